"""5.3.4.2.2: M elements must be given, K elements may be left out.

A life of records that hold as little as they may: each is first sent without one of its M elements, which is refused,
and then as it is, which is accepted. So the second call is the control of the first.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from conformance.claims.uplinks import dropping, name, table_of
from conformance.judging import reading
from conformance.judging.phrases import ACCEPTED, REFUSED
from conformance.judging.verify import Check, Stop, unverified
from conformance.records import stages
from conformance.records.reports import INSPECTION, KINDS, kept, locked
from conformance.records.stages import Work
from conformance.records.tour import ARRAYS
from conformance.records.valid import NINE, Record, without
from conformance.running.lab import Lab, has, lift_of
from conformance.running.marks import verifies
from conformance.wire.client import Answer, Client, Request
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text

USE = "R-5.3.4.2.2-2"
Step = tuple[str, str, Record]
"""Interface, account, the least record"""
Life = Generator[Step, Answer, None]

# fmt: off
ROWS: dict[str, tuple[str, str]] = {
    # an M element of every reading, and the K elements that no clause or note makes conditional
    "6.1":  ("CPBH",    "TSXSD TXXSD BJXX"),
    "6.2":  ("CPBH",    "TSXSD TXXSD BJXX"),
    "6.4":  ("SGLB",    "AZRQ SGLXR SGLXRDH"),
    "6.5":  ("SGLB",    "AZRQ SGLXR SGLXRDH"),
    "6.7":  ("SGID",    ""),
    "6.14": ("ZHRQ",    ""),
    "6.15": ("ZHRQ",    ""),
    "7.1":  ("ZTBGRQ",  "SBSYCSLB"),
    "7.2":  ("ZTBGRQ",  "SBSYCSLB"),
    "7.4":  ("ZJBM",    "BXJGMC BXJGXYDM BXXZ BXSXRQ BXJSRQ"),
    "7.5":  ("ZJBM",    "BXJGMC BXJGXYDM BXXZ BXSXRQ BXJSRQ"),
    "7.7":  ("YJJYDH",  "GZXX WBRQ XCWBRQ ZYWT ZYWTCLQK"),
    "7.8":  ("YJJYDH",  "GZXX WBRQ XCWBRQ ZYWT ZYWTCLQK"),
    "7.10": ("JYJL",    "JYBHGX"),
    "7.11": ("JYJL",    "JYBHGX"),
    "7.13": ("JCXYDM",  "JCXZZF JCZFDX JCTSJB JCTSDX"),
    "7.14": ("JCXYDM",  "JCXZZF JCZFDX JCTSJB JCTSDX"),
    "7.17": ("DWMC",    "DWYB DWCZ"),
    "7.18": ("DWMC",    "DWYB DWCZ"),
    "7.21": ("SGGZDBH", ""),
    "7.23": ("DTXXSD",  ""),
}
# fmt: on


@verifies(USE)
def test_elements_of_a_manufacturer(lab: Lab) -> None:
    """R-5.3.4.2.2-2: M 必须提供,K 为扩展追溯信息。6.1, 6.2, 6.4, 6.14 and 6.15 (E103, E128)."""
    _live(lab, _manufacturer(lab))


@verifies(USE, accounts=("manufacturer", "constructor"))
def test_elements_of_a_constructor(lab: Lab) -> None:
    """R-5.3.4.2.2-2: 6.5 and 6.7 (E108, E113, E117)."""
    _live(lab, _constructor(lab))


@verifies(USE, accounts=("manufacturer", "constructor", "province"))
def test_elements_of_a_province(lab: Lab) -> None:
    """R-5.3.4.2.2-2: clause 7 (E104, E110, E113)."""
    _live(lab, _province(lab))


def _live(lab: Lab, life: Life) -> None:
    """Every step of a life: refused without its M element, accepted with it."""
    check = lab.verify(USE)
    try:
        step = next(life)
        while True:
            interface, account, record = step
            answer = _judge(check, lab.client(account), interface, record)
            step = life.send(answer)
    except StopIteration:
        pass
    except Stop as stop:
        check.unverified(stop.reason.en, stop.reason.zh)


def _judge(check: Check, client: Client, interface: str, record: Record) -> Answer:
    row, (code, dropped) = INTERFACES[interface], ROWS[interface]
    least = without(record, *dropped.split())
    content: Any = [least] if interface in ARRAYS else least
    lacking = dropping(table_of(interface), code)(client.request(interface, content))
    refused = client.ask(Request(row.method, row.path, lacking.json))
    answer = client.send(interface, content)
    if not answer.success and answer.versionless:
        raise unverified(f"{name(interface)} is refused ({answer}), and no version is shown that could be sent",
                         f"{name(interface)} 被拒绝({answer}),且未给出可供提交的数据版本")  # fmt: skip
    what = Text(
        f"{name(interface)} without {dropped or 'any K element'}", f"{name(interface)} 不含 {dropped or 'K 类数据元'}"
    )
    if check.must(answer.success, what, ACCEPTED, answer, answer):
        what = Text(f"{name(interface)} without {code}", f"{name(interface)} 不含 {code}")
        check.must(refused.refused, what, REFUSED, refused, refused, answer)
    return answer


def _manufacturer(lab: Lab) -> Life:
    lift = lab.records.lift()
    yield "6.1", "manufacturer", lift
    yield "6.2", "manufacturer", {**lift, "SBXH": "TKJ1600/2.0", **_version(lab, lift)}
    yield "6.4", "manufacturer", lab.records.construction(str(lift["ZJBM"]))
    part = lab.records.component(NINE[0], TBJXH=lab.scene.codes.named("ZH"))
    carrier, recall = lab.new_lift(BJXX=[part]), lab.records.recall(part)
    answer = yield "6.14", "manufacturer", recall
    shown = next(iter(reading.live(stages.part(lab, carrier["ZJBM"], "ZHXX", "manufacturer"))), {})
    changes = {
        "ZHID": shown.get("ZHID") or next(iter(answer.ids), ""),
        "ZHYY": "弹簧断裂",
        **reading.version(shown),
    }
    if shown:
        yield "6.15", "manufacturer", {**recall, **changes}


def _constructor(lab: Lab) -> Life:
    work = stages.authorised(lab, by=stages.authoriser(lab))
    yield "6.5", "constructor", stages.declaration(lab, work)
    if "province" in lab.target.accounts:  # after a passed inspection (E250)
        stages.inspected(lab, work)
        yield "6.7", "constructor", stages.result(lab, work)


def _province(lab: Lab) -> Life:
    work, make = stages.declared(lab), lab.records
    lock = {"ZJBM": stages.declared(lab).zjbm, "DTXXSD": True}  # of another lift: E184, E186
    yield "7.23", "province", lock
    lab.accepted(lab.client("province").send("7.23", lock | {"DTXXSD": False}), "7.23", "R-7.23.3-1")
    notice = make.notice(work.sgid, work.zjbm, reading.version(stages.pending(lab, work)).get("SJBB"))
    yield "7.21", "province", notice
    inspection = make.inspection(work.zjbm)
    with locked(lab, INSPECTION, work.zjbm):
        yield "7.10", "province", inspection
    lab.accepted(lab.client("constructor").send("6.7", stages.result(lab, work)), "6.7", "R-6.7.3-1")
    reports: dict[str, Record] = {
        "7.1": make.usage(work.zjbm), "7.4": make.insurance(work.zjbm), "7.7": make.maintenance(work.zjbm),
        "7.13": make.supervision(work.zjbm),
    }  # fmt: skip
    for interface, record in reports.items():
        yield interface, "province", record
    yield from _changes(lab, work, reports | {"7.10": inspection})
    unit = make.unit()
    yield "7.17", "province", unit
    shown = stages.unit(lab, unit["XYDM"])
    if not shown:
        raise unverified("what 7.17 added can't be read by 7.19", "无法通过 7.19 读取 7.17 添加的单位")
    yield "7.18", "province", {"DWID": shown.get("DWID"), **unit, **reading.version(shown)}


def _changes(lab: Lab, work: Work, sent: dict[str, Record]) -> Life:
    """What 7.20 shows of each kind of report, in its newest version (E122), modified."""
    for row in KINDS:
        whole = stages.whole(lab, work.zjbm)
        shown: dict[str, Any] = next(iter(reading.live(reading.section("7.20", whole, row.at))), {})
        if not shown:
            raise unverified(f"what {row.add} added can't be read by 7.20", f"无法通过 7.20 读取 {row.add} 添加的记录")
        record = kept(row, sent[row.add])
        yield row.modify, "province", {row.key: shown.get(row.key), **record, **reading.version(shown)}


def _version(lab: Lab, lift: Record) -> dict[str, Any]:
    read = lab.read(lift["ZJBM"])
    if not has(read, lift["ZJBM"]):
        raise unverified("the lift can't be read by 6.12", "无法通过 6.12 读取该电梯")
    return reading.version(lift_of(read, lift["ZJBM"]))
