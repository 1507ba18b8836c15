"""6.10: construction base data for their manufacturer and their constructor."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.claims.observed import FULL, may_go_on, of_work
from conformance.judging import items, reading
from conformance.judging.phrases import ACCEPTED
from conformance.judging.values import DAY, milliseconds
from conformance.judging.verify import Check, unverified
from conformance.records import stages
from conformance.records.stages import Work
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

WHO = ("manufacturer", "constructor")
"""Who fetches constructions; those of the two that the target file has"""

WEEK, SLACK = 7 * DAY, DAY + 60_000
"""Whether seven days are 7 × 24 h or days of the calendar is not said: a day more is no violation."""

# Members that were sent by 6.4, and that Table 13 gives back
GIVEN = ("SGLB", "SGDQ", "AZRQ", "SGXYDM", "SGLXR", "SGLXRDH", "SYXYDM", "SYDWMC")


@verifies("R-6.10.1-1")
def test_what_was_updated_after_a_time(lab: Lab) -> None:
    """R-6.10.1-1: 返回该时间点之后产生的更新数据; one second before GXSJ and one second after it (E017, E139, E167)."""
    work = _known(lab)
    at = _time(lab, work)
    lab.scene.clock.until(at + 1500)
    before, after = _fetch(lab, GXSJ=at - 1000), _fetch(lab, GXSJ=at + 1000)
    check = lab.verify("R-6.10.1-1")
    what = Text("6.10 with GXSJ a second before that of a construction", "以早于某施工 GXSJ 一秒的时间调用 6.10")
    _judge_held(check, before, work, what)
    what = Text("6.10 with GXSJ a second after that of a construction", "以晚于某施工 GXSJ 一秒的时间调用 6.10")
    check.must(not _holds(after, work), what, Text("without it", "不含该施工"), after, before, after)


@verifies("R-6.10.1-1")
def test_what_was_modified_after_a_time(lab: Lab) -> None:
    """R-6.10.1-1: a construction that was added before the time and modified after it is contained."""
    work = stages.authorised(lab)
    at = _time(lab, work)
    lab.scene.clock.until(at + 3500)
    put, answers = _modified(lab, work), {account: _fetch(lab, account, GXSJ=at + 1000) for account in _who(lab)}
    check = lab.verify("R-6.10.1-1")
    for account, answer in answers.items():
        what = Text(f"6.10 with GXSJ between 6.4 and 6.5 of a construction, as {account}",
                    f"以 {account} 身份、以某施工 6.4 与 6.5 之间的时间调用 6.10")  # fmt: skip
        _judge_held(check, answer, work, what, put)


@verifies("R-6.10.1-1")
def test_a_time_may_lie_more_than_a_week_back(lab: Lab) -> None:
    """R-6.10.1-1: no bound is stated for the time (E168). Where the clock can't be moved there is nothing so old."""
    check, (_, there) = lab.verify("R-6.10.1-1"), lab.story("long ago")
    work = stages.authorised(there)
    at = _time(there, work)
    if there.scene.own:
        there.scene.clock.until(at + WEEK + 2 * DAY)
    answer = _fetch(there, GXSJ=at - 1000)
    when = (
        Text("nine days ago", "9 天前") if there.scene.own else Text("before a construction was added", "添加施工之前")
    )
    what = Text(f"6.10 with GXSJ {when.en}", f"以{when.zh}的 GXSJ 调用 6.10")
    check.must(_holds(answer, work), what, Text("with the construction of then", "含当时的施工"), answer, answer)


@verifies("R-6.10.1-1", "R-6.10.1-2")
def test_what_a_modification_made_is_shown_everywhere(lab: Lab) -> None:
    """R-6.10.1-1, -2: after 6.5 every list of 6.10 shows the new data, and a later GXSJ (E123)."""
    work = stages.authorised(lab)
    at = _time(lab, work)
    lab.scene.clock.until(at + 3500)
    _modified(lab, work)
    past = at - 1000
    for query, id in (({"ZJBM": work.zjbm}, 2), ({}, 1), ({"GXSJ": past}, 1), ({"ZJBM": work.zjbm, "GXSJ": past}, 2)):
        check, answer = lab.verify(f"R-6.10.1-{id}"), _fetch(lab, **query)
        item = of_work("6.10", answer, work)
        what = Text(
            f"6.10 by {' and '.join(query) or 'nothing'}, after 6.5",
            f"6.5 之后以{'、'.join(query) or '无参数'}调用 6.10",
        )
        if not item and len(answer.items) == FULL:
            continue  # E139
        check.must(item.get("SGLXR") == "钱工", what, Text("SGLXR 钱工", "SGLXR 为 钱工"), item.get("SGLXR"), answer)
        now = milliseconds(item.get("GXSJ"))
        check.must(now is not None and now > at, what, Text("a later GXSJ", "更晚的 GXSJ"), item.get("GXSJ"), answer)


