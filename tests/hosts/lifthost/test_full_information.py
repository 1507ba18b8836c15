"""6.12 and 7.20: every part, every mode, whose lifts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson
import pytest
from sqlalchemy import event

from mockplatform.clock import month_of
from mockplatform.rules.records import Lift
from mockplatform.store import worlds
from mockplatform.store.rows import LIFTS
from mockplatform.store.worlds import Account

MAKER = "/lifts/enterprise"
PROVINCE = "/lifts/administrative"
HANGZHOU = "浙江省,杭州市,西湖区"
NINGBO = "浙江省,宁波市,鄞州区"
NANJING = "江苏省,南京市,玄武区"
DAY = 24 * 3600
NIGHT = "2026-11-21T03:00:00"

codes = itertools.count(1)


def world(sandbox: Any, connection: Any) -> int:
    found = worlds.find(connection, sandbox.world)
    assert found is not None
    return found.id


def put(sandbox: Any, account: str = "manufacturer", region: str = "", **changes: Any) -> Lift:
    """Store a lift that was added now; it has no components unless `doc` says so."""
    code, now = f"T{next(codes):09}", sandbox.now
    doc = {"ZJBM": code, "CPBH": code, "SBLB": "3300", "SBPZ": "3310", **changes.pop("doc", {})}
    values = {
        "state": "factory", "locked": False, "version": 1, "month": month_of(now), "created": now, "updated": now,
        "changed": now, "change": "ADD", **changes,
    }  # fmt: skip
    one = Lift(zjbm=code, owner=sandbox.code_of(account), region=region, doc=orjson.dumps(doc).decode(), **values)
    with sandbox.database.writing() as connection:
        LIFTS.add(connection, world(sandbox, connection), [one])
    return one


def change(sandbox: Any, lift: Lift, **values: Any) -> None:
    with sandbox.database.writing() as connection:
        at = world(sandbox, connection)
        stored = LIFTS.find(connection, at, [lift.zjbm])[lift.zjbm]
        row = {name: getattr(stored, name) for name in Lift.__slots__}
        LIFTS.replace(connection, at, [Lift(**{**row, "changed": sandbox.now, **values})])


def shown(items: list[dict[str, Any]]) -> list[str]:
    return [item["ZJBM"] for item in items]


def increment(sandbox: Any, seconds: float = 3600, account: str = "manufacturer", **query: Any) -> list[dict[str, Any]]:
    """What changed in the last hour, asked when it may be asked."""
    path = PROVINCE if account.startswith(("province", "city")) else MAKER
    found: list[dict[str, Any]] = sandbox.get(account, path, GXSJ=sandbox.now - round(seconds * 1000), **query)
    return found


def open_city(sandbox: Any) -> None:
    """An account of a city."""
    with sandbox.database.writing() as connection:
        account = Account("city", "province", "11330100002489560U", "浙江省,杭州市", sandbox.now - DAY * 1000)
        worlds.open_accounts(connection, world(sandbox, connection), [account])


@contextmanager
def statements(sandbox: Any) -> Iterator[list[str]]:
    """The queries that are asked meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(sandbox.database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(sandbox.database.engine, "before_cursor_execute", note)


def refused(answer: Any, status: int, code: int) -> None:
    assert (answer.status_code, answer.json["code"]) == (status, code), answer.text


# ---- parts


@pytest.fixture
def busy(sandbox: Any) -> tuple[Any, dict[str, str]]:
    """A lift with something of every kind, all of it sent by those who may; and the codes of what was sent."""
    record = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
    sent = {"ZJBM": sandbox.send("manufacturer", "POST", "/lifts", record)}
    builder = sandbox.code_of("constructor")
    work = {**sandbox.maker.construction(record, constructor=builder), "SGDQ": HANGZHOU}
    sent["SGID"] = sandbox.send("manufacturer", "POST", "/constructions/authorize", work)
    notice = {**sandbox.maker.construction_notice(work, record), "SGID": sent["SGID"], "SJBB": 1}
    sandbox.send("province", "PUT", "/constructions/inform", notice)
    result = sandbox.maker.result(work, sent["SGID"], 2, record)
    part = {**record["BJXX"][0], "TBJBM": "NEW-1", "BJBMOLD": record["BJXX"][0]["TBJBM"]}
    changed = {"BJGH": [part], "BJYC": [record["BJXX"][1]["TBJBM"]], "ZJXX": {"TCS": 12}}
    sandbox.send("constructor", "PUT", "/constructions/entry", {**result, **changed})
    for key, path, made in (
        ("SYDWGLID", "/usage_companies", {**sandbox.maker.usage(record), "SBSYDD": HANGZHOU + "^文三路1号"}),
        ("BXID", "/insurances", sandbox.maker.insurance(record)),
        ("WBID", "/maintenances", sandbox.maker.maintenance(record)),
        ("JYID", "/examine_infos", {**sandbox.maker.inspection(record), "JYJL": "合格"}),
        ("JDID", "/supervise_infos", sandbox.maker.supervision(record)),
    ):
        sent[key] = sandbox.send("province", "POST", path, made)
    third = record["BJXX"][2]
    recall = {**sandbox.maker.recall(third["TBJPZ"]), "ZHXXH": third["TBJXH"], "ZHBJXYDM": third["TBJZZXYDM"]}
    sent["ZHID"] = sandbox.send("manufacturer", "POST", "/lifts/enterprise/recallInfo", recall)
    return record, sent


@pytest.mark.parametrize(("account", "path"), [("manufacturer", MAKER), ("province", PROVINCE)])
def test_every_part_is_there(sandbox: Any, busy: Any, account: str, path: str) -> None:  # E055
    record, sent = busy
    item = sandbox.get(account, path, ZJBM=sent["ZJBM"])
    for key, member in (("SGID", "SGXX"), ("SYDWGLID", "SYDWGLXX"), ("BXID", "BXXX"), ("WBID", "WBXX"),
                        ("JYID", "JYXX"), ("JDID", "JDXX"), ("ZHID", "ZHXX")):  # fmt: skip
        assert [one[key] for one in item[member]] == [sent[key]], member
        assert all(one["BGLX"] in ("ADD", "MODIFY") and one["SJBB"] >= 1 for one in item[member])
    assert (item["ZJXX"]["SYZT"], item["ZJXX"]["TCS"]) == ("USING", 12)
    assert item["ZJXX"]["ZJXKZBH"].startswith("TS")
    assert item["GXSJ"] == sandbox.now


def test_a_construction_with_all_it_brought(sandbox: Any, busy: Any) -> None:
    record, sent = busy
    item = sandbox.get("manufacturer", MAKER, ZJBM=sent["ZJBM"])
    (work,) = item["SGXX"]
    assert (work["SGXYDM"], work["SGLB"], work["SGDQ"]) == (sandbox.code_of("constructor"), "INSTALL", HANGZHOU)
    assert work["SGXKZBH"].startswith("TS")
    assert work["SGGZSLJG"]
    assert all(isinstance(work[code], int) for code in ("SGGZRQ", "SGJGRQ"))
    assert work["BJYC"] == [record["BJXX"][1]["TBJBM"]]
    assert [(part["TBJBM"], part["BJBMOLD"]) for part in work["BJGH"]] == [("NEW-1", record["BJXX"][0]["TBJBM"])]
    assert (work["ZJXX"]["TCS"], work["ZJXX"]["ZJBM"]) == (12, sent["ZJBM"])
    held = {part["TBJBM"] for part in item["BJXX"]}
    assert "NEW-1" in held
    assert record["BJXX"][1]["TBJBM"] not in held


def test_the_recall_of_a_component(sandbox: Any, busy: Any) -> None:  # E195
    record, sent = busy
    item = sandbox.get("manufacturer", MAKER, ZJBM=sent["ZJBM"])
    (recall,) = item["ZHXX"]
    assert recall["ZHDWMC"] == sandbox.code_of("manufacturer")  # E022
    assert record["BJXX"][2]["TBJBM"] in [part["TBJBM"] for part in recall["ZHBJXX"]]
    assert "ZGWCRQ" not in recall  # E028


def test_few_queries_for_one_lift(sandbox: Any, busy: Any) -> None:
    code = sandbox.lift("3110")
    for asked, most in ((code, 5), (busy[1]["ZJBM"], 7)):  # who asks; the lift; its parts; recalls; units
        with statements(sandbox) as queries:
            sandbox.get("manufacturer", MAKER, ZJBM=asked)
        assert len(queries) <= most


def test_the_list_holds_the_same_items(sandbox: Any, busy: Any) -> None:  # E056
    item = sandbox.get("province", PROVINCE, ZJBM=busy[1]["ZJBM"])
    assert sandbox.get("province", PROVINCE, DTCJYF="202611") == [item]
    assert increment(sandbox, account="province") == [item]


def test_a_revoked_part_is_shown_for_a_week(sandbox: Any, busy: Any) -> None:  # E156
    code = busy[1]["ZJBM"]
    sandbox.advance(60)
    before = sandbox.now - 1
    members = {
        "SYDWGLXX": ("SYDWGLID", "/usage_companies"),
        "BXXX": ("BXID", "/insurances"),
        "WBXX": ("WBID", "/maintenances"),
        "JYXX": ("JYID", "/examine_infos"),
        "JDXX": ("JDID", "/supervise_infos"),
    }
    for key, path in members.values():
        assert sandbox.call("province", "DELETE", path, **{key: busy[1][key]}).status_code == 200

    def found(**query: Any) -> list[list[str]]:
        item = sandbox.get("manufacturer", MAKER, ZJBM=code, **query)
        return [[one["BGLX"] for one in item[member]] for member in members]

    assert found(GXSJ=before) == [["DELETE"]] * 5
    assert found() == [[]] * 5
    sandbox.advance(7 * DAY)
    assert found(GXSJ=before) == [["DELETE"]] * 5
    sandbox.advance(0.001)
    assert found(GXSJ=before) == [[]] * 5


def test_a_revoked_recall_is_shown_for_a_week(sandbox: Any, busy: Any) -> None:
    code = busy[1]["ZJBM"]
    sandbox.advance(60)
    before = sandbox.now - 1
    path = "/lifts/enterprise/recallInfo"
    assert sandbox.call("manufacturer", "DELETE", path, ZHID=busy[1]["ZHID"]).status_code == 200
    assert sandbox.get("manufacturer", MAKER, ZJBM=code)["ZHXX"] == []
    sandbox.advance(7 * DAY)
    item = sandbox.get("manufacturer", MAKER, ZJBM=code, GXSJ=before)
    assert [one["BGLX"] for one in item["ZHXX"]] == ["DELETE"]


# ---- by code


@pytest.mark.parametrize("foreign", [True, False])
def test_a_lift_of_others_is_unknown(sandbox: Any, foreign: bool) -> None:  # R-5.2.1-7
    code = put(sandbox, "manufacturer-other").zjbm if foreign else "T000000000"
    answers = []
    for query in ({}, {"GXSJ": sandbox.now}):
        answer = sandbox.call("manufacturer", "GET", MAKER, ZJBM=code, **query)
        refused(answer, 404, 6001)
        answers.append(answer.text)
        wanted = "R-5.2.1-7" if foreign else "R-5.3.5.10-6"
        assert [(one.rule, one.requirement) for one in sandbox.exchanges[-1].findings] == [("absent", wanted)]
    assert code not in answers[0]
    assert len(set(answers)) == 1


def test_only_what_is_newer(sandbox: Any) -> None:  # E152, E167
    lift = put(sandbox)
    assert sandbox.get("manufacturer", MAKER, ZJBM=lift.zjbm, GXSJ=lift.changed) == {}
    assert sandbox.get("manufacturer", MAKER, ZJBM=lift.zjbm, GXSJ=lift.changed - 1)["ZJBM"] == lift.zjbm
    sandbox.advance(30 * DAY)  # no look-back with a key (E166)
    assert sandbox.get("manufacturer", MAKER, ZJBM=lift.zjbm, GXSJ=lift.changed - 1)["ZJBM"] == lift.zjbm


def test_a_revoked_lift_by_code(sandbox: Any) -> None:  # E156
    code = sandbox.lift("3110")
    sandbox.advance(60)
    assert sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=code).status_code == 200
    gone = sandbox.now
    sandbox.advance(7 * DAY)
    refused(sandbox.call("manufacturer", "GET", MAKER, ZJBM=code), 404, 6001)
    item = sandbox.get("manufacturer", MAKER, ZJBM=code, GXSJ=gone - 1)
    assert (item["ZJXX"]["BGLX"], item["ZJXX"]["SJBB"], item["ZJXX"]["GXSJ"]) == ("DELETE", 2, gone)
    assert sandbox.get("manufacturer", MAKER, ZJBM=code, GXSJ=gone) == {}
    refused(sandbox.call("manufacturer-other", "GET", MAKER, ZJBM=code, GXSJ=gone - 1), 404, 6001)
    sandbox.advance(0.001)
    refused(sandbox.call("manufacturer", "GET", MAKER, ZJBM=code, GXSJ=gone - 1), 404, 6001)


