"""5.2.1 and 5.2.2: what a list holds is the account's own."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(scope="module")
def told(world: Any) -> dict[str, tuple[str, str]]:
    """For each side, ZJBM and SGID of a lift that every list speaks of; the clock stands in the window of 6.12."""
    world.sandbox.at("2026-11-21T02:00:00+08:00")
    stories = {}
    for side in (world.side("province"), world.side("province-other")):
        zjbm, sgid = world.built(side, noticed=True)
        failed = world.sandbox.maker.inspection(world.last[zjbm], kind="INSTALL")
        world.done(side.province, "7.10", {**failed, "JYJL": "不合格", "JYBHGX": "2.3"})
        for locked in (True, False):
            world.done(side.province, "7.23", {"ZJBM": zjbm, "DTXXSD": locked})
        stories[side.maker] = zjbm, sgid
    world.sandbox.advance(60)
    return stories


LISTS = (
    ("6.9",  "manufacturer", {}),
    ("6.9",  "manufacturer", {"CJSJ": "DAY"}),
    ("6.10", "manufacturer", {}),
    ("6.10", "manufacturer", {"GXSJ": "DAY"}),
    ("6.10", "constructor",  {}),
    ("6.10", "constructor",  {"GXSJ": "DAY"}),
    ("6.11", "constructor",  {}),
    ("6.11", "constructor",  {"CJSJ": "DAY"}),
    ("6.12", "manufacturer", {"DTCJYF": "202611", "BHGZ": "true"}),
    ("6.12", "manufacturer", {"GXSJ": "DAY", "BHGZ": "true"}),
    ("7.16", "province",     {"CJYF": "202611"}),
    ("7.16", "province",     {"GXSJ": "DAY"}),
    ("7.20", "province",     {"DTCJYF": "202611", "BHGZ": "true"}),
    ("7.20", "province",     {"GXSJ": "DAY", "BHGZ": "true"}),
)  # fmt: skip


@pytest.mark.parametrize("other", ["", "-other"], ids=["ours", "theirs"])
@pytest.mark.parametrize(("interface", "role", "query"), LISTS)
def test_a_list_holds_ones_own_records_only(
    world: Any, told: dict[str, tuple[str, str]], interface: str, role: str, query: dict[str, str], other: str
) -> None:
    account, side = role + other, world.side(role + other)
    since = str(world.sandbox.now - 86_400_000)
    answer = world.call(
        account, interface, **{code: since if value == "DAY" else value for code, value in query.items()}
    )
    items = answer.json["data"]
    assert told[side.maker][0] in {item["ZJBM"] for item in items}
    strangers = told[world.side(account, other=True).maker]
    assert not [code for code in strangers if code in answer.text]
    if role == "constructor":  # it may work on anybody's lifts
        assert {item["SGXYDM"] for item in items} == {world.sandbox.code_of(account)}
    else:
        assert {world.sides[item["ZJBM"]] for item in items} == {side}


@pytest.mark.parametrize(
    ("interface", "account"), [("6.13", "manufacturer"), ("6.13", "constructor"), ("7.19", "province")]
)
def test_lists_of_units(world: Any, interface: str, account: str) -> None:
    """Provinces get all units of the country, enterprises those of five kinds (5.2.2, 6.13.1)."""
    shown, hidden = (world.sandbox.maker.unit(kind) for kind in ("INSTALL", "MAINTENANCE"))
    for unit in (shown, hidden):
        world.done("province-other", "7.17", unit)
    for query in ({"CJYF": "202611"}, {"GXSJ": str(world.sandbox.now - 1)}):
        found = {item["XYDM"] for item in world.call(account, interface, **query).json["data"]}
        assert shown["XYDM"] in found
        assert (hidden["XYDM"] in found) == (interface == "7.19")
