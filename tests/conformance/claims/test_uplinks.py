"""What uplinks took is read back, but for what no downlink has to give."""

from __future__ import annotations

import pytest

from conformance.claims.uplinks import read_back
from conformance.judging.verdicts import Verdict, worst
from conformance.judging.verify import Verifier
from mockplatform.spec.tables import TABLES

AT = 1_767_196_800_000
SENT = {"JYJL": "合格", "XCJCRQ": AT}


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        ({"JYJL": "合格", "XCJCRQ": AT}, "PASS"), ({"JYJL": "合格"}, "PASS"), ({"JYJL": "合格", "XCJCRQ": ""}, "PASS"),
        ({"JYJL": "合格", "XCJCRQ": AT + 10**9}, "FAIL"), ({"XCJCRQ": AT}, "FAIL"),
    ],
)  # fmt: skip
def test_the_next_test_need_not_be_shown(shown: dict[str, object], verdict: str) -> None:
    verify = Verifier(("R-7.10.2-1",))
    read_back(verify("R-7.10.2-1"), TABLES[30], SENT, shown)  # E111
    assert worst(finding.verdict for finding in verify.findings) is Verdict(verdict)
