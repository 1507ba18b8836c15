"""Valid records for the suite to send, written by hand from the tables. What stands here is accepted under every reading:
credit codes of 18 characters (E079), models of 18 at most, names and addresses within the least length that is printed (E085,
E086, E102), postcodes of six digits (E083), plausible measures (E101), a lift without hydraulics (E089), AZRQ always (E120), and
places in the account's own region (E261).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from typing import Any

from conformance.judging.verify import unverified
from conformance.records.codes import Codes
from conformance.running import moment
from conformance.running.target import Target
from mockplatform.spec.regions import divisions

Record = dict[str, Any]

DAY = 86_400_000
AGE = 300
"""Days since the lifts of the suite were made"""

SITE = "浙江省,舟山市,普陀区"
"""Where the suite's lifts stand (SGDQ), unless the provincial account is of another region"""

LIFT_CERTIFICATE, COMPONENT_CERTIFICATE = "TSX311001020200001", "TSXF31001020200001"
"""Used where the target file names none: well-formed, but perhaps unknown to the server"""

NINE = (
    "限速器", "安全钳", "缓冲器", "门锁装置", "轿厢上行超速保护装置", "轿厢意外移动保护装置", "控制柜", "层门", "驱动主机",
)  # fmt: skip
"""The nine kinds of component (6.1.1), by TBJPZ"""

CATEGORIES = {"缓冲器": "3530", "门锁装置": "3540", "层门": "3510"}
"""TBJLB of components; the others are of the car, 3520 (E106, E245)"""


