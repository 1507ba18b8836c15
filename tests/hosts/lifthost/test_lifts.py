"""6.1 to 6.3."""

from __future__ import annotations

from typing import Any


def test_a_lift_goes_in_and_comes_out(sandbox: Any) -> None:
    code = sandbox.lift("3110")
    item = sandbox.get("manufacturer", "/lifts/enterprise", ZJBM=code)
    assert item["ZJXX"]["ZJBM"] == code
    assert item["ZJXX"]["SJBB"] == 1
