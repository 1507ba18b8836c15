"""The command line: every exit code, and errors of one line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conformance import cli
from conformance.cli import main
from conformance.judging.verdicts import Exit
from mockplatform.spec.requirements import REQUIREMENTS


def test_0_no_failure(served: Path, judge: Callable[..., Any]) -> None:
    judged = judge(served, "R-6.1.3-1")
    assert judged.code == Exit.OK
    assert judged.report["headline"] == "conforms"
    assert list(judged.verdicts) == ["R-6.1.3-1"]


def test_a_brief_run_leaves_its_verdicts_alone(served: Path, judge: Callable[..., Any]) -> None:
    judged = judge(served, "8.2", "--brief")
    assert (judged.code, judged.report["exchanges"]) == (Exit.OK, {})
    assert [path.name for path in judged.folder.iterdir()] == ["report.json"]


def test_1_a_failure(platform: Callable[..., Any], judge: Callable[..., Any], pki: Path) -> None:
    with platform(break_="add-forgotten"):
        judged = judge(pki / "target.toml", "6.1.3")
    assert judged.code == Exit.FAILURES
    assert judged.report["headline"] == "does not conform"


def test_1_a_warning_if_strict(platform: Callable[..., Any], judge: Callable[..., Any], pki: Path) -> None:
    with platform(variant=("post-200-number-ids",)):
        assert judge(pki / "target.toml", "R-5.3.5.10-2").code == Exit.OK
        assert judge(pki / "target.toml", "R-5.3.5.10-2", "--strict").code == Exit.FAILURES


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["6.99"], "no requirement stands in clause 6.99"),
        (["R-6.1.2-99"], "neither a clause"),
        (["6.1.2."], "neither a clause"),
        (["lifts"], "neither a clause"),
    ],
)
def test_2_a_mistyped_clause(arguments: list[str], says: str, served: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--target", str(served), *arguments]) == Exit.NOT_RUN
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["run"], ["run", "--target"], ["walk"], ["run", "--target", "x", "--fast"]])
def test_2_a_wrong_argument(arguments: list[str]) -> None:
    assert main(arguments) == Exit.NOT_RUN


def test_2_no_target_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--target", str(tmp_path / "target.toml")]) == Exit.NOT_RUN
    error = capsys.readouterr().err
    assert error.startswith("conformance: ")
    assert error.count("\n") == 1


def test_2_nothing_tested(served: Path, judge: Callable[..., Any]) -> None:
    """A clause that has no tests, and a run that may not write."""
    assert main(["run", "--target", str(served), "3.2"]) == Exit.NOT_RUN
    judged = judge(served, "R-6.1.3-1", "--read-only")
    assert judged.code == Exit.NOT_RUN
    assert judged.verdicts == {"R-6.1.3-1": "NOT-VERIFIED"}
    assert "allow_write" in judged.report["requirements"][0]["reason"]["en"]


def test_2_nobody_listens(served: Path, judge: Callable[..., Any]) -> None:
    text = served.read_text(encoding="utf-8")
    url = text.split('lifthost = "')[1].split('"')[0]
    target = changed(served, "nobody.toml", (url, "https://127.0.0.1:1"))
    assert judge(target, "6.1").code == Exit.NOT_RUN


def test_2_the_report_folder_is_a_file(served: Path, tmp_path: Path) -> None:
    tmp_path.joinpath("out").write_text("")
    assert main(["run", "--target", str(served), "--report-dir", str(tmp_path / "out"), "6.3"]) == Exit.NOT_RUN


def test_3_a_suite_error(own_tests: Callable[..., Any]) -> None:
    judged = own_tests(TEST.format("raise RuntimeError('the suite is wrong')"))
    assert judged.code == Exit.SUITE_ERROR
    assert judged.verdicts["R-6.1.3-1"] == "SUITE-ERROR"
    assert judged.report["headline"] == "not fully verified"


def test_3_an_error_that_nobody_foresaw(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python itself would end with 1, and that says that the server failed."""

    def broken(path: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "load", broken)
    assert main(["run", "--target", str(served)]) == Exit.SUITE_ERROR


@pytest.mark.parametrize("name", ["test_3", "test_130"])
def test_report_gives_the_exit_code_of_the_run(name: str, own_tests: Callable[..., Any]) -> None:
    judged = own_tests(TEST.format("raise KeyboardInterrupt" if name == "test_130" else "raise RuntimeError"))
    assert judged.code == int(name.removeprefix("test_")) == judged.report["exit_code"]
    assert main(["report", str(judged.folder)]) == judged.code


def test_130_interrupted(own_tests: Callable[..., Any]) -> None:
    judged = own_tests(TEST.format("raise KeyboardInterrupt"))
    assert judged.code == Exit.INTERRUPTED
    assert judged.verdicts["R-6.1.3-1"] == "NOT-VERIFIED"


TEST = """
from conformance.running.marks import verifies

@verifies("R-6.1.3-1")
def test_it(lab):
    {}
"""


ADDED = ("test_a_lift_is_added_and_can_be_read", "test_a_lift_that_is_added_again_stands_once")
"""The tests of R-6.1.3-1"""


