"""A.2.5: the form of 6.5."""

from __future__ import annotations

from conformance.claims import forms, uplinks
from conformance.records import stages, works
from conformance.records.stages import Work
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.tables import TABLES


@verifies("R-A.2.5-1")
def test_the_form_of_6_5(lab: Lab) -> None:
    """R-A.2.5-1: the printed headers and elements; the answer of 5.3.5.7 (E236). As the creator, who sends SFGZ=false (E117)."""
    work = stages.authorised(lab)
    _modified(lab, work, "manufacturer", SFGZ=False, SGLXR="吴工")


@verifies("R-A.2.5-1", accounts=("manufacturer", "constructor"))
def test_the_form_of_6_5_from_a_constructor(lab: Lab) -> None:
    """R-A.2.5-1: the same with SFGZ=true."""
    work = stages.authorised(lab, by=stages.authoriser(lab))
    _modified(lab, work, "constructor", SFGZ=True, SGLXR="郑工")


def _modified(lab: Lab, work: Work, account: str, **changes: object) -> None:
    check = lab.verify("R-A.2.5-1")
    record = {"SGID": work.sgid, **work.record, **works.version(lab, work, account), **changes}
    answer = lab.client(account).send("6.5", record)
    forms.answered(check, "6.5", answer)
    if answer.success:
        uplinks.read_back(check, TABLES[8], record, stages.construction(lab, work, account), answer)
