"""7.19: units, for provinces."""

from __future__ import annotations

from conformance.claims import modes
from conformance.claims.increments import Increments
from conformance.claims.months import Months
from conformance.judging import items, reading
from conformance.judging.phrases import ACCEPTED
from conformance.records import plans, provincial
from conformance.records.provincial import UNIT_MONTHS, UNITS
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.codes import ZZLB
from mockplatform.spec.model import Text

PROVINCE = ("province",)
BUILT = ("INSTALL", "REFORM", "REPAIR")
KINDS = {
    "MANUFACTURE": Text("makers of lifts", "整机制造单位"), "COMPONENT_MANUFACTURE": Text("makers of components", "部件制造单位"),
    "INSTALL": Text("constructors", "施工单位"), "MAINTENANCE": Text("maintenance companies", "维护保养单位"),
    "INSPECT": Text("inspection bodies", "检验检测机构"), "SUPERVISE": Text("supervising bodies", "监督管理机构"),
    "USER": Text("users", "使用单位"),
}  # fmt: skip
"""The kinds of 7.19.1, by ZZLB"""


@verifies("R-7.19.1-1", accounts=PROVINCE)
def test_units_of_every_kind_are_given(lab: Lab) -> None:
    """R-7.19.1-1: 省级系统可获取整机制造、部件制造、施工、维护保养、检验检测、监督管理和使用单位的基础信息。"""
    check = lab.verify("R-7.19.1-1")
    for kind, name in KINDS.items():
        codes = _codes(lab, kind)
        if not codes:
            check.unverified(f"no code of {name.en} is at hand: name one in [data.organisations] {kind}",
                             f"没有{name.zh}的代码:请在 [data.organisations] 中给出 {kind}")  # fmt: skip
        for code in codes:
            read = provincial.read(lab, "7.19", code)
            what = Text(f"7.19 with {code}, {name.en}", f"以{name.zh} {code} 调用 7.19")
            check.must(_there(read, code), what, Text("the unit", "返回该单位"), read, read)


def _codes(lab: Lab, kind: str) -> list[str]:
    """One unit that the operator names, those of accounts, and one that 7.17 adds."""
    kinds = BUILT if kind == "INSTALL" else (kind,)
    named = [code for one in kinds for code in lab.target.organisations.get(one, ())[:1]]
    role = {"MANUFACTURE": "manufacturer", "INSTALL": "constructor"}.get(kind, "")
    own = [lab.target.accounts[role].xydm] if role in lab.target.accounts else []
    added = [str(provincial.unit(lab, kind)["XYDM"])] if kind in ("USER", "MAINTENANCE") else []
    return [code for code in (*named, *own, *added) if code]


@verifies("R-7.19.1-1", accounts=("province", "typetest"))
def test_a_unit_that_was_pushed_is_given(lab: Lab) -> None:
    """R-7.19.1-1: a maker that 8.1.1 told of."""
    record = lab.records.pushed_unit()
    pushed = lab.accepted(lab.client("typetest").send("8.1.1", record), "8.1.1", "R-8.1.1.3-1")
    read = provincial.read(lab, "7.19", record["XYDM"])
    what = Text("7.19 with a unit that 8.1.1 pushed", "以 8.1.1 推送的单位调用 7.19")
    there = _there(read, record["XYDM"])
    lab.verify("R-7.19.1-1").must(there, what, Text("the unit", "返回该单位"), read, pushed, read)


@verifies("R-7.19.1-2", accounts=PROVINCE, limited=True)
def test_a_month_has_the_units_added_in_it(lab: Lab) -> None:
    """R-7.19.1-2: 按月份批量获取:传入月份,返回该月份新添加的单位基础信息 (E173, E018)。"""
    story = Months.of(lab, UNIT_MONTHS)
    modes.month(lab.verify("R-7.19.1-2"), story, story.young())


@verifies("R-7.19.1-3", accounts=PROVINCE, limited=True)
def test_months_are_for_the_first_three(lab: Lab) -> None:
    """R-7.19.1-3: 按月份批量获取仅用于数据初始化,在单位账户开通 3 个月内可用 (E170)。"""
    modes.first_months(lab.verify("R-7.19.1-3"), Months.of(lab, UNIT_MONTHS))


@verifies("R-7.19.1-5", accounts=PROVINCE)
def test_a_unit_is_given_by_its_code_without_limit(lab: Lab) -> None:
    """R-7.19.1-5: 按单位统一社会信用代码获取,暂不限制调用频率。 A code that names nothing gives nothing (E152)."""
    check = lab.verify("R-7.19.1-5")
    code = str(provincial.unit(lab, "USER")["XYDM"])
    modes.unlimited(check, lab, "7.19", "province", code)
    provincial.alone(check, lab, "7.19", code)
    provincial.nothing(check, lab, "7.19", lab.scene.codes.unit())


