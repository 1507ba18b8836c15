"""6.4 to 6.6 and 6.10."""

from __future__ import annotations

from typing import Any

import pytest

PATH = "/constructions/authorize"
DAY = 24 * 3600


def shown(sandbox: Any, sgid: str, account: str = "constructor", path: str = "/notices_info") -> dict[str, Any]:
    return dict(next(one for one in sandbox.get(account, path) if one["SGID"] == sgid))


def change(sandbox: Any, sgid: str, **changes: Any) -> dict[str, Any]:
    """A record for 6.5: the construction as 6.10 shows it, with changes; None leaves an element out."""
    left_out = ("BGLX", "GXSJ", "SGXKZBH", "XKZKSSJ", "XKZJSSJ")
    known = {**{code: value for code, value in shown(sandbox, sgid).items() if code not in left_out}, **changes}
    return {code: value for code, value in known.items() if value is not None}


def lenient(strict: Any) -> Any:
    """The same world without strict mode, for a lift whose certificates it doesn't know."""
    return type(strict)(strict.database)


def refused(answer: Any, status: int = 400) -> list[tuple[str, str]]:
    """Field and message of each error of a single record."""
    assert answer.status_code == status, answer.text
    assert answer.json["code"] == 5001
    return [(error["field"], error["message"]) for error in answer.json["data"]["errors"]]


def last_rules(sandbox: Any) -> set[tuple[str, str]]:
    return {(finding.rule, finding.requirement) for finding in sandbox.exchanges[-1].findings}


# ---- 6.4


@pytest.mark.parametrize("account", ["manufacturer", "constructor"])
@pytest.mark.parametrize("path", ["/notices_info", "/lifts/notices_info"])
def test_what_was_added_is_read_back(sandbox: Any, account: str, path: str) -> None:
    record = sandbox.work(sandbox.lift())
    sgid = sandbox.send(account, "POST", PATH, record)
    assert len(sgid) == 19
    for reader in ("manufacturer", "constructor"):
        found = shown(sandbox, sgid, reader, path)
        assert {code: found[code] for code in record} == record
        own = {code: found[code] for code in ("SFGZ", "SJBB", "GXSJ", "BGLX")}
        assert own == {"SFGZ": False, "SJBB": 1, "GXSJ": sandbox.now, "BGLX": "ADD"}
        assert found["SGXKZBH"]
        assert found["XKZKSSJ"] < found["XKZJSSJ"]


def test_what_was_not_given_is_shown_empty(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sparse = {code: sandbox.work("x")[code] for code in ("SGXYDM", "SGLB", "SGDQ")}
    sgid = sandbox.send("constructor", "POST", PATH, {**sparse, "ZJBM": shown(sandbox, sgid)["ZJBM"]})
    found = shown(sandbox, sgid)
    assert found["AZRQ"] == found["SGLXR"] == found["SYXYDM"] == ""
    assert len(found) == 25


def test_a_batch_gives_its_ids_in_order(sandbox: Any) -> None:
    lifts = [sandbox.lift() for _ in range(3)]
    ids = sandbox.send("constructor", "POST", PATH, [sandbox.work(code) for code in lifts])
    assert [shown(sandbox, sgid)["ZJBM"] for sgid in ids] == lifts


def test_a_batch_with_one_bad_record_stores_nothing(sandbox: Any) -> None:
    good, bad = sandbox.work(sandbox.lift()), sandbox.work("nowhere")
    answer = sandbox.call("constructor", "POST", PATH, [good, bad])
    assert answer.status_code == 400
    assert [(one["id"], [e["field"] for e in one["errors"]]) for one in answer.json["data"]] == [("nowhere", ["ZJBM"])]
    assert sandbox.get("constructor", "/notices_info") == []


def test_a_foreign_lift_is_answered_as_an_unknown_one(sandbox: Any) -> None:
    theirs, revoked = sandbox.lift(account="manufacturer-other"), sandbox.lift()
    sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=revoked)
    answers, reasons = [], []
    for code in (theirs, revoked, "nowhere"):
        answers.append(refused(sandbox.call("manufacturer", "POST", PATH, sandbox.work(code))))
        reasons.append(last_rules(sandbox))
    assert answers == [[("ZJBM", "电梯整机编码不存在")]] * 3
    assert reasons == [{("no_lift", "R-5.2.1-7")}, {("no_lift", "R-6.4.2-1")}, {("no_lift", "R-6.4.2-1")}]


