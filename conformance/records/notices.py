"""Notices (6.9 for makers, 6.11 for constructors): raised by the calls that may raise them (E189), and what is said of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from conformance.claims.observed import may_go_on, of_work
from conformance.judging import items, nesting, reading
from conformance.judging.phrases import ACCEPTED
from conformance.judging.reading import Item
from conformance.judging.values import DAY, milliseconds
from conformance.judging.verify import Check, Stop, unverified
from conformance.records import stages
from conformance.records.stages import Work
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

WEEK = 7 * DAY
SLACK = DAY + 60_000
"""Milliseconds by which a notice may be older than a week: seven days may be days of the calendar"""

APART = 3_500
"""Milliseconds between two notices: more than a second on both sides of CJSJ (E167)"""


@dataclass(frozen=True)
class Kind:
    """One kind of notice."""

    interface: str
    account: str
    raised: Callable[[Lab], Work]
    """Does what raises one, if the server has such notices"""
    needs: tuple[str, ...]
    how: Text


@dataclass(frozen=True)
class Two:
    """Two works whose notices are some seconds apart, a time between them, and the lists without CJSJ and with it. One of
    the two lists shows the newer notice."""

    newer: Work
    between: int
    plain: Answer
    timed: Answer

    @property
    def both(self) -> tuple[Answer, Answer]:
        """The evidence."""
        return self.plain, self.timed


def failed(lab: Lab) -> Work:
    """A declared work whose lift was locked, failed its inspection, and was unlocked again (7.23.1)."""
    work, province = stages.declared(lab), lab.client("province")
    inspection = lab.records.inspection(work.zjbm, JYJL="不合格", JYBHGX="缓冲器行程")
    lab.accepted(province.send("7.23", {"ZJBM": work.zjbm, "DTXXSD": True}), "7.23", "R-7.23.3-1")
    lab.accepted(province.send("7.10", inspection), "7.10", "R-7.10.3-1")
    lab.accepted(province.send("7.23", {"ZJBM": work.zjbm, "DTXXSD": False}), "7.23", "R-7.23.3-1")
    return work


MODIFY = Kind("6.9", "manufacturer", failed, ("constructor", "province"),
              Text("a lift that failed its inspection was unlocked", "检验不合格后解除锁定"))  # fmt: skip
ENTRY = Kind("6.11", "constructor", stages.declared, ("manufacturer",),
             Text("the notice of an installation was declared", "安装告知"))  # fmt: skip


# ---- what there is


def fetch(lab: Lab, kind: Kind, **query: object) -> Answer:
    """The list, for the account that it is meant for."""
    return lab.client(kind.account).fetch(kind.interface, **query)


def of(answer: Answer, kind: Kind, work: Work) -> Item:
    """The notice of a work in a list, by its construction, else by its lift; {} if there is none."""
    return of_work(kind.interface, answer, work) or reading.item(kind.interface, answer, ZJBM=work.zjbm)


def created(item: Item) -> int | None:
    """CJSJ in ms."""
    return milliseconds(item.get("CJSJ"))


def two(lab: Lab, kind: Kind) -> Two:
    """Two notices; stops the test where they can't be raised, or the server raises none then (E189)."""
    return lab.shared(f"two notices of {kind.interface}", lambda lab: _two(lab, kind))


def _two(lab: Lab, kind: Kind) -> Two:
    older, seen = one(lab, kind)
    lab.scene.clock.until(lab.now() + APART)
    newer = kind.raised(lab)
    at = created(of(seen, kind, older))
    between = (lab.now() - APART if at is None else at) + 1000
    found = Two(newer, between, fetch(lab, kind), fetch(lab, kind, CJSJ=between))
    if not any(of(answer, kind, newer) for answer in found.both):
        raise _none(kind)
    return found


def one(lab: Lab, kind: Kind) -> tuple[Work, Answer]:
    """A new notice and a list that shows it, with CJSJ or without; stops the test where there is none."""
    missing = ", ".join(name for name in kind.needs if name not in lab.target.accounts)
    if missing:
        raise unverified(f"no notice can be raised without the account {missing} ({kind.how.en})",
                         f"没有账户 {missing},无法产生通知({kind.how.zh})")  # fmt: skip
    before, work = lab.now() - SLACK, kind.raised(lab)
    for query in ({}, {"CJSJ": before}):
        seen = fetch(lab, kind, **query)
        if of(seen, kind, work):
            return work, seen
    raise _none(kind)


def remaining(lab: Lab, kind: Kind, work: Work, seen: Answer) -> tuple[Answer, ...]:
    """The lists that would show a notice now, if it is still there: without CJSJ, and since just before it (E139)."""
    at = created(of(seen, kind, work))
    return tuple(fetch(lab, kind, **query) for query in ({}, *([] if at is None else [{"CJSJ": at - 1000}])))


def listed(lab: Lab, kind: Kind) -> Answer:
    """A list that holds a notice: one that was raised, else whatever there is; stops the test if it is empty."""
    try:
        found = two(lab, kind)
        return found.plain if of(found.plain, kind, found.newer) else found.timed
    except Stop as stop:
        answer = fetch(lab, kind)
        if not any("TZID" in item for item in reading.items(kind.interface, answer)):
            raise stop from None
        return answer


def _none(kind: Kind) -> Stop:
    return unverified(f"there is no notice to look at in {kind.interface}, though {kind.how.en} (E189)",
                      f"{kind.how.zh}之后,{kind.interface} 中没有可供查看的通知(E189)")  # fmt: skip


# ---- what is said of it


