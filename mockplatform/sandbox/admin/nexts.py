"""The next moment at which a call is legal, and the clock's jump there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from mockplatform.rules import access, limits
from mockplatform.sandbox.admin import clocks
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Asked, Route
from mockplatform.sandbox.admin.schemas import CLOCK, NAME, TEXT, record
from mockplatform.spec.interfaces import INTERFACES, Interface, Mode
from mockplatform.spec.limits import LIMITS
from mockplatform.spec.model import Text
from mockplatform.store import worlds
from mockplatform.store.worlds import Account, World


def jump(asked: Asked) -> object:
    """Set the clock to where this call of this account is legal; it stays if that is now."""
    interface, content = _interface(asked.content), asked.content
    mode = _mode(interface, content.get("mode"))
    wall = asked.admin.wall()
    with asked.admin.database.writing() as connection:
        world = asked.world_in(connection)
        account = _account(connection, world, content.get("account"), interface)
        at = _legal(connection, world, account, interface, mode, world.clock.at(wall))
        worlds.set_clock(connection, world.id, world.clock.set(wall, now=at))
    return clocks.show(asked)


def _interface(content: dict[str, Any]) -> Interface:
    found = INTERFACES.get(str(content.get("interface")))
    if found is None:
        raise Refusal(400, "interface is the clause of one, such as 6.12", "interface 应为接口条款号,如 6.12")
    return found


def _mode(interface: Interface, given: object) -> Mode | None:
    """The mode of that name; a call that has none, or only one, need not name it."""
    modes = {mode.name: mode for mode in interface.modes}
    if given is None and len(modes) < 2:
        return next(iter(modes.values()), None)
    if not isinstance(given, str) or given not in modes:
        names = ", ".join(modes) or "–"
        raise Refusal(400, f"mode of {interface.id} is one of {names}", f"{interface.id} 的 mode 应为 {names} 之一")
    return modes[given]


def _account(connection: Connection, world: World, name: object, interface: Interface) -> Account:
    account = worlds.find_account(connection, world.id, name) if isinstance(name, str) else None
    if account is None:
        raise Refusal(404, f"there is no account {name}", f"不存在名为 {name} 的账户")
    if not access.may_call(account.roles, interface):
        raise Refusal(409, f"never: {account.name} has not the role for {interface.id}",
                      f"永不合法:{account.name} 的角色无权调用 {interface.id}")  # fmt: skip
    return account


def _legal(
    connection: Connection, world: World, account: Account, interface: Interface, mode: Mode | None, now: int
) -> int:
    if mode is None:
        return now
    last = worlds.last_call(connection, world.id, account.name, interface.id, mode.name)
    rules = [LIMITS[name] for name, _ in mode.limits]
    at = limits.next_legal(rules, now, last, account.opened)
    if at is None:
        raise Refusal(409, f"never again: the account {account.name} is too old for this call",
                      f"永不再合法:账户 {account.name} 开立已久,不可再作此调用")  # fmt: skip
    return at


# fmt: off
ROUTES = (
    Route("POST", "/_admin/clock/next", jump,
          Text("Set the clock to the next moment at which a call is legal.", "将时钟拨到某调用下一次合法的时刻。"),
          record({"interface": TEXT, "account": NAME}, mode=TEXT), CLOCK, refusals=(404, 409)),
)
# fmt: on
