"""Legal variants: every row is sound, every one does what it says, and any of them live together."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from mockplatform.mutants import EQUIVALENT, VARIANTS, Parts, changed
from mockplatform.spec.errata import ERRATA

Make = Callable[..., Any]

SILENT = {
    "strangers-ignored", "byte-order-mark", "use-after-installation", "reports-after-use", "one-work-at-a-time",
    "noticed-is-fixed", "notice-before-work",
}  # fmt: skip
"""Where the text says nothing at all, and no erratum says so"""

ERRATUM = re.compile(r"E[0-9]{3}")


@pytest.mark.parametrize("row", VARIANTS.values(), ids=lambda row: row.name)
def test_a_variant_names_its_erratum_in_both_languages(row: Any) -> None:
    named = ERRATUM.findall(row.text.en)
    assert named == ERRATUM.findall(row.text.zh)
    assert all(ERRATA[id].freedom.en for id in named)
    assert bool(named) != (row.name in SILENT)


def test_there_are_enough_of_them() -> None:
    assert len(VARIANTS) >= 30
    assert len(EQUIVALENT) >= 8
    assert all(ERRATUM.search(text.en) and ERRATUM.search(text.zh) for _, _, text in EQUIVALENT)


def test_the_order_in_which_they_are_named_does_not_matter(emulator: Make) -> None:
    one, other = emulator("gzip", "code-as-text"), emulator("code-as-text", "gzip", "gzip")
    answers = [made.get("manufacturer", "/modify_notices") for made in (one, other)]
    assert answers[0]["code"] == answers[1]["code"] == "1"
    assert changed(Parts({}), "", ()) == Parts({})


SHUFFLED = Random(14).sample(sorted(VARIANTS), len(VARIANTS))
TOGETHER = [tuple(SHUFFLED[start::9]) for start in range(9)]


@pytest.mark.parametrize("names", [(), *TOGETHER, tuple(VARIANTS)], ids=lambda names: f"{len(names)}")
def test_a_simple_life_goes_on(names: tuple[str, ...], emulator: Make) -> None:
    """Add, read, modify and revoke a lift, with a client that takes what the errata allow."""
    made = emulator(*names)
    record = {**made.record(ZJBM="311010021202600001"), "SBLB": "曳引与强制驱动电梯", "SBPZ": "曳引驱动乘客电梯"}
    zjbm = record["ZJBM"]
    assert made.post("/lifts", record).accepted
    assert str(read(made, zjbm)["SBXH"]) == record["SBXH"]
    version = int(read(made, zjbm)["SJBB"])
    assert made.put("/lifts", {**sent(record), "SBXH": "GEHEN-9", "SJBB": version}).accepted
    assert read(made, zjbm)["SBXH"] == "GEHEN-9"
    assert made.post("/lifts", {**made.record(), "SBLB": "9"}).refused
    assert made.call("province", "POST", "/lifts", made.record()).refused
    assert made.delete("/lifts", ZJBM=zjbm).accepted
    assert read(made, zjbm).get("BGLX", "DELETE") == "DELETE"


def sent(record: dict[str, Any]) -> dict[str, Any]:
    """A record as the suite sends it to those that read Table 5 literally (E105, E106)."""
    parts = [{"TBJLB": "3520", **part} for part in record["BJXX"]]
    return {"GZHJ": "INDOOR", **record, "BJXX": parts}


def read(made: Any, zjbm: str) -> dict[str, Any]:
    """ZJXX of a lift, {} where there is none."""
    answer = made.call("manufacturer", "GET", "/lifts/enterprise", ZJBM=zjbm)
    data = answer.json.get("data") if answer.accepted else None
    one = data[0] if isinstance(data, list) and data else data
    return one["ZJXX"] if one and "ZJXX" in one else {}
