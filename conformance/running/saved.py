"""What a run leaves for `--resume`: what has been found, and how far its stories have come. No keys, no data of persons."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = "resume.json"


class ResumeError(ValueError):
    """A folder that no run can go on from; the message is one line for the user."""


@dataclass
class Saved:
    """The content of resume.json."""

    runs: int = 0
    """How many runs went before"""
    clauses: tuple[str, ...] = ()
    hosts: dict[str, str] = field(default_factory=dict)
    payloads: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Test → what came of it"""
    stories: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Story → {"done": steps, "ledger": what it created}"""

    @classmethod
    def load(cls, folder: Path) -> Saved:
        """What the run before left; raises ResumeError."""
        path = folder / FILE
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                int(content["runs"]), tuple(content["clauses"]), dict(content["hosts"]), dict(content["payloads"]),
                dict(content["stories"]),
            )  # fmt: skip
        except FileNotFoundError:
            raise ResumeError(f"{folder} has no {FILE}: there is nothing to go on with") from None
        except (OSError, ValueError, KeyError, TypeError):
            raise ResumeError(f"{path} can't be read") from None

    @property
    def letter(self) -> str:
        """With what the ids of exchanges begin, so that those of no two runs are alike."""
        return "x" if self.runs == 0 else f"r{self.runs + 1}x"

    def over(self, test: str) -> bool:
        """Whether a test has shown all that it can."""
        return test in self.payloads and not self.payloads[test].get("later")

    def exchanges(self, test: str) -> list[Any]:
        """The exchanges of a test in earlier runs: what its stories cite."""
        return list(self.payloads.get(test, {}).get("exchanges", ()))


def save(folder: Path, content: Mapping[str, Any], *, open_ends: bool) -> None:
    """Leave what a later run needs, or take away what an earlier one left where nothing remains to be done."""
    path = folder / FILE
    if open_ends:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8", errors="backslashreplace")
    else:
        path.unlink(missing_ok=True)
