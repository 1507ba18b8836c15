"""Who may ask: loopback and the server's own names, with the token if there is one."""

from __future__ import annotations

from flask import request

from mockplatform.sandbox.admin import sessions
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Admin

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})

OPEN = ("/livez", "/readyz", "/login", "/static/console.css")
"""Asked by machines that know no token, and what the console needs to ask for it"""


def check(admin: Admin) -> None:
    """Refuse what a foreign page in a browser could send: another Host (DNS rebinding), another Origin, no token."""
    host = request.host.lower()
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if name not in LOOPBACK | admin.hosts:
        raise Refusal(403, f"the admin API does not answer to the host {name}", f"管理接口不接受主机名 {name}")
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2].lower() != host:
        raise Refusal(
            403, f"the admin API does not answer to pages of {origin}", f"管理接口不接受来自 {origin} 的页面请求"
        )
    if not admin.token or request.path in OPEN or sessions.is_open(admin.token):
        return
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not sessions.is_token(admin.token, given):
        raise Refusal(
            401, "the admin API asks for its token: Authorization: Bearer …", "管理接口需要令牌:Authorization: Bearer …"
        )
