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


YEAR = "2026"
"""Of the suite's lifts, by their ZZRQ"""


@dataclass
class Codes:
    """Codes of one run: of lifts and components digits only, so that a server may give them back as numbers."""

    prefix: str = field(default_factory=_prefix)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def lift(self) -> str:
        """A new ZJBM, built like a 设备代码: variety, maker, year, serial (E244)."""
        return f"3110{self.prefix[:5]}{YEAR}{self.serial()}"

    def component(self) -> str:
        """A new TBJBM."""
        return f"0110{self.prefix}{self.number():05}"

    def unit(self) -> str:
        """A new, valid credit code (E095)."""
        return credit.make(Random(f"{self.prefix} {self.number()}"), COUNTY)

    def number(self) -> int:
        """A number of this run."""
        return next(self._numbers)

    def serial(self) -> str:
        """Five digits; another run has others, as far as five digits go."""
        return f"{(int(self.prefix) * 1000 + self.number()) % 100_000:05}"

    def named(self, start: str) -> str:
        """A name or number that no other run uses."""
        return f"{start}{self.prefix}{self.number():05}"
