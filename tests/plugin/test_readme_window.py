"""A month batch (6.12) is legal between 1:00 and 5:00. The journal tells when; the clock jumps there."""

from __future__ import annotations

import pytest

from mockplatform import World


@pytest.mark.mockplatform(clock="2026-11-22T00:59:59+08:00", rate=0)
def test_a_month_batch_waits_for_its_window(mockplatform_world: World) -> None:
    clock, journal = mockplatform_world.clock, mockplatform_world.journal
    manufacturer = mockplatform_world.session("manufacturer")

    def month_batch() -> int:
        return manufacturer.get("/api/tp/v1/lifts/enterprise?DTCJYF=202611").status_code

    assert month_batch() == 403
    [finding] = journal.last["findings"]
    assert finding["clause"] == "6.12.1"
    assert finding["earliest"] == "2026-11-22T01:00:00.000+08:00"

    assert clock.next("6.12", "by_month", "manufacturer").isoformat() == "2026-11-22T01:00:00+08:00"
    assert month_batch() == 200

    clock.set("2026-11-22T05:00:00+08:00")
    assert month_batch() == 200
    clock.advance(seconds=1)
    assert month_batch() == 403
