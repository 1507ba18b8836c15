"""Every row of every body table: one defect is one problem, of the right kind, at the right path, by a requirement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Validator
from mockplatform.derive.values import Spec
from mockplatform.spec import elements
from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.conditions import CONDITIONS, STRICT, Condition
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import TOP, Row, Table
from mockplatform.spec.notation import Notation
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.spec.tables import TABLES

Record = dict[str, object]
Full = Callable[..., Record]

BODIES = (4, 5, 7, 8, 10, 17, 18, 21, 22, 24, 25, 27, 28, 30, 31, 33, 34, 37, 38, 41, 43, 45, 46)

every_body = pytest.mark.parametrize("no", BODIES, ids=lambda no: f"T{no}")
both_readings = pytest.mark.parametrize("strict", [False, True], ids=["default", "strict"])


@cache
def validator(no: int, strict: bool) -> Validator:
    return Validator(TABLES[no], strict=strict)


@dataclass(frozen=True)
class Place:
    """Where a row stands in a full record, under one reading."""

    row: Row
    at: str
    strict: bool

    @property
    def key(self) -> str:
        return self.row.printed_code.replace(" ", "") if self.strict else self.row.code

    @property
    def notation(self) -> Notation:
        return Spec(self.row, self.strict).notation

    def holder(self, record: Record) -> Record:
        """The object in `record` that holds the element."""
        found: object = record
        for step in self.at.split(".") if self.at != TOP else ():
            assert isinstance(found, dict)
            found = found[step][0] if isinstance(found[step], list) else found[step]
        assert isinstance(found, dict)
        return found

    def path(self, record: Record) -> str:
        """The path that a problem should name."""
        if self.at == TOP:
            return self.row.code
        steps = [f"{step}[0]" if isinstance(record[step], list) else step for step in self.at.split(".")]
        return ".".join([*steps, self.row.code])


def places(no: int, strict: bool) -> Iterator[Place]:
    table = TABLES[no]
    for row in (*table.rows, *table.extensions):
        for at in row.at.split():
            if at != "?":
                yield Place(row, at, strict)


def found(no: int, strict: bool, record: Record) -> tuple[Problem, ...]:
    """The problems of a record, the same by the fast and by the slow way, each with a requirement and a sentence."""
    checked = validator(no, strict)(record)
    assert validator(no, strict)(record, suspect=True).problems == checked.problems
    for problem in checked.problems:
        assert problem.requirement in REQUIREMENTS, problem
        assert problem.text.en.isascii() or problem.kind in ("at_least", "type", "address", "code"), problem
        assert problem.text.zh, problem
        assert "{" not in problem.text.zh, problem
    return checked.problems


def only(no: int, strict: bool, record: Record, kind: str, path: str) -> Problem:
    problems = found(no, strict, record)
    assert [(one.kind, one.path) for one in problems] == [(kind, path)]
    return problems[0]


def arrange(condition: Condition | None, holder: Record) -> bool:
    """Give the record the values that meet the condition; False if it asks for what no record of this table says."""
    if condition is None:
        return True
    if condition.values:
        if condition.code not in holder:
            return False
        holder[condition.code] = min(condition.values)
    return arrange(condition.within, holder)


def required(place: Place, holder: Record) -> bool:
    """Whether the element must be given; its condition is met if it can be."""
    row = place.row
    if row.use != "M" or not row.when:
        return row.use == "M"
    if row.when == STRICT:
        return place.strict
    condition = CONDITIONS[row.when]
    return arrange(condition, holder) or (place.strict and condition.literal)


def test_the_bodies_of_the_interfaces_are_all_here() -> None:
    bodies = {one.body for one in INTERFACES.values() if one.body is not None and one.method != "DELETE"}
    assert sorted(bodies) == list(BODIES)


@pytest.mark.parametrize("no", TABLES, ids=lambda no: f"T{no}")
@both_readings
def test_a_full_record_is_right(no: int, strict: bool, full: Full) -> None:
    record = full(TABLES[no], strict)
    assert found(no, strict, record) == ()
    if not strict:
        assert validator(no, strict)(record, suspect=True).record == record


@every_body
@both_readings
def test_a_missing_element(no: int, strict: bool, full: Full) -> None:
    for place in places(no, strict):
        for absent in ("left out", None, ""):
            record = full(TABLES[no], strict)
            holder = place.holder(record)
            must = required(place, holder)
            if absent == "left out":
                del holder[place.key]
            else:
                holder[place.key] = absent
            if must:
                problem = only(no, strict, record, "missing", place.path(record))
                assert problem.name == place.row.name
            elif not any(rule.codes == (place.row.code,) for rule in TABLES[no].rules):
                assert found(no, strict, record) == ()


WRONG: dict[str, tuple[object, ...]] = {
    "C": (5.5, True, ["A"], {"A": 1}),
    "N": ("abc", True, [1], {"A": 1}, "１", " 1", "1_0", "0x1", "nan", "1\n"),
    "B": ("maybe", 2, 1.0, [True], {"A": 1}),
    "date": ("soon", True, 1.5, [1], {"A": 1}, "20211301", "20210230", "２０２１０１０１", 123, 10**14, "00010101"),
    "month": ("soon", True, 1.5, [1], {"A": 1}, "202113", 0, 123, 10**14, "0001", "00010101"),
    "OBJECT": ("A", 1, [], [{}], True),
    "ARRAY": ("A", 1, {}, {"A": 1}, True),
}
WRONG["datetime"] = WRONG["date"]
DATES = ("date", "datetime", "month")


@every_body
@both_readings
def test_a_wrong_type(no: int, strict: bool, full: Full) -> None:
    for place in places(no, strict):
        kind = place.notation.kind
        for wrong in WRONG[kind]:
            record = full(TABLES[no], strict)
            place.holder(record)[place.key] = wrong
            problem = only(no, strict, record, "date" if kind in DATES else "type", place.path(record))
            assert problem.requirement == ("R-5.3.5.2-1" if kind in DATES else "R-5.3.3-1")


@every_body
@both_readings
def test_text_with_a_nul(no: int, strict: bool, full: Full) -> None:
    """Some databases can't keep one, so whoever sees one in a body says that it is suspect."""
    for place in places(no, strict):
        if place.notation.kind == "C" or place.row.code == "BJYC":
            record = full(TABLES[no], strict)
            place.holder(record)[place.key] = ["A\0"] if place.row.code == "BJYC" else "A\0"
            problems = validator(no, strict)(record, suspect=True).problems
            path = place.path(record) + ("[0]" if place.row.code == "BJYC" else "")
            assert [(one.kind, one.path) for one in problems] == [("type", path)]