def test_list_names_every_requirement_with_a_test_or_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == Exit.OK
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == list(REQUIREMENTS)
    assert all(bool(row["tests"]) != bool(row["reason"][lang]) for row in rows for lang in ("en", "zh"))
    first = next(row for row in rows if row["id"] == "R-6.1.3-1")
    assert first["tests"] == [f"conformance/ch6/test_6_1_add_lift.py::{name}" for name in ADDED]


def test_list_gives_the_reasons_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "3.2", "--lang", "zh"]) == Exit.OK
    assert capsys.readouterr().out.splitlines()[1] == "    - 此为定义；这些类型的账户属于测试的配置内容。"


def test_list_of_a_clause(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "6.1.3", "--lang", "zh"]) == Exit.OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("R-6.1.3-1 MUST 添加电梯制造信息使用 POST")
    assert lines[-1] == "1/1"


def test_init_writes_a_file_that_can_be_filled_in(tmp_path: Path, pki: Path, served: Path) -> None:
    target = tmp_path / "target.toml"
    assert main(["init", "--target", str(target)]) == Exit.OK
    assert main(["init", "--target", str(target)]) == Exit.NOT_RUN  # never overwritten
    assert main(["check", "--target", str(target)]) == Exit.NOT_RUN  # there is no ca.pem yet
    shutil.copy(pki / "ca.pem", tmp_path)
    shutil.copytree(pki / "clients", tmp_path / "clients")
    url = served.read_text(encoding="utf-8").split('lifthost = "')[1].split('"')[0]
    target.write_text(target.read_text(encoding="utf-8").replace("https://127.0.0.1:8443", url), encoding="utf-8")
    assert main(["check", "--target", str(target)]) == Exit.OK


def test_check_asks_where_each_role_may(served: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--target", str(served)]) == Exit.OK
    lines = capsys.readouterr().out.splitlines()
    asked = [line.split()[1:4] for line in lines if "→" in line]
    assert ["lifthost", "manufacturer:", "6.12"] in asked
    assert ["lifthost", "province-other:", "7.16"] in asked
    assert ["xzxkhost", "platform:", "8.2"] in asked
    assert len(asked) == 7 + 3
    assert sum("certificate" in line for line in lines) == 1 + 8 + 4  # CA, accounts, hosts
    assert sum(line.startswith("ok   clock of") and " s against" in line for line in lines) == 4
    assert not any(line.startswith("BAD") for line in lines)
    assert not any(line.startswith("note [data] gives no") for line in lines)


def changed(served: Path, name: str, *changes: tuple[str, str]) -> Path:
    text = served.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    target = served.with_name(name)
    target.write_text(text, encoding="utf-8")
    return target


def test_check_ends_with_2_where_a_run_would_be_of_no_use(served: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = changed(served, "mixed.toml", ('key = "clients/province.key"', 'key = "clients/typetest.key"'))
    assert main(["check", "--target", str(target), "--lang", "zh"]) == Exit.NOT_RUN
    bad = [line for line in capsys.readouterr().out.splitlines() if line.startswith("BAD")]
    assert [line.split()[1].split(":")[0] for line in bad] == ["province", "lifthost"]


def test_check_tells_what_is_not_there(served: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = served.read_text(encoding="utf-8")
    block = text[text.index("[accounts.typetest]") : text.index("[data]")]
    licences = next(line for line in text.splitlines() if line.startswith("licences"))
    host = next(line for line in text.splitlines() if line.startswith("sgghost"))
    clock = text[text.index("[clock]") : text.index("[accounts")]
    target = changed(served, "less.toml", (block, ""), (licences, ""), (host, ""), (clock, ""),
                     ("allow_write = true", "allow_write = false"))  # fmt: skip
    assert main(["check", "--target", str(target)]) == Exit.OK
    notes = [line[5:] for line in capsys.readouterr().out.splitlines() if line.startswith("note")]
    for said in ("no host: sgghost", "no account: typetest", "[data] gives no: licences", "allow_write = false"):
        assert any(note.startswith(said) for note in notes), said
    assert any(note.startswith("clock of lifthost") for note in notes)  # it stands in another year


@pytest.fixture(scope="module")
def short(served: Path, judge: Callable[..., Any]) -> Any:
    """A run of one clause."""
    return judge(served, "6.1.3", "6.3.3", "6.12")


def test_report_makes_the_reports_again(short: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(short.folder / "report.json", tmp_path)
    assert main(["report", str(tmp_path)]) == short.code
    assert "Target: mockplatform" in capsys.readouterr().out
    for name in ("report.html", "junit.xml", "exchanges.har"):
        assert tmp_path.joinpath(name).read_bytes() == short.folder.joinpath(name).read_bytes()


def test_the_report_says_what_was_run_and_what_was_not(short: Any) -> None:
    assert short.report["exit_code"] == short.code
    assert short.report["target"]["accounts"] == sorted(short.report["target"]["accounts"])
    run = {test["run"] for test in short.report["tests"].values()}
    assert run == {True, False}


def test_the_environment_deselects_nothing(
    served: Path, judge: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k nothing_of_this_name")
    assert judge(served, "R-6.1.3-1").code == Exit.OK


def test_report_of_what_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path)]) == Exit.NOT_RUN
    tmp_path.joinpath("report.json").write_text('{"suite": 1}')
    assert main(["report", str(tmp_path)]) == Exit.NOT_RUN
    assert "is not a report" in capsys.readouterr().err


def test_the_help_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == Exit.OK
    assert cli.__doc__
    assert "run" in capsys.readouterr().out
