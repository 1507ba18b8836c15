"""6.7 and 6.8: results of constructions, what they do to a lift, and how that is undone."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.clock import moment
from mockplatform.fixtures import credit
from mockplatform.fixtures.maker import Maker
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


@pytest.fixture
def site(shared: Any) -> Site:
    return Site(shared)


def part(code: str | None, **more: Any) -> dict[str, Any]:
    """A component of Table 10."""
    named = {} if code is None else {"TBJBM": code}
    told = {"TBJPZ": "限速器", "TBJXH": "XS9000", "TBZZRQ": 1_700_000_000_000, "TBJXSSYBH": "T1", "TBJZZXYDM": UNIT}
    return {**named, **told, **more}


def swap(old: str, new: str, **more: Any) -> list[dict[str, Any]]:
    return [part(new, BJBMOLD=old, **more)]


def fields(answer: Any) -> list[str]:
    data = answer.json["data"]
    return [found["field"] for record in (data if isinstance(data, list) else [data]) for found in record["errors"]]


def refused(site: Site, answer: Any, *paths: str, rule: str, status: int = 400) -> None:
    """The answer refuses because of these elements, and the journal tells the rule by a requirement that exists."""
    assert (answer.status_code, answer.json["code"]) == (status, 5001), answer.text
    assert fields(answer) == list(paths)
    findings = [found for found in site.sandbox.exchanges[-1].findings if found.rule == rule]
    assert findings, site.sandbox.rules()
    assert all(found.requirement in REQUIREMENTS for found in findings)


# ---- what is kept of a result, and what it does


def test_a_result_is_kept_and_changes_the_state(site: Site) -> None:
    sgid = site.work("INSTALL")
    before, version = site.lift(), site.one(sgid).version
    site.sandbox.advance(60)
    site.enter(sgid, GZXLNR=None)
    one, lift = site.one(sgid), site.lift()
    assert orjson.loads(one.result or "") == {"SGJGRQ": site.sandbox.now - DAY}
    assert (one.state, one.version, one.change, one.updated) == ("entered", version + 1, "MODIFY", site.sandbox.now)
    assert (lift.version, lift.updated, lift.doc, lift.base) == (before.version, before.updated, before.doc, None)
    assert lift.changed == site.sandbox.now  # a part of the lift changed, its own data did not (E048)


def test_components_are_replaced_added_and_removed(site: Site) -> None:
    sgid, (first, second, *rest) = site.work(), site.parts
    site.enter(sgid, BJGH=swap(first, "NEW1"), BJJZ=[part("NEW2")], BJYC=[second])
    assert site.codes() == ["NEW1", *rest, "NEW2"]
    lift = site.lift()
    assert (lift.version, lift.change, lift.updated) == (2, "MODIFY", site.sandbox.now)
    assert [part["TBJBM"] for part in orjson.loads(lift.base or "")["BJXX"]] == site.parts


def test_removed_components_may_be_objects(site: Site) -> None:  # E051
    site.enter(site.work(), BJYC=[{"TBJBM": site.parts[0]}])
    assert site.codes() == site.parts[1:]


def test_data_of_the_lift_are_changed(site: Site) -> None:
    site.enter(site.work("REFORM"), ZJXX={"ZJBM": site.zjbm, "CCBH": "C-2", "TCS": 30, "SBPZ": "3120", "TMS": ""})
    shown = site.shown()["ZJXX"]
    assert [shown[code] for code in ("ZJBM", "CPBH", "TCS", "SBPZ", "TMS")] == [
        site.zjbm, "C-2", 30, "3120", site.record["TMS"],
    ]  # fmt: skip


def test_completeness_follows_the_components(site: Site) -> None:
    drive = next(part["TBJBM"] for part in site.record["BJXX"] if part["TBJPZ"] == "驱动主机")
    sgid = site.work()
    assert site.shown()["ZJXX"]["DTXXWZ"] is True
    site.enter(sgid, BJYC=[drive])
    assert site.shown()["ZJXX"]["DTXXWZ"] is False
    site.enter(sgid, BJGH=swap(drive, "NEW", TBJPZ="驱动主机"))
    assert site.shown()["ZJXX"]["DTXXWZ"] is True


def test_a_replaced_component_without_kind_or_code_takes_those_of_the_old_one(site: Site) -> None:  # K in Table 10
    sgid, code = site.work(), site.parts[0]
    site.enter(sgid, BJGH=[{"BJBMOLD": code, "TBJXH": "X", "TBZZRQ": site.sandbox.now}])
    found = site.shown()["BJXX"][0]
    assert (found["TBJBM"], found["TBJPZ"], found["TBJXH"]) == (code, site.record["BJXX"][0]["TBJPZ"], "X")
    assert (found["SJBB"], found["BGLX"]) == (2, "MODIFY")


def test_an_added_component_without_a_code_stays_in_the_result_only(site: Site) -> None:
    sgid = site.work()
    site.enter(sgid, BJJZ=[part(None)])
    assert "unnamed" in site.sandbox.rules()
    assert site.codes() == site.parts
    assert "XS9000" in (site.one(sgid).result or "")


def test_a_replacement_that_names_no_old_component_is_added(site: Site) -> None:
    site.enter(site.work(), BJGH=[part("NEW")])
    assert "no_old" in site.sandbox.rules()
    assert site.codes() == [*site.parts, "NEW"]


def test_results_build_on_each_other_also_in_one_batch(site: Site) -> None:
    one, two, old = site.work(), site.work(), site.parts[0]
    bodies = [site.result(one, BJGH=swap(old, "B")), site.result(two, BJGH=swap("B", "C"))]
    answer = site.put(*bodies)
    assert answer.json["data"]["ids"] == [one, two]
    assert site.codes() == ["C", *site.parts[1:]]
    assert [site.one(sgid).result_no for sgid in (one, two)] == [1, 2]


# ---- overwriting (6.7.1, E181)


def test_an_overwrite_replaces_the_result_and_what_it_did(site: Site) -> None:
    sgid, old = site.work(), site.parts[0]
    site.enter(sgid, BJGH=swap(old, "B"), ZJXX={"TCS": 9})
    site.enter(sgid, GZXLNR="更换安全钳", BJGH=swap(old, "C"))
    assert site.codes() == ["C", *site.parts[1:]]
    assert site.shown()["ZJXX"]["TCS"] == site.record["TCS"]
    assert orjson.loads(site.one(sgid).result or "")["GZXLNR"] == "更换安全钳"
    assert (site.one(sgid).version, site.one(sgid).result_no) == (4, 1)


def test_an_overwrite_keeps_its_place(site: Site) -> None:
    one, two, old = site.work(), site.work(), site.parts[0]
    site.enter(one, BJGH=swap(old, "B"), ZJXX={"TCS": 9})
    site.enter(two, BJGH=swap("B", "C"), ZJXX={"TCS": 10})
    site.enter(one, BJGH=swap(old, "B"), ZJXX={"TCS": 11})
    assert site.codes() == ["C", *site.parts[1:]]
    assert site.shown()["ZJXX"]["TCS"] == 10


def test_after_a_report_of_the_maker_an_overwrite_is_the_last_word(site: Site) -> None:
    sgid, old = site.work(), site.parts[0]
    site.enter(sgid, BJGH=swap(old, "B"))
    site.report([*site.shown()["BJXX"]])
    assert (site.one(sgid).result_no, site.lift().base) == (0, None)
    site.enter(sgid, BJGH=swap(old, "B"), ZJXX={"TCS": 9})  # may name again what it took out before
    assert site.codes() == ["B", *site.parts[1:]]
    assert site.shown()["ZJXX"]["TCS"] == 9
    site.undo(sgid)
    assert site.codes() == ["B", *site.parts[1:]]


# ---- revoking (6.8, E180)


def test_revoking_undoes_it(site: Site) -> None:
    sgid, before = site.work(), site.shown()
    site.enter(sgid, BJGH=swap(site.parts[0], "B"), BJYC=[site.parts[1]], BJJZ=[part("D")], ZJXX={"TCS": 9})
    site.undo(sgid)
    one, lift, after = site.one(sgid), site.lift(), site.shown()
    assert (one.result, one.result_no, one.state, one.version) == (None, 0, "notified", 4)
    assert after["BJXX"] == before["BJXX"]
    assert (lift.base, lift.version, after["ZJXX"]["TCS"]) == (None, 3, site.record["TCS"])


def test_revoking_one_result_keeps_the_others(site: Site) -> None:
    one, two = site.work(), site.work()
    site.enter(one, BJGH=swap(site.parts[0], "B"))
    site.enter(two, BJJZ=[part("D")])
    site.undo(one)
    assert site.codes() == [*site.parts, "D"]
    site.undo(two)
    assert site.codes() == site.parts


def test_versions_of_components_only_grow_while_they_are_there(site: Site) -> None:
    sgid, code = site.work(), site.parts[0]
    site.enter(sgid, BJGH=swap(code, code))
    site.undo(sgid)
    assert site.shown()["BJXX"][0]["SJBB"] == 3


def test_the_result_is_due_again(site: Site) -> None:  # 6.11
    sgid = site.work("INSTALL")

    def due() -> list[str]:
        told = [notice["SGID"] for notice in site.sandbox.get("constructor", "/entry_notices")]
        return [one for one in told if one == sgid]

    assert due() == [sgid]
    site.enter(sgid)
    assert due() == []
    site.undo(sgid)
    assert due() == [sgid]


def test_after_the_inspection_it_can_be_entered_and_revoked(site: Site) -> None:  # E180, E250
    sgid = site.work("REPAIR")
    report = site.sandbox.maker.inspection(site.record, kind="REPAIR")
    province = "province" if site.lift().region.startswith("浙江省") else "province-other"
    site.sandbox.send(province, "POST", "/examine_infos", {**report, "JYJL": "合格"})
    assert site.one(sgid).state == "inspected"
    site.enter(sgid)
    assert site.one(sgid).state == "completed"
    site.undo(sgid)
    assert site.one(sgid).state == "inspected"


def test_revoking_the_construction_undoes_its_result_too(site: Site) -> None:  # 6.6
    sgid = site.work("REFORM")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new})
    site.sandbox.call("constructor", "DELETE", "/constructions/authorize", SGID=sgid)
    assert (site.lift(site.new).change, site.lift().new, site.one(sgid).change) == ("DELETE", None, "DELETE")


def test_without_a_result_there_is_nothing_to_revoke(site: Site) -> None:
    refused(site, site.revoke(site.work()), "SGID", rule="absent", status=404)


def test_revoking_is_all_or_nothing(site: Site) -> None:
    one, two = site.work(), site.work()
    site.enter(one, BJJZ=[part("D")])
    refused(site, site.revoke(one, two), "SGID", rule="absent", status=404)
    assert site.codes() == [*site.parts, "D"]
    site.enter(two)
    site.undo(two, one)
    assert site.codes() == site.parts


# ---- refusals


def test_before_the_construction_notice(site: Site) -> None:  # E250
    sgid = site.work(noticed=False)
    refused(site, site.put(site.result(sgid)), "SGID", rule="unnoticed")


def test_another_version(site: Site) -> None:  # E122
    sgid = site.work()
    for sent in (1, 3):
        refused(site, site.put(site.result(sgid, SJBB=sent)), "SJBB", rule="version")
    refused(site, site.put(site.result(sgid, SJBB=None)), "SJBB", rule="missing")
    site.enter(sgid)


@pytest.mark.parametrize("kind", ["REFORM", "REPAIR"])
def test_the_work_is_mandatory_for_reforms_and_repairs(site: Site, kind: str) -> None:  # E108
    sgid = site.work(kind)
    refused(site, site.put(site.result(sgid, GZXLNR=None)), "GZXLNR", rule="missing")
    refused(site, site.put(site.result(sgid, GZXLNR="工" * 101)), "GZXLNR", rule="length")
    site.enter(sgid, GZXLNR="工" * 100)


@pytest.mark.parametrize("kind", ["INSTALL", "RE_INSTALL"])
def test_the_work_is_optional_for_installations(site: Site, kind: str) -> None:
    site.enter(site.work(kind), GZXLNR=None)


def test_another_lift(site: Site) -> None:  # E124
    refused(site, site.put(site.result(site.work(), ZJXX={"ZJBM": site.new})), "ZJXX.ZJBM", rule="fixed")


def test_components_that_are_not_there(site: Site) -> None:
    sgid, old = site.work(), site.parts[0]
    answer = site.put(site.result(sgid, BJGH=[*swap(old, "B"), *swap("X", "Y")], BJYC=["Z", old, "B"]))
    refused(site, answer, "BJGH[1].BJBMOLD", "BJYC[0]", "BJYC[2]", rule="component")
    other = site.work()
    site.enter(other, BJYC=[old])
    refused(site, site.put(site.result(sgid, BJYC=[old])), "BJYC[0]", rule="component")
    site.enter(other, BJYC=[old])  # an overwrite is judged without what it overwrites


def test_a_component_needs_a_date(site: Site) -> None:  # E109
    answer = site.put(site.result(site.work(), BJJZ=[part("A", TBZZRQ=None)], BJGH=[part("B", TBZZRQ=None)]))
    refused(site, answer, "BJGH[0].TBZZRQ", "BJJZ[0].TBZZRQ", rule="missing")


def test_what_is_no_object_is_refused_as_such(site: Site) -> None:
    answer = site.put(site.result(site.work(), BJGH=["A"], BJJZ=[3], BJYC=[4], ZJXX="x"))
    refused(site, answer, "BJGH[0]", "BJJZ[0]", "BJYC[0]", "ZJXX", rule="type")
    refused(site, site.put(site.result(site.work(), BJGH={})), "BJGH", rule="type")


def test_the_components_of_a_lift_too(site: Site) -> None:  # 6.1 shares the check of certificates
    answer = site.sandbox.call("manufacturer", "POST", "/lifts", {**site.record, "ZJBM": site.new, "BJXX": ["x"]})
    refused(site, answer, "BJXX[0]", rule="type")


def knowing(sandbox: Any) -> Maker:
    """A maker of lifts whose parts the world knows."""
    return Maker(1, moment(sandbox.now).date(), provinces=("浙江省", "江苏省"))


def unknown_references(site: Site) -> dict[str, Any]:
    """A result that names a certificate of a lift, one of a component and a maker that the world doesn't know."""
    known = {code: site.record["BJXX"][0][code] for code in ("TBJXSSYBH", "TBJZZXYDM")}
    replaced = swap(site.parts[0], "B", **{**known, "TBJXSSYBH": "T1"})
    added = part("C", **{**known, "TBJZZXYDM": UNIT})
    return site.result(site.work(), ZJXX={"XSSYBH": "T1"}, BJGH=replaced, BJJZ=[added])


