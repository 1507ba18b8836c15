"""Tests of interfaces under a time rule share a process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conformance.running.processes import is_limited
from mockplatform.spec.interfaces import INTERFACES


@pytest.mark.parametrize(("nodeid", "limited"), [
    ("conformance/ch6/test_6_12_months.py::test_the_lifts_added_in_a_month", True),
    ("../site-packages/conformance/ch6/test_6_12_months.py::test_the_lifts_added_in_a_month", True),
    ("conformance/ch6/test_6_1_add_lift.py::test_a_lift_is_added_and_can_be_read", False),
    ("conformance/ch6/test_6_1_add_lift.py::test_x", False), ("tests/test_other.py::test_x", False),
])  # fmt: skip
def test_what_is_limited(nodeid: str, limited: bool) -> None:
    assert is_limited(nodeid) is limited


def test_two_processes_call_no_more_often_than_one(served: Path, judge: Any) -> None:
    """Of a server whose clock can't be moved: an increment is asked for twice, by whichever process."""
    text = served.read_text(encoding="utf-8").replace('"admin"', '"none"')
    target = served.with_name("clockless-processes.toml")
    target.write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith("admin_url")), encoding="utf-8"
    )
    budget = judge(target, "--workers", "2", "6.13", "7.19").report["suite"]["budget"]
    calls = {(row["interface"], row["account"]): row["calls"] for row in budget if row["mode"] == "by_updated"}
    assert calls
    assert all(number <= 2 for number in calls.values()), calls
    assert {interface for interface, _ in calls} <= set(INTERFACES)
