"""6.7 and 6.8: results of constructions, what they do to a lift, and how that is undone."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockplatform.clock import moment
from mockplatform.fixtures.maker import Maker

ENTRY = "/constructions/entry"
DAY = 86_400_000


# ---- what is kept of a result, and what it does


def test_a_result_is_kept_and_changes_the_state(site: Any) -> None:
    sgid = site.work("INSTALL")
    before, version = site.lift(), site.one(sgid).version
    site.sandbox.advance(60)
    site.enter(sgid, GZXLNR=None)
    one, lift = site.one(sgid), site.lift()
    assert orjson.loads(one.result or "") == {"SGJGRQ": site.sandbox.now - DAY}
    assert (one.state, one.version, one.change, one.updated) == ("entered", version + 1, "MODIFY", site.sandbox.now)
    assert (lift.version, lift.updated, lift.doc, lift.base) == (before.version, before.updated, before.doc, None)
    assert lift.changed == site.sandbox.now  # a part of the lift changed, its own data did not (E048)


def test_components_are_replaced_added_and_removed(site: Any) -> None:
    sgid, (first, second, *rest) = site.work(), site.parts
    site.enter(sgid, BJGH=site.swap(first, "NEW1"), BJJZ=[site.part("NEW2")], BJYC=[second])
    assert site.codes() == ["NEW1", *rest, "NEW2"]
    lift = site.lift()
    assert (lift.version, lift.change, lift.updated) == (2, "MODIFY", site.sandbox.now)
    assert [part["TBJBM"] for part in orjson.loads(lift.base or "")["BJXX"]] == site.parts


def test_removed_components_may_be_objects(site: Any) -> None:  # E051
    site.enter(site.work(), BJYC=[{"TBJBM": site.parts[0]}])
    assert site.codes() == site.parts[1:]


def test_data_of_the_lift_are_changed(site: Any) -> None:
    site.enter(site.work("REFORM"), ZJXX={"ZJBM": site.zjbm, "CCBH": "C-2", "TCS": 30, "SBPZ": "3120", "TMS": ""})
    shown = site.shown()["ZJXX"]
    assert [shown[code] for code in ("ZJBM", "CPBH", "TCS", "SBPZ", "TMS")] == [
        site.zjbm, "C-2", 30, "3120", site.record["TMS"],
    ]  # fmt: skip


def test_completeness_follows_the_components(site: Any) -> None:
    drive = next(part["TBJBM"] for part in site.record["BJXX"] if part["TBJPZ"] == "驱动主机")
    sgid = site.work()
    assert site.shown()["ZJXX"]["DTXXWZ"] is True
    site.enter(sgid, BJYC=[drive])
    assert site.shown()["ZJXX"]["DTXXWZ"] is False
    site.enter(sgid, BJGH=site.swap(drive, "NEW", TBJPZ="驱动主机"))
    assert site.shown()["ZJXX"]["DTXXWZ"] is True


def test_a_replaced_component_without_kind_or_code_takes_those_of_the_old_one(site: Any) -> None:  # K in Table 10
    sgid, code = site.work(), site.parts[0]
    site.enter(sgid, BJGH=[{"BJBMOLD": code, "TBJXH": "X", "TBZZRQ": site.sandbox.now}])
    found = site.shown()["BJXX"][0]
    assert (found["TBJBM"], found["TBJPZ"], found["TBJXH"]) == (code, site.record["BJXX"][0]["TBJPZ"], "X")
    assert (found["SJBB"], found["BGLX"]) == (2, "MODIFY")


def test_an_added_component_without_a_code_stays_in_the_result_only(site: Any) -> None:
    sgid = site.work()
    site.enter(sgid, BJJZ=[site.part(None)])
    assert "unnamed" in site.sandbox.rules()
    assert site.codes() == site.parts
    assert "XS9000" in (site.one(sgid).result or "")


def test_a_replacement_that_names_no_old_component_is_added(site: Any) -> None:
    site.enter(site.work(), BJGH=[site.part("NEW")])
    assert "no_old" in site.sandbox.rules()
    assert site.codes() == [*site.parts, "NEW"]


def test_results_build_on_each_other_also_in_one_batch(site: Any) -> None:
    one, two, old = site.work(), site.work(), site.parts[0]
    bodies = [site.result(one, BJGH=site.swap(old, "B")), site.result(two, BJGH=site.swap("B", "C"))]
    answer = site.put(*bodies)
    assert answer.json["data"]["ids"] == [one, two]
    assert site.codes() == ["C", *site.parts[1:]]
    assert [site.one(sgid).result_no for sgid in (one, two)] == [1, 2]


# ---- overwriting (6.7.1, E181)


def test_an_overwrite_replaces_the_result_and_what_it_did(site: Any) -> None:
    sgid, old = site.work(), site.parts[0]
    site.enter(sgid, BJGH=site.swap(old, "B"), ZJXX={"TCS": 9})
    site.enter(sgid, GZXLNR="更换安全钳", BJGH=site.swap(old, "C"))
    assert site.codes() == ["C", *site.parts[1:]]
    assert site.shown()["ZJXX"]["TCS"] == site.record["TCS"]
    assert orjson.loads(site.one(sgid).result or "")["GZXLNR"] == "更换安全钳"
    assert (site.one(sgid).version, site.one(sgid).result_no) == (4, 1)


def test_an_overwrite_keeps_its_place(site: Any) -> None:
    one, two, old = site.work(), site.work(), site.parts[0]
    site.enter(one, BJGH=site.swap(old, "B"), ZJXX={"TCS": 9})
    site.enter(two, BJGH=site.swap("B", "C"), ZJXX={"TCS": 10})
    site.enter(one, BJGH=site.swap(old, "B"), ZJXX={"TCS": 11})
    assert site.codes() == ["C", *site.parts[1:]]
    assert site.shown()["ZJXX"]["TCS"] == 10


def test_after_a_report_of_the_maker_an_overwrite_is_the_last_word(site: Any) -> None:
    sgid, old = site.work(), site.parts[0]
    site.enter(sgid, BJGH=site.swap(old, "B"))
    site.report([*site.shown()["BJXX"]])
    assert (site.one(sgid).result_no, site.lift().base) == (0, None)
    site.enter(sgid, BJGH=site.swap(old, "B"), ZJXX={"TCS": 9})  # may name again what it took out before
    assert site.codes() == ["B", *site.parts[1:]]
    assert site.shown()["ZJXX"]["TCS"] == 9
    site.undo(sgid)
    assert site.codes() == ["B", *site.parts[1:]]


# ---- revoking (6.8, E180)


def test_revoking_undoes_it(site: Any) -> None:
    sgid, before = site.work(), site.shown()
    site.enter(sgid, BJGH=site.swap(site.parts[0], "B"), BJYC=[site.parts[1]], BJJZ=[site.part("D")], ZJXX={"TCS": 9})
    site.undo(sgid)
    one, lift, after = site.one(sgid), site.lift(), site.shown()
    assert (one.result, one.result_no, one.state, one.version) == (None, 0, "notified", 4)
    assert after["BJXX"] == before["BJXX"]
    assert (lift.base, lift.version, after["ZJXX"]["TCS"]) == (None, 3, site.record["TCS"])


def test_revoking_one_result_keeps_the_others(site: Any) -> None:
    one, two = site.work(), site.work()
    site.enter(one, BJGH=site.swap(site.parts[0], "B"))
    site.enter(two, BJJZ=[site.part("D")])
    site.undo(one)
    assert site.codes() == [*site.parts, "D"]
    site.undo(two)
    assert site.codes() == site.parts


def test_versions_of_components_only_grow_while_they_are_there(site: Any) -> None:
    sgid, code = site.work(), site.parts[0]
    site.enter(sgid, BJGH=site.swap(code, code))
    site.undo(sgid)
    assert site.shown()["BJXX"][0]["SJBB"] == 3


def test_the_result_is_due_again(site: Any) -> None:  # 6.11
    sgid = site.work("INSTALL")

    def due() -> list[str]:
        told = [notice["SGID"] for notice in site.sandbox.get("constructor", "/entry_notices")]
        return [one for one in told if one == sgid]

    assert due() == [sgid]
    site.enter(sgid)
    assert due() == []
    site.undo(sgid)
    assert due() == [sgid]


def test_after_the_inspection_it_can_be_entered_and_revoked(site: Any) -> None:  # E180, E250
    sgid = site.work("REPAIR")
    report = site.sandbox.maker.inspection(site.record, kind="REPAIR")
    province = "province" if site.lift().region.startswith("浙江省") else "province-other"
    site.sandbox.send(province, "POST", "/examine_infos", {**report, "JYJL": "合格"})
    assert site.one(sgid).state == "inspected"
    site.enter(sgid)
    assert site.one(sgid).state == "completed"
    site.undo(sgid)
    assert site.one(sgid).state == "inspected"


def test_revoking_the_construction_undoes_its_result_too(site: Any) -> None:  # 6.6
    sgid = site.work("REFORM")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new})
    site.sandbox.call("constructor", "DELETE", "/constructions/authorize", SGID=sgid)
    assert (site.lift(site.new).change, site.lift().new, site.one(sgid).change) == ("DELETE", None, "DELETE")


def test_without_a_result_there_is_nothing_to_revoke(site: Any) -> None:
    site.refused(site.revoke(site.work()), "SGID", rule="absent", status=404)


def test_revoking_is_all_or_nothing(site: Any) -> None:
    one, two = site.work(), site.work()
    site.enter(one, BJJZ=[site.part("D")])
    site.refused(site.revoke(one, two), "SGID", rule="absent", status=404)
    assert site.codes() == [*site.parts, "D"]
    site.enter(two)
    site.undo(two, one)
    assert site.codes() == site.parts


# ---- refusals


def test_before_the_construction_notice(site: Any) -> None:  # E250
    sgid = site.work(noticed=False)
    site.refused(site.put(site.result(sgid)), "SGID", rule="unnoticed")


def test_another_version(site: Any) -> None:  # E122
    sgid = site.work()
    for sent in (1, 3):
        site.refused(site.put(site.result(sgid, SJBB=sent)), "SJBB", rule="version")
    site.refused(site.put(site.result(sgid, SJBB=None)), "SJBB", rule="missing")
    site.enter(sgid)


@pytest.mark.parametrize("kind", ["REFORM", "REPAIR"])
def test_the_work_is_mandatory_for_reforms_and_repairs(site: Any, kind: str) -> None:  # E108
    sgid = site.work(kind)
    site.refused(site.put(site.result(sgid, GZXLNR=None)), "GZXLNR", rule="missing")
    site.refused(site.put(site.result(sgid, GZXLNR="工" * 101)), "GZXLNR", rule="length")
    site.enter(sgid, GZXLNR="工" * 100)


@pytest.mark.parametrize("kind", ["INSTALL", "RE_INSTALL"])
def test_the_work_is_optional_for_installations(site: Any, kind: str) -> None:
    site.enter(site.work(kind), GZXLNR=None)


def test_another_lift(site: Any) -> None:  # E124
    site.refused(site.put(site.result(site.work(), ZJXX={"ZJBM": site.new})), "ZJXX.ZJBM", rule="fixed")


def test_components_that_are_not_there(site: Any) -> None:
    sgid, old = site.work(), site.parts[0]
    answer = site.put(site.result(sgid, BJGH=[*site.swap(old, "B"), *site.swap("X", "Y")], BJYC=["Z", old, "B"]))
    site.refused(answer, "BJGH[1].BJBMOLD", "BJYC[0]", "BJYC[2]", rule="component")
    other = site.work()
    site.enter(other, BJYC=[old])
    site.refused(site.put(site.result(sgid, BJYC=[old])), "BJYC[0]", rule="component")
    site.enter(other, BJYC=[old])  # an overwrite is judged without what it overwrites


def test_a_component_needs_a_date(site: Any) -> None:  # E109
    answer = site.put(site.result(site.work(), BJJZ=[site.part("A", TBZZRQ=None)], BJGH=[site.part("B", TBZZRQ=None)]))
    site.refused(answer, "BJGH[0].TBZZRQ", "BJJZ[0].TBZZRQ", rule="missing")


def test_what_is_no_object_is_refused_as_such(site: Any) -> None:
    answer = site.put(site.result(site.work(), BJGH=["A"], BJJZ=[3], BJYC=[4], ZJXX="x"))
    site.refused(answer, "BJGH[0]", "BJJZ[0]", "BJYC[0]", "ZJXX", rule="type")
    site.refused(site.put(site.result(site.work(), BJGH={})), "BJGH", rule="type")


def test_the_components_of_a_lift_too(site: Any) -> None:  # 6.1 shares the check of certificates
    answer = site.sandbox.call("manufacturer", "POST", "/lifts", {**site.record, "ZJBM": site.new, "BJXX": ["x"]})
    site.refused(answer, "BJXX[0]", rule="type")


def knowing(sandbox: Any) -> Maker:
    """A maker of lifts whose parts the world knows."""
    return Maker(1, moment(sandbox.now).date(), provinces=("浙江省", "江苏省"))


def unknown_references(site: Any) -> dict[str, Any]:
    """A result that names a certificate of a lift, one of a component and a maker that the world doesn't know."""
    known = {code: site.record["BJXX"][0][code] for code in ("TBJXSSYBH", "TBJZZXYDM")}
    replaced = site.swap(site.parts[0], "B", **{**known, "TBJXSSYBH": "T1"})
    added = site.part("C", **{**known, "TBJZZXYDM": site.unit})
    return site.result(site.work(), ZJXX={"XSSYBH": "T1"}, BJGH=replaced, BJJZ=[added])


