"""5.3.5.2: dates and times travel as timestamps."""

from __future__ import annotations

from collections.abc import Mapping

from conformance.judging.values import milliseconds, same_day
from conformance.judging.verify import Check
from conformance.records import tour
from conformance.records.reports import KINDS
from conformance.running.lab import Lab, lift_of
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

DATES = "R-5.3.5.2-1"
SUMMER_OF_2000 = 961_041_600_000
"""2000-06-15 12:00 in Shanghai, ms"""
OF_REPORTS = {"SYDWGLXX": "SYFZRQ", "BXXX": "BXSXRQ", "WBXX": "WBRQ", "JYXX": "JCRQ"}
"""A date of each kind of provincial report"""


@verifies(DATES)
def test_the_date_of_manufacture_is_a_timestamp(lab: Lab) -> None:
    """R-5.3.5.2-1: 实际接口数据均采用时间戳. ZZRQ of the same local day, CJSJ and GXSJ; seconds are only noted (E069, E071)."""
    check, record = lab.verify(DATES), lab.new_lift()
    read = lab.read(record["ZJBM"])
    lift = lift_of(read, record["ZJBM"])
    _judge(check, "ZZRQ", lift, read, sent=record["ZZRQ"])
    for code in ("CJSJ", "GXSJ"):
        if lift.get(code) not in (None, ""):
            _judge(check, code, lift, read)
    old = lab.records.lift(ZZRQ=SUMMER_OF_2000)
    added = lab.add(old)
    what = Text("6.1 with a ZZRQ of the year 2000 (12 digits)", "6.1,ZZRQ 为 2000 年的日期(12 位数字)")
    if check.should(added.success, what, Text("accepted", "接受"), added, added):
        read = lab.read(old["ZJBM"])
        _judge(check, "ZZRQ", lift_of(read, old["ZJBM"]), read, sent=SUMMER_OF_2000)


@verifies(DATES, accounts=("manufacturer", "constructor", "province"))
def test_dates_of_provincial_reports_are_timestamps(lab: Lab) -> None:
    """R-5.3.5.2-1: dates of use, insurance, maintenance and inspection as 7.20 shows them."""
    check = lab.verify(DATES)
    for row in KINDS:
        code = OF_REPORTS.get(row.at)
        if code is not None:
            found = tour.pair(lab, row.add)
            _judge(check, code, tour.added(lab, row)[0], found.single, sent=found.records[0][code])


def _judge(check: Check, code: str, item: Mapping[str, object], answer: Answer, *, sent: int | None = None) -> None:
    value = item.get(code)
    what = Text(f"{code} as read back", f"读回的 {code}")
    if value in (None, ""):
        return check.unverified(f"{code} is not shown", f"未给出 {code}", answer)
    at = milliseconds(value)
    right = at is not None and (sent is None or same_day(value, sent))
    expected = Text(
        f"a timestamp of the day of {sent}" if sent else "a timestamp", f"{sent} 当日的时间戳" if sent else "时间戳"
    )
    if check.must(right, what, expected, repr(value), answer):
        taken = "milliseconds" if len(str(value).removeprefix("-")) > 10 else "seconds"
        check.way("E069", taken, what, answer, seen=repr(value))
    return None
