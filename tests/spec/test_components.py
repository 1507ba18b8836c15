"""Which components make a lift complete (6.1.1, Table 15 note 4, E193)."""

from __future__ import annotations

import pytest

from mockplatform.spec.codes import COMPONENT_KINDS, SBPZ
from mockplatform.spec.components import REQUIRED, complete

NINE = frozenset("限速器 安全钳 缓冲器 门锁装置 轿厢上行超速保护装置 轿厢意外移动保护装置 控制柜 层门 驱动主机".split())
UPWARDS = "轿厢上行超速保护装置"


def test_the_nine_kinds() -> None:
    assert set(COMPONENT_KINDS) == NINE


def test_every_variety_is_listed() -> None:
    assert list(REQUIRED) == list(SBPZ.values)
    assert all(kinds <= NINE for kinds in REQUIRED.values())


@pytest.mark.parametrize("variety", REQUIRED)
def test_all_of_them_do_and_one_fewer_does_not(variety: str) -> None:
    kinds = REQUIRED[variety]
    assert complete(variety, kinds)
    assert complete(variety, NINE | {"another"})
    assert not any(complete(variety, kinds - {kind}) for kind in kinds)


@pytest.mark.parametrize(
    ("variety", "spared"),
    [("3110", set()), ("3420", set()), ("3130", {UPWARDS}), ("3210", {UPWARDS}), ("3310", NINE - {"控制柜", "驱动主机"}),
     ("3430", NINE - {"控制柜", "驱动主机", "门锁装置", "层门"})],
)  # fmt: skip
def test_what_a_variety_does_without(variety: str, spared: set[str]) -> None:
    assert NINE - REQUIRED[variety] == spared


def test_a_variety_goes_by_name_too() -> None:  # E090
    assert complete("自动扶梯", REQUIRED["3310"])
    assert not complete("曳引驱动乘客电梯", REQUIRED["3310"])


def test_an_unknown_variety_needs_all() -> None:
    assert complete("9999", NINE)
    assert not complete("", NINE - {UPWARDS})
