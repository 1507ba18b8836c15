"""A tour of the uplinks: every POST and PUT of clauses 6 and 7 once with an object and once with an array of two.

Three lifts go through their lives, the first one by objects, the other two by arrays. Each call is made when a test
first asks for it, after those that it builds on, and is shared by all tests of a scene. What was sent is read back:
an answer with code 1 alone shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from conformance.judging import reading
from conformance.judging.excuses import excuse
from conformance.judging.reading import Item
from conformance.judging.verify import Stop, unverified
from conformance.records import reports, stages
from conformance.records.lifts import version
from conformance.records.reports import KINDS, Kind
from conformance.records.stages import Work
from conformance.records.valid import NINE, Record
from conformance.running.lab import Lab, has, lift_of
from conformance.wire.client import Answer

MAKER = ("6.1", "6.2", "6.4", "6.14", "6.15")
BUILDER = ("6.5", "6.7")
PROVINCE = ("7.1", "7.2", "7.4", "7.5", "7.7", "7.8", "7.10", "7.11", "7.13", "7.14", "7.17", "7.18", "7.21", "7.23")
"""The uplinks by the account that calls them"""

ARRAYS, OBJECTS = ("6.14", "6.15"), ("7.21", "7.23")
"""Uplinks that may refuse an object (E050), and those that may refuse an array (E141)"""


@dataclass(frozen=True)
class Pair:
    """An uplink called with an object, the first record, and with an array, the other two."""

    interface: str
    account: str
    records: tuple[Record, ...]
    single: Answer
    batch: Answer
    instead: Answer | None = None
    """The first record in an array of one, where objects are refused and that is legal (E050)"""

    @property
    def answers(self) -> list[Answer]:
        """Both answers, save one that refuses a form that may be refused."""
        left_out = (self.interface in ARRAYS and self.single, self.interface in OBJECTS and self.batch)
        return [one for one in (self.single, self.batch) if one.success or one not in left_out]

    @property
    def ids(self) -> list[str]:
        """What the server called the three records; fewer if it did not say."""
        first = self.instead or self.single
        return [*first.ids[:1], *self.batch.ids]


def pair(lab: Lab, interface: str) -> Pair:
    """The two calls of an uplink, made once. Raises Stop where what they build on can't be had."""
    return lab.shared(f"tour {interface}", _MAKERS[interface])


# ---- what enterprises report


def _sent(lab: Lab, interface: str, account: str, records: list[Record]) -> Pair:
    client = lab.client(account)
    found = Pair(
        interface, account, tuple(records), client.send(interface, records[0]), client.send(interface, records[1:])
    )
    if not (found.single.success or found.batch.success) and any(
        one.versionless for one in (found.single, found.batch)
    ):
        raise unverified(f"{interface} is refused ({found.single}), and no version is shown that could be sent",
                         f"{interface} 被拒绝({found.single}),且未给出可供提交的数据版本")  # fmt: skip
    return found


def _done(lab: Lab, interface: str) -> None:
    """What a call builds on was accepted for all three lifts. Raises Stop."""
    found = pair(lab, interface)
    for answer in (found.single, found.batch):
        lab.accepted(answer, interface, f"R-{interface}.3-1")


def lifts(lab: Lab) -> Pair:
    """6.1"""
    return _sent(lab, "6.1", "manufacturer", [lab.records.lift(**stages.components(lab)) for _ in range(3)])


def _lift_changes(lab: Lab) -> Pair:
    changed = []
    for record in pair(lab, "6.1").records:
        read = lab.read(record["ZJBM"])
        if not has(read, record["ZJBM"]):
            raise unread("6.1", "6.12")
        changed.append({**record, "SBXH": "TKJ1600/2.0", **reading.version(lift_of(read, record["ZJBM"]))})
    return _sent(lab, "6.2", "manufacturer", changed)


def _authorisations(lab: Lab) -> Pair:
    added = pair(lab, "6.1")
    if not added.batch.success:
        lab.accepted(added.single, "6.1", "R-6.1.3-1")
    records = [lab.records.construction(str(one["ZJBM"])) for one in added.records]
    return _sent(lab, "6.4", "manufacturer", records)


def works(lab: Lab) -> list[Work]:
    """The constructions of the three lifts, with the record codes that the server gave them."""

    def find(shared: Lab) -> list[Work]:
        found, lifts = pair(shared, "6.4"), pair(shared, "6.1").records
        told = [found.single.ids[:1], found.batch.ids[:1], found.batch.ids[1:2]]
        return [
            Work(lift, stages.sgid_of(shared, str(lift["ZJBM"]), ids), record)
            for lift, ids, record in zip(lifts, told, found.records, strict=True)
        ]

    return lab.shared("tour works", find)


