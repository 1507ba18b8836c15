"""Handlers made from handlers: what a variant does before, after or instead of the emulator's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import cast

from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.errors import Fault, Refused
from mockplatform.hosts.call import Answer, Call, Downlink, Handler, Revoke, Uplink
from mockplatform.mutants.model import Alter, route, several
from mockplatform.spec.interfaces import INTERFACES

UPLINKS = tuple(row.id for row in INTERFACES.values() if row.direction == "uplink" and row.method != "DELETE")
REVOKES = tuple(row.id for row in INTERFACES.values() if row.method == "DELETE")
CHANGES = tuple(row.id for row in INTERFACES.values() if row.method == "PUT" and row.id != "7.23")
DOWNLINKS = tuple(row.id for row in INTERFACES.values() if row.direction == "downlink")


def each(interfaces: Iterable[str], make: Callable[[Handler], Handler]) -> Alter:
    """Replace the handlers of several interfaces."""
    return several(*(route(id, make) for id in interfaces))


def taking(edit: Callable[[Call, Checked], Checked]) -> Callable[[Handler], Handler]:
    """An uplink that gets its records, validated, as `edit` leaves them; `edit` may raise Refused."""

    def make(handler: Handler) -> Handler:
        store = cast(Uplink, handler)
        return lambda call, given: store(call, [edit(call, one) for one in given])

    return make


def judging(judge: Callable[[Call, list[Checked]], None]) -> Callable[[Handler], Handler]:
    """An uplink that refuses what `judge` raises Refused for, before anything else."""

    def make(handler: Handler) -> Handler:
        store = cast(Uplink, handler)

        def serve(call: Call, given: list[Checked]) -> list[str]:
            judge(call, given)
            return store(call, given)

        return serve

    return make


def giving(edit: Callable[[Call, Callable[[], Answer]], Answer]) -> Callable[[Handler], Handler]:
    """A downlink that gives what `edit` makes of the answer; `edit` gets a function that asks for it."""

    def make(handler: Handler) -> Handler:
        read = cast(Downlink, handler)
        return lambda call: edit(call, lambda: read(call))

    return make


def revoking(edit: Callable[[Call, list[str], Revoke], None]) -> Callable[[Handler], Handler]:
    """A DELETE that does with its keys what `edit` says; `edit` gets the emulator's own as well."""

    def make(handler: Handler) -> Handler:
        revoke = cast(Revoke, handler)
        return lambda call, keys: edit(call, keys, revoke)

    return make


def without(one: Checked, *codes: str) -> Checked:
    """A record without some of its elements."""
    return changed(one, {code: value for code, value in one.record.items() if code not in codes})


def changed(one: Checked, record: dict[str, object]) -> Checked:
    """A record with another content."""
    return replace(one, record=record, text="")


def refused(call: Call, index: int, one: Checked, problem: Problem) -> Refused:
    """The refusal of one record of a request for one thing."""
    return Refused("records", faults=(Fault(index, one.client_id or str(one.record.get("ZJBM", "")), (problem,)),))
