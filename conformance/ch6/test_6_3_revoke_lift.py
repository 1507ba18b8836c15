"""6.3: revoking the manufacture data of a lift that has no construction (E177)."""

from __future__ import annotations

from conformance.claims import forms, uplinks
from conformance.judging.phrases import ACCEPTED, REFUSED
from conformance.judging.verify import unverified
from conformance.records import lifts, works
from conformance.running.lab import Lab, has, lift_of
from conformance.running.marks import verifies
from conformance.wire.client import Request
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text


@verifies("R-6.3.3-1")
def test_a_lift_is_revoked(lab: Lab) -> None:
    """R-6.3.3-1: DELETE /api/tp/v1/lifts with ZJBM in the query; afterwards the lift is not read as a live one (E156)."""
    check = lab.verify("R-6.3.3-1")
    answer = forms.revoked(check, lab, forms.LIFT)
    if answer.success:
        forms.usual_status(check, "6.3", answer)


@verifies("R-6.3.3-1")
def test_two_lifts_are_revoked_by_a_repeated_key(lab: Lab) -> None:
    """R-6.3.3-1: ZJBM stands twice in the query (E067)."""
    forms.revoked(lab.verify("R-6.3.3-1"), lab, forms.LIFT, 2)


@verifies("R-6.3.1-2")
def test_components_are_revoked_with_their_lift(lab: Lab) -> None:
    """R-6.3.1-2: 撤销电梯整机时，一并撤销该整机的部件信息 (E156)."""
    check, lift = lab.verify("R-6.3.1-2"), lifts.fitted(lab)
    before = lab.read(lift["ZJBM"])
    if lifts.named(lifts.components(before, lift["ZJBM"])) != lifts.named(lift["BJXX"]):
        raise unverified("the components can't be read before; see R-6.1.1-1", "撤销前无法读取部件;参见 R-6.1.1-1")
    answer = lab.maker.revoke("6.3", str(lift["ZJBM"]))
    what = Text("DELETE a lift with two components", "DELETE 一台带两个部件的电梯")
    if not check.must(answer.success, what, ACCEPTED, answer, before, answer):
        return
    after = lab.read(lift["ZJBM"])
    shown = lift_of(after, lift["ZJBM"])
    parts = sorted(lifts.named(lifts.components(after, lift["ZJBM"])))
    gone = Text("neither the lift nor its components are live", "电梯及其部件均不再有效")
    what = Text("the lift by 6.12 afterwards", "之后通过 6.12 读取")
    check.must(not shown or shown.get("BGLX") == "DELETE", what, gone, after, answer, after)
    what = Text("its components by 6.12 afterwards", "之后通过 6.12 读取其部件")
    told = (
        check.may if shown else check.must
    )  # what a lift that is told as revoked says of its parts is open (E047, E157)
    told(not parts, what, gone, parts, answer, after)


@verifies("R-6.3.1-1")
def test_a_lift_that_has_just_left_the_factory(lab: Lab) -> None:
    """R-6.3.1-1: a fresh lift is in state 出厂 and can be revoked (E176)."""
    forms.revoked(lab.verify("R-6.3.1-1"), lab, forms.LIFT)


@verifies("R-6.3.1-1", accounts=("manufacturer", "constructor", "province"))
def test_a_lift_in_use_is_not_revoked(lab: Lab) -> None:
    """R-6.3.1-1: 该接口仅可以撤销状态为“出厂”的电梯。One with SBSYZT=USING is refused and stays (E176)."""
    check, zjbm = lab.verify("R-6.3.1-1"), str(works.brought_into_use(lab)["ZJBM"])
    before = lab.read(zjbm)
    parts = lifts.named(lifts.components(before, zjbm))
    if not has(before, zjbm):
        raise unverified("the lift in use can't be read by 6.12; see R-6.12.1-4",
                         "无法通过 6.12 读取在用电梯;参见 R-6.12.1-4")  # fmt: skip
    control = forms.revoked(check, lab, forms.LIFT)
    answer = lab.maker.revoke("6.3", zjbm)
    what = Text("DELETE a lift in use", "DELETE 在用电梯")
    check.must(answer.refused, what, REFUSED, answer, control, answer)
    fresh = str(lab.new_lift()["ZJBM"])
    both = lab.maker.ask(Request("DELETE", INTERFACES["6.3"].path, query=(("ZJBM", fresh), ("ZJBM", zjbm))))
    what = Text("DELETE a fresh lift, and with it a lift in use", "DELETE 一台出厂电梯及一台在用电梯")
    check.must(both.refused, what, REFUSED, both, control, both)
    after = lab.read(zjbm)
    live = has(after, zjbm) and lift_of(after, zjbm).get("BGLX") != "DELETE"
    what, expected = Text("read it by 6.12 afterwards", "之后通过 6.12 读取"), Text("it is there", "仍存在")
    check.must(live, what, expected, after, answer, both, after)
    kept = lifts.named(lifts.components(after, zjbm))
    expected = Text("with its components", "含其部件")
    check.must(kept == parts, what, expected, ", ".join(sorted(kept)), answer, both, after)


@verifies("R-6.3.2-1")
def test_the_key_names_the_lift(lab: Lab) -> None:
    """R-6.3.2-1: ZJBM names the lift; an unknown one is refused or accepted, not 5xx (E144)."""
    forms.named_by_key(lab.verify("R-6.3.2-1"), lab, forms.LIFT)


@verifies("R-6.3.2-1")
def test_only_the_lift_that_is_named_goes(lab: Lab) -> None:
    """R-6.3.2-1: another lift of the same maker stays."""
    check, kept = lab.verify("R-6.3.2-1"), lab.new_lift()
    lab.stored(kept)
    answer = forms.revoked(check, lab, forms.LIFT)
    read = lab.read(kept["ZJBM"])
    what = Text(f"a lift that {uplinks.name('6.3')} did not name", f"{uplinks.name('6.3')} 未指定的电梯")
    check.must(has(read, kept["ZJBM"]), what, Text("it is still there", "仍存在"), read, answer, read)


@verifies("R-6.3.2-1", last=True)
def test_no_key_is_refused(lab: Lab) -> None:
    """R-6.3.2-1: DELETE without ZJBM."""
    forms.refused_without_key(lab.verify("R-6.3.2-1"), lab, forms.LIFT)
