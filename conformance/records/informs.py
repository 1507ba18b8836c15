"""Construction notices as a province records and revokes them (7.21, 7.22), and as SGXX of 7.20 shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from conformance.judging import reading
from conformance.judging.reading import Item
from conformance.judging.refusal import Control
from conformance.judging.values import folded
from conformance.judging.verify import Stop, unverified
from conformance.records import stages
from conformance.records.stages import Work
from conformance.records.valid import Record
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

STANDS, GONE = Text("what was sent", "所提交的值"), Text("no longer what was sent", "不再是所提交的值")


@dataclass(frozen=True)
class Seen:
    """A notice that was sent, and what SGXX of 7.20 shows of its construction afterwards ({} if nothing)."""

    work: Work
    sent: Record
    answer: Answer
    read: Answer
    item: Item

    @property
    def answers(self) -> tuple[Answer, Answer]:
        """The evidence."""
        return self.answer, self.read

    @property
    def in_effect(self) -> bool:
        """Whether 7.20 shows the authority that took the notice."""
        return tells(self.item, self.sent)


@dataclass(frozen=True)
class Revoked:
    """Three notices, of which one is revoked, then the other two together. `left`: whether 7.20 still tells of each of the
    three after the first call, and of the two after the second."""

    one: Answer
    two: Answer
    left: tuple[tuple[bool, bool, bool], tuple[bool, bool]]
    reads: tuple[Answer, ...]


def tells(item: Item, sent: Record) -> bool:
    """Whether an item of SGXX has the authority of a notice (SGGZSLJG), which the suite makes unlike any other."""
    return folded(str(item.get("SGGZSLJG", ""))).strip() == str(sent["SGGZSLJG"])


def told(stands: bool) -> Text:
    """What 7.20 tells of a notice, in words."""
    return STANDS if stands else GONE


def notice(lab: Lab, work: Work, **changes: Any) -> Record:
    """A notice of a construction with every row, by SGID and SJBB of 7.16 (E118)."""
    version = reading.version(stages.pending(lab, work)).get("SJBB")
    if version is None:
        raise unverified("7.16 does not show the construction with its SJBB; see R-7.16.1-4 and R-7.16.2-1",
                         "7.16 未显示该施工信息及其 SJBB;参见 R-7.16.1-4、R-7.16.2-1")  # fmt: skip
    authority = f"普陀区市场监督管理局{lab.records.codes.number()}"
    return {**lab.records.notice(work.sgid, work.zjbm, version, SGGZSLJG=authority), **changes}


def record(lab: Lab, work: Work, **changes: Any) -> Seen:
    """Record the notice of a construction, and look for it."""
    sent = notice(lab, work, **changes)
    answer = lab.client("province").send("7.21", sent)
    read, item = look(lab, work, sent)
    return Seen(work, sent, answer, read, item if answer.success else {})


def look(lab: Lab, work: Work, sent: Record) -> tuple[Answer, Item]:
    """The construction in SGXX of 7.20: by SGID, which is K there, else by the authority of its notice."""
    read = lab.client("province").fetch("7.20", ZJBM=work.zjbm)
    found = reading.live(reading.section("7.20", reading.lift("7.20", read, work.zjbm), "SGXX"))
    named = [one for one in found if str(one.get("SGID")) == work.sgid]
    return read, next(iter([*named, *(one for one in found if tells(one, sent))]), {})


def sample(lab: Lab) -> Seen:
    """A notice that is recorded in a scene, whatever came of it. SGXX may hold works with a result alone (7.20.1): then the
    work is finished first."""

    def make(lab: Lab) -> Seen:
        seen = record(lab, stages.declared(lab))
        if not seen.answer.success or seen.item:
            return seen
        try:
            stages.entered(lab, seen.work)
        except Stop:
            return seen
        read, item = look(lab, seen.work, seen.sent)
        return replace(seen, read=read, item=item)

    return lab.shared("a construction notice", make)


def there(seen: Seen) -> Seen:
    """The notice, if SGXX shows its construction."""
    if not seen.item:
        raise unverified("7.20 does not show the construction in SGXX, where the notice would stand; see R-7.20.1-1",
                         "7.20 的 SGXX 未显示该施工,无法读取其告知单;参见 R-7.20.1-1")  # fmt: skip
    return seen


def beside(lab: Lab) -> tuple[Seen, Item] | None:
    """The notice of a repair of an installed lift, and the installation in SGXX beside it; None where either can't be had."""
    try:
        work = stages.entered(lab)
        repair = stages.declared(lab, "REPAIR", lift=work.lift)
        seen = shown(record(lab, repair, SGLB="REPAIR"))
    except Stop:
        return None
    found = reading.live(reading.section("7.20", reading.lift("7.20", seen.read, work.zjbm), "SGXX"))
    other = next((one for one in found if str(one.get("SGID")) == work.sgid), None)
    return None if other is None else (seen, other)


def shown(seen: Seen) -> Seen:
    """The notice, if it was accepted and 7.20 shows it."""
    if not seen.answer.success:
        raise unverified(f"7.21 is not accepted ({seen.answer}); see R-7.21.3-1",
                         f"7.21 未被接受({seen.answer});参见 R-7.21.3-1")  # fmt: skip
    if not seen.in_effect:
        raise unverified("7.20 does not show the SGGZSLJG that was sent by 7.21 in SGXX, so that no effect can be told",
                         "7.20 的 SGXX 未显示 7.21 提交的 SGGZSLJG,无法判断效果")  # fmt: skip
    return seen


def control(lab: Lab) -> Control:
    """The control of a notice. A second notice of one construction may be refused (E207), so what follows is of another."""
    seen, client = sample(lab), lab.client("province")
    lab.accepted(seen.answer, "7.21", "R-7.21.3-1")
    sent: Record = lab.shared("a construction without a notice", lambda lab: notice(lab, stages.declared(lab)))
    return Control(client, lambda: client.request("7.21", sent), seen.answer)


def revoked(lab: Lab) -> Revoked:
    """Notices that are revoked in a scene, before any inspection and result (E192)."""
    return lab.shared("revoked construction notices", _revoke)


def _revoke(lab: Lab) -> Revoked:
    client = lab.client("province")
    three = [shown(record(lab, stages.declared(lab))) for _ in range(3)]
    codes = [seen.work.sgid for seen in three]
    one = client.revoke("7.22", codes[0])
    after_one = [look(lab, seen.work, seen.sent) for seen in three]
    two = client.revoke("7.22", *codes[1:])
    after_two = [look(lab, seen.work, seen.sent) for seen in three[1:]]
    first, second, third = (tells(item, seen.sent) for (_, item), seen in zip(after_one, three, strict=True))
    rest = [tells(item, seen.sent) for (_, item), seen in zip(after_two, three[1:], strict=True)]
    reads = (*(seen.read for seen in three), *(read for read, _ in (*after_one, *after_two)))
    return Revoked(one, two, ((first, second, third), (rest[0], rest[1])), reads)
