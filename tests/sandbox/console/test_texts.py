"""Every text is in both languages and used; every text that a template asks for is there."""

from __future__ import annotations

import re
from pathlib import Path

from mockplatform.sandbox import console
from mockplatform.sandbox.console.texts import MODES, STEPS, TEXTS
from mockplatform.sandbox.resets import SCOPES
from mockplatform.spec.interfaces import INTERFACES

HERE = Path(console.__file__).parent
SOURCES = "\n".join(path.read_text("utf-8") for path in (*HERE.glob("templates/*.html"), HERE / "pages.py"))
USED = set(re.findall(r"\bt\.([a-z_]+)", SOURCES)) | set(re.findall(r'TEXTS\["([a-z_]+)"\]', SOURCES))
SCOPED = {f"scope_{scope}" for scope in SCOPES}


def test_what_is_asked_for_is_there() -> None:
    assert USED | SCOPED <= TEXTS.keys()


def test_what_is_there_is_asked_for() -> None:
    assert TEXTS.keys() <= USED | SCOPED


def test_both_languages_have_the_same_places() -> None:
    for text in (*TEXTS.values(), *MODES.values(), *(label for _, label in STEPS)):
        assert text.en
        assert text.zh
        assert sorted(re.findall(r"\{[a-z]+\}", text.en)) == sorted(re.findall(r"\{[a-z]+\}", text.zh)), text


def test_every_mode_has_a_name() -> None:
    assert {mode.name for interface in INTERFACES.values() for mode in interface.modes} == MODES.keys()
