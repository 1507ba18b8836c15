"""What tests of results share: a lift with works on it, by the real interfaces (6.7, 6.8)."""

from __future__ import annotations

from random import Random
from typing import Any

import orjson
import pytest

from mockplatform.fixtures import credit
from mockplatform.rules.records import Construction, Lift
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.store import worlds
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS

ENTRY = "/constructions/entry"
DAY = 86_400_000
UNIT = credit.make(Random(1), "330106", credit.ENTERPRISE)
"""A credit code with a right check character, and of no unit"""


class Site:
    """A lift of `manufacturer` with works of `constructor`, by the real interfaces."""

    def __init__(self, sandbox: Any) -> None:
        self.sandbox = sandbox
        self.unit = UNIT
        self.zjbm: str = sandbox.lift("3110")
        self.record = orjson.loads(self.lift().doc)
        self.parts: list[str] = [part["TBJBM"] for part in self.record["BJXX"]]
        self.new, self.other = (f"{letter}{self.zjbm[1:]}" for letter in "NO")
        """Codes that no lift has"""

    def lift(self, zjbm: str = "") -> Lift:
        return self._rows(LIFTS, zjbm or self.zjbm)

    def work(self, kind: str = "REPAIR", *, noticed: bool = True) -> str:
        """A construction, with the notice if `noticed`; gives its SGID."""
        body = self.sandbox.maker.construction(self.record, kind=kind, constructor=self.sandbox.code_of("constructor"))
        sgid = str(self.sandbox.send("constructor", "POST", "/constructions/authorize", body))
        if noticed:
            told = {**body, "SGID": sgid, "SFGZ": True, "SJBB": 1}
            if self.sandbox.strict:
                told["TZJBM"] = told.pop("ZJBM")  # as Table 8 prints it
            self.sandbox.send("constructor", "PUT", "/constructions/authorize", told)
        return sgid

    def one(self, sgid: str) -> Construction:
        return self._rows(CONSTRUCTIONS, sgid)

    def result(self, sgid: str, **changes: Any) -> dict[str, Any]:
        """A result that fits, `changes` over it; None leaves a member out."""
        body = {"SGID": sgid, "SGJGRQ": self.sandbox.now - DAY, "GZXLNR": "更换限速器", "SJBB": self.one(sgid).version}
        return {code: value for code, value in {**body, **changes}.items() if value is not None}

    def put(self, *bodies: dict[str, Any], account: str = "constructor") -> Any:
        return self.sandbox.call(account, "PUT", ENTRY, bodies[0] if len(bodies) == 1 else list(bodies))

    def enter(self, sgid: str, **changes: Any) -> None:
        assert self.sandbox.send("constructor", "PUT", ENTRY, self.result(sgid, **changes)) == sgid

    def revoke(self, *sgids: str, account: str = "constructor") -> Any:
        return self.sandbox.call(account, "DELETE", ENTRY, SGID=",".join(sgids))

    def undo(self, *sgids: str) -> None:
        answer = self.revoke(*sgids)
        assert (answer.status_code, answer.json["code"]) == (200, 1), answer.text

    def report(self, parts: list[dict[str, Any]]) -> None:
        """6.2: the maker reports these components."""
        body = {**self.record, "BJXX": parts, "SJBB": self.lift().version}
        self.sandbox.send("manufacturer", "PUT", "/lifts", body)

    def codes(self) -> list[str]:
        return [part["TBJBM"] for part in self.shown()["BJXX"]]

    def shown(self, zjbm: str = "") -> Any:
        return self.sandbox.get("manufacturer", "/lifts/enterprise", ZJBM=zjbm or self.zjbm)

    def _rows(self, rows: Any, key: str) -> Any:
        with self.sandbox.database.reading() as connection:
            world = worlds.find(connection, self.sandbox.world)
            assert world is not None
            return rows.find(connection, world.id, [key])[key]

    def part(self, code: str | None, **more: Any) -> dict[str, Any]:
        """A component of Table 10."""
        named = {} if code is None else {"TBJBM": code}
        told = {"TBJPZ": "限速器", "TBJXH": "XS9000", "TBZZRQ": 1_700_000_000_000, "TBJXSSYBH": "T1", "TBJZZXYDM": UNIT}
        return {**named, **told, **more}

    def swap(self, old: str, new: str, **more: Any) -> list[dict[str, Any]]:
        return [self.part(new, BJBMOLD=old, **more)]

    def fields(self, answer: Any) -> list[str]:
        data = answer.json["data"]
        return [found["field"] for record in (data if isinstance(data, list) else [data]) for found in record["errors"]]

    def refused(self, answer: Any, *paths: str, rule: str, status: int = 400) -> None:
        """The answer refuses because of these elements, and the journal tells the rule by a requirement that exists."""
        assert (answer.status_code, answer.json["code"]) == (status, 5001), answer.text
        assert self.fields(answer) == list(paths)
        findings = [found for found in self.sandbox.exchanges[-1].findings if found.rule == rule]
        assert findings, self.sandbox.rules()
        assert all(found.requirement in REQUIREMENTS for found in findings)


@pytest.fixture
def site(shared: Any) -> Site:
    return Site(shared)


@pytest.fixture
def site_of() -> type[Site]:
    """Makes sites in other sandboxes."""
    return Site
