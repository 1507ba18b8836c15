"""The pytest plugin: it declares what a run will check, runs the tests, and takes what they found to the report.

Findings travel as user properties of the tests' reports, so that they also come from another process.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from conformance import baseline
from conformance.baseline import BaselineError
from conformance.judging.register import SelectionError
from conformance.judging.verdicts import Exit, Verdict, worst
from conformance.judging.verify import Stop, Verifier
from conformance.running import marks, moment
from conformance.running.lab import Lab
from conformance.running.run import Run
from conformance.running.saved import ResumeError
from conformance.running.story import Later
from conformance.running.target import TargetError, load
from conformance.wire.raw import NoAnswer
from mockplatform.spec.model import Text

HERE = Path(__file__).parent
PROPERTY = "conformance"
_RUN = pytest.StashKey[Run]()
_LAB = pytest.StashKey[Lab]()
_LATER = pytest.StashKey[dict[str, Any]]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{marks.MARK}(declaration): what a conformance test verifies and needs")
    option = config.option
    path = option.conformance_target
    try:
        target = load(path) if path else None
        run = Run(
            target, str(path or ""), tuple(option.conformance_clause), read_only=option.conformance_read_only,
            strict=option.conformance_strict, lang=option.conformance_lang, resume=option.conformance_resume,
            brief=option.conformance_brief,
            folder=option.conformance_report_dir or option.conformance_resume,
            baseline=baseline.load(option.conformance_baseline) if option.conformance_baseline else None,
        )  # fmt: skip
    except (TargetError, SelectionError, ResumeError, BaselineError) as error:
        raise pytest.UsageError(str(error)) from None
    config.stash[_RUN] = run
    config.pluginmanager.register(Reports(run))


def pytest_unconfigure(config: pytest.Config) -> None:
    if _RUN in config.stash:
        config.stash[_RUN].close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Declare what the run will check; what is not selected is not run."""
    run = config.stash[_RUN]
    chosen: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        if HERE not in item.path.parents and item.get_closest_marker(marks.MARK) is None:
            chosen.append(item)  # somebody else's test in the same session
            continue
        try:
            declared = marks.declaration(item)
        except marks.DeclarationError as error:
            pytest.exit(f"conformance: {error}", returncode=Exit.SUITE_ERROR)
        selected = run.declare(_name(item), declared)
        (chosen if selected else left).append(item)
    if run.declared and run.target is None and not config.option.collectonly:
        raise pytest.UsageError("the conformance tests need --conformance-target FILE (a target.toml)")
    turns = {name: declared.turn for name, declared in run.declared.items()}
    items[:] = sorted(chosen, key=lambda item: turns.get(_name(item), (False, False)))
    if left:
        config.hook.pytest_deselected(items=left)


@pytest.fixture
def lab(request: pytest.FixtureRequest) -> Generator[Lab]:
    """What a conformance test works with; afterwards what it created is taken away."""
    run = request.config.stash[_RUN]
    assert run.target is not None
    name = _name(request.node)
    made = run.lab(name)
    request.node.stash[_LAB] = made
    yield made
    made.ledger.clean()
    request.node.user_properties.append((PROPERTY, {
        "test": name,
        "findings": [finding.as_data() for finding in made.verify.findings],
        "exchanges": [exchange.as_data() for exchange in made.evidence.exchanges],
        "left": made.ledger.left, "kept": made.ledger.kept, "later": request.node.stash.get(_LATER, None),
    }))  # fmt: skip


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Run a test; an early end becomes a verdict, and anything unforeseen the suite's own error."""
    found = pyfuncitem.stash.get(_LAB, None)
    if found is None:
        return (yield)
    verifier, result = found.verify, None
    try:
        _may_run(pyfuncitem, found)
        result = yield
    except Stop as stop:
        if isinstance(stop, Later):
            pyfuncitem.stash[_LATER] = _later(pyfuncitem, found, stop)
        verifier.stop(stop)
    except NoAnswer as trouble:
        last = [exchange.id for exchange in found.evidence.exchanges[-1:]]
        verifier.stop(Stop(Verdict.NOT_VERIFIED, Text(f"no answer: {trouble}", f"无应答:{trouble}")), last)
    except Exception as error:
        verifier.blame(f"{type(error).__name__}: {error}")
        raise
    verifier.end()
    _outcome(verifier)
    return result


