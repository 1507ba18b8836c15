"""What the admin API is asked about the journal, read from a query or from JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from mockplatform.clock import milliseconds
from mockplatform.spec.model import Text
from mockplatform.store.journal import Filter


class Unfit(ValueError):
    """A filter or an expectation can't be taken; `text` says why."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.text = Text(en, zh)


NAMES = tuple(row.name for row in fields(Filter))


def read(given: Mapping[str, object]) -> Filter:
    """The filter that these members make; None and "" count as not given. Raises Unfit."""
    known = {name: given[name] for name in NAMES if given.get(name) not in (None, "")}
    return Filter(**{name: _READERS.get(name, _text)(name, value) for name, value in known.items()})


def number(name: str, value: object, least: int = 0, most: int = 10**9) -> int:
    """A whole number, or its digits as text."""
    text = str(value)
    if isinstance(value, bool) or not text.isascii() or not text.isdigit() or not least <= int(text[:19]) <= most:
        raise Unfit(f"{name} is a number from {least} to {most}", f"{name} 应为 {least} 到 {most} 的整数")
    return int(text)


def _text(name: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Unfit(f"{name} is a text", f"{name} 应为文本")
    return str(value)


def _moment(name: str, value: object) -> int:
    try:
        return milliseconds(datetime.fromisoformat(str(value)))
    except (ValueError, OverflowError, OSError):
        example = "2026-11-22T00:59:59+08:00"
        raise Unfit(
            f"{name} is a time in ISO 8601, such as {example}", f"{name} 应为 ISO 8601 时间,如 {example}"
        ) from None


def _flag(name: str, value: object) -> bool:
    if value not in (True, False, "true", "false") or isinstance(value, int) and not isinstance(value, bool):
        raise Unfit(f"{name} is true or false", f"{name} 应为 true 或 false")
    return value in (True, "true")


def _method(name: str, value: object) -> str:
    return _text(name, value).upper()


_READERS: dict[str, Callable[[str, object], Any]] = {
    "status": lambda name, value: number(name, value, 0, 999),
    "method": _method,
    "since": _moment,
    "until": _moment,
    "refused": _flag,
}
