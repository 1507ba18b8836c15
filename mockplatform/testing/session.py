"""A session of requests that belongs to one account."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

import requests

PATIENCE = 30
"""Seconds after which a session gives up on an answer, unless told otherwise"""


class Session(requests.Session):
    """Paths such as /api/tp/v1/lifts go to the server at `url`; proxies and CAs of the environment are left out."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.trust_env = False

    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:
        """As of requests.Session."""
        path = url.decode() if isinstance(url, bytes) else url
        return super().request(method, urljoin(self.url, path), *args, **{"timeout": PATIENCE, **kwargs})
