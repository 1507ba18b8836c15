"""A request's way through an interface: what all interfaces share, in the order in which it is judged.

role → query form and look-back → account age and window → interval → body → the handler's own rule, in one
transaction. Identity, path and method were judged before (app.py). Every refusal leaves through envelope.refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection
from werkzeug.wrappers import Request, Response

from mockplatform.derive.validate import Checked
from mockplatform.errors import Refused
from mockplatform.hosts import body, envelope, oddities, provenance, query, stream
from mockplatform.hosts.call import Answer, Call, Handler
from mockplatform.hosts.exchange import Finding, shown
from mockplatform.rules import access, limits
from mockplatform.spec.interfaces import Mode
from mockplatform.spec.limits import Limit
from mockplatform.store import worlds


def serve(call: Call, handler: Handler, request: Request) -> Response:
    """Judge and answer one call."""
    judge = _JUDGES[call.interface.method]
    try:
        _role(call)
        call.exchange.code = envelope.success(call.interface)
        oddities.headers(call, request)
        return judge(call, handler, request)
    except Refused as refused:
        refusal = refused
    except body.Unreadable as found:
        refusal = body.unreadable(found)
    _explain(call, refusal)
    reasons = call.platform.reasons
    call.exchange.code = envelope.code_of(reasons[refusal.reason], call.interface)
    return envelope.refused(call.interface, call.now, refusal, single=call.single, reasons=reasons)


def _role(call: Call) -> None:
    if not access.may_call(call.account.roles, call.interface):
        raise Refused("role", requirement=access.role_requirement(call.interface))


def _uplink(call: Call, handler: Callable[[Call, list[Checked]], list[str]], request: Request) -> Response:
    _media(request)
    content = body.read(request.get_data(), call.book.batch)
    assert call.interface.body is not None
    check = call.platform.validators[call.interface.body]
    call.single = content.single
    records = [
        check(record, suspect=content.suspect, text=text)
        for record, text in zip(content.records, content.texts, strict=True)
    ]
    for index, record in enumerate(records):
        for oddity in record.oddities:
            call.find(oddity, index)
    try:
        ids = handler(call, records)
    except Refused as refused:
        call.writers = provenance.of(call, records, refused)
        raise
    if call.interface.method == "PUT":
        provenance.note(call, ids)
    return envelope.accepted(call.interface, call.now, ids, single=call.single)


def _revoke(call: Call, handler: Callable[[Call, list[str]], None], request: Request) -> Response:
    keys = query.keys(call.interface, list(request.args.items(multi=True)), call.book.batch)
    call.single = len(keys) == 1
    handler(call, keys)
    return envelope.accepted(call.interface, call.now, keys, single=call.single)


def _downlink(call: Call, handler: Callable[[Call], Answer], request: Request) -> Response:
    mode, call.query = query.choose(call.interface, list(request.args.items(multi=True)))
    call.exchange.mode = mode.name
    _time_rules(call, mode)
    answer = handler(call)
    if answer.bare:
        response = envelope.bare(answer.data)
    elif answer.items is None:
        response = envelope.found(call.now, answer.data)
    else:
        response = stream.listed(call.exchange, call.now, answer.items)
    _accept(call, mode)
    return response


def _accept(call: Call, mode: Mode) -> None:
    """Note the call, from which the next interval counts (E162), before anything of the answer leaves.

    The interval is judged again: of calls that came at the same time, one is accepted.
    """
    rows = call.book.limits
    stated = [pair for pair in mode.limits if rows[pair[0]].kind == "interval"]
    if not stated:
        return
    with call.platform.database.writing() as connection:
        worlds.hold_account(connection, call.world.id, call.account.name)
        for name, requirement in stated:
            _interval(call, mode, rows[name], requirement, connection)
            oddities.cursor(call, mode, rows[name], connection)
        worlds.accept_call(connection, call.world.id, call.account.name, call.interface.id, mode.name, call.now)


_JUDGES: dict[str, Callable[[Call, Any, Request], Response]] = {
    "POST": _uplink,
    "PUT": _uplink,
    "DELETE": _revoke,
    "GET": _downlink,
}


def _media(request: Request) -> None:
    """A body is application/json, with any charset or none (E236); it is never compressed (E239)."""
    if request.mimetype != "application/json" or request.headers.get("Content-Encoding", "identity") != "identity":
        got = request.headers.get("Content-Type", "")
        raise Refused("media", requirement="R-5.3.5.10-8", private=f"Content-Type: {got}")


def _time_rules(call: Call, mode: Mode) -> None:
    """The limits of the mode, in the order of their rows in interfaces.py and of design: look-back, age, window, interval."""
    rows = call.book.limits
    stated = sorted(mode.limits, key=lambda pair: _ORDER.index(rows[pair[0]].kind))
    for name, requirement in stated:
        limit = rows[name]
        earliest: int | None = None
        match limit.kind:
            case "lookback":
                since = query.moment(call.interface, "GXSJ", call.query["GXSJ"])
                if not limits.within_lookback(limit, call.now, since):
                    span = f"{shown(call.now - limit.low * 1000)} … {shown(call.now)}"
                    raise Refused("lookback", requirement=requirement, private=shown(since), expected=span)
            case "account":
                if not limits.account_young(limit, call.now, call.account.opened):
                    raise Refused("initial", requirement=requirement, private=f"opened {shown(call.account.opened)}")
            case "window":
                earliest = limits.window(limit, call.now)
                if earliest is not None:
                    raise Refused("window", requirement=requirement, earliest=earliest)
            case "interval":
                with call.platform.database.reading() as connection:
                    _interval(call, mode, limit, requirement, connection)


def _interval(call: Call, mode: Mode, limit: Limit, requirement: str, connection: Connection) -> None:
    last = worlds.last_call(connection, call.world.id, call.account.name, call.interface.id, mode.name)
    earliest = limits.interval(limit, call.now, last)
    if earliest is not None:
        wait = str(-((call.now - earliest) // 1000))
        raise Refused("interval", headers={"Retry-After": wait}, requirement=requirement, earliest=earliest)


_ORDER = ("lookback", "account", "window", "interval")


def _explain(call: Call, refusal: Refused) -> None:
    """Tell the journal, in full, why a request was refused."""
    if refusal.problem is not None:
        call.find(refusal.problem)
    for fault in refusal.faults:
        for problem in fault.problems:
            call.find(problem, fault.index)
    if refusal.requirement or not (refusal.problem or refusal.faults):
        call.exchange.findings.append(Finding.refusing(refusal, call.now))
