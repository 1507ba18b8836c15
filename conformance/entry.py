"""What pytest loads of the suite when it starts: the options. The plugin itself is loaded where the suite is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

NAME = "conformance"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("conformance", "conformance to T/CPASE M 014.3—2021")
    group.addoption("--conformance-target", metavar="FILE", type=Path, help="the target file (target.toml)")
    group.addoption("--conformance-clause", metavar="CLAUSE", action="append", default=[],
                    help="only this clause or requirement: 6.12, R-6.1.2-1; may be repeated")  # fmt: skip
    group.addoption("--conformance-report-dir", metavar="DIR", type=Path, help="where the reports go")
    group.addoption("--conformance-read-only", action="store_true", help="write nothing to the target")
    group.addoption(
        "--conformance-resume", metavar="DIR", type=Path, help="complete the run that left its reports there"
    )
    group.addoption("--conformance-brief", action="store_true", help="of the reports only report.json, verdicts alone")
    group.addoption("--conformance-strict", action="store_true", help="warnings count as failures")
    group.addoption("--conformance-baseline", metavar="FILE", type=Path, help="deviations that are known (TOML)")
    group.addoption("--conformance-lang", choices=["en", "zh"], default="en", help="language of the reports")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Load the plugin if a target is given, or the tests of the suite are meant."""
    if config.option.conformance_target or any(NAME in str(argument) for argument in config.args):
        config.pluginmanager.import_plugin("conformance.plugin")
