"""6.12: full information of lifts for their manufacturer, by the key of the lift."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.judging import items, reading
from conformance.judging.values import milliseconds
from conformance.judging.verify import Check
from conformance.records import lifelong, lifts, reports, stages
from conformance.records.plans import LIFTS
from conformance.records.valid import NINE
from conformance.running.lab import Lab, has
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

FOUND = Text("what was sent", "所提交的数据")


@verifies("R-6.12.1-1")
def test_the_lift_and_its_components_are_contained(lab: Lab) -> None:
    """R-6.12.1-1: 整机和部件基础信息; BJXX is an array even without components (E107)."""
    record = lifts.fitted(lab)
    read = lab.read(record["ZJBM"])
    item, check = reading.lift("6.12", read, record["ZJBM"]), lab.verify("R-6.12.1-1")
    lift, parts = reading.section("6.12", item, "ZJXX"), reading.section("6.12", item, "BJXX")
    what = Text("ZJXX of a lift with two components", "带两个部件的电梯的 ZJXX")
    check.must(lifelong.told(lift, "SBXH", record), what, FOUND, read, read)
    for part in record["BJXX"]:
        what = Text(f"component {part['TBJBM']} in BJXX", f"BJXX 中的部件 {part['TBJBM']}")
        check.must(lifelong.told(parts, "TBJBM", part), what, FOUND, read, read)


@verifies("R-6.12.1-1", accounts=lifelong.ACCOUNTS)
def test_the_records_of_its_life_are_contained(lab: Lab) -> None:
    """R-6.12.1-1: 安装改造修理结果、监督管理、使用单位及使用管理、维护保养、整机保险和部件召回信息. JYXX by E055, ZHXX by E195."""
    found = lifelong.known(lab)
    read = lab.read(found.zjbm)
    item, check = reading.lift("6.12", read, found.zjbm), lab.verify("R-6.12.1-1")
    what = Text("the result of its installation in SGXX", "SGXX 中的安装结果")
    check.must(lifelong.entered(_live(item, "SGXX"), found.sent["SGXX"]), what, FOUND, read, read)
    for at in ("JDXX", "SYDWGLXX", "WBXX", "BXXX"):
        code = lifelong.MARKS[at]
        what = Text(f"{code} of a record in {at}", f"{at} 中记录的 {code}")
        check.must(lifelong.told(_live(item, at), code, found.sent[at]), what, FOUND, read, read)
    inspected = lifelong.told(_live(item, "JYXX"), lifelong.MARKS["JYXX"], found.sent["JYXX"])
    check.way("E055", "there" if inspected else "left out", Text("an inspection in JYXX", "JYXX 中的检验信息"), read)
    recalled = any(str(one.get("ZHID")) == found.zhid for one in _live(item, "ZHXX"))
    what = Text("the recall of a component in ZHXX", "ZHXX 中的部件召回")
    check.way("E195", "shown" if recalled else "not shown", what, read)


@verifies("R-6.12.1-1", accounts=lifelong.ACCOUNTS)
def test_what_provinces_do_later_is_contained(lab: Lab) -> None:
    """R-6.12.1-1: a second record of a kind stands beside the first, a modified one is as it is now, a revoked one is not live
    (E156)."""
    check, work = lab.verify("R-6.12.1-1"), stages.declared(lab)
    for kind in (reports.INSURANCE, reports.MAINTENANCE, reports.SUPERVISION):
        _goes_on(check, lab, work.zjbm, kind)


@verifies("R-6.12.2-1")
def test_when_a_lift_was_added_and_changed(lab: Lab) -> None:
    """R-6.12.2-1: after 6.2 更新时间 is later, by which a client asks for the next increment (6.12.1), and 创建时间 the same."""
    check, record = lab.verify("R-6.12.2-1"), lab.new_lift()
    before = lab.read(record["ZJBM"])
    lab.scene.clock.until(lab.now() + 2500)
    lab.accepted(lab.maker.send("6.2", lifts.changed(lab, record, TZZL=1050)), "6.2", "R-6.2.3-1")
    after = lab.read(record["ZJBM"])
    old, new = (_times(read, record["ZJBM"]) for read in (before, after))
    if old is None or new is None:
        return check.unverified("CJSJ or GXSJ is not shown", "未给出 CJSJ 或 GXSJ", before, after)
    what = Text("CJSJ and GXSJ after 6.2", "6.2 之后的 CJSJ 和 GXSJ")
    expected = Text("CJSJ as before, GXSJ later", "CJSJ 不变,GXSJ 更晚")
    check.must(new[0] == old[0] and new[1] > old[1], what, expected, f"{old} → {new}", before, after)
    return None


def _times(read: Answer, zjbm: str) -> tuple[int, int] | None:
    """CJSJ of a lift, and its GXSJ: the later one of that inside ZJXX and that beside it (E048)."""
    item = reading.lift("6.12", read, zjbm)
    inner = next(iter(reading.section("6.12", item, "ZJXX")), {})
    made = milliseconds(inner.get("CJSJ"))
    changed = [at for one in (item, inner) if (at := milliseconds(one.get("GXSJ"))) is not None]
    return (made, max(changed)) if made is not None and changed else None


def _goes_on(check: Check, lab: Lab, zjbm: str, kind: reports.Kind) -> None:
    province = lab.client("province")
    first, second = (reports.record(lab, kind, zjbm) for _ in range(2))
    for sent in (first, second):
        lab.accepted(province.send(kind.add, sent), kind.add, f"R-{kind.add}.3-1")
    read, found = _listed(lab, zjbm, kind.at)
    for sent in (first, second):
        what = Text(f"each of two records in {kind.at}", f"{kind.at} 中两条记录的每一条")
        check.must(lifelong.told(found, kind.mark, sent), what, FOUND, read, read)
    own = {str(one.get(kind.mark)): one for one in found}
    shown = [own.get(str(sent[kind.mark]), {}) for sent in (first, second)]
    if not all(kind.key in one and "SJBB" in one for one in shown):
        return  # E047
    put = {kind.key: shown[0][kind.key], **first, **reading.version(shown[0]), **kind.change}
    lab.accepted(province.send(kind.modify, put), kind.modify, f"R-{kind.modify}.3-1")
    lab.accepted(province.revoke(kind.revoke, str(shown[1][kind.key])), kind.revoke, f"R-{kind.revoke}.3-1")
    read, found = _listed(lab, zjbm, kind.at)
    for code in kind.change:
        what = Text(f"{code} in {kind.at} after {kind.modify}", f"{kind.modify} 之后 {kind.at} 中的 {code}")
        check.must(lifelong.told(found, code, kind.change), what, FOUND, read, read)
    what = Text(f"a record in {kind.at} after {kind.revoke}", f"{kind.revoke} 之后 {kind.at} 中的记录")
    gone = Text("not shown as a live one", "未显示为有效记录")
    check.must(not lifelong.told(found, kind.mark, second), what, gone, read, read)


def _listed(lab: Lab, zjbm: str, at: str) -> tuple[Answer, list[reading.Item]]:
    read = lab.read(zjbm)
    return read, _live(reading.lift("6.12", read, zjbm), at)


@verifies("R-6.12.1-4", "R-6.12.3-1")
def test_the_lift_that_is_asked_for(lab: Lab) -> None:
    """R-6.12.1-4, R-6.12.3-1: 按电梯整机编码获取. GET /api/tp/v1/lifts/enterprise gives ZJXX and BJXX."""
    wanted, other = lifts.fitted(lab), lab.new_lift()
    read = lab.read(wanted["ZJBM"])
    by_key, endpoint = lab.verify("R-6.12.1-4"), lab.verify("R-6.12.3-1")
    what = Text("6.12 with the ZJBM of a lift", "以电梯的 ZJBM 调用 6.12")
    others = [zjbm for item in reading.items("6.12", read) if (zjbm := _zjbm(item)) != str(wanted["ZJBM"])]
    by_key.must(has(read, wanted["ZJBM"]), what, Text("that lift", "该电梯"), read, read)
    by_key.must(not others, what, Text("no other lift", "不含其他电梯"), ", ".join(others) or read, read)
    item = reading.lift("6.12", read, wanted["ZJBM"])
    both = bool(reading.section("6.12", item, "ZJXX")) and isinstance(item.get("BJXX"), list)
    endpoint.must(both, what, Text("with ZJXX and BJXX", "含 ZJXX 和 BJXX"), ", ".join(item), read)
    endpoint.usual(200, what, read)
    control = lab.read(other["ZJBM"])
    what = Text("6.12 with another ZJBM", "以另一 ZJBM 调用 6.12")
    by_key.must(has(control, other["ZJBM"]), what, Text("that lift", "该电梯"), control, control)


@verifies("R-6.12.1-4")
def test_an_unknown_lift_is_not_found(lab: Lab) -> None:
    """R-6.12.1-4, E152: with a ZJBM that names nothing no record is returned; refusals and empty answers all pass."""
    known, unknown = lab.new_lift()["ZJBM"], lab.records.codes.lift()
    control, read = lab.read(known), lab.read(unknown)
    check = lab.verify("R-6.12.1-4")
    if not has(control, known):
        return check.unverified(
            f"a known lift is not given either ({control})", f"已知电梯同样未返回({control})", control
        )
    nothing = read.refused or (read.success and not reading.section("6.12", _first(read), "ZJXX"))
    what = Text("6.12 with an unknown ZJBM", "以未知的 ZJBM 调用 6.12")
    check.must(nothing, what, modes.NOTHING, read, control, read)
    return None


@verifies("R-6.12.1-5")
def test_the_key_has_no_limit(lab: Lab) -> None:
    """R-6.12.1-5: 按电梯整机编码获取暂不限制调用频率; E164, E238."""
    modes.unlimited(lab.verify("R-6.12.1-5"), lab, "6.12", "manufacturer", lab.new_lift()["ZJBM"])


@verifies("R-6.12.1-10")
def test_key_and_time(lab: Lab) -> None:
    """R-6.12.1-10: 有晚于该时间的新数据则返回; E152, E166."""
    modes.since(lab.verify("R-6.12.1-10"), lab, LIFTS)


@verifies("R-6.12.1-11")
def test_key_and_time_have_no_limit(lab: Lab) -> None:
    """R-6.12.1-11: 按电梯整机编码及最后更新时间获取暂不限制调用频率; E164."""
    zjbm, since = lab.new_lift()["ZJBM"], lab.now() - 3_600_000
    modes.unlimited(lab.verify("R-6.12.1-11"), lab, "6.12", "manufacturer", zjbm, GXSJ=since)


@verifies("R-6.12.1-11", limited=True)
def test_key_and_time_are_not_bound_by_an_increment(lab: Lab) -> None:
    """R-6.12.1-11, E164: right after an increment call, where the window is open; otherwise by itself."""
    story, check = Increments.of(lab, LIFTS), lab.verify("R-6.12.1-11")
    if not story.reachable:
        zjbm, since = lab.new_lift()["ZJBM"], lab.now() - 3_600_000
        return modes.unlimited(check, lab, "6.12", "manufacturer", zjbm, GXSJ=since)
    modes.right_after(check, story)
    outside = story.keyed_outside()
    if outside is not None:
        what = Text("6.12 by key and time outside 1:00 to 5:00", "1:00 至 5:00 之外按编码及时间调用 6.12")
        check.must(bool(outside.facts["keys"]), what, Text("the record", "该记录"), outside, outside.answer)
    return None


@verifies("R-6.12.2-1")
def test_lifts_follow_table_15(lab: Lab) -> None:
    """R-6.12.2-1: 表 15, with E006 to E013, E022, E039, E047, E048, E079, E080, E111; BJXX is an array without components too
    (E107). Where the accounts are there, one lift has a record of every kind."""
    for zjbm in (lifts.fitted(lab)["ZJBM"], lab.new_lift()["ZJBM"], lifelong.richest(lab)):
        _follows(lab, lab.read(zjbm), zjbm)


@verifies("R-6.12.2-1", limited=True)
def test_a_list_follows_table_15(lab: Lab) -> None:
    """R-6.12.2-1: an increment, whose items may hold the changed parts only (E056), where it can be asked for now; a lift
    by its key otherwise."""
    story = Increments.of(lab, LIFTS)
    if story.reachable:
        return modes.list_follows(lab.verify("R-6.12.2-1"), story.opening()[0], "faults")
    zjbm = lab.new_lift()["ZJBM"]
    return _follows(lab, lab.read(zjbm), zjbm)


@verifies("R-6.12.2-3")
def test_the_state_of_use_is_in_its_list(lab: Lab) -> None:
    """R-6.12.2-3: USING, STOP, SCRAP; it may be absent, and need not follow SBSYZT (E024)."""
    read = lab.read(lifelong.richest(lab))
    items.listed(lab.verify("R-6.12.2-3"), "6.12", read.items, "SYZT", read)


@verifies("R-6.12.2-4")
def test_the_kind_of_change_is_in_its_list(lab: Lab) -> None:
    """R-6.12.2-4: ADD, MODIFY, DELETE; when which of them stands is not judged (E157)."""
    record = lifts.fitted(lab)
    lab.accepted(lab.maker.send("6.2", lifts.changed(lab, record, SBXH="TKJ1000/1.6")), "6.2", "R-6.2.3-1")
    changed, new = lab.read(record["ZJBM"]), lab.read(lifts.fitted(lab)["ZJBM"])
    found = [*changed.items, *new.items]
    items.listed(lab.verify("R-6.12.2-4"), "6.12", found, "BGLX", changed, new)


@verifies("R-6.12.2-5")
def test_whether_the_components_are_complete(lab: Lab) -> None:
    """R-6.12.2-5: DTXXWZ is false without components and true with all nine (E193); it may be absent (E039)."""
    check = lab.verify("R-6.12.2-5")
    nine = [lab.records.component(kind, TBJLB="3520") for kind in NINE]  # E106
    bare, complete = lab.new_lift(), lab.new_lift(BJXX=[lab.records.component(kind) for kind in NINE])
    completed = lab.new_lift()  # 6.1.1, note: before the inspection is applied for
    lab.read(completed["ZJBM"])
    lab.accepted(lab.maker.send("6.2", lifts.changed(lab, completed, BJXX=nine)), "6.2", "R-6.2.3-1")
    for record, expected in ((bare, "false"), (complete, "true"), ({**completed, "BJXX": nine}, "true")):
        read = lab.read(record["ZJBM"])
        item = reading.lift("6.12", read, record["ZJBM"])
        inner = next(iter(reading.section("6.12", item, "ZJXX")), {})
        seen = inner.get("DTXXWZ", item.get("DTXXWZ"))
        number = len(record.get("BJXX", ()))
        what = Text(f"DTXXWZ of a lift with {number} components", f"带 {number} 个部件的电梯的 DTXXWZ")
        if seen in (None, ""):
            check.way("E039", "missing in 6.12", what, read)
        else:
            check.way("E193", "told" if str(seen).lower() in WORDS[expected] else "otherwise", what, read, seen=seen)


WORDS = {"false": {"false", "off", "否"}, "true": {"true", "on", "是"}}
"""Table 1"""


def _follows(lab: Lab, read: Answer, zjbm: str) -> None:
    check = lab.verify("R-6.12.2-1")
    if not has(read, zjbm):
        return check.unverified("6.12 by key does not give the lift; see R-6.12.1-4",
                                "按编码调用 6.12 未返回该电梯;参见 R-6.12.1-4", read)  # fmt: skip
    items.follow(check, "6.12", read.items, read)
    return None


def _live(item: reading.Item, at: str) -> list[reading.Item]:
    return reading.live(reading.section("6.12", item, at))


def _first(answer: Answer) -> reading.Item:
    return next(iter(reading.items("6.12", answer)), {})


def _zjbm(item: reading.Item) -> str:
    inner = next(iter(reading.section("6.12", item, "ZJXX")), {})
    return str(inner.get("ZJBM", item.get("ZJBM")))
