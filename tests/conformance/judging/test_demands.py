"""What is demanded stands in the tables, and rests on errata that are in the register."""

from __future__ import annotations

import pytest

from conformance.freedom import FREEDOM
from conformance.judging.demands import ALSO_ON_TOP, DEMANDS, MAY_BE_EMPTY, UNMEASURED
from conformance.judging.reading import table_of
from conformance.judging.verdicts import Verdict
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.tables import TABLES


def test_every_downlink_has_its_demands() -> None:
    tables = {table_of(row.id).no for row in INTERFACES.values() if row.answer}
    assert tables - {47} == set(DEMANDS)  # 8.1.3 gives a picture


@pytest.mark.parametrize("number", DEMANDS)
def test_what_is_demanded_is_a_member_of_its_place(number: int) -> None:
    for demand in DEMANDS[number]:
        assert set(demand.codes) <= {row.code for row in TABLES[number].members(demand.at)}
        assert not demand.erratum or FREEDOM[demand.erratum][demand.way].verdict is not Verdict.PASS


def test_what_must_be_there_is_m_in_its_table() -> None:
    for number, demands in DEMANDS.items():
        for demand in demands:
            uses = {row.code: row.use for row in TABLES[number].members(demand.at)}
            assert demand.erratum or {uses[code] for code in demand.codes} == {"M"}


def test_exceptions_name_elements_that_there_are() -> None:
    codes = {row.code for table in TABLES.values() for row in table.rows}
    assert codes >= MAY_BE_EMPTY | ALSO_ON_TOP
    for number, unmeasured in UNMEASURED.items():
        assert (unmeasured or frozenset()) <= {row.code for row in TABLES[number].rows}
