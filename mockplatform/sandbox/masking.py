"""What the journal must not keep: keys, never; personal data, where that is asked for (settings: mask)."""

from __future__ import annotations

import re
from dataclasses import replace

import orjson

from mockplatform.hosts.exchange import Finding
from mockplatform.spec.elements import ANNEX_NAMES, FURTHER_SPELLINGS, PERSONAL
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

HIDDEN = "…"

SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie"})


def headers(given: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers without what authenticates somebody."""
    return [(name, HIDDEN if name.lower() in SECRET_HEADERS else value) for name, value in given]


# ---- keys

_PEM = re.compile(
    r'-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?:[^"\\]|\\[^"])*?'
    r'(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|(?=\\?"))'
)


def keys(text: str) -> str:
    """A JSON text whose strings hold no private key in PEM, whether it is whole or cut off."""
    return _PEM.sub(f"PRIVATE KEY {HIDDEN}", text) if "PRIVATE KEY-----" in text else text


# ---- personal data


def _spellings() -> frozenset[str]:
    """Every name that a personal element may come under: codes, printed codes, Chinese names."""
    rows = [row for table in TABLES.values() for row in table.rows if row.code in PERSONAL]
    found = {name for row in rows for name in (row.code, row.printed, row.name) if name}
    further = {spelling for code in PERSONAL for spelling in FURTHER_SPELLINGS.get(code, ())}
    return frozenset(found | further | {name for name, code in ANNEX_NAMES.items() if code in PERSONAL})


NAMES = _spellings()

_ANY = "|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))
_MEMBER = re.compile(rf'("(?:{_ANY})"\s*:\s*)(?:"(?:[^"\\]|\\.)*(?:"|$)|[^\s",\[\]{{}}]+)', re.DOTALL)
_PARAMETER = re.compile(rf"((?:^|[?&])(?:{_ANY})=)[^&]*")


def body(text: str) -> str:
    """A body without personal values; where it is no JSON, what looks like a member of that name is hidden."""
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError:
        return _MEMBER.sub(rf'\1"{HIDDEN}"', text)
    if not isinstance(content, dict | list) or not any(name in text for name in NAMES) and "\\u" not in text:
        return text
    return orjson.dumps(_walk(content)).decode()


def target(text: str) -> str:
    """A request target without personal values in its query."""
    return _PARAMETER.sub(rf"\1{HIDDEN}", text)


def finding(found: Finding) -> Finding:
    """A finding on a personal element, without the value."""
    named = next((part for part in reversed(found.pointer.split("/")) if part and not part.isdigit()), "")
    if named not in NAMES or not found.got:
        return found
    en, zh = (said.replace(found.got, HIDDEN) for said in (found.text.en, found.text.zh))
    return replace(found, got=HIDDEN, text=Text(en, zh))


def _walk(value: object) -> object:
    if isinstance(value, list):
        return [_walk(item) for item in value]
    if isinstance(value, dict):
        return {name: HIDDEN if name in NAMES else _walk(item) for name, item in value.items()}
    return value