@verifies("R-6.10.1-3")
def test_a_revoked_construction_is_in_no_list(lab: Lab) -> None:
    """R-6.10.1-3: what 6.6 revoked is in no list as a live one (E156)."""
    check, work = lab.verify("R-6.10.1-3"), stages.authorised(lab)
    before, past = _fetch(lab), lab.now() - DAY
    gone = lab.accepted(lab.maker.revoke("6.6", work.sgid), "6.6", "R-6.6.3-1")
    if not _holds(before, work):
        return check.unverified("6.10 does not show the construction before", "撤销前 6.10 未显示该施工", before)
    for query in ({}, {"GXSJ": past}, {"ZJBM": work.zjbm, "GXSJ": past}):
        answer = _fetch(lab, **query)
        what = Text(
            f"6.10 by {' and '.join(query) or 'nothing'}, after 6.6",
            f"6.6 之后以{'、'.join(query) or '无参数'}调用 6.10",
        )
        expected = Text("without it, or with BGLX=DELETE", "不含该施工,或 BGLX=DELETE")
        check.must(not _holds(answer, work), what, expected, answer, gone, answer)
    return None


@verifies("R-6.10.1-2")
def test_the_constructions_of_a_lift(lab: Lab) -> None:
    """R-6.10.1-2: 返回该电梯的施工基础数据; of no other lift (E151)."""
    work, other = _known(lab), stages.authorised(lab)
    check = lab.verify("R-6.10.1-2")
    for account in _who(lab):
        answer = _fetch(lab, account, ZJBM=work.zjbm)
        lifts = [str(one.get("ZJBM")) for one in reading.items("6.10", answer)]
        what = Text(f"6.10 with ZJBM, as {account}", f"以 {account} 身份带 ZJBM 调用 6.10")
        check.must(_holds(answer, work), what, Text("the construction of that lift", "该电梯的施工"), answer, answer)
        strange = sorted({zjbm for zjbm in lifts if zjbm != work.zjbm})
        check.must(not strange, what, Text("no other lift", "不含其他电梯"), ", ".join(strange) or answer, answer)
    answer = _fetch(lab, ZJBM=other.zjbm)
    what = Text("6.10 with another ZJBM", "以另一 ZJBM 调用 6.10")
    check.must(_holds(answer, other), what, Text("the construction of that lift", "该电梯的施工"), answer, answer)


@verifies("R-6.10.1-3")
def test_the_last_seven_days(lab: Lab) -> None:
    """R-6.10.1-3: 不传入任何字段时,返回 7 天内产生的数据; E139, E169."""
    work, answer, check = _known(lab), _fetch(lab), lab.verify("R-6.10.1-3")
    what = Text("6.10 without parameters", "不带参数调用 6.10")
    _judge_held(check, answer, work, what)
    times = [milliseconds(one.get("GXSJ")) for one in reading.items("6.10", answer)]
    old = [at for at in times if at is not None and at < lab.now() - WEEK - SLACK]
    check.must(not old, what, Text("nothing older", "不含更早的数据"), f"{len(old)} / {len(times)}", answer)
    _after_a_week(lab)


def _judge_held(check: Check, answer: Answer, work: Work, what: Text, *others: Answer) -> None:
    """A list of exactly a hundred may go on: that a construction is not in it has no verdict (E139)."""
    if not may_go_on(check, answer, len(answer.items), there=_holds(answer, work)):
        check.must(_holds(answer, work), what, Text("with that construction", "含该施工"), answer, *others, answer)


