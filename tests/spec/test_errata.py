"""The errata register: complete, in order, in both languages, and pointing at places that exist."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args, get_type_hints

import pytest

from mockplatform.spec.errata import ERRATA, behaviour, codes_and_shapes, rights_and_scope, values_and_use
from mockplatform.spec.errata.model import Erratum
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

CLAUSE = r"(?:[1-8](?:\.[0-9]+)*|A(?:\.[0-9]+)+)"
PLACE = re.compile(
    rf"Table (?P<table>[0-9]+)(?: (?P<what>row|note) (?P<no>[0-9]+))?"
    rf"|(?:e\.g\. )?{CLAUSE}(?:, {CLAUSE})*(?: [a-k]\)| 注| sample| URLs)?"
    r"|2 RFC [0-9]+|编制说明 [0-9.]+|whole file"
)
LISTS = {1, 2, 3, 20, 44}
"""Tables that no data follow, so TABLES leaves them out"""
COUNTED = {"H": 31, "M": 140, "L": 84}
RANKS = {
    "normative",
    "informative",
    "informative note",
    "note informative",
    "row normative, note informative",
    "rows normative, note informative",
    "clause normative, list in an informative 注",
    "n/a",
}
CHINESE = re.compile("[\u4e00-\u9fff]")
ELEMENTS = {row.code for table in TABLES.values() for row in (*table.rows, *table.extensions)}


def texts(erratum: Erratum) -> tuple[Text, ...]:
    return erratum.title, erratum.text, erratum.reading, erratum.freedom


def places(erratum: Erratum) -> list[str]:
    return erratum.places.split("; ")


def codes(text: str) -> set[str]:
    return set(re.findall("[A-Z]+", text)) & ELEMENTS


def test_the_register_has_255_errata_in_numerical_order() -> None:
    assert list(ERRATA) == [f"E{n:03d}" for n in range(1, 266) if not 251 <= n <= 260]
    assert len(ERRATA) == 255


@pytest.mark.parametrize(
    ("errata", "first", "last", "count"),
    [
        (codes_and_shapes.ERRATA, "E001", "E060", 60),
        (values_and_use.ERRATA, "E061", "E130", 70),
        (behaviour.ERRATA, "E131", "E200", 70),
        (rights_and_scope.ERRATA, "E201", "E265", 55),
    ],
)
def test_a_module_holds_its_share_once(errata: tuple[Erratum, ...], first: str, last: str, count: int) -> None:
    ids = [erratum.id for erratum in errata]
    assert (ids[0], ids[-1], len(ids)) == (first, last, count)
    assert not [id for id, times in Counter(ids).items() if times > 1]


def test_the_severities_are_those_counted_when_the_text_was_read() -> None:
    assert Counter(erratum.severity for erratum in ERRATA.values()) == COUNTED
    assert set(COUNTED) == set(get_args(get_type_hints(Erratum)["severity"]))


def test_titles_and_texts_are_given_in_both_languages() -> None:
    silent = [
        erratum.id
        for erratum in ERRATA.values()
        for text in (erratum.title, erratum.text)
        if not text.en.strip() or not CHINESE.search(text.zh)
    ]
    assert not silent


def test_every_text_is_one_line_and_never_in_one_language_only() -> None:
    for erratum in ERRATA.values():
        for text in texts(erratum):
            assert bool(text.en) == bool(text.zh), erratum.id
            assert "\n" not in text.en + text.zh, erratum.id
            assert (text.en.strip(), text.zh.strip()) == (text.en, text.zh), erratum.id


def test_both_languages_name_the_same_elements() -> None:
    for erratum in ERRATA.values():
        english = codes(" ".join(text.en for text in texts(erratum)))
        assert english == codes(" ".join(text.zh for text in texts(erratum))), erratum.id


def test_kinds_topics_and_ranks_are_lists_of_few_words() -> None:
    assert len({erratum.kind for erratum in ERRATA.values()}) == 9
    assert len({erratum.topic for erratum in ERRATA.values()}) == 12
    assert {erratum.normative for erratum in ERRATA.values()} == RANKS


def test_places_are_tables_or_clauses_each_once() -> None:
    for erratum in ERRATA.values():
        assert not [place for place in places(erratum) if not PLACE.fullmatch(place)], erratum.id
        assert len(set(places(erratum))) == len(places(erratum)), erratum.id


def test_rows_and_notes_that_places_name_exist() -> None:
    missing = []
    for erratum in ERRATA.values():
        for match in filter(None, map(PLACE.fullmatch, places(erratum))):
            table = match["table"]
            if table and not exists(int(table), match["what"], match["no"]):
                missing.append((erratum.id, match.group()))
    assert not missing


def exists(number: int, what: str | None, no: str | None) -> bool:
    if number in LISTS or what is None:
        return number in LISTS or number in TABLES
    table = TABLES[number]
    if what == "row":
        return int(no or 0) in {row.no for row in table.rows}
    return f"注{no}" in {label.replace(" ", "") for label, _ in table.notes}


def test_errata_refer_to_errata_that_exist() -> None:
    for erratum in ERRATA.values():
        for text in texts(erratum):
            for language in (text.en, text.zh):
                assert set(re.findall("E[0-9]{3}", language)) <= set(ERRATA), erratum.id


def test_rows_rest_on_errata_that_exist() -> None:
    for table in TABLES.values():
        rests = [row.errata for row in (*table.rows, *table.extensions)] + [rule.errata for rule in table.rules]
        assert set(" ".join(rests).split()) <= set(ERRATA), table.no
