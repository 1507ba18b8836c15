"""How a browser shows the token, which can send no header of its own: once in a form, then by a cookie.

The cookie holds a value derived from the token: it ends when the token changes, and gives the token to nobody. Scripts
of a page can't read it, and no other site's page makes a browser send it; for pages on other ports of this machine,
which are of the same site, guard.py looks at Origin.
"""

from __future__ import annotations

import hashlib
import hmac

from flask import request
from werkzeug.wrappers import Response

DAY = 24 * 3600


def is_token(token: str, given: str) -> bool:
    """Whether what was given is the token; takes as long whatever was given."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), token.encode())


def is_open(token: str) -> bool:
    """Whether the request carries the cookie of this token."""
    return hmac.compare_digest(request.cookies.get(_name(), "").encode(), _value(token).encode())


def begin(token: str, response: Response) -> None:
    """Give the browser the cookie."""
    response.set_cookie(
        _name(), _value(token), max_age=30 * DAY, httponly=True, samesite="Strict", secure=request.is_secure
    )


def end(response: Response) -> None:
    """Take it back."""
    response.delete_cookie(_name(), httponly=True, samesite="Strict", secure=request.is_secure)


def _name() -> str:
    """Cookies know no ports, and two sandboxes on one machine should not sign each other out."""
    return f"mockplatform-{request.host.rpartition(':')[2]}" if ":" in request.host else "mockplatform"


def _value(token: str) -> str:
    return hmac.new(token.encode(), b"mockplatform console", hashlib.sha256).hexdigest()