def declarable(lab: Lab) -> list[Work]:
    """The constructions of the three lifts that their constructor may declare: its own, where 6.5 is for who added them."""
    by = stages.authoriser(lab)
    if by == "manufacturer":
        return works(lab)
    return lab.shared(
        "tour works of the constructor",
        lambda shared: [stages.authorised(shared, lift=work.lift, by=by) for work in works(shared)],
    )


def _declarations(lab: Lab) -> Pair:
    return _sent(lab, "6.5", "constructor", [stages.declaration(lab, work) for work in declarable(lab)])


def _results(lab: Lab) -> Pair:
    """6.7, after the passed inspection where there is a province (E250)."""
    _done(lab, "6.5")
    if "province" in lab.target.accounts:
        _done(lab, "7.10")
    found = _sent(lab, "6.7", "constructor", [stages.result(lab, work) for work in declarable(lab)])
    if "province" not in lab.target.accounts and not found.single.success:
        raise unverified("6.7 is refused without an inspection (E250); a provincial account would show it",
                         "未经检验时 6.7 被拒绝(E250);需要省级账户")  # fmt: skip
    return found


def recalled(lab: Lab) -> Record:
    """A lift with three components, whose models are recalled."""
    return lab.shared("tour recalled", lambda shared: shared.new_lift(BJXX=[
        shared.records.component(kind, TBJXH=shared.scene.codes.named("ZH")) for kind in NINE[:3]
    ]))  # fmt: skip


def _recalls(lab: Lab) -> Pair:
    found = _sent(lab, "6.14", "manufacturer", [lab.records.recall(part) for part in recalled(lab)["BJXX"]])
    if found.single.success or not found.batch.success:
        return found
    return replace(found, instead=lab.client("manufacturer").send("6.14", [found.records[0]]))


def shown_recalls(lab: Lab) -> list[Item]:
    """The recalls as ZHXX of the lift shows them, {} for one that is not shown (E055)."""
    there = reading.live(stages.part(lab, recalled(lab)["ZJBM"], "ZHXX", "manufacturer"))
    models = [record["ZHXXH"] for record in pair(lab, "6.14").records]
    return [next((one for one in there if model in (one.get("ZHXH"), one.get("ZHXXH"))), {}) for model in models]


def _recall_changes(lab: Lab) -> Pair:
    """6.15, with the version that ZHXX shows, or 1 where none is shown (E249)."""
    before, shown = pair(lab, "6.14"), shown_recalls(lab)
    told = before.ids
    if len(told) < 3:
        raise unverified(
            "the record codes of the recalls are not told; see R-5.3.5.7-1", "未给出召回记录编码;参见 R-5.3.5.7-1"
        )
    found = _sent(lab, "6.15", "manufacturer", [
        {"ZHID": one.get("ZHID") or id, **record, "ZHYY": "弹簧断裂", "SJBB": 1, **reading.version(one)}
        for one, id, record in zip(shown, told, before.records, strict=True)
    ])  # fmt: skip
    if not all(shown) and not found.single.success:
        raise unverified("the version of a recall is not shown, and 6.15 is refused with 1 (E249)",
                         "未给出召回记录的数据版本,且以 1 调用 6.15 被拒绝(E249)")  # fmt: skip
    return found


# ---- what provinces report


def _adding(row: Kind) -> Callable[[Lab], Pair]:
    """The adding call of a kind of report: the notice comes before the work, use after what is installed, and what is said
    of lifts in use after that."""

    def add(lab: Lab) -> Pair:
        _try(lab, "7.21")
        if row.add in ("7.4", "7.7", "7.13"):
            _try(lab, "7.1")
        _done(lab, "6.7" if row.add == "7.1" else "6.5")
        records = [reports.record(lab, row, work.zjbm) for work in works(lab)]

        def send() -> Pair:
            return _sent(lab, row.add, "province", records)

        return stages.under_lock(lab, records, send, lambda found: found.single.refused) if row.locks else send()

    return add


def added(lab: Lab, row: Kind) -> list[Item]:
    """The reports of a kind as they stand on the three lifts after adding, {} for one that is not shown."""

    def look(shared: Lab) -> list[Item]:
        pair(shared, row.add)
        return [_first(whole, row) for whole in wholes(shared, "added")]

    add_all(lab)
    return lab.shared(f"tour {row.add} added", look)


def add_all(lab: Lab) -> None:
    """Everything is added before the first is read: one reading serves all kinds."""
    for interface in ("7.21", *(row.add for row in KINDS)):
        _try(lab, interface)


def _modifying(row: Kind) -> Callable[[Lab], Pair]:
    def modify(lab: Lab) -> Pair:
        added(lab, row)
        sent = pair(lab, row.add).records
        shown = [_first(stages.whole(lab, work.zjbm), row) for work in works(lab)]  # in the newest version (E122)
        if not all(shown):
            raise unread(row.add, "7.20")
        return _sent(lab, row.modify, "province", [
            {row.key: one.get(row.key), **reports.kept(row, record), **row.change, **reading.version(one)}
            for one, record in zip(shown, sent, strict=True)
        ])  # fmt: skip

    return modify


