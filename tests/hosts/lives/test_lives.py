"""Long random lives of lifts: the model in conftest.py foretells every status, and what the downlinks show afterwards."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from mockplatform.sandbox.worlds import Plan, make

MAKERS = ("manufacturer", "manufacturer-other")
BUILDERS = ("constructor", "constructor-other")
AREAS = {"province": "浙江省", "province-other": "江苏省"}
REGIONS = ("浙江省,杭州市,西湖区", "浙江省,宁波市,海曙区", "江苏省,南京市,玄武区")
WORKS = ("INSTALL", "RE_INSTALL", "REFORM")
COVERS = ("INSTALL", "REFORM", "REGULAR")  # JYLB
PATHS = {"usage": ("/usage_companies", "SYDWGLID"), "inspection": ("/examine_infos", "JYID"),
         "insurance": ("/insurances", "BXID")}  # fmt: skip

pick = st.integers(0, 7)
makers, builders, enterprises = (st.sampled_from(names) for names in (MAKERS, BUILDERS, MAKERS + BUILDERS))
kinds = st.sampled_from(WORKS)
mine = st.sampled_from([True, True, True, True, False])
"""Whether the call comes from an account that reaches the record, or from its neighbour"""
parties = st.sampled_from(["builder", "builder", "builder", "creator", "maker", "stranger"])
regions, storeys = st.sampled_from(REGIONS), st.integers(2, 5)
new_codes = st.sampled_from(["", "new", "new", "taken"])
"""ZJBMNEW"""
stale = st.sampled_from([False] * 7 + [True])
reports = st.one_of(
    st.tuples(st.just("usage"), st.sampled_from(["USING", "STOP", "SCRAP"]), st.integers(1, 2), regions),
    st.tuples(st.just("inspection"), st.sampled_from(["合格", "合格", "不合格"]), st.sampled_from(COVERS), st.just("")),
    st.tuples(st.just("insurance"), st.just(""), st.just(0), st.just("")),
)
"""Kind · SBSYZT or JYJL · ZTBGRQ or JYLB · region of SBSYDD"""


def always(_: Any) -> bool:
    return True


class Lives(RuleBasedStateMachine):
    """A world of its own for every example; two makers, two constructors, two provinces."""

    names = itertools.count()

    def __init__(self, sandbox: Any, watched: Any) -> None:
        super().__init__()
        self.box = sandbox
        self.box.world = f"lives-{next(self.names)}"
        self.box.exchanges.clear()
        with sandbox.database.writing() as connection:
            make(connection, Plan(self.box.world, records=0), sandbox.wall)
        self.watch = watched(sandbox)
        self.model = self.watch.model
        self.codes = {name: sandbox.code_of(name) for name in (*MAKERS, *BUILDERS, *AREAS)}
        self.seen = 0

    # ---- calls

    def call(self, expected: int, account: str, method: str, path: str, body: Any = None, **query: Any) -> str:
        """Make a call whose status the model has foretold; the id in the answer, if there is one."""
        answer = self.box.call(account, method, path, body, **query)
        assert answer.status_code == expected, (expected, answer.status_code, answer.text)
        self.model.turn += 1
        return str((answer.json.get("data") or {}).get("id", "")) if method in ("POST", "PUT") else ""

    def any_lift(self, which: int) -> str:
        return self.model.any_of(self.model.lifts, which)[0]

    # ---- the maker

    @initialize(kinds=st.tuples(kinds, kinds), region=regions, how=st.integers(0, 7))
    def begin(self, kinds: tuple[str, str], region: str, how: int) -> None:
        """Two lifts, one of each maker, on which is worked; the first inspected and failed, or used, both perhaps locked."""
        for place, (maker, kind) in enumerate(zip(MAKERS, kinds, strict=True)):
            self.add_lift(maker)
            self.authorise(BUILDERS[0], BUILDERS[0], place, kind, region)
            if how & 1:
                self.lock(True, place, False)
        self.modify_work("builder", 0, True, region, False)
        if how & 2:
            self.report(True, 0, ("inspection", "不合格", "INSTALL", ""))
        if how & 4:
            self.report(True, 0, ("usage", "USING", 1, region))

    def add_lift(self, maker: str) -> None:
        record = self.box.maker.lift("3110", owner=self.codes[maker])
        self.call(201, maker, "POST", "/lifts", record)
        self.model.lifts[record["ZJBM"]] = self.model.new_lift(record["ZJBM"], maker, record, record["TCS"])
        self.model.touch(record["ZJBM"])

    def add_it_again(self, maker: str, which: int) -> None:
        """A ZJBM that is in use is refused, a revoked one is not (E143)."""
        zjbm = self.any_lift(which)
        record = self.model.lifts[zjbm]["record"]
        self.call(201 if self.model.gone(zjbm) else 400, maker, "POST", "/lifts", record)
        if self.model.gone(zjbm):
            self.model.lifts[zjbm] = self.model.new_lift(zjbm, maker, record, record["TCS"])
            self.model.touch(zjbm)

    def modify_lift(self, mine: bool, which: int, told: int, stale: bool) -> None:
        zjbm, lift = self.model.any_of(self.model.lifts, which)
        maker = lift["maker"] if mine else self.model.neighbour(lift["maker"])
        absent = lift["gone"] or lift["maker"] != maker
        expected = 404 if absent else 400 if lift["locked"] or stale else 200
        body = {**lift["record"], "TCS": told, "SJBB": lift["version"] + stale}
        self.call(expected, maker, "PUT", "/lifts", body)
        if expected == 200:
            lift.update(told=told, storeys=told, version=lift["version"] + 1, modified=True, owed=None)
            for one in self.model.works_on(zjbm):
                one["place"] = 0
            self.model.touch(zjbm)

    def revoke_lift(self, mine: bool, which: int) -> None:
        zjbm, lift = self.model.any_of(self.model.lifts, which)
        maker = lift["maker"] if mine else self.model.neighbour(lift["maker"])
        absent = lift["gone"] or lift["maker"] != maker
        expected = 404 if absent else 200 if self.model.factory(zjbm) and not lift["locked"] else 400
        self.call(expected, maker, "DELETE", "/lifts", ZJBM=zjbm)
        if expected == 200:
            for one in self.model.works_on(zjbm):
                one.update(gone=self.box.now, due=False)
            lift.update(gone=self.box.now, version=lift["version"] + 1, owed=None)
            self.model.touch(zjbm)

    # ---- constructions

    def authorise(self, account: str, builder: str, which: int, kind: str, region: str) -> None:
        zjbm = self.any_lift(which)
        lift, builder = self.model.lifts[zjbm], account if account in BUILDERS else builder
        made = self.box.maker.construction(lift["record"], kind=kind, constructor=self.codes[builder])
        body = {**made, "ZJBM": zjbm, "SGDQ": region}
        expected = 201 if not lift["gone"] and account in (lift["maker"], builder) else 400
        sgid = self.call(expected, account, "POST", "/constructions/authorize", body)
        if expected == 201:
            self.model.works[sgid] = self.model.new_work(zjbm, kind, builder, account, body)
            self.model.settle(zjbm)

    def modify_work(self, party: str, which: int, given: bool, region: str, stale: bool) -> None:
        sgid, one = self.model.any_of(self.model.works, which)
        account = self.model.party(one, party)
        known = not one["gone"] and account in (one["builder"], self.model.lifts[one["zjbm"]]["maker"])
        expected = 404 if not known else 400 if stale else 200
        said = {"SFGZ": given} if account in BUILDERS else {}
        body = {**one["body"], "SGID": sgid, "SGDQ": region, "SJBB": one["version"] + stale, **said}
        self.call(expected, account, "PUT", "/constructions/authorize", body)
        if expected == 200:
            one.update(region=region, version=one["version"] + 1, declared=said.get("SFGZ", one["declared"]))
            self.model.settle(one["zjbm"])

    def revoke_work(self, party: str, which: int) -> None:
        sgid, one = self.model.any_of(self.model.works, which)
        account = self.model.party(one, party)
        known = not one["gone"] and account in (one["builder"], self.model.lifts[one["zjbm"]]["maker"], one["creator"])
        refused = self.model.passed(one) or (one["result"] and self.model.reform_refused(one, ""))
        expected = 404 if not known else 403 if account != one["creator"] else 400 if refused else 200
        self.call(expected, account, "DELETE", "/constructions/authorize", SGID=sgid)
        if expected == 200:
            self.model.take_away(one)

    def enter(self, mine: bool, which: int, told: int, code: str, stale: bool) -> None:
        sgid, one = self.model.any_of(
            {id: one for id, one in self.model.works.items() if self.model.noticed(one)} or self.model.works, which
        )
        account = one["builder"] if mine else self.model.neighbour(one["builder"])
        code = code if one["kind"] == "REFORM" or which == 0 else ""
        given = {"": "", "new": f"N{one['zjbm'][1:]}", "taken": self.any_lift(which)}[code]
        refused = (
            not self.model.noticed(one)
            or stale
            or (given and one["kind"] != "REFORM")
            or self.model.reform_refused(one, given)
        )
        expected = 404 if one["gone"] or account != one["builder"] else 400 if refused else 200
        data = {**({"TCS": told} if told else {}), **({"ZJBMNEW": given} if given else {})}
        body = {"SGID": sgid, "SGJGRQ": self.box.now, "GZXLNR": "更换控制柜", "SJBB": one["version"] + stale}
        self.call(expected, account, "PUT", "/constructions/entry", {**body, **({"ZJXX": data} if data else {})})
        if expected == 200:
            self.model.put(one, {"storeys": told, "code": given})
            self.model.settle(one["zjbm"])

    def withdraw(self, mine: bool, which: int) -> None:
        sgid, one = self.model.any_of(
            {id: one for id, one in self.model.works.items() if one["result"]} or self.model.works, which
        )
        account = one["builder"] if mine else self.model.neighbour(one["builder"])
        absent = one["gone"] or account != one["builder"] or not one["result"]
        expected = 404 if absent else 400 if self.model.reform_refused(one, "") else 200
        self.call(expected, account, "DELETE", "/constructions/entry", SGID=sgid)
        if expected == 200:
            self.model.put(one, None)
            self.model.settle(one["zjbm"])

    # ---- provinces

    def inform(self, mine: bool, which: int, stale: bool) -> None:
        sgid, one = self.model.any_of(self.model.works, which)
        account = self.model.province(self.model.lifts[one["zjbm"]]["region"], mine)
        reached = not one["gone"] and self.model.reaches(account, one["zjbm"], one["region"])
        expected = 404 if not reached else 400 if stale else 200
        body = {**self.box.maker.construction_notice(one["body"]), "SGID": sgid, "SJBB": one["version"] + stale}
        self.call(expected, account, "PUT", "/constructions/inform", body)
        if expected == 200:
            one.update(inform=one["inform"] or "joined", version=one["version"] + 1)
            self.model.settle(one["zjbm"])

    def inform_anew(self, mine: bool, which: int, region: str) -> None:
        """7.21 without SGID makes the record (E118)."""
        zjbm, lift = self.model.any_of(self.model.lifts, which)
        account = self.model.province(lift["region"] or region, mine)
        made = self.box.maker.construction(lift["record"], constructor=self.codes[BUILDERS[0]])
        work = {**made, "ZJBM": zjbm, "SGDQ": region}
        expected = 200 if self.model.reaches(account, zjbm, region) else 400
        body = {**self.box.maker.construction_notice(work), "SJBB": 1}
        sgid = self.call(expected, account, "PUT", "/constructions/inform", body)
        if expected == 200:
            self.model.works[sgid] = {
                **self.model.new_work(zjbm, "INSTALL", BUILDERS[0], account, work),
                "inform": "made",
            }
            self.model.settle(zjbm)

    def uninform(self, mine: bool, which: int) -> None:
        """At any time; a record that 7.21 made goes with it (E192)."""
        sgid, one = self.model.any_of(
            {id: one for id, one in self.model.works.items() if one["inform"]} or self.model.works, which
        )
        account = self.model.province(self.model.lifts[one["zjbm"]]["region"], mine)
        absent = one["gone"] or not one["inform"] or not self.model.reaches(account, one["zjbm"], one["region"])
        made = one["inform"] == "made"
        refused = made and one["result"] and self.model.reform_refused(one, "")
        expected = 404 if absent else 400 if refused else 200
        self.call(expected, account, "DELETE", "/constructions/inform", SGID=sgid)
        if expected == 200 and made:
            self.model.take_away(one)
        elif expected == 200:
            one.update(inform="", version=one["version"] + 1)
            self.model.settle(one["zjbm"])

    def lock(self, mine: bool, which: int, same: bool) -> None:
        zjbm, lift = self.model.any_of(self.model.lifts, which)
        account, locked = self.model.province(lift["region"], mine), lift["locked"] == same
        expected = 200 if self.model.reaches(account, zjbm) else 404
        self.call(expected, account, "PUT", "/lifts/lock", {"ZJBM": zjbm, "DTXXSD": locked})
        if expected == 200:
            inspected = self.model.reports_on(zjbm, "inspection")
            failed = inspected and inspected[-1]["what"][1] == "不合格"
            if lift["locked"] and not locked and failed and self.model.works_on(zjbm) and lift["owed"] is None:
                lift["owed"] = self.box.now
            lift["locked"] = locked
            self.model.touched.add(zjbm)

    def report(self, mine: bool, which: int, what: tuple[Any, ...]) -> None:
        zjbm, (kind, said, _, region) = self.any_lift(which), what
        account = self.model.province(self.model.lifts[zjbm]["region"] or region, mine)
        expected = 201 if self.model.reaches(account, zjbm, region if said == "USING" else "") else 400
        id = self.call(expected, account, "POST", PATHS[kind][0], self.watch.report_body(zjbm, what))
        if expected == 201:
            made = {"zjbm": zjbm, "what": what, "version": 1, "at": self.box.now, "turn": self.model.turn, "gone": None}
            self.model.reports[id] = made
            self.model.settle(zjbm)

    def modify_report(self, mine: bool, which: int, what: tuple[Any, ...], stale: bool) -> None:
        id, one = self.model.any_of(self.model.reports, which)
        account = self.model.province(self.model.lifts[one["zjbm"]]["region"], mine)
        kind = one["what"][0]
        what = what if what[0] == kind else one["what"]
        absent = one["gone"] or not self.model.reaches(account, one["zjbm"])
        expected = 404 if absent else 400 if stale else 200
        body = {**self.watch.report_body(one["zjbm"], what), PATHS[kind][1]: id, "SJBB": one["version"] + stale}
        self.call(expected, account, "PUT", PATHS[kind][0], body)
        if expected == 200:
            one.update(what=what, version=one["version"] + 1, turn=self.model.turn)
            self.model.settle(one["zjbm"])

    def revoke_report(self, mine: bool, which: int) -> None:
        id, one = self.model.any_of(self.model.reports, which)
        account = self.model.province(self.model.lifts[one["zjbm"]]["region"], mine)
        expected = 404 if one["gone"] or not self.model.reaches(account, one["zjbm"]) else 200
        path, key = PATHS[one["what"][0]]
        self.call(expected, account, "DELETE", path, **{key: id})
        if expected == 200:
            one.update(gone=self.box.now, version=one["version"] + 1)
            self.model.settle(one["zjbm"])

    # ---- recalls

    def part_of(self, which: int) -> dict[str, Any]:
        return dict(self.model.lifts[self.any_lift(which)]["record"]["BJXX"][0])

    def recall(self, maker: str, which: int) -> None:
        part = self.part_of(which)
        zhid = self.call(201, maker, "POST", "/lifts/enterprise/recallInfo", self.watch.recall_body(part))
        self.model.recalls[zhid] = {"maker": maker, "part": part, "version": 1, "gone": None}
        self.model.concern(part)

    def change_recall(self, mine: bool, which: int, other: int, revoke: bool) -> None:
        zhid, one = self.model.any_of(self.model.recalls, which)
        maker = one["maker"] if mine else self.model.neighbour(one["maker"])
        path, expected = "/lifts/enterprise/recallInfo", 404 if one["gone"] or one["maker"] != maker else 200
        part = one["part"] if revoke else self.part_of(other)
        if revoke:
            self.call(expected, maker, "DELETE", path, ZHID=zhid)
        else:
            self.call(
                expected, maker, "PUT", path, {**self.watch.recall_body(part), "ZHID": zhid, "SJBB": one["version"]}
            )
        if expected == 200:
            self.model.concern(one["part"])
            self.model.concern(part)
            one.update(part=part, version=one["version"] + 1, gone=self.box.now if revoke else None)

    # ---- time, and what the downlinks show

    def advance(self, minutes: int) -> None:
        self.box.advance(60 * minutes)

    def increment(self, account: str, days: int) -> None:
        """7.20 by time: what changed since, revoked lifts of a week among it (E156)."""
        self.box.advance(600)
        since = self.box.now - days * 86_400_000
        shown = self.box.get(account, "/lifts/administrative", GXSJ=since, BHGZ="true")
        found = {item["ZJBM"]: item["ZJXX"]["BGLX"] == "DELETE" for item in shown}
        assert found == {
            zjbm: bool(lift["gone"])
            for zjbm, lift in self.model.lifts.items()
            if lift["changed"] > since and lift["region"].startswith(AREAS[account])
        }

    acts: ClassVar[dict[str, tuple[Callable[[Any], bool], dict[str, Any]]]] = {
        "add_lift": (lambda model: len(model.lifts) < 4, dict(maker=makers)),
        "add_it_again": (always, dict(maker=makers, which=pick)),
        "modify_lift": (always, dict(mine=mine, which=pick, told=storeys, stale=stale)),
        "revoke_lift": (always, dict(mine=mine, which=pick)),
        "authorise": (
            lambda model: len(model.works) < 8,
            dict(account=enterprises, builder=builders, which=pick, kind=kinds, region=regions),
        ),
        "modify_work": (always, dict(party=parties, which=pick, given=st.booleans(), region=regions, stale=stale)),
        "revoke_work": (always, dict(party=parties, which=pick)),
        "enter": (always, dict(mine=mine, which=pick, told=st.sampled_from([0, 2, 3]), code=new_codes, stale=stale)),
        "withdraw": (always, dict(mine=mine, which=pick)),
        "inform": (always, dict(mine=mine, which=pick, stale=stale)),
        "inform_anew": (lambda model: len(model.works) < 8, dict(mine=mine, which=pick, region=regions)),
        "uninform": (always, dict(mine=mine, which=pick)),
        "lock": (always, dict(mine=mine, which=pick, same=stale)),
        "report": (lambda model: len(model.reports) < 8, dict(mine=mine, which=pick, what=reports)),
        "modify_report": (lambda model: bool(model.reports), dict(mine=mine, which=pick, what=reports, stale=stale)),
        "revoke_report": (lambda model: bool(model.reports), dict(mine=mine, which=pick)),
        "recall": (lambda model: len(model.recalls) < 3, dict(maker=makers, which=pick)),
        "change_recall": (lambda model: bool(model.recalls), dict(mine=mine, which=pick, other=pick, revoke=st.booleans())),
        "advance": (always, dict(minutes=st.sampled_from([1, 60, 60 * 24, 60 * 24 * 4]))),
        "increment": (always, dict(account=st.sampled_from(tuple(AREAS)), days=st.integers(1, 7))),
    }  # fmt: skip
    """What may happen: when, and with what arguments"""
    often = ("report", "report", "report", "enter", "enter", "modify_work", "modify_report", "lock")

    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        """One rule for all: of several rules, hypothesis would leave out most in each life, and few would get far."""
        possible = [name for name in (*self.acts, *self.often) if self.acts[name][0](self.model)]
        name = data.draw(st.sampled_from(possible))
        getattr(self, name)(**data.draw(st.fixed_dictionaries(self.acts[name][1])))

    @invariant()
    def downlinks_agree(self) -> None:
        """All that can be seen of what has changed; of the rest, when the life is over."""
        if self.model.touched or self.box.now != self.seen:
            self.watch.notices_agree()
        for zjbm in self.model.touched:
            self.watch.looks_right(zjbm)
        self.model.touched.clear()
        self.seen = self.box.now

    def teardown(self) -> None:
        self.model.touched = set(self.model.lifts)
        self.downlinks_agree()


def live(sandbox: Any, watched: Any, examples: int, steps: int) -> None:
    run_state_machine_as_test(lambda: Lives(sandbox, watched), settings=settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    ))  # fmt: skip


def test_lives(shared: Any, watched: Any) -> None:
    live(shared, watched, 15, 25)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_many_long_lives(shared: Any, watched: Any) -> None:
    live(shared, watched, 200, 50)
