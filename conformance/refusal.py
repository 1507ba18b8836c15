"""Refusals, and what makes them proofs: the same request without the defect is accepted, and the reason is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from conformance.client import Answer, Request
from conformance.phrases import REFUSED, named, said
from conformance.records import without
from conformance.verify import Check, unverified
from mockplatform.spec.model import Text

if TYPE_CHECKING:
    from conformance.lab import Lab

Make = Callable[[], Request]
Defect = Callable[[Request], Request]


def leaving_out(*codes: str) -> Defect:
    """The defect of a record without some of its members."""
    return lambda request: replace(request, json=without(request.json, *codes))


def changing(**changes: Any) -> Defect:
    """The defect of a record with other values."""
    return lambda request: replace(request, json={**request.json, **changes})


@dataclass(frozen=True)
class Control:
    """A kind of request that the server accepts. Only a control can refuse, so no refusal goes without one."""

    lab: Lab
    make: Make
    accepted: Answer

    @classmethod
    def of(cls, lab: Lab, make: Make) -> Control:
        """Ask a valid request; where it is not accepted, a refusal would prove nothing."""
        answer = _send(lab, make())
        if not answer.success:
            raise unverified(f"the positive control is not accepted ({answer}), so that a refusal proves nothing",
                             f"正向对照请求未被接受({answer}),因此拒绝不能说明问题")  # fmt: skip
        return cls(lab, make, answer)

    def refuses(self, check: Check, what: Text, defect: Defect, *,
                names: frozenset[str] = frozenset(), raw: bool = False) -> Answer:  # fmt: skip
        """A new valid request with one thing changed must be refused; where `names` are given, by one of them.

        A refusal that names nothing is taken if the control still succeeds after it: then the change made the
        difference, and only the name is missing, which is a WARN. Otherwise nothing was shown.
        """
        request = defect(self.make())
        answer = _send(self.lab, request, raw=raw)
        if not answer.refused:
            check.must(False, what, REFUSED, answer, self.accepted, answer)
        elif not names or _names(answer, names):
            check.must(True, what, REFUSED, answer, self.accepted, answer)
        else:
            self._unnamed(check, what, answer, min(names))
        return answer

    def refused_with(self, check: Check, defect: Defect) -> Answer | None:
        """The refusal that a defect provokes, to judge its form. None if there is none: that is for another requirement
        to judge, and `check` stays unverified."""
        answer = _send(self.lab, defect(self.make()))
        if answer.refused:
            return answer
        check.unverified(f"the defect was not refused ({answer}), so that no refusal was seen; see R-6.1.2-1",
                         f"有缺陷的记录未被拒绝({answer}),因此未见到拒绝应答;参见 R-6.1.2-1", self.accepted, answer)  # fmt: skip
        return None

    def _unnamed(self, check: Check, what: Text, answer: Answer, code: str) -> None:
        again = _send(self.lab, self.make())
        if again.success:
            check.should(False, what, named(code), answer, self.accepted, answer, again)
        else:
            text = said(what, "refused, but so is the control after it", "被拒绝,但随后的对照请求同样被拒绝")
            check.unverified(text.en, text.zh, self.accepted, answer, again)


def _send(lab: Lab, request: Request, *, raw: bool = False) -> Answer:
    client = lab.maker
    answer = client.ask_raw(request) if raw else client.ask(request)
    if answer.success and request.method == "POST" and request.path == "/lifts":
        records = request.json if isinstance(request.json, list) else [request.json or {}]
        lab.ledger.added(client, *(str(record["ZJBM"]) for record in records if "ZJBM" in record))
    return answer


def _names(answer: Answer, names: frozenset[str]) -> bool:
    """Whether a field of the errors ends in one of the names: BJXX[0].TBJBM, 部件信息[0].电梯部件编码 (E025)."""
    last = (field.replace(" ", "").rpartition(".")[2].partition("[")[0] for field, _ in answer.errors)
    return any(name in names for name in last)
