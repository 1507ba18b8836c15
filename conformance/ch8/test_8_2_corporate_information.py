"""8.2: a company and its licence. xzxkhost is the target here."""

from __future__ import annotations

from typing import Any

from conformance.judging import items
from conformance.records import national
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text


@verifies("R-8.2.2-1", accounts=("platform",), host="xzxkhost", writes=False)
def test_the_company_follows_table_48(lab: Lab) -> None:
    """R-8.2.2-1: 企业主体信息应符合表 48 的规定。 DWMC is its one M row; the others may be missing or empty. LXRDH or LXDH
    (E015), DWMC up to 30 characters (E084), XKZNX of any form (E222)."""
    known = national.known(lab, "8.2")
    check = lab.verify("R-8.2.2-1")
    items.follow(check, "8.2", [company(known)], known)
    national.told_apart(check, lab, "8.2")


@verifies("R-8.2.3-1", accounts=("platform",), host="xzxkhost", writes=False)
def test_the_company_is_at_its_path(lab: Lab) -> None:
    """R-8.2.3-1: GET https://xzxkhost/api/corporate_info with XYDM (E046, E059)."""
    known = national.known(lab, "8.2")
    check = lab.verify("R-8.2.3-1")
    what, expected = national.what("8.2"), Text("2xx with the company", "HTTP 2xx 且返回企业信息")
    if check.must("DWMC" in company(known), what, expected, known, known):
        check.usual(200, what, known)
    national.told_apart(check, lab, "8.2")


def company(answer: Answer) -> dict[str, Any]:
    """The company, wherever it stands in the answer: the shape is judged by R-A.4.2-1."""
    content = answer.data if answer.data is not None else answer.json
    content = content[0] if isinstance(content, list) and content else content
    return content if isinstance(content, dict) and 200 <= answer.status < 300 else {}
