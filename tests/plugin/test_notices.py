"""Make the platform ask for a modification (6.9), and see whether your client finds it."""

from __future__ import annotations

from mockplatform import World


def test_a_modify_notice(mockplatform_world: World) -> None:
    manufacturer, constructor = map(mockplatform_world.session, ("manufacturer", "constructor"))
    lift = mockplatform_world.maker.lift(owner=mockplatform_world.account("manufacturer").xydm)
    works = mockplatform_world.maker.construction(lift, constructor=mockplatform_world.account("constructor").xydm)
    manufacturer.post("/api/tp/v1/lifts", json=lift)
    constructor.post("/api/tp/v1/constructions/authorize", json=works)  # a notice names a construction

    raised = mockplatform_world.notices.raise_(lift["ZJBM"], "额定速度与铭牌不符")
    waiting = manufacturer.get("/api/tp/v1/modify_notices").json()["data"]
    assert raised["TZID"] in [notice["TZID"] for notice in waiting]