# ---- lists


def test_by_month(sandbox: Any) -> None:
    sandbox.at("2026-10-31T23:59:59.999")
    october = put(sandbox)
    sandbox.at("2026-11-01T00:00:00")
    november = put(sandbox)
    sandbox.at(NIGHT)
    assert shown(sandbox.get("manufacturer", MAKER, DTCJYF="202611")) == [november.zjbm]
    change(sandbox, october)
    assert shown(sandbox.get("manufacturer", MAKER, DTCJYF="202610")) == [october.zjbm]
    assert sandbox.get("manufacturer", MAKER, DTCJYF="202612") == []  # E173
    assert sandbox.get("manufacturer", MAKER, DTCJYF="202609") == []


def test_lists_are_sorted_by_their_last_change(sandbox: Any) -> None:  # E158
    sandbox.at(NIGHT)
    made = [put(sandbox) for _ in range(4)]
    sandbox.advance(1)
    change(sandbox, made[2])
    sandbox.advance(1)
    change(sandbox, made[0])
    wanted = [made[index].zjbm for index in (1, 3, 2, 0)]
    for found in (sandbox.get("manufacturer", MAKER, DTCJYF="202611"), increment(sandbox)):
        assert shown(found) == wanted
        assert [item["GXSJ"] for item in found] == sorted(item["GXSJ"] for item in found)


