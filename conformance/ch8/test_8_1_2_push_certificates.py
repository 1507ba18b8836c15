"""8.1.2: type-test certificates, pushed by the type-test platform. No interface reads them back."""

from __future__ import annotations

from conformance.records import pushes
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-8.1.2.1-1", accounts=("typetest", "manufacturer"))
def test_an_enterprise_pushes_no_certificates(lab: Lab) -> None:
    """R-8.1.2.1-1: 该接口专为特种设备型式试验公示平台(电梯)开放 (E220)."""
    control = pushes.certificate_control(lab)
    pushes.only_typetest(lab.verify("R-8.1.2.1-1"), lab, control, "8.1.2", ("manufacturer", "constructor"))


@verifies("R-8.1.2.1-1", accounts=("typetest", "province"))
def test_a_province_pushes_no_certificates(lab: Lab) -> None:
    """R-8.1.2.1-1: 该接口专为特种设备型式试验公示平台(电梯)开放 (E220)."""
    control = pushes.certificate_control(lab)
    pushes.only_typetest(lab.verify("R-8.1.2.1-1"), lab, control, "8.1.2", ("province",))


@verifies("R-8.1.2.2-1", accounts=("typetest",))
def test_a_pushed_certificate_needs_its_mandatory_elements(lab: Lab) -> None:
    """R-8.1.2.2-1: 推送的型式试验证书信息应符合表 46 的规定: all six are M. No length of CPXH (E085); refusals with ADD only."""
    control = pushes.certificate_control(lab)
    pushes.left_out(lab.verify("R-8.1.2.2-1"), control, "8.1.2")


@verifies("R-8.1.2.2-1", accounts=("typetest",))
def test_a_certificate_may_be_pushed_again(lab: Lab) -> None:
    """R-8.1.2.2-1: a retry may repeat an ADD that was accepted (E219)."""
    control = pushes.certificate_control(lab)
    check = lab.verify("R-8.1.2.2-1")
    pushes.repeated(check, lab, "8.1.2", lab.records.pushed_certificate())
    pushes.left_out(check, control, "8.1.2", "XSSYBH")


@verifies("R-8.1.2.2-2", accounts=("typetest",))
def test_a_certificate_is_added_or_deleted(lab: Lab) -> None:
    """R-8.1.2.2-2: 证书的数据类型取 ADD、DELETE. MODIFY is not tried (E218)."""
    control = pushes.certificate_control(lab)
    check = lab.verify("R-8.1.2.2-2")
    record = lab.records.pushed_certificate()
    for kind in ("ADD", "DELETE"):
        pushes.accepted(check, lab, "8.1.2", {**record, "SJLX": kind}, f"SJLX={kind}", f"SJLX={kind}")
    pushes.unlisted(check, control, "8.1.2")


@verifies("R-8.1.2.3-1", accounts=("typetest",))
def test_a_certificate_is_pushed_at_its_path(lab: Lab) -> None:
    """R-8.1.2.3-1: POST /api/typetest/test_certificate_rl, taken literally (E062). It is received, and without its number
    it is not: so the path is that of the interface."""
    check = lab.verify("R-8.1.2.3-1")
    control = pushes.received(check, lab, "8.1.2", lab.records.pushed_certificate)
    if control is not None:
        pushes.left_out(check, control, "8.1.2", "XSSYBH")
