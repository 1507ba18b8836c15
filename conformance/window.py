"""The window of 6.12 (1:00 to 5:00 in Shanghai) as a server's own clock shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from conformance.client import Answer
from conformance.moment import BEIJING
from mockplatform.spec.limits import LIMITS

MARGIN = 5 / 60
"""Hours of distance from the ends, where the text leaves open what holds (E161)"""


@dataclass(frozen=True, slots=True)
class Hour:
    """The server's time of day in Shanghai."""

    at: datetime

    @classmethod
    def of(cls, answer: Answer) -> Hour | None:
        """By the Date header of an answer; None without one."""
        try:
            return cls(parsedate_to_datetime(answer.headers.get("Date", "")).astimezone(BEIJING))
        except (TypeError, ValueError):
            return None

    @property
    def inside(self) -> bool:
        """Whether the window is open."""
        return LIMITS["window"].low <= self._hours <= LIMITS["window"].high

    @property
    def uncertain(self) -> bool:
        """Whether it is so near to an end that the text leaves it open."""
        return min(abs(self._hours - LIMITS["window"].low), abs(self._hours - LIMITS["window"].high)) < MARGIN

    @property
    def month(self) -> str:
        """YYYYMM"""
        return self.at.strftime("%Y%m")

    @property
    def _hours(self) -> float:
        return self.at.hour + self.at.minute / 60 + self.at.second / 3600

    def __str__(self) -> str:
        return self.at.strftime("%H:%M")
