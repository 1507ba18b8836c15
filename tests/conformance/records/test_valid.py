"""What the suite sends of the target file."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance.judging.verify import Stop
from conformance.records.codes import Codes
from conformance.records.valid import COMPONENT_CERTIFICATE, Records
from conformance.running.target import Account, Target


def records(xydm: str = "", certificates: tuple[str, ...] = ()) -> Records:
    maker = Account("manufacturer", Path("cert"), Path("key"), xydm)
    target = Target("t", {}, {"manufacturer": maker}, Path("ca"), data={"type_test_certificates": certificates})
    return Records(target, Codes("12345"))


def test_a_credit_code_that_is_not_given_is_not_made_up() -> None:
    with pytest.raises(Stop, match="no xydm of the account manufacturer"):
        records().construction("1")
    assert records("913301000000000000").construction("1")["SGXYDM"] == "913301000000000000"


@pytest.mark.parametrize(("known", "used"), [
    ((), COMPONENT_CERTIFICATE),
    (("TSX311003220170001", "TSXF31003220170001"), "TSXF31003220170001"),
    (("ABC-1", "TSX311003220170001"), "ABC-1"),
])  # fmt: skip
def test_a_certificate_that_the_server_knows_is_used(known: tuple[str, ...], used: str) -> None:
    assert records("913301000000000000", known).component()["TBJXSSYBH"] == used
