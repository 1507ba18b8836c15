"""5.3.5.5: the size of a batch."""

from __future__ import annotations

from conformance.lab import Lab, has
from conformance.marks import verifies
from conformance.phrases import ACCEPTED
from mockplatform.spec.limits import BATCH
from mockplatform.spec.model import Text


@verifies("R-5.3.5.5-1")
def test_a_hundred_records_and_one_more(lab: Lab) -> None:
    """R-5.3.5.5-1: 每次请求最多 100 条数据记录。100 are accepted; of 101 not all are taken (E138)."""
    check = lab.verify("R-5.3.5.5-1")
    hundred = lab.add(*(lab.records.lift() for _ in range(BATCH)), single=False)
    what = Text(f"POST of {BATCH} lifts", f"POST {BATCH} 台电梯")
    if not check.must(hundred.success, what, ACCEPTED, hundred, hundred):
        return
    records = [lab.records.lift() for _ in range(BATCH + 1)]
    more = lab.add(*records, single=False)
    what = Text(f"POST of {BATCH + 1} lifts", f"POST {BATCH + 1} 台电梯")
    if more.refused:
        check.way("E138", "refused", what, hundred, more)
    elif not more.success:
        check.unverified(f"neither accepted nor refused: {more}", f"既未接受也未拒绝:{more}", more)
    else:
        first, last = lab.read(records[0]["ZJBM"]), lab.read(records[-1]["ZJBM"])
        if not has(first, records[0]["ZJBM"]):
            check.unverified("accepted, and nothing of it can be read", "已接受,但无法读回任何记录", more, first)
        else:
            stored = has(last, records[-1]["ZJBM"])
            check.way("E138", f"all {BATCH + 1} records are stored" if stored else "first 100", what, more, first, last)
            for record in records[BATCH:]:
                if not stored:
                    lab.ledger.gone(record["ZJBM"])
