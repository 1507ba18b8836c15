"""A small model of lives of lifts: design §6, E024, E143, E144, E156, E176 to E198 and E205, in plain dicts.

It knows nothing of the code. Where the standard leaves something open it follows the errata.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

MAKERS = ("manufacturer", "manufacturer-other")
BUILDERS = ("constructor", "constructor-other")
AREAS = {"province": "浙江省", "province-other": "江苏省"}
COVERS = {"INSTALL": ("INSTALL", "RE_INSTALL"), "REFORM": ("REFORM",), "REGULAR": ()}
"""JYLB → SGLB of the works that such an inspection completes (E179)"""

PATHS = {"usage": ("/usage_companies", "SYDWGLID"), "inspection": ("/examine_infos", "JYID"),
         "insurance": ("/insurances", "BXID")}  # fmt: skip
"""Kind of report → where it is sent, and the code of a record"""
LISTS = {"usage": "SYDWGLXX", "inspection": "JYXX", "insurance": "BXXX"}
"""Kind of report → its list in the full information"""
WEEK = 7 * 86_400_000


class Model:
    """What was reported, and what follows from it. `now` in milliseconds."""

    def __init__(self, now: Callable[[], int]) -> None:
        self.now = now
        self.lifts: dict[str, dict[str, Any]] = {}
        self.works: dict[str, dict[str, Any]] = {}
        self.reports: dict[str, dict[str, Any]] = {}
        self.recalls: dict[str, dict[str, Any]] = {}
        self.turn = 0  # of the last change: later ones count more
        self.touched: set[str] = set()

    def works_on(self, zjbm: str) -> list[dict[str, Any]]:
        return [one for one in self.works.values() if one["zjbm"] == zjbm and not one["gone"]]

    def reports_on(self, zjbm: str, kind: str = "") -> list[dict[str, Any]]:
        found = [one for one in self.reports.values() if one["zjbm"] == zjbm and not one["gone"]]
        return [one for one in found if kind in ("", one["what"][0])]

    def usages(self, zjbm: str) -> list[dict[str, Any]]:
        return sorted(self.reports_on(zjbm, "usage"), key=lambda one: (one["what"][2], one["turn"]))

    def factory(self, zjbm: str) -> bool:
        """出厂 (E176, E177)."""
        begun = any(self.noticed(one) or one["result"] for one in self.works_on(zjbm))
        return not (begun or self.reports_on(zjbm) or self.lifts[zjbm]["old"])

    def settle(self, zjbm: str) -> None:
        """A part of the lift changed: it lies where it is used, else where it was built last, else where it was (E205)."""
        lift = self.lifts[zjbm]
        sites = [one["what"][3] for one in self.usages(zjbm) if one["what"][1] == "USING"]
        built = [one["region"] for one in self.works_on(zjbm)]
        inherited = self.lifts[lift["old"]]["region"] if lift["old"] else ""
        kept = lift["region"] if self.reports_on(zjbm) else ""
        lift["region"] = sites[-1] if sites else built[-1] if built else inherited or kept
        for one in self.works_on(zjbm):
            due = self.noticed(one) and one["kind"] != "REFORM" and not one["result"]
            one["due"] = due
            one["asked"] = one["asked"] or (self.now() if due else None)
        self.touch(zjbm)

    def touch(self, zjbm: str) -> None:
        self.touched.add(zjbm)
        self.lifts[zjbm]["changed"] = self.now()

    def passed(self, one: dict[str, Any]) -> bool:
        """An inspection of this work was passed after the record was made (E178)."""
        return any(
            report["what"][1] == "合格" and one["kind"] in COVERS[report["what"][2]] and report["at"] >= one["at"]
            for report in self.reports_on(one["zjbm"], "inspection")
        )

    def replay(self, zjbm: str) -> None:
        """The storeys of a lift: what its maker said last, and the results after it in their order (E180, E181)."""
        lift, told = self.lifts[zjbm], self.lifts[zjbm]["told"]
        for one in sorted((one for one in self.works_on(zjbm) if one["place"]), key=lambda one: int(one["place"])):
            told = one["result"]["storeys"] or told
        if told != lift["storeys"]:
            lift.update(storeys=told, version=lift["version"] + 1)
        self.touch(zjbm)

    def own_records(self, zjbm: str) -> bool:
        """A lift that a reform began has become one of its own."""
        lift = self.lifts[zjbm]
        return bool(self.works_on(zjbm) or self.reports_on(zjbm) or lift["modified"] or lift["locked"])

    def reform_refused(self, one: dict[str, Any], code: str) -> bool:
        given, after = (one["result"] or {}).get("code", ""), self.lifts[one["zjbm"]]["new"]
        if code and code != given and ((after and after != given) or (code in self.lifts and not self.gone(code))):
            return True
        return bool(given and given != code and self.own_records(given))

    def put(self, one: dict[str, Any], result: dict[str, Any] | None) -> None:
        """Give a work this result, or none."""
        lift, given = self.lifts[one["zjbm"]], (one["result"] or {}).get("code", "")
        code = result["code"] if result else ""
        places = [other["place"] for other in self.works_on(one["zjbm"])]
        place = (one["place"] or max(places) + 1) if result and not code else 0
        one.update(result=result, place=place, version=one["version"] + 1)
        if given and given != code:
            lift["new"] = ""
            self.lifts[given].update(gone=self.now(), version=self.lifts[given]["version"] + 1)
            self.touch(given)
        self.replay(one["zjbm"])
        if result and code:
            lift["new"] = code
            self.succeed(lift, code, result["storeys"] or lift["storeys"])

    def succeed(self, lift: dict[str, Any], code: str, told: int) -> None:
        known = self.lifts.get(code)
        if known is None or known["gone"]:
            self.lifts[code] = self.new_lift(code, lift["maker"], {**lift["record"], "ZJBM": code}, told)
            self.lifts[code].update(old=lift["zjbm"], region=lift["region"])
            self.touch(code)
        elif not known["modified"]:
            known["told"] = told
            self.replay(code)

    def gone(self, zjbm: str) -> bool:
        return bool(self.lifts[zjbm]["gone"])

    def reaches(self, account: str, zjbm: str, region: str = "") -> bool:
        """The lift stands, and in the area of the account; one without region is judged by the record's own (E205)."""
        return not self.gone(zjbm) and (self.lifts[zjbm]["region"] or region).startswith(AREAS[account])

    def take_away(self, one: dict[str, Any]) -> None:
        if one["result"]:
            self.put(one, None)
        one.update(gone=self.now(), version=one["version"] + 1, due=False)
        self.settle(one["zjbm"])

    def new_work(self, zjbm: str, kind: str, builder: str, creator: str, body: dict[str, Any]) -> dict[str, Any]:
        return {
            "zjbm": zjbm, "kind": kind, "builder": builder, "creator": creator, "body": body, "region": body["SGDQ"],
            "declared": False, "inform": "", "result": None, "place": 0, "version": 1, "at": self.now(), "gone": None,
            "due": False, "asked": None,
        }  # fmt: skip

    def concern(self, part: dict[str, Any]) -> None:
        for zjbm, lift in self.lifts.items():
            if not lift["gone"] and self.concerns(part, lift["record"]):
                self.touch(zjbm)

    def shows(self, recall: dict[str, Any], lift: dict[str, Any]) -> bool:
        return not recall["gone"] and self.concerns(recall["part"], lift["record"])

    def province(self, region: str, mine: bool) -> str:
        here = next((name for name, area in AREAS.items() if region.startswith(area)), "province")
        return here if mine else self.neighbour(here)

    def party(self, one: dict[str, Any], which: str) -> str:
        """An account that has to do with a work, or that has not."""
        maker, builder = self.lifts[one["zjbm"]]["maker"], str(one["builder"])
        accounts = {"maker": maker, "builder": builder, "creator": builder, "stranger": self.neighbour(builder)}
        return str(one["creator"]) if which == "creator" and one["creator"] not in AREAS else accounts[which]

    def any_of(self, records: dict[str, dict[str, Any]], which: int) -> tuple[str, dict[str, Any]]:
        """A record, mostly one that stands."""
        standing = [found for found in records.items() if not found[1]["gone"]]
        among = standing if standing and which < 7 else list(records.items())
        return among[which % len(among)]

    @staticmethod
    def neighbour(account: str) -> str:
        """The other account of its role."""
        return account.removesuffix("-other") if account.endswith("-other") else f"{account}-other"

    @staticmethod
    def new_lift(zjbm: str, maker: str, record: dict[str, Any], told: int) -> dict[str, Any]:
        return {
            "zjbm": zjbm, "maker": maker, "record": record, "told": told, "storeys": told, "version": 1, "locked": False,
            "modified": False, "region": "", "old": "", "new": "", "gone": None, "owed": None, "changed": 0,
        }  # fmt: skip

    @staticmethod
    def noticed(one: dict[str, Any]) -> bool:
        """SFGZ or 7.21 (E191)."""
        return bool(one["declared"] or one["inform"])

    @staticmethod
    def concerns(part: dict[str, Any], record: dict[str, Any]) -> bool:
        """A recall of such a component concerns a lift (E195)."""
        return any((part["TBJXH"], part["TBJZZXYDM"]) == (one["TBJXH"], one["TBJZZXYDM"]) for one in record["BJXX"])