def test_unknown_certificates_and_units(sandbox: Any) -> None:  # E199
    sandbox.maker = knowing(sandbox)
    site = Site(sandbox)
    assert site.put(unknown_references(site)).status_code == 200
    assert sandbox.rules() == ["certificate", "certificate", "unit"]


def test_unknown_certificates_and_units_in_strict_mode(strict: Any) -> None:
    strict.maker = knowing(strict)
    site = Site(strict)
    body = unknown_references(site)
    for item in (*body["BJGH"], *body["BJJZ"]):
        item["BJZZXYDM"] = item.pop("TBJZZXYDM")  # as Table 10 prints it
    paths = ["ZJXX.XSSYBH", "BJGH[0].TBJXSSYBH", "BJJZ[0].TBJZZXYDM"]
    refused(site, site.put(body), *paths, rule="certificate")


def test_a_foreign_construction_is_answered_as_an_unknown_one(site: Site) -> None:
    sgid = site.work()
    body = site.result(sgid)

    def unlike(answer: Any, code: str) -> Any:
        return answer.status_code, answer.text.replace(code, "").replace(str(answer.json["timestamp"]), "")

    unknown = "1000000000000999999"
    for act in (
        lambda code, who: site.put({**body, "SGID": code}, account=who),
        lambda code, who: site.revoke(code, account=who),
    ):
        foreign, absent = act(sgid, "constructor-other"), act(unknown, "constructor-other")
        assert unlike(foreign, sgid) == unlike(absent, unknown)
        assert foreign.status_code == 404
    refused(site, site.put({**body, "SGID": unknown}), "SGID", rule="absent", status=404)