def modified(lab: Lab, row: Kind) -> list[Item]:
    """The reports of a kind on the three lifts after modifying."""

    def look(shared: Lab) -> list[Item]:
        pair(shared, row.modify)
        return [_first(whole, row) for whole in wholes(shared, "modified")]

    modify_all(lab)
    return lab.shared(f"tour {row.modify} modified", look)


def modify_all(lab: Lab) -> None:
    """Everything is modified before it is read again."""
    for row in KINDS:
        _try(lab, row.modify)
    try:
        wholes(lab, "modified")
    except Stop:
        pass


def _notices(lab: Lab) -> Pair:
    _done(lab, "6.5")
    records = [
        lab.records.notice(work.sgid, work.zjbm, reading.version(stages.pending(lab, work)).get("SJBB"))
        for work in declarable(lab)
    ]
    return _sent(lab, "7.21", "province", records)


def _units(lab: Lab) -> Pair:
    """7.17; a server may check new credit codes against a register (E199)."""
    found = _sent(lab, "7.17", "province", [lab.records.unit() for _ in range(3)])
    excuse(found.single)
    return found


def _unit_changes(lab: Lab) -> Pair:
    records = pair(lab, "7.17").records
    shown = [stages.unit(lab, one["XYDM"]) for one in records]
    if not all(shown):
        raise unread("7.17", "7.19")
    return _sent(lab, "7.18", "province", [
        {"DWID": one.get("DWID"), **record, "LXDH": "0580-3000009", **reading.version(one)}
        for one, record in zip(shown, records, strict=True)
    ])  # fmt: skip


def _locks(lab: Lab) -> Pair:
    """7.23; whether each lift is locked is tried at once, and then all are unlocked."""
    found = _sent(lab, "7.23", "province", [{"ZJBM": one["ZJBM"], "DTXXSD": True} for one in _locked(lab)])
    try:
        held(lab, found)
    except Stop:
        pass  # told to whoever asks again
    return found


def held(lab: Lab, found: Pair) -> tuple[bool, ...]:
    """Whether the lifts of 7.23 were locked. Asked once; they are unlocked then."""
    return lab.shared("tour 7.23 held", lambda shared: tuple(_held(shared, found)))


def _locked(lab: Lab) -> list[Record]:
    """Lifts of the region that serve for locking alone: declared there, or authorised at least (E205)."""

    def make(shared: Lab) -> list[Record]:
        if "constructor" in shared.target.accounts:
            return [stages.declared(shared).lift for _ in range(3)]
        lifts = [shared.new_lift() for _ in range(3)]
        records = [shared.records.construction(str(one["ZJBM"])) for one in lifts]
        shared.accepted(shared.client("manufacturer").send("6.4", records), "6.4", "R-6.4.3-1")
        return lifts

    return lab.shared("tour locked", make)


def _held(lab: Lab, found: Pair) -> Iterator[bool]:
    """A locked lift is not modified; the same call is accepted when it is unlocked."""
    changed = [{**one, "SBXH": "TKJ1600/2.0", **version(lab, one["ZJBM"])} for one in _locked(lab)]
    refused = [lab.client("manufacturer").send("6.2", one).refused for one in changed]
    for one in found.records:
        lab.accepted(lab.client("province").send("7.23", {**one, "DTXXSD": False}), "7.23", "R-7.23.3-1")
    for one, was_refused in zip(changed, refused, strict=True):
        yield was_refused and lab.client("manufacturer").send("6.2", {**one, **version(lab, one["ZJBM"])}).success


# ---- reading back


def wholes(lab: Lab, when: str) -> list[Item]:
    """The three lifts by 7.20."""
    return lab.shared(f"tour wholes {when}", lambda shared: [stages.whole(shared, one.zjbm) for one in works(shared)])


def _first(whole: Item, row: Kind) -> Item:
    return next(iter(reading.live(reading.section("7.20", whole, row.at))), {})


def _try(lab: Lab, interface: str) -> None:
    """Make a call of the tour if it can be made; who needs it learns for himself why it can't."""
    try:
        pair(lab, interface)
    except Stop:
        pass


def unread(interface: str, by: str) -> Stop:
    """To raise where what was added is not shown."""
    return unverified(f"what {interface} added can't be read by {by}", f"无法通过 {by} 读取 {interface} 添加的记录")


_MAKERS: dict[str, Callable[[Lab], Pair]] = {
    "6.1": lifts, "6.2": _lift_changes, "6.4": _authorisations, "6.5": _declarations, "6.7": _results,
    "6.14": _recalls, "6.15": _recall_changes,
    **{row.add: _adding(row) for row in KINDS}, **{row.modify: _modifying(row) for row in KINDS},
    "7.17": _units, "7.18": _unit_changes, "7.21": _notices, "7.23": _locks,
}  # fmt: skip
