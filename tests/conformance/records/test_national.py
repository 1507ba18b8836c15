"""The national systems: which of the operator's values are asked, and when an answer shows nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from conformance.judging.verdicts import Verdict
from conformance.judging.verify import Stop, Verifier
from conformance.records import national
from conformance.records.codes import Codes
from conformance.wire.client import Answer, Request

COMPANY = b'{"DWMC": "one"}'


class FakeLab:
    """A lab at a system that has answers for some values."""

    def __init__(self, known: dict[str, bytes], data: tuple[str, ...], otherwise: bytes = b"{}") -> None:
        self.known, self.otherwise, self.asked = known, otherwise, list[Request]()
        self.target = SimpleNamespace(data={"licences": data, "type_test_certificates": data})
        self.scene = SimpleNamespace(codes=Codes("0000001"))

    def client(self, account: str, host: str) -> FakeLab:
        assert account == "platform"
        return self

    def ask(self, request: Request) -> Answer:
        self.asked.append(request)
        value = dict(request.query).get("XYDM", "")
        return Answer(200, {}, self.known.get(value, self.otherwise), f"x{len(self.asked)}")

    def shared(self, name: str, make: Any) -> Any:
        return make(self)


def test_the_first_value_that_is_known_counts() -> None:
    lab: Any = FakeLab({"2": COMPANY, "3": b'{"DWMC": "three"}'}, ("1", "2", "3"))
    assert national.known(lab, "8.2").json == {"DWMC": "one"}
    assert [dict(request.query)["XYDM"] for request in lab.asked] == ["1", "2"]


def test_where_none_is_known_the_last_answer_is_judged() -> None:
    lab: Any = FakeLab({}, ("1", "2"))
    assert national.known(lab, "8.2").json == {}
    assert len(lab.asked) == 2


def test_where_none_is_named_nothing_can_be_shown() -> None:
    lab: Any = FakeLab({}, ())
    with pytest.raises(Stop) as stopped:
        national.known(lab, "8.2")
    assert stopped.value.verdict is Verdict.NOT_VERIFIED
    assert lab.asked == []


@pytest.mark.parametrize(
    ("status", "body", "found"),
    [(200, COMPANY, True), (404, COMPANY, False), (200, b"", False), (200, b"{}", False), (200, b"[]", False),
     (200, b" null\n", False),
     (200, b"\xff\xd8\xff", True)],
)  # fmt: skip
def test_what_counts_as_found(status: int, body: bytes, found: bool) -> None:
    assert national.found(Answer(status, {}, body, "x")) is found


@pytest.mark.parametrize(("otherwise", "verdicts"), [(b"{}", []), (COMPANY, [Verdict.NOT_VERIFIED])])
def test_the_same_answer_to_everything_shows_nothing(otherwise: bytes, verdicts: list[Verdict]) -> None:
    lab: Any = FakeLab({"1": COMPANY}, ("1",), otherwise)
    verifier = Verifier(["R-8.2.3-1"])
    national.told_apart(verifier("R-8.2.3-1"), lab, "8.2")
    assert [finding.verdict for finding in verifier.findings] == verdicts


def test_a_picture_is_asked_for_as_printed() -> None:
    lab: Any = FakeLab({}, ("TSX1",))
    national.ask(lab, "8.1.3", "TSX1")
    assert lab.asked[0].target == "/publicity/type_test_certificate?XSSYBH=TSX1"
    assert lab.asked[0].headers == {"Accept": "image/*"}
    national.ask(lab, "8.1.3", None)
    assert lab.asked[1].query == ()
