"""The handlers of the admin API, called without HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Admin, Asked, Handler


@dataclass(frozen=True)
class Hand:
    """Calls them for one world."""

    admin: Admin
    world: str

    def call(self, handler: Handler, content: dict[str, Any] | None = None) -> dict[str, Any]:
        """What the handler answers; ValueError in its place if it refuses, LookupError for 404."""
        asked = Asked(self.admin, content or {}, {"world": self.world}, {"name": self.world})
        try:
            return cast(dict[str, Any], handler(asked))
        except Refusal as refusal:
            raise (LookupError if refusal.status == 404 else ValueError)(refusal.en) from None
