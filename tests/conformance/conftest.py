"""Running the suite in this process: against the emulator, and against servers that are no good at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from conformance.cli import ALONE, main
from mockplatform.app import MockPlatform
from mockplatform.settings import Settings

CLOCK = "2026-11-20T03:00:00+08:00"
"""Within the window of 6.12, so that month mode is open"""

Judge = Callable[..., "Judged"]


@dataclass(frozen=True)
class Judged:
    """What a run left."""

    code: int
    report: dict[str, Any]
    folder: Path

    @property
    def verdicts(self) -> dict[str, str]:
        """Requirement → verdict."""
        return {row["id"]: row["verdict"] for row in self.report["requirements"]}


@pytest.fixture(scope="session")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("conformance") / "pki"


@pytest.fixture(scope="session")
def platform(pki: Path) -> Callable[..., MockPlatform]:
    """platform(**settings) is an emulator at CLOCK, to be entered; all share one PKI."""

    def make(**settings: Any) -> MockPlatform:
        return MockPlatform(
            Settings(**{"port": 0, "admin_port": 0, "pki": str(pki), "records": 20, "clock": CLOCK} | settings)
        )

    return make


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """judge(target, *arguments) runs the suite."""

    def run(target: Path, *arguments: str) -> Judged:
        folder = tmp_path_factory.mktemp("report")
        code = main(["run", "--target", str(target), "--report-dir", str(folder), *arguments])
        return Judged(code, json.loads(folder.joinpath("report.json").read_text(encoding="utf-8")), folder)

    return run


@pytest.fixture(scope="session")
def clean(served: Path, judge: Judge) -> Judged:
    """The run against the emulator as it is."""
    return judge(served)


@pytest.fixture(scope="session")
def served(platform: Callable[..., MockPlatform], pki: Path) -> Iterator[Path]:
    """The target file of an emulator that runs as long as the tests."""
    with platform():
        target = pki / "served.toml"  # the next emulator of this PKI writes its own target.toml
        target.write_bytes(pki.joinpath("target.toml").read_bytes())
        yield target


@pytest.fixture
def own_tests(served: Path, tmp_path: Path) -> Callable[..., Judged]:
    """own_tests(source, *flags) runs a module of tests that the test brings, by pytest itself."""

    def run(source: str, *flags: str, target: Path = served) -> Judged:
        module = tmp_path / f"test_{tmp_path.name}.py"  # a name of its own: modules are remembered by name
        module.write_text(source, encoding="utf-8")
        folder = tmp_path / "out"
        ini = tmp_path / "pytest.ini"
        ini.write_text("[pytest]\n", encoding="utf-8")
        code = pytest.main([
            str(module), "-c", str(ini), "--import-mode=importlib", "-p", "conformance.entry",
            "-pno:randomly", *ALONE,
            f"--conformance-target={target}", f"--conformance-report-dir={folder}", *flags,
        ])  # fmt: skip
        path = folder / "report.json"
        return Judged(int(code), json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}, folder)

    return run
