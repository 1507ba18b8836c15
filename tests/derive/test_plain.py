"""The fast half of validation: it may say no too often, never yes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockplatform.derive.plain import compile_plain, source_of
from mockplatform.derive.validate import Validator
from mockplatform.spec.codes import SBPZ
from mockplatform.spec.model import TOP
from mockplatform.spec.tables import TABLES

Record = dict[str, Any]
Full = Callable[..., Record]

BODIES = (4, 5, 7, 8, 10, 17, 18, 21, 22, 24, 25, 27, 28, 30, 31, 33, 34, 37, 38, 41, 43, 45, 46)


@cache
def validator(no: int, strict: bool) -> Validator:
    return Validator(TABLES[no], strict=strict)


@cache
def plain(no: int, strict: bool) -> Callable[[object], bool]:
    return compile_plain(TABLES[no], strict=strict)[TOP]


def agree(no: int, strict: bool, record: object) -> None:
    """The two halves agree; without a NUL, it makes no difference whether the record is suspect."""
    fast, slow = validator(no, strict)(record), validator(no, strict)(record, suspect=True)
    assert fast == slow
    if plain(no, strict)(record):
        assert (slow.problems, slow.oddities) == ((), ())
        option = orjson.OPT_SORT_KEYS  # as JSON, since 1 == True == 1.0
        assert orjson.dumps(slow.record, option=option) == orjson.dumps(record, option=option)


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=25)
numbers = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
likely = st.sampled_from(
    ["", "3110", "自动扶梯", "USING", "ORG", "ADD", "1.50", "true", "20180628", "1530181092526", 1530181092526,
     1530181092, 201806, 1.0, 0,
     -0.0, 99.99, 1.005, "浙江省,舟山市,普陀区", "ＡＢ", "A" * 20, "A" * 21, "电" * 50]
)  # fmt: skip
scalars = st.none() | st.booleans() | numbers | texts | likely
codes = st.sampled_from(sorted({row.code for table in TABLES.values() for row in table.rows} | {"TZJBM", "CCBH", "id"}))
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(codes | texts, inner, max_size=6),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(BODIES), st.booleans(), anything)
def test_whatever_comes_in_is_judged(no: int, strict: bool, record: object) -> None:
    agree(no, strict, record)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(BODIES), st.booleans())
def test_a_right_record_with_anything_in_it_is_judged(full: Full, data: st.DataObject, no: int, strict: bool) -> None:
    record = full(TABLES[no], strict)
    for holder in (record, *(items[0] for items in record.values() if isinstance(items, list))):
        if isinstance(holder, dict):
            members = st.sampled_from(sorted(holder))
            holder.update(data.draw(st.dictionaries(members, anything, max_size=2)))
            for code in data.draw(st.lists(members, max_size=2)):
                holder.pop(code, None)
    agree(no, strict, record)


@pytest.mark.parametrize("variety", SBPZ.values)
@pytest.mark.parametrize("strict", [False, True])
def test_full_lifts_are_plain(variety: str, strict: bool, full: Full) -> None:
    record = {**full(TABLES[4]), "SBPZ": variety}
    assert plain(4, strict)(record)


@pytest.mark.parametrize(
    "defect",
    [{"CPBH": None}, {"CPBH": ""}, {"CPBH": 5}, {"CPBH": "A" * 21}, {"ZJBM": "Ａ"}, {"TCS": 2.0}, {"TCS": True}, {"TSD": 1.755},
     {"TSD": 2.0}, {"ZZRQ": "1530181092526"}, {"ZZRQ": 10**13},
     {"ZZRQ": 1530181092}, {"GZHJ": "NOPE"}, {"BJXX": {}}, {"BJXX": [{}]}, {"BJXX": [5]},
     {"NOPE": 1}, {"id": "1"}, {"BGLX": "ADD"}, {"TZJBM": "A"}, {"ROLE": "constructor"}],
    ids=str,
)  # fmt: skip
def test_what_is_not_plain(defect: Record, full: Full) -> None:
    assert not plain(4, False)({**full(TABLES[4]), **defect})


@pytest.mark.parametrize("record", [None, [], "a", 5, [{}]])
def test_no_object_is_not_plain(record: object) -> None:
    assert not plain(4, False)(record)


def test_the_source_is_there_to_be_read() -> None:
    source = source_of(TABLES[4], {}, strict=False)
    assert source.index("def o_BJXX(r):") < source.index("def top(r):")
