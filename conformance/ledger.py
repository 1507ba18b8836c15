"""What a test created, to be taken away again; the cleaning up has a verdict of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from conformance.client import Client, NoAnswer, Request

TOGETHER = 50
"""Keys of one DELETE"""


@dataclass
class Ledger:
    """The lifts that a test added, each with the client that may revoke it (6.3)."""

    lifts: list[tuple[Client, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """What could not be taken away"""

    def added(self, client: Client, *codes: str) -> None:
        """Note lifts that were accepted."""
        self.lifts.extend((client, code) for code in codes)

    def gone(self, code: str) -> None:
        """Forget a lift that the test revoked itself."""
        self.lifts = [entry for entry in self.lifts if entry[1] != code]

    def clean(self) -> None:
        """Revoke everything, newest first; what is refused together is tried one by one."""
        try:
            for client, codes in self._bundles():
                if not _revoke(client, codes):
                    self.left.extend(code for code in codes if len(codes) == 1 or not _revoke(client, [code]))
        except NoAnswer:
            self.left.extend(code for _, code in self.lifts if code not in self.left)
        self.lifts.clear()

    def _bundles(self) -> Iterator[tuple[Client, list[str]]]:
        owners = {client.account.name: client for client, _ in self.lifts}
        for name, client in owners.items():
            codes = [code for owner, code in reversed(self.lifts) if owner.account.name == name]
            yield from ((client, codes[start : start + TOGETHER]) for start in range(0, len(codes), TOGETHER))


def _revoke(client: Client, codes: list[str]) -> bool:
    return client.ask(Request("DELETE", "/lifts", query=tuple(("ZJBM", code) for code in codes))).success
