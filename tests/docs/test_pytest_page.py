"""What the pages on pytest and the README show is what tests/plugin runs, letter for letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"\[`(tests/plugin/[a-z_]+\.py)`\]\([./]*\1\)\n\n```python\n(.*?)```\n", re.DOTALL)


def shown(page: str) -> dict[str, str]:
    """File → its text on the page; a page shows each file once."""
    found = BLOCK.findall(ROOT.joinpath(page).read_text(encoding="utf-8"))
    assert len(dict(found)) == len(found)
    return dict(found)


def run(name: str) -> str:
    return ROOT.joinpath(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["docs/pytest.md", "docs/pytest.zh-CN.md"])
def test_the_pages_show_every_file(page: str) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/plugin/test_*.py")}
    assert shown(page).keys() == files
    for name, text in shown(page).items():
        assert text == run(name), f"{name} reads otherwise in {page}: paste it again"


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_one(page: str) -> None:
    name = "tests/plugin/test_readme_window.py"
    assert shown(page) == {name: run(name)}


@pytest.mark.parametrize("page", ["docs/pytest.md", "docs/pytest.zh-CN.md"])
def test_other_files_that_the_pages_lead_to(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", ROOT.joinpath(page).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not ROOT.joinpath("docs", link).exists()] == []
