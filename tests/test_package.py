"""What `import mockplatform` gives, and that it brings nothing along."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import mockplatform
from mockplatform import Settings


def test_its_names() -> None:
    for name in mockplatform.__all__:
        assert getattr(mockplatform, name)
    with pytest.raises(AttributeError, match="no attribute 'Mockplatform'"):
        mockplatform.Mockplatform  # type: ignore[attr-defined]  # noqa: B018


def test_its_version_is_the_project_s() -> None:
    project = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert mockplatform.__version__ == project["version"]


def test_it_imports_nothing_of_its_own() -> None:
    code = "import sys, mockplatform; print(*(name for name in sys.modules if name.startswith('mockplatform.')))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", timeout=60)
    assert done.stdout.split() == []


def test_private_settings() -> None:
    private = Settings.private(strict=True)
    assert (private.port, private.admin_port, private.pki, private.records, private.strict) == (0, 0, "", 12, True)
    assert Settings.private(port=1).port == 1
    with pytest.raises(TypeError):
        Settings.private(colour="red")
