"""The reference documents: nothing left out, and docs/reference is what the rows make of it."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

from mockplatform.derive import documents
from mockplatform.derive.openapi import Language
from mockplatform.derive.sections import Section
from mockplatform.errors import REASONS
from mockplatform.settings import ENVIRONMENT, Settings
from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.errata import ERRATA
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.lifecycles import CYCLES
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.spec.tables import TABLES

TOOL = Path(__file__).parents[2] / "tools" / "docs.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tools_docs", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def first_cells(sections: list[Section]) -> list[str]:
    return [row[0] for section in sections for row in section.rows]


def test_reference_documents_are_up_to_date(tool: ModuleType) -> None:
    assert tool.stale() == [], "run python tools/docs.py"


def test_stale_pages_are_named(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text("", encoding="utf-8")
    tool.write(tmp_path)
    assert tool.stale(tmp_path) == []
    (tmp_path / "extra.md").write_text("", encoding="utf-8")
    (tmp_path / "errors.md").write_text("", encoding="utf-8")
    (tmp_path / "codes.zh-CN.md").unlink()
    assert tool.stale(tmp_path) == ["codes.zh-CN.md", "errors.md", "extra.md"]


def test_links_lead_somewhere(tool: ModuleType) -> None:
    pages: dict[str, str] = tool.pages()
    for name, text in pages.items():
        for page, _, anchor in re.findall(r"\]\(([^)#]+)(#([^)]+))?\)", text):
            assert page in pages, (name, page)
            assert not anchor or f"\n## {anchor.upper()}\n" in pages[page], (name, anchor)


def test_every_table_in_markdown_keeps_its_columns(tool: ModuleType) -> None:
    for name, text in tool.pages().items():
        for block in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1, name


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_left_out(lang: Language) -> None:
    assert first_cells(documents.interfaces(lang)) == list(INTERFACES)
    assert len(documents.tables(lang)) == len(TABLES)
    assert [section.heading.split()[0] for section in documents.code_lists(lang)][: len(CODE_LISTS)] == list(CODE_LISTS)
    assert first_cells(documents.errata(lang)) == list(ERRATA)
    assert [section.heading for section in documents.errata_in_full(lang)] == list(ERRATA)
    assert sorted(first_cells(documents.requirements(lang))) == sorted(REQUIREMENTS)
    assert first_cells(documents.errors(lang, REASONS)) == list(REASONS)
    assert len(documents.settings(lang, fields(Settings), ENVIRONMENT)[0].rows) == len(fields(Settings))


def test_rows_are_as_printed_and_extensions_have_no_number() -> None:
    table = documents.tables("en", [TABLES[15]])[0]
    assert len(table.rows) == len(TABLES[15].rows) + len(TABLES[15].extensions)
    assert table.rows[-1][0] == "+"
    assert table.notes[0].startswith("注 1 ")


def test_diagram_has_an_arrow_for_each_pair_of_states() -> None:
    drawn = documents.diagram({"a": {"go": "b", "jump": "b", "stay": "a"}, "b": {}})
    assert drawn.splitlines() == [
        "stateDiagram-v2",
        "    [*] --> a",
        "    a --> b: go, jump",
        "    a --> a: stay",
        "    b --> [*]",
    ]
    assert [section.heading for section in documents.life_cycles("en")] == list(CYCLES)


def test_settings_tell_flag_variable_key_and_default() -> None:
    rows = {row[2]: row for row in documents.settings("en", fields(Settings), ENVIRONMENT)[0].rows}
    assert rows["admin-port"][:4] == ("--admin-port", "MOCKPLATFORM_ADMIN_PORT", "admin-port", "8480")
    assert rows["port"][0] == "-p, --port"
    assert rows["strict"][3] == "false"
    assert rows["tls"][4] == "mutual, optional, off"
