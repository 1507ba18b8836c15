"""What is said of the query modes of 6.12, 6.13, 7.16, 7.19 and 7.20: increments, months, keys. Each function judges one
requirement of one interface, by a story that all tests of the mode share.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Literal

from conformance.claims.increments import EARLY, Increments, Plan, prepare
from conformance.claims.months import Months
from conformance.claims.observed import KEYS, Seen, may_go_on, shown
from conformance.judging.phrases import ACCEPTED, REFUSED
from conformance.judging.verify import Check, Stop
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

CALLS = 10
"""So many calls by key are made without a pause"""

OLD = 30 * 86_400_000
"""A GXSJ far beyond the look-back, which binds no call by key (E166). Milliseconds before now"""

NOTHING = Text("refused, or no record", "拒绝,或无数据")
NOT_EMPTY = Text("there, and not empty", "存在且非空")

# ---- increments


def newer(check: Check, story: Increments) -> None:
    """What was changed or added after GXSJ is contained, and what was not is not."""
    story.record_after()
    seen, kept, interface = story.later(), story.record("kept"), story.plan.interface
    if not seen.success:
        return check.unverified(f"an increment call that is due is refused ({seen}); see the requirement on intervals",
                                f"到期的增量调用被拒绝({seen});参见关于调用间隔的条款", seen.answer)  # fmt: skip
    for name, done in _DONE.items():
        what = Text(
            f"{interface} with GXSJ before a record was {done.en}", f"以记录{done.zh}之前的 GXSJ 调用 {interface}"
        )
        if name in story.records:
            holds(check, seen, story.records[name], what)
    if "revoked" in story.records:
        what = Text(f"{interface} with GXSJ before a record was revoked", f"以记录撤销之前的 GXSJ 调用 {interface}")
        expected = Text("without it, or with BGLX=DELETE (E156)", "不含该记录,或 BGLX=DELETE(E156)")
        check.must(not seen.holds(story.records["revoked"]), what, expected, seen, seen.answer)
    if not story.parted:
        check.unverified("the times shown of two records made seconds apart do not differ, so that GXSJ can't lie between",
                         "相隔数秒的两条记录显示的更新时间相同,GXSJ 无法取其间的值", seen.answer)  # fmt: skip
    else:
        what = Text(f"{interface} with GXSJ after a record was made", f"以记录产生之后的 GXSJ 调用 {interface}")
        expected = Text("without that record", "不含该记录")
        check.must(not seen.holds(kept), what, expected, seen, seen.answer)
    return None


_DONE = {
    "changed": Text("changed", "修改"), "again": Text("changed again", "再次修改"),
    "part": Text("changed in a component", "修改部件"), "added": Text("added", "添加"),
    "abroad": Text("added by another province", "由其他省份添加"), "pushed": Text("pushed", "推送"),
    "many": Text("added among many", "批量添加"),
}  # fmt: skip
"""What was done to the records after the time that is asked for"""


def lookback(check: Check, story: Increments) -> None:
    """now − 6 d is accepted, now − 8 d and now + 1 d are refused, each when the interval has passed."""
    first, _ = story.opening()
    if not _accepted(check, story, first, Text("GXSJ = now − 6 d", "GXSJ = 当前时间 − 6 天")):
        return
    control = story.later()
    if not control.success:
        return check.unverified(f"an increment call that is due is refused ({control}), so that a refusal shows nothing",
                                f"到期的增量调用被拒绝({control}),因此拒绝不能说明问题", control.answer)  # fmt: skip
    for seen, what in ((story.long_ago(), Text("GXSJ = now − 8 d", "GXSJ = 当前时间 − 8 天")),
                       (story.to_come(), Text("GXSJ = now + 1 d", "GXSJ = 当前时间 + 1 天"))):  # fmt: skip
        check.must(seen.refused, what, REFUSED, seen, control.answer, seen.answer)
    week = story.week()
    if week is not None and (week.success or story.plan.touch is not None):  # else there may be nothing to give (E152)
        what = Text("GXSJ = now − 6 d 23 h", "GXSJ = 当前时间 − 6 天 23 小时")
        check.must(week.success, what, ACCEPTED, week, control.answer, week.answer)


def at_the_edges(check: Check, seen: list[tuple[Seen, bool]], mode: Text) -> None:
    """Ten minutes before the window opens and after it closes a call is refused, and inside it is accepted (E161)."""
    for one, is_open in seen:
        what = Text(f"{mode.en} at {one.time}", f"{one.time} {mode.zh}")
        check.must(one.success if is_open else one.refused, what, ACCEPTED if is_open else REFUSED, one, one.answer)


def interval(check: Check, story: Increments) -> None:
    """A second call within seconds is refused, one after the interval and a bit more is accepted (E162)."""
    first, again = story.opening()
    if again is None:
        return check.unverified(
            f"the first increment call is not accepted ({first})", f"首次增量调用未被接受({first})", first.answer
        )
    what = Text("a second increment call within 10 s", "10 秒内的第二次增量调用")
    check.must(again.refused, what, REFUSED, again, first.answer, again.answer)
    later = story.later()
    minutes = story.plan.seconds / 60
    what = Text(f"an increment call {minutes:g} min after the last one", f"距上次 {minutes:g} 分钟的增量调用")
    if story.records or later.success:
        check.must(later.success, what, ACCEPTED, later, again.answer, later.answer)
    else:
        check.unverified("nothing changed that could be given", "没有发生变化的数据可供返回", later.answer)
    found = story.short()
    if found is not None and found[0].success:
        due, short = found
        minutes *= EARLY
        what = Text(f"an increment call {minutes:g} min after the last one", f"距上次 {minutes:g} 分钟的增量调用")
        check.must(short.refused, what, REFUSED, short, due.answer, short.answer)
    return None


def _accepted(check: Check, story: Increments, seen: Seen, what: Text) -> bool:
    """A due call is accepted; where there is nothing to give, a refusal may mean just that (E152)."""
    if seen.success or story.records:
        return check.must(seen.success, what, ACCEPTED, seen, seen.answer)
    check.unverified(
        f"nothing changed that could be given ({seen})", f"没有发生变化的数据可供返回({seen})", seen.answer
    )
    return False


# ---- rights


def nothing_elsewhere(check: Check, updates: Increments, months: Months, account: str, *, advice: bool = False,
                      **also: object) -> None:  # fmt: skip
    """Lists that hold the account's own record do not hold that of somebody else, which was made with it. Judged as far as
    the lists are called at all: what waits for its hour is not waited for. `also`: the month is asked for with this, too."""
    if updates.reachable:
        with suppress(Stop):
            first, moved = updates.opening()[0], updates.lab.scene.own
            seen, own = (updates.later(), "changed") if moved else (first, "kept")
            _nothing_elsewhere(check, seen, updates.record(own), updates.records, updates.plan.interface, advice)
    if months.settled:
        with suppress(Stop):
            for query in ({}, also) if also else ({},):
                seen, interface = months.over(account, **query), months.plan.interface
                _nothing_elsewhere(check, seen, months.record(), months.records, interface, advice)


def _nothing_elsewhere(check: Check, seen: Seen, own: str, records: Mapping[str, str], interface: str,
                       advice: bool) -> None:  # fmt: skip
    if seen.success and seen.holds(own) and "foreign" in records:
        what = Text(f"a list of {interface}: what is somebody else's", f"{interface} 的列表:不属于本账户的数据")
        judge = check.should if advice else check.must
        judge(not seen.holds(records["foreign"]), what, NOTHING, seen, seen.answer)


# ---- months


def month(check: Check, story: Months, account: str, *, created: bool = True,
          parts: tuple[str, ...] = ()) -> None:  # fmt: skip
    """What was added in a month is contained when it is over, and in no other month. `created`: and CJSJ of every item lies in
    the month. `parts`: lists that its item has when it is whole."""
    key, interface = story.record(), story.plan.interface
    seen = story.over(account)
    what = Text(f"{interface} by month", f"按月份调用 {interface}")
    if story.settled:
        if not check.must(seen.success, what, ACCEPTED, seen, seen.answer):
            return
        added = Text(f"{interface} by the month in which the record was added", f"按记录添加的月份调用 {interface}")
        for name in ("added", "abroad", "pushed", "many"):
            if name in story.records:
                holds(check, seen, story.records[name], added)
        for name in parts if seen.holds(key) else ():
            inner = Text(f"{name} of a record in {interface} by month", f"按月份调用 {interface} 返回的记录中的 {name}")
            check.must(bool(seen.told(key).get(name)), inner, NOT_EMPTY, seen, seen.answer)
        if "modified" in story.records:
            what = Text("the month in which a record was added that was modified after it", "该月添加、之后修改的记录")
            holds(check, seen, story.record("modified"), what)
        if "revoked" in story.records:
            what, expected = (
                Text("a record that was revoked", "已撤销的记录"),
                Text("not as a live one (E156)", "不作为有效记录(E156)"),
            )
            check.must(not seen.holds(story.record("revoked")), what, expected, seen, seen.answer)
        _in_no_other(check, story, account)
    elif seen.success and seen.holds(key):
        check.must(True, what, ACCEPTED, seen, seen.answer)
    if created and seen.success:
        _created_in_it(check, story, seen)
    if not story.settled and not (seen.success and seen.holds(key)):
        raise story.wait(seen)


def _created_in_it(check: Check, story: Months, seen: Seen) -> None:
    """CJSJ of every item lies in the month that was asked for, with a day of tolerance."""
    what = Text(f"{story.plan.interface} by month", f"按月份调用 {story.plan.interface}")
    strangers, expected = (
        story.strangers(seen),
        Text("CJSJ of every item within the month", "各条数据的 CJSJ 位于该月之内"),
    )
    found = f"{strangers} / {seen.facts['count']}"
    told = Text(f"{found} outside", f"{found} 不在该月") if strangers else seen
    check.must(not strangers, what, expected, told, seen.answer)


def _in_no_other(check: Check, story: Months, account: str) -> None:
    """The records belong to no other month: not to the one before or after it, nor to that of the year before."""
    for seen, what in (
        (story.earlier(account), Text("the month before", "前一个月")),
        (story.current(account), Text("the month after it", "后一个月")),
        (story.year_before(account), Text("the same month of the year before", "上一年同月")),
    ):
        found = [key for key in (story.records.get("added"), story.records.get("modified")) if key and seen.holds(key)]
        check.must(not found, what, Text("without the record", "不含该记录"), seen, seen.answer)


def first_months(check: Check, story: Months) -> None:
    """A young account is accepted, an old one refused (E170)."""
    young, old = story.young(), story.old()
    control, seen = story.over(young), story.over(old)
    what = Text("by month, with an account older than 4 months", "以开通超过 4 个月的账户按月份调用")
    if seen.success:
        check.must(False, what, REFUSED, seen, control.answer, seen.answer)
    elif control.success:
        check.must(
            True, Text("by month, with a young account", "以新开通的账户按月份调用"), ACCEPTED, control, control.answer
        )
        check.must(seen.refused, what, REFUSED, seen, control.answer, seen.answer)
    elif story.settled and story.records:
        check.must(
            False, Text("by month, with a young account", "以新开通的账户按月份调用"), ACCEPTED, control, control.answer
        )
    elif not story.settled:
        raise story.wait(control)
    else:
        check.unverified(f"the young account is not accepted either ({control}; E173)",
                         f"新开通的账户同样未被接受({control};E173)", control.answer, seen.answer)  # fmt: skip


# ---- what lists look like


def list_is_array(check: Check, seen: Seen) -> None:
    """`data` of an answer to a query without a key is an array."""
    if not seen.success or not seen.facts["count"]:
        return check.unverified(f"no list was given ({seen})", f"未获得列表({seen})", seen.answer)
    what = Text("data of a list", "列表的 data")
    check.must(seen.array, what, Text("an array", "数组"), seen.kind, seen.answer)
    return None


def list_follows(check: Check, seen: Seen, which: Literal["faults", "nesting"]) -> None:
    """The items of a list follow their table, or the nesting of the annex."""
    if not seen.success or not seen.facts["count"]:
        return check.unverified(f"no list was given ({seen})", f"未获得列表({seen})", seen.answer)
    what, expected = Text("items of a list", "列表中的数据"), Text("as printed", "与标准一致")
    wrong, looked = ", ".join(seen.facts[which]), f"{seen}; {seen.facts['looked']} / {seen.facts['count']}"
    check.must(not wrong, what, expected, wrong or looked, seen.answer)
    return None


# ---- keys


def unlimited(check: Check, lab: Lab, interface: str, account: str, key: str, **more: object) -> None:
    """Calls by key in a row without a pause are all accepted and give the record (E164)."""
    client = lab.client(account)
    answers = [client.fetch(interface, **{KEYS[interface]: key, **more}) for _ in range(CALLS)]
    what = Text(f"{CALLS} calls of {interface} in a row", f"连续 {CALLS} 次调用 {interface}")
    bad = next((answer for answer in answers if not shown(interface, answer, key)), answers[-1])
    expected = Text("each accepted, with the record", "均被接受并返回该记录")
    check.must(all(shown(interface, answer, key) for answer in answers), what, expected, bad, bad)


def right_after(check: Check, story: Increments) -> None:
    """A call by key and time right after an increment call is accepted (E164)."""
    seen, interface = story.keyed(), story.plan.interface
    if seen is None:
        return check.unverified("no increment call was accepted before", "此前没有被接受的增量调用")
    if seen.facts["status"] == 429:
        return check.unverified("a call by key was answered with 429, which may come at any time (E238); run again",
                                "按编码的调用返回 429,该状态随时可能出现(E238);请重新运行", seen.answer)  # fmt: skip
    what = Text(
        f"{interface} by key and time, right after an increment call", f"增量调用之后立即按编码及时间调用 {interface}"
    )
    check.must(bool(seen.facts["keys"]), what, Text("the record", "该记录"), seen, seen.answer)
    return None


def since(check: Check, lab: Lab, plan: Plan) -> None:
    """By key and time: the record if it has data newer than GXSJ, else nothing (E152); an old GXSJ is accepted (E166)."""
    made = lab.shared(f"records for {plan.interface} by key and time", lambda lab: prepare(lab, plan))
    client, key = lab.client(plan.account), KEYS[plan.interface]

    def ask(name: str, at: int) -> Answer:
        return client.fetch(plan.interface, **{key: made[name], "GXSJ": at})

    for at, when in (
        (made["boundary"], Text("before the change", "变更之前")),
        (lab.now() - OLD, Text("30 days ago", "30 天前")),
    ):
        answer = ask("changed", at)
        what = Text(f"{plan.interface} by key, with GXSJ {when.en}", f"按编码调用 {plan.interface},GXSJ 为{when.zh}")
        expected = Text("the record", "该记录")
        check.must(shown(plan.interface, answer, made["changed"]), what, expected, answer, answer)
    for name, done in _DONE.items():
        if name in made and name != "changed":
            answer = ask(name, made["boundary"])
            what = Text(f"{plan.interface} by key, with GXSJ before it was {done.en}",
                        f"按编码调用 {plan.interface},GXSJ 早于{done.zh}")  # fmt: skip
            check.must(shown(plan.interface, answer, made[name]), what, Text("the record", "该记录"), answer, answer)
    if "revoked" in made:
        answer = ask("revoked", made["boundary"])
        what = Text(f"{plan.interface} by key, with GXSJ before it was revoked",
                    f"按编码调用 {plan.interface},GXSJ 早于撤销")  # fmt: skip
        check.must(not shown(plan.interface, answer, made["revoked"]), what, NOTHING, answer, answer)
    if made["apart"] <= 1000:
        return check.unverified(
            "the times shown of two records made seconds apart do not differ", "相隔数秒的两条记录显示的更新时间相同"
        )
    answer = ask("kept", made["boundary"])
    what = Text(
        f"{plan.interface} by key, with GXSJ after the last change", f"按编码调用 {plan.interface},GXSJ 晚于最后变更"
    )
    none = answer.refused or (answer.success and not shown(plan.interface, answer, made["kept"]))
    check.must(none, what, NOTHING, answer, answer)
    return None


def holds(check: Check, seen: Seen, key: str, what: Text) -> None:
    """The record is in the answer; in one of exactly a hundred its absence has no verdict (E139)."""
    if not may_go_on(check, seen.answer, int(seen.facts["count"]), there=seen.holds(key)):
        check.must(seen.holds(key), what, Text("with that record", "含该记录"), seen, seen.answer)
