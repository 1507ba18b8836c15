"""What the journal costs a batch of 100 lifts: the same requests with it, and to a platform that keeps nothing."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from typing import Any

import orjson
import pytest

from mockplatform.clock import wall
from mockplatform.derive.validate import Validator
from mockplatform.fixtures.maker import Maker
from mockplatform.hosts.call import Platform
from mockplatform.hosts.exchange import Exchange
from mockplatform.hosts.lifthost import ROUTES
from mockplatform.hosts.registry import Registries
from mockplatform.hosts.wsgi import create_app
from mockplatform.sandbox.journal import Journal
from mockplatform.sandbox.worlds import Plan, make
from mockplatform.spec.tables import TABLES
from mockplatform.store import units, worlds
from mockplatform.store.database import Database

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

ROUNDS, EACH, BATCH = 9, 30, 100
MOST = 1.10
"""A tenth of a batch's time"""

Kept = tuple[Callable[[Exchange], None], Callable[[], None], Callable[[], None]]


@contextmanager
def served(keep: Callable[[Database], Kept]) -> Iterator[Any]:
    """A client of a platform of its own; `keep` gives what takes an exchange, what waits until all is written, and what
    ends that."""
    with ExitStack() as stack:
        database = Database()
        stack.callback(database.close)
        record, settle, close = keep(database)
        stack.callback(close)
        with database.writing() as connection:
            make(connection, Plan(records=0), wall())
        platform = Platform(
            database=database, validators={no: Validator(table, strict=False) for no, table in TABLES.items()},
            registries=Registries(database), strict=False, trusts_header=True, wall=wall, record=record,
        )  # fmt: skip
        client = create_app(platform, ROUTES).test_client()
        client.environ_base["HTTP_ACCEPT"] = "application/json"
        client.environ_base["HTTP_X_MOCKPLATFORM_ACCOUNT"] = "manufacturer"
        client.database = database  # type: ignore[attr-defined]
        client.settle = settle  # type: ignore[attr-defined]
        yield client


def journalled(database: Database) -> Kept:
    journal = Journal(database, wall)
    return journal.record, journal.flush, journal.close


def forgotten(database: Database) -> Kept:
    return lambda exchange: None, lambda: None, lambda: None


def bodies(client: Any, known: bool) -> list[list[bytes]]:
    """Batches, round by round; of certificates and units that the world knows, or not."""
    with client.database.reading() as connection:
        world = worlds.find(connection, "default")
        assert world is not None
        owner = next(one.xydm for one in worlds.accounts(connection, world.id) if one.name == "manufacturer")
        numbers = sorted(units.numbers(connection, world.id))
        codes = sorted(units.codes(connection, world.id))
    made = Maker(7, date(2026, 11, 1), provinces=("浙江省",)).lifts(ROUNDS * EACH * BATCH, owner=owner)

    def lift(one: dict[str, Any]) -> dict[str, Any]:
        if not known:
            return {**one, "XSSYBH": "UNKNOWN1"}
        parts = [{**part, "TBJXSSYBH": numbers[0], "TBJZZXYDM": codes[0]} for part in one.get("BJXX", [])]
        return {**one, "XSSYBH": numbers[0], "BJXX": parts}

    return [[orjson.dumps([lift(next(made)) for _ in range(BATCH)]) for _ in range(EACH)] for _ in range(ROUNDS)]


def play(client: Any, requests: list[bytes]) -> float:
    begin = time.monotonic()
    for body in requests:
        assert client.post("/api/tp/v1/lifts", data=body, content_type="application/json").status_code == 201
    client.settle()  # what it still has to write is part of its price
    return time.monotonic() - begin


@pytest.mark.parametrize("known", [True, False], ids=["nothing to say", "unknown certificates"])
def test_the_journal_costs_a_tenth_at_most(known: bool, row: Callable[..., None]) -> None:
    with served(journalled) as kept, served(forgotten) as bare:
        pairs = []
        for number, requests in enumerate(bodies(kept, known)):
            gc.collect()
            turns = [kept, bare] if number % 2 else [bare, kept]
            spent = {id(client): play(client, requests) for client in turns}
            if number:
                pairs.append((spent[id(kept)], spent[id(bare)]))
        # The fastest round of each: what else the machine does in a round is no price of the journal.
        ratio = min(one for one, _ in pairs) / min(other for _, other in pairs)
        alone = statistics.median(other for _, other in pairs) / EACH * 1000
    row(
        f"journal, {'known' if known else 'unknown'} certificates",
        f"{alone:.1f} ms a batch",
        "",
        f"{ratio:.3f} x without it",
    )
    if known:  # the other row is for reading: its batch has some 1,900 findings to make, with the journal or without
        assert ratio <= MOST
