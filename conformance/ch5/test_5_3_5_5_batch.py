"""5.3.5.5: the size of a batch."""

from __future__ import annotations

from collections.abc import Callable

from conformance.claims.uplinks import name
from conformance.judging import reading
from conformance.judging.phrases import ACCEPTED
from conformance.judging.verify import Check, unverified
from conformance.records import stages
from conformance.records.valid import Record
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

    some = [lab.records.lift() for _ in range(BATCH)]
    hundred = lab.add(*some, single=False)
    for at in (0, BATCH // 2, BATCH - 1) if hundred.success else ():
        read = lab.read(some[at]["ZJBM"])
        what = Text(f"lift no. {at + 1} of a hundred, read back", f"读回 100 台中的第 {at + 1} 台电梯")
        lab.verify(SIZE).must(has(read, some[at]["ZJBM"]), what, Text("it is there", "存在"), read, hundred, read)
    _judge(lab.verify(SIZE), "6.1", hundred, lambda: lab.add(*records, single=False), stored)


@verifies(SIZE, accounts=("manufacturer", "constructor", "province"))
def test_a_hundred_insurances_and_one_more(lab: Lab) -> None:
    """R-5.3.5.5-1: 所有接口. The same of an interface of clause 7, all records for one lift."""
    client, work = lab.client("province"), stages.in_use_at_best(lab)
    records = [lab.records.insurance(work.zjbm) for _ in range(BATCH + 1)]

    def stored() -> tuple[bool, bool]:
        count = len(stages.part(lab, work.zjbm, "BXXX"))
        return count > BATCH, count > 2 * BATCH

    _judge(lab.verify(SIZE), "7.4", client.send("7.4", records[:BATCH]), lambda: client.send("7.4", records), stored)


@verifies(SIZE)
def test_a_hundred_constructions_and_one_more(lab: Lab) -> None:
    """R-5.3.5.5-1: the same of 6.4, in the other order, since a lift may have one open work only: 101 first, and then 100 of
    them are accepted."""
    check, made = lab.verify(SIZE), [lab.records.lift() for _ in range(BATCH + 1)]
    lab.accepted(lab.add(*made[:BATCH], single=False), "6.1", "R-6.1.3-1")
    lab.accepted(lab.add(made[BATCH]), "6.1", "R-6.1.3-1")
    records = [lab.records.construction(str(one["ZJBM"])) for one in made]
    more = lab.maker.send("6.4", records)
    first, last = (bool(stages.constructions(lab, made[at]["ZJBM"])) for at in (0, BATCH))
    what = Text(
        f"POST /constructions/authorize with {BATCH + 1} records",
        f"以 {BATCH + 1} 条记录调用 POST /constructions/authorize",
    )
    if first:
        return _taken(check, what, last, more)
    hundred = lab.maker.send("6.4", records[:BATCH])
    fewer = Text(f"the same with {BATCH} of them", f"同样提交其中 {BATCH} 条")
    if check.must(hundred.success, fewer, ACCEPTED, hundred, more, hundred):
        if more.refused:
            check.way("E138", "refused", what, hundred, more)
        else:
            check.unverified(
                f"not refused, and nothing of it can be read: {more}", f"未被拒绝,且无法读回任何记录:{more}", more
            )
    return None


def _taken(check: Check, what: Text, last: bool, more: Answer) -> None:
    check.way("E138", f"all {BATCH + 1} records are stored" if last else "first 100", what, more)


@verifies(SIZE, accounts=("manufacturer", "constructor", "province"))
def test_a_hundred_changed_insurances_and_one_more(lab: Lab) -> None:
    """R-5.3.5.5-1: 所有接口. The same of a PUT, 7.5 with 100 and with 101 insurances of one lift, and of a push, 8.1.1."""
    check, client, work = lab.verify(SIZE), lab.client("province"), stages.declared(lab)
    for count in (BATCH, 1):
        added = client.send("7.4", [lab.records.insurance(work.zjbm) for _ in range(count)])
        lab.accepted(added, "7.4", "R-5.3.5.6-1")

    def changes(kind: str) -> list[Record]:
        made = lab.records.insurance(work.zjbm, BXXZ=kind)
        return [
            {"BXID": one.get("BXID"), **made, **reading.version(one)} for one in stages.part(lab, work.zjbm, "BXXX")
        ]

    def stored() -> tuple[bool, bool]:
        kinds = [str(one.get("BXXZ")) for one in stages.part(lab, work.zjbm, "BXXX")]
        return AGAIN in kinds, kinds.count(AGAIN) > BATCH

    hundred = changes(ONCE)
    if len(hundred) != BATCH + 1 or any(one["BXID"] is None for one in hundred):
        raise unverified(f"7.20 shows {len(hundred)} of {BATCH + 1} insurances with their BXID",
                         f"7.20 显示了 {BATCH + 1} 条保险信息中的 {len(hundred)} 条")  # fmt: skip
    first = client.send("7.5", hundred[:BATCH])
    _judge(check, "7.5", first, lambda: client.send("7.5", changes(AGAIN)), stored)
    _pushes(check, lab)


def _pushes(check: Check, lab: Lab) -> None:
    """8.1.1 (E215), in a world that is deleted afterwards: what is pushed can't be taken away."""
    _, there = lab.story("a hundred pushed units")
    if not there.scene.own or "typetest" not in there.target.accounts:
        return
    client, units = there.client("typetest"), [there.records.pushed_unit() for _ in range(BATCH + 1)]

    def stored() -> tuple[bool, bool]:
        return bool(stages.unit(there, units[0]["XYDM"])), bool(stages.unit(there, units[-1]["XYDM"]))

    hundred = client.send("8.1.1", [there.records.pushed_unit() for _ in range(BATCH)])
    _judge(check, "8.1.1", hundred, lambda: client.send("8.1.1", units), stored)


ONCE, AGAIN = "电梯综合责任保险", "电梯公众责任保险"
"""BXXZ of the modifications"""


def _judge(check: Check, interface: str, hundred: Answer, ask: Callable[[], Answer],
           stored: Callable[[], tuple[bool, bool]]) -> None:  # fmt: skip
    """`stored`: whether the first and the last of the 101 records are there."""
    what = Text(f"{name(interface)} with {BATCH} records", f"以 {BATCH} 条记录调用 {name(interface)}")
    if not check.must(hundred.success, what, ACCEPTED, hundred, hundred):
        return
    more = ask()
    what = Text(f"{name(interface)} with {BATCH + 1} records", f"以 {BATCH + 1} 条记录调用 {name(interface)}")
    if more.refused:
        all_there = all(stored())
        check.way("E138", f"all {BATCH + 1} records are stored" if all_there else "refused", what, hundred, more)
    elif not more.success:
        check.unverified(f"neither accepted nor refused: {more}", f"既未接受也未拒绝:{more}", more)
    else:
        first, last = stored()
        if first:
            _taken(check, what, last, more)
        else:
            check.unverified("accepted, and nothing of it can be read", "已接受,但无法读回任何记录", more)
