"""Records made from the tables themselves: every element given, each with a value that both readings take."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mockplatform.derive.values import Spec
from mockplatform.spec import elements
from mockplatform.spec.codes import CODE_LISTS
from mockplatform.spec.model import TOP, Row, Table

Record = dict[str, object]
Full = Callable[..., Record]

REGION = "浙江省,舟山市,普陀区"
MOMENT = 1530181092526  # 2018-06-28 in Shanghai
MONTH = 1527782400000  # 2018-06-01


def value(row: Row, table: Table, at: str, strict: bool) -> object:
    """A value for a row: the first of a closed list, a short text, a small number, or what the object holds."""
    notation = Spec(row, strict).notation
    below = row.code if at == TOP else f"{at}.{row.code}"
    match notation.kind:
        case "OBJECT":
            return record(table, strict, below)
        case "ARRAY":
            return [record(table, strict, below)] if table.members(below) else ["A1"]
        case "N":
            return 1
        case "B":
            return True
        case "month":
            return MONTH
        case "date" | "datetime":
            return MOMENT
        case "year":
            return 2018
        case _ if row.codes:
            return next(iter(CODE_LISTS[row.codes].values))
        case _ if row.code in elements.ADDRESSES | elements.REGIONS:
            return REGION
        case _:
            return "A" * max(notation.least, 1)


def record(table: Table, strict: bool = False, at: str = TOP) -> Record:
    """Every member of the object `at`, K rows too, by the codes that the reading takes for its own."""
    rows = table.members(at)
    return {(row.printed_code.replace(" ", "") if strict else row.code): value(row, table, at, strict) for row in rows}


@pytest.fixture(scope="session")
def full() -> Full:
    """full(table, strict): a record with every element of a table."""
    return record
