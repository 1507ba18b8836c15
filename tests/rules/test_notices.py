"""Which notices the platform owes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mockplatform.rules import notices
from mockplatform.rules.records import Construction

ONE = Construction("1", "L", "B", "B", "INSTALL", "", "notified", True, None, None, 0, 1, 202611, 5, 5, "ADD", "{}")


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, True),
        ({"kind": "RE_INSTALL"}, True),
        ({"kind": "REFORM"}, False),
        ({"kind": "REPAIR"}, False),
        ({"declared": False}, False),
        ({"declared": False, "inform": "{}"}, True),
        ({"result": "{}"}, False),
        ({"change": "DELETE"}, False),
    ],
)
def test_a_result_is_due(changes: dict[str, Any], due: bool) -> None:
    assert notices.result_due(replace(ONE, **changes)) is due


def test_the_newest_construction_that_stands_is_named() -> None:
    older, same, gone = replace(ONE, created=4), replace(ONE, sgid="2"), replace(ONE, sgid="3", change="DELETE")
    assert notices.newest([same, ONE, older, gone]) == same
    assert notices.newest([gone]) is None


def test_the_standing_text_fits_its_element() -> None:
    assert len(notices.FAILED) <= 20