@every_body
@both_readings
def test_one_character_too_many(no: int, strict: bool, full: Full) -> None:
    for place in places(no, strict):
        notation = place.notation
        if notation.kind != "C" or place.row.codes:
            continue
        record = full(TABLES[no], strict)
        holder = place.holder(record)
        given = str(holder[place.key])
        if place.row.code in elements.ADDRESSES | elements.REGIONS:
            given += "^"
        holder[place.key] = given.ljust(notation.most, "长")
        assert found(no, strict, record) == (), place
        holder[place.key] = given.ljust(notation.most + 1, "长")
        problem = only(no, strict, record, "length", place.path(record))
        assert problem.requirement == "R-5.3.3-2"
        assert problem.got == str(notation.most + 1)


@every_body
@both_readings
def test_one_digit_too_many(no: int, strict: bool, full: Full) -> None:
    for place in places(no, strict):
        notation = place.notation
        if notation.kind != "N":
            continue
        bound = 10 ** (notation.most - notation.decimals)
        last = 10**-notation.decimals if notation.decimals else 0
        right = [bound - 1, 1 - bound, 0, round(1 - last, notation.decimals)]
        wrong = [bound, -bound, float(bound), 1e300, float("inf"), float("nan"), 1 + 10 ** -(notation.decimals + 1)]
        record = full(TABLES[no], strict)
        for given in right:
            place.holder(record)[place.key] = given
            assert found(no, strict, record) == (), (place, given)
        for given in wrong:
            place.holder(record)[place.key] = given
            assert only(no, strict, record, "number", place.path(record)).requirement == "R-5.3.3-3"


