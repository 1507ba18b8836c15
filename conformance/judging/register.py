"""The requirements as a run sees them: which of them a server can show, and which a selection means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockplatform.spec.requirements import REQUIREMENTS, Requirement

_CLAUSE = re.compile(r"[0-9A-Z](?:[0-9]*)(?:\.[0-9]+)*")


class SelectionError(ValueError):
    """A clause or a requirement that the standard does not have; the message is one line for the user."""


def select(wanted: Sequence[str]) -> dict[str, Requirement]:
    """The requirements meant by clauses (`6.12`, `A.2`) and ids (`R-6.1.2-1`), in order; all of them if none is named.

    Raises SelectionError for what means nothing.
    """
    if not wanted:
        return dict(REQUIREMENTS)
    chosen = {id for one in wanted for id in _meant(one)}
    return {id: row for id, row in REQUIREMENTS.items() if id in chosen}


def _meant(wanted: str) -> list[str]:
    if wanted in REQUIREMENTS:
        return [wanted]
    if not _CLAUSE.fullmatch(wanted):
        raise SelectionError(f"{wanted!r} is neither a clause (6.12) nor a requirement (R-6.12.1-3)")
    found = [id for id, row in REQUIREMENTS.items() if f"{row.clause}.".startswith(f"{wanted}.")]
    if not found:
        raise SelectionError(f"no requirement stands in clause {wanted}")
    return found
