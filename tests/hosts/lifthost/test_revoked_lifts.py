"""6.3: what goes with a revoked lift, what keeps it, and what becomes of its code."""

from __future__ import annotations

from typing import Any

from mockplatform.store import notices, worlds


def revoke(sandbox: Any, zjbm: str) -> int:
    return int(sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=zjbm).status_code)


def test_its_constructions_and_notices_go_with_it(sandbox: Any) -> None:  # E177
    zjbm = sandbox.lift("3110")
    sgid = sandbox.build(zjbm)
    with sandbox.database.writing() as connection:
        world = worlds.find(connection, sandbox.world)
        assert world is not None
        assert notices.raise_notice(connection, world.id, sandbox.now, zjbm, "x")
    assert [one["ZJBM"] for one in sandbox.get("manufacturer", "/modify_notices")] == [zjbm]
    sandbox.advance(60)
    assert revoke(sandbox, zjbm) == 200
    assert sandbox.get("manufacturer", "/modify_notices") == []
    gone = sandbox.get("constructor", "/notices_info", GXSJ=sandbox.now - 1)
    assert [(one["SGID"], one["BGLX"], one["SJBB"]) for one in gone] == [(sgid, "DELETE", 2)]


def test_a_notice_that_was_withdrawn_is_not_asked_about_again(sandbox: Any) -> None:
    zjbm = sandbox.lift("3110")
    sgid = sandbox.build(zjbm)
    for given in (True, False):
        sandbox.declare(sgid, given=given)
    assert revoke(sandbox, zjbm) == 200
    assert sandbox.get("constructor", "/entry_notices") == []


def test_a_result_that_outlived_its_notice_keeps_the_lift(sandbox: Any) -> None:  # E177, E192
    zjbm = sandbox.lift("3110")
    sgid = sandbox.build(zjbm)
    notice = sandbox.maker.construction_notice(sandbox.work(zjbm))
    sandbox.send("province", "PUT", "/constructions/inform", {**notice, "SGID": sgid, "SJBB": 1})
    sandbox.send("constructor", "PUT", "/constructions/entry", {"SGID": sgid, "SGJGRQ": sandbox.now, "SJBB": 2})
    assert sandbox.call("province", "DELETE", "/constructions/inform", SGID=sgid).status_code == 200
    assert revoke(sandbox, zjbm) == 400
    assert sandbox.call("constructor", "DELETE", "/constructions/entry", SGID=sgid).status_code == 200
    assert revoke(sandbox, zjbm) == 200


def test_a_code_may_live_several_lives_in_one_moment(sandbox: Any) -> None:
    """On a clock that stands still nothing tells them apart but the order of the changes."""
    record = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
    for _ in range(3):
        sandbox.send("manufacturer", "POST", "/lifts", record)
        sandbox.send("manufacturer", "PUT", "/lifts", {**record, "SJBB": 1})
        assert revoke(sandbox, record["ZJBM"]) == 200
    sgid = sandbox.build(sandbox.lift("3110"), "REFORM")
    sandbox.declare(sgid)
    result = {
        "SGID": sgid,
        "SGJGRQ": sandbox.now,
        "GZXLNR": "更换控制柜",
        "SJBB": 2,
        "ZJXX": {"ZJBMNEW": record["ZJBM"]},
    }
    sandbox.send("constructor", "PUT", "/constructions/entry", result)
    # Its maker modified the lift that had the code before, not this one: so the reform may still be undone (E180).
    assert sandbox.call("constructor", "DELETE", "/constructions/entry", SGID=sgid).status_code == 200
