"""Set back what you name, and nothing else; all of it if you name nothing."""

from __future__ import annotations

import pytest

from mockplatform import World


@pytest.mark.mockplatform(clock="2026-11-22T00:00:00+08:00", rate=0)
def test_scopes(mockplatform_world: World) -> None:
    manufacturer = mockplatform_world.session("manufacturer")
    lift = mockplatform_world.maker.lift(owner=mockplatform_world.account("manufacturer").xydm)

    assert manufacturer.post("/api/tp/v1/lifts", json=lift).status_code == 201
    mockplatform_world.reset("journal")
    assert mockplatform_world.journal.exchanges() == []
    assert manufacturer.post("/api/tp/v1/lifts", json=lift).status_code == 400  # its code is in use

    mockplatform_world.clock.advance(seconds=60)
    mockplatform_world.reset()
    assert manufacturer.post("/api/tp/v1/lifts", json=lift).status_code == 201
    assert mockplatform_world.clock.now().isoformat() == "2026-11-22T00:00:00+08:00"