def test_a_constructor_names_itself(sandbox: Any) -> None:
    code = sandbox.lift()
    answer = sandbox.call("constructor-other", "POST", PATH, sandbox.work(code))
    assert [field for field, _ in refused(answer)] == ["SGXYDM"]
    assert last_rules(sandbox) == {("builder", "R-5.2.1-3")}
    sandbox.build(code, account="constructor-other", SGXYDM=sandbox.code_of("constructor-other"))


def test_an_unknown_builder_is_an_oddity(sandbox: Any) -> None:
    sandbox.build(sandbox.lift(), account="manufacturer", SGXYDM="91310101MA1FL0000X")
    assert last_rules(sandbox) == {("unit", "R-6.4.2-1")}


def test_an_unknown_builder_is_refused_in_strict_mode(strict: Any) -> None:
    record = strict.work(lenient(strict).lift(), SGXYDM="91310101MA1FL0000X")
    assert refused(strict.call("manufacturer", "POST", PATH, record)) == [("SGXYDM", "施工单位统一社会信用代码不存在")]


def test_the_lift_gets_its_region(sandbox: Any) -> None:
    code = sandbox.lift()
    sgid = sandbox.build(code)
    sandbox.declare(sgid)
    assert sandbox.get("province", "/construction_notices", SGID=sgid)
    assert sandbox.call("province-other", "GET", "/construction_notices", SGID=sgid).status_code == 404


# ---- 6.5


def test_a_change_replaces_the_whole_record(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.advance(60)
    sent = change(sandbox, sgid, SGLXR="赵六", SGLXRCZ=None)
    assert sandbox.send("constructor", "PUT", PATH, sent) == sgid
    found = shown(sandbox, sgid)
    assert (found["SGLXR"], found["SGLXRCZ"]) == ("赵六", "")
    assert (found["SJBB"], found["BGLX"], found["GXSJ"]) == (2, "MODIFY", sandbox.now)


@pytest.mark.parametrize(
    ("changes", "field", "rule"),
    [
        ({"SJBB": 7}, "SJBB", "version"),
        ({"SJBB": None}, "SJBB", "missing"),
        ({"ZJBM": "other"}, "ZJBM", "fixed"),
        ({"SFGZ": None}, "SFGZ", "missing"),
        ({"SFGZ": "perhaps"}, "SFGZ", "type"),
        ({"SGXYDM": "91310101MA1FL0000X"}, "SGXYDM", "builder"),
    ],
)
def test_a_constructor_may_not(sandbox: Any, changes: dict[str, Any], field: str, rule: str) -> None:
    sgid = sandbox.build(sandbox.lift())
    answer = sandbox.call("constructor", "PUT", PATH, change(sandbox, sgid, **changes))
    assert [name for name, _ in refused(answer)] == [field]
    assert rule in sandbox.rules()
    assert shown(sandbox, sgid)["SJBB"] == 1


def test_a_foreign_construction_is_answered_as_an_unknown_one(sandbox: Any) -> None:
    sgid, gone = sandbox.build(sandbox.lift()), sandbox.build(sandbox.lift())
    record = change(sandbox, sgid)
    sandbox.call("constructor", "DELETE", PATH, SGID=gone)
    for account, code in (("constructor-other", sgid), ("constructor", "9" * 19), ("constructor", gone)):
        for method, query, body in (("PUT", {}, {**record, "SGID": code}), ("DELETE", {"SGID": code}, None)):
            answer = sandbox.call(account, method, PATH, body, **query)
            assert refused(answer, 404) == [("SGID", "施工记录编码不存在")]
            assert sandbox.rules() == ["absent"]


def test_the_maker_needs_no_declaration_and_makes_none(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.send("manufacturer", "PUT", PATH, change(sandbox, sgid, SFGZ=None))
    sandbox.send("manufacturer", "PUT", PATH, change(sandbox, sgid, SFGZ=True))
    assert last_rules(sandbox) == {("not_builder", "R-6.5.2-2")}
    assert shown(sandbox, sgid)["SFGZ"] is False
    sandbox.declare(sgid)
    sandbox.send("manufacturer", "PUT", PATH, change(sandbox, sgid, SFGZ=False))
    assert shown(sandbox, sgid)["SFGZ"] is True


def test_the_maker_names_another_builder(sandbox: Any) -> None:
    sgid, other = sandbox.build(sandbox.lift()), sandbox.code_of("constructor-other")
    sandbox.declare(sgid)
    sandbox.send("manufacturer", "PUT", PATH, change(sandbox, sgid, SGXYDM=other))
    assert sandbox.get("constructor", "/notices_info") == []
    assert shown(sandbox, sgid, "constructor-other")["SGXYDM"] == other
    assert sandbox.get("constructor", "/entry_notices") == []
    assert [one["SGID"] for one in sandbox.get("constructor-other", "/entry_notices")] == [sgid]


def test_strict_mode_takes_the_printed_code_and_no_declaration_of_a_maker(strict: Any) -> None:
    sgid = strict.build(lenient(strict).lift())
    record = change(strict, sgid, SFGZ=True)
    record["TZJBM"] = record.pop("ZJBM")
    assert [field for field, _ in refused(strict.call("manufacturer", "PUT", PATH, record))] == ["SFGZ"]
    assert "not_builder" in strict.rules()
    strict.send("constructor", "PUT", PATH, record)


def test_a_declaration_ends_the_state_in_which_a_lift_can_be_revoked(sandbox: Any) -> None:
    code = sandbox.lift()
    sgid = sandbox.build(code)
    sandbox.declare(sgid)
    assert sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=code).status_code == 400
    sandbox.declare(sgid, given=False)
    assert shown(sandbox, sgid)["SFGZ"] is False
    assert sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=code).status_code == 200
    assert sandbox.get("constructor", "/notices_info") == []


