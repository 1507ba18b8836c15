"""The errata behind the verdicts, as data for report.json: what they say, and the ways that they leave a server, or why none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from conformance.freedom import FREEDOM, MEANING, OTHERS
from mockplatform.spec.errata import ERRATA
from mockplatform.spec.model import Text


def readings(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Every erratum that a requirement or a finding names → {title, freedom, ways: {way: {verdict, text}}, otherwise}."""
    named = {id for row in rows for id in (*row["errata"], *(finding["erratum"] for finding in row["findings"]))}
    return {id: _reading(id) for id in sorted(named) if id in ERRATA}


def _reading(id: str) -> dict[str, Any]:
    ways = FREEDOM.get(id, {})
    otherwise = Text("", "") if ways else MEANING[OTHERS[id].kind]
    return {
        "title": _both(ERRATA[id].title), "freedom": _both(ERRATA[id].freedom),
        "ways": {name: {"verdict": str(way.verdict), "text": _both(way.text)} for name, way in ways.items()},
        "otherwise": _both(otherwise),
    }  # fmt: skip


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}
