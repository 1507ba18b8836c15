"""5.3.3: types and lengths of values (Table 1)."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.judging.refusal import Control, changing
from conformance.judging.values import same_number
from conformance.judging.verify import Check
from conformance.records import national
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
    answer = control.client.ask(changing(BJXX=lab.records.component())(control.make()))
    what = Text("BJXX with an object, where an array belongs", "BJXX 为对象而非数组")
    check.may(answer.refused, what, Text("refused", "拒绝"), answer, control.accepted, answer)


@verifies("R-5.3.3-2")
def test_a_text_is_no_longer_than_its_element_allows(lab: Lab) -> None:
    """R-5.3.3-2: C..n 表示最长 n 位. Twice the widest limit that any table prints, in ASCII (E074, E080–E085)."""
    check, control = lab.verify("R-5.3.3-2"), _control(lab)
    uplinks.too_long(check, control, "6.1", "CPBH", "SBXH", "XSSYBH")
    parts = lab.accepts(lambda: control.client.request("6.1", lab.records.lift(BJXX=[lab.records.component()])))
    uplinks.too_long(check, parts, "6.1", "TBJXH", at="BJXX")


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
