"""One run: what it was asked to do, what it declared, what was found, and what that adds up to."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conformance import moment, report
from conformance.client import Connections
from conformance.evidence import Evidence
from conformance.lab import Lab, Observations
from conformance.marks import Declaration
from conformance.records import Codes, Records
from conformance.register import select
from conformance.report import summing
from conformance.report.text import summary
from conformance.target import Target
from conformance.verdicts import Exit
from conformance.verify import Verifier
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
    report: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.selected: dict[str, Requirement] = select(self.clauses)
        self.began, self._start = moment.text(), time.monotonic()
        self.codes = Codes()
        self.observations = Observations()
        self.connections = Connections(self.target) if self.target else None

    def declare(self, name: str, declaration: Declaration) -> bool:
        """Note a test; whether the run is going to make it."""
        self.tests[name] = declaration
        chosen = not self.selected.keys().isdisjoint(declaration.requirements)
        if chosen:
            self.declared[name] = declaration
        return chosen

    def lab(self, name: str) -> Lab:
        """What one test works with. The ids of its exchanges begin with its number in the run."""
        assert self.target is not None
        assert self.connections is not None
        evidence = Evidence(f"x{list(self.declared).index(name) + 1}")
        verifier = Verifier(self.declared[name].requirements)
        return Lab(self.connections, Records(self.target, self.codes), self.observations, verifier, evidence)

    def take(self, payload: Mapping[str, Any]) -> None:
        """What came of a test."""
        self.payloads[str(payload["test"])] = payload

    @property
    def facts(self) -> dict[str, Any]:
        """What the report says of the suite and of this run."""
        return {
            "began": self.began, "seconds": round(time.monotonic() - self._start, 2), "prefix": self.codes.prefix,
            "calls": self.connections.calls if self.connections else 0, "clauses": list(self.clauses),
            "read_only": self.read_only, "strict": self.strict, "lang": self.lang, "troubles": self.troubles,
            "target_file": self.target_file,
        }  # fmt: skip

    def finish(self, *, interrupted: bool = False, broken: bool = False) -> int:
        """Add up, write the reports, and give the exit code."""
        self.report = summing.sum_up(self)
        if self.folder is not None:
            report.write(self.folder, self.report)
        if interrupted:
            return Exit.INTERRUPTED
        return Exit.SUITE_ERROR if broken else summing.exit_code(self.report)

    def summary(self) -> str:
        """For the terminal."""
        return summary(self.report, self.lang, self.folder)

    def close(self) -> None:
        """Close the connections."""
        if self.connections is not None:
            self.connections.close()
