"""Which units and type-test certificates a world knows, remembered between calls.

The world's row says when they changed (`registry`), and every call reads that row, so that several processes over one
database agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mockplatform.store import units
from mockplatform.store.database import Database
from mockplatform.store.worlds import World

REMEMBERED = 64
"""Worlds whose registry is kept; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Registry:
    """Credit codes of units, numbers of certificates."""

    units: frozenset[str]
    certificates: frozenset[str]


@dataclass
class Registries:
    """The registries of the worlds of one database."""

    database: Database
    _known: dict[int, tuple[int, Registry]] = field(default_factory=dict)

    def of(self, world: World) -> Registry:
        """What this world knows now."""
        known = self._known.get(world.id)
        if known is None or known[0] != world.registry:
            with self.database.reading() as connection:
                known = (
                    world.registry,
                    Registry(units.codes(connection, world.id), units.numbers(connection, world.id)),
                )
            self._known[world.id] = known
            while len(self._known) > REMEMBERED:
                self._known.pop(next(iter(self._known)))
        return known[1]
