"""8.3: accidents of lifts. sgghost is the target here."""

from __future__ import annotations

import re
from typing import Any

from conformance.judging.items import NONE
from conformance.judging.rows import canonical
from conformance.judging.values import milliseconds
from conformance.judging.verify import unverified
from conformance.records import national
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import TOP, Text
from mockplatform.spec.tables import TABLES

STAGES = ("安装", "修理", "改造", "使用", "维保", "检验", "监督管理")
SECONDS = 9
"""Digits of a timestamp, if it is in seconds (E069)"""

_YEAR, _PRINTED = re.compile("[12][0-9]{3}"), re.compile("[12][0-9]{7} ?[0-9]{4}")


@verifies("R-8.3.2-1", accounts=("platform",), host="sgghost", writes=False)
def test_accidents_follow_table_49(lab: Lab) -> None:
    """R-8.3.2-1: 电梯事故基础信息应符合表 49 的规定。 NF is in the table and not in the annex (E045); lengths: E100."""
    known, accidents = _accidents(lab)
    check = lab.verify("R-8.3.2-1")
    if not accidents:
        return check.unverified(
            f"no accident is given ({known}); see R-8.3.3-1", f"未返回事故数据({known});参见 R-8.3.3-1", known
        )
    for number, one in enumerate(accidents, start=1):
        what = Text(f"ZJBM of accident {number}", f"第 {number} 起事故的 ZJBM")
        there = one.get("ZJBM") not in (None, "")
        _member(check.must, what, one.get("ZJBM"), there, Text("there, and not empty", "存在且不为空"), known)
        for code, right in (("NF", _is_year), ("SGFSSJ", _is_time)):
            value = one.get(code)
            if value not in (None, ""):
                _member(
                    check.must,
                    Text(f"{code} of accident {number}", f"第 {number} 起事故的 {code}"),
                    value,
                    right(value),
                    _FORMS[code],
                    known,
                )
    taken = "shown" if all(one.get("NF") not in (None, "") for one in accidents) else "absent"
    check.way("E045", taken, Text("NF of the accidents", "事故数据的 NF"), known)
    return national.told_apart(check, lab, "8.3")


@verifies("R-8.3.2-2", accounts=("platform",), host="sgghost", writes=False)
def test_an_accident_happened_at_one_of_seven_stages(lab: Lab) -> None:
    """R-8.3.2-2: 事故发生环节应分为安装、修理、改造、使用、维保、检验、监督管理 7 项。 SGDJ may be any text (E224)."""
    known, accidents = _accidents(lab)
    check = lab.verify("R-8.3.2-2")
    stages = [str(one["SGHJ"]) for one in accidents if one.get("SGHJ") not in (None, "")]
    if not stages:
        return check.unverified("no accident tells SGHJ; name a unit in [data] accidents whose accidents do",
                                "事故数据均无 SGHJ;请在 [data] accidents 中给出有该项数据的单位", known)  # fmt: skip
    for stage in sorted(set(stages)):
        _member(
            check.should,
            Text("SGHJ", "SGHJ"),
            stage,
            stage in STAGES,
            Text("、".join(STAGES), "、".join(STAGES)),
            known,
        )
    return national.told_apart(check, lab, "8.3")


@verifies("R-8.3.3-1", accounts=("platform",), host="sgghost", writes=False)
def test_accidents_are_at_their_path(lab: Lab) -> None:
    """R-8.3.3-1: GET https://sgghost/api/accidents with XYDM."""
    known, accidents = _accidents(lab)
    check = lab.verify("R-8.3.3-1")
    what, expected = national.what("8.3"), Text("2xx with accidents", "HTTP 2xx 且返回事故信息")
    told = bool(accidents) and all("ZJBM" in one for one in accidents)
    if check.must(told, what, expected, known, known):
        check.usual(200, what, known)
    national.told_apart(check, lab, "8.3")


_FORMS = {
    "NF": Text("four digits, or a timestamp (E230)", "四位年份或时间戳(E230)"),
    "SGFSSJ": Text("a timestamp, or YYYYMMDD hhmm (E078, E230)", "时间戳或 YYYYMMDD hhmm(E078、E230)"),
}


def _accidents(lab: Lab) -> tuple[Answer, list[dict[str, Any]]]:
    """What is answered for a unit of [data], and the accidents in it under canonical codes; bare or not is
    judged by R-A.4.3-1."""
    known = national.known(lab, "8.3")
    if national.nothing(known) and known.json != {}:  # an object is no list of accidents (A.4.3)
        raise unverified("no unit of [data] accidents has any; name one that has",
                         "[data] accidents 中的单位均无事故数据;请给出有事故数据的单位")  # fmt: skip
    content = known.data if known.data is not None else known.json
    content = content if isinstance(content, list) else [content]
    items = [canonical(TABLES[49], TOP, one) for one in content if isinstance(one, dict)]
    return known, items if 200 <= known.status < 300 else []


def _member(judge: Any, what: Text, value: object, right: bool, expected: Text, answer: Answer) -> None:
    judge(right, what, expected, NONE if value is None else value, answer)


def _is_year(value: object) -> bool:
    return _YEAR.fullmatch(str(value)) is not None or _is_stamp(value)


def _is_time(value: object) -> bool:
    return _PRINTED.fullmatch(str(value)) is not None or _is_stamp(value)


def _is_stamp(value: object) -> bool:
    return milliseconds(value) is not None and len(str(value)) >= SECONDS