# ---- 6.6


def test_a_revoked_construction_is_gone_but_for_increments(sandbox: Any) -> None:
    code = sandbox.lift()
    sgid, kept = sandbox.build(code), sandbox.build(code)
    since = sandbox.now
    sandbox.advance(60)
    sandbox.call("constructor", "DELETE", PATH, SGID=sgid)
    assert [one["SGID"] for one in sandbox.get("constructor", "/notices_info")] == [kept]
    assert [one["SGID"] for one in sandbox.get("constructor", "/notices_info", ZJBM=code)] == [kept]
    for query in ({"GXSJ": since}, {"GXSJ": since, "ZJBM": code}):
        found = sandbox.get("constructor", "/notices_info", **query)
        assert [(one["SGID"], one["BGLX"], one["SJBB"]) for one in found] == [(sgid, "DELETE", 2)]
    sandbox.advance(7 * DAY)
    assert len(sandbox.get("constructor", "/notices_info", GXSJ=since)) == 1
    sandbox.advance(0.001)
    assert sandbox.get("constructor", "/notices_info", GXSJ=since) == []


def test_only_who_added_a_construction_revokes_it(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift(), account="manufacturer")
    answer = sandbox.call("constructor", "DELETE", PATH, SGID=sgid)
    assert (answer.status_code, answer.json["code"]) == (403, 403)
    assert last_rules(sandbox) == {("role", "R-5.2.1-3")}
    assert sandbox.call("manufacturer", "DELETE", PATH, SGID=sgid).status_code == 200


def test_an_inspected_construction_stays(sandbox: Any) -> None:
    lift = sandbox.lift()
    sgid, repair = sandbox.build(lift), sandbox.build(lift, "REPAIR")
    about = {"ZJBM": lift, "ZZRQ": 1_700_000_000_000}
    report = {k: v for k, v in sandbox.maker.inspection(about, kind="INSTALL").items() if k != "JYBHGX"}
    sandbox.send("province", "POST", "/examine_infos", {**report, "JYJL": "合格"})
    answer = sandbox.call("constructor", "DELETE", PATH, SGID=sgid)
    assert refused(answer) == [("SGID", "监督检验已完成,不能撤销该施工记录")]
    assert last_rules(sandbox) == {("inspected", "R-6.6.1-1")}
    assert sandbox.call("constructor", "DELETE", PATH, SGID=repair).status_code == 200


