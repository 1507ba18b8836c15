"""5.3.3: types and lengths of values (Table 1)."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.judging.refusal import Control, changing
from conformance.judging.values import folded, same_number
from conformance.judging.verify import Check
from conformance.records import national, stages
from conformance.running.lab import Lab, lift_of
from conformance.running.marks import verifies
from mockplatform.spec.model import Text

JPEG = b"\xff\xd8\xff"


@verifies("R-5.3.3-1")
def test_values_have_the_type_of_their_element(lab: Lab) -> None:
    """R-5.3.3-1: 取值应符合表 1 的数据类型. Letters in a number and in a date; an object for an array is only noted (E072)."""
    check, control = lab.verify("R-5.3.3-1"), _control(lab)
    _refused(check, control, "TZZL", "abc")
    _refused(check, control, "ZZRQ", "abc")
    parts = lab.accepts(lambda: control.client.request("6.1", lab.records.lift(BJXX=[lab.records.component()])))
    uplinks.not_in_list(check, parts, "6.1", "TBZZRQ", "abc", at="BJXX")
    answer = control.client.ask(changing(BJXX=lab.records.component())(control.make()))
    what = Text("BJXX with an object, where an array belongs", "BJXX 为对象而非数组")
    check.may(answer.refused, what, Text("refused", "拒绝"), answer, control.accepted, answer)


@verifies("R-5.3.3-2")
def test_a_text_is_no_longer_than_its_element_allows(lab: Lab) -> None:
    """R-5.3.3-2: C..n 表示最长 n 位. Twice the widest limit that any table prints, and one over it, in ASCII (E074,
    E080–E085)."""
    check, control = lab.verify("R-5.3.3-2"), _control(lab)
    uplinks.too_long(check, control, "6.1", "CPBH", "SBXH", "XSSYBH")
    parts = lab.accepts(lambda: control.client.request("6.1", lab.records.lift(BJXX=[lab.records.component()])))
    uplinks.too_long(check, parts, "6.1", "TBJXH", at="BJXX")


@verifies("R-5.3.3-1")
def test_a_text_may_hold_any_characters(lab: Lab) -> None:
    """R-5.3.3-1: C 可以包括字母字符、数字字符或汉字等在内的任意字符. Signs that markup, SQL and JSON use, and a name with a character
    beyond the first 65,536; read back by 6.10 (E098)."""
    check = lab.verify("R-5.3.3-1")
    for name, firm in (("王𠮷", "测试使用单位"), ('O\'Neil "W" \\', "A&B <测试> 100% 使用单位")):
        plain = stages.authorised(lab)
        record = {**plain.record, "ZJBM": lab.new_lift()["ZJBM"], "SGLXR": name, "SYDWMC": firm}
        what = Text(f"6.4 with SGLXR {name} and SYDWMC {firm}", f"6.4,SGLXR 为 {name},SYDWMC 为 {firm}")
        answer = uplinks.accepted(check, lab.maker, "6.4", record, what)
        found = next(iter(stages.constructions(lab, record["ZJBM"])), {}) if answer.success else {}
        for code in ("SGLXR", "SYDWMC") if found else ():
            what, sent = Text(f"{code} as read back", f"读回的 {code}"), str(record[code])
            check.must(folded(str(found.get(code))) == folded(sent), what, Text(sent, sent), found.get(code), answer)


@verifies("R-5.3.3-2")
def test_a_text_may_be_as_long_as_its_element_allows(lab: Lab) -> None:
    """R-5.3.3-2: C..n. Exactly n characters of ASCII (E074), in elements that every table prints alike or longer; read back."""
    check = lab.verify("R-5.3.3-2")
    lift = lab.records.lift()
    lift["CPBH"] = f"{lift['ZJBM']}-".ljust(20, "0")[:20]
    added = uplinks.accepted(check, lab.maker, "6.1", lift, Text("6.1, CPBH with 20 characters", "6.1,CPBH 长度为 20"))
    if added.success:
        read = lab.read(lift["ZJBM"])
        seen, sent = lift_of(read, lift["ZJBM"]).get("CPBH"), lift["CPBH"]
        check.must(seen == sent, Text("CPBH as read back", "读回的 CPBH"), Text(sent, sent), seen, added, read)
    texts = {"SGLXR": "Wang ".ljust(20, "g"), "SYDWLXR": "Zhou ".ljust(20, "u"), "SYDWMC": "Company ".ljust(30, "y")}
    record = {**lab.records.construction(str(lab.new_lift()["ZJBM"])), **texts}
    what = Text(
        "6.4, SGLXR and SYDWLXR with 20 characters, SYDWMC with 30", "6.4,SGLXR、SYDWLXR 长度为 20,SYDWMC 长度为 30"
    )
    answer = uplinks.accepted(check, lab.maker, "6.4", record, what)
    found = next(iter(stages.constructions(lab, record["ZJBM"])), {}) if answer.success else {}
    for code, sent in texts.items() if found else ():
        what = Text(f"{code} as read back", f"读回的 {code}")
        check.must(found.get(code) == sent, what, Text(sent, sent), found.get(code), answer)


@verifies("R-5.3.3-3")
def test_a_number_has_no_more_digits_than_its_element_allows(lab: Lab) -> None:
    """R-5.3.3-3: N..a,b. TZZL with ten digits is refused; TSD 1.75 is accepted and read back (E075)."""
    check, control = lab.verify("R-5.3.3-3"), _control(lab)
    _refused(check, control, "TZZL", 1234567890)
    record = lab.new_lift(TSD=1.75)
    read = lab.read(record["ZJBM"])
    found = lift_of(read, record["ZJBM"])
    if not found:
        return check.unverified("the lift can't be read by 6.12", "无法通过 6.12 读取该电梯", read)
    what = Text("TSD 1.75 (N..4,2) as read back", "读回的 TSD 1.75(N..4,2)")
    check.must(same_number(found.get("TSD"), 1.75), what, Text("1.75", "1.75"), found.get("TSD"), read)
    return None


@verifies("R-5.3.3-4", accounts=("platform",), host="xssyhost", writes=False)
def test_a_binary_stream_has_the_format_that_its_type_names(lab: Lab) -> None:
    """R-5.3.3-4: BY-JPEG 表示 JPEG 格式的文件。The picture of 8.1.3 is a JPEG (A.4.1.3)."""
    check, known = lab.verify("R-5.3.3-4"), national.known(lab, "8.1.3")
    what = Text("the first bytes of the picture (BY-JPEG)", "图片(BY-JPEG)的起始字节")
    check.must(known.body.startswith(JPEG), what, Text("ff d8 ff", "ff d8 ff"), known.body[:3].hex(" "), known)
    national.told_apart(check, lab, "8.1.3")


def _control(lab: Lab) -> Control:
    return uplinks.control(lab, "6.1", "manufacturer", lab.records.lift)


def _refused(check: Check, control: Control, code: str, value: object) -> None:
    uplinks.not_in_list(check, control, "6.1", code, value)
