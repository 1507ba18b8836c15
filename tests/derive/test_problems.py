"""The sentences: each kind has one in both languages, and names what it should."""

from __future__ import annotations

from string import Formatter

import pytest

from mockplatform.derive.problems import ODDITIES, PROBLEMS, Problem

WORDS = {"name", "path", "expected", "got"}


@pytest.mark.parametrize("fatal", [True, False])
def test_every_sentence_fills_in(fatal: bool) -> None:
    for kind, template in (PROBLEMS if fatal else ODDITIES).items():
        text = Problem(kind, "BJXX[0].TBJBM", "电梯部件编码", "EXPECTED", "GOT", fatal=fatal).text
        for said, form in ((text.en, template.en), (text.zh, template.zh)):
            fields = {field for _, field, _, _ in Formatter().parse(form) if field}
            assert fields <= WORDS
            assert "{" not in said
            assert said
        assert text.en != text.zh or kind == "body"


def test_the_wire_names_the_element_and_the_journal_its_path() -> None:
    text = Problem("missing", "BJXX[0].TBJBM", "电梯部件编码").text
    assert text.zh == "电梯部件编码不能为空"
    assert text.en == "BJXX[0].TBJBM is mandatory"


def test_an_element_without_a_name_goes_by_its_path() -> None:
    assert Problem("missing", "ZJBM").text.zh == "ZJBM不能为空"


def test_braces_in_a_client_s_text_are_only_text() -> None:
    assert Problem("unknown", "{name}").text.en == "{name} is not an element of this interface"


@pytest.mark.parametrize(
    ("path", "pointer"),
    [("", ""), ("ZJBM", "/ZJBM"), ("BJXX[0].TBJBM", "/BJXX/0/TBJBM"), ("SGXX[2].BJGH[10].TBJBM", "/SGXX/2/BJGH/10/TBJBM"),
     ("BJYC[1]", "/BJYC/1")],
)  # fmt: skip
def test_the_pointer(path: str, pointer: str) -> None:
    assert Problem("missing", path).pointer == pointer
