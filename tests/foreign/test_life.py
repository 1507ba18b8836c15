"""That the foreign servers do what they are for: a lift's way through all interfaces."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

MADE = 1_767_240_000_000
MONTH = "202612"
PLACE = "浙江省,舟山市,普陀区"

LIFT = {
    "CPBH": "T1", "XSSYBH": "TSX311001020210001", "SBLB": "3100", "SBPZ": "3110", "SBXH": "ＡＢＣ", "ZZRQ": MADE, "TCS": 12,
    "TZS": 12, "TMS": 12, "TSD": 1.75, "TZZL": 1000, "DTJXMJ": 2.4, "GZHJ": "INDOOR",
}  # fmt: skip
COMPONENT = {
    "TBJBM": "C1", "TBJXSSYBH": "TSXF31001020210003", "TBJPZ": "限速器", "TBJXH": "XS3", "TBJLB": "3520", "TBZZRQ": MADE,
}  # fmt: skip
USAGE = {
    "SYDJJG": "某局", "SBSYDJZBH": "梯11", "SYFZRQ": MADE, "SBSYDD": PLACE + "^某路1号", "SYDWNBBH": "1", "SYDWLB": "ORG",
    "SYDWMC": "某单位", "AQGLYXM": "王", "AQGLYZSBH": "1", "SBSYZT": "USING", "ZTBGRQ": MONTH,
}  # fmt: skip
INSPECTION = {
    "JDJYBGBH": "B1", "JDJYHGRQ": MADE, "DQJYBGBH": "B2", "XCJYRQ": MONTH, "XCJCRQ": MADE, "JYJL": "合格", "JYLB": "INSTALL",
}  # fmt: skip


@dataclass
class Caller:
    """Calls a server with the accounts of its target file."""

    target: Path
    style: str
    rows: dict[str, Any] = field(init=False)
    sessions: dict[str, requests.Session] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = tomllib.loads(self.target.read_text(encoding="utf-8"))

    @property
    def odd(self) -> bool:
        """Whether the server is the odd one."""
        return self.style == "odd"

    def xydm(self, account: str) -> str:
        """The credit code of an account."""
        return str(self.rows["accounts"][account]["xydm"])

    def raw(self, account: str, method: str, path: str, json: Any = None, **query: Any) -> requests.Response:
        """Any answer."""
        if account not in self.sessions:
            session = self.sessions.setdefault(account, requests.Session())
            folder = self.target.parent
            session.trust_env, session.verify = False, str(folder / "ca.pem")
            session.cert = (str(folder / f"clients/{account}.pem"), str(folder / f"clients/{account}.key"))
        path = path if path.startswith(("/api", "/publicity")) else f"/api/tp/v1{path}"
        url = self.rows["target"]["lifthost"] + path
        return self.sessions[account].request(method, url, json=json, params=query, timeout=10)

    def ok(self, account: str, method: str, path: str, json: Any = None, **query: Any) -> Any:
        """The data of an answer with code 1."""
        answer = self.raw(account, method, path, json, **query)
        assert str(answer.json()["code"]) == "1", (path, answer.text)
        return answer.json().get("data")

    def no(self, account: str, method: str, path: str, json: Any = None, **query: Any) -> Any:
        """The body of a refusal."""
        answer = self.raw(account, method, path, json, **query)
        assert answer.status_code < 500
        assert str(answer.json()["code"]) != "1", (path, answer.text)
        return answer.json()

    def one(self, account: str, path: str, **query: Any) -> Any:
        """The only item that a key names."""
        data = self.ok(account, "GET", path, **query)
        return data[0] if isinstance(data, list) else data

    def printed(self, plain: str, odd: str) -> str:
        """How the server calls an element."""
        return odd if self.odd else plain

    def close(self) -> None:
        """End all connections."""
        for session in self.sessions.values():
            session.close()


@pytest.fixture(params=["plain", "odd"])
def caller(request: pytest.FixtureRequest, foreign_server: Callable[..., Path]) -> Iterator[Caller]:
    made = Caller(foreign_server(request.param), request.param)
    yield made
    made.close()


def built(caller: Caller, zjbm: str = "31101") -> dict[str, Any]:
    """A lift with a component and an announced construction; the construction as 6.10 shows it."""
    component = {**COMPONENT, "TBJZZXYDM": caller.xydm("manufacturer")}
    caller.ok("manufacturer", "POST", "/lifts", {**LIFT, "ZJBM": zjbm, "BJXX": [component]})
    construction = {"SGXYDM": caller.xydm("constructor"), "SGLB": "INSTALL", "SGDQ": PLACE}
    caller.ok("manufacturer", "POST", "/constructions/authorize", {**construction, "ZJBM": zjbm})
    row = shown(caller, zjbm)
    change = {
        **construction,
        caller.printed("ZJBM", "TZJBM"): zjbm,
        "SGID": row["SGID"],
        "SJBB": row["SJBB"],
        "SFGZ": True,
    }
    caller.ok("constructor", "PUT", "/constructions/authorize", change)
    return shown(caller, zjbm)


def shown(caller: Caller, zjbm: str) -> Any:
    """The construction of a lift by 6.10."""
    path = caller.printed("/notices_info", "/lifts/notices_info")
    return caller.ok("constructor", "GET", path, ZJBM=zjbm)[0]


def test_manufacture_data(caller: Caller) -> None:
    """6.1–6.3, 6.12."""
    record = {**LIFT, "ZJBM": "31101"}
    caller.ok("manufacturer", "POST", "/lifts", record)
    assert caller.no("manufacturer", "POST", "/lifts", {**record, "ZJBM": "31102", "SBLB": "X"})["data"]["errors"]
    read = caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101")["ZJXX"]
    assert read["SBXH"] == "ABC"
    assert read["ZZRQ"] == (str(MADE // 1000) if caller.odd else MADE)
    caller.ok("manufacturer", "PUT", "/lifts", {**record, "TCS": 13, "SJBB": read["SJBB"]})
    assert str(caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101")["ZJXX"]["TCS"]) == "13"
    assert "31101" not in caller.raw("manufacturer-other", "GET", "/lifts/enterprise", ZJBM="31101").text
    caller.ok("manufacturer", "DELETE", "/lifts", ZJBM="31101")
    left = caller.raw("manufacturer", "GET", "/lifts/enterprise", ZJBM="31101").text
    assert '"DELETE"' in left if caller.odd else "31101" not in left


def test_batches(caller: Caller) -> None:
    """5.3.5.5–5.3.5.7."""
    good, bad = {**LIFT, "ZJBM": "1"}, {**LIFT, "ZJBM": "2", "CPBH": ""}
    refused = caller.no("manufacturer", "POST", "/lifts", [good, bad])["data"]
    assert [bool(row["errors"]) for row in refused] == ([False, True] if caller.odd else [True])
    assert refused[-1]["errors"][0]["field"] == caller.printed("CPBH", "设备出厂编号")
    assert ("ZJXX" in caller.raw("manufacturer", "GET", "/lifts/enterprise", ZJBM="1").text) == caller.odd
    many = [{**LIFT, "ZJBM": f"9{number}"} for number in range(101)]
    assert (str(caller.raw("manufacturer", "POST", "/lifts", many).json()["code"]) == "1") == caller.odd
    assert (
        len(caller.ok("manufacturer", "POST", "/lifts", [{**LIFT, "ZJBM": f"8{n}"} for n in range(100)])["ids"]) == 100
    )
    caller.ok("manufacturer", "DELETE", "/lifts", ZJBM=["80", "81"])


def test_a_construction_and_what_follows(caller: Caller) -> None:
    """6.4–6.8, 6.10–6.11, 7.10, 7.16, 7.21–7.22."""
    row = built(caller)
    assert caller.ok("constructor", "GET", "/entry_notices")[0]["SGID"] == row["SGID"]
    assert str(caller.one("province", "/construction_notices", SGID=row["SGID"])["SFGZ"]).lower() == "true"
    assert "31101" not in caller.raw("province-other", "GET", "/construction_notices", SGID=row["SGID"]).text
    notice = {
        "SGID": row["SGID"], "SGGZSLJG": "某局", "SGGZRQ": MADE, "SGGZDBH": "1", "SJBB": row["SJBB"], "ZJBM": "31101",
        "SGXYDM": caller.xydm("constructor"), "SGLB": "INSTALL", "SGDQ": PLACE, "SGLXR": "李", "SGLXRDH": "1", "AZRQ": MADE,
    }  # fmt: skip
    caller.ok("province", "PUT", "/constructions/inform", notice)
    full = caller.one("province", "/lifts/administrative", ZJBM="31101")
    assert full["SGXX"][0]["SGGZSLJG"] == "某局"
    caller.ok("province", "DELETE", "/constructions/inform", SGID=row["SGID"])
    caller.ok("province", "PUT", "/lifts/lock", {"ZJBM": "31101", "DTXXSD": True})
    caller.no("manufacturer", "PUT", "/lifts", {**LIFT, "ZJBM": "31101", "SJBB": full["ZJXX"]["SJBB"]})
    inspect(caller)
    caller.no("manufacturer", "DELETE", "/constructions/authorize", SGID=row["SGID"])
    part = {"TBJBM": "C2", "TBJPZ": "控制柜", "TBZZRQ": MADE, "BJBMOLD": "C1"}
    result = {
        "SGID": row["SGID"],
        "SGJGRQ": MADE,
        "GZXLNR": "安装",
        "BJGH": [part],
        "SJBB": shown(caller, "31101")["SJBB"],
    }
    caller.ok("constructor", "PUT", "/constructions/entry", result)
    full = caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101")
    assert full["SGXX"][0]["GZXLNR"] == "安装"
    assert [one["TBJBM"] for one in full["BJXX"]] == ["C2"]
    assert not caller.ok("constructor", "GET", "/entry_notices")
    caller.ok("constructor", "DELETE", "/constructions/entry", SGID=row["SGID"])
    assert [one["TBJBM"] for one in caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101")["BJXX"]] == ["C1"]


def inspect(caller: Caller, **changes: Any) -> None:
    """7.10 by an inspection body that the server knows."""
    body = caller.rows["data"]["organisations"]["INSPECT"][0]
    record = {**INSPECTION, "ZJBM": "31101", "DQJYHGRQ": MADE, "JYXYDM": body, **changes}
    caller.ok("province", "POST", "/examine_infos", record)


def test_what_a_province_reports(caller: Caller) -> None:
    """7.1–7.15, 6.3."""
    built(caller)
    units = caller.rows["data"]["organisations"]
    zjbm = caller.printed("ZJBM", "TZJBM")
    kinds = (
        ("/usage_companies", "SYDWGLXX", "SYDWGLID", {**USAGE, "ZJBM": "31101", "SYXYDM": units["USER"][0]}, "AQGLYXM"),
        ("/insurances", "BXXX", "BXID", {"ZJBM": "31101"}, "BXXZ"),
        ("/maintenances", "WBXX", "WBID", {"ZJBM": "31101", "YJJYDH": "1", "WBXYDM": units["MAINTENANCE"][0]}, "ZYWT"),
        ("/supervise_infos", "JDXX", "JDID", {zjbm: "31101", "JCXYDM": units["SUPERVISE"][0], "JCLXDH": "1"}, "JCXZZF"),
    )
    for path, member, key, record, changed in kinds:
        caller.ok("province", "POST", path, record)
        item = caller.one("province", "/lifts/administrative", ZJBM="31101")[member][0]
        caller.ok("province", "PUT", path, {**record, key: str(item[key]), "SJBB": item["SJBB"], changed: "改"})
        item = caller.one("province", "/lifts/administrative", ZJBM="31101")[member][0]
        assert item[changed] == "改"
        if member == "SYDWGLXX":
            assert item["ZTBGRQ"] == (MONTH if caller.odd else int(MONTH))
            caller.no("manufacturer", "DELETE", "/lifts", ZJBM="31101")
        caller.ok("province", "DELETE", path, **{key: item[key]})
        left = caller.one("province", "/lifts/administrative", ZJBM="31101")[member]
        assert [one["BGLX"] for one in left] == (["DELETE"] if caller.odd else [])
        caller.no("province", "POST", path, {})
    assert "31101" not in caller.raw("province-other", "GET", "/lifts/administrative", ZJBM="31101").text


def test_a_failed_inspection_asks_for_a_modification(caller: Caller) -> None:
    """6.9, 7.23."""
    built(caller)
    for locked in (True, False):
        inspect(caller, JYJL="不合格")
        caller.ok("province", "PUT", "/lifts/lock", {"ZJBM": "31101", "DTXXSD": locked})
    assert caller.ok("manufacturer", "GET", "/modify_notices")[0]["ZJBM"] == "31101"
    read = caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101")["ZJXX"]
    caller.ok("manufacturer", "PUT", "/lifts", {**LIFT, "ZJBM": "31101", "SJBB": read["SJBB"]})
    assert not caller.ok("manufacturer", "GET", "/modify_notices")


def test_a_reform_gives_a_new_code(caller: Caller) -> None:
    """6.7, 6.12.2: the old lift is in the month only with BHGZ."""
    built(caller)
    inspect(caller)
    construction = {"SGXYDM": caller.xydm("constructor"), "SGLB": "REFORM", "SGDQ": PLACE, "ZJBM": "31101"}
    caller.ok("constructor", "POST", "/constructions/authorize", construction)
    path = caller.printed("/notices_info", "/lifts/notices_info")
    row = caller.ok("constructor", "GET", path, ZJBM="31101")[-1]
    change = {**construction, caller.printed("ZJBM", "TZJBM"): "31101", "SGID": row["SGID"], "SJBB": row["SJBB"]}
    caller.ok("constructor", "PUT", "/constructions/authorize", {**change, "SFGZ": True})
    version = caller.ok("constructor", "GET", path, ZJBM="31101")[-1]["SJBB"]
    caller.no("constructor", "PUT", "/constructions/entry", {"SGID": row["SGID"], "SJBB": version})
    result = {"SGID": row["SGID"], "SJBB": version, "GZXLNR": "改造", "ZJXX": {"ZJBMNEW": "31109", "TCS": 20}}
    caller.ok("constructor", "PUT", "/constructions/entry", result)
    new = caller.one("manufacturer", "/lifts/enterprise", ZJBM="31109")["ZJXX"]
    assert (new["ZJBMOLD"], str(new["TCS"])) == ("31101", "20")
    month = time.strftime("%Y%m", time.gmtime(milliseconds(new["CJSJ"]) / 1000 + 8 * 3600))
    listed = [
        {item["ZJBM"] for item in caller.ok("manufacturer", "GET", "/lifts/enterprise", DTCJYF=month, **query)}
        for query in ({}, {"BHGZ": "true"})
    ]
    assert listed == [{"31109"}, {"31101", "31109"}]


def milliseconds(at: object) -> int:
    return int(str(at)) * (1000 if len(str(at)) == 10 else 1)


def test_limits(caller: Caller) -> None:
    """6.12.1, 6.13.1: look-back, interval, age of the account."""
    caller.ok("manufacturer", "POST", "/lifts", {**LIFT, "ZJBM": "31101"})
    read = caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101")
    now = milliseconds(read["GXSJ"])
    caller.ok("manufacturer", "GET", "/lifts/enterprise", GXSJ=now - 6 * 86_400_000)
    caller.no("manufacturer", "GET", "/lifts/enterprise", GXSJ=now - 6 * 86_400_000)
    caller.no("manufacturer-other", "GET", "/lifts/enterprise", GXSJ=now - 8 * 86_400_000)
    caller.ok("province", "GET", "/orgs", GXSJ=now - 1000)
    caller.no("province", "GET", "/orgs", GXSJ=now - 1000)
    caller.ok("province", "GET", "/orgs", CJYF="202001")
    caller.no("province-other", "GET", "/orgs", CJYF="202001")
    caller.no("province", "GET", "/orgs", CJYF="abc")
    assert caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101", GXSJ=now - 1000)["ZJBM"] == "31101"
    assert "ZJXX" not in caller.raw("manufacturer", "GET", "/lifts/enterprise", ZJBM="31101", GXSJ=now + 1000).text


def test_outside_the_window(foreign_server: Callable[..., Path]) -> None:
    """6.12.1."""
    caller = Caller(foreign_server("plain", at="12:00"), "plain")
    assert caller.no("manufacturer", "GET", "/lifts/enterprise", DTCJYF="202612")["code"] == 4003
    caller.close()


def test_units_and_recalls(caller: Caller) -> None:
    """6.13–6.16, 7.17–7.19."""
    unit = {
        "DWMC": "测试电梯（中国）有限公司", "XYDM": "91330000MA1FL0999X", "ZCDZ": PLACE + "^x", "TXDZ": PLACE + "^x", "FRXM": "王",
        "LXRXM": "李", "LXDH": "1", "DWLB": "ENTERPRISE", "ZZXX": [{"ZZLB": "USER"}],
    }  # fmt: skip
    caller.ok("province", "POST", "/orgs", unit)
    read = caller.one("province-other", "/orgs", XYDM=unit["XYDM"])
    assert read["DWMC"] == "测试电梯(中国)有限公司"
    caller.ok("province", "PUT", "/orgs", {**unit, "DWID": str(read["DWID"]), "SJBB": read["SJBB"], "LXRXM": "张"})
    assert caller.one("constructor", "/lifts/orgs", XYDM=unit["XYDM"])["LXRXM"] == "张"
    assert "DWMC" not in caller.raw("constructor", "GET", "/lifts/orgs", XYDM=caller.xydm("province")).text
    built(caller)
    recall = {"ZHBJMC": "限速器", "ZHXXH": "XS3", "ZHBJXYDM": caller.xydm("manufacturer"), "ZHRQ": MADE}
    caller.ok(
        "manufacturer", "POST", "/lifts/enterprise/recallInfo", [{**recall, caller.printed("ZHYY", "ZHYE"): "断"}]
    )
    item = caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101")["ZHXX"][0]
    assert item[caller.printed("ZHXH", "ZHXX")] == "XS3"
    change = {
        **recall,
        caller.printed("ZHRQ", "ZHWCRQ"): MADE,
        "ZHYY": "裂",
        "ZHID": str(item["ZHID"]),
        "SJBB": item["SJBB"],
    }
    caller.ok("manufacturer", "PUT", "/lifts/enterprise/recallInfo", [change])
    item = caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101")["ZHXX"][0]
    assert item[caller.printed("ZHYY", "ZHYZ")] == "裂"
    caller.ok("manufacturer", "DELETE", "/lifts/enterprise/recallInfo", ZHID=item["ZHID"])
    assert not caller.one("manufacturer", "/lifts/enterprise", ZJBM="31101")["ZHXX"]


def test_pushes_and_national_systems(caller: Caller) -> None:
    """8.1.1–8.3: a bad unit discards the whole push."""
    good = {"DWMC": "甲", "XYDM": "913300000000000001", "SJLX": "ADD"}
    caller.no("typetest", "POST", "/api/typetest/component_unit", [good, {"XYDM": "2", "SJLX": "ADD"}])
    assert "DWMC" not in caller.raw("province", "GET", "/orgs", XYDM=good["XYDM"]).text
    caller.no("manufacturer", "POST", "/api/typetest/component_unit", good)
    caller.ok("typetest", "POST", "/api/typetest/component_unit", good)
    assert caller.one("province", "/orgs", XYDM=good["XYDM"])["DWMC"] == "甲"
    certificate = {"XYDM": good["XYDM"], "XSSYBH": "TSX1", "FZRQ": MADE, "XCHCRQ": MADE, "CPXH": "X", "SJLX": "ADD"}
    caller.ok("typetest", "POST", "/api/typetest/test_certificate_rl", certificate)
    picture = caller.raw("platform", "GET", "/publicity/type_test_certificate", XSSYBH="TSX1")
    assert (picture.headers["Content-Type"], picture.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    company = caller.raw("platform", "GET", "/api/corporate_info", XYDM=caller.xydm("manufacturer"))
    assert json.loads(company.text)["DWMC"]
    assert caller.raw("platform", "GET", "/api/accidents", XYDM=caller.xydm("manufacturer")).json()[0]["ZJBM"]
    assert caller.raw("platform", "GET", "/api/accidents", XYDM="x").json() == []


@pytest.mark.parametrize("style", ["plain", "odd"])
def test_a_caller_without_a_certificate(style: str, foreign_server: Callable[..., Path]) -> None:
    """5.3.2."""
    target = foreign_server(style)
    url = tomllib.loads(target.read_text(encoding="utf-8"))["target"]["lifthost"]
    try:
        answer = requests.get(f"{url}/api/tp/v1/orgs?XYDM=1", verify=target.parent / "ca.pem", timeout=10)
    except requests.ConnectionError:
        assert style == "plain"
    else:
        assert answer.json()["code"] == 4001
