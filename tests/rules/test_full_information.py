"""Tables 15 and 40: a lift with what hangs on it, as everybody reads it, with every member of Annex A."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from mockplatform.fixtures.maker import Maker
from mockplatform.rules.full_information import FIRST, Around, Whole, assemble, by_component, licences, number, shape
from mockplatform.rules.recalls import model_key
from mockplatform.rules.records import Construction, Lift, Recall, Report
from mockplatform.spec.model import TOP, Row
from mockplatform.spec.tables import TABLES

OWNER = "91310101MA1FL0000X"
MAKER = Maker(3)
RECORD: dict[str, Any] = MAKER.lift("3110")
PART = RECORD["BJXX"][0]


def text(record: object) -> str:
    return orjson.dumps(record).decode()


LIFT = Lift(
    zjbm=str(RECORD["ZJBM"]), owner=OWNER, state="factory", locked=False, region="", version=7, month=202606,
    created=1_000, updated=2_000, changed=3_000, change="MODIFY", doc=text(RECORD),
)  # fmt: skip
WORK = MAKER.construction(RECORD)
CONSTRUCTION = Construction(
    sgid="1000000000000000001", zjbm=LIFT.zjbm, builder="B", creator=OWNER, kind="INSTALL", region="", state="completed",
    declared=True, inform=text({"SGGZSLJG": "机关", "SGGZRQ": 5}),
    result=text({"SGJGRQ": 6, "BJYC": ["X"], "BJGH": [{"TBJBM": PART["TBJBM"], "BJBMOLD": "OLD"}], "ZJXX": {"TSD": 1.75}}),
    result_no=1, version=2, month=202606, created=0, updated=100, change="MODIFY", doc=text(WORK),
)  # fmt: skip
MADE = {
    "SYDWGLXX": ("usage", MAKER.usage(RECORD)),
    "BXXX": ("insurance", MAKER.insurance(RECORD)),
    "WBXX": ("maintenance", MAKER.maintenance(RECORD)),
    "JYXX": ("inspection", MAKER.inspection(RECORD)),
    "JDXX": ("supervision", MAKER.supervision(RECORD)),
}
REPORTS = [
    Report(f"200000000000000000{number}", kind, LIFT.zjbm, "C", 4, 0, 100, "ADD", text(record))
    for number, (kind, record) in enumerate(MADE.values())
]
RECALL = Recall(
    "3000000000000000001",
    OWNER,
    model_key(PART["TBJXH"]),
    PART["TBJZZXYDM"],
    1,
    0,
    100,
    "ADD",
    text({"ZHXXH": PART["TBJXH"]}),
)
WHOLE = Whole(LIFT, [CONSTRUCTION], REPORTS)
AROUND = Around(recalls=by_component([RECALL]))

every_table = pytest.mark.parametrize("no", [15, 40])


def lists(no: int, whole: Whole = WHOLE, around: Around = AROUND) -> dict[str, list[Any]]:
    return {
        code: list(value)
        for code, value in assemble(TABLES[no], whole, around).items()
        if isinstance(value, list | tuple)
    }


@every_table
def test_every_member_of_the_annex_is_there(no: int) -> None:  # E073
    table = TABLES[no]
    item = assemble(table, WHOLE, AROUND)
    assert list(item) == [row.code for row in table.members(TOP)]
    missing = []
    for at in {at for row in table.rows for at in row.at.split()} - {TOP, "?"}:
        holder: Any = item
        for step in at.split("."):
            holder = holder[step]
            holder = holder[0] if isinstance(holder, list) and holder and isinstance(holder[0], dict) else holder
        if isinstance(holder, dict):
            missing += [f"{at}.{row.code}" for row in table.members(at) if row.code not in holder]
    assert missing == ["ZHXX.ZGWCRQ"]  # E028: it has no code in print, and nobody reports it


@every_table
def test_a_lift_alone(no: int) -> None:
    item = assemble(TABLES[no], Whole(LIFT), Around())
    assert {code: item["ZJXX"][code] for code in RECORD if code != "BJXX"} == {
        code: value for code, value in RECORD.items() if code != "BJXX"
    }
    assert [
        {code: part[code] for code in given} for part, given in zip(item["BJXX"], RECORD["BJXX"], strict=True)
    ] == RECORD["BJXX"]
    assert {code: found for code, found in lists(no, Whole(LIFT), Around()).items() if code != "BJXX" and found} == {}


@every_table
def test_what_the_platform_writes(no: int) -> None:
    item = assemble(TABLES[no], WHOLE, AROUND)
    part = item["ZJXX"]
    assert (item["ZJBM"], item["GXSJ"]) == (LIFT.zjbm, 3_000)  # the last change of any part (E048)
    assert (part["CJSJ"], part["GXSJ"], part["SJBB"], part["BGLX"]) == (1_000, 2_000, 7, "MODIFY")
    assert (part["ZJZZXYDM"], part["SYZT"]) == (OWNER, "USING")
    assert assemble(TABLES[no], Whole(LIFT), Around())["ZJXX"]["SYZT"] == ""  # no usage record yet (E024)


def test_components_bear_their_own_version() -> None:
    changed = {**RECORD, "BJXX": [{**PART, "BGLX": "MODIFY", "SJBB": 3}, *RECORD["BJXX"][1:]]}
    item = assemble(TABLES[15], Whole(replace(LIFT, doc=text(changed))), Around())
    assert [(part["BGLX"], part["SJBB"]) for part in item["BJXX"][:2]] == [
        ("MODIFY", 3),
        (FIRST["BGLX"], FIRST["SJBB"]),
    ]


@every_table
def test_completeness(no: int) -> None:  # DTXXWZ, E193
    def complete(parts: list[Any]) -> object:
        lift = replace(LIFT, doc=text({**RECORD, "BJXX": parts}))
        return assemble(TABLES[no], Whole(lift), Around())["ZJXX"]["DTXXWZ"]

    assert complete(RECORD["BJXX"]) is True
    assert complete(RECORD["BJXX"][1:]) is False
    assert complete([]) is False


def test_a_lift_without_components() -> None:
    record = {code: value for code, value in RECORD.items() if code != "BJXX"}
    assert assemble(TABLES[15], Whole(replace(LIFT, doc=text(record))), Around())["BJXX"] == []


@every_table
def test_a_construction_with_its_notice_and_its_result(no: int) -> None:
    found = lists(no)["SGXX"][0]
    assert (found["SGID"], found["SGXYDM"], found["SGLB"]) == (CONSTRUCTION.sgid, WORK["SGXYDM"], WORK["SGLB"])
    assert (found["SGGZSLJG"], found["SGGZRQ"], found["SGJGRQ"], found["BJYC"]) == ("机关", 5, 6, ["X"])
    assert (found["BGLX"], found["SJBB"]) == ("MODIFY", 2)
    assert (found["ZJXX"]["ZJBM"], found["ZJXX"]["TSD"], found["ZJXX"]["ZJZZXYDM"]) == (LIFT.zjbm, 1.75, OWNER)
    assert [part["BJBMOLD"] for part in found["BJGH"]] == ["OLD"]
    assert list(found["BJJZ"]) == []


@every_table
def test_reports_stand_in_their_lists(no: int) -> None:
    for (member, (_, record)), report in zip(MADE.items(), REPORTS, strict=True):
        (found,) = lists(no)[member]
        assert all(found[code] == record[code] for code in found.keys() & record.keys())
        assert (found["BGLX"], found["SJBB"]) == ("ADD", 4)
        assert report.id in found.values()


@every_table
def test_a_recall_stands_with_the_components_that_it_concerns(no: int) -> None:  # E195, E029
    (found,) = lists(no)["ZHXX"]
    assert (found["ZHID"], found["ZHDWMC"], found["ZHXH"]) == (RECALL.zhid, OWNER, PART["TBJXH"])
    concerned = [part for part in RECORD["BJXX"] if model_key(part["TBJXH"]) == RECALL.model]
    assert [part["TBJBM"] for part in found["ZHBJXX"]] == [part["TBJBM"] for part in concerned]
    assert lists(no, around=Around(recalls=by_component([replace(RECALL, maker="another")])))["ZHXX"] == []


@pytest.mark.parametrize(("since", "shown"), [(None, False), (99, True), (100, True), (101, False)])
def test_what_was_revoked_is_shown_for_a_while(since: int | None, shown: bool) -> None:  # E156
    whole = Whole(
        LIFT, [replace(CONSTRUCTION, change="DELETE")], [replace(report, change="DELETE") for report in REPORTS]
    )
    around = Around(since, recalls=by_component([replace(RECALL, change="DELETE")]))
    found = lists(15, whole, around)
    for member in ("SGXX", "ZHXX", *MADE):
        assert [one["BGLX"] for one in found[member]] == ["DELETE"] * shown


def test_the_licence_is_the_first_of_the_kinds_asked_for() -> None:  # E121
    def unit(*entries: dict[str, str]) -> str:
        return text({"ZZXX": entries})

    held = licences(unit({"ZZLB": "AGENT", "ZZBH": "TS1"}, {"ZZLB": "INSTALL"}, {"ZZLB": "MANUFACTURE", "ZZBH": "TS2"}))
    assert number(held, "MANUFACTURE", "AGENT") == "TS2"
    assert number(held, "AGENT") == "TS1"
    assert number(held, "INSTALL") == number(licences(unit()), "AGENT") == number((), "AGENT") == ""
    around = Around(licences={OWNER: (("MANUFACTURE", "TS2"),)})
    assert assemble(TABLES[15], Whole(LIFT), around)["ZJXX"]["ZJXKZBH"] == "TS2"


def test_unknown_values_are_empty_in_their_own_way() -> None:  # E073
    found = shape(TABLES[15], TOP, {})
    assert found["ZJBM"] == ""
    assert list(found["BJXX"]) == []


@every_table
def test_a_table_that_lacks_a_row_shows_all_but_that(no: int) -> None:
    whole = assemble(TABLES[no], WHOLE, AROUND)
    for missing in (*TABLES[no].rows, *TABLES[no].extensions):
        table = replace(
            TABLES[no],
            rows=tuple(row for row in TABLES[no].rows if row is not missing),
            extensions=tuple(row for row in TABLES[no].extensions if row is not missing),
        )
        assert orjson.dumps(assemble(table, WHOLE, AROUND)) == orjson.dumps(stripped(whole, missing)), missing.code


def stripped(item: dict[str, Any], row: Row) -> dict[str, Any]:
    copy: dict[str, Any] = orjson.loads(orjson.dumps(item))
    for at in row.at.split():
        objects = [copy]
        for code in at.split(".") if at != TOP else ():
            below = [one.get(code, []) for one in objects]
            objects = [one for found in below for one in (found if isinstance(found, list) else [found])]
        for one in objects:
            one.pop(row.code, None)
    return copy