def _later(item: pytest.Item, lab: Lab, stop: Later) -> dict[str, Any]:
    """What remains of a test, for the report and for --resume."""
    return {
        "test": _name(item), "requirements": list(lab.verify.declared), "at": moment.iso(stop.at),
        "reason": {"en": stop.why.en, "zh": stop.why.zh}, "stories": list(dict.fromkeys(lab.told)),
    }  # fmt: skip


def _may_run(item: pytest.Item, lab: Lab) -> None:
    run = item.config.stash[_RUN]
    assert run.target is not None
    lacking = run.declared[_name(item)].lacks(run.target, read_only=run.read_only)
    if lacking is not None:
        raise lacking
    if lab.trouble:
        raise NoAnswer(lab.trouble)


def _outcome(verifier: Verifier) -> None:
    """What pytest itself reports of the test."""
    verdict = worst(finding.verdict for finding in verifier.findings)
    worst_ones = [one for one in verifier.findings if one.verdict is verdict]
    sentence = "; ".join(f"{one.requirement} {one.verdict}: {one.what.en}" for one in worst_ones)
    if verdict in (Verdict.SUITE_ERROR, Verdict.FAIL):
        pytest.fail(sentence, pytrace=False)
    if all(one.verdict in (Verdict.NOT_VERIFIED, Verdict.NOT_APPLICABLE) for one in verifier.findings):
        pytest.skip(sentence)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    run = session.config.stash[_RUN]
    if run.target is None or exitstatus == pytest.ExitCode.USAGE_ERROR:
        return
    run.clean()
    if hasattr(session.config, "workeroutput"):  # one of several processes: the first one makes the report
        session.config.workeroutput[PROPERTY] = run.handover()
        return
    run.ended_early = exitstatus == pytest.ExitCode.INTERRUPTED or bool(session.shouldstop or session.shouldfail)
    interrupted = exitstatus == pytest.ExitCode.INTERRUPTED and not run.troubles
    session.exitstatus = run.finish(interrupted=interrupted, broken=exitstatus == pytest.ExitCode.INTERNAL_ERROR)
    if not session.config.pluginmanager.has_plugin("terminalreporter"):
        print(run.summary())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Where pytest-xdist is there: which process makes which test."""
    from conformance.running.processes import Together

    return Together(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A process of pytest-xdist has ended."""
    run: Run = node.config.stash[_RUN]
    content = getattr(node, "workeroutput", {}).get(PROPERTY)
    if content is not None:
        run.absorb(content)
    elif run.target is not None:
        run.troubles.append(f"{node.gateway.id} ended without a result")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    run = terminalreporter.config.stash[_RUN]
    if run.report:
        terminalreporter.section("conformance")
        terminalreporter.write_line(run.summary())


class Reports:
    """Takes what the tests found to the run; one a session, since the hooks are not told whose reports they get."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """The report of the tear-down holds everything; one that failed outside the test is the suite's error."""
        if report.when == "teardown":
            for name, payload in report.user_properties:
                if name == PROPERTY and isinstance(payload, dict):
                    self.run.take(payload)
        if report.failed and report.when != "call":
            self.run.troubles.append(f"{report.nodeid}: {report.longreprtext}")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A module that can't be read."""
        if report.failed:
            self.run.troubles.append(f"{report.nodeid}: {report.longreprtext}")


def _name(item: pytest.Item) -> str:
    """conformance/ch6/test_6_1_add_lift.py::test_x, from wherever pytest was started."""
    inside = HERE in item.path.parents
    return f"{item.path.relative_to(HERE.parent).as_posix()}::{item.name}" if inside else item.nodeid
