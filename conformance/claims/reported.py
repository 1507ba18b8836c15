"""What is claimed of each kind of provincial report, whichever the kind: 7.1 to 7.15 and their forms in Annex A.3.

Each function judges one requirement. Calls and what they leave behind are made once in a scene (reports.py), and all
tests of a kind look at them.
"""

from __future__ import annotations

from dataclasses import replace

from conformance.claims import uplinks
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control
from conformance.judging.values import milliseconds, same
from conformance.judging.verify import Check, unverified
from conformance.records import reports
from conformance.records.reports import Kind, Seen
from conformance.records.valid import without
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text

# ---- added


def is_added(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.3: POST adds the record, and 7.20 shows it in its list."""
    seen, what = reports.sample(lab, kind), _call(kind.add)
    if check.must(seen.answer.success, what, ACCEPTED, seen.answer, seen.answer):
        if reports.leaves_out(kind, seen):
            raise unverified(f"7.20 shows no {kind.at}, in which the record would stand; see R-7.20.1-1",
                             f"7.20 未给出该记录所在的 {kind.at};参见 R-7.20.1-1")  # fmt: skip
        back = Text(f"the record in {kind.at} of 7.20", f"7.20 的 {kind.at} 中的该记录")
        check.must(bool(seen.item), back, SHOWN, SHOWN if seen.item else GONE, *seen.answers)
        check.usual(201, what, seen.answer)


def adding(lab: Lab, kind: Kind, **changes: object) -> Control:
    """The control of an addition: a record with every row. What follows is of another lift, where a lift may have one."""
    zjbm, client = reports.place(lab, kind), lab.client("province")
    with reports.locked(lab, kind, zjbm):
        first = uplinks.control(lab, kind.add, "province", lambda: reports.record(lab, kind, zjbm, **changes))
    other = reports.place(lab, kind)
    return replace(first, make=lambda: client.request(kind.add, reports.record(lab, kind, other, **changes)))


def needs(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.2: what every reading demands, left out one at a time, and values out of form are refused; in a batch too."""
    control = adding(lab, kind)
    _defects(check, control, kind, kind.add)
    zjbm = reports.place(lab, kind)
    with reports.locked(lab, kind, zjbm):
        uplinks.one_of_two(check, control.client, kind.add, kind.last,
                           lambda: [reports.record(lab, kind, zjbm) for _ in range(2)])  # fmt: skip


def reads_back(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.2: 7.20 shows what was sent, of each record of an array too."""
    seen = _in_effect(reports.sample(lab, kind))
    for one in (seen, *reports.together(lab, kind)):
        uplinks.read_back(check, kind.tables[0], one.sent, one.item, *one.answers, but=("ZJBM",))


def does_without(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.2: a record without its K rows is accepted (E125)."""
    whole = reports.record(lab, kind, reports.place(lab, kind))
    _bare(check, kind.add, kind, reports.add(lab, kind, without(whole, *kind.spare)))


def names_a_lift(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.2: a record of a lift that nobody added (E199)."""
    control = lab.accepted(reports.sample(lab, kind).answer, kind.add, f"R-{kind.add}.3-1")
    answer = lab.client("province").send(kind.add, reports.record(lab, kind, lab.records.codes.lift()))
    uplinks.unknown_lift(check, control, kind.add, answer)


def takes(check: Check, lab: Lab, kind: Kind, code: str, *values: str) -> None:
    """7.x.2: values of a list are accepted and read back."""
    for value in values:
        seen = reports.add(lab, kind, reports.record(lab, kind, reports.place(lab, kind), **{code: value}))
        _taken(check, kind.add, seen, code, value)


def _taken(check: Check, interface: str, seen: Seen, code: str, value: str) -> None:
    what = Text(f"{uplinks.name(interface)} with {code}={value}", f"{uplinks.name(interface)},{code}={value}")
    if check.must(seen.answer.success, what, ACCEPTED, seen.answer, seen.answer) and seen.item:
        uplinks.read_back(check, uplinks.table_of(interface), {code: value}, seen.item, *seen.answers)


# ---- modified


def takes_to_modify(check: Check, lab: Lab, kind: Kind, code: str, *values: str) -> None:
    """7.x.2: as `takes`, for a PUT."""
    seen = reports.added(lab, kind)
    for value in values:
        seen = reports.put(lab, kind, seen, reports.change(kind, reports.shown(seen), **{code: value}))
        _taken(check, kind.modify, seen, code, value)


def is_modified(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.3: PUT modifies the record that it names, in the version that 7.20 shows (E122)."""
    before, after = reports.changed(lab, kind)
    what, answers = _call(kind.modify), (before.read, *after.answers)
    if check.must(after.answer.success, what, ACCEPTED, after.answer, *answers):
        for code, sent in kind.change.items():
            back = Text(f"{code} as read back by 7.20", f"通过 7.20 读回的 {code}")
            seen = after.item.get(code, "‹none›")
            check.must(_same(kind, code, seen, sent), back, Text(str(sent), str(sent)), seen, *answers)
        check.usual(200, what, after.answer)


def needs_to_modify(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.2: as `needs`, for a PUT."""
    control = modifying(lab, kind)
    _defects(check, control, kind, kind.modify)
    pair = [reports.added(lab, kind) for _ in range(2)]
    uplinks.one_of_two(check, control.client, kind.modify, kind.last,
                       lambda: [reports.change(kind, reports.again(lab, kind, one)) for one in pair])  # fmt: skip


def modifying(lab: Lab, kind: Kind, **changes: object) -> Control:
    """The control of a modification: one that is accepted. What follows goes by the version that stands then (E122)."""
    client, seen = lab.client("province"), reports.added(lab, kind)
    first = lab.accepts(lambda: client.request(kind.modify, reports.change(kind, seen, **changes)), "province")
    now = reports.shown(reports.again(lab, kind, seen))
    return replace(first, make=lambda: client.request(kind.modify, reports.change(kind, now, **changes)))


def reads_back_modified(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.2: 7.20 shows what was sent last, after a second modification too; the record beside it is as it was."""
    _, after = reports.changed(lab, kind)
    beside, other = (reports.added(lab, kind) for _ in range(2))
    once = reports.shown(reports.put(lab, kind, other, reports.change(kind, other, **kind.change)))
    twice = reports.put(lab, kind, once, reports.change(kind, once, **{code: other.sent[code] for code in kind.change}))
    if once.answer.success:
        what = Text(f"{uplinks.name(kind.modify)} of a record for the second time",
                    f"{uplinks.name(kind.modify)},第二次修改同一记录")  # fmt: skip
        check.must(twice.answer.success, what, ACCEPTED, twice.answer, once.answer, twice.answer)
    still = reports.again(lab, kind, beside)
    for seen in (_in_effect(after), *([twice] if twice.answer.success else []), still):
        uplinks.read_back(check, kind.tables[1], seen.sent, seen.item, *seen.answers, but=("ZJBM", kind.key))


def does_without_to_modify(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.2: K rows left out of a PUT; whether they are kept or cleared is not judged (E123)."""
    before = reports.added(lab, kind)
    after = reports.put(lab, kind, before, reports.change(kind, before, *kind.spare, **_unless_spare(kind)))
    _bare(check, kind.modify, kind, after)


# ---- revoked


def is_revoked(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.3: DELETE revokes; 7.20 then no longer shows the record as live (E156)."""
    seen, name = reports.revoked(lab, kind), uplinks.name(kind.revoke)
    what = Text(f"{name} with {kind.key}", f"{name},以 {kind.key} 指定")
    if not check.must(seen.one.success, what, ACCEPTED, seen.one, *seen.reads[:1], seen.one):
        return
    if not seen.left[0][3]:
        return check.unverified("7.20 does not show the record beside it any more, so that nothing can be told",
                                "7.20 也不再显示其旁的另一条记录,无法判断", *seen.reads)  # fmt: skip
    gone = Text(f"the record in {kind.at} of 7.20 afterwards", f"之后 7.20 的 {kind.at} 中的该记录")
    check.must(not seen.left[0][0], gone, GONE, seen.shown(0), seen.one, seen.reads[1])
    check.usual(200, what, seen.one)
    return None


def names_what_it_revokes(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.2: the key names the record; the others stay. One that names nothing is no error of the server (E144)."""
    seen = reports.revoked(lab, kind)
    lab.accepted(seen.one, kind.revoke, f"R-{kind.revoke}.3-1")
    what = Text(f"the records beside the one whose {kind.key} was sent", f"所提交 {kind.key} 以外的记录")
    still = Text("still shown by 7.20", "7.20 仍显示")
    check.must(all(seen.left[0][1:]), what, still, seen.shown(0), *seen.reads[:2], seen.one)
    if seen.left[0][0]:
        return check.unverified(f"the key revoked nothing; see R-{kind.revoke}.3-1",
                                f"该编码未撤销任何记录;参见 R-{kind.revoke}.3-1", seen.one)  # fmt: skip
    uplinks.unknown_key(check, lab.client("province"), kind.revoke)
    return None


def refuses_no_key(check: Check, lab: Lab, kind: Kind) -> None:
    """7.x.2: DELETE without the key is refused. For a test that runs last."""
    client, seen = lab.client("province"), reports.added(lab, kind)
    control = lab.accepted(client.revoke(kind.revoke, seen.key), kind.revoke, f"R-{kind.revoke}.3-1")
    uplinks.no_key(check, control, client, kind.revoke)


# ---- Annex A.3


def form_of_adding(check: Check, lab: Lab, kind: Kind) -> None:
    """A.3.x: headers, structure and answer of a POST."""
    seen = reports.sample(lab, kind)
    acknowledged(check, kind.add, seen.answer if not seen.answer.success else reports.shown(seen).answer)


def form_of_modifying(check: Check, lab: Lab, kind: Kind) -> None:
    """A.3.x: headers, structure and answer of a PUT."""
    _, after = reports.changed(lab, kind)
    if after.answer.success and not all(_same(kind, code, after.item.get(code), sent)
                                        for code, sent in kind.change.items()):  # fmt: skip
        raise unverified(f"accepted without effect; see R-{kind.modify}.3-1",
                         f"已接受但未生效;参见 R-{kind.modify}.3-1")  # fmt: skip
    acknowledged(check, kind.modify, after.answer)


def form_of_revoking(check: Check, lab: Lab, kind: Kind) -> None:
    """A.3.x: DELETE with one key, and with two, which revokes both (E067)."""
    seen = reports.revoked(lab, kind)
    if seen.one.success and seen.left[0][0]:
        raise unverified(f"accepted without effect; see R-{kind.revoke}.3-1",
                         f"已接受但未生效;参见 R-{kind.revoke}.3-1")  # fmt: skip
    acknowledged(check, kind.revoke, seen.one)
    if acknowledged(check, kind.revoke, seen.two, Text(" twice", "(参数重复两次)")):
        what = Text(f"the two records whose {kind.key} were sent", f"所提交的两个 {kind.key} 对应的记录")
        check.must(not any(seen.left[1][1:3]), what, GONE, seen.shown(1), *seen.reads[1:], seen.two)


def acknowledged(check: Check, interface: str, answer: Answer, more: Text | None = None) -> bool:
    """The printed request is accepted, and the answer is that of 5.3.5.7, in JSON; of a DELETE code 1 suffices (E145)."""
    row, more = INTERFACES[interface], more or Text("", "")
    key = Text(f", {row.key}{more.en}", f",{row.key}{more.zh}") if row.key else more
    what = Text(f"{uplinks.name(interface)} as {row.annex} prints it{key.en}",
                f"按 {row.annex} 调用 {uplinks.name(interface)}{key.zh}")  # fmt: skip
    if not check.must(answer.success, what, ACCEPTED, answer, answer):
        return False
    uplinks.is_json(check, interface, answer)
    if row.method != "DELETE":
        _told(check, answer)
    return True


SHOWN = Text("shown as a live one", "显示为有效记录")
GONE = Text("not shown as a live one", "未显示为有效记录")


def _told(check: Check, answer: Answer) -> None:
    """When (E148), and of which record (E136)."""
    at = answer.json.get("timestamp")
    stamp = Text("timestamp of the answer", "应答的 timestamp")
    check.must(milliseconds(at) is not None, stamp, Text("milliseconds, as digits", "毫秒时间戳"), repr(at), answer)
    told = Text("what the answer gives for the record", "应答给出的记录标识")
    check.must(bool(answer.ids), told, Text("data.id", "data.id"), answer.data, answer)


def _defects(check: Check, control: Control, kind: Kind, interface: str) -> None:
    met = kind.met_by(uplinks.table_of(interface))
    uplinks.left_out(check, control, interface, but=kind.excused, also=met)
    uplinks.out_of_form(check, control, interface, every=True)


def _bare(check: Check, interface: str, kind: Kind, seen: Seen) -> None:
    row = uplinks.name(interface)
    what = Text(f"{row} without {', '.join(kind.spare)}", f"{row} 不含 {'、'.join(kind.spare)}")
    if check.must(seen.answer.success, what, ACCEPTED, seen.answer, seen.answer):
        rest = {code: value for code, value in seen.sent.items() if code not in kind.spare}
        table = uplinks.table_of(interface)
        uplinks.read_back(check, table, rest, _in_effect(seen).item, *seen.answers, but=("ZJBM", kind.key))


def _in_effect(seen: Seen) -> Seen:
    if not seen.answer.success:
        raise unverified(f"it is not accepted ({seen.answer})", f"未被接受({seen.answer})")
    return reports.shown(seen)


def _unless_spare(kind: Kind) -> dict[str, object]:
    return {code: value for code, value in kind.change.items() if code not in kind.spare}


def _same(kind: Kind, code: str, seen: object, sent: object) -> bool:
    row = next(row for row in kind.tables[1].members() if row.code == code)
    return same(row, seen, sent)


def _call(interface: str) -> Text:
    name = uplinks.name(interface)
    return Text(f"{name} with every row", f"{name},含全部数据元")
