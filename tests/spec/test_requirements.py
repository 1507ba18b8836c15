"""The requirement register: complete, in order, in both languages, and each entry judged or excused."""

from __future__ import annotations

import re
from collections import Counter
from types import ModuleType
from typing import get_args

import pytest

from mockplatform.spec.requirements import REQUIREMENTS, annex, ch3_5, ch6, ch7, ch8
from mockplatform.spec.requirements.model import Clock, Kind, Level, Requirement, Source

ALL = tuple(REQUIREMENTS.values())
MODULES = (ch3_5, ch6, ch7, ch8, annex)
ROLES = set("manufacturer constructor province typetest platform xssyhost xzxkhost sgghost".split())
CHINESE = re.compile("[\u4e00-\u9fff]")


def place(requirement: Requirement) -> tuple[int, ...]:
    """Where the standard has it: Annex A follows chapter 8, and 6.10 follows 6.9."""
    clause, _, number = requirement.id.removeprefix("R-").replace("A.", "9.", 1).rpartition("-")
    return (*map(int, clause.split(".")), int(number))


def failing(*wanted: bool) -> list[str]:
    """The ids of the requirements whose place in `wanted` is false."""
    return [requirement.id for requirement, good in zip(ALL, wanted, strict=True) if not good]


def test_there_are_333_of_them_and_no_id_stands_twice() -> None:
    assert len(REQUIREMENTS) == 333
    assert sum(len(module.REQUIREMENTS) for module in MODULES) == 333


def test_each_is_filed_under_its_id() -> None:
    assert list(REQUIREMENTS) == [requirement.id for requirement in ALL]


def test_ids_are_well_formed() -> None:
    pattern = re.compile(r"R-([35678]|A)(\.[1-9][0-9]*)+-[1-9][0-9]*")
    assert failing(*(bool(pattern.fullmatch(one.id)) for one in ALL)) == []


def test_they_stand_in_the_standards_order() -> None:
    assert [one.id for one in ALL] == [one.id for one in sorted(ALL, key=place)]


def test_numbers_within_a_clause_have_no_gap() -> None:
    last = {one.clause: place(one)[-1] for one in ALL}
    assert last == Counter(one.clause for one in ALL)


@pytest.mark.parametrize(
    ("module", "chapters", "count"),
    [(ch3_5, "35", 68), (ch6, "6", 90), (ch7, "7", 102), (ch8, "8", 19), (annex, "A", 54)],
)
def test_each_module_holds_its_chapters(module: ModuleType, chapters: str, count: int) -> None:
    assert {one.clause[0] for one in module.REQUIREMENTS} == set(chapters)
    assert len(module.REQUIREMENTS) == count


@pytest.mark.parametrize(
    ("id_", "clause"), [("R-6.1.2-1", "6.1.2"), ("R-A.2.12-2", "A.2.12"), ("R-5.3.5.10-10", "5.3.5.10")]
)
def test_the_clause_is_read_from_the_id(id_: str, clause: str) -> None:
    assert REQUIREMENTS[id_].clause == clause


def test_levels_and_sources_are_as_counted_in_the_standard() -> None:
    assert Counter((one.level, one.source) for one in ALL) == {
        ("MUST", "clause"): 150,
        ("MUST", "annex"): 51,
        ("MUST", "table"): 45,
        ("MUST", "note"): 42,
        ("FACT", "clause"): 15,
        ("SHOULD", "table"): 9,
        ("SHOULD", "clause"): 7,
        ("FACT", "note"): 6,
        ("MAY", "clause"): 2,
        ("MAY", "note"): 2,
        ("MAY", "annex"): 2,
        ("SHOULD", "note"): 1,
        ("FACT", "annex"): 1,
    }


def test_every_interface_has_its_endpoint_and_data_and_annex_shows_39_messages() -> None:
    assert Counter(one.kind for one in ALL) == {"rule": 206, "table": 44, "endpoint": 44, "shape": 39}


def test_what_needs_a_clock_is_told() -> None:
    assert Counter(one.clock for one in ALL) == {"": 299, "helps": 18, "account": 9, "yes": 7}


def test_levels_sources_kinds_and_clocks_are_known() -> None:
    assert {one.level for one in ALL} <= set(get_args(Level))
    assert {one.source for one in ALL} <= set(get_args(Source))
    assert {one.kind for one in ALL} <= set(get_args(Kind))
    assert {one.clock for one in ALL} <= set(get_args(Clock))


def test_roles_are_known_and_each_is_named_once() -> None:
    assert failing(*(set(one.roles.split()) <= ROLES for one in ALL)) == []
    assert failing(*(0 < len(one.roles.split()) == len(set(one.roles.split())) for one in ALL)) == []


def test_errata_are_well_formed_and_each_is_named_once() -> None:
    assert failing(*(all(re.fullmatch("E[0-9]{3}", e) for e in one.errata.split()) for one in ALL)) == []
    assert failing(*(len(one.errata.split()) == len(set(one.errata.split())) for one in ALL)) == []


def test_both_sentences_are_there_and_are_sentences() -> None:
    assert failing(*(one.en.endswith(".") and len(one.en) > 10 for one in ALL)) == []
    assert failing(*(one.zh.endswith("。") and bool(CHINESE.search(one.zh)) for one in ALL)) == []


def test_each_is_shown_by_a_server_or_it_is_said_why_not() -> None:
    assert failing(*(bool(one.server) != bool(one.untestable) for one in ALL)) == []


def _why_not(one: Requirement) -> tuple[str, ...]:
    return (one.untestable.en, one.untestable.zh) if one.untestable else ()


def test_the_reason_is_given_in_both_languages() -> None:
    reasons = [one.untestable for one in ALL if one.untestable]
    assert len(reasons) >= 30
    for reason in reasons:
        assert reason.en.endswith(".")
        assert reason.zh.endswith("。")
        assert CHINESE.search(reason.zh)


def test_what_no_server_can_show_needs_no_clock() -> None:
    assert failing(*(bool(one.server) or not one.clock for one in ALL)) == []


def test_texts_are_single_lines_without_stray_blanks() -> None:
    texts = ((one.en, one.zh, one.server, one.client, *_why_not(one)) for one in ALL)
    assert failing(*(all(text == " ".join(text.split()) for text in row) for row in texts)) == []
