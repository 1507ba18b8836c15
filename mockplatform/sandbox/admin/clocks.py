"""The clock of a world: shown, set, advanced, and moved to where a call becomes legal.

Nothing has to be done when it moves. The store keeps moments of events only (a notice raised, a record revoked, a call
accepted), and what follows from them is worked out at each call from the clock's time then: windows, intervals, the
week in which a revoked record is still told. So whatever fell due on the way has happened, in its order.
"""

from __future__ import annotations

from mockplatform.clock import BackwardsError
from mockplatform.sandbox.admin import moments
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Admin, Asked, Route
from mockplatform.sandbox.admin.schemas import CLOCK, MOMENT, record
from mockplatform.spec.model import Text
from mockplatform.store import worlds
from mockplatform.store.worlds import World

FURTHEST = 3155760000
"""A hundred years, in seconds"""


def show(asked: Asked) -> object:
    """What it shows."""
    return _shown(asked.admin, asked.world)


def put(asked: Asked) -> object:
    """Set it ahead, freeze it, let it run."""
    now = moments.read("now", asked.content["now"]) if "now" in asked.content else None
    rate = asked.content.get("rate")
    if rate not in (None, 0, 1) or isinstance(rate, bool | float):
        raise Refusal(400, "rate is 0 (frozen) or 1 (running)", "rate 应为 0(冻结)或 1(运行)")
    return _moved(asked, now=now, rate=rate)


def advance(asked: Asked) -> object:
    """Set it ahead by so many seconds."""
    seconds = asked.content.get("seconds")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= FURTHEST:
        raise Refusal(400, f"seconds is a number from 0 to {FURTHEST} (a hundred years)",
                      f"seconds 应为 0 到 {FURTHEST}(一百年)之间的数")  # fmt: skip
    return _moved(asked, by=round(seconds * 1000))


def _moved(asked: Asked, *, now: int | None = None, by: int = 0, rate: int | None = None) -> object:
    wall = asked.admin.wall()
    with asked.admin.database.writing() as connection:
        world = asked.world_in(connection)
        target = world.clock.at(wall) + by if now is None else now
        if target > moments.LAST:
            raise Refusal(400, "a clock ends with the year 2999", "时钟至 2999 年底为止")
        try:
            clock = world.clock.set(wall, now=target, rate=rate)
        except BackwardsError as error:
            raise Refusal(409, f"a clock does not go back: {error}", f"时钟不能倒拨:{error}") from None
        worlds.set_clock(connection, world.id, clock)
    return _shown(asked.admin, asked.world)


def _shown(admin: Admin, world: World) -> object:
    return {"now": moments.show(world.clock.at(admin.wall())), "rate": world.clock.rate}


# fmt: off
ROUTES = (
    Route("GET", "/_admin/clock", show, Text("What the clock shows.", "读取时钟。"), answer=CLOCK, refusals=(404,)),
    Route("PUT", "/_admin/clock", put,
          Text("Set the clock ahead, freeze it (rate 0) or let it run (rate 1).", "拨快、冻结(rate 0)或恢复(rate 1)时钟。"),
          record({}, now=MOMENT, rate={"enum": [0, 1]}), CLOCK, refusals=(404, 409)),
    Route("POST", "/_admin/clock/advance", advance, Text("Set the clock ahead by so many seconds.", "将时钟拨快若干秒。"),
          record({"seconds": {"type": "number", "minimum": 0, "maximum": FURTHEST}}), CLOCK, refusals=(404,)),
)
# fmt: on
