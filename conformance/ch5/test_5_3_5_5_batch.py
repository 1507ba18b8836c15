"""5.3.5.5: the size of a batch."""

from __future__ import annotations

from collections.abc import Callable

from conformance.claims.uplinks import name
from conformance.judging.phrases import ACCEPTED
from conformance.judging.verify import Check
from conformance.records import stages
from conformance.running.lab import Lab, has
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.limits import BATCH
from mockplatform.spec.model import Text

SIZE = "R-5.3.5.5-1"


@verifies(SIZE)
def test_a_hundred_lifts_and_one_more(lab: Lab) -> None:
    """R-5.3.5.5-1: 每次请求最多 100 条数据记录。100 are accepted; of 101 not all are taken (E138)."""
    records = [lab.records.lift() for _ in range(BATCH + 1)]

    def stored() -> tuple[bool, bool]:
        first, last = records[0]["ZJBM"], records[-1]["ZJBM"]
        found = has(lab.read(first), first), has(lab.read(last), last)
        if not found[1]:
            lab.ledger.forget("6.3", *(str(record["ZJBM"]) for record in records[BATCH if found[0] else 0 :]))
        return found

    hundred = lab.add(*(lab.records.lift() for _ in range(BATCH)), single=False)
    _judge(lab.verify(SIZE), "6.1", hundred, lambda: lab.add(*records, single=False), stored)


@verifies(SIZE, accounts=("manufacturer", "constructor", "province"))
def test_a_hundred_insurances_and_one_more(lab: Lab) -> None:
    """R-5.3.5.5-1: 所有接口. The same of an interface of clause 7, all records for one lift."""
    client, work = lab.client("province"), stages.declared(lab)
    records = [lab.records.insurance(work.zjbm) for _ in range(BATCH + 1)]

    def stored() -> tuple[bool, bool]:
        count = len(stages.part(lab, work.zjbm, "BXXX"))
        return count > BATCH, count > 2 * BATCH

    _judge(lab.verify(SIZE), "7.4", client.send("7.4", records[:BATCH]), lambda: client.send("7.4", records), stored)


def _judge(check: Check, interface: str, hundred: Answer, ask: Callable[[], Answer],
           stored: Callable[[], tuple[bool, bool]]) -> None:  # fmt: skip
    """`stored`: whether the first and the last of the 101 records are there."""
    what = Text(f"{name(interface)} with {BATCH} records", f"以 {BATCH} 条记录调用 {name(interface)}")
    if not check.must(hundred.success, what, ACCEPTED, hundred, hundred):
        return
    more = ask()
    what = Text(f"{name(interface)} with {BATCH + 1} records", f"以 {BATCH + 1} 条记录调用 {name(interface)}")
    if more.refused:
        check.way("E138", "refused", what, hundred, more)
    elif not more.success:
        check.unverified(f"neither accepted nor refused: {more}", f"既未接受也未拒绝:{more}", more)
    else:
        first, last = stored()
        if first:
            check.way("E138", f"all {BATCH + 1} records are stored" if last else "first 100", what, more)
        else:
            check.unverified("accepted, and nothing of it can be read", "已接受,但无法读回任何记录", more)
