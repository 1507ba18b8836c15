"""Sections of a document, and the two forms they take: text for a terminal, GitHub-flavoured Markdown for docs/."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mockplatform.spec.errata import ERRATA

Rows = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, paragraphs, a table, a diagram (Mermaid, for Markdown only), notes; each may be missing."""

    heading: str = ""
    prose: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: Rows = ()
    diagram: str = ""
    notes: tuple[str, ...] = ()


def plain(sections: Iterable[Section]) -> str:
    """Text for a terminal, columns aligned."""
    return "\n\n".join("\n".join(_plain(section)) for section in sections)


def _plain(section: Section) -> Iterator[str]:
    if section.heading:
        yield section.heading
    yield from section.prose
    if section.rows:
        lines = [tuple(cell.replace("\n", "; ") for cell in row) for row in (section.head, *section.rows)]
        widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            yield "  ".join(cell + " " * (most - width(cell)) for cell, most in zip(line, widths, strict=True)).rstrip()
    yield from section.notes


def width(text: str) -> int:
    """Columns that a text takes in a terminal: two for a wide sign (East Asian Width F or W), none for a mark.

    >>> width("表 4")
    4
    """
    wide = sum(unicodedata.east_asian_width(sign) in ("F", "W") for sign in text)
    return len(text) + wide - sum(unicodedata.combining(sign) != 0 for sign in text)


def markdown(sections: Iterable[Section], register: str) -> str:
    """Markdown; the number of an erratum links to its heading on the page `register`."""
    return "\n\n".join(part for section in sections for part in _parts(section, register)) + "\n"


def _parts(section: Section, register: str) -> Iterator[str]:
    if section.heading:
        yield f"## {_escaped(section.heading)}"
    yield from (_linked(line, register) for line in section.prose)
    if section.diagram:
        yield f"```mermaid\n{section.diagram}\n```"
    if section.rows:
        lines = [section.head, ("---",) * len(section.head), *section.rows]
        yield "\n".join(f"| {' | '.join(_linked(cell, register) for cell in line)} |" for line in lines)
    if section.notes:
        yield "\n".join(f"- {_linked(note, register)}" for note in section.notes)


def _escaped(text: str) -> str:
    return re.sub(r"([\\|<>*])", r"\\\1", text).replace("\n", "<br>")


def _linked(text: str, register: str) -> str:
    def link(found: re.Match[str]) -> str:
        return f"[{found[0]}]({register}#{found[0].lower()})" if found[0] in ERRATA else found[0]

    return re.sub(r"\bE[0-9]{3}\b", link, _escaped(text), flags=re.ASCII)
