"""The story of a month mode (DTCJYF, CJYF): something is added, the month ends, and what was added in it is asked for.

Some modes are for young accounts (E170, E171). Where the clock can't be moved the current month is asked for. What is
missing there shows nothing (E173): then `--resume` asks again when the month is over. Each call is made once in a run;
tests ask for those that they judge.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conformance.claims import window
from conformance.claims.observed import Seen, month_key, observe
from conformance.judging.verify import Stop, unverified
from conformance.running import moment
from conformance.running.lab import Lab
from conformance.running.story import Facts, Later, Story
from mockplatform.spec.model import Text

YOUNG, OLD = 58, 125
"""Days since an account was opened: surely less than 2 months, also once the month is over; surely more than 4 (E170)"""

TOLERANCE = 86_400_000
"""A record may have been created a day outside its month (E071)"""


@dataclass(frozen=True)
class Plan:
    """A month mode, and how records for it are made."""

    interface: str
    roles: tuple[str, ...]
    add: Callable[[Lab], dict[str, str]]
    """Adds records and gives their keys: {"added": …}, perhaps others"""
    needs: tuple[str, ...] = ()
    """Accounts that adding needs"""
    window: bool = False
    later: Callable[[Lab, dict[str, str]], None] | None = None
    """Changes the record "modified" when the month is over: it belongs to that month still"""


@dataclass(frozen=True)
class Months:
    """The story of a plan, as a test tells it."""

    plan: Plan
    story: Story
    lab: Lab
    """In the story's world"""

    @classmethod
    def of(cls, lab: Lab, plan: Plan) -> Months:
        """The story that all tests of the mode share."""
        story, there = lab.story(f"{plan.interface} months")
        return cls(plan, story, there)

    @property
    def settled(self) -> bool:
        """The month that is asked for is over, so that what is missing in it has a verdict."""
        return self.lab.scene.own or ("prepare" in self.story.done and self.lab.now() >= self._end)

    @property
    def _end(self) -> int:
        """When the month of the records is surely over. To be asked when they were added."""
        return moment.next_month(self.story.at("prepare"))

    def wait(self, seen: Seen) -> Later:
        """To raise where an answer for the current month shows nothing."""
        return Later(self._end, Text(f"the current month may be incomplete or refused ({seen}; E173)",
                                     f"当前月份可能尚不完整或被拒绝({seen};E173)"))  # fmt: skip

    def young(self) -> str:
        """An account opened less than 2 months ago; stops the test if there is none."""
        return self._account(0, YOUNG, Text("younger than 2 months", "开通不足 2 个月"))

    def old(self) -> str:
        """An account opened more than 4 months ago; stops the test if there is none."""
        return self._account(OLD, 10**5, Text("older than 4 months", "开通超过 4 个月"))

    @property
    def records(self) -> dict[str, str]:
        """Keys of what was added; {} if nothing could be. To be asked after a call."""
        return dict(self.story.done["prepare"]["facts"]["records"])

    def record(self, name: str = "added") -> str:
        """The key of what was added; stops the test if it could not be."""
        self._prepare()
        if name not in self.records:
            missing = ", ".join(one for one in self.plan.needs if one not in self.lab.target.accounts)
            lacking = f"account {missing}" if missing else name
            raise unverified(f"what is asked for could not be added ({lacking})", f"无法添加所需数据({lacking})")
        return self.records[name]

    def over(self, account: str, **more: object) -> Seen:
        """The month of the records, when it is over; the current one where the clock can't be moved."""
        self._prepare()
        late = "" if self.lab.scene.own or not self.settled else " at last"
        return self._inside(f"over {account} {more or ''}".strip() + late, account, self._month, **more)

    def earlier(self, account: str) -> Seen:
        """The month before it."""
        return self._inside(f"earlier {account}", account, lambda: _before(self._month()))

    def year_before(self, account: str) -> Seen:
        """The same month of the year before."""
        return self._inside(f"year before {account}", account, lambda: f"{int(self._month()) - 100}")

    def current(self, account: str) -> Seen:
        """The month that goes on when theirs is over."""
        return self._inside(f"current {account}", account, lambda: moment.month(self.lab.now()))

    def edges(self, account: str) -> list[tuple[Seen, bool]]:
        """The month at the ends of the window, and whether it is open then; nothing where the clock can't be moved."""
        if not self.lab.scene.own:
            return []
        self.noon(account)
        return [(self._at(account, hour, minute), is_open) for hour, minute, is_open in window.EDGES]

    def _at(self, account: str, hour: int, minute: int) -> Seen:
        name, at = f"{hour}:{minute:02} {account}", f"{hour}:{minute:02}"
        if name not in self.story.done:
            self.story.hour(hour, minute, Text(f"{self.plan.interface} at {at}", f"{at} 调用 {self.plan.interface}"))
        return self._ask(name, account, self._month)

    def noon(self, account: str) -> Seen:
        """The same month outside the window."""
        self._prepare()
        if f"noon {account}" not in self.story.done and not window.is_shut(self.lab.now()):
            what = f"{self.plan.interface} outside 1:00 to 5:00"
            self.story.hour(*window.OUTSIDE, Text(what, f"1:00 至 5:00 之外调用 {self.plan.interface}"))
        return self._ask(f"noon {account}", account, self._month)

    def strangers(self, seen: Seen) -> int:
        """How many items of the answer were created outside the month, with a day of tolerance."""
        month = str(seen.facts["query"][month_key(self.plan.interface)])
        at = [int(one) for one in seen.facts["created"]]
        return sum(month not in {moment.month(one + shift) for shift in (-TOLERANCE, 0, TOLERANCE)} for one in at)

    @property
    def modified(self) -> str:
        """The key of what was added in the month and modified after it; "" where it could not be."""
        done = self.story.done.get("later", {"facts": {"changed": False}})["facts"]["changed"]
        return self.records["modified"] if done else ""

    # ---- how

    def _prepare(self) -> None:
        """Add the records; in a world of its own, go on to the second day of the next month, at three."""

        def add() -> Facts:
            able = all(account in self.lab.target.accounts for account in self.plan.needs)
            return {"month": moment.month(self.lab.now()), "records": self.plan.add(self.lab) if able else {}}

        self.story.step("prepare", add)
        if self.lab.scene.own:
            self.story.until(self._end, Text("the next month", "下个月"))
        if self.settled and self.plan.later is not None and "modified" in self.records:
            self.story.step("later", self._change)

    def _change(self) -> Facts:
        assert self.plan.later is not None
        try:
            self.plan.later(self.lab, self.records)
        except Stop:  # judged by the requirement of the call
            return {"changed": False}
        return {"changed": True}

    def _month(self) -> str:
        return str(self.story.done["prepare"]["facts"]["month"])

    def _inside(self, name: str, account: str, month: Callable[[], str], **more: object) -> Seen:
        self._prepare()
        if name not in self.story.done and self.plan.window and not window.is_open(self.lab.now()):
            what = f"{self.plan.interface} between 1:00 and 5:00"
            self.story.hour(*window.INSIDE, Text(what, f"1:00 至 5:00 之间调用 {self.plan.interface}"))
        return self._ask(name, account, month, **more)

    def _ask(self, name: str, account: str, month: Callable[[], str], **more: object) -> Seen:
        def call() -> Facts:
            query = {month_key(self.plan.interface): month(), **more}
            return observe(self.lab, self.plan.interface, account, self.records.values(), whole=True, **query)

        return Seen(self.story.step(name, call))

    def _account(self, low: int, high: int, age: Text) -> str:
        for role in self.plan.roles:
            found = self.lab.scene.opened(role, low=low, high=high)
            if found is not None:
                return found
        roles = " / ".join(self.plan.roles)
        raise unverified(f"the target file has no account ({roles}) {age.en}; give `opened` of one",
                         f"目标文件中没有{age.zh}的账户({roles});请配置其 opened")  # fmt: skip


def _before(month: str) -> str:
    year, number = int(month[:4]), int(month[4:])
    return f"{year - (number == 1)}{(number - 2) % 12 + 1:02}"
