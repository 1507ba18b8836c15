"""The records of the platform as it keeps them: what the rules decide on and the store holds, one class a kind.

Times are milliseconds on the world's clock. `doc` is the record in canonical codes as JSON text. `change` is BGLX: ADD,
MODIFY, or DELETE for a tombstone (E156, E157); `version` is SJBB.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lift:
    """A lift (6.1)."""

    zjbm: str
    owner: str
    """ZJZZXYDM: credit code of the maker"""
    state: str
    """lifecycles.LIFT"""
    locked: bool
    region: str
    """省,市,县 by spec/regions.py; empty if it has none (E205)"""
    version: int
    month: int
    """Of its adding, YYYYMM in Shanghai"""
    created: int
    updated: int
    """Last change of the lift's own data (ZJXX)"""
    changed: int
    """Last change of any part (E048)"""
    change: str
    doc: str
    """As it is now: what the maker reported, with the results of constructions"""
    base: str | None = None
    """What the maker reported last, where results have changed it since (6.7)"""
    old: str | None = None
    """ZJBMOLD: the code before a reform (E155)"""
    new: str | None = None
    """The code after a reform, under which the lift goes on"""

    @property
    def revoked(self) -> bool:
        """Only a tombstone is left."""
        return self.change == "DELETE"


@dataclass(frozen=True, slots=True)
class Construction:
    """A construction (6.4), with its notice (6.5, 7.21) and its result (6.7)."""

    sgid: str
    zjbm: str
    builder: str
    """SGXYDM"""
    creator: str
    """Credit code of the account that added it (E212)"""
    kind: str
    """SGLB"""
    region: str
    """SGDQ as 省,市,县"""
    state: str
    """lifecycles.CONSTRUCTION"""
    declared: bool
    """SFGZ as the constructor last said (6.5)"""
    inform: str | None
    """What the province recorded (7.21), as JSON text"""
    result: str | None
    """What the constructor entered (6.7), as JSON text"""
    result_no: int
    """Order of the results of a lift; 0 if its data hold no result of this construction"""
    version: int
    month: int
    """YYYYMM in Shanghai: of its construction notice (7.16), of its adding before there is one"""
    created: int
    updated: int
    change: str
    doc: str

    @property
    def revoked(self) -> bool:
        """Only a tombstone is left."""
        return self.change == "DELETE"

    @property
    def noticed(self) -> bool:
        """A construction notice was given, by SFGZ or by 7.21 (E191)."""
        return self.declared or self.inform is not None


@dataclass(frozen=True, slots=True)
class Report:
    """A record that a province reports on a lift: usage, insurance, maintenance, inspection, supervision (7.1–7.15)."""

    id: str
    kind: str
    zjbm: str
    creator: str
    """Credit code of the account that added it"""
    version: int
    created: int
    updated: int
    change: str
    doc: str
    serial: int = 0
    """Of its adding or last change: orders those of one millisecond (E024)"""

    @property
    def revoked(self) -> bool:
        """Only a tombstone is left."""
        return self.change == "DELETE"


@dataclass(frozen=True, slots=True)
class Recall:
    """A completed recall (6.14); it shows in the lifts that hold such components (E195)."""

    zhid: str
    owner: str
    """Credit code of the account that reported it"""
    model: str
    """ZHXXH, half width and in lower case"""
    maker: str
    """ZHBJXYDM"""
    version: int
    created: int
    updated: int
    change: str
    doc: str

    @property
    def revoked(self) -> bool:
        """Only a tombstone is left."""
        return self.change == "DELETE"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that the platform raised (6.9, 6.11); `closed` is None while it is unhandled (E189)."""

    tzid: str
    kind: str
    """modify or entry"""
    zjbm: str
    sgid: str
    builder: str
    owner: str
    """The maker of the lift"""
    created: int
    closed: int | None
    content: str
    """FKNR of a modify notice"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit (7.17, 8.1.1)."""

    dwid: str
    xydm: str
    version: int
    month: int
    created: int
    updated: int
    change: str
    doc: str

    @property
    def revoked(self) -> bool:
        """Deleted by a push (8.1.1)."""
        return self.change == "DELETE"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A type-test certificate (8.1.2)."""

    xssybh: str
    holder: str
    doc: str
