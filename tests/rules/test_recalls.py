"""Which components a recall concerns (E195)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockplatform.rules import recalls
from mockplatform.rules.records import Recall

MAKER = "91310101MA1FP0001A"


def recall(model: str, maker: str = MAKER) -> Recall:
    return Recall("1", "o", recalls.model_key(model), maker, 1, 1, 1, "ADD", "{}")


def part(model: str, maker: str = MAKER) -> dict[str, Any]:
    return {"TBJBM": "1", "TBJXH": model, "TBJZZXYDM": maker}


@pytest.mark.parametrize(
    ("recalled", "held", "concerned"),
    [
        ("XS100-A", "XS100-A", True),
        ("xs100-a", "XS100-A", True),
        ("ＸＳ１００－Ａ", "xs100-a", True),
        ("XS100", "XS100-A", False),
        ("XS_00-A", "XS100-A", False),
    ],
)
def test_a_model_matches_in_any_width_and_case(recalled: str, held: str, concerned: bool) -> None:
    assert bool(recalls.matching([recall(recalled)], [part("other"), part(held)])) is concerned


def test_another_maker_may_have_a_model_of_the_same_name() -> None:
    assert recalls.matching([recall("XS100")], [part("XS100", "91310101MA1FP0002B")]) == []


def test_model_and_maker_must_be_those_of_one_component() -> None:
    assert recalls.matching([recall("XS100")], [part("XS100", "other"), part("XS200")]) == []


def test_matching_keeps_the_order_and_takes_each_recall_once() -> None:
    first, second = recall("A"), recall("B")
    assert recalls.matching([first, second], [part("b"), part("a"), part("A")]) == [first, second]


def test_a_component_without_model_or_maker_is_of_no_recall() -> None:
    assert recalls.matching([recall("A")], [{"TBJBM": "1"}]) == []


@given(st.text(max_size=50))
def test_the_key_of_a_key_is_itself(model: str) -> None:
    key = recalls.model_key(model)
    assert recalls.model_key(key) == key