def test_unknown_certificates_and_units(sandbox: Any, site_of: Any) -> None:  # E199
    sandbox.maker = knowing(sandbox)
    site = site_of(sandbox)
    assert site.put(unknown_references(site)).status_code == 200
    assert sandbox.rules() == ["certificate", "certificate", "unit"]


def test_unknown_certificates_and_units_in_strict_mode(strict: Any, site_of: Any) -> None:
    strict.maker = knowing(strict)
    site = site_of(strict)
    body = unknown_references(site)
    for item in (*body["BJGH"], *body["BJJZ"]):
        item["BJZZXYDM"] = item.pop("TBJZZXYDM")  # as Table 10 prints it
    paths = ["ZJXX.XSSYBH", "BJGH[0].TBJXSSYBH", "BJJZ[0].TBJZZXYDM"]
    site.refused(site.put(body), *paths, rule="certificate")


def test_a_foreign_construction_is_answered_as_an_unknown_one(site: Any) -> None:
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
    site.refused(site.put({**body, "SGID": unknown}), "SGID", rule="absent", status=404)


def test_only_constructors_may_call(site: Any) -> None:
    sgid = site.work()
    for account in ("manufacturer", "province"):
        assert site.put(site.result(sgid), account=account).status_code == 403
        assert site.revoke(sgid, account=account).status_code == 403