def _after_a_week(lab: Lab) -> None:
    """Where the clock can be moved: what was added nine days ago is left out, and still there by its time (E168)."""
    story, there = lab.story("after a week")
    if not there.scene.own:
        return
    work = stages.authorised(there)
    at = _time(there, work)
    check = lab.verify("R-6.10.1-3")
    there.scene.clock.until(at + WEEK - DAY)
    six = _fetch(there)
    what = Text("6.10 without parameters, six days after a construction was added", "添加施工 6 天后不带参数调用 6.10")
    _judge_held(check, six, work, what)
    there.scene.clock.until(at + WEEK + 2 * DAY)
    control, late = _fetch(there, GXSJ=at - 1000), _fetch(there)
    if not _holds(control, work):
        return check.unverified("what was added nine days ago is not found by its time either",
                                "9 天前添加的数据按时间同样查不到", control)  # fmt: skip
    what = Text("6.10 without parameters, nine days after a construction was added", "添加施工 9 天后不带参数调用 6.10")
    check.must(not _holds(late, work), what, Text("without it", "不含该施工"), late, control, late)


@verifies("R-6.10.2-1")
def test_items_follow_table_13(lab: Lab) -> None:
    """R-6.10.2-1: 表 13; what was not supplied may be empty or missing (E116), SJBB missing is a warning (E037)."""
    answer = _seen(lab, _known(lab))
    items.follow(lab.verify("R-6.10.2-1"), "6.10", answer.items, answer, given=GIVEN)


@verifies("R-6.10.2-1")
def test_a_list_follows_table_13(lab: Lab) -> None:
    """R-6.10.2-1: every item of the last seven days."""
    answer = _fetch(lab)
    items.follow(lab.verify("R-6.10.2-1"), "6.10", answer.items, answer)


@verifies("R-6.10.2-2")
def test_the_kind_of_change_is_in_its_list(lab: Lab) -> None:
    """R-6.10.2-2: ADD, MODIFY, DELETE; when which of them stands is not judged (E157)."""
    work = stages.authorised(lab)
    _modified(lab, work)
    new, changed = _seen(lab, _known(lab)), _seen(lab, work)
    items.listed(lab.verify("R-6.10.2-2"), "6.10", [*new.items, *changed.items], "BGLX", new, changed)


@verifies("R-6.10.3-1")
def test_a_construction_is_read_as_it_was_added(lab: Lab) -> None:
    """R-6.10.3-1: GET /api/tp/v1/notices_info, or the path of A.2.10 (E057), by ZJBM after 6.4."""
    work, check = _known(lab), lab.verify("R-6.10.3-1")
    answer = _fetch(lab, ZJBM=work.zjbm)
    what = Text("GET by ZJBM after 6.4", "6.4 之后带 ZJBM 的 GET")
    if not check.must(answer.success and _holds(answer, work), what, ACCEPTED, answer, answer):
        return
    found = of_work("6.10", answer, work)
    uplinks.read_back(check, TABLES[13], work.record, found, answer)
    check.usual(200, what, answer)


def _known(lab: Lab) -> Work:
    return lab.shared("an authorised construction", stages.authorised)


def _modified(lab: Lab, work: Work) -> Answer:
    """6.5 by the manufacturer, who declares no notice (E117): another contact."""
    version = reading.version(stages.construction(lab, work))
    record = {"SGID": work.sgid, **work.record, "SGLXR": "钱工", "SFGZ": False, **version}
    return lab.accepted(lab.maker.send("6.5", record), "6.5", "R-6.5.3-1")


def _who(lab: Lab) -> list[str]:
    return [account for account in WHO if account in lab.target.accounts]


def _fetch(lab: Lab, account: str = "manufacturer", **query: object) -> Answer:
    return lab.client(account).fetch("6.10", **query)


def _holds(answer: Answer, work: Work) -> bool:
    """Whether a construction is among the items, and not as a revoked one (E156)."""
    item = of_work("6.10", answer, work)
    return bool(item) and item.get("BGLX") != "DELETE"


def _seen(lab: Lab, work: Work) -> Answer:
    """The constructions of a lift; stops the test if the one that was added isn't there."""
    answer = _fetch(lab, ZJBM=work.zjbm)
    if not _holds(answer, work):
        raise unverified("6.10 does not give the construction; see R-6.10.1-2", "6.10 未返回该施工;参见 R-6.10.1-2")
    return answer


def _time(lab: Lab, work: Work, account: str = "manufacturer") -> int:
    """GXSJ of a construction in ms."""
    answer = _fetch(lab, account, ZJBM=work.zjbm)
    at = milliseconds(of_work("6.10", answer, work).get("GXSJ"))
    if at is None:
        raise unverified("6.10 does not give the construction with its GXSJ; see R-6.10.2-1",
                         "6.10 未返回该施工及其 GXSJ;参见 R-6.10.2-1")  # fmt: skip
    return at
