"""Valid records for the suite to send, written by hand from the tables, with codes that no other run uses."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from conformance.target import Target

Record = dict[str, Any]

MADE = 1_767_196_800_000
"""2026-01-01 00:00 in Shanghai, ms: the ZZRQ of the suite's lifts"""

LIFT_CERTIFICATE, COMPONENT_CERTIFICATE = "TSX311001020200001", "TSXF31001020200001"
"""Used where the target file names none: well-formed, but perhaps unknown to the server"""


def _prefix() -> str:
    return f"{secrets.randbelow(10**7):07}"


@dataclass
class Codes:
    """Codes of one run: digits only, so that a server may give them back as numbers; 16 of them fit a JSON number."""

    prefix: str = field(default_factory=_prefix)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def lift(self) -> str:
        """A new ZJBM."""
        return f"3110{self.prefix}{next(self._numbers):05}"

    def component(self) -> str:
        """A new TBJBM."""
        return f"0110{self.prefix}{next(self._numbers):05}"


@dataclass(frozen=True)
class Records:
    """Makes records that the target should accept."""

    target: Target
    codes: Codes

    def lift(self, **changes: Any) -> Record:
        """A traction passenger lift (Table 4) without components; unchanged it is valid under every reading (E103)."""
        zjbm = self.codes.lift()
        return {
            "CPBH": zjbm[4:], "ZJBM": zjbm, "XSSYBH": self._certificate("TSX311", LIFT_CERTIFICATE), "SBLB": "3100",
            "SBPZ": "3110", "SBXH": "TKJ1000/1.75", "ZZRQ": MADE, "TCS": 12, "TZS": 12, "TMS": 12, "TSD": 1.75,
            "TZZL": 1000, "TSXSD": 1.75, "TXXSD": 1.75, "DTJXMJ": 2.4, "GZHJ": "INDOOR",
        } | changes  # fmt: skip

    def component(self, **changes: Any) -> Record:
        """An overspeed governor."""
        return {
            "TBJBM": self.codes.component(), "TBJXSSYBH": self._certificate("TSXF31", COMPONENT_CERTIFICATE),
            "TBJPZ": "限速器", "TBJXH": "XS3", "TBJZZXYDM": self._maker_of_components(), "TBZZRQ": MADE,
        } | changes  # fmt: skip

    def _certificate(self, start: str, default: str) -> str:
        known = self.target.data.get("type_test_certificates", ())
        return next((number for number in known if number.startswith(start)), default)

    def _maker_of_components(self) -> str:
        known: Sequence[str] = self.target.organisations.get("COMPONENT_MANUFACTURE", ())
        return known[0] if known else self.target.accounts["manufacturer"].xydm


def without(record: Mapping[str, Any], *codes: str) -> Record:
    """The record with some members left out."""
    return {code: value for code, value in record.items() if code not in codes}
