"""5.2.1 and 5.2.2 as a whole: every account × every interface × own, foreign and unknown records.

What is expected stands here, typed from the two clauses and from design, and not taken from rules/rights.py.
"""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.test import TestResponse

from mockplatform.spec.interfaces import INTERFACES

ACCOUNTS = ("manufacturer", "manufacturer-other", "constructor", "constructor-other",
            "province", "province-other", "typetest", "platform")  # fmt: skip

# What becomes of a call for a record of somebody else, by role; a role that is missing here may not call at all.
# any: such records are everybody's · 404: the key of a PUT, DELETE or GET names nothing · 400: ZJBM of a new record does
MATRIX: dict[str, dict[str, str]] = {
    "6.1":   {"manufacturer": "any"},
    "6.2":   {"manufacturer": "404"},
    "6.3":   {"manufacturer": "404"},
    "6.4":   {"manufacturer": "400", "constructor": "any"},  # E212
    "6.5":   {"manufacturer": "404", "constructor": "404"},
    "6.6":   {"manufacturer": "404", "constructor": "404"},
    "6.7":   {"constructor": "404"},
    "6.8":   {"constructor": "404"},
    "6.9":   {"manufacturer": "list"},
    "6.10":  {"manufacturer": "404", "constructor": "404"},
    "6.11":  {"constructor": "list"},
    "6.12":  {"manufacturer": "404"},
    "6.13":  {"manufacturer": "any", "constructor": "any"},
    "6.14":  {"manufacturer": "any"},
    "6.15":  {"manufacturer": "404"},
    "6.16":  {"manufacturer": "404"},
    "7.1":   {"province": "400"},
    "7.2":   {"province": "404"},
    "7.3":   {"province": "404"},
    "7.4":   {"province": "400"},
    "7.5":   {"province": "404"},
    "7.6":   {"province": "404"},
    "7.7":   {"province": "400"},
    "7.8":   {"province": "404"},
    "7.9":   {"province": "404"},
    "7.10":  {"province": "400"},
    "7.11":  {"province": "404"},
    "7.12":  {"province": "404"},
    "7.13":  {"province": "400"},
    "7.14":  {"province": "404"},
    "7.15":  {"province": "404"},
    "7.16":  {"province": "404"},
    "7.17":  {"province": "any"},
    "7.18":  {"province": "any"},  # E261
    "7.19":  {"province": "any"},
    "7.20":  {"province": "404"},
    "7.21":  {"province": "404"},
    "7.22":  {"province": "404"},
    "7.23":  {"province": "404"},
    "8.1.1": {"typetest": "any"},
    "8.1.2": {"typetest": "any"},
    "8.1.3": {"platform": "any"},
    "8.2":   {"platform": "any"},
    "8.3":   {"platform": "any"},
}  # fmt: skip

UNKNOWN = "1999999999999999999"
"""A record code that was never given"""


@pytest.fixture(scope="module")
def prepared(world: Any) -> dict[str, Any]:
    """A call of each interface that its own account may make, for calls by those who may not."""
    return {id: world.case(id, next(iter(MATRIX[id]))) for id in MATRIX}


def outcome(account: str, interface: str) -> str | None:
    return MATRIX[interface].get(account.removesuffix("-other"))


def cells(*outcomes: str, uplinks: bool = False) -> Any:
    among = [id for id in MATRIX if not uplinks or INTERFACES[id].direction == "uplink"]
    chosen = [(account, id) for account in ACCOUNTS for id in among if outcome(account, id) in outcomes]
    return pytest.mark.parametrize(("account", "interface"), chosen, ids=[f"{id} {account}" for account, id in chosen])


def test_the_matrix_is_whole() -> None:
    assert list(MATRIX) == list(INTERFACES)
    assert len(MATRIX) == 44


@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_wrong_role_is_refused(world: Any, prepared: dict[str, Any], account: str) -> None:
    before = world.state()
    for interface, made in prepared.items():
        if outcome(account, interface) is None:
            body, query = made.ask(made.key)
            assert world.call(account, interface, body, **query).status_code == 403, interface
    assert world.state() == before


@cells("any", "404", "400", "list")
def test_a_record_of_ones_own_is_reached(world: Any, account: str, interface: str) -> None:
    made = world.case(interface, account)
    body, query = made.ask(made.key)
    answer = world.call(account, interface, body, **query)
    assert answer.status_code in (200, 201), answer.text


@cells("any")
def test_a_record_of_everybodys_is_reached(world: Any, account: str, interface: str) -> None:
    made = world.case(interface, account, foreign=True)
    body, query = made.ask(made.key)
    answer = world.call(account, interface, body, **query)
    assert answer.status_code in (200, 201), answer.text


@cells("404", "400")
def test_a_foreign_record_is_answered_as_an_unknown_one(world: Any, account: str, interface: str) -> None:
    made = world.case(interface, account, foreign=True)
    unknown = UNKNOWN if len(made.key) == len(UNKNOWN) else f"N{made.key[1:]}"
    before, texts = world.state(), []
    for key in (made.key, unknown):
        body, query = made.ask(key)
        answer = world.call(account, interface, body, **query)
        assert answer.status_code == int(outcome(account, interface) or 0)
        texts.append((answer.text.replace(key, "KEY"), _headers(answer)))
    assert texts[0] == texts[1]
    assert world.state() == before


@cells("404", "400", uplinks=True)
def test_a_batch_with_a_foreign_record_is_refused_as_a_whole(world: Any, account: str, interface: str) -> None:
    mine = world.case(interface, account)
    other = world.case(interface, account, foreign=True)
    before, calls = world.state(), [made.ask(made.key) for made in (mine, other)]
    if INTERFACES[interface].method == "DELETE":
        answer = world.call(account, interface, **{code: f"{mine.key},{other.key}" for code in calls[0][1]})
    else:
        answer = world.call(account, interface, [body for body, _ in calls])
    assert answer.status_code == int(outcome(account, interface) or 0)
    assert [record["id"] for record in answer.json["data"]] == [other.key]
    assert mine.key not in answer.text
    assert world.state() == before


@pytest.mark.parametrize("account", ["province", "province-other"])
def test_a_notice_without_a_record_of_the_construction(world: Any, account: str) -> None:  # 7.21, E118
    other = world.side(account, other=True)
    zjbm, _ = world.built(other)
    body = {**world.notice(other, zjbm, ""), "ZJBM": zjbm}
    del body["SGID"]
    before = world.state()
    answers = [world.call(account, "7.21", {**body, "ZJBM": key}) for key in (zjbm, f"N{zjbm[1:]}")]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert answers[0].text.replace(zjbm, "") == answers[1].text.replace(f"N{zjbm[1:]}", "")
    assert world.state() == before


@pytest.mark.parametrize("account", ["manufacturer", "constructor-other"])
def test_a_unit_that_enterprises_do_not_see_is_unknown_to_them(world: Any, account: str) -> None:  # E208
    hidden, nobody = (str(world.sandbox.maker.unit("MAINTENANCE")["XYDM"]) for _ in range(2))
    world.done("province", "7.17", world.sandbox.maker.unit("MAINTENANCE", xydm=hidden))
    answers = [world.call(account, "6.13", XYDM=code) for code in (hidden, nobody)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].text == answers[1].text
    assert world.call("province-other", "7.19", XYDM=hidden).status_code == 200


def _headers(answer: TestResponse) -> list[tuple[str, str]]:
    return [(name, value) for name, value in answer.headers.items() if name != "X-Mockplatform-Exchange"]
