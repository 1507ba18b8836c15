"""What all exchanges of a run show together (5.3.1, 5.3.5.7, Table 2): noted as they are made, judged by tests that run last.

It holds what is wrong at most; that enough was seen to say that nothing is, is for the tests to show.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from conformance.wire.client import Answer, Request

KEPT = 5
"""Exchanges that are kept of each thing that went wrong"""

BUSY = frozenset({502, 503, 504})
"""They count if they come twice, for a server may ask for patience"""


class Sight(NamedTuple):
    """Something that should not have been."""

    asked: str
    """POST /api/tp/v1/lifts"""
    seen: str
    """HTTP 500"""
    exchange: str


@dataclass
class Watch:
    """Of lifthost alone. `wrong`: rule → what broke it, the first few."""

    seen: int = 0
    successes: Counter[str] = field(default_factory=Counter)
    """Interface → answers with code 1"""
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    """(method, HTTP status) of answers with code 1"""
    wrong: dict[str, list[Sight]] = field(default_factory=dict)
    _busy: Request | None = None

    def note(self, host: str, request: Request, answer: Answer) -> None:
        """Look at one exchange."""
        if host != "lifthost":
            return
        self.seen += 1
        clause = request.interface.id if request.interface else ""
        if answer.success:
            self.successes[clause] += 1
            self.statuses[request.method, answer.status] += 1
        for rule, broken in (
            ("code 1 in a refusal", answer.status >= 400 and answer.code == "1"),
            ("no code", _lacks_code(clause, answer)),
            ("not JSON", clause != "" and _must_be_json(request, answer) and answer.json is None),
            ("failure", self._failure(request, answer)),
        ):
            if broken:
                sights = self.wrong.setdefault(rule, [])
                if len(sights) < KEPT:
                    sights.append(Sight(f"{request.method} {request.path}", str(answer), answer.exchange))

    def of(self, rule: str) -> list[Sight]:
        """What broke a rule."""
        return self.wrong.get(rule, [])

    def _failure(self, request: Request, answer: Answer) -> bool:
        """A 5xx; one to an empty array or object is judged where it is sent (E137), and patience is asked for once."""
        again, self._busy = self._busy is request, request if answer.status in BUSY else None
        if answer.status < 500 or (request.content is None and request.json in ([], {})):
            return False
        return answer.status not in BUSY or again


def _lacks_code(clause: str, answer: Answer) -> bool:
    """A 2xx answer of clauses 6 and 7 that is JSON, and has no code (5.3.5.7, 5.3.5.8)."""
    own = clause.startswith(("6.", "7.")) and 200 <= answer.status < 300 and answer.json is not None
    return own and not (isinstance(answer.json, dict) and "code" in answer.json)


def _must_be_json(request: Request, answer: Answer) -> bool:
    """A 2xx with a body, and a 400 to what was itself JSON; other bodies are free (E131)."""
    if 200 <= answer.status < 300:
        return bool(answer.body)
    return answer.status == 400 and _is_json(request)


def _is_json(request: Request) -> bool:
    if not request.body:
        return True
    try:
        json.loads(request.body.decode("utf-8"))
    except ValueError:
        return False
    return "json" in request.headers.get("Content-Type", "")
