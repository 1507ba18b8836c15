"""JSON schemas of what the admin API takes and gives, in the small pieces that several routes share."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

ANY: Schema = {}
TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
NAME: Schema = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,30}$"}
MOMENT: Schema = {"type": "string", "examples": ["2026-11-22T00:59:59.000+08:00"]}
"""ISO 8601; without a zone it is Shanghai's time"""


def record(required: dict[str, Schema], **optional: Schema) -> Schema:
    """An object with these members and no others."""
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def listed(item: Schema) -> Schema:
    """An array."""
    return {"type": "array", "items": item}


def by_name(item: Schema) -> Schema:
    """An object whose members are named freely."""
    return {"type": "object", "additionalProperties": item}


CLOCK = record({"now": MOMENT, "rate": {"enum": [0, 1]}})
ERROR = record({"error": TEXT, "error_zh": TEXT})
