"""What provinces report on lifts (7.1 to 7.15): five kinds of record, one row each; how one is added, changed, revoked, and
read back by 7.20. What the tests claim of them stands in reported.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any

from conformance.judging import reading, rows, values
from conformance.judging.excuses import excuse
from conformance.judging.reading import Item
from conformance.judging.verify import Stop, unverified
from conformance.records import plans, stages
from conformance.records.stages import Work
from conformance.records.valid import Record, Records, without
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Table
from mockplatform.spec.tables import TABLES

ACCOUNTS = ("manufacturer", "constructor", "province")
"""Who it takes to report on a lift: its maker, the constructor whose work brings it into the region (E205), the province"""


@dataclass(frozen=True)
class Kind:
    """One kind of report."""

    add: str
    modify: str
    revoke: str
    """The interfaces"""
    key: str
    """The element that is its record code, whatever Annex A calls it (E031 to E033)"""
    at: str
    """Its list in 7.20"""
    mark: str
    """A text by which the suite tells its own records apart, should data.id not be the record code (E134)"""
    make: Callable[[Records, str], Record]
    change: Mapping[str, Any]
    """What a modification changes"""
    given: frozenset[str] = frozenset()
    """K elements that are sent always, since a reading makes them M (E112)"""
    excused: frozenset[str] = frozenset()
    """M elements that are sent always, since a reading lets go of them (E110)"""
    met: frozenset[str] = frozenset()
    """Conditions on M rows that the suite's records meet, so that the rows are demanded of them (conditions.py)"""
    doubtful: bool = False
    """7.20.1 does not speak of its list, so that a server may leave the list out (E055)"""
    locks: bool = False
    """The lift is to be locked when such a record arrives (7.23.1, E187)"""
    alone: bool = False
    """A server may take one such record of a lift, or show the newest one: each is reported of a lift of its own (E179, E197)"""
    stage: Callable[[Lab], Work] = stages.in_use_at_best
    """Where in its life a lift is of which such a record may be reported, whatever a server wants before"""
    unit: tuple[str, str] = ("", "")
    """The element that names a unit which 7.17 adds, and its ZZLB (E199)"""

    @property
    def tables(self) -> tuple[Table, Table]:
        """The tables of what is added and of what modifies."""
        numbers = INTERFACES[self.add].body, INTERFACES[self.modify].body
        return TABLES[numbers[0] or 0], TABLES[numbers[1] or 0]

    @property
    def last(self) -> str:
        """The last element that every reading demands of what is added and of what modifies it, its version aside."""
        return [row.code for row in rows.demanded(self.tables[0])][-1]

    @property
    def spare(self) -> list[str]:
        """The elements that a record can do without: K rows, but for those of `given`."""
        return [row.code for row in self.tables[0].members() if row.use == "K" and row.code not in self.given]

    def met_by(self, table: Table) -> list[str]:
        """The elements of a table that are demanded of the suite's records, and not of every record."""
        return [row.code for row in table.members() if row.use == "M" and row.when in self.met]


# fmt: off
USAGE = Kind("7.1", "7.2", "7.3", "SYDWGLID", "SYDWGLXX", "SYDWNBBH", Records.usage, {"AQGLYXM": "钱工"},
             given=frozenset({"SBSYCSLB", "SYXYDM", "SYDWMC"}), met=frozenset({"using"}),
             alone=True, stage=stages.installed_at_best, unit=("SYXYDM", "USER"))
INSURANCE = Kind("7.4", "7.5", "7.6", "BXID", "BXXX", "BXXZ", Records.insurance, {"BXXZ": "电梯综合责任保险"})
MAINTENANCE = Kind("7.7", "7.8", "7.9", "WBID", "WBXX", "ZYWTCLQK", Records.maintenance, {"ZYWT": "门机异响"},
                   unit=("WBXYDM", "MAINTENANCE"))
INSPECTION = Kind("7.10", "7.11", "7.12", "JYID", "JYXX", "JDJYBGBH", Records.inspection, {"JYJL": "复检合格"},
                  excused=frozenset({"XCJYRQ"}), doubtful=True, locks=True, alone=True, stage=stages.declared)
SUPERVISION = Kind("7.13", "7.14", "7.15", "JDID", "JDXX", "JCTSJB", Records.supervision, {"JCXZZF": "已责令改正"})
# fmt: on

KINDS = (USAGE, INSURANCE, MAINTENANCE, INSPECTION, SUPERVISION)


@dataclass(frozen=True)
class Seen:
    """A call that adds or modifies a record, and what 7.20 shows of the record afterwards ({} if nothing)."""

    zjbm: str
    key: str
    """Its record code: as 7.20 shows it, else data.id (E134)"""
    sent: Record
    answer: Answer
    read: Answer
    item: Item

    @property
    def answers(self) -> tuple[Answer, Answer]:
        """The evidence."""
        return self.answer, self.read


