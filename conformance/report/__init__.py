"""The reports of a run: report.json is what was found, all the others are made from it and can be made again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from conformance.report import har, html, junit

NAME = "report.json"


class ReportError(ValueError):
    """A folder without a report that can be read; the message is one line for the user."""


def write(folder: Path, report: dict[str, Any]) -> None:
    """Write report.json and everything that is made from it; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(report, ensure_ascii=False, indent=1)
    folder.joinpath(NAME).write_text(content + "\n", encoding="utf-8")
    make(folder)


def make(folder: Path) -> dict[str, Any]:
    """Make junit.xml, report.html and exchanges.har from the folder's report.json; raises ReportError or OSError."""
    path = folder / NAME
    try:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        made = {
            "junit.xml": junit.page(report),
            "report.html": html.page(report),
            "exchanges.har": json.dumps(har.log(report), ensure_ascii=False, indent=1) + "\n",
        }
    except FileNotFoundError:
        raise ReportError(f"{folder} holds no {NAME}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReportError(f"{path} is not a report: {type(error).__name__} {error}") from None
    for name, content in made.items():
        folder.joinpath(name).write_text(content, encoding="utf-8")
    return report
