"""A.4.1.2: the push of certificates."""

from __future__ import annotations

from conformance.records import pushes
from conformance.running.lab import Lab
from conformance.running.marks import verifies


@verifies("R-A.4.1.2-1", accounts=("typetest",))
def test_a_push_of_certificates_is_answered_with_a_code(lab: Lab) -> None:
    """R-A.4.1.2-1: six elements; 响应体含 timestamp、code("1" 为数据接收成功,其他为接收失败)和 msg (E216)。"""
    pushes.acknowledged(lab.verify("R-A.4.1.2-1"), lab, "8.1.2", lab.records.pushed_certificate)
