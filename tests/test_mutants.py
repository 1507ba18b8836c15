"""Mutants and variants as rows: names, requirements, and that they change what they say and nothing else."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from mockplatform import mutants
from mockplatform.app import MockPlatform, SettingsError
from mockplatform.cli import cli
from mockplatform.mutants import EQUIVALENT, MUTANTS, VARIANTS, Parts, UnknownChangeError, changed
from mockplatform.settings import Settings
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.spec.tables import TABLES

ROWS = [*MUTANTS.values(), *VARIANTS.values()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_names_requirements_that_a_server_can_show(row: mutants.Change) -> None:
    assert row.requirements
    assert all(REQUIREMENTS[id].server for id in row.requirements)
    assert row.text.en.endswith(".")
    assert row.text.zh.endswith("。")
    assert any(f"{REQUIREMENTS[id].clause}.".startswith(f"{row.clause}.") for id in row.requirements)


def test_names_are_given_once() -> None:
    names = [row.name for row in ROWS] + [name for name, _, _ in EQUIVALENT]
    assert len(names) == len(set(names))
    assert len(MUTANTS) >= 3
    assert VARIANTS


def test_nothing_asked_for_is_nothing_changed() -> None:
    parts = Parts({})
    assert changed(parts, "", ()) is parts


def test_a_row_of_a_table_is_replaced_in_a_copy() -> None:
    parts = changed(Parts({}), "certificate-optional", ())
    differing = [(no, new.code) for no, table in TABLES.items()
                 for old, new in zip(table.rows, parts.book.tables[no].rows, strict=True) if old != new]  # fmt: skip
    assert differing == [(4, "XSSYBH")]
    assert TABLES[4].rows[2].use == "M"


def test_unknown_names_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnknownChangeError, match="there is no mutant x"):
        changed(Parts({}), "x", ())
    with pytest.raises(SettingsError, match="there is no variant foreign-lift"):
        MockPlatform(Settings(port=0, admin_port=0, pki=str(tmp_path), variant=("foreign-lift",)))
    result = CliRunner().invoke(cli, ["serve", "--break", "x", "--pki", str(tmp_path), "-p", "0", "--admin-port", "0"])
    assert result.exit_code == 1  # standalone; the console script makes it 2
    assert "there is no mutant x" in result.output


def test_the_flag_and_the_variable_and_the_key_are_called_break(tmp_path: Path) -> None:
    given = {param.name: param for param in cli.commands["serve"].params}["break_"]
    assert given.opts == ["--break"]
    assert given.envvar == "MOCKPLATFORM_BREAK"
    path = tmp_path / "serve.toml"
    path.write_text('break = "x"\n')
    assert tomllib.loads(path.read_text())
    arguments = ["serve", "--config", str(path), "--pki", str(tmp_path), "-p", "0", "--admin-port", "0"]
    assert "there is no mutant x" in CliRunner().invoke(cli, arguments).output


@pytest.mark.parametrize(("command", "rows"), [("mutants", MUTANTS), ("variants", VARIANTS)])
def test_the_commands_list_them(command: str, rows: dict[str, mutants.Change]) -> None:
    result = CliRunner().invoke(cli, [command, "--json"])
    assert [row["name"] for row in json.loads(result.output)] == list(rows)
    assert json.loads(result.output)[0].keys() == {"name", "clause", "requirements", "text"}
    first = next(iter(rows.values()))
    assert first.text.zh in CliRunner().invoke(cli, [command, "--lang", "zh"]).output
    assert first.text.en in CliRunner().invoke(cli, [command]).output