@dataclass(frozen=True)
class Records:
    """Makes records that the target should accept. `changes` replace or add members."""

    target: Target
    codes: Codes
    now: Callable[[], int] = moment.now
    """The server's time in ms"""

    @cached_property
    def made(self) -> int:
        """The ZZRQ of the suite's lifts in ms, and the first of the dates that follow it: what is over lies in the past for
        the server, and what is valid in the future. At noon, when a date is the same day for a server that keeps days in
        UTC (E071)."""
        day = moment.local(self.now()) - timedelta(days=AGE)
        return round(day.replace(hour=12, minute=0, second=0, microsecond=0).timestamp() * 1000)

    # ---- enterprises

    def lift(self, **changes: Any) -> Record:
        """A traction passenger lift (Table 4) without components; unchanged it is valid under every reading (E103)."""
        zjbm = self.codes.lift()
        return {
            "CPBH": zjbm[4:], "ZJBM": zjbm, "XSSYBH": self._certificate("TSX311", LIFT_CERTIFICATE), "SBLB": "3100",
            "SBPZ": "3110", "SBXH": "TKJ1000/1.75", "ZZRQ": self.made, "TCS": 12, "TZS": 12, "TMS": 12, "TSD": 1.75,
            "TZZL": 1000, "TSXSD": 1.75, "TXXSD": 1.75, "DTJXMJ": 2.4, "GZHJ": "INDOOR",
        } | changes  # fmt: skip

    def escalator(self, **changes: Any) -> Record:
        """An escalator (Table 4, rows 16 to 19)."""
        lift = {code: value for code, value in self.lift().items() if code in _ANY_LIFT}
        lift |= {
            "ZJBM": f"3310{lift['ZJBM'][4:]}",
            "XSSYBH": self._certificate("TSX331", "TSX331001020200001"),
            "SBLB": "3300",
            "SBPZ": "3310",
        }
        return lift | {"FSD": 0.5, "FGD": 4500, "FQXJ": 30, "FKD": 1000, "FTGZLX": "GENERAL"} | changes

    def of_variety(self, sblb: str, sbpz: str, **rows: Any) -> Record:
        """Equipment of another variety: the rows of any lift, and those of its own."""
        lift = {code: value for code, value in self.lift().items() if code in _ANY_LIFT}
        certificate = self._certificate(f"TSX{sbpz[:3]}", f"TSX{sbpz[:3]}001020200001")
        return (
            lift
            | {
                "ZJBM": f"{sbpz}{lift['ZJBM'][4:]}",
                "XSSYBH": certificate,
                "SBLB": sblb,
                "SBPZ": sbpz,
                "GZHJ": "OUTDOOR",
            }
            | rows
        )

    def component(self, kind: str = NINE[0], **changes: Any) -> Record:
        """A component: an overspeed governor, or another of the nine kinds."""
        return {
            "TBJBM": self.codes.component(), "TBJXSSYBH": self._certificate("TSXF31", COMPONENT_CERTIFICATE),
            "TBJPZ": kind, "TBJXH": "XS3", "TBJZZXYDM": self.unit_of("COMPONENT_MANUFACTURE", "manufacturer"),
            "TBZZRQ": self.made,
        } | changes  # fmt: skip

    def all_components(self) -> list[Record]:
        """One of each kind, with TBJLB, which Table 5 demands by the letter (E106): such a lift is complete (6.1.1)."""
        return [self.component(kind, TBJLB=CATEGORIES.get(kind, "3520")) for kind in NINE]

    def construction(self, zjbm: str, kind: str = "INSTALL", *, builder: str = "constructor", **changes: Any) -> Record:
        """An authorised construction (Table 7), with SYXYDM and SYDWMC (E113)."""
        return {
            "ZJBM": zjbm, "SGXYDM": self.xydm(builder), "SGLB": kind, "SGDQ": self.site(), "AZRQ": self.made + 30 * DAY,
            "SGLXR": "王工", "SGLXRDH": "0580-3000001", "SYXYDM": self.xydm(builder), "SYDWMC": "测试使用单位",
        } | changes  # fmt: skip

    def recall(self, component: Mapping[str, Any], **changes: Any) -> Record:
        """A recall of a model of component (Table 17)."""
        return {
            "ZHBJMC": component["TBJPZ"], "ZHXXH": component["TBJXH"], "ZHBJXYDM": component["TBJZZXYDM"],
            "ZHRQ": self.made + 40 * DAY, "ZHYY": "弹簧疲劳",
        } | changes  # fmt: skip

    # ---- provinces

    def usage(self, zjbm: str, **changes: Any) -> Record:
        """A lift in use by an organisation (Table 21), with every row."""
        return {
            "ZJBM": zjbm, "SYDJJG": "普陀区市场监督管理局", "SBSYDJZBH": f"梯11浙L{self.codes.serial()}(26)",
            "SYFZRQ": self.made + 60 * DAY, "SBSYDD": f"{self.site()}^测试路1号1幢", "SYDWNBBH": "1号梯", "SBSYCSLB": "1",
            "SYDWLB": "ORG", "SYXYDM": self.unit_of("USER", "constructor"), "SYDWMC": "测试使用单位",
            "AQGLYXM": "赵工", "AQGLYZSBH": "TS6AA0580001", "SBSYZT": "USING", "ZTBGRQ": self.made + 59 * DAY,
        } | changes  # fmt: skip

    def insurance(self, zjbm: str, **changes: Any) -> Record:
        """An insurance (Table 24)."""
        return {
            "ZJBM": zjbm, "BXJGMC": "测试财产保险公司", "BXJGXYDM": self.xydm("manufacturer"), "BXXZ": "电梯责任保险",
            "BXSXRQ": self.made + 60 * DAY, "BXJSRQ": self.made + 730 * DAY,
        } | changes  # fmt: skip

    def maintenance(self, zjbm: str, **changes: Any) -> Record:
        """A maintenance (Table 27)."""
        return {
            "ZJBM": zjbm, "GZXX": "无", "WBRQ": self.made + 75 * DAY, "XCWBRQ": self.made + 90 * DAY, "ZYWT": "无",
            "ZYWTCLQK": "无", "YJJYDH": "96333", "WBXYDM": self.unit_of("MAINTENANCE", "constructor"),
        } | changes  # fmt: skip

    def inspection(self, zjbm: str, **changes: Any) -> Record:
        """A passed inspection after the installation (Table 30), with the rows of both kinds (E110, E111)."""
        number = self.codes.number()
        return {
            "ZJBM": zjbm, "JDJYBGBH": f"TD{self.codes.prefix}{number:05}", "JDJYHGRQ": self.made + 50 * DAY,
            "DQJYBGBH": f"TD{self.codes.prefix}{number:05}", "DQJYHGRQ": self.made + 50 * DAY, "XCJYRQ": self.made + 396 * DAY,
            "JCBGBH": f"JC{self.codes.prefix}{number:05}", "JCRQ": self.made + 50 * DAY, "XCJCRQ": self.made + 415 * DAY,
            "JYJL": "合格", "JYBHGX": "无", "JYXYDM": self.unit_of("INSPECT", "constructor"), "JCBHGX": "无",
            "JYLB": "INSTALL",
        } | changes  # fmt: skip

    def supervision(self, zjbm: str, **changes: Any) -> Record:
        """A supervision (Table 33)."""
        return {
            "ZJBM": zjbm, "JCXYDM": self.unit_of("SUPERVISE", "constructor"), "JCLXDH": "0580-3000002",
            "JCXZZF": "未发现问题", "JCZFDX": "使用单位", "JCTSJB": "无", "JCTSDX": "无",
        } | changes  # fmt: skip

    def notice(self, sgid: str, zjbm: str, version: object, **changes: Any) -> Record:
        """A construction notice (Table 41) of an installation, with SGXKZBH (E043); `version` None where no SJBB is known."""
        known = {} if version is None else {"SJBB": version}
        return {
            "SGID": sgid, "SGGZSLJG": "普陀区市场监督管理局", "SGGZRQ": self.made + 29 * DAY,
            "SGGZDBH": self.codes.named("SG"), **known, "ZJBM": zjbm,
            "SGXYDM": self.xydm("constructor"), "SGLB": "INSTALL", "SGDQ": self.site(), "SGLXR": "王工",
            "SGLXRDH": "0580-3000001", "SGXKZBH": "TS3310001-2028", "AZRQ": self.made + 30 * DAY,
        } | changes  # fmt: skip

    def unit(self, kind: str = "USER", **changes: Any) -> Record:
        """A unit of the province (Table 37), with a new credit code (E095, E209)."""
        return {
            "DWMC": self.codes.named("测试单位"), "XYDM": self.codes.unit(), "ZCDZ": f"{self.site()}^测试路2号",
            "TXDZ": f"{self.site()}^测试路2号", "FRXM": "李工", "LXRXM": "周工", "LXDH": "0580-3000003",
            "DWYB": "316100", "DWCZ": "0580-3000004", "DWLB": "ENTERPRISE",
            "ZZXX": [{"ZZLB": kind, "ZZBH": f"TS33{self.codes.serial()}-2028", "XKZKSSJ": self.made,
                      "XKZJSSJ": self.made + 730 * DAY}],
        } | changes  # fmt: skip

    # ---- the type-test platform

    def pushed_unit(self, **changes: Any) -> Record:
        """A unit as 8.1.1 pushes it (Table 45)."""
        return {
            "DWMC": self.codes.named("测试部件厂"), "XYDM": self.codes.unit(), "TXDZ": f"{self.site()}^测试路3号",
            "LXRXM": "吴工", "LXDH": "0580-3000005", "SJLX": "ADD",
        } | changes  # fmt: skip

    def pushed_certificate(self, **changes: Any) -> Record:
        """A certificate as 8.1.2 pushes it (Table 46), with the code of its holder (E021)."""
        return {
            "XYDM": self.xydm("manufacturer"), "XSSYBH": self.codes.named("TSX311"),
            "FZRQ": self.made, "XCHCRQ": self.made + 1461 * DAY, "CPXH": "TKJ1000/1.75", "SJLX": "ADD",
        } | changes  # fmt: skip

    # ---- what the target knows

    def site(self, account: str = "province") -> str:
        """province,city,county in the region of a provincial account."""
        known = self.target.accounts.get(account)
        return site_in(known.region) if known and known.region else SITE

    def xydm(self, account: str) -> str:
        """The credit code of an account; of any account if the target file has none of that name."""
        accounts = self.target.accounts
        known = accounts[account] if account in accounts else next(iter(accounts.values()))
        if not known.xydm:
            raise unverified(f"the target file gives no xydm of the account {known.name}",
                             f"目标文件未给出账户 {known.name} 的 xydm")  # fmt: skip
        return known.xydm

    def unit_of(self, kind: str, account: str) -> str:
        """A unit of a kind that the server knows ([data.organisations]), else that of an account (E199)."""
        known: Sequence[str] = self.target.organisations.get(kind, ())
        return known[0] if known else self.xydm(account)

    def _certificate(self, start: str, default: str) -> str:
        """One that the target knows, of the kind that `start` tells if there is such a one (E199)."""
        known = self.target.data.get("type_test_certificates", ())
        return next((number for number in known if number.startswith(start)), known[0] if known else default)


_ANY_LIFT = ("CPBH", "ZJBM", "XSSYBH", "SBLB", "SBPZ", "SBXH", "ZZRQ", "GZHJ")


@cache
def site_in(region: str) -> str:
    """A place in a region: the province, or province and city, with their suffixes or without (5.3.5.4)."""
    told, _, city = region.partition(",")
    province = next((name for name in divisions() if told and name.startswith(told)), told)
    cities = divisions().get(province, {})
    counties = {name: found for name, found in cities.items() if found and name.startswith(city)}
    if SITE.startswith(f"{province},") and SITE.split(",")[1] in counties:
        return SITE
    name, found = next(iter(counties.items()), (city or "市辖区", ("市辖区",)))
    return f"{province},{name},{found[0]}"


def without(record: Mapping[str, Any], *codes: str) -> Record:
    """The record with some members left out."""
    return {code: value for code, value in record.items() if code not in codes}