@dataclass(frozen=True)
class Revoked:
    """Four records, of which the first is revoked, then the second and the third together."""

    keys: tuple[str, ...]
    one: Answer
    two: Answer
    left: tuple[tuple[bool, ...], tuple[bool, ...]]
    """Whether 7.20 still shows each of the four, after the one call and after the other"""
    reads: tuple[Answer, Answer, Answer]

    def shown(self, after: int) -> str:
        """The keys that 7.20 still shows."""
        return ", ".join(key for key, there in zip(self.keys, self.left[after], strict=True) if there)


def place(lab: Lab, kind: Kind) -> str:
    """A lift to report on, ZJBM: the one of all tests of the kind, or a new one."""
    return kind.stage(lab).zjbm if kind.alone else lab.shared(f"a lift for {kind.at}", kind.stage).zjbm


def record(lab: Lab, kind: Kind, zjbm: str, **changes: Any) -> Record:
    """A valid record with every row, and a mark of its own."""
    made = kind.make(lab.records, zjbm)
    mark = f"{made[kind.mark]}{lab.records.codes.number()}"
    return {**made, kind.mark: mark, **_unit(lab, *kind.unit), **changes}


def _unit(lab: Lab, code: str, kind: str) -> Record:
    """A unit of the right kind, where the target file names none and 7.17 takes one."""
    if not code or lab.target.organisations.get(kind):
        return {}
    try:
        return {code: lab.shared(f"a unit {kind}", lambda own: plans.new_unit(own, kind))["XYDM"]}
    except Stop:
        return {}


def listed(lab: Lab, kind: Kind, zjbm: str) -> tuple[Answer, list[Item]]:
    """The live records of a kind by 7.20 with the key of the lift."""
    answer = lab.client("province").fetch("7.20", ZJBM=zjbm)
    whole = reading.lift("7.20", answer, zjbm)
    return answer, reading.live(reading.section("7.20", whole, kind.at))


@contextmanager
def locked(lab: Lab, kind: Kind, zjbm: str) -> Iterator[None]:
    """Lock the lift while records are added, if the kind asks for it; whether locks work is judged by 7.23."""
    if kind.locks:
        lab.client("province").send("7.23", {"ZJBM": zjbm, "DTXXSD": True})
    try:
        yield
    finally:
        if kind.locks:
            lab.client("province").send("7.23", {"ZJBM": zjbm, "DTXXSD": False})


def add(lab: Lab, kind: Kind, sent: Record) -> Seen:
    """Add a record and look for it."""
    zjbm = str(sent["ZJBM"])
    with locked(lab, kind, zjbm):
        answer = lab.client("province").send(kind.add, sent)
    excuse(answer)
    read, items = listed(lab, kind, zjbm)
    item = own(kind, items, sent, answer.ids) if answer.success else {}
    return Seen(zjbm, str(item.get(kind.key) or next(iter(answer.ids), "")), sent, answer, read, item)


def added(lab: Lab, kind: Kind, zjbm: str = "", **changes: Any) -> Seen:
    """A record that was added to a lift and is shown with its version: what tests of other calls rest on."""
    seen = add(lab, kind, record(lab, kind, zjbm or place(lab, kind), **changes))
    lab.accepted(seen.answer, kind.add, f"R-{kind.add}.3-1")
    return shown(seen)


def shown(seen: Seen) -> Seen:
    """The record, if 7.20 shows it; else the form of an answer or a further call would show nothing."""
    if not seen.item or not seen.key:
        raise unverified(f"accepted, but 7.20 does not show the record ({seen.read}), or nothing tells its code; see R-7.20.1-1",
                         f"已接受,但 7.20 未显示该记录({seen.read}),或无从得知其编码;参见 R-7.20.1-1")  # fmt: skip
    return seen


def sample(lab: Lab, kind: Kind) -> Seen:
    """One record that is added in a scene, whatever came of it."""
    return lab.shared(f"a record of {kind.at}", lambda lab: add(lab, kind, record(lab, kind, place(lab, kind))))


def together(lab: Lab, kind: Kind) -> list[Seen]:
    """Two records that are added by one array, each found by its mark; none where the array is not accepted. Of one lift, or
    of one each, where a server may take or show one alone."""
    places = [place(lab, kind) for _ in range(2)]
    both = [record(lab, kind, zjbm) for zjbm in places]
    with ExitStack() as locks:
        for zjbm in dict.fromkeys(places):
            locks.enter_context(locked(lab, kind, zjbm))
        answer = lab.client("province").send(kind.add, both)
    found = [(one, *listed(lab, kind, str(one["ZJBM"]))) for one in both if answer.success]
    return [Seen(str(one["ZJBM"]), "", one, answer, read, own(kind, items, one, [])) for one, read, items in found]


