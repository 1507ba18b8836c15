"""The maker of a world makes valid records, the same for the same seed."""

from __future__ import annotations

import pytest

from mockplatform import World


@pytest.mark.mockplatform(seed=7, records=0)
def test_a_construction_and_what_belongs_to_it(mockplatform_world: World) -> None:
    maker, account = mockplatform_world.maker, mockplatform_world.account
    escalator = maker.lift("3310", owner=account("manufacturer").xydm)
    works = maker.construction(escalator, constructor=account("constructor").xydm)

    assert mockplatform_world.session("manufacturer").post("/api/tp/v1/lifts", json=escalator).ok
    sent = mockplatform_world.session("constructor").post("/api/tp/v1/constructions/authorize", json=works)  # 6.4
    assert len(sent.json()["data"]["id"]) == 19  # SGID, given by the platform
    assert mockplatform_world.journal.findings() == []
