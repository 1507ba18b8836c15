"""The rows that a server goes by: those of the standard, or, for a mutant, the same with some of them replaced.

What documents the standard (openapi, spec, docs) reads the modules; what serves requests reads a Book that is handed
to it, so that two servers in one process may go by different ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mockplatform.spec.codes import ENTERPRISE_VIEW
from mockplatform.spec.interfaces import INTERFACES, Interface
from mockplatform.spec.lifecycles import CYCLES, Cycle
from mockplatform.spec.limits import BATCH, DEFAULT_SPAN, LIMITS, TOMBSTONES, Limit
from mockplatform.spec.model import Table
from mockplatform.spec.tables import TABLES


@dataclass(frozen=True)
class Book:
    """Tables by number, interfaces by clause, limits and cycles by name."""

    tables: Mapping[int, Table]
    interfaces: Mapping[str, Interface]
    limits: Mapping[str, Limit]
    cycles: Mapping[str, Cycle]
    batch: int = BATCH
    span: int = DEFAULT_SPAN
    """Seconds"""
    tombstones: int = TOMBSTONES
    """Seconds"""
    enterprise_view: tuple[str, ...] = ENTERPRISE_VIEW
    """ZZLB of the units that 6.13 shows (E208)"""


STANDARD = Book(TABLES, INTERFACES, LIMITS, CYCLES)
"""The rows as the standard has them"""
