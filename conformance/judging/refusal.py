"""Refusals, and what makes them proofs: the same request without the defect is accepted, and the reason is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from conformance.judging.phrases import REFUSED, named, said
from conformance.judging.verify import Check, unverified
from conformance.records.valid import without
from conformance.wire.client import Answer, Client, Request
from mockplatform.spec.model import Text

Make = Callable[[], Request]
Defect = Callable[[Request], Request]


def leaving_out(*codes: str) -> Defect:
    """The defect of a record without some of its members, in any of their spellings."""
    return lambda request: replace(request, json=without(request.json, *codes))


def changing(**changes: Any) -> Defect:
    """The defect of a record with other values."""
    return lambda request: replace(request, json={**request.json, **changes})


@dataclass(frozen=True)
class Control:
    """A kind of request that the server accepts. Only a control can refuse, so no refusal goes without one."""

    client: Client
    make: Make
    accepted: Answer

    @classmethod
    def of(cls, client: Client, make: Make) -> Control:
        """Ask a valid request; where it is not accepted, a refusal would prove nothing. Misprinted codes are tried in
        both spellings (E001), codes of the catalogue by their names (E090), and `make` goes on in what was taken."""
        request = make()
        answer = client.ask(request)
        interface = request.interface.id if request.interface else ""
        if interface:
            answer = client.learn(interface, answer, make)
        if not answer.success:
            raise unverified(f"the positive control is not accepted ({answer}), so that a refusal proves nothing",
                             f"正向对照请求未被接受({answer}),因此拒绝不能说明问题")  # fmt: skip
        return cls(client, make, answer)

    def refuses(self, check: Check, what: Text, defect: Defect, *,
                names: frozenset[str] = frozenset(), raw: bool = False, advice: bool = False) -> Answer:  # fmt: skip
        """A new valid request with one thing changed must be refused; where `names` are given, by one of them. `advice`: if
        it is taken, that is a WARN.

        A refusal that names nothing is taken if the control still succeeds after it: then the change made the
        difference, and only the name is missing, which is a WARN. Otherwise nothing was shown.
        """
        request = defect(self.make())
        answer = self.client.ask_raw(request) if raw else self.client.ask(request)
        if not answer.refused:
            judge = check.should if advice and answer.success else check.must
            judge(False, what, REFUSED, answer, self.accepted, answer)
        elif not names or _names(answer, names):
            check.must(True, what, REFUSED, answer, self.accepted, answer)
        else:
            told = (name for name in sorted(names) if name in what.en)  # the spelling that the test speaks of
            self._unnamed(check, what, answer, next(told, min(names)))
        return answer

    def refused_with(self, check: Check, defect: Defect) -> Answer | None:
        """The refusal that a defect provokes, to judge its form. None if there is none: that is for another requirement
        to judge, and `check` stays unverified."""
        answer = self.client.ask(defect(self.make()))
        if answer.refused:
            return answer
        check.unverified(f"the defect was not refused ({answer}), so that no refusal was seen; see R-6.1.2-1",
                         f"有缺陷的记录未被拒绝({answer}),因此未见到拒绝应答;参见 R-6.1.2-1", self.accepted, answer)  # fmt: skip
        return None

    def _unnamed(self, check: Check, what: Text, answer: Answer, code: str) -> None:
        again = self.client.ask(self.make())
        if again.success:
            check.should(False, what, named(code), answer, self.accepted, answer, again)
        else:
            text = said(what, "refused, but so is the control after it", "被拒绝,但随后的对照请求同样被拒绝")
            check.unverified(text.en, text.zh, self.accepted, answer, again)


def _names(answer: Answer, names: frozenset[str]) -> bool:
    """Whether a field of the errors ends in one of the names: BJXX[0].TBJBM, 部件信息[0].电梯部件编码 (E025)."""
    return any(name in names for name in answer.named)
