"""What a call of a story came to, as facts that outlive the run: whether it was taken, and which of our records it showed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from conformance.judging import reading
from conformance.judging.items import Fault, faults, kind_of
from conformance.judging.nesting import misshapen
from conformance.judging.reading import Item
from conformance.judging.values import milliseconds
from conformance.judging.verify import Check
from conformance.records.stages import Work
from conformance.running import moment
from conformance.running.lab import Lab
from conformance.running.story import Facts
from conformance.wire.client import BUSY, Answer, Busy
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text

FULL = 100
"""So many items may be all that a server gives at a time: then absence has no verdict (E139)."""

MOST = 2_000
"""So many items are looked at member by member: a month may have a hundred thousand"""

KEYS = {"6.12": "ZJBM", "7.20": "ZJBM", "6.13": "XYDM", "7.19": "XYDM", "7.16": "SGID"}
"""What names a record in the interfaces with increments and months"""


PARTS = ("BJXX", "WBXX")
"""Lists of a lift that are looked at"""


@dataclass(frozen=True)
class Seen:
    """One call, by its facts."""

    facts: Mapping[str, Any]

    @property
    def answer(self) -> Answer:
        """To name the exchange in a finding; the body is not kept."""
        excuse = ("HTTP 429", BUSY) if self.facts.get("busy") else None
        return Answer(int(self.facts["status"]), {}, b"", str(self.facts["exchange"]), excuse=excuse)

    @property
    def success(self) -> bool:
        """2xx with code 1"""
        return bool(self.facts["success"])

    @property
    def refused(self) -> bool:
        """4xx without code 1, or 2xx with another code"""
        return bool(self.facts["refused"])

    @property
    def full(self) -> bool:
        """There may be more than was given (E139)."""
        return int(self.facts["count"]) == FULL

    @property
    def time(self) -> str:
        """HH:MM of the server's day when the call was made"""
        return str(self.facts["time"])

    @property
    def array(self) -> bool:
        """`data` is an array."""
        return bool(self.facts["array"])

    @property
    def kind(self) -> Text:
        """What `data` is, in words."""
        en, zh = self.facts["data"]
        return Text(en, zh)

    def holds(self, key: object) -> bool:
        """Whether a live record is among the items; asked for those only that the call was told to look for."""
        return str(key) in self.facts["keys"]

    def told(self, key: object) -> Mapping[str, Any]:
        """SBXH of a lift that is shown, and how much is in its PARTS; {} of any other."""
        found: Mapping[str, Any] = self.facts.get("lifts", {}).get(str(key), {})
        return found

    def __str__(self) -> str:
        return str(self.facts["text"])


def observe(lab: Lab, interface: str, account: str, keys: Collection[str], *, whole: bool, **query: object) -> Facts:
    """Make a call; look for the records with these keys. `whole`: the items hold all parts of their records (E056)."""
    time, is_busy = moment.local(lab.now()).strftime("%H:%M"), False
    try:
        answer = lab.client(account).fetch(interface, **query)
    except Busy as busy:  # told to who judges it; the story goes on
        answer, is_busy = busy.answer, True
    content = answer.json if isinstance(answer.json, dict) else {}
    created = (_created(interface, item) for item in reading.items(interface, answer))
    table, found = reading.table_of(interface), answer.items[:MOST] if answer.success else []
    return {
        "busy": is_busy, "success": answer.success, "refused": answer.refused, "status": answer.status, "text": str(answer),
        "code": answer.code, "msg": bool(content.get("msg")), "timestamp": content.get("timestamp"),
        "json": answer.json is not None, "array": isinstance(answer.data, list), "count": len(answer.items),
        "data": [kind_of(answer.data).en, kind_of(answer.data).zh], "looked": len(found),
        "keys": [key for key in keys if shown(interface, answer, key)], "exchange": answer.exchange, "time": time,
        "created": sorted(at for at in created if at is not None),
        "faults": _places(fault for item in found for fault in faults(table, item, whole=whole)),
        "nesting": _places(fault for item in found for fault in misshapen(table, item)),
        "query": {key: str(value) for key, value in query.items()},
        "lifts": {key: _told(interface, answer, key) for key in keys if interface in reading.WHOLE},
    }  # fmt: skip


def updated(lab: Lab, interface: str, account: str, key: str) -> int:
    """GXSJ of a record in ms, else the time of the answer that shows it (E263), else the server's clock."""
    answer = lab.client(account).fetch(interface, **{KEYS[interface]: key})
    item = _item(interface, answer, key)
    inner = next(iter(reading.section(interface, item, "ZJXX")), {}) if interface in reading.WHOLE else {}
    content = answer.json if isinstance(answer.json, dict) else {}
    times = (milliseconds(one) for one in (item.get("GXSJ"), inner.get("GXSJ"), content.get("timestamp")))
    return next((at for at in times if at is not None), lab.now())


def of_work(interface: str, answer: Answer, work: Work) -> Item:
    """The item of a construction by its SGID, {} if there is none. One that names another lift is not it: a server that
    gives the same item always would be taken at its word."""
    found = (item for item in reading.items(interface, answer) if str(item.get("SGID")) == work.sgid)
    return next((item for item in found if str(item.get("ZJBM") or work.zjbm) == work.zjbm), {})


def month_key(interface: str) -> str:
    """DTCJYF or CJYF (E018)"""
    return next(mode.keys[0] for mode in INTERFACES[interface].modes if mode.name == "by_month")


def may_go_on(check: Check, answer: Answer, number: int, *, there: bool) -> bool:
    """Whether an answer of so many items shows nothing by what is not in it: exactly a hundred may not be all (E139)."""
    if there or number != FULL:
        return False
    check.unverified("the answer holds exactly 100 items and may go on (E139)",
                     "应答恰含 100 条数据,可能未完(E139)", answer)  # fmt: skip
    return True


def _places(found: Iterable[Fault]) -> list[str]:
    """Where items violate what every reading demands."""
    return sorted({fault.place for fault in found if not fault.erratum})


def _created(interface: str, item: Item) -> int | None:
    whole = interface in reading.WHOLE
    inner = next(iter(reading.section(interface, item, "ZJXX")), {}) if whole else item
    return milliseconds(inner.get("CJSJ"))


def _told(interface: str, answer: Answer, key: str) -> Facts:
    item = _item(interface, answer, key)
    lift = next(iter(reading.section(interface, item, "ZJXX")), {})
    parts = {name: len(reading.live(reading.section(interface, item, name))) for name in PARTS}
    return {"SBXH": str(lift.get("SBXH")), **parts} if item else {}


def _item(interface: str, answer: Answer, key: str) -> Item:
    if interface in reading.WHOLE:
        return reading.lift(interface, answer, key)
    return reading.item(interface, answer, **{KEYS[interface]: key})


def shown(interface: str, answer: Answer, key: str) -> bool:
    """Whether the record with this key is in an answer, and not as a revoked one."""
    item = _item(interface, answer, key)
    inner = reading.section(interface, item, "ZJXX") if interface in reading.WHOLE else []
    return bool(reading.live([item] if item else [])) and len(reading.live(inner)) == len(inner)
