"""The reports of a run: report.json is what was found, all the others are made from it and can be made again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from conformance.judging.verdicts import Exit
from conformance.report import consistency, har, html, junit, summing

NAME = "report.json"

Maker = Callable[[Mapping[str, Any]], str]

MAKERS: dict[str, Maker] = {
    "junit.xml": lambda report: junit.page(report),
    "report.html": lambda report: html.page(report),
    "exchanges.har": lambda report: har.text(report),
}
"""What is made from report.json. Looked up when called, so that a test can put a broken one in its place."""


class ReportError(ValueError):
    """A folder without a report that can be read; the message is one line for the user."""


def finish(report: dict[str, Any], folder: Path | None, *, brief: bool = False) -> Exit:
    """Make the reports, see that they agree, write them; the exit code. Raises OSError.

    Reports that disagree are the suite's own error: it is told in all of them, and nothing that they say counts.
    `brief` is for programs that run the suite over and over: report.json alone, without what was sent and what came.
    """
    made, code = _sound(report, {} if brief else MAKERS)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, {NAME: _text({**report, "exchanges": {}} if brief else report), **made})
    return code


def _text(report: Mapping[str, Any]) -> str:
    """report.json: one line a member of the top level, and one a requirement; indenting more takes a second a run."""

    def line(content: object) -> str:
        return json.dumps(content, ensure_ascii=False)

    members = {name: line(content) for name, content in report.items()}
    members["requirements"] = "[\n" + ",\n".join(map(line, report["requirements"])) + "\n]"
    return "{\n" + ",\n".join(f"{line(name)}: {content}" for name, content in members.items()) + "\n}\n"


def make(folder: Path) -> tuple[dict[str, Any], Exit]:
    """Make the other files again from the folder's report.json; the report and the exit code of its run.

    Raises ReportError or OSError.
    """
    path = folder / NAME
    try:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for maker in MAKERS.values():
            maker(report)
        made, code = _sound(report, MAKERS)
    except FileNotFoundError:
        raise ReportError(f"{folder} holds no {NAME}") from None
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ReportError(f"{path} is not a report: {type(error).__name__} {error}") from None
    _write(folder, made)
    return report, code


def _sound(report: dict[str, Any], makers: Mapping[str, Maker]) -> tuple[dict[str, str], Exit]:
    """The files and the exit code; what is wrong with them goes to the troubles of the report."""
    code = summing.exit_code(report)
    made, faults = _made(report, makers)
    faults += consistency.faults(report, made.get("junit.xml"), made.get("report.html"), code)
    if faults:
        report["suite"]["troubles"] += faults
        report["exit_code"], code = int(Exit.SUITE_ERROR), Exit.SUITE_ERROR
        report["headline"] = summing.UNVERIFIED if report["headline"] == summing.CONFORMS else report["headline"]
        made, _ = _made(report, makers)
    return made, code


def _made(report: Mapping[str, Any], makers: Mapping[str, Maker]) -> tuple[dict[str, str], list[str]]:
    """Each file by its name, and why some could not be made: a report that breaks must not take the others with it."""
    made: dict[str, str] = {}
    faults: list[str] = []
    for name, maker in makers.items():
        try:
            made[name] = maker(report)
        except Exception as error:
            faults.append(f"{name} could not be made: {type(error).__name__} {error}")
    return made, faults


def _write(folder: Path, made: Mapping[str, str]) -> None:
    for name, content in made.items():
        folder.joinpath(name).write_text(content, encoding="utf-8", errors="backslashreplace")
