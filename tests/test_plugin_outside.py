"""Somebody else's project, in a folder outside this one, with a package `fixtures` of its own, uses the plugin."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FILES = {
    "pytest.ini": """
[pytest]
addopts = --strict-markers --strict-config
filterwarnings = error
mockplatform_records = 3
""",
    "tests/fixtures/__init__.py": 'OWNER = "manufacturer"\n',
    "tests/conftest.py": """
import pytest
from mockplatform import Settings

@pytest.fixture(scope="session")
def mockplatform_settings(mockplatform_settings):
    assert mockplatform_settings.records == 3
    return Settings.private(strict=True, records=1)
""",
    "tests/test_adapter.py": """
import pytest
from fixtures import OWNER

@pytest.mark.parametrize("number", range(4))
def test_three_lines(mockplatform_world, number):
    lift = mockplatform_world.maker.lift(owner=mockplatform_world.account(OWNER).xydm)
    answer = mockplatform_world.session(OWNER).post("/api/tp/v1/lifts", json=lift)
    assert answer.json()["data"]["id"] == lift["ZJBM"]

def test_the_settings(mockplatform):
    assert mockplatform.settings.strict
""",
}
WITHOUT = "def test_nothing(pytestconfig):\n    assert not pytestconfig.pluginmanager.hasplugin('mockplatform')\n"
FAILING = """
def test_a_near_miss(mockplatform_world):
    mockplatform_world.session("constructor").get("/api/tp/v1/lifts/enterprise")
    mockplatform_world.journal.assert_requested(interface="6.12", account="manufacturer")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        tmp_path.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        tmp_path.joinpath(name).write_text(text, encoding="utf-8")
    return tmp_path


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """python -m pytest in that folder, without what this session's pytest left in the environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV", "PYTHONPATH"))}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words]
    return subprocess.run(
        command, cwd=project, env={**kept, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", timeout=100
    )


@pytest.mark.parametrize("workers", [0, pytest.param(2, marks=pytest.mark.slow)])
def test_three_lines_are_enough(project: Path, workers: int) -> None:
    done = run(project, "-n", str(workers))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 passed" in done.stdout
    assert "warning" not in (done.stdout + done.stderr).lower()


def test_a_failure_says_what_came_near_and_why_it_was_refused(project: Path) -> None:
    project.joinpath("tests/test_adapter.py").write_text(FAILING, encoding="utf-8")
    said = run(project).stdout
    assert "1 failed" in said
    assert "account: expected 'manufacturer', got 'constructor'" in said
    assert "what mockplatform refused" in said
    assert "GET /api/tp/v1/lifts/enterprise by constructor: 403" in said
    assert "verification.py" not in said  # the traceback ends in the test


def test_it_can_be_left_out(project: Path) -> None:
    project.joinpath("tests/test_adapter.py").write_text(WITHOUT, encoding="utf-8")
    project.joinpath("tests/conftest.py").unlink()
    project.joinpath("pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    done = run(project, "-p", "no:mockplatform")
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_brings_nothing_into_a_session_that_does_not_use_it() -> None:
    code = "import sys, mockplatform.pytest_plugin; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", timeout=60)
    brought = set(done.stdout.split())
    assert "pytest" in brought
    assert not brought & {"flask", "sqlalchemy", "requests", "cryptography", "faker", "orjson", "mockplatform.app"}
