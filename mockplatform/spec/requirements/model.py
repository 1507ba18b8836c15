"""The shape of a requirement: one statement of the standard that somebody can be held to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mockplatform.spec.model import Text

Level = Literal["MUST", "SHOULD", "MAY", "FACT"]
"""FACT is a stated fact: what the standard says to be so, without a demand in it."""

Source = Literal["clause", "table", "note", "annex"]
"""Where the rule stands. One found only in an informative note ranks as a warning, whatever its level."""

Kind = Literal["rule", "table", "endpoint", "shape"]
"""table: the data follow Table n; endpoint: method and path of an interface; shape: its message in Annex A."""

Clock = Literal["", "yes", "helps", "account"]
"""Whether a test of a server needs a clock that it can move, or long waits: not at all (""); yes; it helps, to show the
rule in full or without waiting; or only an account of the right age, opened lately or long ago."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One statement, and how either side of the wire shows that it holds.

    `server` and `client` say it in the words of a test. There SUCCESS is a 2xx answer with code 1; REFUSED is a 4xx
    one without code 1, or a 2xx one with another code (E129). Elements go by their canonical codes.
    """

    id: str
    """R-6.1.2-1, as everybody quotes it; never renumbered"""
    level: Level
    source: Source
    roles: str
    """Who is bound, parted by blanks: manufacturer constructor province typetest platform xssyhost xzxkhost sgghost"""
    en: str
    zh: str
    server: str
    """How a server shows it, or "" where it can't: then `untestable` says why"""
    client: str
    """How a client shows it, or "" """
    untestable: Text | None = None
    """Why no test of a server can show it"""
    clock: Clock = ""
    errata: str = ""
    """Errata that the reading rests on, parted by blanks"""
    kind: Kind = "rule"

    @property
    def clause(self) -> str:
        """The clause that it stands in: 6.1.2, A.2.12."""
        return self.id.removeprefix("R-").rpartition("-")[0]
