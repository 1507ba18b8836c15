"""8.1.3: the picture of a type-test certificate. xssyhost is the target here."""

from __future__ import annotations

from conformance.records import national
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

PICTURE = Text("2xx with a picture", "HTTP 2xx 且内容为图片")


@verifies("R-8.1.3.2-1", accounts=("platform",), host="xssyhost", writes=False)
def test_a_certificate_is_named_by_xssybh(lab: Lab) -> None:
    """R-8.1.3.2-1: 查询参数应符合表 47 的规定。 Without XSSYBH there is nothing to give (advisory)."""
    known = national.known(lab, "8.1.3")
    check = lab.verify("R-8.1.3.2-1")
    check.must(is_picture(known), national.what("8.1.3"), PICTURE, known, known)
    without = national.ask(lab, "8.1.3", None)
    what = Text("the same without XSSYBH", "同一请求不带 XSSYBH")
    expected = Text("anything but 200 with a picture", "除 200 与图片之外均可")
    check.should(not is_picture(without), what, expected, without, known, without)
    national.told_apart(check, lab, "8.1.3")


@verifies("R-8.1.3.3-1", accounts=("platform",), host="xssyhost", writes=False)
def test_the_picture_is_at_its_path(lab: Lab) -> None:
    """R-8.1.3.3-1: GET https://xssyhost/publicity/type_test_certificate; the path has no /api (E063)."""
    known = national.known(lab, "8.1.3")
    check = lab.verify("R-8.1.3.3-1")
    if check.must(is_picture(known), national.what("8.1.3"), PICTURE, known, known):
        check.usual(200, national.what("8.1.3"), known)
    national.told_apart(check, lab, "8.1.3")


def is_picture(answer: Answer) -> bool:
    """2xx with something that is called a picture, or begins as a JPEG does: which it is, is judged by R-A.4.1.3-1."""
    kind = answer.headers.get("Content-Type", "").strip().lower()
    return 200 <= answer.status < 300 and (kind.startswith("image/") or answer.body.startswith(b"\xff\xd8\xff"))