def test_several_are_revoked_together_or_not_at_all(sandbox: Any) -> None:
    codes = [sandbox.build(sandbox.lift()) for _ in range(2)]
    answer = sandbox.call("constructor", "DELETE", PATH, SGID=[*codes, "9" * 19])
    assert answer.status_code == 404
    assert len(sandbox.get("constructor", "/notices_info")) == 2
    answer = sandbox.call("constructor", "DELETE", PATH, SGID=codes)
    assert answer.json["data"]["ids"] == codes
    assert sandbox.get("constructor", "/notices_info") == []


def test_a_result_goes_with_its_construction(sandbox: Any) -> None:
    code = sandbox.lift(SBXH="BEFORE-1")
    sgid = sandbox.build(code)
    sandbox.declare(sgid)
    result = {"SGID": sgid, "SGJGRQ": sandbox.now, "SJBB": 2, "ZJXX": {"SBXH": "AFTER-2"}}
    sandbox.send("constructor", "PUT", "/constructions/entry", result)
    assert sandbox.get("manufacturer", "/lifts/enterprise", ZJBM=code)["ZJXX"]["SBXH"] == "AFTER-2"
    assert sandbox.call("constructor", "DELETE", PATH, SGID=sgid).status_code == 200
    assert sandbox.get("manufacturer", "/lifts/enterprise", ZJBM=code)["ZJXX"]["SBXH"] == "BEFORE-1"


# ---- 6.10


def test_without_a_time_the_last_seven_days_are_given(sandbox: Any) -> None:
    sgid = sandbox.build(sandbox.lift())
    sandbox.advance(7 * DAY)
    assert [one["SGID"] for one in sandbox.get("constructor", "/notices_info")] == [sgid]
    sandbox.advance(0.001)
    assert sandbox.get("constructor", "/notices_info") == []


def test_a_time_is_exclusive_and_may_lie_far_back(sandbox: Any) -> None:
    code = sandbox.lift()
    sgids = []
    for _ in range(3):
        sgids.append(sandbox.build(code))
        sandbox.advance(1)
    first = sandbox.now - 3000
    for more in ({}, {"ZJBM": code}):
        assert [one["SGID"] for one in sandbox.get("constructor", "/notices_info", GXSJ=first, **more)] == sgids[1:]
        assert sandbox.get("constructor", "/notices_info", GXSJ=sandbox.now, **more) == []
    sandbox.advance(300 * DAY)
    assert [one["SGID"] for one in sandbox.get("manufacturer", "/notices_info", GXSJ=1_000_000_000_000)] == sgids


def test_an_own_lift_without_work_is_an_empty_list(sandbox: Any) -> None:
    assert sandbox.get("manufacturer", "/notices_info", ZJBM=sandbox.lift()) == []


def test_a_lift_of_others_is_answered_as_an_unknown_one(sandbox: Any) -> None:
    code = sandbox.lift()
    sandbox.build(code)
    answers = []
    for account in ("manufacturer-other", "constructor-other"):
        for key in (code, "nowhere"):
            answer = sandbox.call(account, "GET", "/notices_info", ZJBM=key)
            answers.append((answer.status_code, answer.json["code"], answer.json["msg"]))
            assert sandbox.rules() == ["absent"]
    assert len(set(answers)) == 1
    assert answers[0][:2] == (404, 6001)


def test_lists_hold_what_a_party_has_to_do_with(sandbox: Any) -> None:
    sandbox.build(sandbox.lift())
    for account in ("manufacturer-other", "constructor-other"):
        assert sandbox.get(account, "/notices_info") == []
        assert sandbox.get(account, "/notices_info", GXSJ=1_000_000_000_000) == []