@dataclass
class Watch:
    """Makes what is sent to a sandbox, and compares what its downlinks show with the model."""

    box: Any
    model: Model

    def report_body(self, zjbm: str, what: tuple[Any, ...]) -> dict[str, Any]:
        kind, said, detail, region = what
        about = {"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000}
        if kind == "inspection":
            made = self.box.maker.inspection(about, kind=detail)
            return {**made, "JYJL": said, **({"JYBHGX": "2.3"} if said == "不合格" else {})}
        if kind == "insurance":
            return dict(self.box.maker.insurance(about))
        body = {**self.box.maker.usage(about, state=said), "ZTBGRQ": f"20260{detail}"}
        return {**body, "SBSYDD": f"{region}^文三路1号"} if said == "USING" else body

    def recall_body(self, part: dict[str, Any]) -> dict[str, Any]:
        return {**self.box.maker.recall(), "ZHXXH": part["TBJXH"], "ZHBJXYDM": part["TBJZZXYDM"]}

    def looks_right(self, zjbm: str) -> None:
        lift = self.model.lifts[zjbm]
        stranger = next(name for name in MAKERS if name != lift["maker"])
        assert self.box.call(stranger, "GET", "/lifts/enterprise", ZJBM=zjbm).status_code == 404
        for account in AREAS:
            answer = self.box.call(account, "GET", "/lifts/administrative", ZJBM=zjbm)
            assert answer.status_code == (200 if self.model.reaches(account, zjbm) else 404)
        for builder in {one["builder"] for one in self.model.works.values() if one["zjbm"] == zjbm}:
            works = {
                id
                for id, one in self.model.works.items()
                if one in self.model.works_on(zjbm) and one["builder"] == builder
            }
            answer = self.box.call(builder, "GET", "/notices_info", ZJBM=zjbm)
            assert answer.status_code == (200 if works else 404)
            assert {one["SGID"] for one in answer.json.get("data", ())} == works
        if lift["gone"]:
            assert self.box.call(lift["maker"], "GET", "/lifts/enterprise", ZJBM=zjbm).status_code == 404
            return
        item = self.box.get(lift["maker"], "/lifts/enterprise", ZJBM=zjbm)
        usages = self.model.usages(zjbm)
        data = {code: item["ZJXX"][code] for code in ("SYZT", "SJBB", "TCS", "ZJBMOLD")}
        assert data == {
            "SYZT": usages[-1]["what"][1] if usages else "",
            "SJBB": lift["version"],
            "TCS": lift["storeys"],
            "ZJBMOLD": lift["old"],
        }
        versions = {sgid: one["version"] for sgid, one in self.model.works.items() if one in self.model.works_on(zjbm)}
        assert {one["SGID"]: one["SJBB"] for one in item["SGXX"]} == versions
        for kind, (_, key) in PATHS.items():
            expected = {
                id: one["version"] for id, one in self.model.reports.items() if one in self.model.reports_on(zjbm, kind)
            }
            assert {one[key]: one["SJBB"] for one in item[LISTS[kind]]} == expected
        recalls = {
            id
            for id, one in self.model.recalls.items()
            if not one["gone"] and self.model.concerns(one["part"], lift["record"])
        }
        assert {one["ZHID"] for one in item["ZHXX"]} == recalls

    def notices_agree(self) -> None:
        """6.9 and 6.11: those of a week that are not handled (E189)."""
        since = self.box.now - WEEK
        for maker in MAKERS:
            owed = {
                zjbm
                for zjbm, lift in self.model.lifts.items()
                if lift["maker"] == maker and (lift["owed"] or 0) >= since
            }
            assert {one["ZJBM"] for one in self.box.get(maker, "/modify_notices")} == owed
        for builder in BUILDERS:
            due = {
                id
                for id, one in self.model.works.items()
                if one["builder"] == builder and one["due"] and one["asked"] >= since
            }
            assert {one["SGID"] for one in self.box.get(builder, "/entry_notices")} == due


@pytest.fixture
def watched() -> Callable[[Any], Watch]:
    """A model of a new world, and the look at both."""
    return lambda sandbox: Watch(sandbox, Model(lambda: sandbox.now))