@pytest.mark.parametrize("count", [500, 501, 1001])
def test_pages_join(sandbox: Any, count: int) -> None:
    """However many lifts changed at one moment, each is there once."""
    sandbox.at(NIGHT)
    first = put(sandbox)
    row = {name: getattr(first, name) for name in Lift.__slots__}
    with sandbox.database.writing() as connection:
        LIFTS.add(connection, world(sandbox, connection), [
            Lift(**{**row, "zjbm": f"P{number:06}", "changed": first.changed + number // 700}) for number in range(1, count)
        ])  # fmt: skip
    sandbox.advance(1)
    found = shown(sandbox.get("manufacturer", MAKER, DTCJYF="202611"))
    assert len(found) == len(set(found)) == count


def test_an_increment_holds_what_changed_after(sandbox: Any) -> None:  # E056, E167
    sandbox.at(NIGHT)
    old, new = put(sandbox), put(sandbox, changed=sandbox.now + 1, updated=sandbox.now + 1)
    sandbox.advance(60)
    assert shown(increment(sandbox, seconds=60)) == [new.zjbm]
    sandbox.advance(DAY)
    assert increment(sandbox) == []
    change(sandbox, old)
    sandbox.advance(DAY)
    assert shown(increment(sandbox, seconds=DAY + 1)) == [old.zjbm]


def test_a_revoked_lift_in_lists(sandbox: Any) -> None:  # E156
    sandbox.at(NIGHT)
    code = sandbox.lift("3110")
    sandbox.advance(1)
    sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=code)
    assert sandbox.get("manufacturer", MAKER, DTCJYF="202611") == []
    (item,) = increment(sandbox, seconds=7 * DAY)
    assert (item["ZJBM"], item["ZJXX"]["BGLX"], bool(item["BJXX"])) == (code, "DELETE", True)
    sandbox.advance(7 * DAY)
    assert shown(increment(sandbox, seconds=7 * DAY + 60)) == [code]
    sandbox.advance(7 * DAY)
    assert increment(sandbox, seconds=7 * DAY + 60) == []


@pytest.mark.parametrize(("query", "both"), [({}, False), ({"BHGZ": "false"}, False), ({"BHGZ": "true"}, True)])
def test_lifts_that_were_reformed(sandbox: Any, query: dict[str, str], both: bool) -> None:  # E154, E155
    sandbox.at(NIGHT)
    old = put(sandbox, new="NEW")
    new = put(sandbox, old=old.zjbm)
    wanted = [old.zjbm, new.zjbm] if both else [new.zjbm]
    assert shown(sandbox.get("manufacturer", MAKER, DTCJYF="202611", **query)) == wanted
    found = increment(sandbox, **query)
    assert shown(found) == wanted
    assert found[-1]["ZJXX"]["ZJBMOLD"] == old.zjbm
    assert sandbox.get("manufacturer", MAKER, ZJBM=old.zjbm)["ZJBM"] == old.zjbm


@pytest.mark.parametrize(
    ("account", "path", "clause"), [("manufacturer", MAKER, "6.12"), ("province", PROVINCE, "7.20")]
)
def test_bhgz_is_true_or_false(sandbox: Any, account: str, path: str, clause: str) -> None:
    for value in ("TRUE", "1", "yes"):
        for mode in ({"DTCJYF": "202611"}, {"GXSJ": sandbox.now}):
            refused(sandbox.call(account, "GET", path, BHGZ=value, **mode), 400, 6001)  # whatever the time of day
            finding = sandbox.exchanges[-1].findings[0]
            assert (finding.rule, finding.requirement, finding.pointer) == ("flag", f"R-{clause}.2-2", "/BHGZ")


def test_other_queries_are_refused(sandbox: Any) -> None:  # E018, E153
    queries: tuple[dict[str, str], ...] = (
        {}, {"BHGZ": "true"}, {"ZJBM": "X", "BHGZ": "true"}, {"DTCJYF": "202611", "GXSJ": "1"},
        {"DTCJYF": "202611", "ZJBM": "X"}, {"DTCJYF": "202613"}, {"GXSJ": "yesterday"}, {"CJYF": "202611"},
    )  # fmt: skip
    for query in queries:
        for account, path in (("manufacturer", MAKER), ("province", PROVINCE)):
            refused(sandbox.call(account, "GET", path, **query), 400, 6001)


# ---- whose


def test_each_maker_sees_its_own(sandbox: Any) -> None:
    sandbox.at(NIGHT)
    mine, other = put(sandbox), put(sandbox, "manufacturer-other")
    for account, lift in (("manufacturer", mine), ("manufacturer-other", other)):
        assert shown(sandbox.get(account, MAKER, DTCJYF="202611")) == [lift.zjbm]
        assert shown(increment(sandbox, account=account)) == [lift.zjbm]


def test_each_authority_sees_its_area(sandbox: Any) -> None:  # E205, E206
    open_city(sandbox)
    lifts = {region: put(sandbox, region=region).zjbm for region in (HANGZHOU, NINGBO, NANJING, "")}
    areas = {"province": [HANGZHOU, NINGBO], "province-other": [NANJING], "city": [HANGZHOU]}
    sandbox.advance(1)
    for account, regions in areas.items():
        wanted = [lifts[region] for region in regions]
        assert shown(sandbox.get(account, PROVINCE, DTCJYF="202611")) == wanted
        assert shown(increment(sandbox, account=account)) == wanted
        for region, code in lifts.items():
            status = sandbox.call(account, "GET", PROVINCE, ZJBM=code).status_code
            assert status == (200 if region in regions else 404), (account, region)
            if status == 404:
                requirement = "R-5.2.2-4"
                assert sandbox.exchanges[-1].findings[0].requirement == requirement


def test_roles(sandbox: Any) -> None:
    for account, path in (
        ("constructor", MAKER),
        ("province", MAKER),
        ("manufacturer", PROVINCE),
        ("platform", PROVINCE),
    ):
        refused(sandbox.call(account, "GET", path, ZJBM="X"), 403, 403)
