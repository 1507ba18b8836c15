"""A lift is sent to the platform, and read back."""

from __future__ import annotations

from mockplatform import World


def test_a_lift_is_stored(mockplatform_world: World) -> None:
    lift = mockplatform_world.maker.lift(owner=mockplatform_world.account("manufacturer").xydm)
    manufacturer = mockplatform_world.session("manufacturer")

    sent = manufacturer.post("/api/tp/v1/lifts", json=lift)  # 6.1
    assert sent.json()["data"] == {"id": lift["ZJBM"]}

    read = manufacturer.get("/api/tp/v1/lifts/enterprise", params={"ZJBM": lift["ZJBM"]})  # 6.12
    assert read.json()["data"]["ZJXX"]["CPBH"] == lift["CPBH"]
