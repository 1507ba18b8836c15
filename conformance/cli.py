"""The command line: `python -m conformance run|list|init|check|report`. Every error is one line; exit codes of verdicts.py."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path

import pytest

from conformance import __version__, baseline, checking, listing, report, template
from conformance.judging.register import SelectionError, select
from conformance.judging.verdicts import Exit
from conformance.report.text import summary
from conformance.running.processor import one_processor
from conformance.running.saved import ResumeError
from conformance.running.target import TargetError, load

HERE = Path(__file__).parent

ALONE = tuple(f"-pno:{name}" for name in (
    "cacheprovider", "doctest", "junitxml", "legacypath", "logging", "monkeypatch", "pastebin", "recwarn", "setuponly",
    "setupplan", "stepwise", "terminal", "threadexception", "tmpdir", "unittest", "unraisableexception",
))  # fmt: skip
"""Parts of pytest that have none in a run: caches, a second report, sweeping up after programs, what other tests need.
Each of them costs every run a part of its start."""

FOREIGN = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD")
"""Variables by which an environment could deselect tests, or bring plugins of its own"""


class WorkersError(ValueError):
    """Several processes are asked for and can't be had; the message is one line for the user."""


WRONG = (
    TargetError,
    SelectionError,
    baseline.BaselineError,
    ResumeError,
    report.ReportError,
    template.TemplateError,
    WorkersError,
    OSError,
)
"""Errors of the user, told in one line"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows code pages
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as end:  # argparse ends by itself: 0 for --help, 2 for a wrong argument
        return int(end.code or 0)
    try:
        return int(options.command(options))
    except WRONG as error:
        print(f"conformance: {error}", file=sys.stderr)
        return Exit.NOT_RUN
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception:  # Python itself would end with 1, which says that the server failed
        traceback.print_exc()
        return Exit.SUITE_ERROR


def _run(options: argparse.Namespace) -> int:
    """Checks its arguments first, so that a wrong one is told in one line, then leaves all to pytest."""
    load(options.target)
    select(options.clause)
    if options.baseline:
        baseline.load(options.baseline)
    if options.report_dir:
        options.report_dir.mkdir(parents=True, exist_ok=True)
    flags = [f"--conformance-clause={clause}" for clause in options.clause]
    flags += ["--conformance-read-only"] if options.read_only else []
    flags += ["--conformance-strict"] if options.strict else []
    flags += ["--conformance-brief"] if options.brief else []
    for name in ("report_dir", "baseline", "resume"):
        value = getattr(options, name)
        flags += [f"--conformance-{name.replace('_', '-')}={value}"] if value else []
    flags += [f"--conformance-target={options.target}", f"--conformance-lang={options.lang}"]
    if options.workers > 1:
        if find_spec("xdist") is None:
            raise WorkersError("--workers needs pytest-xdist: pip install pytest-xdist")
        flags += ["-p", "xdist.plugin", "-n", str(options.workers)]
    with one_processor() if options.workers == 1 else nullcontext():
        code = _pytest_main([*_pytest(options.only), *flags])
    return Exit.NOT_RUN if code in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED) else int(code)


def _list(options: argparse.Namespace) -> int:
    names = listing.Names()
    code = _pytest_main([*_pytest(), "--collect-only"], names)
    if code != pytest.ExitCode.OK:
        print("\n".join(names.troubles), file=sys.stderr)
        return Exit.SUITE_ERROR
    rows = listing.rows(names.tests, select(options.clause))
    print(json.dumps(rows, ensure_ascii=False, indent=1) if options.json else listing.text(rows, options.lang))
    return Exit.OK


def _init(options: argparse.Namespace) -> int:
    template.write(options.target)
    print(f"{options.target}: now name the server, its accounts and certificates there")
    return Exit.OK


def _check(options: argparse.Namespace) -> int:
    lines, sound = checking.check(load(options.target), options.lang)
    print("\n".join(lines))
    return Exit.OK if sound else Exit.NOT_RUN


def _report(options: argparse.Namespace) -> int:
    made, code = report.make(options.folder)
    print(summary(made, options.lang or made["suite"]["lang"], options.folder))
    return code


def _pytest_main(arguments: list[str], *plugins: object) -> int:
    """Run pytest by our own settings alone, without the plugins that happen to be installed."""
    foreign = {name: os.environ.pop(name) for name in FOREIGN if name in os.environ}
    os.environ[FOREIGN[-1]] = "1"
    try:
        return int(pytest.main(arguments, plugins=plugins))
    finally:
        del os.environ[FOREIGN[-1]]
        os.environ.update(foreign)


def _pytest(only: Sequence[Path] = ()) -> list[str]:
    """What pytest is started with; `only` these modules of tests are read."""
    paths = [str(path) for path in only] or [str(HERE)]
    return [*paths, "-c", str(HERE / "pytest.ini"), "--rootdir", str(HERE.parent), "-p", "conformance.entry", *ALONE]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m conformance", description="Conformance suite for T/CPASE M 014.3—2021."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="judge a server")
    run.add_argument(
        "--report-dir", type=Path, metavar="DIR", help="write report.json, junit.xml, report.html, exchanges.har"
    )
    run.add_argument("--strict", action="store_true", help="warnings count as failures")
    run.add_argument("--read-only", action="store_true", help="write nothing to the server")
    run.add_argument(
        "--baseline", type=Path, metavar="FILE", help="known deviations (TOML); fail on new and on stale ones"
    )
    run.add_argument(
        "--only", type=Path, action="append", default=[], help=argparse.SUPPRESS
    )  # modules: tools/proof.py
    run.add_argument("--brief", action="store_true", help=argparse.SUPPRESS)  # verdicts alone: tools/proof.py
    run.add_argument("--workers", type=int, default=1, metavar="N", help="run in N processes (pytest-xdist)")
    run.add_argument("--resume", type=Path, metavar="DIR", help="complete the run whose reports are in DIR")
    run.set_defaults(command=_run)
    listed = commands.add_parser("list", help="requirements, their tests, and why some have none")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(command=_list)
    init = commands.add_parser("init", help="write a commented target file")
    init.set_defaults(command=_init)
    check = commands.add_parser("check", help="can the server be reached, with which accounts; writes nothing")
    check.set_defaults(command=_check)
    again = commands.add_parser("report", help="make the reports again from DIR/report.json")
    again.add_argument("folder", type=Path, metavar="DIR")
    again.set_defaults(command=_report)

    for one in (run, init, check):
        one.add_argument("--target", type=Path, required=one is not init, default=Path("target.toml"), metavar="FILE")
    for one in (run, listed):
        one.add_argument("clause", nargs="*", metavar="CLAUSE", help="6.12, A.2, R-6.12.1-3; all if none is given")
    for one in (run, listed, check):
        one.add_argument("--lang", choices=["en", "zh"], default="en")
    again.add_argument("--lang", choices=["en", "zh"])
    return parser
