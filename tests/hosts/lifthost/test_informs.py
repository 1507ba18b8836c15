"""7.16, 7.21 and 7.22."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from mockplatform.store.rows import CONSTRUCTIONS, LIFTS
from mockplatform.store.worlds import find

PATH = "/constructions/inform"
LIST = "/construction_notices"
DAY = 24 * 3600


def notice(sandbox: Any, zjbm: str, **changes: Any) -> dict[str, Any]:
    """A record for 7.21 without SGID."""
    made = sandbox.maker.construction_notice(sandbox.work(zjbm))
    return {**made, **changes}


def joined(sandbox: Any, sgid: str, sjbb: int = 1, **changes: Any) -> dict[str, Any]:
    """A record for 7.21 on a construction."""
    return {**notice(sandbox, kept(sandbox, sgid).zjbm, SGID=sgid, SJBB=sjbb), **changes}


def kept(sandbox: Any, sgid: str) -> Any:
    with sandbox.database.reading() as connection:
        return CONSTRUCTIONS.find(connection, find(connection, sandbox.world).id, [sgid])[sgid]  # type: ignore[union-attr]


def lift_of(sandbox: Any, code: str) -> Any:
    with sandbox.database.reading() as connection:
        return LIFTS.find(connection, find(connection, sandbox.world).id, [code])[code]  # type: ignore[union-attr]


def refused(answer: Any, status: int = 400) -> list[str]:
    assert answer.status_code == status, answer.text
    assert answer.json["code"] == 5001
    return [error["field"] for error in answer.json["data"]["errors"]]


def listed(sandbox: Any, account: str = "province", **query: Any) -> list[str]:
    sandbox.advance(600)
    return [one["SGID"] for one in sandbox.get(account, LIST, **query)]


# ---- 7.21


def test_a_notice_joins_its_construction(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.advance(60)
    record = joined(sandbox, sgid)
    assert sandbox.send("province", "PUT", PATH, record) == sgid
    [found] = sandbox.get("province", LIST, SGID=sgid)
    assert (found["SGGZRQ"], found["SFGZ"]) == (record["SGGZRQ"], True)
    assert (found["SJBB"], found["GXSJ"]) == (2, sandbox.now)
    assert found["SGXKZBH"] == record["SGXKZBH"]
    assert kept(sandbox, sgid).state == "notified"
    assert [one["SGID"] for one in sandbox.get("constructor", "/entry_notices")] == [sgid]


def test_the_same_construction_again_overwrites(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.send("province", "PUT", PATH, joined(sandbox, sgid))
    sandbox.send("province", "PUT", PATH, joined(sandbox, sgid, 2, SGGZSLJG="杭州市市场监督管理局"))
    assert orjson.loads(kept(sandbox, sgid).inform)["SGGZSLJG"] == "杭州市市场监督管理局"
    assert len(sandbox.get("constructor", "/entry_notices")) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"SJBB": 2}, "SJBB"), ({"SJBB": None}, "SJBB"), ({"ZJBM": "x"}, "ZJBM"), ({"AZRQ": ""}, "AZRQ")],
)
def test_a_notice_that_does_not_fit_is_refused(sandbox: Any, changes: dict[str, Any], field: str) -> None:
    sgid = sandbox.build(sandbox.lift())
    record = {code: value for code, value in joined(sandbox, sgid, **changes).items() if value is not None}
    assert refused(sandbox.call("province", "PUT", PATH, record)) == [field]
    assert kept(sandbox, sgid).inform is None


def test_a_construction_elsewhere_is_answered_as_an_unknown_one(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    record = joined(sandbox, sgid)
    answers = []
    for account, code in (("province-other", sgid), ("province-other", "9" * 19)):
        answer = sandbox.call(account, "PUT", PATH, {**record, "SGID": code, "id": "mine"})
        assert refused(answer, 404) == ["SGID"]
        answers.append({**answer.json, "timestamp": 0})
        answer = sandbox.call(account, "DELETE", PATH, SGID=code)
        assert refused(answer, 404) == ["SGID"]
    assert answers[0] == answers[1]


def test_without_sgid_a_construction_is_made(sandbox: Any) -> None:
    codes = [sandbox.lift(), sandbox.lift()]
    sgids = sandbox.send("province", "PUT", PATH, [notice(sandbox, code, SJBB=5) for code in codes])
    assert [kept(sandbox, sgid).zjbm for sgid in sgids] == codes
    assert lift_of(sandbox, codes[0]).region == "浙江省,杭州市,西湖区"
    assert lift_of(sandbox, codes[0]).state == "notified"
    [found] = sandbox.get("constructor", "/notices_info", ZJBM=codes[0])
    assert (found["SFGZ"], found["SJBB"], found["BGLX"]) == (True, 1, "ADD")
    assert sandbox.get("province", LIST, SGID=sgids[0])[0]["SGLXR"] == found["SGLXR"] != ""
    assert sandbox.call("constructor", "DELETE", "/constructions/authorize", SGID=sgids[0]).status_code == 403


def test_notices_with_and_without_sgid_keep_their_order(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    records = [notice(sandbox, sandbox.lift()), joined(sandbox, sgid), notice(sandbox, sandbox.lift())]
    ids = sandbox.send("province", "PUT", PATH, records)
    assert ids[1] == sgid
    assert [kept(sandbox, code).zjbm for code in ids] == [record["ZJBM"] for record in records]


def test_a_lift_is_judged_by_its_region_or_by_sgdq(sandbox: Any) -> None:
    bare, placed = sandbox.lift(), sandbox.lift()
    sandbox.build(placed)
    far = {"SGDQ": "江苏省,南京市,玄武区"}
    for record in (notice(sandbox, bare, **far), notice(sandbox, "nowhere")):
        assert refused(sandbox.call("province", "PUT", PATH, record)) == ["ZJBM"]
        assert sandbox.rules() == ["no_lift"]
    assert refused(sandbox.call("province-other", "PUT", PATH, notice(sandbox, placed, **far))) == ["ZJBM"]
    assert lift_of(sandbox, bare).region == ""
    sandbox.send("province", "PUT", PATH, notice(sandbox, placed, **far))
    assert sandbox.rules() == ["elsewhere"]
    sandbox.send("province-other", "PUT", PATH, notice(sandbox, bare, **far))
    assert lift_of(sandbox, bare).region == "江苏省,南京市,玄武区"


def test_a_bad_record_of_a_batch_is_named_by_its_lift(sandbox: Any) -> None:
    code = sandbox.lift()
    answer = sandbox.call("province", "PUT", PATH, [notice(sandbox, code), notice(sandbox, code, SGLB="X")])
    assert [(one["id"], one["errors"][0]["field"]) for one in answer.json["data"]] == [(code, "SGLB")]
    assert lift_of(sandbox, code).region == ""


# ---- 7.22


def test_revoking_a_notice_leaves_what_the_constructor_said(sandbox: Any) -> None:
    quiet, told = sandbox.build(sandbox.lift()), sandbox.build(sandbox.lift())
    sandbox.declare(told)
    sandbox.send("province", "PUT", PATH, [joined(sandbox, quiet), joined(sandbox, told, 2)])
    answer = sandbox.call("province", "DELETE", PATH, SGID=[quiet, told])
    assert (answer.status_code, answer.json["data"]["ids"]) == (200, [quiet, told])
    assert [kept(sandbox, code).noticed for code in (quiet, told)] == [False, True]
    assert [kept(sandbox, code).state for code in (quiet, told)] == ["authorised", "notified"]
    assert [one["SGID"] for one in sandbox.get("constructor", "/entry_notices")] == [told]
    assert sandbox.get("province", LIST, SGID=told)[0]["SGGZRQ"] == ""
    assert sandbox.call("province", "GET", LIST, SGID=quiet).status_code == 404


def test_sfgz_is_withdrawn_only_as_far_as_no_authority_has_a_notice(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.declare(sgid)
    sandbox.send("province", "PUT", PATH, joined(sandbox, sgid, 2))
    sandbox.declare(sgid, given=False)
    assert kept(sandbox, sgid).noticed
    sandbox.call("province", "DELETE", PATH, SGID=sgid)
    assert not kept(sandbox, sgid).noticed


def test_a_construction_that_a_notice_made_goes_with_it(sandbox: Any) -> None:
    code = sandbox.lift()
    sgid = sandbox.send("province", "PUT", PATH, notice(sandbox, code))
    sandbox.send("province", "PUT", PATH, joined(sandbox, sgid, 1))  # an overwrite does not change who made it
    assert sandbox.call("province", "DELETE", PATH, SGID=sgid).status_code == 200
    assert kept(sandbox, sgid).revoked
    assert sandbox.get("manufacturer", "/notices_info", ZJBM=code) == []
    assert sandbox.get("constructor", "/entry_notices") == []
    assert (lift_of(sandbox, code).state, lift_of(sandbox, code).region) == ("factory", "")


def test_without_a_notice_there_is_nothing_to_revoke(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.declare(sgid)
    assert refused(sandbox.call("province", "DELETE", PATH, SGID=sgid), 404) == ["SGID"]
    assert kept(sandbox, sgid).noticed


# ---- 7.16


def test_the_month_is_that_of_the_notice(sandbox: Any) -> None:
    sandbox.at("2026-11-30T23:00:00")
    sgid = sandbox.build(sandbox.lift())
    sandbox.at("2026-12-01T00:00:00")
    sandbox.declare(sgid)
    other = sandbox.build(sandbox.lift())  # without a notice
    assert listed(sandbox, CJYF=202611) == []
    assert listed(sandbox, CJYF=202612) == [sgid]
    sandbox.at("2027-01-05T00:00:00")
    sandbox.send("province", "PUT", PATH, [joined(sandbox, sgid, 2), joined(sandbox, other, 1)])
    assert listed(sandbox, CJYF=202612) == [sgid]
    assert listed(sandbox, CJYF=202701) == [other]


def test_increments_are_strictly_newer_and_of_the_region(sandbox: Any) -> None:
    sgids = []
    for _ in range(2):
        sgids.append(sandbox.build(sandbox.lift()))
        sandbox.declare(sgids[-1])
        sandbox.advance(60)
    first = sandbox.now - 120_000
    assert listed(sandbox, GXSJ=first - 1) == sgids
    assert listed(sandbox, GXSJ=first) == sgids[1:]
    assert listed(sandbox, "province-other", GXSJ=first - 1) == []


def test_a_key_with_a_time_gives_what_is_newer(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.declare(sgid)
    assert len(sandbox.get("province", LIST, SGID=sgid, GXSJ=sandbox.now - 1)) == 1
    assert sandbox.get("province", LIST, SGID=sgid, GXSJ=sandbox.now) == []
    sandbox.advance(300 * DAY)
    assert len(sandbox.get("province", LIST, SGID=sgid, GXSJ=1_000_000_000_000)) == 1


def test_what_has_no_notice_is_unknown(sandbox: Any) -> None:
    silent, foreign = sandbox.build(sandbox.lift()), sandbox.build(sandbox.lift(), SGDQ="江苏省,南京市,玄武区")
    sandbox.declare(foreign)
    answers = [sandbox.call("province", "GET", LIST, SGID=code) for code in (silent, foreign, "9" * 19)]
    assert {(one.status_code, one.json["code"], one.json["msg"]) for one in answers} == {
        (404, 6001, answers[0].json["msg"])
    }


def test_an_enterprise_has_no_right_to_notices_of_authorities(sandbox: Any) -> None:
    for method, path in (("GET", LIST), ("PUT", PATH), ("DELETE", PATH)):
        assert sandbox.call("constructor", method, path, SGID="1").status_code == 403