def test_only_constructors_may_call(site: Site) -> None:
    sgid = site.work()
    for account in ("manufacturer", "province"):
        assert site.put(site.result(sgid), account=account).status_code == 403
        assert site.revoke(sgid, account=account).status_code == 403


def test_a_batch_is_stored_as_a_whole_or_not_at_all(site: Site) -> None:
    one, two = site.work(), site.work()
    answer = site.put(site.result(one, BJJZ=[part("D")]), site.result(two, SJBB=7), site.result(two))
    refused(site, answer, "SJBB", "SGID", rule="version")
    assert "duplicate" in site.sandbox.rules()
    assert [found["id"] for found in answer.json["data"]] == [two, two]
    assert site.codes() == site.parts
    assert site.one(one).result is None


# ---- a reform that gives a new code (E052, E155, E183)


@pytest.mark.parametrize("inside", [True, False], ids=["in ZJXX", "at the top"])
def test_a_reform_gives_a_new_code(site: Site, inside: bool) -> None:
    sgid, old, before = site.work("REFORM"), site.parts[0], site.lift()
    site.sandbox.advance(60)
    data = {"TCS": 9, **({"ZJBMNEW": site.new} if inside else {})}
    site.enter(sgid, ZJXX=data, BJGH=swap(old, "B"), **({} if inside else {"ZJBMNEW": site.new}))
    made, left, shown = site.lift(site.new), site.lift(), site.shown(site.new)
    assert (made.old, made.owner, made.region, made.state) == (site.zjbm, before.owner, left.region, "notified")
    assert (made.version, made.change, made.created, made.locked) == (1, "ADD", site.sandbox.now, False)
    assert (shown["ZJXX"]["ZJBM"], shown["ZJXX"]["TCS"]) == (site.new, 9)
    assert [part["TBJBM"] for part in shown["BJXX"]] == ["B", *site.parts[1:]]
    assert all((part["SJBB"], part["BGLX"]) == (1, "ADD") for part in shown["BJXX"])
    assert (left.new, left.doc, left.version) == (site.new, before.doc, before.version)  # the old one stays as it was
    assert orjson.loads(site.one(sgid).result or "")["ZJXX"] == {"TCS": 9, "ZJBMNEW": site.new}


