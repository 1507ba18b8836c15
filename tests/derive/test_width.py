"""Width folding, 5.3.5.3."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockplatform.derive.width import fold

FULL = "\u3000" + "".join(map(chr, range(0xFF01, 0xFF5F)))
HALF = "".join(map(chr, range(0x20, 0x7F)))


def test_the_example_of_the_standard() -> None:
    assert fold("东芝电梯（中国）有限公司") == "东芝电梯(中国)有限公司"


def test_every_full_width_form_has_its_half() -> None:
    assert fold(FULL) == HALF


@pytest.mark.parametrize("text", ["", "ABC(1)", "㎡①Ⅲ℃½²…№⑴", "￥￠￡", "ｶﾅ", "、。·—“”", "｟｠", "\u2212"])
def test_other_characters_stay(text: str) -> None:
    assert fold(text) is text


@given(st.text(FULL + HALF + "㎡①Ⅲ中。ｶ￥\uff00\uff5f\u2fff\u3001\n\U0001f6d7", max_size=20))
def test_fold_is_idempotent_and_touches_full_width_forms_alone(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert len(folded) == len(text)
    assert all(was == now for was, now in zip(text, folded, strict=True) if was not in FULL)
    assert not set(folded) & set(FULL)
