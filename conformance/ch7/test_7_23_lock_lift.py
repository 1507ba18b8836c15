"""7.23: locking and unlocking the manufacture data of a lift."""

from __future__ import annotations

from conformance.claims import uplinks
from conformance.judging import rows
from conformance.judging.phrases import ACCEPTED, REFUSED
from conformance.records import locks
from conformance.records.locks import MODELS
from conformance.records.reports import ACCOUNTS
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

LOCK = Text("PUT /lifts/lock with DTXXSD=true", "PUT /lifts/lock,DTXXSD=true")
UNLOCK = Text("PUT /lifts/lock with DTXXSD=false", "PUT /lifts/lock,DTXXSD=false")
DURING = Text("6.2 by the manufacturer while the lift is locked", "锁定期间制造单位调用 6.2")
AFTER = Text("6.2 by the manufacturer after the unlocking", "解除锁定后制造单位调用 6.2")
AGAIN = Text("6.2 with an array, the locked lift behind a free one", "6.2 数组调用,已锁定电梯排在未锁定电梯之后")
LATE = Text(f"6.2 after {locks.DAYS} days of the lock", f"锁定 {locks.DAYS} 天后调用 6.2")
BESIDE = Text("6.2 on another lift, which was locked and unlocked meanwhile", "对另一台电梯(期间锁定后已解除)调用 6.2")
MODEL = Text("SBXH by 6.12 while the lift is locked", "锁定期间 6.12 显示的 SBXH")
MODEL_AFTER = Text("SBXH by 6.12 after the unlocking", "解除锁定后 6.12 显示的 SBXH")


@verifies("R-7.23.3-1", accounts=ACCOUNTS)
def test_a_lift_is_locked_and_unlocked(lab: Lab) -> None:
    """R-7.23.3-1: 锁定或解除锁定电梯制造信息使用 PUT /api/tp/v1/lifts/lock; its effect is that on 6.2."""
    check, seen = lab.verify("R-7.23.3-1"), locks.observed(lab)
    for what, answer in ((LOCK, seen.lock), (UNLOCK, seen.unlock)):
        if check.must(answer.success, what, ACCEPTED, answer, answer):
            check.usual(200, what, answer)
    if seen.lock.success and seen.unlock.success:
        locks.in_effect(seen)


@verifies("R-7.23.1-2", accounts=ACCOUNTS)
def test_while_a_lift_is_locked_its_maker_does_not_modify_it(lab: Lab) -> None:
    """R-7.23.1-2, E184, E185: 锁定期间，该电梯的制造企业无法修改其制造信息; 6.2 was accepted before. Neither reports on
    the lift, nor an unlocking of another one, nor time ends the lock."""
    check, seen = lab.verify("R-7.23.1-2"), locks.observed(lab)
    lab.accepted(seen.lock, "7.23", "R-7.23.3-1")
    check.must(seen.during.answer.refused, DURING, REFUSED, seen.during.answer, *seen.answers)
    check.must(not seen.again.answer.success, AGAIN, REFUSED, seen.again.answer, *seen.answers)
    for tried in (seen.during, seen.again):
        check.must(tried.model == MODELS[0], MODEL, Text(MODELS[0], MODELS[0]), tried.model, *seen.answers)
    lasting = locks.lasting(lab)
    if lasting is not None and lasting[0].answer.success and lasting[2].answer.success:
        late = lasting[1]
        check.must(late.answer.refused and late.model == MODELS[0], LATE, REFUSED, late.answer, late.answer, late.read)


@verifies("R-7.23.1-4", accounts=ACCOUNTS)
def test_after_the_unlocking_its_maker_modifies_it_again(lab: Lab) -> None:
    """R-7.23.1-4: 解除锁定后，该电梯制造企业可继续修改其制造信息; a lock that was seen to hold comes before."""
    check, seen = lab.verify("R-7.23.1-4"), locks.observed(lab)
    lab.accepted(seen.unlock, "7.23", "R-7.23.3-1")
    check.must(seen.after.answer.success, AFTER, ACCEPTED, seen.after.answer, *seen.answers)
    check.must(seen.after.model == MODELS[2], MODEL_AFTER, Text(MODELS[2], MODELS[2]), seen.after.model, *seen.answers)
    if not seen.holds:
        check.unverified("the lock before had no effect; see R-7.23.1-2", "此前的锁定未生效;参见 R-7.23.1-2", seen.lock)


@verifies("R-7.23.2-2", accounts=ACCOUNTS)
def test_true_locks_and_false_unlocks(lab: Lab) -> None:
    """R-7.23.2-2: DTXXSD 为 true 时锁定该电梯制造信息，为 false 时解除锁定; each is seen by its effect on 6.2."""
    check, seen = lab.verify("R-7.23.2-2"), locks.observed(lab)
    for answer in (seen.lock, seen.unlock):
        lab.accepted(answer, "7.23", "R-7.23.3-1")
    check.must(seen.holds, DURING, Text("no effect", "不生效"), seen.during.answer, *seen.answers)
    check.must(seen.lifted, AFTER, Text("in effect", "生效"), seen.after.answer, *seen.answers)
    if seen.beside[0].answer.success:
        check.must(seen.spares, BESIDE, Text("in effect", "生效"), seen.beside[1].answer, *seen.answers)


@verifies("R-7.23.2-1", accounts=ACCOUNTS)
def test_what_table_43_demands(lab: Lab) -> None:
    """R-7.23.2-1: ZJBM and DTXXSD left out in turn; a ZJBM far too long, which need not be named: it is no lift's."""
    check, control, table = lab.verify("R-7.23.2-1"), locks.control(lab), TABLES[43]
    uplinks.left_out(check, control, "7.23")
    long = rows.too_long(TABLES, "ZJBM")
    what = Text(f"PUT /lifts/lock, ZJBM with {len(long)} characters", f"PUT /lifts/lock,ZJBM 长度为 {len(long)}")
    control.refuses(check, what, uplinks.setting(table, "ZJBM", long))
    locks.turn(lab, locks.observed(lab).zjbm, locked=False)  # what was taken for a lock would hinder the cleaning up