@every_body
@both_readings
def test_an_unknown_code_of_a_closed_list(no: int, strict: bool, full: Full) -> None:
    for place in places(no, strict):
        row = place.row
        if not row.codes:
            continue
        codes = CODE_LISTS[row.codes]
        record = full(TABLES[no], strict)
        holder = place.holder(record)
        also = set() if strict and codes.errata != "E090" else set(codes.also)
        for given in (*codes.values, *also):
            holder[place.key] = given
            assert not [one for one in found(no, strict, record) if one.path == place.path(record)], given
        for given in ("NOPE", next(iter(codes.values)) + " ", *(set(codes.also) - also)):
            holder[place.key] = given
            problem = only(no, strict, record, "code", place.path(record))
            assert problem.requirement == (row.requirement or TABLES[no].requirement)


@every_body
@both_readings
def test_an_address_that_is_none(no: int, strict: bool, full: Full) -> None:
    for place in places(no, strict):
        if place.row.code not in elements.ADDRESSES | elements.REGIONS:
            continue
        record = full(TABLES[no], strict)
        for given, requirement in (("浙江省", "R-5.3.5.4-1"), ("浙江省,火星市,普陀区", "R-5.3.5.4-3")):
            place.holder(record)[place.key] = given
            assert only(no, strict, record, "address", place.path(record)).requirement == requirement


@every_body
@both_readings
def test_a_member_that_is_no_element(no: int, strict: bool, full: Full) -> None:
    for at in {place.at for place in places(no, strict)}:
        stranger = Place(Row(0, "", "", "C..1", "", "NOPE", "K"), at, strict)
        for given in ("A", None, "", {"A": 1}):
            record = full(TABLES[no], strict)
            stranger.holder(record)["NOPE"] = given
            assert only(no, strict, record, "unknown", stranger.path(record)).requirement == "R-5.3.5.1-1"


@every_body
@both_readings
def test_an_item_of_an_array_that_is_no_object(no: int, strict: bool, full: Full) -> None:
    for place in places(no, strict):
        if place.notation.kind == "ARRAY":
            wrongs: list[object] = [None, 5, [], "" if place.row.code == "BJYC" else "A"]
            for wrong in wrongs:
                record = full(TABLES[no], strict)
                items = place.holder(record)[place.key]
                assert isinstance(items, list)
                items.append(wrong)
                problem = only(no, strict, record, "type", f"{place.path(record)}[1]")
                assert problem.requirement == "R-5.3.3-1"


@pytest.mark.parametrize(
    ("no", "codes"), [(no, rule.codes) for no in BODIES for rule in TABLES[no].rules], ids=lambda one: str(one)
)
@both_readings
def test_at_least_one_of_several(no: int, codes: tuple[str, ...], strict: bool, full: Full) -> None:
    rule = next(rule for rule in TABLES[no].rules if rule.codes == codes)
    record = full(TABLES[no], strict)
    assert arrange(CONDITIONS[rule.when], record)
    for code in codes:
        record[code] = ""
    assert only(no, strict, record, "at_least", codes[0]).requirement == rule.requirement


def test_an_element_whose_condition_is_not_met_may_be_left_out(full: Full) -> None:
    for no in BODIES:
        for place in places(no, strict=False):
            condition = CONDITIONS.get(place.row.when)
            if place.row.use == "M" and condition is not None and condition.values and condition.code != "ROLE":
                record: Record = full(TABLES[no])
                holder = place.holder(record)
                if condition.code in holder:
                    codes = CODE_LISTS[condition.code]
                    holder[condition.code] = next(code for code in codes.values if code not in condition.values)
                del holder[place.key]
                assert [one.path for one in found(no, False, record)] == [], place


def test_every_table_has_a_validator() -> None:
    tables: list[Table] = [validator(no, strict).table for no in TABLES for strict in (False, True)]
    assert len(tables) == 2 * len(TABLES)
