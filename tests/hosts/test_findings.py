"""Every reason to refuse and every kind of problem, by a real request: the journal tells it by a requirement that exists."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from mockplatform.clock import milliseconds, moment
from mockplatform.derive.problems import ODDITIES, PROBLEMS
from mockplatform.errors import REASONS
from mockplatform.hosts.exchange import Finding, shown
from mockplatform.sandbox.entries import entry
from mockplatform.server.failures import UnreadableRequest
from mockplatform.spec.model import Text
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.store import worlds

Case = Callable[[Any], object]
DAY = 24 * 3600 * 1000
PART = {"TBJBM": "x", "TBJPZ": "限速器", "TBJXH": "X", "TBZZRQ": 1_700_000_000_000}
FULL, LIFTS, WORKS, ENTRY = "/lifts/enterprise", "/lifts", "/constructions/authorize", "/constructions/entry"


def sent(**changes: Any) -> Case:
    """A 6.1 with these changes; None leaves a member out."""

    def send(s: Any) -> object:
        made = {**s.maker.lift("3110", owner=s.code_of("manufacturer")), **changes}
        return s.call("manufacturer", "POST", LIFTS, {k: v for k, v in made.items() if v is not None})

    return send


def asked(**query: Any) -> Case:
    return lambda s: s.call("manufacturer", "GET", FULL, **query)


def raw(method: str, path: str = LIFTS, account: str = "manufacturer", **request: Any) -> Case:
    def send(s: Any) -> object:
        headers = {"X-Mockplatform-Account": account, "Accept": "application/json", **request.get("headers", {})}
        return s.client.open(f"/api/tp/v1{path}", method=method, buffered=True, **{**request, "headers": headers})

    return send


def duplicate(s: Any) -> object:
    lift = s.maker.lift(owner=s.code_of("manufacturer"))
    return s.call("manufacturer", "POST", LIFTS, [lift, lift])


def exists(s: Any) -> object:
    return s.call("manufacturer", "POST", LIFTS, {**s.maker.lift(owner=s.code_of("manufacturer")), "ZJBM": s.lift()})


def taken(s: Any) -> object:
    unit = s.maker.unit()
    s.send("province", "POST", "/orgs", unit)
    return s.call("province", "POST", "/orgs", unit)


def version(s: Any) -> object:
    made = s.maker.lift("3110", owner=s.code_of("manufacturer"))
    s.send("manufacturer", "POST", LIFTS, made)
    return s.call("manufacturer", "PUT", LIFTS, {**made, "SJBB": 7})


def locked(s: Any) -> object:
    code = build(s).zjbm
    s.send("province", "PUT", "/lifts/lock", {"ZJBM": code, "DTXXSD": True})
    return s.call("manufacturer", "DELETE", LIFTS, ZJBM=code)


def build(s: Any, kind: str = "INSTALL", zjbm: str = "", *, noticed: bool = True) -> Any:
    """Work on a lift, with its notice."""
    zjbm = zjbm or s.lift("3110")
    sgid = s.build(zjbm, kind)
    if noticed:
        s.declare(sgid)
    return SimpleNamespace(zjbm=zjbm, sgid=sgid, version=2 if noticed else 1)


def enter(s: Any, work: Any, **changes: Any) -> Any:
    """The result of a work."""
    body = {"SGID": work.sgid, "SGJGRQ": s.now - DAY, "GZXLNR": "更换限速器", "SJBB": work.version, **changes}
    return s.call("constructor", "PUT", ENTRY, body)


def reformed(s: Any) -> object:
    one = build(s, "REFORM")
    two = build(s, "REFORM", one.zjbm)
    enter(s, one, ZJXX={"ZJBMNEW": f"N{one.zjbm[1:]}"})
    return enter(s, two, ZJXX={"ZJBMNEW": f"N{one.zjbm[1:]}"})


def successor(s: Any) -> object:
    one = build(s, "REFORM")
    code = f"N{one.zjbm[1:]}"
    enter(s, one, ZJXX={"ZJBMNEW": code})
    s.send(
        "manufacturer", "PUT", LIFTS, {**s.maker.lift("3110", owner=s.code_of("manufacturer")), "ZJBM": code, "SJBB": 1}
    )
    return s.call("constructor", "DELETE", ENTRY, SGID=one.sgid)


def inspected(s: Any) -> object:
    work = build(s)
    report = s.maker.inspection({"ZJBM": work.zjbm, "ZZRQ": 1_700_000_000_000}, kind="INSTALL")
    s.send("province", "POST", "/examine_infos", {**{k: v for k, v in report.items() if k != "JYBHGX"}, "JYJL": "合格"})
    return s.call("constructor", "DELETE", WORKS, SGID=work.sgid)


def at(time: str, case: Case) -> Case:
    def later(s: Any) -> object:
        s.at(f"2026-11-21T{time}+08:00")
        return case(s)

    return later


def since(s: Any, days: float = 0.5) -> int:
    return round(s.now - days * DAY)


def twice(case: Case) -> Case:
    return lambda s: (case(s), case(s))


PROBLEM_CASES: dict[str, Case] = {
    "missing": sent(CPBH=None),
    "unknown": sent(COLOUR="red"),
    "twice": sent(TZJBM="x"),
    "type": sent(CPBH=True),
    "length": sent(CPBH="9" * 30),
    "number": sent(TCS=10**30),
    "date": sent(ZZRQ="yesterday"),
    "code": sent(GZHJ="UNDERWATER"),
    "address": lambda s: s.call("constructor", "POST", WORKS, s.work(s.lift(), SGDQ="nowhere")),
    "at_least": sent(TSD=None, TSXSD=None, TXXSD=None),
    "body": raw("POST", data=b"{", content_type="application/json"),
    "empty": raw("POST", data=b"[]", content_type="application/json"),
    "query_unknown": asked(COLOUR="red"),
    "query_twice": raw("GET", f"{FULL}?ZJBM=1&ZJBM=2"),
    "query_mode": asked(),
    "month": asked(DTCJYF="2026"),
    "flag": asked(DTCJYF="202611", BHGZ="yes"),
    "record": raw("POST", data=b"[5]", content_type="application/json"),
    "duplicate": duplicate,
    "exists": exists,
    "taken": taken,
    "absent": lambda s: s.call("manufacturer", "DELETE", LIFTS, ZJBM="x"),
    "version": version,
    "locked": locked,
    "state": lambda s: s.call("manufacturer", "DELETE", LIFTS, ZJBM=build(s).zjbm),
    "no_lift": lambda s: s.call("constructor", "POST", WORKS, s.work("nowhere")),
    "fixed": lambda s: enter(s, build(s), ZJXX={"ZJBM": "other"}),
    "unnoticed": lambda s: enter(s, build(s, noticed=False)),
    "component": lambda s: enter(s, build(s, "REPAIR"), BJGH=[{**PART, "BJBMOLD": "nothing"}]),
    "reform": lambda s: enter(s, build(s, "REPAIR"), ZJXX={"ZJBMNEW": "x"}),
    "reformed": reformed,
    "successor": successor,
    "builder": lambda s: s.call("constructor", "POST", WORKS, s.work(s.lift(), SGXYDM=s.code_of("constructor-other"))),
    "inspected": inspected,
}  # fmt: skip

STRICT_CASES: dict[str, Case] = {
    "unit": lambda s: s.call("constructor", "POST", WORKS, s.work(lenient(s).lift(), SGXYDM="91310101MA1FL0000X")),
    "certificate": sent(XSSYBH="TSX999999999999999"),
}

REASON_CASES: dict[str, Case] = {
    "lookback": at("02:00:00", lambda s: s.call("manufacturer", "GET", FULL, GXSJ=since(s, 8))),
    "identity": raw("GET", account="nobody"),
    "role": raw("POST", account="province"),
    "window": at("00:59:59", lambda s: s.call("manufacturer", "GET", FULL, GXSJ=since(s))),
    "initial": lambda s: (s.advance(200 * 86400), s.call("manufacturer", "GET", "/lifts/orgs", CJYF="202611")),
    "path": raw("GET", "/nothing"),
    "method": raw("PATCH"),
    "media": raw("POST", data=b"{}", content_type="text/plain"),
    "interval": at("02:00:00", twice(lambda s: s.call("manufacturer", "GET", FULL, GXSJ=since(s)))),
}  # fmt: skip

ELSEWHERE = {"records", "body", "query", "unknown"}
"""Reasons that a problem stands for, above"""
BY_CERTIFICATE = {"expired", "revoked"}
BY_OTHERS = {"too_large", "internal", "not_builder"}
"""What the listener refuses, what a bug makes, and what is only fatal of an oddity: below"""


def lenient(strict: Any) -> Any:
    """The same world without strict mode."""
    return type(strict)(strict.database)


def stated(finding: Finding) -> None:
    """A requirement that exists, and both texts."""
    assert finding.requirement in REQUIREMENTS, finding
    assert finding.clause == REQUIREMENTS[finding.requirement].clause
    assert finding.text.en
    assert any("一" <= letter <= "鿿" for letter in finding.text.zh), finding.text.zh


def told(sandbox: Any, rule: str) -> Finding:
    """The finding by that rule of the last exchange; all of its findings are stated."""
    last = sandbox.exchanges[-1]
    for finding in last.findings:
        stated(finding)
    found = [finding for finding in last.findings if finding.rule == rule]
    assert found, (rule, sandbox.rules(), last.status, last.response_body.decode())
    return found[0]


def test_nothing_is_left_out() -> None:
    assert set(PROBLEM_CASES) | set(STRICT_CASES) | {"not_builder"} == set(PROBLEMS)
    assert set(REASON_CASES) | ELSEWHERE | BY_CERTIFICATE | BY_OTHERS - {"not_builder"} == set(REASONS)


@pytest.mark.parametrize("kind", PROBLEM_CASES)
def test_problems(shared: Any, kind: str) -> None:
    PROBLEM_CASES[kind](shared)
    told(shared, kind)
    assert shared.exchanges[-1].status >= 400


@pytest.mark.parametrize("kind", STRICT_CASES)
def test_problems_of_strict_mode(strict: Any, kind: str) -> None:
    STRICT_CASES[kind](strict)
    told(strict, kind)


@pytest.mark.parametrize("reason", REASON_CASES)
def test_reasons(sandbox: Any, reason: str) -> None:
    REASON_CASES[reason](sandbox)
    found = told(sandbox, reason)
    assert sandbox.exchanges[-1].status == REASONS[reason].status
    assert found.text == REASONS[reason].text


@pytest.mark.parametrize("reason", sorted(BY_CERTIFICATE))
def test_certificates(sandbox: Any, reason: str) -> None:
    peer = SimpleNamespace(
        account="manufacturer", world="default", subject="CN=m", serial="ab", valid_at=lambda _: reason == "revoked"
    )
    if reason == "revoked":
        with sandbox.database.writing() as connection:
            worlds.revoke(connection, "ab", sandbox.now)
    sandbox.client.get("/api/tp/v1/lifts", environ_overrides={"mockplatform.peer": peer})
    assert told(sandbox, reason).got == "serial ab"


def test_a_bug(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mockplatform.hosts.pipeline.query.choose", lambda *_: 1 / 0)
    asked(ZJBM="x")(sandbox)
    assert "ZeroDivisionError" in told(sandbox, "internal").got


def test_what_the_listener_refuses() -> None:
    failure = UnreadableRequest(("127.0.0.1", 1), 413, Text("the body is too large", "请求体过大"), b"")
    stated(Finding("R-5.3.1-1", "unreadable", failure.reason))  # as sandbox/events.py tells it


class TestTime:
    """For time rules: what is expected is when the call becomes legal, what was got is the time of the call."""

    def test_window(self, sandbox: Any) -> None:
        REASON_CASES["window"](sandbox)
        found = told(sandbox, "window")
        assert found.expected == "2026-11-21T01:00:00.000+08:00" == shown(found.earliest or 0)
        assert found.got == "2026-11-21T00:59:59.000+08:00"

    def test_interval(self, sandbox: Any) -> None:
        REASON_CASES["interval"](sandbox)
        assert told(sandbox, "interval").expected == "2026-11-22T02:00:00.000+08:00"

    def test_lookback(self, sandbox: Any) -> None:
        REASON_CASES["lookback"](sandbox)
        found = told(sandbox, "lookback")
        assert found.expected == "2026-11-14T02:00:00.000+08:00 … 2026-11-21T02:00:00.000+08:00"
        assert found.got == "2026-11-13T02:00:00.000+08:00"


class TestVersions:
    """A wrong SJBB: the current version, and who wrote it when."""

    def wrong(self, sandbox: Any, account: str, path: str, record: dict[str, Any], expected: int) -> Finding:
        assert sandbox.call(account, "PUT", path, record).status_code == 400
        found = told(sandbox, "version")
        assert (found.pointer, found.expected, found.got) == ("/SJBB", str(expected), str(record["SJBB"]))
        assert found.written is not None
        assert shown(found.written.at) in found.text.zh
        return found

    def test_of_a_lift(self, sandbox: Any) -> None:
        made = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
        sandbox.send("manufacturer", "POST", LIFTS, made)
        added = sandbox.now
        sandbox.advance(60)
        first = self.wrong(sandbox, "manufacturer", LIFTS, {**made, "SJBB": 7}, 1).written
        assert first is not None
        assert (first.account, first.at) == ("manufacturer", added)
        sandbox.send("manufacturer", "PUT", LIFTS, {**made, "SJBB": 1})
        modified = sandbox.now
        sandbox.advance(60)
        second = self.wrong(sandbox, "manufacturer", LIFTS, {**made, "SJBB": 1}, 2)
        assert second.written is not None
        assert (second.written.account, second.written.at) == ("manufacturer", modified)
        assert "written by manufacturer at" in second.text.en

    def test_of_a_lift_that_a_result_changed(self, sandbox: Any) -> None:
        made = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
        sandbox.send("manufacturer", "POST", LIFTS, made)
        work = build(sandbox, "REFORM", made["ZJBM"])
        sandbox.advance(60)
        assert enter(sandbox, work, ZJXX={"TCS": 9}).status_code == 200
        entered = sandbox.now
        sandbox.advance(60)
        found = self.wrong(sandbox, "manufacturer", LIFTS, {**made, "SJBB": 1}, 2).written
        assert found is not None
        assert (found.account, found.at) == ("constructor", entered)

    def test_of_a_construction(self, sandbox: Any) -> None:
        zjbm = sandbox.lift("3110")
        record = sandbox.work(zjbm)
        sgid = sandbox.send("manufacturer", "POST", WORKS, record)
        told_ = {**record, "SGID": sgid, "SFGZ": True}
        first = self.wrong(sandbox, "constructor", WORKS, {**told_, "SJBB": 9}, 1).written
        assert first is not None
        assert first.account == "manufacturer"
        sandbox.send("constructor", "PUT", WORKS, {**told_, "SJBB": 1})
        second = self.wrong(sandbox, "constructor", WORKS, {**told_, "SJBB": 1}, 2).written
        assert second is not None
        assert second.account == "constructor"

    def test_in_a_batch_each_record_has_its_own(self, sandbox: Any) -> None:
        made = [sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer")) for _ in range(2)]
        sandbox.send("manufacturer", "POST", LIFTS, made)
        sandbox.call("manufacturer", "PUT", LIFTS, [{**made[0], "SJBB": 1}, {**made[1], "SJBB": 5}])
        [found] = [one for one in sandbox.exchanges[-1].findings if one.rule == "version"]
        assert (found.pointer, found.written is not None) == ("/1/SJBB", True)


class TestOddities:
    """Accepted, and worth saying."""

    @pytest.mark.parametrize(
        ("rule", "request_"),
        [
            ("no_accept", {"headers": {"Accept": ""}}),
            ("accept", {"headers": {"Accept": "text/html, image/*"}}),
            ("body_unread", {"data": b"{}"}),
        ],
    )
    def test_of_a_request(self, shared: Any, rule: str, request_: dict[str, Any]) -> None:
        answer: Any = raw("GET", f"{FULL}?ZJBM={shared.lift()}", **request_)(shared)
        assert answer.status_code == 200
        assert told(shared, rule).requirement == "R-A.2.12-2"

    @pytest.mark.parametrize("accept", ["application/json", "*/*", "application/*;q=0.1", "text/html, */*"])
    def test_accept_admits_json(self, shared: Any, accept: str) -> None:
        raw("GET", f"{FULL}?ZJBM={shared.lift()}", headers={"Accept": accept})(shared)
        assert shared.rules() == []

    @pytest.mark.parametrize(("charset", "odd"), [("", False), ("UTF-8", False), ("utf8", False), ("GBK", True)])
    def test_charset(self, shared: Any, charset: str, odd: bool) -> None:  # E236
        media = "application/json" + (f";charset={charset}" if charset else "")
        raw("POST", data=b"{}", content_type=media)(shared)
        assert ("charset" in shared.rules()) is odd

    def test_a_stale_cursor(self, sandbox: Any) -> None:
        sandbox.at("2026-11-21T02:00:00+08:00")
        first = sandbox.now
        sandbox.get("manufacturer", FULL, GXSJ=first - 5 * DAY)
        assert sandbox.rules() == []  # the first one goes back as far as it likes
        sandbox.advance(86400)
        sandbox.get("manufacturer", FULL, GXSJ=first - DAY)
        assert sandbox.rules() == []
        sandbox.advance(86400)
        sandbox.get("manufacturer", FULL, GXSJ=first - 1)
        found = told(sandbox, "stale")
        assert (found.requirement, found.pointer) == ("R-6.12.1-12", "/GXSJ")
        assert (found.expected, found.got) == (shown(first + DAY), shown(first - 1))

    def test_an_oddity_may_be_fatal(self, strict: Any) -> None:
        lift = lenient(strict).lift("3110")
        sgid = lenient(strict).build(lift)
        record = {**strict.work(lift), "SGID": sgid, "SFGZ": True, "SJBB": 1}
        strict.call("manufacturer", "PUT", WORKS, {("TZJBM" if k == "ZJBM" else k): v for k, v in record.items()})
        told(strict, "not_builder")

    def test_every_kind_is_fit_for_the_journal(self) -> None:
        for kind, text in ODDITIES.items():
            assert any("一" <= letter <= "鿿" for letter in text.zh), kind


def test_a_batch_with_one_thing_to_say_is_short(sandbox: Any) -> None:
    made = [
        {**sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer")), "XSSYBH": f"T{n}"} for n in range(100)
    ]
    sandbox.send("manufacturer", "POST", LIFTS, made)
    told_ = entry(sandbox.exchanges[-1])["findings"]
    assert len([one for one in told_ if one["rule"] == "certificate"]) == 11
    assert len(told_) < 30
    assert any(one["text"]["en"].endswith("more of this kind") for one in told_)


def test_moments_are_the_world_s(sandbox: Any) -> None:
    asked(ZJBM="x")(sandbox)
    assert sandbox.exchanges[-1].at == sandbox.now == milliseconds(moment(sandbox.now))
