"""The verdicts on query modes, by servers that keep a rule or break it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from conformance.claims import modes
from conformance.claims.increments import DAY, Increments, Plan
from conformance.judging.verdicts import Verdict, worst
from conformance.judging.verify import Check, Verifier
from conformance.running.moment import BEIJING

START = round(datetime(2026, 11, 22, 2, tzinfo=BEIJING).timestamp() * 1000)
UNIT = {"DWID": "1", "DWMC": "单位", "SJBB": 1, "ZZXX": []}
Query = dict[str, Any]
Serve = Callable[[int, str, Query], tuple[int, Any]]


class Units:
    """Units with the time of their change, given out by the rules of 6.13; `rule` drops one of them."""

    def __init__(self, rule: str = "") -> None:
        self.rule, self.last, self.changed = rule, 0, dict[str, int]()

    def serve(self, now: int, account: str, query: Query) -> tuple[int, Any]:
        if "XYDM" in query:
            return 200, self._item(query["XYDM"])
        early, outside = now - self.last < 600_000, not now - 7 * DAY <= query["GXSJ"] <= now
        if early and self.rule != "interval":
            return 429, None
        if outside and self.rule != "look-back":
            return 400, None
        self.last = now
        since = 0 if self.rule == "time" else query["GXSJ"]
        return 200, [self._item(code) for code, at in self.changed.items() if at > since and code != self.rule]

    def _item(self, code: str) -> dict[str, Any]:
        return {**UNIT, "XYDM": code, "GXSJ": self.changed[code]}

    def before(self, lab: Any) -> dict[str, str]:
        self.changed |= {"K": lab.now(), "C": lab.now()}
        return {"kept": "K", "changed": "C"}

    def after(self, lab: Any, made: dict[str, str]) -> dict[str, str]:
        self.changed |= {"C": lab.now(), "A": lab.now()}
        return {"added": "A"}


def verdict(judge: Callable[[Check, Increments], None], units: Units, stage: Any) -> Verdict:
    plan = Plan("6.13", "manufacturer", units.before, units.after)
    verifier = Verifier(("R-6.13.1-6",))
    judge(verifier("R-6.13.1-6"), Increments.of(stage(units.serve, START), plan))
    return worst(finding.verdict for finding in verifier.findings)


@pytest.mark.parametrize("judge", [modes.newer, modes.lookback, modes.interval, modes.right_after])
def test_a_server_that_keeps_the_rules(judge: Any, stage: Any) -> None:
    assert verdict(judge, Units(), stage) is Verdict.PASS


@pytest.mark.parametrize(
    ("judge", "rule"),
    [
        (modes.newer, "time"), (modes.newer, "C"), (modes.newer, "A"),
        (modes.lookback, "look-back"), (modes.interval, "interval"),
    ],
)  # fmt: skip
def test_a_server_that_breaks_one(judge: Any, rule: str, stage: Any) -> None:
    assert verdict(judge, Units(rule), stage) is Verdict.FAIL


def test_a_broken_rule_is_blamed_once(stage: Any) -> None:
    """A server without an interval still keeps the look-back."""
    assert verdict(modes.lookback, Units("interval"), stage) is Verdict.PASS
    assert verdict(modes.interval, Units("time"), stage) is Verdict.PASS