def test_two_new_codes_that_differ(site: Site) -> None:
    answer = site.put(site.result(site.work("REFORM"), ZJBMNEW="A", ZJXX={"ZJBMNEW": "B"}))
    refused(site, answer, "ZJXX.ZJBMNEW", rule="twice")


@pytest.mark.parametrize("kind", ["INSTALL", "REPAIR", "RE_INSTALL"])
def test_only_a_reform_gives_a_new_code(site: Site, kind: str) -> None:
    sgid = site.work(kind)
    refused(site, site.put(site.result(sgid, ZJXX={"ZJBMNEW": site.new})), "ZJXX.ZJBMNEW", rule="reform")
    refused(site, site.put(site.result(sgid, ZJBMNEW=site.new)), "ZJBMNEW", rule="reform")


def test_the_new_code_is_free(site: Site) -> None:
    sgid, other = site.work("REFORM"), site.sandbox.lift("3110", "manufacturer-other")
    for taken in (site.zjbm, other):
        refused(site, site.put(site.result(sgid, ZJXX={"ZJBMNEW": taken})), "ZJXX.ZJBMNEW", rule="exists")
    site.sandbox.call("manufacturer-other", "DELETE", "/lifts", ZJBM=other)
    site.enter(sgid, ZJXX={"ZJBMNEW": other})
    assert site.lift(other).old == site.zjbm


