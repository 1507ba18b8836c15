"""The wheel: everything of the source is in it, and it works where a user's project has a folder `fixtures` too."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = {
    "mockplatform": "mockplatform",
    "fixtures": "mockplatform/fixtures",
    "certs": "mockplatform/certs",
    "conformance": "conformance",
}
"""Folder of the source → where it is installed"""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="no source tree")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy of this source, so that the checkout stays clean."""
    source, dist = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    words = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(dist), str(source)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (made,) = dist.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> frozenset[str]:
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


def _source() -> Iterator[str]:
    for folder, installed in FOLDERS.items():
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"{installed}/{path.relative_to(ROOT / folder).as_posix()}"


def test_every_module_and_data_file_is_in_it(names: frozenset[str]) -> None:
    assert sorted(set(_source()) - names) == []


def test_nothing_else_is_at_the_top_level(names: frozenset[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"mockplatform", "conformance"}


def test_beside_a_project_with_fixtures_of_its_own(wheel: Path, tmp_path: Path) -> None:
    site, project = tmp_path / "site", tmp_path / "project"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    for folder in ("fixtures", "tests/fixtures"):
        (project / folder).mkdir(parents=True)
        (project / folder / "__init__.py").write_text("OWN = True\n", encoding="utf-8")
    script = (
        "import mockplatform, mockplatform.fixtures, mockplatform.certs, mockplatform.app, fixtures, tests.fixtures\n"
        "assert fixtures.OWN and tests.fixtures.OWN\n"
        f"assert mockplatform.__file__.startswith({str(site)!r}), mockplatform.__file__\n"
        f"assert mockplatform.fixtures.__file__.startswith({str(site)!r}), mockplatform.fixtures.__file__\n"
        "from mockplatform.fixtures.maker import Maker\n"
        "from mockplatform.spec.regions import province_codes\n"
        "from mockplatform.hosts import scan\n"
        "assert Maker(1).lift() and province_codes() and scan.plain() and scan.draw([])\n"
    )
    # -S and -I keep the editable install of this environment out; its libraries come by the path.
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    path = [str(project), str(site), *libraries]
    started = f"import sys; sys.path[:0] = {path!r}\n"
    for code in (
        script,
        "import runpy; sys.argv[1:] = ['--version']; runpy.run_module('mockplatform', run_name='__main__')",
    ):
        words = [sys.executable, "-S", "-E", "-c", started + code]
        done = subprocess.run(words, capture_output=True, text=True, cwd=project, env={**os.environ}, check=False)
        assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("mockplatform, version ")


def test_without_the_project_there_is_no_top_level_fixtures(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    started = f"import sys; sys.path.insert(0, {str(tmp_path)!r})"
    code = f"{started}; from importlib.util import find_spec as find; print(find('fixtures'), find('certs'))"
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.split() == ["None", "None"]
