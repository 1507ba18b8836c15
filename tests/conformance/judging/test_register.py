"""Selecting requirements by clause and by id."""

from __future__ import annotations

import pytest

from conformance.judging.register import SelectionError, select
from mockplatform.spec.requirements import REQUIREMENTS


def test_no_selection_is_everything() -> None:
    assert select([]) == REQUIREMENTS


def test_a_clause_holds_its_parts_and_no_other_clause() -> None:
    clauses = {row.clause for row in select(["6.1"]).values()}
    assert {"6.1.1", "6.1.2", "6.1.3"} == clauses  # and not 6.12
    assert {row.clause for row in select(["6.12.1"]).values()} == {"6.12.1"}
    assert all(row.clause.startswith("A.") for row in select(["A"]).values())


def test_several_are_in_the_order_of_the_standard() -> None:
    found = select(["A.2.12", "R-6.1.2-1", "6.1.2"])
    assert list(found) == [id for id in REQUIREMENTS if id in found]


@pytest.mark.parametrize("wanted", ["6.99", "R-6.1.2-99", "", "6.", ".6", "61", "r-6.1.2-1", "B", "6.1 "])
def test_what_means_nothing_is_refused(wanted: str) -> None:
    with pytest.raises(SelectionError):
        select(["6.1", wanted])
