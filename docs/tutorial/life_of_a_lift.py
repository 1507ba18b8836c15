"""The whole life of one lift, over mutual TLS: from the certificate of its model to its end, in 27 steps.

    mockplatform serve                                  # in one terminal
    python docs/tutorial/life_of_a_lift.py              # in another, in the same folder

Each step is one call by one account. The script stops with a message at the first answer that isn't `code` 1.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import requests

SHANGHAI = timezone(timedelta(hours=8))
SITE = "浙江省,杭州市,西湖区"

API = "/api/tp/v1"


def day(text: str) -> int:
    """A date as the wire wants it: milliseconds of its midnight in Shanghai (5.3.5.2)."""
    return round(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp() * 1000)


@dataclass(frozen=True)
class Step:
    """One call and what came back."""

    clause: str
    what: str
    status: int
    answer: Any


class Platform:
    """The platform, called by account with that account's certificate."""

    def __init__(self, url: str, pki: Path) -> None:
        self._url, self._pki = url.rstrip("/"), pki
        self._sessions: dict[str, requests.Session] = {}

    def call(self, account: str, method: str, path: str, body: Any = None, **query: Any) -> tuple[int, Any]:
        """Status and JSON of one call; raises RuntimeError with the answer if its code isn't 1."""
        if account not in self._sessions:
            session = requests.Session()
            session.trust_env = False  # or REQUESTS_CA_BUNDLE would win over `verify`
            session.verify = str(self._pki / "ca.pem")
            stem = self._pki / "clients" / account
            session.cert = (f"{stem}.pem", f"{stem}.key")
            self._sessions[account] = session
        answer = self._sessions[account].request(method, self._url + path, json=body, params=query, timeout=30)
        content = answer.json()
        if str(content.get("code")) != "1":
            raise RuntimeError(f"{method} {path} by {account}: {answer.status_code} {answer.text}")
        return answer.status_code, content


def component(number: int, kind: str, lift: str) -> dict[str, Any]:
    """One of the nine components of 6.1.1."""
    return {
        "TBJBM": f"B{lift[-12:]}{number:02}", "TBJXSSYBH": "TSXF31000120190077", "TBJPZ": kind, "TBJXH": f"M-{number}",
        "TBJZZXYDM": "91330106MA2CFGX41W", "TBZZRQ": day("2021-03-01"),
    }  # fmt: skip


KINDS = (
    "限速器",
    "安全钳",
    "缓冲器",
    "门锁装置",
    "轿厢上行超速保护装置",
    "轿厢意外移动保护装置",
    "控制柜",
    "层门",
    "驱动主机",
)


def lift(code: str) -> dict[str, Any]:
    """A traction passenger lift as its maker knows it (Table 4)."""
    return {
        "CPBH": f"P-{code[-8:]}", "ZJBM": code, "XSSYBH": "TSX311000120190078", "SBLB": "3100", "SBPZ": "3110", "SBXH": "LEHY-III",
        "ZZRQ": day("2021-03-31"), "TCS": 18, "TZS": 18, "TMS": 18, "TSD": 1.75, "TZZL": 1050, "DTJXMJ": 2.4,
        "GZHJ": "INDOOR", "BJXX": [component(n, kind, code) for n, kind in enumerate(KINDS, 1)],
    }  # fmt: skip


