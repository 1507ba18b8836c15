"""What is odd about a request as a whole and accepted all the same: its headers, a body where none belongs, its cursor."""

from __future__ import annotations

from sqlalchemy import Connection
from werkzeug.wrappers import Request

from mockplatform.derive.problems import Problem
from mockplatform.hosts.call import Call
from mockplatform.hosts.exchange import shown
from mockplatform.hosts.query import moment as time_of
from mockplatform.spec.interfaces import INTERFACES, Interface, Mode
from mockplatform.spec.limits import Limit
from mockplatform.spec.requirements import REQUIREMENTS
from mockplatform.store import worlds

JSON = "application/json"
ACCEPTED = {"8.1.3": "image/jpeg"}
"""Interface → what its answer is, where it is not JSON (A.4.1.3)"""

CURSOR = {"6.12": "R-6.12.1-12"}
"""Interface → what says where the next increment begins, where that is said"""


def headers(call: Call, request: Request) -> None:
    """Accept is missing or leaves out the answer's type, the charset is no UTF-8, a body came without need (E236)."""
    stated = SHAPES[call.interface.id]
    answer = ACCEPTED.get(call.interface.id, JSON)
    given = request.headers.get("Accept", "")
    if not given:
        call.find(Problem("no_accept", "", "", answer, "", stated, fatal=False))
    elif not request.accept_mimetypes.quality(answer):
        call.find(Problem("accept", "", "", answer, given, stated, fatal=False))
    charset = request.mimetype_params.get("charset", "UTF-8")
    if charset.upper() not in ("UTF-8", "UTF8"):
        call.find(Problem("charset", "", "", "UTF-8", charset, stated, fatal=False))
    if call.interface.body is None and request.get_data(cache=True):
        call.find(Problem("body_unread", "", "", "", request.method, stated, fatal=False))


def cursor(call: Call, mode: Mode, limit: Limit, connection: Connection) -> None:
    """GXSJ lies more than an interval before the last accepted call, which told what had changed by then.

    The newest GXSJ received may be as old where nothing has changed since; so this is never a refusal.
    """
    last = worlds.last_call(connection, call.world.id, call.account.name, call.interface.id, mode.name)
    if last is None or "GXSJ" not in call.query:
        return
    since = time_of(call.interface, "GXSJ", call.query["GXSJ"])
    if since < last - limit.low * 1000:
        stated = CURSOR.get(call.interface.id) or dict(mode.limits).get("lookback", SHAPES[call.interface.id])
        call.find(Problem("stale", "GXSJ", "", shown(last), shown(since), stated, fatal=False))


def _shape(interface: Interface) -> str:
    """The statement on the message of an interface, in Annex A."""
    found = [stated for stated in REQUIREMENTS.values() if stated.clause == interface.annex]
    return next((stated.id for stated in found if stated.kind == "shape"), found[0].id)


SHAPES: dict[str, str] = {interface.id: _shape(interface) for interface in INTERFACES.values()}
"""Interface → the statement on its message"""
