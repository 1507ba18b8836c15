"""Who may ask: loopback and the server's own names, with the token if there is one."""

from __future__ import annotations

import hmac

from flask import request

from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Admin

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})

OPEN = ("/livez", "/readyz")
"""Asked by machines that know no token"""


def check(admin: Admin) -> None:
    """Refuse what a foreign page in a browser could send: a Host that isn't ours (DNS rebinding), and no token."""
    host = request.host.lower()
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if name not in LOOPBACK | admin.hosts:
        raise Refusal(403, f"the admin API does not answer to the host {name}", f"管理接口不接受主机名 {name}")
    if not admin.token or request.path in OPEN:
        return
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(given.encode(), admin.token.encode()):
        raise Refusal(
            401, "the admin API asks for its token: Authorization: Bearer …", "管理接口需要令牌:Authorization: Bearer …"
        )
