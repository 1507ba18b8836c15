"""The notices of a world in a test's hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from mockplatform.sandbox.admin import notices
from mockplatform.testing.hand import Hand


@dataclass(frozen=True)
class Notices:
    """Notices as the admin API shows them: TZID, kind, ZJBM, SGID, FKNR, created, closed …"""

    hand: Hand

    def raise_(self, zjbm: str, fknr: str) -> dict[str, Any]:
        """Ask the maker to modify a lift (6.9) for the reason `fknr`; an open notice on it is given back as it is."""
        return self.hand.call(notices.create, {"ZJBM": zjbm, "FKNR": fknr})

    def all(self) -> list[dict[str, Any]]:
        """All of them, oldest first."""
        return cast(list[dict[str, Any]], self.hand.call(notices.every)["notices"])
