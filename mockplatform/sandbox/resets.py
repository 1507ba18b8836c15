"""Reset of a world, by exactly named scopes."""

from __future__ import annotations

from mockplatform.sandbox import accounts
from mockplatform.sandbox.journal import Journal
from mockplatform.store import journal as journal_store
from mockplatform.store import templates, worlds
from mockplatform.store.database import Database
from mockplatform.store.worlds import World

SCOPES = ("state", "journal", "clock", "limits")
"""state: every record, back to what the world started with; limits: the intervals since the last calls."""


def reset(database: Database, journal: Journal, world: World, scopes: frozenset[str], wall: int) -> None:
    """Set a world back to its start, in one transaction."""
    if "journal" in scopes:
        journal.flush()
    with database.writing() as connection:
        clock = worlds.restart_clock(connection, world.id, wall) if "clock" in scopes else world.clock
        if "state" in scopes:
            templates.restore(connection, world.id)
            opened = worlds.accounts(connection, world.id)
            accounts.register_units(connection, world.id, world.seed, opened, clock.at(wall))
        if "journal" in scopes:
            journal_store.clear(connection, world.id)
        if "limits" in scopes:
            worlds.forget_calls(connection, world.id)
