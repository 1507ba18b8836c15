"""mockplatform data generate."""

from __future__ import annotations

import subprocess
import sys

import orjson
import pytest
from click.testing import CliRunner, Result

from mockplatform.derive.validate import Validator
from mockplatform.fixtures.cli import KINDS, group
from mockplatform.spec.codes import ZZLB
from mockplatform.spec.tables import TABLES

TABLE_OF = {
    "lifts": 4,
    "orgs": 37,
    "constructions": 7,
    "certificates": 46,
    "usages": 21,
    "insurances": 24,
    "maintenances": 27,
    "inspections": 30,
    "supervisions": 33,
    "recalls": 17,
}
MAIN = "from mockplatform.fixtures.cli import group; group()"


def generate(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["generate", *arguments])


def records(*arguments: str) -> list[dict[str, object]]:
    result = generate(*arguments)
    assert result.exit_code == 0, result.output
    return [orjson.loads(line) for line in result.stdout_bytes.splitlines()]


def test_every_kind_is_tested() -> None:
    assert TABLE_OF.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_records_of_a_kind_are_right_for_their_table(kind: str) -> None:
    check = Validator(TABLES[TABLE_OF[kind]])
    found = records(kind, "--count", "12", "--seed", "3")
    assert len(found) == 12
    for record in found:
        checked = check(record)
        assert (checked.problems, checked.oddities) == ((), ())


def test_orgs_are_of_every_category() -> None:
    found = records("orgs", "--count", str(len(ZZLB.values)))
    assert {unit["ZZXX"][0]["ZZLB"] for unit in found} == set(ZZLB.values)  # type: ignore[index]


def test_the_seed_decides() -> None:
    def output(seed: str) -> bytes:
        return generate("lifts", "--seed", seed).stdout_bytes

    assert output("4") == output("4") != output("5")


def test_records_about_lifts_are_about_those_that_lifts_prints() -> None:
    lifts = [lift["ZJBM"] for lift in records("lifts", "--seed", "9")]
    for kind in ("constructions", "usages", "insurances", "maintenances", "inspections", "supervisions"):
        assert [record["ZJBM"] for record in records(kind, "--seed", "9")] == lifts


@pytest.mark.parametrize(
    "arguments", [("cranes",), ("lifts", "--count", "0"), ("lifts", "--count", "x"), ("lifts", "--today", "1999-01-01")]
)
def test_a_wrong_argument_is_one_line_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = generate(*arguments)
    assert result.exit_code == 2
    assert [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert not result.stdout


def test_a_closed_pipe_ends_quietly() -> None:
    command = [sys.executable, "-c", MAIN, "generate", "lifts", "--count", "1000000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()
        complaints = process.stderr.read()
        assert process.wait(timeout=30) == 0
    assert orjson.loads(first)["ZJBM"]
    assert complaints == b""
