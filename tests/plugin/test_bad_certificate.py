"""What your client does with the wrong certificate shows among the strays: it belongs to no world."""

from __future__ import annotations

import pytest
import requests

from mockplatform import World
from mockplatform.testing import Session


def test_no_certificate_at_all(mockplatform_world: World) -> None:
    with Session(mockplatform_world.url) as stranger:
        stranger.verify = mockplatform_world.ca
        with pytest.raises(requests.ConnectionError):
            stranger.get("/api/tp/v1/lifts/enterprise")
    [stray] = mockplatform_world.journal.strays(within=10)
    assert [finding["rule"] for finding in stray["findings"]] == ["handshake"]
