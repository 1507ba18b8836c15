"""The story of an increment mode (6.12 daily and in its window; 6.13, 7.16, 7.19 and 7.20 every ten minutes).

Each call is made once in a run, with its distance from the one before, and all tests share what came:

    opening   records are prepared; GXSJ = now − 6 d, and the same again at once
    later     the interval has passed: GXSJ lies between the record that is kept and those that are new. A run that goes on
              after a week makes new records first: GXSJ must not lie beyond the look-back
    long_ago  the interval has passed again: now − 8 d
    to_come   and again: now + 1 d
    noon      6.12 only: outside the window
    edges     6.12 only, where the clock can be moved: ten minutes before and after the window opens and closes
    short     where the clock can be moved: less than the interval after a call that was taken
    week      and now − 6 d 23 h

A test asks for the call that it judges; the calls before it are made first. Where the clock can't be moved, what has to
wait raises Later, and `--resume` goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conformance.claims import window
from conformance.claims.observed import KEYS, Seen, observe, updated
from conformance.judging.verify import unverified
from conformance.running.lab import Lab
from conformance.running.story import Facts, Story
from mockplatform.spec.model import Text

DAY = 86_400_000
TEN_MINUTES, DAILY = 630.0, 88_200.0
"""Seconds after which a call must be taken, whatever a server counts from: 10.5 min, 24 h 30 min (E162, E163)"""

EARLY = 0.93
"""Part of the waiting time after which a call comes too soon still: less than 23 h, less than 9.8 min"""

NAMES = ("kept", "changed", "again", "part", "revoked", "added", "abroad", "pushed", "many", "foreign")
"""Records of a plan; all have the first two. `abroad`, `pushed` and `many` are units: of another province, of a push, the
last one of many. The last one of all is of another account, or region, which no answer may hold"""

FIRST, ANEW = "prepare", "prepare again"
"""The steps that make records"""

APART = 3_500
"""Milliseconds between the record that is kept and the changes: GXSJ lies a second after the one and before the others,
in whole seconds too (E069, E167)"""

NEIGHBOURS = {"6.12": "6.13", "7.16": "7.19", "7.19": "7.20", "7.20": "7.16"}
"""Another interface with an interval that the same account may call"""


@dataclass(frozen=True)
class Plan:
    """An increment mode, and how records for it are made."""

    interface: str
    account: str
    before: Callable[[Lab], dict[str, str]]
    """Makes records that the mode shows, and gives their keys by their NAMES"""
    after: Callable[[Lab, dict[str, str]], dict[str, str]]
    """Changes all but the first, each as its name says, and adds what else is judged, by its NAMES"""
    needs: tuple[str, ...] = ()
    """Accounts that these two need; without them nothing is prepared"""
    seconds: float = TEN_MINUTES
    window: bool = False
    touch: Callable[[Lab, str], None] | None = None
    """Changes a record again, so that there is something to give (E152)"""


@dataclass(frozen=True)
class Increments:
    """The story of a plan, as a test tells it."""

    plan: Plan
    story: Story
    lab: Lab
    """In the story's world"""

    @classmethod
    def of(cls, lab: Lab, plan: Plan) -> Increments:
        """The story that all tests of the mode share."""
        story, there = lab.story(f"{plan.interface} increments")
        return cls(plan, story, there)

    @property
    def reachable(self) -> bool:
        """Whether the opening calls were made, or can be made without waiting."""
        free = not self._made and (not self.plan.window or window.is_open(self.lab.now()))
        return self.lab.scene.own or "opening" in self.story.done or free

    # ---- what was prepared

    @property
    def records(self) -> dict[str, str]:
        """Name → key of a record; {} if nothing could be prepared. To be asked after `opening`."""
        found = self._prepared
        return {name: str(found[name]) for name in NAMES if name in found}

    def record(self, name: str) -> str:
        """The key of a record; stops the test if nothing could be prepared."""
        if name not in self.records:
            missing = ", ".join(one for one in self.plan.needs if one not in self.lab.target.accounts)
            raise unverified(f"there is nothing that changed: it takes the account {missing}",
                             f"没有发生变化的数据:需要账户 {missing}")  # fmt: skip
        return self.records[name]

    def record_after(self) -> str:
        """The key of the record that is kept, when the opening calls have been made."""
        self.opening()
        return self.record("kept")

    # ---- the calls

    def opening(self) -> tuple[Seen, Seen | None]:
        """now − 6 d, and once more within seconds. A first call that is refused is tried again after the interval, since
        there may have been one before the run (E162); no second call follows one that is refused."""
        found = self._twice("opening")
        if not found[0].success:
            found = self._twice("opening again")
        return found

    def keyed(self) -> Seen | None:
        """By key and time, right after the opening calls (E164); None if they were refused or nothing was prepared."""
        self.opening()
        done = self.story.done.get("opening again", self.story.done["opening"])["facts"]["keyed"]
        return Seen(done) if done else None

    def later(self) -> Seen:
        """After the interval, with a GXSJ between the records that are kept and changed. Where --resume came so late that
        GXSJ is beyond the look-back, there are new records. Where nothing else counts the calls of another interface, one
        comes right before it: each has an interval of its own (该接口)."""

        def since() -> int:
            other = NEIGHBOURS.get(self.plan.interface)
            if other and self.lab.scene.own:
                self.lab.client(self.plan.account).fetch(other, GXSJ=self.lab.now() - DAY)
            return int(self._prepared["boundary"])

        self.opening()
        if "later" not in self.story.done:
            self._ready()
            if self.lab.now() - int(self._prepared["boundary"]) > 6 * DAY:
                self.story.step(ANEW, self._prepare)
        return self._call("later", since)

    def long_ago(self) -> Seen:
        """After the interval, now − 8 d."""
        self.later()
        return self._call("long ago", lambda: self.lab.now() - 8 * DAY)

    def to_come(self) -> Seen:
        """After the interval, now + 1 d."""
        self.long_ago()
        return self._call("to come", lambda: self.lab.now() + DAY)

    def keyed_outside(self) -> Seen | None:
        """By key and time outside the window, which binds lists alone; None where the clock can't be moved."""
        if not self.lab.scene.own:
            return None
        self.noon()
        if "keyed outside" not in self.story.done and not window.is_shut(self.lab.now()):
            self.story.hour(*window.OUTSIDE, Text("6.12 outside 1:00 to 5:00", "1:00 至 5:00 之外调用 6.12"))
        facts = self.story.step("keyed outside", lambda: {"keyed": self._keyed(self.lab.now() - 30 * DAY)})
        return Seen(facts["keyed"]) if facts["keyed"] else None

    def edges(self) -> list[tuple[Seen, bool]]:
        """At the ends of the window, and whether it is open then; nothing where the clock can't be moved."""
        if not self.lab.scene.own:
            return []
        self.noon()
        return [(self._at(f"at {hour}:{minute:02}", hour, minute), is_open) for hour, minute, is_open in window.EDGES]

    def short(self) -> tuple[Seen, Seen] | None:
        """A call that is due, and one more before the interval has passed; None where the clock can't be moved."""
        if not self.lab.scene.own:
            return None
        self._after_all()
        due = self._at("due", *window.INSIDE)
        if "short" not in self.story.done:
            why = Text("less than the interval after a call", "调用后未满间隔时间")
            self.story.wait("due", self.plan.seconds * EARLY, why)
        return due, Seen(self.story.step("short", lambda: self._ask(self.lab.now() - DAY)))

    def week(self) -> Seen | None:
        """After the interval, now − 6 d 23 h; None where the clock can't be moved."""
        if not self.lab.scene.own:
            return None
        self._after_all()
        if "week" not in self.story.done:
            self._ready()
        return Seen(self.story.step("week", lambda: self._asked_anew(self.lab.now() - 7 * DAY + 3_600_000)))

    def _after_all(self) -> None:
        """The calls that every target gets come first."""
        self.noon() if self.plan.window else self.to_come()

    def _at(self, name: str, hour: int, minute: int) -> Seen:
        """After the interval, at a time of day."""
        if name not in self.story.done:
            self._rest()
            at = f"{hour}:{minute:02}"
            self.story.hour(hour, minute, Text(f"{self.plan.interface} at {at}", f"{at} 调用 {self.plan.interface}"))
        return Seen(self.story.step(name, lambda: self._asked_anew(self.lab.now() - DAY)))

    def _asked_anew(self, since: int) -> Facts:
        """A call for which there is something to give."""
        if self.plan.touch is not None and "changed" in self.records:
            self.plan.touch(self.lab, self.records["changed"])
        return self._ask(since)

    def noon(self) -> Seen:
        """Outside the window: at once if no call was made yet and the hour is right, else after all others."""
        shut = window.is_shut(self.lab.now())
        if "noon" not in self.story.done and (self._made or not shut):
            self.to_come()
            self._rest()
            if not window.is_shut(self.lab.now()):
                self.story.hour(*window.OUTSIDE, Text("6.12 outside 1:00 to 5:00", "1:00 至 5:00 之外调用 6.12"))
        return Seen(self.story.step("noon", lambda: self._ask(self.lab.now() - DAY)))

    # ---- how

    def _twice(self, name: str) -> tuple[Seen, Seen | None]:
        def act() -> Facts:
            since = self.lab.now() - 6 * DAY
            first = self._ask(since)
            if not first["success"]:
                return {"first": first, "again": None, "keyed": None}
            return {"first": first, "again": self._ask(since), "keyed": self._keyed(since)}

        if name not in self.story.done:
            self._ready()
            self.story.step(FIRST, self._prepare)
        facts = self.story.step(name, act)
        return Seen(facts["first"]), Seen(facts["again"]) if facts["again"] else None

    def _keyed(self, since: int) -> Facts | None:
        key, plan = self.records.get("changed"), self.plan
        if key is None:
            return None
        return observe(
            self.lab, plan.interface, plan.account, [key], whole=True, **{KEYS[plan.interface]: key}, GXSJ=since
        )

    def _call(self, name: str, since: Callable[[], int]) -> Seen:
        if name not in self.story.done:
            self._ready()
        return Seen(self.story.step(name, lambda: self._ask(since())))

    def _ask(self, since: int) -> Facts:
        keys, plan = list(self.records.values()), self.plan
        return observe(self.lab, plan.interface, plan.account, keys, whole=False, GXSJ=since)

    def _prepare(self) -> Facts:
        """Where records can't be made, GXSJ of the later call is an hour ago."""
        if any(account not in self.lab.target.accounts for account in self.plan.needs):
            return {"boundary": self.lab.now() - 3_600_000}
        return prepare(self.lab, self.plan)

    @property
    def parted(self) -> bool:
        """Whether the times that the server shows of the kept record and of the changed one let GXSJ lie between them."""
        return int(self._prepared.get("apart", 0)) > 1000

    @property
    def _prepared(self) -> Facts:
        """What the last preparation made; {} before the first."""
        made = [self.story.done[name]["facts"] for name in (ANEW, FIRST) if name in self.story.done]
        return dict(made[0]) if made else {}

    @property
    def _made(self) -> list[str]:
        return [name for name in self.story.done if name not in (FIRST, ANEW)]

    def _rest(self) -> None:
        """Until the interval since the last call has passed, refused or not."""
        last = max(self._made, key=self.story.at, default=None)
        if last is not None:
            what = self.plan.interface
            why = Text(f"the interval between two increment calls of {what}", f"{what} 两次增量调用之间的间隔")
            self.story.wait(last, self.plan.seconds, why)

    def _ready(self) -> None:
        """Until a valid call must be taken."""
        self._rest()
        if self.plan.window and not window.is_open(self.lab.now()):
            self.story.hour(*window.INSIDE, Text("6.12 between 1:00 and 5:00", "1:00 至 5:00 之间调用 6.12"))


def prepare(lab: Lab, plan: Plan) -> Facts:
    """Make the records, and three seconds later change all but the first one. `boundary`: a GXSJ that lies between; `apart`: by how
    many ms the times differ that the server shows of the two."""
    made = plan.before(lab)
    kept = updated(lab, plan.interface, plan.account, made["kept"])
    lab.scene.clock.until(lab.now() + APART)
    made |= plan.after(lab, made)
    changed = updated(lab, plan.interface, plan.account, made["changed"])
    return {**made, "boundary": kept + 1000, "apart": changed - kept}
