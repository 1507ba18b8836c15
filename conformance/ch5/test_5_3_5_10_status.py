"""5.3.5.10: the HTTP status codes of Table 2. All of them are advisory (E129, E237)."""

from __future__ import annotations

from dataclasses import replace

from conformance.client import Request
from conformance.lab import Lab
from conformance.marks import verifies
from conformance.phrases import status
from mockplatform.spec.model import Text


@verifies("R-5.3.5.10-7")
def test_a_method_that_is_not_allowed(lab: Lab) -> None:
    """R-5.3.5.10-7: POST on /constructions/entry, where only PUT and DELETE are; any refusal passes (E237)."""
    check = lab.verify("R-5.3.5.10-7")
    control = lab.accepts(lambda: Request("POST", "/lifts", lab.records.lift()))
    what = Text("POST on /constructions/entry", "对 /constructions/entry 使用 POST")
    answer = control.refuses(check, what, lambda request: replace(request, path="/constructions/entry"))
    if answer.refused:
        check.may(answer.status == 405, what, status(405), f"HTTP {answer.status}", answer, erratum="E237")


@verifies("R-5.3.5.10-8")
def test_a_media_type_that_is_not_json(lab: Lab) -> None:
    """R-5.3.5.10-8: the same body as text/plain; 415 is expected, any other refusal passes (E236)."""
    check = lab.verify("R-5.3.5.10-8")
    control = lab.accepts(lambda: Request("POST", "/lifts", lab.records.lift()))
    what = Text("POST of a lift as text/plain", "以 text/plain 提交电梯")
    answer = control.refuses(
        check, what, lambda request: replace(request, headers={**request.headers, "Content-Type": "text/plain"})
    )
    if answer.refused:
        check.may(answer.status == 415, what, status(415), f"HTTP {answer.status}", answer, erratum="E236")
