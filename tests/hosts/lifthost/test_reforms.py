"""6.7 and 6.8: a reform that gives its lift a new code (E052, E155, E183)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
import pytest


@pytest.mark.parametrize("inside", [True, False], ids=["in ZJXX", "at the top"])
def test_a_reform_gives_a_new_code(site: Any, inside: bool) -> None:
    sgid, old, before = site.work("REFORM"), site.parts[0], site.lift()
    site.sandbox.advance(60)
    data = {"TCS": 9, **({"ZJBMNEW": site.new} if inside else {})}
    site.enter(sgid, ZJXX=data, BJGH=site.swap(old, "B"), **({} if inside else {"ZJBMNEW": site.new}))
    made, left, shown = site.lift(site.new), site.lift(), site.shown(site.new)
    assert (made.old, made.owner, made.region, made.state) == (site.zjbm, before.owner, left.region, "notified")
    assert (made.version, made.change, made.created, made.locked) == (1, "ADD", site.sandbox.now, False)
    assert (shown["ZJXX"]["ZJBM"], shown["ZJXX"]["TCS"]) == (site.new, 9)
    assert [part["TBJBM"] for part in shown["BJXX"]] == ["B", *site.parts[1:]]
    assert all((part["SJBB"], part["BGLX"]) == (1, "ADD") for part in shown["BJXX"])
    assert (left.new, left.doc, left.version) == (site.new, before.doc, before.version)  # the old one stays as it was
    assert orjson.loads(site.one(sgid).result or "")["ZJXX"] == {"TCS": 9, "ZJBMNEW": site.new}


def test_two_new_codes_that_differ(site: Any) -> None:
    answer = site.put(site.result(site.work("REFORM"), ZJBMNEW="A", ZJXX={"ZJBMNEW": "B"}))
    site.refused(answer, "ZJXX.ZJBMNEW", rule="twice")


@pytest.mark.parametrize("kind", ["INSTALL", "REPAIR", "RE_INSTALL"])
def test_only_a_reform_gives_a_new_code(site: Any, kind: str) -> None:
    sgid = site.work(kind)
    site.refused(site.put(site.result(sgid, ZJXX={"ZJBMNEW": site.new})), "ZJXX.ZJBMNEW", rule="reform")
    site.refused(site.put(site.result(sgid, ZJBMNEW=site.new)), "ZJBMNEW", rule="reform")


def test_the_new_code_is_free(site: Any) -> None:
    sgid, other = site.work("REFORM"), site.sandbox.lift("3110", "manufacturer-other")
    for taken in (site.zjbm, other):
        site.refused(site.put(site.result(sgid, ZJXX={"ZJBMNEW": taken})), "ZJXX.ZJBMNEW", rule="exists")
    site.sandbox.call("manufacturer-other", "DELETE", "/lifts", ZJBM=other)
    site.enter(sgid, ZJXX={"ZJBMNEW": other})
    assert site.lift(other).old == site.zjbm


def test_a_lift_gets_one_new_code(site: Any) -> None:
    one, two = site.work("REFORM"), site.work("REFORM")
    answer = site.put(site.result(one, ZJXX={"ZJBMNEW": site.new}), site.result(two, ZJXX={"ZJBMNEW": site.other}))
    site.refused(answer, "ZJXX.ZJBMNEW", rule="reformed")
    site.enter(one, ZJXX={"ZJBMNEW": site.new})
    site.refused(site.put(site.result(two, ZJXX={"ZJBMNEW": site.new})), "ZJXX.ZJBMNEW", rule="reformed")
    site.enter(two, ZJXX={"TCS": 9})


def test_an_overwrite_with_the_same_code_brings_the_new_lift_up_to_date(site: Any) -> None:
    sgid = site.work("REFORM")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new, "TCS": 9})
    site.sandbox.advance(60)
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new, "TCS": 10})
    made = site.lift(site.new)
    assert (made.version, made.change, made.updated, made.base) == (2, "MODIFY", site.sandbox.now, None)
    assert site.shown(site.new)["ZJXX"]["TCS"] == 10


@pytest.mark.parametrize("again", [False, True])
def test_an_overwrite_without_that_code_takes_the_new_lift_away(site: Any, again: bool) -> None:
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


def test_revoking_takes_the_new_lift_away(site: Any) -> None:
    sgid = site.work("REFORM")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new})
    site.undo(sgid)
    assert (site.lift(site.new).change, site.lift().new) == ("DELETE", None)
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new})
    assert site.lift(site.new).change == "ADD"


def _built_on(site: Any) -> None:
    body = site.sandbox.maker.construction(
        {**site.record, "ZJBM": site.new}, constructor=site.sandbox.code_of("constructor")
    )
    site.sandbox.send("constructor", "POST", "/constructions/authorize", body)


def _modified(site: Any) -> None:
    site.sandbox.send("manufacturer", "PUT", "/lifts", {**site.record, "ZJBM": site.new, "TCS": 77, "SJBB": 1})


def _locked(site: Any) -> None:
    account = "province" if site.lift(site.new).region.startswith("浙江省") else "province-other"
    site.sandbox.send(account, "PUT", "/lifts/lock", {"ZJBM": site.new, "DTXXSD": True})


@pytest.mark.parametrize("happens", [_built_on, _modified, _locked])
def test_a_new_lift_with_records_of_its_own_stays(site: Any, happens: Callable[[Any], None]) -> None:
    sgid = site.work("REFORM")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new, "TCS": 9})
    happens(site)
    site.refused(site.revoke(sgid), "SGID", rule="successor")
    site.refused(site.put(site.result(sgid)), "SGID", rule="successor")
    site.refused(site.put(site.result(sgid, ZJXX={"ZJBMNEW": site.other})), "SGID", rule="successor")
    site.enter(sgid, ZJXX={"ZJBMNEW": site.new, "TCS": 10})  # it may still be put right
    assert site.shown(site.new)["ZJXX"]["TCS"] == (77 if happens is _modified else 10)  # but the maker's word stands
