"""Ask the journal what your client has sent; where it isn't what you expect, the failure says what came near."""

from __future__ import annotations

import pytest

from mockplatform import World

LIFTS = "/api/tp/v1/lifts"


def test_what_was_sent(mockplatform_world: World) -> None:
    owner = mockplatform_world.account("manufacturer").xydm
    batch = list(mockplatform_world.maker.lifts(2, owner=owner))
    mockplatform_world.session("manufacturer").post(LIFTS, json=batch)

    journal = mockplatform_world.journal
    journal.assert_requested(method="POST", path=LIFTS, account="manufacturer", status=201)
    journal.assert_requested(interface="6.1", body={"ZJBM": batch[1]["ZJBM"]}, at_most=1)
    journal.assert_requested(method="DELETE", at_least=0, at_most=0)
    assert journal.last["request"]["method"] == "POST"
    assert len(journal.exchanges(account="manufacturer", refused=False)) == 1


def test_a_near_miss(mockplatform_world: World) -> None:
    mockplatform_world.session("constructor").get("/api/tp/v1/notices_info")  # 6.10
    with pytest.raises(AssertionError) as failure:
        mockplatform_world.journal.assert_requested(path="/api/tp/v1/notices_info", account="manufacturer")
    assert "account: expected 'manufacturer', got 'constructor'" in str(failure.value)


def test_the_order(mockplatform_world: World) -> None:
    constructor = mockplatform_world.session("constructor")
    constructor.get("/api/tp/v1/notices_info")  # 6.10
    constructor.get("/api/tp/v1/entry_notices")  # 6.11
    mockplatform_world.journal.assert_in_order({"interface": "6.10"}, {"interface": "6.11"})
