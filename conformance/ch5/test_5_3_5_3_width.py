"""5.3.5.3: full-width characters."""

from __future__ import annotations

from collections.abc import Mapping

from conformance.judging import reading
from conformance.judging.values import folded
from conformance.judging.verify import Check
from conformance.records import lifts, stages
from conformance.running.lab import Lab, lift_of
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

WIDTH = "R-5.3.5.3-1"
SENT, FOLDED = "ＡＢＣ（１）", "ABC(1)"
FREE = "东门１号楼（三单元）"
"""In an element that need not be converted"""


@verifies(WIDTH)
def test_models_in_full_width_are_read_in_half_width(lab: Lab) -> None:
    """R-5.3.5.3-1: 平台自动将提交的字符数据中的全角字符转换为半角字符。SBXH and TBJXH, by 6.1 and by 6.2 (E098)."""
    check, part = lab.verify(WIDTH), lab.records.component(TBJXH=SENT)
    record = lab.new_lift(SBXH=SENT, BJXX=[part])
    read = lab.read(record["ZJBM"])
    _judge(check, "SBXH", lift_of(read, record["ZJBM"]), FOLDED, read)
    parts = reading.section("6.12", reading.lift("6.12", read, record["ZJBM"]), "BJXX")
    _judge(check, "TBJXH", next(iter(parts), {}), FOLDED, read)
    other, half = "ｄｅｆ（２）", "def(2)"
    sent = lifts.changed(lab, record, SBXH=other, BJXX=[{**part, "TBJXH": other, "TBJLB": "3520"}])
    lab.accepted(lab.maker.send("6.2", sent), "6.2", "R-6.2.3-1")
    read = lab.read(record["ZJBM"])
    _judge(check, "SBXH", lift_of(read, record["ZJBM"]), half, read)
    parts = reading.section("6.12", reading.lift("6.12", read, record["ZJBM"]), "BJXX")
    _judge(check, "TBJXH", next(iter(reading.live(parts)), {}), half, read)


@verifies(WIDTH, accounts=("province",))
def test_units_in_full_width_are_read_in_half_width(lab: Lab) -> None:
    """R-5.3.5.3-1: DWMC and XYDM of a unit by 7.17, read by 7.19 with the half-width code (E098)."""
    check, client, unit = lab.verify(WIDTH), lab.client("province"), lab.records.unit()
    name = lab.scene.codes.named("测试（中国）公司")
    lab.accepted(client.send("7.17", unit), "7.17", "R-7.17.3-1")
    wide = lab.records.unit(DWMC=name)
    code = str(wide["XYDM"])
    added = client.send("7.17", wide | {"XYDM": _wide(code)})
    read = client.fetch("7.19", XYDM=code)
    found = reading.item("7.19", read, XYDM=code)
    if not added.success:
        what = Text("7.17 with a credit code in full width", "7.17 使用全角统一社会信用代码")
        check.must(False, what, Text("accepted", "接受"), added, added)
    _judge(check, "XYDM", found, code, read)
    _judge(check, "DWMC", found, folded(name), read)
    if found:
        other = f"测试电梯（上海）有限公司{lab.scene.codes.number()}"
        kept = {"DWID": found.get("DWID"), **wide, **reading.version(found), "XYDM": code, "DWMC": other}
        lab.accepted(client.send("7.18", kept), "7.18", "R-7.18.3-1")
        read = client.fetch("7.19", XYDM=code)
        _judge(check, "DWMC", reading.item("7.19", read, XYDM=code), folded(other), read)


@verifies(WIDTH, accounts=("province", "typetest"))
def test_pushed_units_in_full_width_are_read_in_half_width(lab: Lab) -> None:
    """R-5.3.5.3-1: 所提交的字符数据; DWMC of a unit by 8.1.1 (E098)."""
    check, name = lab.verify(WIDTH), f"测试部件（中国）有限公司{lab.scene.codes.number()}"
    unit = lab.records.pushed_unit(DWMC=name)
    lab.accepted(lab.client("typetest").send("8.1.1", unit), "8.1.1", "R-8.1.1.3-1")
    read = lab.client("province").fetch("7.19", XYDM=unit["XYDM"])
    _judge(check, "DWMC", reading.item("7.19", read, XYDM=unit["XYDM"]), folded(name), read)


@verifies("R-5.3.5.3-2")
def test_free_text_keeps_its_meaning(lab: Lab) -> None:
    """R-5.3.5.3-2: 仅处理部分字段。SGLXRDZ is read back as it was sent or in half width, and not otherwise (E098)."""
    site = f"{lab.records.site()}^{FREE}"
    work = stages.authorised(lab, SGLXRDZ=site)
    seen = stages.construction(lab, work).get("SGLXRDZ")
    check = lab.verify("R-5.3.5.3-2")
    if seen in (None, ""):
        return check.unverified("SGLXRDZ is not in the answer of 6.10", "6.10 的应答中没有 SGLXRDZ")
    detail = folded(str(seen)).rpartition("^")[2]
    what, expected = (
        Text("SGLXRDZ as read back", "读回的 SGLXRDZ"),
        Text("the text, in either width", "原文(全角或半角均可)"),
    )
    check.must(detail == folded(FREE), what, expected, detail)
    return None


def _judge(check: Check, code: str, item: Mapping[str, object], half: str, answer: Answer) -> None:
    what = Text(f"{code} in full width, as read back", f"以全角提交的 {code} 读回")
    if code in item:
        check.must(str(item[code]) == half, what, Text(half, half), item[code], answer)
    else:
        check.unverified(f"{code} is not shown", f"未给出 {code}", answer)


def _wide(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) for one in text)
