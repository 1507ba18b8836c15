"""Codes that no other run uses."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from mockplatform.spec import credit

COUNTY = "330900"
"""舟山市, where the suite's lifts stand; the division in the credit codes of its units"""


def _prefix() -> str:
    return f"{secrets.randbelow(10**7):07}"


@dataclass
class Codes:
    """Codes of one run: digits only, so that a server may give them back as numbers; 16 of them fit a JSON number."""

    prefix: str = field(default_factory=_prefix)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def lift(self) -> str:
        """A new ZJBM: variety, seven digits of the run for maker and year, a serial number (E244)."""
        return f"3110{self.prefix}{next(self._numbers):05}"

    def component(self) -> str:
        """A new TBJBM."""
        return f"0110{self.prefix}{next(self._numbers):05}"

    def unit(self) -> str:
        """A new, valid credit code (E095)."""
        return credit.make(Random(f"{self.prefix} {next(self._numbers)}"), COUNTY)

    def number(self) -> int:
        """A number of this run."""
        return next(self._numbers)
