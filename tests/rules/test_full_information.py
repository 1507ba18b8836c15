"""Tables 15 and 40: a lift as everybody reads it, with every member of Annex A."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from mockplatform.fixtures.maker import Maker
from mockplatform.rules.full_information import assemble, licence, shape
from mockplatform.rules.records import Lift, Unit
from mockplatform.spec.model import TOP
from mockplatform.spec.tables import TABLES

MAKER = Maker(3)
RECORD: dict[str, Any] = MAKER.lift("3110")
LIFT = Lift(
    zjbm=str(RECORD["ZJBM"]), owner="91310101MA1FL0000X", state="factory", locked=False, region="", version=7, month=202606,
    created=1_000, updated=2_000, changed=3_000, change="MODIFY", doc=orjson.dumps(RECORD).decode(),
)  # fmt: skip


def unit(record: dict[str, object]) -> Unit:
    doc = orjson.dumps(record).decode()
    return Unit("1000000000000000001", "91310101MA1FL0000X", 1, 202606, 0, 0, "ADD", doc)


every_table = pytest.mark.parametrize("no", [15, 40])


@every_table
def test_every_member_of_the_annex_is_there(no: int) -> None:  # E073
    table = TABLES[no]
    item = assemble(table, LIFT, None)
    assert list(item) == [row.code for row in table.members(TOP)]
    assert set(item["ZJXX"]) == {row.code for row in table.members("ZJXX")}
    assert all(set(part) == {row.code for row in table.members("BJXX")} for part in item["BJXX"])


@every_table
def test_what_the_maker_reported_is_all_there(no: int) -> None:
    item = assemble(TABLES[no], LIFT, None)
    assert {code: item["ZJXX"][code] for code in RECORD if code != "BJXX"} == {
        code: value for code, value in RECORD.items() if code != "BJXX"
    }
    assert [{code: part[code] for code in given} for part, given in zip(item["BJXX"], RECORD["BJXX"], strict=True)] == [
        *RECORD["BJXX"]
    ]


@every_table
def test_what_the_platform_writes(no: int) -> None:
    item = assemble(TABLES[no], LIFT, None)
    part = item["ZJXX"]
    assert (item["ZJBM"], item["GXSJ"]) == (LIFT.zjbm, 3_000)  # the last change of any part (E048)
    assert (part["CJSJ"], part["GXSJ"], part["SJBB"], part["BGLX"]) == (1_000, 2_000, 7, "MODIFY")
    assert part["ZJZZXYDM"] == LIFT.owner


def test_a_component_that_was_never_changed() -> None:
    assert all((part["BGLX"], part["SJBB"]) == ("ADD", 1) for part in assemble(TABLES[15], LIFT, None)["BJXX"])


@every_table
def test_completeness(no: int) -> None:  # DTXXWZ, E193
    fewer = {**RECORD, "BJXX": RECORD["BJXX"][1:]}
    assert assemble(TABLES[no], LIFT, None)["ZJXX"]["DTXXWZ"] is True
    assert assemble(TABLES[no], replace(LIFT, doc=orjson.dumps(fewer).decode()), None)["ZJXX"]["DTXXWZ"] is False


def test_a_lift_without_components() -> None:
    record = {code: value for code, value in RECORD.items() if code != "BJXX"}
    item = assemble(TABLES[15], replace(LIFT, doc=orjson.dumps(record).decode()), None)
    assert (item["BJXX"], item["ZJXX"]["DTXXWZ"]) == ([], False)


def test_the_licence_is_the_first_that_is_known() -> None:  # E121
    numbers: list[dict[str, object]] = [{"ZZLB": "AGENT"}, {"ZZBH": ""}, {"ZZBH": "TS1"}, {"ZZBH": "TS2"}]
    assert licence(unit({"ZZXX": numbers})) == "TS1"
    assert licence(unit({"ZZXX": []})) == licence(unit({})) == licence(None) == ""
    assert assemble(TABLES[15], LIFT, unit({"ZZXX": numbers}))["ZJXX"]["ZJXKZBH"] == "TS1"


def test_unknown_values_are_empty_in_their_own_way() -> None:  # E073
    found = shape(TABLES[15], TOP, {})
    assert found["ZJBM"] == ""
    assert list(found["BJXX"]) == []


def test_it_is_json() -> None:
    assert orjson.loads(orjson.dumps(assemble(TABLES[15], LIFT, None)))["ZJBM"] == LIFT.zjbm