def later_than(check: Check, lab: Lab, kind: Kind) -> None:
    """With CJSJ: the notices created after it, and no others; after the newest one there is nothing (E152)."""
    found = two(lab, kind)
    answer = found.timed
    what = Text(f"{kind.interface} with a CJSJ between two notices", f"以两条通知之间的 CJSJ 调用 {kind.interface}")
    expected = Text("the newer notice", "较新的通知")
    check.must(bool(of(answer, kind, found.newer)), what, expected, answer, *found.both)
    _none_older(check, kind, answer, found.between - 999, what)
    times = [at for item in reading.items(kind.interface, listed(lab, kind)) if (at := created(item)) is not None]
    if not times:
        return check.unverified("the notices have no CJSJ", "通知没有 CJSJ", *found.both)
    last = max(times) + 1000
    answer = fetch(lab, kind, CJSJ=last)
    what = Text(f"{kind.interface} with a CJSJ after all notices", f"以晚于全部通知的 CJSJ 调用 {kind.interface}")
    check.must(not of(answer, kind, found.newer), what, Text("nothing of before", "不含此前的通知"), answer, answer)
    _none_older(check, kind, answer, last - 999, what)
    aged = _aged(lab, kind)
    if aged is not None:
        what = Text(f"{kind.interface} with a CJSJ of nine days ago", f"以 9 天前的 CJSJ 调用 {kind.interface}")
        expected = Text("the notice of then (E168)", "当时的通知(E168)")
        check.must(bool(of(aged.timed, kind, aged.work)), what, expected, aged.timed, aged.timed)
    return None


def last_week(check: Check, lab: Lab, kind: Kind) -> None:
    """Without CJSJ: the notices of the last seven days. Where the clock can be moved, one is older than that."""
    found = two(lab, kind)
    answer = found.plain
    what = Text(f"{kind.interface} without CJSJ", f"不带 CJSJ 调用 {kind.interface}")
    if not _full(check, answer, kind, found.newer):
        expected = Text("with a notice of just now", "含刚产生的通知")
        check.must(bool(of(answer, kind, found.newer)), what, expected, answer, *found.both)
    _none_older(check, kind, answer, lab.now() - WEEK - SLACK, what)
    aged = _aged(lab, kind)
    if aged is None:
        return
    if not _full(check, aged.six, kind, aged.work):
        expected = Text("with a notice of six days ago", "含 6 天前的通知")
        check.must(bool(of(aged.six, kind, aged.work)), what, expected, aged.six, aged.six)
    if not of(aged.timed, kind, aged.work):
        return check.unverified("a notice of nine days ago is not shown with its CJSJ either",
                                "以 CJSJ 查询时,9 天前的通知同样未显示", aged.timed)  # fmt: skip
    expected = Text("without a notice of nine days ago", "不含 9 天前的通知")
    check.must(not of(aged.nine, kind, aged.work), what, expected, aged.nine, aged.timed, aged.nine)


@dataclass(frozen=True)
class Aged:
    """A notice, and the lists of six and of nine days later: `timed` with a CJSJ before it, the others without."""

    work: Work
    six: Answer
    nine: Answer
    timed: Answer


def _aged(lab: Lab, kind: Kind) -> Aged | None:
    """None where the clock can't be moved."""
    _, there = lab.story("after a week")
    return (
        there.shared(f"a notice of {kind.interface} that grows old", lambda own: _grow(own, kind))
        if there.scene.own
        else None
    )


def _grow(lab: Lab, kind: Kind) -> Aged:
    began = lab.now()
    work, seen = one(lab, kind)
    at = created(of(seen, kind, work)) or began
    lab.scene.clock.until(at + WEEK - DAY)
    six = fetch(lab, kind)
    lab.scene.clock.until(at + WEEK + 2 * DAY)
    return Aged(work, six, fetch(lab, kind), fetch(lab, kind, CJSJ=at - 1000))


def follows(check: Check, lab: Lab, kind: Kind) -> None:
    """Every item follows its table."""
    answer = listed(lab, kind)
    items.follow(check, kind.interface, answer.items, answer)


def offered(check: Check, lab: Lab, kind: Kind) -> None:
    """GET without CJSJ and with it succeeds and shows a notice, with 200."""
    found = two(lab, kind)
    for answer, given in zip(
        found.both, (Text("without CJSJ", "不带 CJSJ"), Text("with CJSJ", "带 CJSJ")), strict=True
    ):
        what = Text(f"GET of {kind.interface} {given.en}", f"{given.zh}调用 {kind.interface}")
        if _full(check, answer, kind, found.newer):
            continue
        check.must(answer.success and bool(of(answer, kind, found.newer)), what, ACCEPTED, answer, answer)
        check.usual(200, what, answer)


def shaped(check: Check, lab: Lab, kind: Kind) -> None:
    """`data` is an array of objects with the members of the annex."""
    answer = listed(lab, kind)
    nesting.array(check, kind.interface, answer)
    nesting.form(check, kind.interface, answer.items, answer)


def _full(check: Check, answer: Answer, kind: Kind, work: Work) -> bool:
    """A list of exactly a hundred may go on: that a notice is not in it has no verdict (E139)."""
    return may_go_on(check, answer, len(answer.items), there=bool(of(answer, kind, work)))


def _none_older(check: Check, kind: Kind, answer: Answer, least: int, what: Text) -> None:
    old = list(_older(reading.items(kind.interface, answer), least))
    check.must(not old, what, Text("no notice that is older", "没有更早的通知"), ", ".join(old) or answer, answer)


def _older(found: Iterable[Item], least: int) -> Iterable[str]:
    return (str(item["CJSJ"]) for item in found if (at := created(item)) is not None and at < least)
