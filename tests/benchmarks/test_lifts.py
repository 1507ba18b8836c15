"""Lifts in and out over mutual TLS, against the floor."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.request import urlopen

import orjson
import pytest

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(120)]

ROUNDS = 8  # the first warms up


def test_a_batch_is_taken_at_half_the_floors_rate_or_better(
    ours: Any, floor: Any, batches: Any, contestant: Any, interleave: Any, ratio: Any, row: Callable[..., None]
) -> None:
    rounds = batches(ROUNDS, 15)
    known = batches(1, 1)[0][0]
    with ours.client() as client:
        assert client.ask(known)[0] == 201
    with urlopen(f"{ours.admin_url}/_admin/journal?interface=6.1&limit=1") as answer:
        assert json.load(answer)["exchanges"][0]["findings"] == []  # or it would not be plain lifts that we measure
    mine, least = interleave([contestant(ours, rounds, 201), contestant(floor, rounds, 201)])
    row("100 valid lifts", f"{mine.rate:.0f} rec/s", f"{mine.cpu_each:.0f} us CPU/rec",
        f"{ratio(mine, least):.2f} x the floor", f"CPU {least.cpu_each / mine.cpu_each:.2f} x")  # fmt: skip
    row("  floor", f"{least.rate:.0f} rec/s", f"{least.cpu_each:.0f} us CPU/rec")
    assert ratio(mine, least) >= 0.5


def test_a_batch_of_bad_lifts(
    ours: Any, batches: Any, contestant: Any, interleave: Any, ratio: Any, row: Callable[..., None]
) -> None:
    good, bad = contestant(ours, batches(ROUNDS, 10), 201), contestant(ours, batches(ROUNDS, 10, five_errors), 400)
    told = orjson.loads(bad.client.ask(bad.rounds[0][0])[1])["data"]
    assert [len(record["errors"]) for record in told] == [5] * 100
    wrong, right = interleave([bad, good])
    row("100 lifts with 5 errors each", f"{wrong.rate:.0f} rec/s", f"{wrong.cpu_each:.0f} us CPU/rec",
        f"{ratio(wrong, right):.2f} x valid ones", f"CPU {right.cpu_each / wrong.cpu_each:.2f} x")  # fmt: skip


def five_errors(lift: dict[str, Any]) -> dict[str, Any]:
    """A member too long, one of no date, one off its list, one unknown, one missing."""
    spoiled = {**lift, "CPBH": "9" * 21, "ZZRQ": "yesterday", "GZHJ": "UNDERWATER", "COLOUR": "red"}
    del spoiled["SBXH"]
    return spoiled


def test_full_information_by_code(
    ours: Any, floor: Any, batches: Any, get: Any, contestant: Any, interleave: Any, ratio: Any, row: Any
) -> None:
    [uplinks] = batches(1, 3)
    for server in (ours, floor):
        with server.client() as client:
            codes = [code for request in uplinks for code in orjson.loads(client.ask(request)[1])["data"]["ids"]]
    rounds = [[get(f"/api/tp/v1/lifts/enterprise?ZJBM={code}") for code in codes]] * ROUNDS
    mine, least = interleave([contestant(ours, rounds, 200, work=1), contestant(floor, rounds, 200, work=1)])
    row("full information by code", f"{mine.rate:.0f} req/s", f"{mine.cpu_each:.0f} us CPU/req",
        f"{ratio(mine, least):.2f} x the floor", f"CPU {least.cpu_each / mine.cpu_each:.2f} x")  # fmt: skip
    row("  floor", f"{least.rate:.0f} req/s", f"{least.cpu_each:.0f} us CPU/req")
