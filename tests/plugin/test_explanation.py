"""Each refusal is explained by clause, beside the wire, in English and Chinese."""

from __future__ import annotations

from mockplatform import World


def test_why_a_lift_was_refused(mockplatform_world: World) -> None:
    lift = mockplatform_world.maker.lift(owner=mockplatform_world.account("manufacturer").xydm)
    del lift["BJXX"][0]["TBJPZ"]

    answer = mockplatform_world.session("manufacturer").post("/api/tp/v1/lifts", json=lift)
    assert (answer.status_code, answer.json()["code"]) == (400, 5001)

    [finding] = mockplatform_world.journal.findings(rule="missing")
    assert finding["pointer"] == "/BJXX/0/TBJPZ"
    assert finding["clause"] == "6.1.2"
    assert set(finding["text"]) == {"en", "zh"}
    assert mockplatform_world.journal.last["id"] == answer.headers["X-Mockplatform-Exchange"]
