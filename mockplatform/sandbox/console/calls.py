"""The calls with a time limit that the accounts of a world may make: what the clock can jump to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mockplatform.rules import access
from mockplatform.spec.interfaces import INTERFACES, Interface, Mode
from mockplatform.spec.limits import LIMITS
from mockplatform.store.worlds import Account


@dataclass(frozen=True, slots=True)
class Timed:
    """A mode of an interface with a limit that time alone lifts, and who may call it."""

    interface: Interface
    mode: Mode
    accounts: tuple[str, ...]

    def value(self, account: str) -> str:
        """The call in one word, as a form sends it."""
        return f"{self.interface.id} {self.mode.name} {account}"


TIMED: tuple[tuple[Interface, Mode], ...] = tuple(
    (interface, mode)
    for interface in INTERFACES.values()
    for mode in interface.modes
    if any(LIMITS[name].kind in ("window", "interval") for name, _ in mode.limits)
)


def timed(accounts: Iterable[Account]) -> list[Timed]:
    """Those of these accounts, in the order of the interfaces."""
    known = list(accounts)
    found = [
        Timed(interface, mode, tuple(one.name for one in known if access.may_call(one.roles, interface)))
        for interface, mode in TIMED
    ]
    return [one for one in found if one.accounts]


def parse(value: str) -> dict[str, str]:
    """What a form sent, as POST /_admin/clock/next takes it; a value that is none becomes one that it refuses."""
    interface, _, rest = value.partition(" ")
    mode, _, account = rest.partition(" ")
    return {"interface": interface, "mode": mode, "account": account}
