"""Routes as Flask matches them."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug.routing import Rule


class MatchOnly(Rule):
    """A rule that only matches. Nothing here asks for the URL of a route, and to compile what builds it takes werkzeug
    ten times as long as all else about a rule: a fifth of the start of a server."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        return _no_url


def _no_url(*_: object, **__: object) -> tuple[str, str]:
    raise NotImplementedError("routes are matched, not built")