def play(platform: Platform, code: str, builder: str, inspector: str) -> Iterator[Step]:
    """Play the life of the lift with the code `code`; `builder` and `inspector` are credit codes."""

    def step(clause: str, what: str, account: str, method: str, path: str, body: Any = None, **query: Any) -> Step:
        prefix = "" if clause.startswith("8.") else API
        return Step(clause, what, *platform.call(account, method, prefix + path, body, **query))

    def version(record: dict[str, Any]) -> int:
        return int(record["SJBB"])

    # What the type-test platform knows comes first.
    certificate = {"XYDM": "91330106MA2CFGX41W", "FZRQ": day("2019-05-01"), "XCHCRQ": day("2027-05-01"), "SJLX": "ADD"}
    yield step("8.1.1", "a maker of components is pushed", "typetest", "POST", "/api/typetest/component_unit", {
        "DWMC": "杭州西湖电梯部件有限公司", "XYDM": "91330106MA2CFGX41W", "TXDZ": f"{SITE}^文一路1号", "LXRXM": "王芳",
        "LXDH": "0571-88880000", "SJLX": "ADD",
    })  # fmt: skip
    yield step("8.1.2", "two certificates are pushed", "typetest", "POST", "/api/typetest/test_certificate_rl", [
        {**certificate, "XSSYBH": "TSX311000120190078", "CPXH": "LEHY-III"},
        {**certificate, "XSSYBH": "TSXF31000120190077", "CPXH": "M"},
    ])  # fmt: skip

    # Made, sold, and to be installed.
    yield step("6.1", "the maker reports the lift", "manufacturer", "POST", "/lifts", lift(code))
    authorised = step("6.4", "the maker authorises its installation", "manufacturer", "POST", "/constructions/authorize", {
        "ZJBM": code, "SGXYDM": builder, "SGLB": "INSTALL", "SGDQ": SITE,
    })  # fmt: skip
    yield authorised
    sgid = authorised.answer["data"]["id"]
    yield step("6.5", "the constructor declares that it has given notice", "constructor", "PUT", "/constructions/authorize", {
        "SGID": sgid, "TZJBM": code, "SGXYDM": builder, "SGLB": "INSTALL", "SGDQ": SITE, "SFGZ": True, "SJBB": 1,
    })  # fmt: skip
    yield step("6.11", "the constructor is asked for the result", "constructor", "GET", "/entry_notices")
    pending = step("7.16", "the province reads the notice", "province", "GET", "/construction_notices", SGID=sgid)
    yield pending
    yield step("7.21", "the province records it", "province", "PUT", "/constructions/inform", {
        "SGID": sgid, "SGGZSLJG": "西湖区市场监督管理局", "SGGZRQ": day("2021-05-10"), "SGGZDBH": f"P-{code[-8:]}-SG01-2021",
        "SJBB": version(pending.answer["data"][0]), "ZJBM": code, "SGXYDM": builder, "SGLB": "INSTALL", "SGDQ": SITE,
        "SGLXRDH": "0571-88880001", "SGLXR": "李强", "SGXKZBH": "TS3310001-2025", "AZRQ": day("2021-05-15"),
    })  # fmt: skip

    # The inspection before use: the data are locked, a fault is found, the maker corrects them.
    yield step(
        "7.23", "the province locks the lift's data", "province", "PUT", "/lifts/lock", {"ZJBM": code, "DTXXSD": True}
    )
    inspection = {
        "ZJBM": code, "JDJYBGBH": "TD330106202106001", "JDJYHGRQ": day("2021-06-10"), "XCJYRQ": day("2022-06-01"),
        "JYXYDM": inspector, "JYLB": "INSTALL",
    }  # fmt: skip
    yield step("7.10", "the inspection is failed", "province", "POST", "/examine_infos", {
        **inspection, "JYJL": "不合格", "JYBHGX": "额定速度与铭牌不符",
    })  # fmt: skip
    yield step("7.23", "the province unlocks", "province", "PUT", "/lifts/lock", {"ZJBM": code, "DTXXSD": False})
    yield step("6.9", "the maker is told to correct its data", "manufacturer", "GET", "/modify_notices")
    known = step("6.12", "the maker reads the lift", "manufacturer", "GET", "/lifts/enterprise", ZJBM=code)
    yield known
    yield step("6.2", "the maker corrects the speed", "manufacturer", "PUT", "/lifts", {
        **lift(code), "TSD": 2.0, "SJBB": version(known.answer["data"]["ZJXX"]),
    })  # fmt: skip
    yield step("7.10", "the second inspection is passed", "province", "POST", "/examine_infos", {
        **inspection, "JDJYBGBH": "TD330106202106002", "JDJYHGRQ": day("2021-06-20"), "JYJL": "复检合格",
    })  # fmt: skip
    works = step("6.10", "the constructor reads the construction", "constructor", "GET", "/notices_info", ZJBM=code)
    yield works
    yield step("6.7", "the constructor enters the result", "constructor", "PUT", "/constructions/entry", {
        "SGID": sgid, "SGJGRQ": day("2021-06-22"), "SJBB": version(works.answer["data"][0]),
    })  # fmt: skip

    # In use.
    usage = step("7.1", "the lift is registered for use", "province", "POST", "/usage_companies", {
        "ZJBM": code, "SYDJJG": "西湖区市场监督管理局", "SBSYDJZBH": "梯11浙A00001(21)", "SYFZRQ": day("2021-07-01"),
        "SBSYDD": f"{SITE}^文三路2号1幢", "SYDWNBBH": "1号梯", "SYDWLB": "ORG", "SYXYDM": "91330106MA2CFGX41W",
        "SYDWMC": "杭州西湖物业管理有限公司", "AQGLYXM": "赵敏", "AQGLYZSBH": "TS6AA330106001", "SBSYZT": "USING",
        "ZTBGRQ": day("2021-07-01"),
    })  # fmt: skip
    yield usage
    yield step("7.7", "it is maintained", "province", "POST", "/maintenances", {
        "ZJBM": code, "WBRQ": day("2021-07-16"), "XCWBRQ": day("2021-07-31"), "YJJYDH": "96333", "WBXYDM": builder,
    })  # fmt: skip
    yield step("7.4", "it is insured", "province", "POST", "/insurances", {
        "ZJBM": code, "BXJGMC": "西湖财产保险股份有限公司", "BXXZ": "电梯责任保险", "BXSXRQ": day("2021-07-01"),
        "BXJSRQ": day("2022-06-30"),
    })  # fmt: skip
    yield step("7.13", "it is supervised", "province", "POST", "/supervise_infos", {
        "TZJBM": code, "JCXYDM": inspector, "JCLXDH": "0571-88880002", "JCXZZF": "日常监督检查,未发现问题",
    })  # fmt: skip
    yield step("6.14", "a component is recalled", "manufacturer", "POST", "/lifts/enterprise/recallInfo", [{
        "ZHBJMC": "限速器", "ZHXXH": "M-1", "ZHBJXYDM": "91330106MA2CFGX41W", "ZHRQ": day("2021-09-01"), "ZHYY": "弹簧疲劳",
    }])  # fmt: skip

    # What both sides see.
    yield step("6.12", "the maker reads all of it", "manufacturer", "GET", "/lifts/enterprise", ZJBM=code)
    yield step("7.20", "the province reads all of it", "province", "GET", "/lifts/administrative", ZJBM=code)

    # The end.
    for state, when, what in (("STOP", "2038-01-01", "it stands still"), ("SCRAP", "2041-01-01", "it is scrapped")):
        yield step(
            "7.1", what, "province", "POST", "/usage_companies", {"ZJBM": code, "SBSYZT": state, "ZTBGRQ": day(when)}
        )
    yield step("7.20", "the province sees the end", "province", "GET", "/lifts/administrative", ZJBM=code)


def main() -> None:
    """Play it against a running server."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pki", type=Path, default=Path("pki"))
    given = arguments.parse_args()
    import tomllib

    target = tomllib.loads((given.pki / "target.toml").read_text(encoding="utf-8"))
    builder = target["accounts"]["constructor"]["xydm"]
    inspector = target["data"]["organisations"]["INSPECT"][0]
    platform = Platform(target["target"]["lifthost"], given.pki)
    for number, step in enumerate(play(platform, f"3110{time.time_ns() // 1000 % 10**14:014}", builder, inspector), 1):  # noqa: TID251
        print(f"{number:2}  {step.clause:6}  {step.status}  {step.what}")


if __name__ == "__main__":
    main()
