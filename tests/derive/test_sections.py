"""Sections in their two forms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mockplatform.derive.sections import Section, markdown, plain, width

CELLS = st.text(alphabet="ab 电梯，1", max_size=6)


def test_wide_signs_count_as_two() -> None:
    assert [width(text) for text in ("", "ab", "表4", "（）", "e\u0301", "°")] == [0, 2, 3, 4, 1, 1]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_second_column_starts_at_the_same_place(rows: list[tuple[str, str]]) -> None:
    marked = [(cell, f"|{other}") for cell, other in rows]
    lines = plain([Section(head=("代码", "|名称"), rows=marked)]).splitlines()
    assert len({width(line[: line.index("|")]) for line in lines}) == 1


def test_plain_has_one_line_a_row() -> None:
    shown = plain([Section("Head", ("Prose",), ("A", "B"), [("1\n2", "x")], notes=("Note",)), Section("Next")])
    assert shown == "Head\nProse\nA     B\n1; 2  x\nNote\n\nNext"


def test_markdown_escapes_and_links() -> None:
    section = Section("A|B", ("see E001, E999 and */*",), ("K",), [("a|b\n<c>",)], "stateDiagram-v2", ("E150–E151",))
    assert markdown([section], "errata.md") == (
        "## A\\|B\n\n"
        "see [E001](errata.md#e001), E999 and \\*/\\*\n\n"
        "```mermaid\nstateDiagram-v2\n```\n\n"
        "| K |\n| --- |\n| a\\|b<br>\\<c\\> |\n\n"
        "- [E150](errata.md#e150)–[E151](errata.md#e151)\n"
    )
