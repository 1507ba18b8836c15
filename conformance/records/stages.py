"""Bringing a lift to a stage of its life, by the calls that the standard has for it. What fails stops the test: it is judged
by the requirement of the call.

INSTALL goes the safe way of E250: SFGZ=true by the constructor, 7.10 with 合格 where there is a province, then 6.7. The
maker has added all components by then (6.1.1, E194).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from conformance.judging import reading
from conformance.judging.reading import Item
from conformance.judging.verify import Stop, unverified
from conformance.records.valid import DAY, Record
from conformance.running.lab import Lab

GUESSES = (1, 0, 2, 3)

Came = TypeVar("Came")


@dataclass(frozen=True)
class Work:
    """A construction: its lift, its record code, and what was last sent of it."""

    lift: Record
    sgid: str
    record: Record
    creator: str = "manufacturer"
    """The account that added it"""

    @property
    def zjbm(self) -> str:
        """The lift's code."""
        return str(self.lift["ZJBM"])


def authorised(lab: Lab, kind: str = "INSTALL", *, lift: Record | None = None, by: str = "manufacturer",
               **changes: Any) -> Work:  # fmt: skip
    """6.4 by the manufacturer, or its constructor, for a new lift unless one is given."""
    believed = lab.scene.dialect.tells_sgid
    before = _sgids(lab, lift["ZJBM"], by) if lift and not believed else []
    lift = lift or complete_lift(lab)
    record = lab.records.construction(str(lift["ZJBM"]), kind, **changes)
    answer = lab.accepted(lab.client(by).send("6.4", record), "6.4", "R-6.4.3-1")
    sgid = answer.ids[0] if believed and answer.ids else sgid_of(lab, str(lift["ZJBM"]), answer.ids, by, before)
    return Work(lift, sgid, record, by)


def authoriser(lab: Lab) -> str:
    """Who adds the constructions that a constructor may declare: the maker of the lift, or the constructor itself, where
    6.5 is for who added the record (E212)."""

    def find(own: Lab) -> str:
        for account in ("manufacturer", "constructor"):
            try:
                _declare(own, authorised(own, by=account))
                return account
            except Stop:
                continue
        return "manufacturer"

    return lab.shared("who authorises", find)


def components(lab: Lab) -> dict[str, Any]:
    """BJXX of a lift with components of all kinds; {} where the server does not take the suite's: it may call the kinds
    otherwise (E091), or not know their certificates (E199)."""

    def taken(own: Lab) -> bool:
        return own.add(own.records.lift(BJXX=own.records.all_components())).success

    return {"BJXX": lab.records.all_components()} if lab.shared("all components are taken", taken) else {}


def complete_lift(lab: Lab, **changes: Any) -> Record:
    """A new lift with all components."""
    return lab.new_lift(**components(lab) | changes)


def sgid_of(lab: Lab, zjbm: str, ids: list[str], account: str = "manufacturer", before: Iterable[str] = ()) -> str:
    """The record code of a construction: as the answer told it, unless 6.10 shows another one for the lift that was not
    there before (E134, E158). A server whose answer was once right is believed of single records (`authorised`); ids of
    several may come in any order (E135)."""
    dialect, known = lab.scene.dialect, set(before)
    shown = [code for code in _sgids(lab, zjbm, account) if code not in known]
    if ids and (ids[0] in shown or not shown):
        dialect.tells_sgid = bool(shown)
        return ids[0]
    if shown:
        return shown[-1]
    raise unverified("the record code of the construction is told neither by 6.4 nor by 6.10; see R-5.3.5.7-1",
                     "6.4 与 6.10 均未给出施工记录编码;参见 R-5.3.5.7-1")  # fmt: skip


def _sgids(lab: Lab, zjbm: object, account: str) -> list[str]:
    return [str(one["SGID"]) for one in constructions(lab, zjbm, account) if "SGID" in one]


def constructions(lab: Lab, zjbm: object, account: str = "manufacturer") -> list[Item]:
    """The constructions of a lift by 6.10, under canonical codes."""
    return reading.items("6.10", lab.client(account).fetch("6.10", ZJBM=zjbm))


def construction(lab: Lab, work: Work, account: str = "manufacturer") -> Item:
    """One construction by 6.10; {} if it isn't shown."""
    found = (one for one in constructions(lab, work.zjbm, account) if str(one.get("SGID")) == work.sgid)
    return next(found, {})


def pending(lab: Lab, work: Work, account: str = "province") -> Item:
    """A construction by 7.16 with its SGID; {} if it isn't shown."""
    return reading.item("7.16", lab.client(account).fetch("7.16", SGID=work.sgid), SGID=work.sgid)


def declaration(lab: Lab, work: Work, account: str = "constructor", **changes: Any) -> Record:
    """6.5 by which the constructor says that it has given notice, with the version that 6.10 shows now to the account."""
    shown = reading.version(construction(lab, work, account))
    return {"SGID": work.sgid, **work.record, "SFGZ": True, **shown, **changes}