def test_a_lift_gets_one_new_code(site: Site) -> None:
    one, two = site.work("REFORM"), site.work("REFORM")
    answer = site.put(site.result(one, ZJXX={"ZJBMNEW": site.new}), site.result(two, ZJXX={"ZJBMNEW": site.other}))
    refused(site, answer, "ZJXX.ZJBMNEW", rule="reformed")
    site.enter(one, ZJXX={"ZJBMNEW": site.new})
    refused(site, site.put(site.result(two, ZJXX={"ZJBMNEW": site.new})), "ZJXX.ZJBMNEW", rule="reformed")
    site.enter(two, ZJXX={"TCS": 9})


def test_an_overwrite_with_the_same_code_brings_the_new_lift_up_to_date(site: Site) -> None:
    sgid = site.work("REFORM")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new, "TCS": 9})
    site.sandbox.advance(60)
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new, "TCS": 10})
    made = site.lift(site.new)
    assert (made.version, made.change, made.updated, made.base) == (2, "MODIFY", site.sandbox.now, None)
    assert site.shown(site.new)["ZJXX"]["TCS"] == 10


@pytest.mark.parametrize("again", [False, True])
def test_an_overwrite_without_that_code_takes_the_new_lift_away(site: Site, again: bool) -> None:
    sgid, code = site.work("REFORM"), site.other if again else ""
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new, "TCS": 9})
    site.enter(sgid, ZJXX={"ZJBMNEW": code, "TCS": 10})
    gone = site.lift(site.new)
    assert (gone.change, gone.version, gone.state) == ("DELETE", 2, "revoked")
    assert site.lift().new == (code or None)
    assert site.shown(code)["ZJXX"]["TCS"] == 10
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new})  # and back
    assert (site.lift(site.new).change, site.lift(site.new).version, site.lift().new) == ("ADD", 1, site.new)
    assert site.shown()["ZJXX"]["TCS"] == site.record["TCS"]


