"""One run: what it was asked to do, what it declared, what was found, and what that adds up to."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from conformance import report
from conformance.baseline import Baseline
from conformance.judging import observing
from conformance.judging.register import select
from conformance.judging.verify import Verifier
from conformance.records.codes import Codes
from conformance.report import summing
from conformance.report.text import summary
from conformance.running import moment, saved
from conformance.running.lab import Lab
from conformance.running.marks import Declaration
from conformance.running.saved import ResumeError, Saved
from conformance.running.scene import Clock, OwnClock, Scene
from conformance.running.story import Story
from conformance.running.target import Target
from conformance.running.worlds import MovedClock, Worlds
from conformance.wire.client import Client, Connections
from conformance.wire.evidence import Evidence
from conformance.wire.ledger import Entry, Ledger
from conformance.wire.raw import NoAnswer
from conformance.wire.watch import Sight
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.requirements import Requirement


@dataclass
class Run:
    """Made when pytest is configured; without a target it does nothing."""

    target: Target | None
    target_file: str
    clauses: tuple[str, ...] = ()
    read_only: bool = False
    strict: bool = False
    lang: str = "en"
    folder: Path | None = None
    tests: dict[str, Declaration] = field(default_factory=dict)
    """All tests there are"""
    declared: dict[str, Declaration] = field(default_factory=dict)
    """The tests that this run makes, known before it starts"""
    payloads: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """What came of each test"""
    troubles: list[str] = field(default_factory=list)
    """The suite's own errors outside of tests"""
    ended_early: bool = False
    interrupted: bool = False
    baseline: Baseline | None = None
    """Deviations that are known"""
    report: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    """What was shared, or the world of a story, and could not be taken away"""
    kept: list[str] = field(default_factory=list)
    """What stays, since no interface takes it away"""
    stories: dict[str, dict[str, Any]] = field(default_factory=dict)
    """How far the stories have come: Saved.stories"""
    brief: bool = False
    """Nothing but the verdicts is asked for"""
    resume: Path | None = None
    """The report folder of an earlier run that is to be completed"""

    def __post_init__(self) -> None:
        self.saved = self._saved()
        self.clauses = self.clauses or self.saved.clauses
        self.selected: dict[str, Requirement] = select(self.clauses)
        self.began, self._start = moment.text(), time.monotonic()
        self.codes = Codes()
        self.connections = Connections(self.target) if self.target else None
        self.worlds = Worlds(self.target, self.codes.prefix) if self.target and self.target.clock == "admin" else None
        self._scenes: dict[str, Scene] = {}
        self._stories: dict[str, Story] = {}

    def _saved(self) -> Saved:
        found = Saved.load(self.resume) if self.resume else Saved()
        if found.runs and self.target and dict(self.target.hosts) != found.hosts:
            raise ResumeError(f"{self.resume} is of another target: {', '.join(found.hosts.values())}")
        return found

    def scene(self, name: str) -> Scene:
        """A scene by name: "" is the target as it stands, any other a world of its own where there can be one."""
        assert self.target is not None
        assert self.connections is not None
        name = name if self.worlds else ""
        if name not in self._scenes:
            connections = self.connections
            if name and self.worlds:
                world, target = self.worlds.make()
                clock: Clock = MovedClock(self.worlds, world)
            else:
                target, clock = self.target, OwnClock(self._ahead)
            own = bool(name)
            self._scenes[name] = Scene(target, connections, clock, self.codes, own, ledger=Ledger(not own))
        return self._scenes[name]

    def _ahead(self) -> int:
        """How far the server's clock is ahead; one call asks for what is not there, if no answer has told it yet."""
        assert self.target is not None
        assert self.connections is not None
        if self.connections.ahead is None:
            account, host = next(iter(self.target.accounts.values())), next(iter(self.target.hosts))
            with suppress(NoAnswer):
                Client(account, host, self.connections, Evidence("clock", told=False)).fetch("6.12", ZJBM="0")
        return self.connections.ahead or 0

    def story(self, name: str) -> Story:
        """A story by name, with what an earlier run has done of it."""
        if name not in self._stories:
            scene, before = self.scene(f"story {name}"), self.saved.stories.get(name, {"done": {}, "ledger": []})
            ledger = Ledger(not scene.own)
            ledger.entries = [self._entry(scene, ledger, one) for one in before["ledger"]]
            self._stories[name] = Story(name, scene, ledger, before["done"])
        return self._stories[name]

    def _entry(self, scene: Scene, ledger: Ledger, one: Mapping[str, str]) -> Entry:
        account = scene.target.accounts[one["account"]]
        client = Client(account, "lifthost", scene.connections, Evidence("ledger", told=False), ledger, scene.dialect)
        return Entry(client, one["undo"], one["key"])

    def declare(self, name: str, declaration: Declaration) -> bool:
        """Note a test; whether the run is going to make it. What an earlier run has shown in full is taken over."""
        self.tests[name] = declaration
        chosen = not self.selected.keys().isdisjoint(declaration.requirements)
        if chosen:
            self.declared[name] = declaration
        if chosen and self.saved.over(name):
            self.payloads[name] = self.saved.payloads[name]
            return False
        return chosen

    def lab(self, name: str) -> Lab:
        """What one test works with. The ids of its exchanges begin with its number in the run."""
        declared = self.declared[name]
        evidence = Evidence(f"{self.saved.letter}{list(self.declared).index(name) + 1}")
        # What the operator tells of the national systems holds for the target as it stands, not for a new world.
        world = "main" if declared.host == "lifthost" and declared.writes else ""
        try:
            scene, trouble = self.scene(world), ""
        except NoAnswer as error:
            scene, trouble = self.scene(""), str(error)
        return Lab(scene, Verifier(declared.requirements), evidence, self.story, Ledger(not scene.own), trouble=trouble)

    def take(self, payload: Mapping[str, Any]) -> None:
        """What came of a test."""
        name = str(payload["test"])
        before = self.saved.exchanges(name)
        self.payloads[name] = {**payload, "exchanges": [*before, *payload["exchanges"]]}

    @property
    def facts(self) -> dict[str, Any]:
        """What the report says of the suite and of this run."""
        return {
            "began": self.began, "seconds": round(time.monotonic() - self._start, 2), "prefix": self.codes.prefix,
            "calls": self.connections.calls if self.connections else 0, "clauses": list(self.clauses),
            "read_only": self.read_only, "strict": self.strict, "lang": self.lang, "troubles": self.troubles,
            "interrupted": self.interrupted, "target_file": self.target_file, "budget": self.budget, "resume": self.remains,
        }  # fmt: skip

    @property
    def budget(self) -> list[dict[str, Any]]:
        """Calls of interfaces under a time rule, as many as were made."""
        limited = self.connections.limited if self.connections else {}
        return [
            {"interface": interface, "mode": mode, "account": account, "calls": calls, "interval": _rules(interface, mode)}
            for (interface, mode, account), calls in sorted(limited.items())
        ]  # fmt: skip

    @property
    def remains(self) -> list[dict[str, Any]]:
        """What a later run can complete, earliest first."""
        found = [payload["later"] for payload in self.payloads.values() if payload.get("later")]
        return sorted(found, key=lambda one: str(one["at"]))

    def clean(self) -> None:
        """Take away what tests shared, and what stories that are over created; those that go on need theirs."""
        if self.target is None:
            return
        going_on = {name for one in self.remains for name in one["stories"]}
        for scene in self._scenes.values():
            self._clean(scene.ledger)
        for name, story in self._stories.items():
            if name not in going_on:
                self._clean(story.ledger)
            self.stories[name] = {"done": story.done, "ledger": story.ledger.as_data()}
        if self.worlds is not None:
            self.worlds.close()
            self.left += self.worlds.left

    def _clean(self, ledger: Ledger) -> None:
        ledger.clean()
        self.left += ledger.left
        self.kept += ledger.kept

    def handover(self) -> dict[str, Any]:
        """What one of several processes tells the first one."""
        return {
            "tests": {name: asdict(one) for name, one in self.tests.items()}, "declared": list(self.declared),
            "taken_over": {name: self.payloads[name] for name in self.payloads if self.saved.over(name)},
            "limited": [[*key, calls] for key, calls in (self.connections.limited if self.connections else {}).items()],
            "calls": self.connections.calls if self.connections else 0,
            "sights": self.connections.watch.wrong if self.connections else {},
            "stories": self.stories, "left": self.left, "kept": self.kept, "troubles": self.troubles,
        }  # fmt: skip

    def absorb(self, content: Mapping[str, Any]) -> None:
        """Take what another process tells."""
        assert self.connections is not None
        for name, one in content["tests"].items():
            self.tests[name] = Declaration(
                **{**one, **{name: tuple(one[name]) for name in ("requirements", "accounts", "observes")}}
            )
        self.declared |= {name: self.tests[name] for name in content["declared"]}
        self.payloads |= content["taken_over"]
        for interface, mode, account, calls in content["limited"]:
            self.connections.limited[interface, mode, account] += calls
        self.connections.calls += content["calls"]
        for rule, sights in content["sights"].items():
            self.connections.watch.wrong.setdefault(rule, []).extend(Sight(*sight) for sight in sights)
        self.stories |= content["stories"]
        self.left += content["left"]
        self.kept += content["kept"]
        self.troubles += content["troubles"]

    def _observe(self) -> None:
        """A test that observes the whole run saw the exchanges of its own process; add what the others saw."""
        assert self.connections is not None
        shown = {exchange["id"] for payload in self.payloads.values() for exchange in payload["exchanges"]}
        for name, declared in self.declared.items():
            if not declared.observes or name not in self.payloads:
                continue
            payload = self.payloads[name]
            told = {exchange for finding in payload["findings"] for exchange in finding["exchanges"]}
            more = [
                observing.finding(declared.requirements[0], rule, sight).as_data()
                for rule in declared.observes for sight in self.connections.watch.of(rule)
                if sight.exchange in shown - told
            ]  # fmt: skip
            self.payloads[name] = {**payload, "findings": [*payload["findings"], *more]}

    def finish(self, *, interrupted: bool = False, broken: bool = False) -> int:
        """Add up, write the reports, and give the exit code."""
        self.interrupted = interrupted
        if broken:
            self.troubles.append("pytest itself failed")
        self._observe()
        self.report = summing.sum_up(self)
        code = report.finish(self.report, self.folder, brief=self.brief)
        if self.folder is not None:
            saved.save(self.folder, self._state, open_ends=bool(self.remains))
        return code

    @property
    def _state(self) -> dict[str, Any]:
        """The content of resume.json."""
        assert self.target is not None
        return {
            "runs": self.saved.runs + 1, "clauses": list(self.clauses), "hosts": dict(self.target.hosts),
            "payloads": self.payloads, "stories": {**self.saved.stories, **self.stories},
        }  # fmt: skip

    def summary(self) -> str:
        """For the terminal."""
        return summary(self.report, self.lang, self.folder)

    def close(self) -> None:
        """Close the connections."""
        if self.connections is not None:
            self.connections.close()


def _rules(interface: str, mode: str) -> str:
    """The time rules of a query mode (spec/limits.py)."""
    return ", ".join(name for row in INTERFACES[interface].modes if row.name == mode for name, _ in row.limits)
