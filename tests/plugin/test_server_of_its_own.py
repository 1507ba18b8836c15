"""A further server with other settings, for one test."""

from __future__ import annotations

from collections.abc import Callable

from mockplatform import MockPlatform


def test_a_strict_one(make_mockplatform: Callable[..., MockPlatform]) -> None:
    world = make_mockplatform(strict=True).world()
    lift = world.maker.lift(owner=world.account("manufacturer").xydm)
    lift["XSSYBH"] = "TSX33100012020999"  # a certificate that nobody has registered
    assert world.session("manufacturer").post("/api/tp/v1/lifts", json=lift).status_code == 400
    assert [finding["pointer"] for finding in world.journal.findings()] == ["/XSSYBH"]
