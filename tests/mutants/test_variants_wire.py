"""Variants of the wire do what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mockplatform.mutants.variants import wire


def modify_notices(made: Any) -> Any:
    return made.call("manufacturer", "GET", "/modify_notices")


def lost(made: Any) -> Any:
    return made.call("manufacturer", "GET", "/nowhere")


def too_early(made: Any) -> Any:
    asked = [made.call("province", "GET", "/orgs", GXSJ=made.wall - 1000) for _ in range(2)]
    assert asked[1].status == 429
    return asked[1]


def faulty(made: Any) -> Any:
    return made.put("/lifts", made.record())  # 404, with the record in data


CHECKS: dict[str, Callable[[Any], bool]] = {
    "errors-in-html": lambda made: b"<html>" in lost(made).data and "data" in faulty(made).json,
    "errors-without-body": lambda made: lost(made).data == b"" and "data" in faulty(made).json,
    "no-retry-after": lambda made: "Retry-After" not in too_early(made).headers,
    "type-without-charset": lambda made: modify_notices(made).headers["Content-Type"] == "application/json",
    "type-in-other-case": lambda made: "Charset" in modify_notices(made).headers["Content-Type"],
    "type-with-parameters": lambda made: "v=1" in modify_notices(made).headers["Content-Type"],
    "gzip": lambda made: modify_notices(made).headers.get("Content-Encoding") == "gzip",
    "in-pieces": lambda made: "Content-Length" not in modify_notices(made).headers,
    "one-answer-a-connection": lambda made: modify_notices(made).headers.get("Connection") == "close",
    "small-headers": lambda made: "content-type" in [name for name, _ in modify_notices(made).headers],
}


@pytest.mark.parametrize("name", [row.name for row in wire.VARIANTS])
def test_it_does_what_it_says(name: str, emulator: Callable[..., Any], plain: Any) -> None:
    assert CHECKS[name](emulator(name))
    assert not CHECKS[name](plain)


def test_what_is_packed_is_what_was_said(emulator: Callable[..., Any]) -> None:
    assert modify_notices(emulator("gzip", "in-pieces")).json["data"] == []
