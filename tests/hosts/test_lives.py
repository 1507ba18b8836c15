"""Long random lives of lifts against a small model of design §6, E024, E143, E144, E156, E176 to E198 and E205.

The model is made of plain dicts and knows nothing of the code; where the standard leaves something open it follows the
errata. It foretells the status of every call, and what the downlinks show afterwards.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mockplatform.sandbox.worlds import Plan, make

MAKERS = ("manufacturer", "manufacturer-other")
BUILDERS = ("constructor", "constructor-other")
AREAS = {"province": "浙江省", "province-other": "江苏省"}
REGIONS = ("浙江省,杭州市,西湖区", "浙江省,宁波市,海曙区", "江苏省,南京市,玄武区")
WORKS = ("INSTALL", "RE_INSTALL", "REFORM")
COVERS = {"INSTALL": ("INSTALL", "RE_INSTALL"), "REFORM": ("REFORM",), "REGULAR": ()}
"""JYLB → SGLB of the works that such an inspection completes (E179)"""
PATHS = {"usage": ("/usage_companies", "SYDWGLID"), "inspection": ("/examine_infos", "JYID"),
         "insurance": ("/insurances", "BXID")}  # fmt: skip
LISTS = {"usage": "SYDWGLXX", "inspection": "JYXX", "insurance": "BXXX"}
WEEK = 7 * 86_400_000

pick = st.integers(0, 7)
makers, builders = st.sampled_from(MAKERS), st.sampled_from(BUILDERS)
mine = st.sampled_from([True, True, True, True, False])
"""Whether the call comes from an account that reaches the record, or from its neighbour"""
parties = st.sampled_from(["builder", "builder", "builder", "creator", "maker", "stranger"])
regions, storeys = st.sampled_from(REGIONS), st.integers(2, 5)
new_codes = st.sampled_from(["", "new", "new", "taken"])
"""ZJBMNEW"""
stale = st.sampled_from([False] * 7 + [True])
reports = st.one_of(
    st.tuples(st.just("usage"), st.sampled_from(["USING", "STOP", "SCRAP"]), st.integers(1, 3), regions),
    st.tuples(st.just("inspection"), st.sampled_from(["合格", "不合格"]), st.sampled_from(tuple(COVERS)), st.just("")),
    st.tuples(st.just("insurance"), st.just(""), st.just(0), st.just("")),
)
"""Kind · SBSYZT or JYJL · ZTBGRQ or JYLB · region of SBSYDD"""


class Lives(RuleBasedStateMachine):
    """A world of its own for every example; two makers, two constructors, two provinces."""

    names = itertools.count()

    def __init__(self, sandbox: Any) -> None:
        super().__init__()
        self.box = sandbox
        self.box.world = f"lives-{next(self.names)}"
        self.box.exchanges.clear()
        with sandbox.database.writing() as connection:
            make(connection, Plan(self.box.world, records=0), sandbox.wall)
        self.lifts: dict[str, dict[str, Any]] = {}
        self.works: dict[str, dict[str, Any]] = {}
        self.reports: dict[str, dict[str, Any]] = {}
        self.recalls: dict[str, dict[str, Any]] = {}
        self.turn = 0  # of the last change: later ones count more
        self.codes = {name: sandbox.code_of(name) for name in (*MAKERS, *BUILDERS, *AREAS)}
        self.touched: set[str] = set()
        self.seen = 0

    # ---- the model: what follows from the records

    def works_on(self, zjbm: str) -> list[dict[str, Any]]:
        return [one for one in self.works.values() if one["zjbm"] == zjbm and not one["gone"]]

    def reports_on(self, zjbm: str, kind: str = "") -> list[dict[str, Any]]:
        found = [one for one in self.reports.values() if one["zjbm"] == zjbm and not one["gone"]]
        return [one for one in found if kind in ("", one["what"][0])]

    def usages(self, zjbm: str) -> list[dict[str, Any]]:
        return sorted(self.reports_on(zjbm, "usage"), key=lambda one: (one["what"][2], one["turn"]))

    def factory(self, zjbm: str) -> bool:
        """出厂 (E176, E177)."""
        begun = any(noticed(one) or one["result"] for one in self.works_on(zjbm))
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
            due = noticed(one) and one["kind"] != "REFORM" and not one["result"]
            one["due"] = due
            one["asked"] = one["asked"] or (self.box.now if due else None)
        self.touch(zjbm)

    def touch(self, zjbm: str) -> None:
        self.touched.add(zjbm)
        self.lifts[zjbm]["changed"] = self.box.now

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
            self.lifts[given].update(gone=self.box.now, version=self.lifts[given]["version"] + 1)
            self.touch(given)
        self.replay(one["zjbm"])
        if result and code:
            lift["new"] = code
            self.succeed(lift, code, result["storeys"] or lift["storeys"])

    def succeed(self, lift: dict[str, Any], code: str, told: int) -> None:
        known = self.lifts.get(code)
        if known is None or known["gone"]:
            self.lifts[code] = new_lift(code, lift["maker"], {**lift["record"], "ZJBM": code}, told)
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

    # ---- calls

    def call(self, expected: int, account: str, method: str, path: str, body: Any = None, **query: Any) -> str:
        """Make a call whose status the model has foretold; the id in the answer, if there is one."""
        answer = self.box.call(account, method, path, body, **query)
        assert answer.status_code == expected, (expected, answer.status_code, answer.text)
        self.turn += 1
        return str((answer.json.get("data") or {}).get("id", "")) if method in ("POST", "PUT") else ""

    def any_lift(self, which: int) -> str:
        return self.any_of(self.lifts, which)[0]

    def any_of(self, records: dict[str, dict[str, Any]], which: int) -> tuple[str, dict[str, Any]]:
        """A record, mostly one that stands."""
        standing = [found for found in records.items() if not found[1]["gone"]]
        among = standing if standing and which < 7 else list(records.items())
        return among[which % len(among)]

    def province(self, region: str, mine: bool) -> str:
        here = next((name for name, area in AREAS.items() if region.startswith(area)), "province")
        return here if mine else neighbour(here)

    # ---- the maker

    @initialize(kinds=st.tuples(st.sampled_from(WORKS), st.sampled_from(WORKS)), region=regions)
    def begin(self, kinds: tuple[str, str], region: str) -> None:
        """Two lifts, one of each maker, on which is worked."""
        for maker, kind in zip(MAKERS, kinds, strict=True):
            self.add_lift(maker)
            self.authorise(BUILDERS[0], BUILDERS[0], len(self.lifts) - 1, kind, region)
            self.modify_work("builder", len(self.works) - 1, maker == MAKERS[0], region, stale=False)

    @precondition(lambda self: len(self.lifts) < 4)
    @rule(maker=makers)
    def add_lift(self, maker: str) -> None:
        record = self.box.maker.lift("3110", owner=self.codes[maker])
        self.call(201, maker, "POST", "/lifts", record)
        self.lifts[record["ZJBM"]] = new_lift(record["ZJBM"], maker, record, record["TCS"])
        self.touch(record["ZJBM"])

    @precondition(lambda self: self.lifts)
    @rule(maker=makers, which=pick)
    def add_it_again(self, maker: str, which: int) -> None:
        """A ZJBM that is in use is refused, a revoked one is not (E143)."""
        zjbm = self.any_lift(which)
        record = self.lifts[zjbm]["record"]
        self.call(201 if self.gone(zjbm) else 400, maker, "POST", "/lifts", record)
        if self.gone(zjbm):
            self.lifts[zjbm] = new_lift(zjbm, maker, record, record["TCS"])
            self.touch(zjbm)

    @precondition(lambda self: self.lifts)
    @rule(mine=mine, which=pick, told=storeys, stale=stale)
    def modify_lift(self, mine: bool, which: int, told: int, stale: bool) -> None:
        zjbm, lift = self.any_of(self.lifts, which)
        maker = lift["maker"] if mine else neighbour(lift["maker"])
        absent = lift["gone"] or lift["maker"] != maker
        expected = 404 if absent else 400 if lift["locked"] or stale else 200
        body = {**lift["record"], "TCS": told, "SJBB": lift["version"] + stale}
        self.call(expected, maker, "PUT", "/lifts", body)
        if expected == 200:
            lift.update(told=told, storeys=told, version=lift["version"] + 1, modified=True, owed=None)
            for one in self.works_on(zjbm):
                one["place"] = 0
            self.touch(zjbm)

    @precondition(lambda self: self.lifts)
    @rule(mine=mine, which=pick)
    def revoke_lift(self, mine: bool, which: int) -> None:
        zjbm, lift = self.any_of(self.lifts, which)
        maker = lift["maker"] if mine else neighbour(lift["maker"])
        absent = lift["gone"] or lift["maker"] != maker
        expected = 404 if absent else 200 if self.factory(zjbm) and not lift["locked"] else 400
        self.call(expected, maker, "DELETE", "/lifts", ZJBM=zjbm)
        if expected == 200:
            for one in self.works_on(zjbm):
                one.update(gone=self.box.now, due=False)
            lift.update(gone=self.box.now, version=lift["version"] + 1, owed=None)
            self.touch(zjbm)

    # ---- constructions

    @precondition(lambda self: self.lifts and len(self.works) < 8)
    @rule(
        account=st.sampled_from(MAKERS + BUILDERS),
        builder=builders,
        which=pick,
        kind=st.sampled_from(WORKS),
        region=regions,
    )
    def authorise(self, account: str, builder: str, which: int, kind: str, region: str) -> None:
        zjbm = self.any_lift(which)
        lift, builder = self.lifts[zjbm], account if account in BUILDERS else builder
        made = self.box.maker.construction(lift["record"], kind=kind, constructor=self.codes[builder])
        body = {**made, "ZJBM": zjbm, "SGDQ": region}
        expected = 201 if not lift["gone"] and account in (lift["maker"], builder) else 400
        sgid = self.call(expected, account, "POST", "/constructions/authorize", body)
        if expected == 201:
            self.works[sgid] = self.new_work(zjbm, kind, builder, account, body)
            self.settle(zjbm)

    def new_work(self, zjbm: str, kind: str, builder: str, creator: str, body: dict[str, Any]) -> dict[str, Any]:
        return {
            "zjbm": zjbm, "kind": kind, "builder": builder, "creator": creator, "body": body, "region": body["SGDQ"],
            "declared": False, "inform": "", "result": None, "place": 0, "version": 1, "at": self.box.now, "gone": None,
            "due": False, "asked": None,
        }  # fmt: skip

    @precondition(lambda self: self.works)
    @rule(party=parties, which=pick, given=st.booleans(), region=regions, stale=stale)
    def modify_work(self, party: str, which: int, given: bool, region: str, stale: bool) -> None:
        sgid, one = self.any_of(self.works, which)
        account = self.party(one, party)
        known = not one["gone"] and account in (one["builder"], self.lifts[one["zjbm"]]["maker"])
        expected = 404 if not known else 400 if stale else 200
        said = {"SFGZ": given} if account in BUILDERS else {}
        body = {**one["body"], "SGID": sgid, "SGDQ": region, "SJBB": one["version"] + stale, **said}
        self.call(expected, account, "PUT", "/constructions/authorize", body)
        if expected == 200:
            one.update(region=region, version=one["version"] + 1, declared=said.get("SFGZ", one["declared"]))
            self.settle(one["zjbm"])

    def party(self, one: dict[str, Any], which: str) -> str:
        """An account that has to do with a work, or that has not."""
        maker, builder = self.lifts[one["zjbm"]]["maker"], str(one["builder"])
        accounts = {"maker": maker, "builder": builder, "creator": builder, "stranger": neighbour(builder)}
        return str(one["creator"]) if which == "creator" and one["creator"] not in AREAS else accounts[which]

    @precondition(lambda self: self.works)
    @rule(party=parties, which=pick)
    def revoke_work(self, party: str, which: int) -> None:
        sgid, one = self.any_of(self.works, which)
        account = self.party(one, party)
        known = not one["gone"] and account in (one["builder"], self.lifts[one["zjbm"]]["maker"], one["creator"])
        refused = self.passed(one) or (one["result"] and self.reform_refused(one, ""))
        expected = 404 if not known else 403 if account != one["creator"] else 400 if refused else 200
        self.call(expected, account, "DELETE", "/constructions/authorize", SGID=sgid)
        if expected == 200:
            self.take_away(one)

    def take_away(self, one: dict[str, Any]) -> None:
        if one["result"]:
            self.put(one, None)
        one.update(gone=self.box.now, version=one["version"] + 1, due=False)
        self.settle(one["zjbm"])

    @precondition(lambda self: self.works)
    @rule(mine=mine, which=pick, told=st.sampled_from([0, 2, 3, 4]), code=new_codes, stale=stale)
    def enter(self, mine: bool, which: int, told: int, code: str, stale: bool) -> None:
        sgid, one = self.any_of({id: one for id, one in self.works.items() if noticed(one)} or self.works, which)
        account = one["builder"] if mine else neighbour(one["builder"])
        code = code if one["kind"] == "REFORM" or which == 0 else ""
        given = {"": "", "new": f"N{one['zjbm'][1:]}", "taken": self.any_lift(which)}[code]
        refused = not noticed(one) or stale or (given and one["kind"] != "REFORM") or self.reform_refused(one, given)
        expected = 404 if one["gone"] or account != one["builder"] else 400 if refused else 200
        data = {**({"TCS": told} if told else {}), **({"ZJBMNEW": given} if given else {})}
        body = {"SGID": sgid, "SGJGRQ": self.box.now, "GZXLNR": "更换控制柜", "SJBB": one["version"] + stale}
        self.call(expected, account, "PUT", "/constructions/entry", {**body, **({"ZJXX": data} if data else {})})
        if expected == 200:
            self.put(one, {"storeys": told, "code": given})
            self.settle(one["zjbm"])

    @precondition(lambda self: self.works)
    @rule(mine=mine, which=pick)
    def withdraw(self, mine: bool, which: int) -> None:
        sgid, one = self.any_of({id: one for id, one in self.works.items() if one["result"]} or self.works, which)
        account = one["builder"] if mine else neighbour(one["builder"])
        absent = one["gone"] or account != one["builder"] or not one["result"]
        expected = 404 if absent else 400 if self.reform_refused(one, "") else 200
        self.call(expected, account, "DELETE", "/constructions/entry", SGID=sgid)
        if expected == 200:
            self.put(one, None)
            self.settle(one["zjbm"])

    # ---- provinces

    @precondition(lambda self: self.works)
    @rule(mine=mine, which=pick, stale=stale)
    def inform(self, mine: bool, which: int, stale: bool) -> None:
        sgid, one = self.any_of(self.works, which)
        account = self.province(self.lifts[one["zjbm"]]["region"], mine)
        reached = not one["gone"] and self.reaches(account, one["zjbm"], one["region"])
        expected = 404 if not reached else 400 if stale else 200
        body = {**self.box.maker.construction_notice(one["body"]), "SGID": sgid, "SJBB": one["version"] + stale}
        self.call(expected, account, "PUT", "/constructions/inform", body)
        if expected == 200:
            one.update(inform=one["inform"] or "joined", version=one["version"] + 1)
            self.settle(one["zjbm"])

    @precondition(lambda self: self.lifts and len(self.works) < 8)
    @rule(mine=mine, which=pick, region=regions)
    def inform_anew(self, mine: bool, which: int, region: str) -> None:
        """7.21 without SGID makes the record (E118)."""
        zjbm, lift = self.any_of(self.lifts, which)
        account = self.province(lift["region"] or region, mine)
        made = self.box.maker.construction(lift["record"], constructor=self.codes[BUILDERS[0]])
        work = {**made, "ZJBM": zjbm, "SGDQ": region}
        expected = 200 if self.reaches(account, zjbm, region) else 400
        body = {**self.box.maker.construction_notice(work), "SJBB": 1}
        sgid = self.call(expected, account, "PUT", "/constructions/inform", body)
        if expected == 200:
            self.works[sgid] = {**self.new_work(zjbm, "INSTALL", BUILDERS[0], account, work), "inform": "made"}
            self.settle(zjbm)

    @precondition(lambda self: self.works)
    @rule(mine=mine, which=pick)
    def uninform(self, mine: bool, which: int) -> None:
        """At any time; a record that 7.21 made goes with it (E192)."""
        sgid, one = self.any_of({id: one for id, one in self.works.items() if one["inform"]} or self.works, which)
        account = self.province(self.lifts[one["zjbm"]]["region"], mine)
        absent = one["gone"] or not one["inform"] or not self.reaches(account, one["zjbm"], one["region"])
        made = one["inform"] == "made"
        refused = made and one["result"] and self.reform_refused(one, "")
        expected = 404 if absent else 400 if refused else 200
        self.call(expected, account, "DELETE", "/constructions/inform", SGID=sgid)
        if expected == 200 and made:
            self.take_away(one)
        elif expected == 200:
            one.update(inform="", version=one["version"] + 1)
            self.settle(one["zjbm"])

    @precondition(lambda self: self.lifts)
    @rule(mine=mine, which=pick, same=stale)
    def lock(self, mine: bool, which: int, same: bool) -> None:
        zjbm, lift = self.any_of(self.lifts, which)
        account, locked = self.province(lift["region"], mine), lift["locked"] == same
        expected = 200 if self.reaches(account, zjbm) else 404
        self.call(expected, account, "PUT", "/lifts/lock", {"ZJBM": zjbm, "DTXXSD": locked})
        if expected == 200:
            inspected = self.reports_on(zjbm, "inspection")
            failed = inspected and inspected[-1]["what"][1] == "不合格"
            if lift["locked"] and not locked and failed and self.works_on(zjbm) and lift["owed"] is None:
                lift["owed"] = self.box.now
            lift["locked"] = locked
            self.touched.add(zjbm)

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

    @precondition(lambda self: self.lifts and len(self.reports) < 8)
    @rule(mine=mine, which=pick, what=reports)
    def report(self, mine: bool, which: int, what: tuple[Any, ...]) -> None:
        zjbm, (kind, said, _, region) = self.any_lift(which), what
        account = self.province(self.lifts[zjbm]["region"] or region, mine)
        expected = 201 if self.reaches(account, zjbm, region if said == "USING" else "") else 400
        id = self.call(expected, account, "POST", PATHS[kind][0], self.report_body(zjbm, what))
        if expected == 201:
            made = {"zjbm": zjbm, "what": what, "version": 1, "at": self.box.now, "turn": self.turn, "gone": None}
            self.reports[id] = made
            self.settle(zjbm)

    @precondition(lambda self: self.reports)
    @rule(mine=mine, which=pick, what=reports, stale=stale)
    def modify_report(self, mine: bool, which: int, what: tuple[Any, ...], stale: bool) -> None:
        id, one = self.any_of(self.reports, which)
        account = self.province(self.lifts[one["zjbm"]]["region"], mine)
        kind = one["what"][0]
        what = what if what[0] == kind else one["what"]
        absent = one["gone"] or not self.reaches(account, one["zjbm"])
        expected = 404 if absent else 400 if stale else 200
        body = {**self.report_body(one["zjbm"], what), PATHS[kind][1]: id, "SJBB": one["version"] + stale}
        self.call(expected, account, "PUT", PATHS[kind][0], body)
        if expected == 200:
            one.update(what=what, version=one["version"] + 1, turn=self.turn)
            self.settle(one["zjbm"])

    @precondition(lambda self: self.reports)
    @rule(mine=mine, which=pick)
    def revoke_report(self, mine: bool, which: int) -> None:
        id, one = self.any_of(self.reports, which)
        account = self.province(self.lifts[one["zjbm"]]["region"], mine)
        expected = 404 if one["gone"] or not self.reaches(account, one["zjbm"]) else 200
        path, key = PATHS[one["what"][0]]
        self.call(expected, account, "DELETE", path, **{key: id})
        if expected == 200:
            one.update(gone=self.box.now, version=one["version"] + 1)
            self.settle(one["zjbm"])

    # ---- recalls

    def part_of(self, which: int) -> dict[str, Any]:
        return dict(self.lifts[self.any_lift(which)]["record"]["BJXX"][0])

    def recall_body(self, part: dict[str, Any]) -> dict[str, Any]:
        return {**self.box.maker.recall(), "ZHXXH": part["TBJXH"], "ZHBJXYDM": part["TBJZZXYDM"]}

    @precondition(lambda self: self.lifts and len(self.recalls) < 3)
    @rule(maker=makers, which=pick)
    def recall(self, maker: str, which: int) -> None:
        part = self.part_of(which)
        zhid = self.call(201, maker, "POST", "/lifts/enterprise/recallInfo", self.recall_body(part))
        self.recalls[zhid] = {"maker": maker, "part": part, "version": 1, "gone": None}
        self.concern(part)

    @precondition(lambda self: self.recalls)
    @rule(mine=mine, which=pick, other=pick, revoke=st.booleans())
    def change_recall(self, mine: bool, which: int, other: int, revoke: bool) -> None:
        zhid, one = self.any_of(self.recalls, which)
        maker = one["maker"] if mine else neighbour(one["maker"])
        path, expected = "/lifts/enterprise/recallInfo", 404 if one["gone"] or one["maker"] != maker else 200
        part = one["part"] if revoke else self.part_of(other)
        if revoke:
            self.call(expected, maker, "DELETE", path, ZHID=zhid)
        else:
            self.call(expected, maker, "PUT", path, {**self.recall_body(part), "ZHID": zhid, "SJBB": one["version"]})
        if expected == 200:
            self.concern(one["part"])
            self.concern(part)
            one.update(part=part, version=one["version"] + 1, gone=self.box.now if revoke else None)

    def concern(self, part: dict[str, Any]) -> None:
        for zjbm, lift in self.lifts.items():
            if not lift["gone"] and concerns(part, lift["record"]):
                self.touch(zjbm)

    # ---- time, and what the downlinks show

    @rule(minutes=st.sampled_from([1, 60, 60 * 24, 60 * 24 * 4]))
    def advance(self, minutes: int) -> None:
        self.box.advance(60 * minutes)

    @rule(account=st.sampled_from(tuple(AREAS)), days=st.integers(1, 7))
    def increment(self, account: str, days: int) -> None:
        """7.20 by time: what changed since, revoked lifts of a week among it (E156)."""
        self.box.advance(600)
        since = self.box.now - days * 86_400_000
        shown = self.box.get(account, "/lifts/administrative", GXSJ=since, BHGZ="true")
        found = {item["ZJBM"]: item["ZJXX"]["BGLX"] == "DELETE" for item in shown}
        assert found == {
            zjbm: bool(lift["gone"])
            for zjbm, lift in self.lifts.items()
            if lift["changed"] > since and lift["region"].startswith(AREAS[account])
        }

    @invariant()
    def downlinks_agree(self) -> None:
        """All that can be seen of what has changed; of the rest, when the life is over."""
        if self.touched or self.box.now != self.seen:
            self.notices_agree()
        for zjbm in self.touched:
            self.looks_right(zjbm)
        self.touched.clear()
        self.seen = self.box.now

    def looks_right(self, zjbm: str) -> None:
        lift = self.lifts[zjbm]
        stranger = next(name for name in MAKERS if name != lift["maker"])
        assert self.box.call(stranger, "GET", "/lifts/enterprise", ZJBM=zjbm).status_code == 404
        for account in AREAS:
            answer = self.box.call(account, "GET", "/lifts/administrative", ZJBM=zjbm)
            assert answer.status_code == (200 if self.reaches(account, zjbm) else 404)
        for builder in {one["builder"] for one in self.works.values() if one["zjbm"] == zjbm}:
            works = {id for id, one in self.works.items() if one in self.works_on(zjbm) and one["builder"] == builder}
            answer = self.box.call(builder, "GET", "/notices_info", ZJBM=zjbm)
            assert answer.status_code == (200 if works else 404)
            assert {one["SGID"] for one in answer.json.get("data", ())} == works
        if lift["gone"]:
            assert self.box.call(lift["maker"], "GET", "/lifts/enterprise", ZJBM=zjbm).status_code == 404
            return
        item = self.box.get(lift["maker"], "/lifts/enterprise", ZJBM=zjbm)
        usages = self.usages(zjbm)
        data = {code: item["ZJXX"][code] for code in ("SYZT", "SJBB", "TCS", "ZJBMOLD")}
        assert data == {
            "SYZT": usages[-1]["what"][1] if usages else "",
            "SJBB": lift["version"],
            "TCS": lift["storeys"],
            "ZJBMOLD": lift["old"],
        }
        versions = {sgid: one["version"] for sgid, one in self.works.items() if one in self.works_on(zjbm)}
        assert {one["SGID"]: one["SJBB"] for one in item["SGXX"]} == versions
        for kind, (_, key) in PATHS.items():
            expected = {id: one["version"] for id, one in self.reports.items() if one in self.reports_on(zjbm, kind)}
            assert {one[key]: one["SJBB"] for one in item[LISTS[kind]]} == expected
        recalls = {id for id, one in self.recalls.items() if not one["gone"] and concerns(one["part"], lift["record"])}
        assert {one["ZHID"] for one in item["ZHXX"]} == recalls

    def notices_agree(self) -> None:
        """6.9 and 6.11: those of a week that are not handled (E189)."""
        since = self.box.now - WEEK
        for maker in MAKERS:
            owed = {
                zjbm for zjbm, lift in self.lifts.items() if lift["maker"] == maker and (lift["owed"] or 0) >= since
            }
            assert {one["ZJBM"] for one in self.box.get(maker, "/modify_notices")} == owed
        for builder in BUILDERS:
            due = {
                id
                for id, one in self.works.items()
                if one["builder"] == builder and one["due"] and one["asked"] >= since
            }
            assert {one["SGID"] for one in self.box.get(builder, "/entry_notices")} == due

    def teardown(self) -> None:
        self.touched = set(self.lifts)
        self.downlinks_agree()


def new_lift(zjbm: str, maker: str, record: dict[str, Any], told: int) -> dict[str, Any]:
    return {
        "zjbm": zjbm, "maker": maker, "record": record, "told": told, "storeys": told, "version": 1, "locked": False,
        "modified": False, "region": "", "old": "", "new": "", "gone": None, "owed": None, "changed": 0,
    }  # fmt: skip


def neighbour(account: str) -> str:
    """The other account of its role."""
    return account.removesuffix("-other") if account.endswith("-other") else f"{account}-other"


def noticed(one: dict[str, Any]) -> bool:
    """SFGZ or 7.21 (E191)."""
    return bool(one["declared"] or one["inform"])


def concerns(part: dict[str, Any], record: dict[str, Any]) -> bool:
    """A recall of such a component concerns a lift (E195)."""
    return any((part["TBJXH"], part["TBJZZXYDM"]) == (one["TBJXH"], one["TBJZZXYDM"]) for one in record["BJXX"])


def live(sandbox: Any, examples: int, steps: int) -> None:
    run_state_machine_as_test(lambda: Lives(sandbox), settings=settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    ))  # fmt: skip


def test_lives(shared: Any) -> None:
    live(shared, 15, 25)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_many_long_lives(shared: Any) -> None:
    live(shared, 300, 60)
