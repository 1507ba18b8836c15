"""7.1 to 7.3: what usage records make of the region and the state of a lift."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockplatform.rules import life
from mockplatform.rules.records import Lift, Report
from mockplatform.store import worlds
from mockplatform.store.rows import LIFTS, REPORTS
from mockplatform.store.schema import report

HANGZHOU = "浙江省,杭州市,西湖区"
NINGBO = "浙江省,宁波市,海曙区"
NANJING = "江苏省,南京市,玄武区"

USAGES, INSURANCES = "/usage_companies", "/insurances"


@pytest.fixture
def sandbox(shared: Any) -> Any:
    return shared


def record(sandbox: Any, code: str, **changes: Any) -> dict[str, Any]:
    """The use of a lift in 杭州."""
    made = sandbox.maker.usage({"ZJBM": code, "ZZRQ": 1_700_000_000_000})
    return {**made, "SBSYDD": f"{HANGZHOU}^文三路1号", **changes}


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


def refused(answer: Any, status: int, *named: str) -> None:
    """The answer refuses one record, for these elements."""
    assert answer.status_code == status, answer.text
    assert answer.json["code"] == 5001
    assert [error["field"] for error in answer.json["data"]["errors"]] == list(named)


class TestRegion:
    """E205, E261."""

    def test_a_usage_gives_a_lift_its_region(self, sandbox: Any) -> None:
        code = sandbox.lift("3110")
        first = record(sandbox, code)
        refused(sandbox.call("province-other", "POST", USAGES, first), 400, "ZJBM")
        id = sandbox.send("province", "POST", USAGES, first)
        assert lift_of(sandbox, code).region == HANGZHOU
        sandbox.send("province", "POST", INSURANCES, sandbox.maker.insurance({"ZJBM": code, "ZZRQ": 1_700_000_000_000}))
        refused(sandbox.call("province-other", "POST", USAGES, first), 400, "ZJBM")
        sandbox.call("province", "DELETE", USAGES, SYDWGLID=id)
        assert lift_of(sandbox, code).region == HANGZHOU  # or the insurance would be out of everybody's reach

    def test_without_a_site_there_is_none_to_judge_by(self, sandbox: Any) -> None:
        code = sandbox.lift("3110")
        refused(sandbox.call("province", "POST", USAGES, stop(code)), 400, "ZJBM")
        wrong = record(sandbox, code, SBSYDD="here")
        refused(sandbox.call("province", "POST", USAGES, wrong), 400, "SBSYDD", "ZJBM")
        assert lift_of(sandbox, code).region == ""

    def test_a_record_may_rely_on_one_before_it_in_the_request(self, sandbox: Any) -> None:
        code = sandbox.lift("3110")
        used = record(sandbox, code, ZTBGRQ="202609")
        answer = sandbox.call("province", "POST", USAGES, [stop(code), used])
        assert [bad["id"] for bad in answer.json["data"]] == [code]
        sandbox.send("province", "POST", USAGES, [used, stop(code)])
        assert (lift_of(sandbox, code).region, lift_of(sandbox, code).state) == (HANGZHOU, "stopped")

    def test_revoking_the_usage_takes_the_region_away(self, sandbox: Any) -> None:
        code = sandbox.lift("3110")
        id = sandbox.send("province", "POST", USAGES, record(sandbox, code))
        sandbox.call("province", "DELETE", USAGES, SYDWGLID=id)
        assert (lift_of(sandbox, code).region, lift_of(sandbox, code).state) == ("", "factory")

    def test_stopping_the_only_usage_leaves_the_lift_where_it_was(self, sandbox: Any) -> None:
        code = sandbox.lift("3110")
        id = sandbox.send("province", "POST", USAGES, record(sandbox, code))
        sandbox.send("province", "PUT", USAGES, {**stop(code), "SYDWGLID": id, "SJBB": 1})
        assert lift_of(sandbox, code).region == HANGZHOU
        assert sandbox.call("province", "DELETE", USAGES, SYDWGLID=id).status_code == 200

    def test_after_a_reform_the_usage_is_undone_to_where_the_lift_was_before(self, sandbox: Any) -> None:  # E155
        code = site(sandbox, NINGBO)
        before = lift_of(sandbox, code)
        after = replace(before, zjbm=f"R{code[1:]}", state="notified", old=code)
        with sandbox.database.writing() as connection:
            LIFTS.add(connection, worlds.find(connection, sandbox.world).id, [after])
        id = sandbox.send("province", "POST", USAGES, record(sandbox, after.zjbm))
        assert lift_of(sandbox, after.zjbm).region == HANGZHOU
        sandbox.call("province", "DELETE", USAGES, SYDWGLID=id)
        found = lift_of(sandbox, after.zjbm)
        assert (found.region, found.state) == (NINGBO, "notified")

    def test_a_site_elsewhere_moves_the_lift_out_of_reach(self, sandbox: Any) -> None:
        code = site(sandbox)
        id = sandbox.send("province", "POST", USAGES, record(sandbox, code, SBSYDD=f"{NANJING}^中山路1号"))
        assert "elsewhere" in sandbox.rules()
        assert lift_of(sandbox, code).region == NANJING
        refused(sandbox.call("province", "DELETE", USAGES, SYDWGLID=id), 404, "SYDWGLID")
        assert sandbox.call("province-other", "DELETE", USAGES, SYDWGLID=id).status_code == 200
        assert lift_of(sandbox, code).region == HANGZHOU


class TestUsage:
    def test_what_a_lift_out_of_use_needs(self, sandbox: Any) -> None:  # E112
        code = site(sandbox)
        sandbox.send("province", "POST", USAGES, [stop(code), stop(code, status="SCRAP")])
        whole = {name: value for name, value in record(sandbox, code).items() if name[:2] != "SY"}
        whole |= {"SYDJJG": "局", "SYFZRQ": 1_700_000_000_000, "SYDWNBBH": "1", "SYDWLB": "ORG"}
        refused(sandbox.call("province", "POST", USAGES, whole), 400, "SYXYDM")
        refused(sandbox.call("province", "POST", USAGES, {**whole, "SYDWLB": "PERSONAL"}), 400, "SYDWMC")

    def test_a_kind_of_site_that_is_not_listed_is_odd(self, sandbox: Any) -> None:  # E092
        code = site(sandbox)
        sandbox.send("province", "POST", USAGES, record(sandbox, code, SBSYCSLB=9))
        assert "site" not in sandbox.rules()
        sandbox.send("province", "POST", USAGES, record(sandbox, code, SBSYCSLB="10"))
        assert "site" in sandbox.rules()

    def test_the_newest_state_counts_and_revoking_it_brings_back_the_one_before(self, sandbox: Any) -> None:  # E197
        code = site(sandbox)
        assert lift_of(sandbox, code).state == "factory"
        using = sandbox.send("province", "POST", USAGES, record(sandbox, code, ZTBGRQ="202608"))
        scrap = sandbox.send("province", "POST", USAGES, stop(code, "202610", "SCRAP"))
        sandbox.send("province", "POST", USAGES, stop(code, "202609"))
        assert lift_of(sandbox, code).state == "scrapped"
        sandbox.call("province", "DELETE", USAGES, SYDWGLID=scrap)
        assert lift_of(sandbox, code).state == "stopped"
        renewed = record(sandbox, code, SYDWGLID=using, SJBB=1, ZTBGRQ="202611")
        sandbox.send("province", "PUT", USAGES, renewed)
        assert lift_of(sandbox, code).state == "in_use"


STATES = {"USING": "in_use", "STOP": "stopped", "SCRAP": "scrapped", "": "factory"}
USE = st.tuples(st.sampled_from(["USING", "STOP", "SCRAP"]), st.integers(1, 4), st.sampled_from([HANGZHOU, NINGBO]))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), USE),
        st.tuples(st.just("modify"), st.integers(0, 5), USE),
        st.tuples(st.just("revoke"), st.integers(0, 5)),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_state_and_region_are_what_the_standing_usages_make(sandbox: Any, steps: list[Any]) -> None:
    """Whatever was added, modified and revoked, in whatever order."""
    code = site(sandbox, "浙江省,温州市,鹿城区")
    standing: list[dict[str, Any]] = []  # of the model: the last changed one is the last
    for step in steps:
        sandbox.advance(1)
        if step[0] == "add":
            body = _use(sandbox, code, step[1])
            id = sandbox.send("province", "POST", USAGES, body)
            standing.append({"id": id, "version": 1, "use": step[1]})
        elif standing:
            one = standing.pop(step[1] % len(standing))
            if step[0] == "modify":
                body = {**_use(sandbox, code, step[2]), "SYDWGLID": one["id"], "SJBB": one["version"]}
                sandbox.send("province", "PUT", USAGES, body)
                standing.append({"id": one["id"], "version": one["version"] + 1, "use": step[2]})
            else:
                assert sandbox.call("province", "DELETE", USAGES, SYDWGLID=one["id"]).status_code == 200
        status, region = "", "浙江省,温州市,鹿城区"
        for month in range(1, 5):
            for one in standing:
                if one["use"][1] == month:
                    status = one["use"][0]
                    region = one["use"][2] if status == "USING" else region
        found = lift_of(sandbox, code)
        assert (found.state, found.region) == (STATES[status], region)
        assert life.use_status(reports_of(sandbox, code)) == status


def _use(sandbox: Any, code: str, use: tuple[str, int, str]) -> dict[str, Any]:
    status, month, region = use
    if status != "USING":
        return stop(code, f"20260{month}", status)
    return record(sandbox, code, ZTBGRQ=f"20260{month}", SBSYDD=f"{region}^一号")