def test_revoking_takes_the_new_lift_away(site: Site) -> None:
    sgid = site.work("REFORM")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new})
    site.undo(sgid)
    assert (site.lift(site.new).change, site.lift().new) == ("DELETE", None)
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new})
    assert site.lift(site.new).change == "ADD"


def _built_on(site: Site) -> None:
    body = site.sandbox.maker.construction(
        {**site.record, "ZJBM": site.new}, constructor=site.sandbox.code_of("constructor")
    )
    site.sandbox.send("constructor", "POST", "/constructions/authorize", body)


def _modified(site: Site) -> None:
    site.sandbox.send("manufacturer", "PUT", "/lifts", {**site.record, "ZJBM": site.new, "TCS": 77, "SJBB": 1})


def _locked(site: Site) -> None:
    account = "province" if site.lift(site.new).region.startswith("浙江省") else "province-other"
    site.sandbox.send(account, "PUT", "/lifts/lock", {"ZJBM": site.new, "DTXXSD": True})


@pytest.mark.parametrize("happens", [_built_on, _modified, _locked])
def test_a_new_lift_with_records_of_its_own_stays(site: Site, happens: Callable[[Site], None]) -> None:
    sgid = site.work("REFORM")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new, "TCS": 9})
    happens(site)
    refused(site, site.revoke(sgid), "SGID", rule="successor")
    refused(site, site.put(site.result(sgid)), "SGID", rule="successor")
    refused(site, site.put(site.result(sgid, ZJXX={"ZJBMNEW": site.other})), "SGID", rule="successor")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new, "TCS": 10})  # it may still be put right
    assert site.shown(site.new)["ZJXX"]["TCS"] == (77 if happens is _modified else 10)  # but the maker's word stands


# ---- any order of calls


STEP = st.one_of(
    st.tuples(st.just("enter"), st.integers(0, 1), st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True)),
    st.tuples(st.just("undo"), st.integers(0, 1), st.just([])),
    st.tuples(st.just("report"), st.just(0), st.just([])),
)


def test_what_is_undone_leaves_nothing_behind(shared: Any) -> None:
    @settings(max_examples=12, deadline=None)
    @given(st.lists(STEP, max_size=6))
    def any_order(steps: list[tuple[str, int, list[int]]]) -> None:
        site = Site(shared)
        works = [site.work("REPAIR"), site.work("REFORM")]
        base = site.parts
        for act, which, picked in steps:
            there = site.codes()
            if act == "report":
                site.report(site.shown()["BJXX"])
                base = there
            elif act == "enter":
                old, *removed = [there[place % len(there)] for place in picked]
                replaced, added = swap(old, f"{old[:10]}{which}"), part(f"ADD{which}")
                site.put(site.result(works[which], BJGH=replaced, BJYC=removed, BJJZ=[added]))
            else:
                site.revoke(works[which])
        applied = [sgid for sgid in works if site.one(sgid).result_no]
        if applied:
            site.undo(*applied)
        assert site.codes() == base
        assert site.lift().base is None

    any_order()
