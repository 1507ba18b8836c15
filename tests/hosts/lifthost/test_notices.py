"""6.9 and 6.11, and what raises and closes their notices."""

from __future__ import annotations

from typing import Any

from mockplatform.store import notices as store
from mockplatform.store.worlds import find

DAY = 24 * 3600


def ask(sandbox: Any, zjbm: str, content: str = "更换限速器") -> Any:
    """Raise a modification notice."""
    with sandbox.database.writing() as connection:
        world = find(connection, sandbox.world)
        assert world is not None
        return store.raise_notice(connection, world.id, sandbox.now, zjbm, content)


def result(sandbox: Any, sgid: str, sjbb: int) -> dict[str, Any]:
    return {"SGID": sgid, "SGJGRQ": sandbox.now, "SJBB": sjbb}


# ---- 6.9


def test_a_notice_names_the_newest_construction_that_stands(sandbox: Any) -> None:
    code = sandbox.lift()
    sandbox.build(code)
    sandbox.advance(1)
    newest = sandbox.build(code)
    sandbox.advance(1)
    sandbox.call("constructor", "DELETE", "/constructions/authorize", SGID=sandbox.build(code))
    made = ask(sandbox, code)
    assert sandbox.get("manufacturer", "/modify_notices") == [
        {
            "TZID": made.tzid,
            "SGID": newest,
            "CJSJ": sandbox.now,
            "FKNR": "更换限速器",
            "ZJBM": code,
            "SGXYDM": sandbox.code_of("constructor"),
        }
    ]
    assert sandbox.get("manufacturer-other", "/modify_notices") == []


def test_no_notice_without_a_construction_or_a_lift(sandbox: Any) -> None:
    code = sandbox.lift()
    assert ask(sandbox, code) is None
    assert ask(sandbox, "nowhere") is None
    sandbox.build(code)
    sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=code)
    assert ask(sandbox, code) is None


def test_one_open_notice_a_lift_until_the_maker_modifies_it(sandbox: Any) -> None:
    record = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
    code = sandbox.send("manufacturer", "POST", "/lifts", record)
    sandbox.build(code)
    first = ask(sandbox, code)
    assert ask(sandbox, code, "另一项") == first
    sandbox.send("manufacturer", "PUT", "/lifts", record)
    assert sandbox.get("manufacturer", "/modify_notices") == []
    assert ask(sandbox, code).tzid != first.tzid


def test_times_of_6_9(sandbox: Any) -> None:
    code = sandbox.lift()
    sandbox.build(code)
    ask(sandbox, code)
    since = sandbox.now
    assert len(sandbox.get("manufacturer", "/modify_notices", CJSJ=since - 1)) == 1
    assert sandbox.get("manufacturer", "/modify_notices", CJSJ=since) == []
    sandbox.advance(7 * DAY)
    assert len(sandbox.get("manufacturer", "/modify_notices")) == 1
    sandbox.advance(0.001)
    assert sandbox.get("manufacturer", "/modify_notices") == []
    assert len(sandbox.get("manufacturer", "/modify_notices", CJSJ=since - 1)) == 1


def test_makers_and_constructors_have_their_own_notices(sandbox: Any) -> None:
    assert sandbox.call("constructor", "GET", "/modify_notices").status_code == 403
    assert sandbox.call("manufacturer", "GET", "/entry_notices").status_code == 403


# ---- 6.11


def test_a_construction_notice_asks_for_the_result_once(sandbox: Any) -> None:
    code = sandbox.lift()
    sgid = sandbox.build(code)
    assert sandbox.get("constructor", "/entry_notices") == []
    sandbox.declare(sgid)
    since = sandbox.now
    sandbox.advance(60)
    sandbox.declare(sgid)
    [found] = sandbox.get("constructor", "/entry_notices")
    tzid = found.pop("TZID")
    assert found == {"SGID": sgid, "CJSJ": since, "ZJBM": code, "SGXYDM": sandbox.code_of("constructor")}
    sandbox.declare(sgid, given=False)
    assert sandbox.get("constructor", "/entry_notices") == []
    sandbox.declare(sgid)
    assert [one["TZID"] for one in sandbox.get("constructor", "/entry_notices")] == [tzid]
    assert sandbox.get("constructor-other", "/entry_notices") == []


def test_only_installation_and_relocation_have_entry_notices(sandbox: Any) -> None:
    sgids = {kind: sandbox.build(sandbox.lift(), kind) for kind in ("INSTALL", "RE_INSTALL", "REFORM", "REPAIR")}
    for sgid in sgids.values():
        sandbox.declare(sgid)
    found = sandbox.get("constructor", "/entry_notices")
    assert [one["SGID"] for one in found] == [sgids["INSTALL"], sgids["RE_INSTALL"]]


def test_an_entered_result_closes_the_notice_and_its_revocation_opens_it(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.declare(sgid)
    before = sandbox.get("constructor", "/entry_notices")
    sandbox.send("constructor", "PUT", "/constructions/entry", result(sandbox, sgid, 2))
    assert sandbox.get("constructor", "/entry_notices") == []
    assert sandbox.call("constructor", "DELETE", "/constructions/entry", SGID=sgid).status_code == 200
    assert sandbox.get("constructor", "/entry_notices") == before


def test_a_revoked_construction_asks_for_nothing(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.declare(sgid)
    sandbox.call("constructor", "DELETE", "/constructions/authorize", SGID=sgid)
    assert sandbox.get("constructor", "/entry_notices") == []


def test_times_of_6_11(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.declare(sgid)
    since = sandbox.now
    assert len(sandbox.get("constructor", "/entry_notices", CJSJ=since - 1)) == 1
    assert sandbox.get("constructor", "/entry_notices", CJSJ=since) == []
    sandbox.advance(7 * DAY + 1)
    assert sandbox.get("constructor", "/entry_notices") == []
