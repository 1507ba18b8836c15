"""Stories: made step by step, in a world of their own or over several runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from conformance.cli import main
from conformance.judging.verdicts import Exit
from mockplatform.app import MockPlatform

SOURCE = """
from conformance.running.lab import has
from conformance.running.marks import verifies
from mockplatform.spec.model import Text

T = Text("x", "x")
WHY = Text("the ten minutes are not over", "十分钟未满")

@verifies("R-6.1.3-1", limited=True)
def test_waits(lab):
    story, there = lab.story("toy")
    made = story.step("add", lambda: {"zjbm": there.new_lift()["ZJBM"]})
    story.wait("add", 600, WHY)
    read = there.read(made["zjbm"])
    lab.verify("R-6.1.3-1").must(has(read, made["zjbm"]), T, T, read, read)

@verifies("R-6.2.3-1")
def test_is_over(lab):
    zjbm = lab.new_lift()["ZJBM"]
    read = lab.read(zjbm)
    lab.verify("R-6.2.3-1").must(has(read, zjbm), T, T, read, read)
"""


@pytest.fixture
def emulator(platform: Callable[..., MockPlatform], pki: Path) -> Iterator[tuple[MockPlatform, Path]]:
    """An emulator of its own, and a target file by which its clock can't be moved."""
    with platform() as made:
        text = pki.joinpath("target.toml").read_text(encoding="utf-8")
        target = pki / "unmoved.toml"
        kept = [line for line in text.splitlines() if not line.startswith("admin_url")]
        target.write_text("\n".join(kept).replace('"admin"', '"none"'), encoding="utf-8")
        yield made, target


def test_a_run_goes_on_where_the_one_before_had_to_wait(emulator: tuple[MockPlatform, Path], own_tests: Any) -> None:
    made, target = emulator
    first = own_tests(SOURCE, target=target)
    assert first.code == Exit.OK
    assert first.verdicts["R-6.1.3-1"] == "NOT-VERIFIED"
    assert first.verdicts["R-6.2.3-1"] == "PASS"
    (remains,) = first.report["suite"]["resume"]
    assert remains["requirements"] == ["R-6.1.3-1"]
    assert remains["stories"] == ["toy"]
    saved = json.loads((first.folder / "resume.json").read_text(encoding="utf-8"))
    zjbm = saved["stories"]["toy"]["done"]["add"]["facts"]["zjbm"]
    world = made.world("default")
    read = f"{made.url}/api/tp/v1/lifts/enterprise?ZJBM={zjbm}"
    assert world.session("manufacturer").get(read).json()["code"] == 1  # what goes on needs its lift
    requests.post(f"{made.admin_url}/_admin/clock/advance", json={"seconds": 700}, timeout=10)

    second = own_tests(SOURCE, f"--conformance-resume={first.folder}", target=target)
    assert second.verdicts == {**first.verdicts, "R-6.1.3-1": "PASS"}
    assert second.report["suite"]["resume"] == []
    assert second.report["suite"]["calls"] < first.report["suite"]["calls"] + 1
    assert not (second.folder / "resume.json").exists()
    assert world.session("manufacturer").get(read).json()["code"] != 1
    assert {id.partition("x")[0] for id in second.report["exchanges"]} == {"", "r2"}


def test_a_world_of_its_own_waits_for_nothing(own_tests: Any) -> None:
    judged = own_tests(SOURCE)
    assert judged.verdicts["R-6.1.3-1"] == "PASS"
    assert judged.report["suite"]["resume"] == []
    assert judged.report["suite"]["seconds"] < 60


@pytest.mark.parametrize("content", [None, "{}", "no json"])
def test_a_folder_that_can_not_be_gone_on_from(
    content: str | None, served: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        tmp_path.joinpath("resume.json").write_text(content, encoding="utf-8")
    assert main(["run", "--target", str(served), "--resume", str(tmp_path)]) == Exit.NOT_RUN
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
