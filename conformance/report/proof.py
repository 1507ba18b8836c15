"""The proof of the suite itself (mutants killed, variants without a failure), as committed data."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def proof() -> dict[str, Any]:
    """The content of proof.json, {} while there is none."""
    path = files("conformance").joinpath("proof.json")
    if not path.is_file():
        return {}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
