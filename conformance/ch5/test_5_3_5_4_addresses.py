"""5.3.5.4: addresses and regions, on ZCDZ of a unit (7.17), SBSYDD (7.1) and SGDQ (6.4)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from conformance.claims import reported, uplinks
from conformance.judging import reading
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control
from conformance.judging.verify import Check, unverified
from conformance.records import stages
from conformance.records.reports import ACCOUNTS, USAGE
from conformance.records.stages import Work
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer, Request
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

REFUSED = Text("refused", "拒绝")
BEIJING = ("北京,市辖区,东城区", "北京,北京市,东城区", "北京,北京,东城区")


@verifies("R-5.3.5.4-1", accounts=("province",))
def test_an_address_has_its_separators(lab: Lab) -> None:
    """R-5.3.5.4-1: 省、市、县以“,”连接,再以“^”连接详细地址。One without either separator is refused, as advice (E096)."""
    check, site = lab.verify("R-5.3.5.4-1"), f"{lab.records.site()}^测试路4号"
    unit, answer = _unit(lab, ZCDZ=site, TXDZ=site)
    what = Text(f"7.17 with ZCDZ {site}", f"7.17,ZCDZ 为 {site}")
    blamed = any(field.endswith("ZCDZ") for field, _ in answer.errors)
    if not answer.success and not blamed or answer.success and not stages.unit(lab, unit["XYDM"]):
        raise unverified(f"the unit is not added ({answer}); see R-7.17.3-1", f"单位未能添加({answer});参见 R-7.17.3-1")
    if check.must(answer.success, what, ACCEPTED, answer, answer):
        control = _control(lab)
        what, bad = _with(control, "某路1号")
        check.way("E096", "refused" if bad.refused else "accepted", what, control.accepted, bad, seen=bad)


@verifies("R-5.3.5.4-2", accounts=("province",))
def test_an_address_names_province_city_and_county(lab: Lab) -> None:
    """R-5.3.5.4-2: 省、市、县(区)为必填内容。Without a county it is refused, as advice."""
    province, city, _ = lab.records.site().split(",")
    _advice(lab.verify("R-5.3.5.4-2"), _control(lab), f"{province},{city}^测试路4号")


@verifies("R-5.3.5.4-3", accounts=("province",))
def test_a_county_exists(lab: Lab) -> None:
    """R-5.3.5.4-3: 行政区划数据来源于国家统计局。A county that does not exist is refused, as advice."""
    province, city, _ = lab.records.site().split(",")
    _advice(lab.verify("R-5.3.5.4-3"), _control(lab), f"{province},{city},不存在区^测试路4号")


@verifies("R-5.3.5.4-4", accounts=("province",))
def test_a_province_with_and_without_its_suffix(lab: Lab) -> None:
    """R-5.3.5.4-4: 浙江与浙江省等同。Both spellings are accepted, or neither (E097)."""
    check, site = lab.verify("R-5.3.5.4-4"), lab.records.site()
    province, _, rest = site.partition(",")
    short = _SUFFIX.sub("", province)
    if short == province:
        raise unverified(f"{province} has no suffix to leave out", f"{province} 没有可省略的后缀")
    _control(lab)
    answers = [_unit(lab, ZCDZ=f"{one},{rest}^测试路4号")[1] for one in (province, short)]
    if not any(answer.success for answer in answers):
        raise unverified(
            f"an address of the own province is not accepted ({answers[0]})", f"本省地址未被接受({answers[0]})"
        )
    what = Text(f"7.17 with {province} and with {short} in ZCDZ", f"7.17,ZCDZ 分别使用 {province} 与 {short}")
    check.must(
        all(answer.success for answer in answers), what, Text("both are accepted", "均接受"), _list(answers), *answers
    )


@verifies("R-5.3.5.4-4", accounts=ACCOUNTS)
def test_a_site_without_the_suffix_is_in_the_region(lab: Lab) -> None:
    """R-5.3.5.4-4: 所有接口中涉及的地址格式. SGDQ of 6.4 without the suffix of its province is taken as that with it, and so
    is the region of its lift: 7.20 gives both to the province (5.2.2, E205). As advice: is a region an address?"""
    check, site = lab.verify("R-5.3.5.4-4"), lab.records.site()
    province, _, rest = site.partition(",")
    short = _SUFFIX.sub("", province)
    if short == province:
        raise unverified(f"{province} has no suffix to leave out", f"{province} 没有可省略的后缀")
    whole = stages.in_region(lab)
    if not stages.whole(lab, whole.zjbm):
        raise unverified(
            "7.20 does not show a lift of the region; see R-7.20.1-5", "7.20 未返回本区域的电梯;参见 R-7.20.1-5"
        )
    lift = lab.new_lift()
    record = lab.records.construction(str(lift["ZJBM"]), SGDQ=f"{short},{rest}")
    answer = lab.maker.send("6.4", record)
    what = Text(f"6.4 with {short} in SGDQ", f"6.4,SGDQ 使用 {short}")
    if not check.should(answer.success, what, ACCEPTED, answer, answer):
        return
    work = Work(lift, stages.sgid_of(lab, str(lift["ZJBM"]), answer.ids), record)
    lab.accepted(lab.client("constructor").send("6.5", stages.declaration(lab, work)), "6.5", "R-6.5.3-1")
    read = lab.client("province").fetch("7.20", ZJBM=work.zjbm)
    what = Text(f"7.20 of a lift with {short} in SGDQ", f"以 7.20 查询 SGDQ 使用 {short} 的电梯")
    check.should(bool(reading.lift("7.20", read, work.zjbm)), what, Text("the lift", "返回该电梯"), read, answer, read)


@verifies("R-5.3.5.4-1", accounts=ACCOUNTS)
def test_the_place_of_use_has_its_separators(lab: Lab) -> None:
    """R-5.3.5.4-1: SBSYDD of 7.1 without either separator is refused, as advice (E096)."""
    check, control = lab.verify("R-5.3.5.4-1"), reported.adding(lab, USAGE)
    answer = control.client.ask(uplinks.setting(TABLES[21], "SBSYDD", "某路1号")(control.make()))
    what = Text("7.1 with SBSYDD 某路1号", "7.1,SBSYDD 为 某路1号")
    check.should(answer.refused, what, REFUSED, answer, control.accepted, answer)


@verifies("R-5.3.5.4-5", accounts=("province",))
def test_three_ways_to_write_beijing(lab: Lab) -> None:
    """R-5.3.5.4-5: 三种写法均可。If one is accepted, all are; a province that takes no address of Beijing is noted (E097)."""
    check, control = lab.verify("R-5.3.5.4-5"), _control(lab)
    answers = [_unit(lab, ZCDZ=f"{form}^测试街1号")[1] for form in BEIJING]
    some, every = (which(answer.success for answer in answers) for which in (any, all))
    taken = "accepted" if every else _list(answers) if some else "refused"
    what = Text("7.17 with three ways to write 东城区", "7.17,以三种写法填写东城区")
    check.way("E097", taken, what, control.accepted, *answers, seen=_list(answers))


_SUFFIX = re.compile("(?:壮族|回族|维吾尔)?自治区$|[省市]$")


def _control(lab: Lab) -> Control:
    """A unit with an address of the own province is accepted, and it is there: else a refusal shows nothing."""
    made: list[Any] = []

    def make() -> Any:
        made.append(lab.records.unit())
        return made[-1]

    control = uplinks.control(lab, "7.17", "province", make)
    if not stages.unit(lab, made[-1]["XYDM"]):
        raise unverified("the unit can't be read by 7.19", "无法通过 7.19 读取该单位")
    return control


def _unit(lab: Lab, **changes: Any) -> tuple[dict[str, Any], Answer]:
    unit = lab.records.unit(**changes)
    return unit, lab.client("province").send("7.17", unit)


def _with(control: Control, address: str) -> tuple[Text, Answer]:
    request: Request = control.make()
    answer = control.client.ask(replace(request, json={**request.json, "ZCDZ": address}))
    return Text(f"7.17 with ZCDZ {address}", f"7.17,ZCDZ 为 {address}"), answer


def _advice(check: Check, control: Control, address: str) -> None:
    what, answer = _with(control, address)
    check.should(answer.refused, what, REFUSED, answer, control.accepted, answer)


def _list(answers: list[Answer]) -> str:
    return "; ".join(map(str, answers))