def declared(lab: Lab, kind: str = "INSTALL", *, lift: Record | None = None) -> Work:
    """An authorised construction whose constructor has set SFGZ=true (6.5)."""
    return _declare(lab, authorised(lab, kind, lift=lift, by=authoriser(lab)))


def _declare(lab: Lab, work: Work) -> Work:
    record = declaration(lab, work)
    _put(lab, "constructor", "6.5", record)
    return replace(work, record=record)


def _put(lab: Lab, account: str, interface: str, record: Record) -> None:
    """A PUT that prepares. Where no downlink shows the version that it needs (E037), the first ones are guessed."""
    client = lab.client(account)
    answer = client.send(interface, record)
    for guess in GUESSES if answer.versionless and answer.refused else ():
        answer = client.send(interface, {**record, "SJBB": guess})
        if answer.success:
            break
    lab.accepted(answer, interface, f"R-{interface}.3-1")


def informed(lab: Lab) -> Work:
    """A declared construction of which the province has recorded the notice (7.21)."""
    work = declared(lab)
    notice = lab.records.notice(work.sgid, work.zjbm, reading.version(pending(lab, work)).get("SJBB"))
    _put(lab, "province", "7.21", notice)
    return replace(work, record=notice)


def inspected(lab: Lab, work: Work | None = None, **changes: Any) -> Work:
    """A declared construction with a passed inspection (7.10); without a provincial account the inspection is left out."""
    work = work or declared(lab)
    if "province" in lab.target.accounts:
        inspect(lab, lab.records.inspection(work.zjbm, **changes))
    return work


def inspect(lab: Lab, record: Record) -> None:
    """Add an inspection."""
    province = lab.client("province")
    answer = under_lock(lab, [record], lambda: province.send("7.10", record), lambda answer: answer.refused)
    lab.accepted(answer, "7.10", "R-7.10.3-1")


def under_lock(lab: Lab, records: Sequence[Record], add: Callable[[], Came], refused: Callable[[Came], bool]) -> Came:
    """Add inspections; where that is refused, again with their lifts locked, since a server may want that first (E187)."""
    came = add()
    if refused(came):
        province = lab.client("province")
        for locked in (True, False):
            for record in records:
                province.send("7.23", {"ZJBM": record["ZJBM"], "DTXXSD": locked})
            came = add() if locked else came
    return came


def result(lab: Lab, work: Work, **changes: Any) -> Record:
    """6.7 of an INSTALL: what is M, SGJGRQ and GZXLNR (E183), with the version that 6.10 shows now."""
    shown = reading.version(construction(lab, work, "constructor"))
    return {"SGID": work.sgid, "SGJGRQ": lab.records.made + 55 * DAY, "GZXLNR": "安装", **shown, **changes}


def entered(lab: Lab, work: Work | None = None) -> Work:
    """A lift that is installed: declared, inspected, its result entered (6.7)."""
    work = inspected(lab, work)
    _put(lab, "constructor", "6.7", result(lab, work))
    return work


def in_use(lab: Lab) -> Work:
    """An installed lift that is registered for use (7.1)."""
    work = entered(lab)
    lab.accepted(lab.client("province").send("7.1", lab.records.usage(work.zjbm)), "7.1", "R-7.1.3-1")
    return work


def furthest(lab: Lab, *ways: Callable[[Lab], Work]) -> Work:
    """A lift brought as far as it goes: by the first of these ways that leads anywhere, else as a declared construction."""
    for way in ways:
        try:
            return way(lab)
        except Stop:
            continue
    return declared(lab)


def installed_at_best(lab: Lab) -> Work:
    """A lift whose use may be reported, whatever a server wants before (7.1): it is installed, where that can be had."""
    return furthest(lab, entered)


def in_use_at_best(lab: Lab) -> Work:
    """A lift on which everything may be reported that concerns lifts in use (7.4, 7.7, 7.13)."""
    return furthest(lab, in_use, entered)


def in_region(lab: Lab) -> Work:
    """A lift of the province: it has a construction there (E205). Tests that add provincial records share one."""
    return lab.shared("a lift in the region", declared)


def whole(lab: Lab, zjbm: object, account: str = "province") -> Item:
    """Full information of one lift by 7.20, or by 6.12 for a manufacturer; {} if it isn't shown."""
    interface = "6.12" if account.startswith("manufacturer") else "7.20"
    return reading.lift(interface, lab.client(account).fetch(interface, ZJBM=zjbm), zjbm)


def part(lab: Lab, zjbm: object, at: str, account: str = "province") -> list[Item]:
    """The live items of a list in the full information of a lift, e.g. BXXX."""
    interface = "6.12" if account.startswith("manufacturer") else "7.20"
    return reading.live(reading.section(interface, whole(lab, zjbm, account), at))


def unit(lab: Lab, xydm: object, account: str = "province") -> Item:
    """A unit by 7.19, or by 6.13 for an enterprise; {} if it isn't shown."""
    interface = "7.19" if account.startswith("province") else "6.13"
    return reading.item(interface, lab.client(account).fetch(interface, XYDM=xydm), XYDM=xydm)