def leaves_out(kind: Kind, seen: Seen) -> bool:
    """Whether 7.20 shows the lift without the list of a kind, as it may (E055)."""
    whole = reading.lift("7.20", seen.read, seen.zjbm)
    return kind.doubtful and bool(whole) and kind.at not in whole


def change(kind: Kind, seen: Seen, *left_out: str, **changes: Any) -> Record:
    """What modifies a record: all of it (E123) with its key and the version that was read, and with changes."""
    if not reading.version(seen.item):
        raise unverified("7.20 shows the record without its SJBB, which its modification needs; see R-7.20.2-1",
                         "7.20 显示的记录没有 SJBB,而修改时需要;参见 R-7.20.2-1")  # fmt: skip
    record = without(kept(kind, seen.sent), *left_out)
    return {kind.key: seen.key, **record, **reading.version(seen.item), **changes}


def kept(kind: Kind, record: Record) -> Record:
    """Of a record what the table that modifies it has as well: Table 31 has no JCBGBH (E044)."""
    return without(record, *(row.code for row in kind.tables[1].extensions))


def put(lab: Lab, kind: Kind, seen: Seen, sent: Record) -> Seen:
    """Modify a record and look at it."""
    answer = lab.client("province").send(kind.modify, sent)
    excuse(answer)
    return again(lab, kind, replace(seen, sent=sent, answer=answer))


def again(lab: Lab, kind: Kind, seen: Seen) -> Seen:
    """A record as 7.20 shows it now."""
    read, items = listed(lab, kind, seen.zjbm)
    return replace(seen, read=read, item=own(kind, items, seen.sent, [seen.key]))


def changed(lab: Lab, kind: Kind) -> tuple[Seen, Seen]:
    """A record that is modified in a scene: as it was added, and what came of the modification."""

    def make(lab: Lab) -> tuple[Seen, Seen]:
        before = added(lab, kind)
        return before, put(lab, kind, before, change(kind, before, **kind.change))

    return lab.shared(f"a modified record of {kind.at}", make)


def revoked(lab: Lab, kind: Kind) -> Revoked:
    """Records that are revoked in a scene: one of four, then two of the others."""
    return lab.shared(f"revoked records of {kind.at}", lambda lab: _revoke(lab, kind))


def _revoke(lab: Lab, kind: Kind) -> Revoked:
    client, four = lab.client("province"), _four(lab, kind)
    keys = tuple(seen.key for seen in four)
    if len(set(keys)) < len(keys):
        raise unverified(f"several records have one {kind.key}", f"多条记录的 {kind.key} 相同")
    one = client.revoke(kind.revoke, keys[0])
    after_one, left_one = _left(lab, kind, four)
    two = client.revoke(kind.revoke, *keys[1:3])
    after_two, left_two = _left(lab, kind, four)
    reads = (four[-1].read, after_one[four[0].zjbm], after_two[four[1].zjbm])
    return Revoked(keys, one, two, (left_one, left_two), reads)


def _four(lab: Lab, kind: Kind) -> list[Seen]:
    """Four records: all of one lift, or else the first and the last of one, where a server takes two and shows both."""
    first, second, third = (added(lab, kind) for _ in range(3))
    beside = add(lab, kind, record(lab, kind, first.zjbm))
    both = beside.key and beside.item and again(lab, kind, first).item
    if both or not kind.alone:
        lab.accepted(beside.answer, kind.add, f"R-{kind.add}.3-1")
        return [first, second, third, shown(beside)]
    return [added(lab, kind), second, third, added(lab, kind)]


def _left(lab: Lab, kind: Kind, four: list[Seen]) -> tuple[dict[str, Answer], tuple[bool, ...]]:
    """Lift → what 7.20 answers, and whether it shows each of the records."""
    found = {zjbm: listed(lab, kind, zjbm) for zjbm in dict.fromkeys(seen.zjbm for seen in four)}
    left = tuple(bool(own(kind, found[seen.zjbm][1], seen.sent, [seen.key])) for seen in four)
    return {zjbm: answer for zjbm, (answer, _) in found.items()}, left


def own(kind: Kind, items: Iterable[Item], sent: Record, ids: list[str]) -> Item:
    """The record by its code, else by its mark, which a record without K rows does not have."""
    known = list(items)
    by_key = [one for one in known if ids and str(one.get(kind.key)) == ids[0]]
    mark = _text(sent.get(kind.mark))
    by_mark = [one for one in known if sent and _text(one.get(kind.mark)) == mark]
    return next(iter([*by_key, *by_mark]), {})


def _text(value: object) -> str:
    return "" if value is None else values.folded(str(value)).strip()
