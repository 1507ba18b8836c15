"""7.1 to 7.15: usage, insurance, maintenance, inspection, supervision."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from sqlalchemy import select

from mockplatform.rules.full_information import MEMBERS
from mockplatform.rules.records import Lift, Report
from mockplatform.rules.reports import KINDS, Kind
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.store import worlds
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS, REPORTS
from mockplatform.store.schema import lift_history, report
from mockplatform.store.worlds import Account

HANGZHOU = "浙江省,杭州市,西湖区"
NINGBO = "浙江省,宁波市,海曙区"
NANJING = "江苏省,南京市,玄武区"

kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
usages, insurances, maintenances, inspections, supervisions = KINDS


@pytest.fixture
def sandbox(shared: Any) -> Any:
    return shared


def path(kind: Kind) -> str:
    return INTERFACES[kind.interfaces[0]].path


def record(sandbox: Any, kind: Kind, code: str, **changes: Any) -> dict[str, Any]:
    """A record about a lift; a usage is in 杭州."""
    made = getattr(sandbox.maker, kind.name)({"ZJBM": code, "ZZRQ": 1_700_000_000_000})
    place = {"SBSYDD": f"{HANGZHOU}^文三路1号"} if kind is usages else {}
    return {**made, **place, **changes}


def stop(code: str, month: str = "202610", status: str = "STOP") -> dict[str, Any]:
    """A usage record with what it must have when the lift is out of use (E112)."""
    return {"ZJBM": code, "SBSYZT": status, "ZTBGRQ": month}


def site(sandbox: Any, region: str = HANGZHOU) -> str:
    """A lift with an authorised construction, which gives it a region and leaves it in the factory (E176, E205)."""
    code = str(sandbox.lift("3110"))
    sandbox.build(code, SGDQ=region)
    return code


def lift_of(sandbox: Any, code: str) -> Lift:
    with sandbox.database.reading() as connection:
        found: Lift = LIFTS.find(connection, worlds.find(connection, sandbox.world).id, [code])[code]
    return found


def reports_of(sandbox: Any, code: str) -> list[Report]:
    with sandbox.database.reading() as connection:
        return REPORTS.where(connection, worlds.find(connection, sandbox.world).id, report.c.zjbm == code)


def stored(sandbox: Any, code: str, id: str) -> Report:
    return next(one for one in reports_of(sandbox, code) if one.id == id)


def refused(answer: Any, status: int, *named: str) -> None:
    """The answer refuses one record, for these elements."""
    assert answer.status_code == status, answer.text
    assert answer.json["code"] == 5001
    assert [error["field"] for error in answer.json["data"]["errors"]] == list(named)


def same(one: Any, other: Any, *echoed: str) -> bool:
    """Whether two answers are the same, but for their time and what they echo."""
    texts = []
    for answer in (one, other):
        text = orjson.dumps({**answer.json, "timestamp": 0}).decode()
        for word in echoed:
            text = text.replace(word, "")
        texts.append(text)
    return one.status_code == other.status_code and texts[0] == texts[1]


@kinds
class TestAdd:
    def test_it_is_stored_as_sent(self, sandbox: Any, kind: Kind) -> None:
        code = site(sandbox)
        sandbox.advance(60)
        sent = record(sandbox, kind, code)
        id = sandbox.send("province", "POST", path(kind), sent)
        assert len(id) == 19
        found = stored(sandbox, code, id)
        assert orjson.loads(found.doc) == sent
        assert (found.kind, found.version, found.change) == (kind.name, 1, "ADD")
        assert found.created == found.updated == lift_of(sandbox, code).changed == sandbox.now
        assert lift_of(sandbox, code).updated < sandbox.now  # the maker's own data did not change (E048)

    def test_it_comes_back_in_the_full_information(self, sandbox: Any, kind: Kind) -> None:  # 7.20
        code = site(sandbox)
        sent = record(sandbox, kind, code)
        id = sandbox.send("province", "POST", path(kind), sent)
        item = sandbox.get("province", "/lifts/administrative", ZJBM=code)
        (found,) = item[MEMBERS[kind.name]]
        assert (found[kind.key], found["SJBB"], found["BGLX"]) == (id, 1, "ADD")
        del sent["ZJBM"]
        assert {name: found[name] for name in sent} == sent
        assert item["ZJXX"]["SYZT"] == sent.get("SBSYZT", "")
        assert sandbox.call("province", "DELETE", path(kind), **{kind.key: id}).status_code == 200
        assert sandbox.get("province", "/lifts/administrative", ZJBM=code)[MEMBERS[kind.name]] == []

    def test_a_batch_gives_ids_in_its_order(self, sandbox: Any, kind: Kind) -> None:
        codes = [site(sandbox), site(sandbox)]
        sent = [record(sandbox, kind, code) for code in (codes[1], codes[0], codes[1])]
        ids = sandbox.send("province", "POST", path(kind), sent)
        assert ids == sorted(set(ids))
        assert [stored(sandbox, one["ZJBM"], id).zjbm for one, id in zip(sent, ids, strict=True)] == [
            one["ZJBM"] for one in sent
        ]

    def test_one_bad_record_stores_none(self, sandbox: Any, kind: Kind) -> None:
        code = site(sandbox)
        sent = [
            record(sandbox, kind, code),
            {**record(sandbox, kind, "nowhere"), "id": "mine"},
            record(sandbox, kind, code),
        ]
        answer = sandbox.call("province", "POST", path(kind), sent)
        assert answer.status_code == 400
        assert [(one["id"], [error["field"] for error in one["errors"]]) for one in answer.json["data"]] == [
            ("mine", ["ZJBM"])
        ]
        assert reports_of(sandbox, code) == []
        assert lift_of(sandbox, code).state == "factory"

    def test_every_lift_out_of_reach_is_answered_alike(self, sandbox: Any, kind: Kind) -> None:  # E199, E205
        revoked = site(sandbox)
        sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=revoked)
        hidden = {
            "unknown": "nowhere",
            "foreign": site(sandbox, NANJING),
            "bare": sandbox.lift("3110"),
            "revoked": revoked,
        }
        answers = {}
        for name, code in hidden.items():
            place = {"SBSYDD": f"{NANJING}^中山路1号"} if kind is usages else {}
            answers[name] = sandbox.call("province", "POST", path(kind), record(sandbox, kind, code, **place))
            refused(answers[name], 400, "ZJBM")
            assert "no_lift" in sandbox.rules()
            finding = next(one for one in sandbox.exchanges[-1].findings if one.rule == "no_lift")
            inside = name in ("foreign", "bare")
            table = f"R-{kind.interfaces[0]}.2-1"
            assert finding.requirement == ("R-5.2.2-4" if inside else table)
            assert same(answers[name], answers["unknown"], code, "nowhere")
        assert all(reports_of(sandbox, code) == [] for code in hidden.values())

    def test_only_provinces_report(self, sandbox: Any, kind: Kind) -> None:
        code = site(sandbox)
        for account in ("manufacturer", "constructor"):
            answer = sandbox.call(account, "POST", path(kind), record(sandbox, kind, code))
            assert (answer.status_code, answer.json["code"]) == (403, 403)

    def test_an_unknown_unit_is_odd(self, sandbox: Any, kind: Kind) -> None:  # E199
        code = site(sandbox)
        unknown = record(sandbox, kind, code, **{kind.unit: "91310101MA1FL00000"})
        sandbox.send("province", "POST", path(kind), unknown)
        assert "unit" in sandbox.rules()
        known = record(sandbox, kind, code, **{kind.unit: sandbox.code_of("constructor")})
        sandbox.send("province", "POST", path(kind), known)
        assert "unit" not in sandbox.rules()

    def test_strict_refuses_an_unknown_unit(self, strict: Any, kind: Kind) -> None:
        code = site(type(strict)(strict.database))
        extra = {"JDJYBGBH": "1", "JDJYHGRQ": 1, "DQJYBGBH": "2", "DQJYHGRQ": 1} if kind is inspections else {}
        extra = {name: 1_700_000_000_000 if value == 1 else value for name, value in extra.items()}
        sent = record(strict, kind, code, **extra, **{kind.unit: "91310101MA1FL00000"})
        if kind is supervisions:
            sent["TZJBM"] = sent.pop("ZJBM")  # E001
        answer = strict.call("province", "POST", path(kind), sent)
        if kind is insurances:  # no category of units is for insurers, so none can be known
            assert (answer.status_code, "unit" in strict.rules()) == (201, True)
            return
        refused(answer, 400, kind.unit)
        sent[kind.unit] = strict.code_of("constructor")
        strict.send("province", "POST", path(kind), sent)


@kinds
class TestModify:
    def test_it_replaces_the_record_as_a_whole(self, sandbox: Any, kind: Kind) -> None:  # E123
        code = site(sandbox)
        id = sandbox.send("province", "POST", path(kind), record(sandbox, kind, code))
        sandbox.advance(60)
        changed = record(sandbox, kind, code)
        changed.pop("SBSYCSLB", None)
        assert sandbox.send("province", "PUT", path(kind), {**changed, kind.key: id, "SJBB": 1}) == id
        found = stored(sandbox, code, id)
        assert orjson.loads(found.doc) == changed
        assert (found.version, found.change, found.updated) == (2, "MODIFY", sandbox.now)
        assert found.created < found.updated == lift_of(sandbox, code).changed

    def test_version_and_lift_must_be_the_stored_ones(self, sandbox: Any, kind: Kind) -> None:  # E122, E124
        code = site(sandbox)
        id = sandbox.send("province", "POST", path(kind), record(sandbox, kind, code))
        right = {**record(sandbox, kind, code), kind.key: id, "SJBB": 1}
        other = site(sandbox)
        for change, wrong, rule in [
            ({"SJBB": 2}, ["SJBB"], "version"),
            ({"SJBB": 0}, ["SJBB"], "version"),
            ({"SJBB": None}, ["SJBB"], "missing"),
            ({"ZJBM": other}, ["ZJBM"], "fixed"),
            ({"ZJBM": "nowhere", "SJBB": 7}, ["SJBB", "ZJBM"], "fixed"),
        ]:
            refused(sandbox.call("province", "PUT", path(kind), {**right, **change}), 400, *wrong)
            assert rule in sandbox.rules()
        assert stored(sandbox, code, id).version == 1
        sandbox.send("province", "PUT", path(kind), right)
        refused(sandbox.call("province", "PUT", path(kind), right), 400, "SJBB")

    def test_a_batch_is_all_or_nothing(self, sandbox: Any, kind: Kind) -> None:
        code = site(sandbox)
        one, two = sandbox.send("province", "POST", path(kind), [record(sandbox, kind, code) for _ in range(2)])
        right = [{**record(sandbox, kind, code), kind.key: id, "SJBB": 1} for id in (two, one)]
        answer = sandbox.call("province", "PUT", path(kind), [right[0], {**right[1], "SJBB": 9}])
        assert (answer.status_code, [bad["id"] for bad in answer.json["data"]]) == (400, [one])
        twice = sandbox.call("province", "PUT", path(kind), [right[0], right[0]])
        assert (twice.status_code, "duplicate" in sandbox.rules()) == (400, True)
        assert [found.version for found in reports_of(sandbox, code)] == [1, 1]
        assert sandbox.send("province", "PUT", path(kind), right) == [two, one]


@kinds
class TestRevoke:
    def test_a_tombstone_stays(self, sandbox: Any, kind: Kind) -> None:  # E156
        code = site(sandbox)
        id = sandbox.send("province", "POST", path(kind), record(sandbox, kind, code))
        sandbox.advance(60)
        answer = sandbox.call("province", "DELETE", path(kind), **{kind.key: id})
        assert (answer.status_code, answer.json["data"]) == (200, {"id": id})
        found = stored(sandbox, code, id)
        assert (found.change, found.version, found.updated) == ("DELETE", 2, sandbox.now)
        assert (lift_of(sandbox, code).state, lift_of(sandbox, code).changed) == ("factory", sandbox.now)

    def test_once_it_is_gone(self, sandbox: Any, kind: Kind) -> None:  # E144
        code = site(sandbox)
        one, two = sandbox.send("province", "POST", path(kind), [record(sandbox, kind, code) for _ in range(2)])
        sandbox.call("province", "DELETE", path(kind), **{kind.key: one})
        refused(sandbox.call("province", "DELETE", path(kind), **{kind.key: one}), 404, kind.key)
        again = {**record(sandbox, kind, code), kind.key: one, "SJBB": 2}
        refused(sandbox.call("province", "PUT", path(kind), again), 404, kind.key)
        both = sandbox.call("province", "DELETE", path(kind), **{kind.key: f"{two},{one}"})
        assert (both.status_code, [bad["id"] for bad in both.json["data"]]) == (404, [one])
        assert not stored(sandbox, code, two).revoked


@kinds
class TestWhose:
    def test_a_foreign_record_is_answered_as_an_unknown_one(self, sandbox: Any, kind: Kind) -> None:
        code, nothing = site(sandbox), "1999999999999999999"
        id = sandbox.send("province", "POST", path(kind), record(sandbox, kind, code))
        for method in ("PUT", "DELETE"):
            answers = []
            for key in (id, nothing):
                body = {**record(sandbox, kind, code), kind.key: key, "SJBB": 1} if method == "PUT" else None
                query = {} if method == "PUT" else {kind.key: key}
                answers.append(sandbox.call("province-other", method, path(kind), body, **query))
                refused(answers[-1], 404, kind.key)
                finding = sandbox.exchanges[-1].findings[-1]
                assert finding.requirement == ("R-5.2.2-4" if key == id else "R-5.3.5.10-6")
            assert same(*answers, id, nothing)
        assert stored(sandbox, code, id).version == 1

    def test_a_record_of_another_kind_is_unknown(self, sandbox: Any, kind: Kind) -> None:
        code = site(sandbox)
        other = KINDS[KINDS.index(kind) - 1]
        id = sandbox.send("province", "POST", path(other), record(sandbox, other, code))
        refused(sandbox.call("province", "DELETE", path(kind), **{kind.key: id}), 404, kind.key)
        assert not stored(sandbox, code, id).revoked

    def test_accounts_of_one_region_share_its_records(self, sandbox: Any, kind: Kind) -> None:  # E206, E261
        with sandbox.database.writing() as connection:
            world = worlds.find(connection, "default").id
            worlds.open_accounts(connection, world, [
                Account(f"{kind.name}-city", "province", "1" * 18, "浙江省,杭州市", sandbox.now),
                Account(f"{kind.name}-next", "province", "2" * 18, "浙江省,宁波市", sandbox.now),
            ])  # fmt: skip
        code = site(sandbox)
        id = sandbox.send("province", "POST", path(kind), record(sandbox, kind, code))
        change = {**record(sandbox, kind, code), kind.key: id, "SJBB": 1}
        refused(sandbox.call(f"{kind.name}-next", "PUT", path(kind), change), 404, kind.key)
        sandbox.send(f"{kind.name}-city", "PUT", path(kind), change)
        assert sandbox.call(f"{kind.name}-city", "DELETE", path(kind), **{kind.key: id}).status_code == 200


class TestInspection:
    def test_a_lift_should_be_locked_and_complete(self, sandbox: Any) -> None:  # E187, E194
        code = site(sandbox)
        sent = {**sandbox.maker.inspection({"ZJBM": code, "ZZRQ": 1_700_000_000_000}, kind="INSTALL"), "JYJL": "合格"}
        sandbox.send("province", "POST", path(inspections), sent)
        assert [rule for rule in sandbox.rules() if rule in ("unlocked", "incomplete")] == ["unlocked"]
        sandbox.send("province", "PUT", "/lifts/lock", {"ZJBM": code, "DTXXSD": True})
        sandbox.send("province", "POST", path(inspections), sent)
        assert "unlocked" not in sandbox.rules()

    def test_a_lift_without_all_its_components_is_odd(self, sandbox: Any) -> None:
        code = site(sandbox)
        made = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
        sandbox.send("manufacturer", "PUT", "/lifts", {**made, "ZJBM": code, "BJXX": made["BJXX"][:1]})
        sent = sandbox.maker.inspection({"ZJBM": code, "ZZRQ": 1_700_000_000_000}, kind="INSTALL")
        sandbox.send("province", "POST", path(inspections), [sent, {**sent, "JYLB": "REPAIR"}])
        found = [(one.rule, one.pointer) for one in sandbox.exchanges[-1].findings if one.rule == "incomplete"]
        assert found == [("incomplete", "/0/ZJBM")]

    def test_a_passed_one_counts_for_the_construction_until_it_is_revoked(self, sandbox: Any) -> None:  # E178, E179
        code = str(sandbox.lift("3110"))
        sgid = sandbox.build(code)
        sandbox.declare(sgid)

        def state() -> str:
            with sandbox.database.reading() as connection:
                world = worlds.find(connection, sandbox.world).id
                return CONSTRUCTIONS.find(connection, world, [sgid])[sgid].state

        sent = {**sandbox.maker.inspection({"ZJBM": code, "ZZRQ": 1_700_000_000_000}, kind="INSTALL"), "JYJL": "不合格"}
        id = sandbox.send("province", "POST", path(inspections), sent)
        assert state() == "notified"
        sandbox.send("province", "PUT", path(inspections), {**sent, "JYJL": "复检合格", "JYID": id, "SJBB": 1})
        assert state() == "inspected"
        sandbox.call("province", "DELETE", path(inspections), JYID=id)
        assert state() == "notified"


def test_supervision_knows_the_lift_by_either_code(sandbox: Any) -> None:  # E001
    code = site(sandbox)
    sent = record(sandbox, supervisions, code)
    printed = {("TZJBM" if name == "ZJBM" else name): value for name, value in sent.items()}
    id = sandbox.send("province", "POST", path(supervisions), printed)
    assert orjson.loads(stored(sandbox, code, id).doc) == sent
    sandbox.send("province", "PUT", path(supervisions), {**printed, "JDID": id, "SJBB": 1})
    refused(sandbox.call("province", "POST", path(supervisions), {**sent, "TZJBM": "other"}), 400, "ZJBM")


def test_what_the_maker_changes_after_a_notice_is_kept(sandbox: Any) -> None:  # 6.2.1, E188
    code = str(sandbox.lift("3110"))
    sandbox.declare(sandbox.build(code))
    made = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
    before = [orjson.loads(lift_of(sandbox, code).doc)]
    for version in (1, 2):
        sandbox.advance(1)
        sandbox.send("manufacturer", "PUT", "/lifts", {**made, "ZJBM": code, "CPBH": f"X-{version}", "SJBB": version})
        before.append(orjson.loads(lift_of(sandbox, code).doc))
    with sandbox.database.reading() as connection:
        rows = connection.execute(
            select(lift_history).where(lift_history.c.zjbm == code).order_by(lift_history.c.at)
        ).all()
    assert [(row.version, row.account, row.change) for row in rows] == [(n, "manufacturer", "MODIFY") for n in (1, 2)]
    assert [orjson.loads(row.doc) for row in rows] == before[:2]
