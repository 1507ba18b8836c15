"""`mockplatform spec`: what scripts read, what people read, what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mockplatform.commands.spec import group
from mockplatform.derive.openapi import document
from mockplatform.errors import REASONS
from mockplatform.spec.errata import ERRATA
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.lifecycles import CYCLES
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.spec.tables import TABLES


def run(*arguments: str, **env: str) -> Result:
    return CliRunner().invoke(group, arguments, env=env)


def data(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_tables_have_the_stable_shape() -> None:
    tables = data("tables")
    assert [table["table"] for table in tables] == list(TABLES)
    assert list(tables[0])[:6] == ["table", "caption", "clause", "rows", "extensions", "notes"]
    assert list(tables[0]["rows"][0].items())[:9] == [
        ("no", 1),
        ("name", "设备出厂编号"),
        ("synonym", "产品编号"),
        ("type", "C..20"),
        ("unit", ""),
        ("code", "CPBH"),
        ("printed_code", "CPBH"),
        ("use", "M"),
        ("note", "注 1"),
    ]
    assert [len(table["rows"]) for table in tables] == [len(table.rows) for table in TABLES.values()]


def test_code_is_canonical_and_printed_code_is_the_print() -> None:
    rows = {row["no"]: row for row in data("tables", "8")[0]["rows"]}
    assert (rows[2]["code"], rows[2]["printed_code"]) == ("ZJBM", "TZJBM")  # E001


def test_interfaces_carry_their_limits() -> None:
    (found,) = data("interfaces", "6.13")
    modes = {mode["name"]: mode for mode in found["modes"]}
    (limit,) = modes["by_month"]["limits"]
    assert (limit["name"], limit["requirement"]) == ("initial", "R-6.13.1-3")
    assert [row["clause"] for row in data("interfaces")] == list(INTERFACES)


def test_the_rest_is_complete() -> None:
    assert [row["id"] for row in data("errata")] == list(ERRATA)
    assert [row["id"] for row in data("requirements")] == list(REQUIREMENTS)
    assert data("lifecycles") == CYCLES


def test_openapi_is_json_with_and_without_the_flag() -> None:
    assert data("openapi") == json.loads(run("openapi").output) == document(REASONS)
    assert json.loads(run("openapi", "--lang", "zh").output) == document(REASONS, "zh")


@pytest.mark.parametrize("command", ["tables", "interfaces", "errata", "requirements", "lifecycles"])
def test_text_in_either_language(command: str) -> None:
    english, chinese = run(command), run(command, "--lang", "zh")
    assert english.exit_code == chinese.exit_code == 0
    assert english.output != chinese.output
    assert run(command, MOCKPLATFORM_LANG="zh").output == chinese.output


def test_named_ones_are_shown_in_the_order_asked_for() -> None:
    assert [row["id"] for row in data("errata", "E150", "E001", "E150")] == ["E150", "E001"]
    assert "What a server may do: " in run("errata", "E150").output
    assert "Server: " in run("requirements", "R-6.1.2-1").output
    assert run("interfaces", "6.1").output.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tables", "4", "99"], "there is no table 99"),
        (["tables", "3"], "Table 3 lists interfaces"),
        (["interfaces", "9.9"], "there is no interface 9.9"),
        (["errata", "E999"], "there is no erratum E999"),
        (["requirements", "R-0-0"], "there is no requirement R-0-0"),
    ],
)
def test_unknown_names_end_with_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
