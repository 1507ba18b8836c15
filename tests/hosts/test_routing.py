"""mockplatform/hosts/routing.py."""

from __future__ import annotations

import pytest
from werkzeug.routing import Map

from mockplatform.hosts.routing import MatchOnly


def test_a_route_matches() -> None:
    """Paths with variables too, and by method."""
    urls = Map([MatchOnly("/lifts/<id>", endpoint="lift", methods=["GET"])]).bind("lifthost")
    assert urls.match("/lifts/1", "GET") == ("lift", {"id": "1"})


def test_no_builder_is_compiled_for_it() -> None:
    """What MatchOnly replaces is werkzeug's own affair: it must still be what werkzeug calls."""
    urls = Map([MatchOnly("/lifts/<id>", endpoint="lift")]).bind("lifthost")
    with pytest.raises(NotImplementedError):
        urls.build("lift", {"id": "1"})
