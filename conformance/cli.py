"""The command line: `python -m conformance run|list|init|check|report`. Every error is one line; exit codes of verdicts.py."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from conformance import __version__, checking, listing, report, template
from conformance.register import SelectionError, select
from conformance.report import summing
from conformance.report.text import summary
from conformance.target import TargetError, load
from conformance.verdicts import Exit

HERE = Path(__file__).parent

ALONE = tuple(f"-pno:{name}" for name in (
    "randomly", "cacheprovider", "timeout", "terminal", "cov", "unraisableexception", "threadexception",
))  # fmt: skip
"""Plugins that have no part in a run: an order of their own, caches, clocks, a second report, sweeping up after programs"""


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
    except (TargetError, SelectionError, report.ReportError, template.TemplateError, OSError) as error:
        print(f"conformance: {error}", file=sys.stderr)
        return Exit.NOT_RUN
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    """Checks its arguments first, so that a wrong one is told in one line, then leaves all to pytest."""
    load(options.target)
    select(options.clause)
    flags = [f"--conformance-clause={clause}" for clause in options.clause]
    flags += ["--conformance-read-only"] if options.read_only else []
    flags += ["--conformance-strict"] if options.strict else []
    flags += [f"--conformance-report-dir={options.report_dir}"] if options.report_dir else []
    flags += [f"--conformance-target={options.target}", f"--conformance-lang={options.lang}"]
    code = pytest.main([*_pytest(), *flags])
    return Exit.NOT_RUN if code in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED) else int(code)


def _list(options: argparse.Namespace) -> int:
    names = listing.Names()
    code = pytest.main([*_pytest(), "--collect-only"], plugins=[names])
    if code != pytest.ExitCode.OK:
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
    made = report.make(options.folder)
    print(summary(made, options.lang or made["suite"]["lang"], options.folder))
    return summing.exit_code(made)


def _pytest() -> list[str]:
    return [
        str(HERE),
        "-c",
        str(HERE / "pytest.ini"),
        "--rootdir",
        str(HERE.parent),
        "-p",
        "conformance.plugin",
        *ALONE,
    ]


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
