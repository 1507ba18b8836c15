"""The requirement register: the standard's statements, in its order, each with how it is shown."""

from __future__ import annotations

from mockplatform.spec.requirements import annex, ch3_5, ch6, ch7, ch8
from mockplatform.spec.requirements.model import Clock, Kind, Level, Requirement, Source

__all__ = ["REQUIREMENTS", "Clock", "Kind", "Level", "Requirement", "Source"]

_IN_ORDER = (*ch3_5.REQUIREMENTS, *ch6.REQUIREMENTS, *ch7.REQUIREMENTS, *ch8.REQUIREMENTS, *annex.REQUIREMENTS)

REQUIREMENTS: dict[str, Requirement] = {requirement.id: requirement for requirement in _IN_ORDER}
"""All of them, by id, in the standard's order."""
