"""What a test created, to be taken away again; the cleaning up has a verdict of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from conformance.wire.raw import NoAnswer
from mockplatform.spec.interfaces import Interface

if TYPE_CHECKING:
    from conformance.wire.client import Answer, Client, Request

TOGETHER = 50
"""Keys of one DELETE"""

UNDONE_BY = {
    "6.1": "6.3", "6.4": "6.6", "6.7": "6.8", "6.14": "6.16", "7.1": "7.3", "7.4": "7.6", "7.7": "7.9",
    "7.10": "7.12", "7.13": "7.15", "7.21": "7.22",
}  # fmt: skip
"""Interface that adds → interface that revokes. Nothing revokes a unit (5.2.2); a lock is lifted by 7.23."""

KEPT = {"7.17": "XYDM", "8.1.1": "XYDM", "8.1.2": "XSSYBH"}
"""What can be added and not be taken away, by the code that names it"""

_UNDOES = {undo: added for added, undo in UNDONE_BY.items()}
_OWN_KEYS = {"6.1": "ZJBM", "6.7": "SGID", "7.21": "SGID"}
"""Interfaces whose records are named by what was sent, not by the id that comes back"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: who may revoke it, by which interface, under which key."""

    client: Client
    undo: str
    key: str


@dataclass
class Ledger:
    """In order of creation. `active`: False in a world that is deleted as a whole."""

    active: bool = True
    entries: list[Entry] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """What could not be taken away, though an interface is there for it"""
    kept: list[str] = field(default_factory=list)
    """What stays, since the standard has no interface to take it away"""

    def note(self, client: Client, interface: Interface, request: Request, answer: Answer) -> None:
        """Note what a successful call created, or forget what it revoked."""
        if not self.active:
            return
        records = request.json if isinstance(request.json, list) else [request.json]
        if interface.id in KEPT:
            self.kept += [str(one[KEPT[interface.id]]) for one in records
                          if isinstance(one, dict) and KEPT[interface.id] in one]  # fmt: skip
        elif interface.id in UNDONE_BY:
            undo = UNDONE_BY[interface.id]
            keys = _keys(interface.id, records, answer)
            self.entries = [*self.without(undo, keys), *(Entry(client, undo, key) for key in keys)]
        elif interface.id in _UNDOES:
            self.entries = self.without(interface.id, [value for _, value in request.query])

    def forget(self, undo: str, *keys: str) -> None:
        """What was never stored, though the call succeeded, needs no taking away."""
        self.entries = self.without(undo, list(keys))

    def without(self, undo: str, keys: list[str]) -> list[Entry]:
        """The entries but those of these keys."""
        return [entry for entry in self.entries if entry.undo != undo or entry.key not in keys]

    def clean(self) -> None:
        """Revoke everything, newest first; what is refused together is tried one by one."""
        entries = list(self.entries)
        try:
            for client, undo, keys in _bundles(entries):
                if not client.revoke(undo, *keys).success:
                    self.left += [key for key in keys if len(keys) == 1 or not client.revoke(undo, key).success]
        except NoAnswer:
            self.left += [entry.key for entry in self.entries if entry.key not in self.left]
        self.entries = []

    def as_data(self) -> list[dict[str, str]]:
        """For a later run: the account, the interface that revokes and the key of each."""
        return [{"account": entry.client.account.name, "undo": entry.undo, "key": entry.key} for entry in self.entries]


def _keys(interface: str, records: list[Any], answer: Answer) -> list[str]:
    own = _OWN_KEYS.get(interface)
    if own is None:
        return answer.ids
    return [str(one[own]) for one in records if isinstance(one, dict) and own in one]


def _bundles(entries: list[Entry]) -> Iterator[tuple[Client, str, list[str]]]:
    """Newest first; neighbours of one kind and one account together."""
    bundle: list[Entry] = []
    for entry in reversed(entries):
        first = bundle[0] if bundle else entry
        same = (first.client.account, first.undo) == (entry.client.account, entry.undo)
        if bundle and (not same or len(bundle) == TOGETHER):
            yield first.client, first.undo, [one.key for one in bundle]
            bundle = []
        bundle.append(entry)
    if bundle:
        yield bundle[0].client, bundle[0].undo, [one.key for one in bundle]