def test_a_batch_is_stored_as_a_whole_or_not_at_all(site: Any) -> None:
    one, two = site.work(), site.work()
    answer = site.put(site.result(one, BJJZ=[site.part("D")]), site.result(two, SJBB=7), site.result(two))
    site.refused(answer, "SJBB", "SGID", rule="version")
    assert "duplicate" in site.sandbox.rules()
    assert [found["id"] for found in answer.json["data"]] == [two, two]
    assert site.codes() == site.parts
    assert site.one(one).result is None


# ---- any order of calls


STEP = st.one_of(
    st.tuples(st.just("enter"), st.integers(0, 1), st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True)),
    st.tuples(st.just("undo"), st.integers(0, 1), st.just([])),
    st.tuples(st.just("report"), st.just(0), st.just([])),
)


def test_what_is_undone_leaves_nothing_behind(shared: Any, site_of: Any) -> None:
    @settings(max_examples=12, deadline=None)
    @given(st.lists(STEP, max_size=6))
    def any_order(steps: list[tuple[str, int, list[int]]]) -> None:
        site = site_of(shared)
        works = [site.work("REPAIR"), site.work("REFORM")]
        base = site.parts
        for act, which, picked in steps:
            there = site.codes()
            if act == "report":
                site.report(site.shown()["BJXX"])
                base = there
            elif act == "enter":
                old, *removed = [there[place % len(there)] for place in picked]
                replaced, added = site.swap(old, f"{old[:10]}{which}"), site.part(f"ADD{which}")
                site.put(site.result(works[which], BJGH=replaced, BJYC=removed, BJJZ=[added]))
            else:
                site.revoke(works[which])
        applied = [sgid for sgid in works if site.one(sgid).result_no]
        if applied:
            site.undo(*applied)
        assert site.codes() == base
        assert site.lift().base is None

    any_order()