@verifies("R-7.19.1-6", accounts=PROVINCE, limited=True)
def test_an_increment_has_the_units_changed_since(lab: Lab) -> None:
    """R-7.19.1-6: 按最后更新时间批量获取:返回该时间之后产生的单位信息更新数据,包括新增的单位信息。"""
    modes.newer(lab.verify("R-7.19.1-6"), Increments.of(lab, UNITS))


@verifies("R-7.19.1-7", accounts=PROVINCE, limited=True)
def test_increments_look_back_a_week(lab: Lab) -> None:
    """R-7.19.1-7: 最后更新时间必须在过去一周内至当前时间 (E165)。"""
    modes.lookback(lab.verify("R-7.19.1-7"), Increments.of(lab, UNITS))


@verifies("R-7.19.1-8", accounts=PROVINCE, limited=True)
def test_increments_lie_ten_minutes_apart(lab: Lab) -> None:
    """R-7.19.1-8: 按最后更新时间批量获取的调用间隔限制在 10 分钟以上 (E162)。"""
    modes.interval(lab.verify("R-7.19.1-8"), Increments.of(lab, UNITS))


@verifies("R-7.19.1-9", accounts=PROVINCE)
def test_a_unit_is_given_by_code_and_time(lab: Lab) -> None:
    """R-7.19.1-9: 按单位统一社会信用代码及最后更新时间获取:如有晚于该时间的新数据则返回,暂不限制调用频率。"""
    check = lab.verify("R-7.19.1-9")
    modes.since(check, lab, UNITS)
    code = str(provincial.unit(lab, "USER")["XYDM"])
    modes.unlimited(check, lab, "7.19", "province", code, GXSJ=lab.now() - modes.OLD)


@verifies("R-7.19.2-1", accounts=PROVINCE)
def test_units_follow_table_39(lab: Lab) -> None:
    """R-7.19.2-1: 返回的单位基础信息应符合表 39 的规定。 Without CJSJ or GXSJ: a WARN (E038)."""
    found, reads = _units(lab)
    items.follow(lab.verify("R-7.19.2-1"), "7.19", found, *reads)


@verifies("R-7.19.2-1", accounts=PROVINCE, limited=True)
def test_lists_of_units_follow_table_39(lab: Lab) -> None:
    """R-7.19.2-1: every item of an increment."""
    modes.list_follows(lab.verify("R-7.19.2-1"), Increments.of(lab, UNITS).opening()[0], "faults")


@verifies("R-7.19.2-2", accounts=PROVINCE)
def test_kinds_of_units_are_of_their_lists(lab: Lab) -> None:
    """R-7.19.2-2: 单位类别取 4 类编码之一,资质类别取 11 类编码之一。"""
    check = lab.verify("R-7.19.2-2")
    found, reads = _units(lab)
    for code in ("DWLB", "ZZLB"):
        items.listed(check, "7.19", found, code, *reads)


def _units(lab: Lab) -> tuple[list[reading.Item], list[Answer]]:
    """A user, a maintenance company and what the operator names, as 7.19 shows them."""
    added = [str(provincial.unit(lab, kind)["XYDM"]) for kind in ("USER", "MAINTENANCE")]
    named = [codes[0] for kind, codes in lab.target.organisations.items() if codes and kind in ZZLB.accepted]
    reads = [provincial.read(lab, "7.19", code) for code in dict.fromkeys((*added, *named))]
    return [item for read in reads if read.success for item in read.items], reads


@verifies("R-7.19.3-1", accounts=PROVINCE)
def test_a_unit_is_fetched_at_its_path(lab: Lab) -> None:
    """R-7.19.3-1: 省级系统获取单位基础信息使用 GET /api/tp/v1/orgs。"""
    code = str(plans.new_unit(lab)["XYDM"])
    check, what = (
        lab.verify("R-7.19.3-1"),
        Text("7.19 with the XYDM of a unit just added", "以刚添加单位的 XYDM 调用 7.19"),
    )
    read = provincial.read(lab, "7.19", code)
    if check.must(read.success, what, ACCEPTED, read, read):
        check.must(_there(read, code), what, Text("the unit", "返回该单位"), read, read)
        check.usual(200, what, read)


def _there(read: Answer, code: object) -> bool:
    return bool(reading.item("7.19", read, XYDM=code))
