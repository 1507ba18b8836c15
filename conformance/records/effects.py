"""What the calls of the tour did: what can be read back of the three records of each uplink, and what a revocation takes away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from conformance.judging import reading, values
from conformance.judging.reading import Item
from conformance.judging.verify import Stop, unverified
from conformance.records import stages, tour
from conformance.records.reports import KINDS, Kind
from conformance.records.tour import Pair, declarable, pair, unread, works
from conformance.running.lab import Lab, has, lift_of
from conformance.wire.client import Answer


@dataclass(frozen=True)
class Effect:
    """What became of the three records: whether each can be read back, by which answers that is known."""

    shown: tuple[bool, ...]

    @property
    def single(self) -> bool:
        """Of the object."""
        return self.shown[0]

    @property
    def batch(self) -> bool:
        """Of both items of the array."""
        return all(self.shown[1:])


def effect(lab: Lab, interface: str) -> Effect:
    """Whether what the two calls sent is there, read once. Raises Stop."""
    found = pair(lab, interface)
    return lab.shared(f"tour {interface} read", lambda shared: Effect(tuple(_EFFECTS[interface](shared, found))))


def revoked_recall(lab: Lab) -> tuple[Answer, bool]:
    """6.16 for the first recall, after all that is read of it, and whether ZHXX still shows it then."""

    def revoke(shared: Lab) -> tuple[Answer, bool]:
        _try_effect(shared, "6.14")
        _try_effect(shared, "6.15")
        known = tour.shown_recalls(shared)[0].get("ZHID")
        id = known or next(iter(pair(shared, "6.14").ids), "")
        answer = shared.client("manufacturer").revoke("6.16", str(id))
        if not known and not answer.success:
            raise unverified("ZHXX does not show the recall, and its id is not taken for ZHID (E134)",
                             "ZHXX 未给出该召回信息,且其 id 不能作为 ZHID(E134)")  # fmt: skip
        return answer, bool(tour.shown_recalls(shared)[0])

    return lab.shared("tour 6.16", revoke)


def revoked(lab: Lab, row: Kind) -> tuple[Answer, bool]:
    """The revocation of the first lift's report, the last kind first, and whether it is still there then."""
    for one in reversed(KINDS):
        try:
            _revocation(lab, one)
        except Stop:
            continue  # told to whoever asks for it
    answer = _revocation(lab, row)
    whole: Item = lab.shared("tour revoked", lambda shared: stages.whole(shared, works(shared)[0].zjbm))
    if not whole:
        raise unread("6.1", "7.20")
    return answer, bool(reading.live(reading.section("7.20", whole, row.at)))


def _revocation(lab: Lab, row: Kind) -> Answer:
    def revoke(shared: Lab) -> Answer:
        before = tour.added(shared, row)[0]
        tour.modify_all(shared)
        if not before.get(row.key):
            raise unread(row.add, "7.20")
        return shared.client("province").revoke(row.revoke, str(before[row.key]))

    return lab.shared(f"tour {row.revoke}", revoke)


def _try_effect(lab: Lab, interface: str) -> None:
    try:
        effect(lab, interface)
    except Stop:
        pass


def _lift_there(lab: Lab, found: Pair) -> Iterator[bool]:
    for one in found.records:
        yield has(lab.read(one["ZJBM"]), one["ZJBM"])


def _changed(interface: str, shown: list[Item], code: str, values: Iterable[object]) -> Iterator[bool]:
    """Whether each record has the new value; of an element that is not shown nothing can be said."""
    if all(one.get(code) in (None, "") for one in shown):
        raise unverified(f"{code}, which {interface} modified, is not shown", f"未给出 {interface} 修改的 {code}")
    return (one.get(code) == value for one, value in zip(shown, values, strict=True))


def _lift_changed(lab: Lab, found: Pair) -> Iterator[bool]:
    shown = [lift_of(lab.read(one["ZJBM"]), one["ZJBM"]) for one in found.records]
    return _changed("6.2", shown, "SBXH", (one["SBXH"] for one in found.records))


def _work_there(lab: Lab, found: Pair) -> Iterator[bool]:
    for work in works(lab):
        yield bool(stages.construction(lab, work))


def _work_declared(lab: Lab, found: Pair) -> Iterator[bool]:
    """SFGZ of 6.10; a server need not show it at all (E116)."""
    shown = [stages.construction(lab, work, "constructor") for work in declarable(lab)]
    if all(shown) and not any("SFGZ" in one for one in shown):
        raise unverified("6.10 does not show SFGZ, which 6.5 set", "6.10 未给出 6.5 所设置的 SFGZ")
    return (str(one.get("SFGZ")).lower() in _TRUE for one in shown)


_TRUE = ("true", "1", "是", "on")


def _result_there(lab: Lab, found: Pair) -> Iterator[bool]:
    for work, sent in zip(works(lab), found.records, strict=True):
        there = stages.part(lab, work.zjbm, "SGXX", "manufacturer")
        yield any(values.same_day(one.get("SGJGRQ"), sent["SGJGRQ"]) for one in there)


def _recall_there(lab: Lab, found: Pair) -> Iterator[bool]:
    return (bool(one) for one in tour.shown_recalls(lab))


def _recall_changed(lab: Lab, found: Pair) -> Iterator[bool]:
    return _changed("6.15", tour.shown_recalls(lab), "ZHYY", (one["ZHYY"] for one in found.records))


def _report_there(row: Kind) -> Callable[[Lab, Pair], Iterator[bool]]:
    return lambda lab, found: (bool(one) for one in tour.added(lab, row))


def _report_changed(row: Kind) -> Callable[[Lab, Pair], Iterator[bool]]:
    ((code, value),) = row.change.items()
    return lambda lab, found: _changed(row.modify, tour.modified(lab, row), code, [value] * 3)


def _unit_there(lab: Lab, found: Pair) -> Iterator[bool]:
    for one in found.records:
        yield bool(stages.unit(lab, one["XYDM"]))


def _unit_changed(lab: Lab, found: Pair) -> Iterator[bool]:
    shown = [stages.unit(lab, one["XYDM"]) for one in found.records]
    return _changed("7.18", shown, "LXDH", (one["LXDH"] for one in found.records))


def _locked(lab: Lab, found: Pair) -> Iterator[bool]:
    return iter(tour.held(lab, found))


def _notice_there(lab: Lab, found: Pair) -> Iterator[bool]:
    """SGGZSLJG of the construction in 7.20."""
    tour.add_all(lab)
    for whole, sent in zip(tour.wholes(lab, "added"), found.records, strict=True):
        yield any(one.get("SGGZSLJG") == sent["SGGZSLJG"] for one in reading.section("7.20", whole, "SGXX"))


_EFFECTS: dict[str, Callable[[Lab, Pair], Iterator[bool]]] = {
    "6.1": _lift_there, "6.2": _lift_changed, "6.4": _work_there, "6.5": _work_declared, "6.7": _result_there,
    "6.14": _recall_there, "6.15": _recall_changed,
    **{row.add: _report_there(row) for row in KINDS}, **{row.modify: _report_changed(row) for row in KINDS},
    "7.17": _unit_there, "7.18": _unit_changed, "7.21": _notice_there, "7.23": _locked,
}  # fmt: skip
