"""The OpenAPI document: valid, complete, and in step with the tables, the fixtures and validation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from mockplatform.derive.openapi import document
from mockplatform.derive.openapi.operations import identifier
from mockplatform.derive.validate import Validator
from mockplatform.errors import REASONS
from mockplatform.fixtures.maker import Maker
from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.interfaces import INTERFACES, Interface
from mockplatform.spec.tables import TABLES

Record = dict[str, Any]
Fits = Callable[[str, object], bool]


@pytest.fixture(scope="module")
def made() -> Record:
    return document(REASONS)


@pytest.fixture(scope="module")
def fits(made: Record) -> Fits:
    def check(component: str, value: object) -> bool:
        schema = {"$ref": f"#/components/schemas/{component}", "components": made["components"]}
        return bool(OAS31Validator(schema).is_valid(value))

    return check


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(3)


def of(made: Record, interface: Interface) -> Record:
    found: Record = made["paths"][interface.path][interface.method.lower()]
    return found


def schema_of(answer: Record) -> Record:
    found: Record = answer["content"]["application/json"]["schema"]
    return found


def without_texts(value: Any) -> Any:
    if isinstance(value, dict):
        texts = {"description", "summary", "tags", "x-when"}
        return {key: None if key in texts else without_texts(member) for key, member in value.items()}
    return [without_texts(member) for member in value] if isinstance(value, list) else value


def parameters(made: Record, clause: str) -> dict[str, Record]:
    return {row["name"]: row for row in of(made, INTERFACES[clause])["parameters"]}


def test_document_is_openapi_3_1_and_every_reference_resolves(made: Record) -> None:
    assert list(OpenAPIV31SpecValidator(made).iter_errors()) == []


def test_languages_differ_in_texts_only(made: Record) -> None:
    chinese = document(REASONS, "zh")
    assert chinese != made
    assert without_texts(chinese) == without_texts(made)


@pytest.mark.parametrize("interface", INTERFACES.values(), ids=lambda row: row.id)
def test_every_interface_is_there_with_its_query_body_and_answers(made: Record, interface: Interface) -> None:
    found = of(made, interface)
    assert found["operationId"] == identifier(interface)
    assert [role for rule in found["security"] for role in rule["mutualTLS"]] == list(interface.roles)
    asked = {code for mode in interface.modes for code in (*mode.keys, *mode.optional)} | {interface.key} - {""}
    assert {row["name"] for row in found.get("parameters", ())} == asked
    assert ("requestBody" in found) == (interface.method in ("POST", "PUT"))
    assert next(iter(found["responses"])) == ("201" if interface.method == "POST" else "200")
    assert {"401", "403", "500"} <= found["responses"].keys()


def test_hosts_paths_and_aliases(made: Record) -> None:
    assert made["servers"][0]["url"] == "https://{lifthost}"
    hosts = {row.id: [server["url"] for server in of(made, row).get("servers", ())] for row in INTERFACES.values()}
    assert {key: urls for key, urls in hosts.items() if urls} == {
        "8.1.3": ["https://{xssyhost}"],
        "8.2": ["https://{xzxkhost}"],
        "8.3": ["https://{sgghost}"],
    }
    assert made["paths"]["/api/tp/v1/lifts/notices_info"]["get"]["deprecated"]  # E057


def test_refusals_follow_from_the_modes(made: Record) -> None:
    limited = of(made, INTERFACES["6.13"])["responses"]
    assert {"400", "404", "429"} <= limited.keys()
    assert "Retry-After" in limited["429"]["headers"]
    assert limited["400"]["x-codes"] == [6001]
    assert limited["404"]["x-codes"] == [6001]
    uplink = of(made, INTERFACES["6.1"])["responses"]
    assert "429" not in uplink
    assert uplink["400"]["x-codes"] == [5001]
    assert "415" in uplink
    assert "415" not in of(made, INTERFACES["6.3"])["responses"]


def test_keys_of_a_revocation_are_repeated(made: Record) -> None:
    key = parameters(made, "6.3")["ZJBM"]
    assert (key["style"], key["explode"], key["required"]) == ("form", True, True)
    assert (key["schema"]["minItems"], key["schema"]["maxItems"]) == (1, 100)


def test_only_what_all_modes_ask_for_is_required(made: Record) -> None:
    assert not any(row["required"] for row in parameters(made, "6.12").values())
    assert {code: row["required"] for code, row in parameters(made, "8.3").items()} == {"XYDM": True, "NF": False}
    assert parameters(made, "6.12")["DTCJYF"]["schema"] == {"$ref": "#/components/schemas/Month"}


@pytest.mark.parametrize("envelope", ["Accepted", "UplinkRefused"])
def test_envelopes_of_an_uplink(fits: Fits, envelope: str) -> None:
    fault = {"id": "1", "errors": [{"field": "BJXX[0].TBJXSSYBH", "message": "有误"}]}
    taken: list[Record] = [{"code": 1, "data": {"id": "1"}}, {"code": 1, "data": {"ids": ["1", "2"]}}]
    refused: list[Record] = [{"code": 5001, "msg": "", "data": fault}, {"code": 401, "msg": "", "data": [fault]}]
    for answers, kind in ((taken, "Accepted"), (refused, "UplinkRefused")):
        assert all(fits(envelope, {"timestamp": 1, **answer}) == (kind == envelope) for answer in answers)


def test_answers_that_have_a_form_of_their_own(made: Record) -> None:
    assert schema_of(of(made, INTERFACES["8.1.1"])["responses"]["201"]) == {"$ref": "#/components/schemas/PushAnswer"}
    assert "image/jpeg" in of(made, INTERFACES["8.1.3"])["responses"]["200"]["content"]
    assert schema_of(of(made, INTERFACES["8.2"])["responses"]["200"]) == {"$ref": "#/components/schemas/T48"}
    assert schema_of(of(made, INTERFACES["8.3"])["responses"]["200"])["type"] == "array"
    data = schema_of(of(made, INTERFACES["6.12"])["responses"]["200"])["properties"]["data"]
    assert [form.get("type") for form in data["anyOf"]] == ["array", None, "object"]  # E150, E152


def test_generated_lifts_fit(fits: Fits, maker: Maker) -> None:
    assert all(fits("T4", lift) for lift in maker.lifts(60))


def test_all_other_generated_records_fit(fits: Fits, maker: Maker) -> None:
    lift = maker.lift()
    construction = maker.construction(lift)
    records = {
        7: construction,
        10: maker.result(construction, "1", 1, lift),
        17: maker.recall(),
        21: maker.usage(),
        24: maker.insurance(),
        27: maker.maintenance(),
        30: maker.inspection(),
        33: maker.supervision(),
        37: maker.unit(),
        41: maker.construction_notice(construction, lift),
        45: maker.pushed_unit(),
        46: maker.certificate(),
        48: maker.corporate(),
        49: maker.accident(),
    }
    assert [no for no, record in records.items() if not fits(f"T{no}", record)] == []


WRONG: dict[str, Callable[[Record], object]] = {
    "unknown code": lambda lift: lift.update(XXXX="1"),
    "unknown code in a component": lambda lift: lift["BJXX"][0].update(XXXX="1"),
    "not in the code list": lambda lift: lift.update(SBPZ="9999"),
    "M missing": lambda lift: lift.pop("CPBH"),
    "M of its variety missing": lambda lift: lift.pop("TCS"),
    "no speed": lambda lift: [lift.pop(code, None) for code in ("TSD", "TSXSD", "TXXSD")],
    "too long": lambda lift: lift.update(SBXH="x" * 51),
    "too many digits": lambda lift: lift.update(TCS=1000),
    "too large": lambda lift: lift.update(TSD=100.0),
    "a fraction": lambda lift: lift.update(TZZL=0.5),
    "BJXX an object": lambda lift: lift.update(BJXX={}),
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG)
def test_what_validation_refuses_does_not_fit(fits: Fits, spoil: Callable[[Record], object]) -> None:
    lift = Maker(4).lift("3110")
    assert fits("T4", lift)
    spoil(lift)
    assert not fits("T4", lift)
    assert Validator(TABLES[4])(lift).problems


def test_answers_may_hold_nothing_for_what_is_not_known(fits: Fits) -> None:
    component = {row.code: "" for row in TABLES[15].members("BJXX")}
    assert fits("T15_BJXX", component)
    assert not fits("T4_BJXX", {row.code: "" for row in TABLES[4].members("BJXX")})


def test_conditional_m_is_told_and_not_required(made: Record) -> None:
    schema = made["components"]["schemas"]["T4"]
    row = schema["properties"]["FSD"]
    assert "FSD" not in schema["required"]
    assert row["x-when"] == "SBPZ = 3310"
    assert "Required if: SBPZ = 3310." in row["description"]
    assert (row["x-use"], row["x-errata"], row["x-clause"]) == ("M", ["E103"], "6.1.2")
    assert schema["properties"]["TSD"]["x-note"].startswith("电梯额定速度")


def test_code_lists_are_enums(made: Record) -> None:
    row = made["components"]["schemas"]["T4"]["properties"]["SBPZ"]
    assert row["enum"] == list(CODE_LISTS["SBPZ"].values)
    assert "3110 traction passenger lift" in row["description"]
