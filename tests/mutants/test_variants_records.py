"""Variants in what an uplink takes do what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mockplatform.mutants.variants import records


def without(record: dict[str, Any], *codes: str) -> dict[str, Any]:
    return {code: value for code, value in record.items() if code not in codes}


def added(made: Any, **changes: Any) -> dict[str, Any]:
    """A lift that is there, as 6.2 takes it."""
    record: dict[str, Any] = made.record(**changes)
    assert made.post("/lifts", record).accepted
    return {**record, "SJBB": 1}


def changed(made: Any, *codes: str) -> Any:
    """A change that leaves these elements out."""
    return made.put("/lifts", without(added(made), *codes))


def plain_parts(made: Any) -> Any:
    record = added(made)
    return made.put("/lifts", {**record, "BJXX": [without(part, "TBJLB") for part in record["BJXX"]]})


def result(made: Any) -> Any:
    zjbm = made.lift()
    sgid = made.build(zjbm)
    made.declare(sgid, zjbm)
    return made.put("/constructions/entry", {"SGID": sgid, "SGJGRQ": made.wall, "SJBB": 2}, "constructor")


def stopped(made: Any) -> Any:
    zjbm = made.standing()
    return made.post("/usage_companies", {"ZJBM": zjbm, "SBSYZT": "STOP", "ZTBGRQ": made.wall}, "province")


def inspection(made: Any, *codes: str, **changes: Any) -> Any:
    zjbm = made.standing()
    record = made.maker.inspection({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000}, kind="INSTALL")
    return made.post("/examine_infos", without({**record, "ZJBM": zjbm, **changes}, *codes), "province")


def stale(made: Any) -> Any:
    record = added(made)
    return [made.put("/lifts", record) for _ in range(2)][1]


def kept(made: Any) -> Any:
    record = added(made, GZHJ="OUTDOOR")
    assert made.put("/lifts", without(record, "GZHJ")).accepted
    return made.whole(record["ZJBM"])["ZJXX"]["GZHJ"]


def twice(made: Any) -> Any:
    record = made.record()
    assert made.post("/lifts", record).accepted
    return made.post("/lifts", {**record, "SBXH": "GEHEN-9"})


def half_good(made: Any) -> bool:
    """Whether the good record of a refused batch is there."""
    good = made.record()
    assert made.post("/lifts", [good, made.record(SBLB="9")]).refused
    return bool(made.whole(good["ZJBM"]))


def half_good_push(made: Any) -> bool:
    good = made.maker.certificate()
    bad = without(made.maker.certificate(), "XYDM")
    assert made.post("/api/typetest/test_certificate_rl", [good, bad], "typetest").refused
    image = made.call("platform", "GET", "/publicity/type_test_certificate", XSSYBH=good["XSSYBH"])
    return bool(image.status == 200)


def too_many(made: Any) -> int:
    """How many of 101 lifts are taken."""
    answer = made.post("/lifts", [made.record() for _ in range(101)])
    return len(answer.json["data"]["ids"]) if answer.accepted else 0


def locks(made: Any) -> Any:
    both = [{"ZJBM": made.standing(), "DTXXSD": True} for _ in range(2)]
    return made.put("/lifts/lock", both, "province")


def of_nothing(made: Any) -> bool:
    """Whether a construction of a lift that nobody added is taken, and can be revoked."""
    path, by = "/constructions/authorize", "constructor"
    work = made.post(path, made.work("311010021202600009"), by)
    return bool(work.accepted and made.delete(path, by, SGID=work.json["data"]["id"]).accepted)


def folded(made: Any) -> str:
    zjbm = made.lift()
    sgid = made.post("/constructions/authorize", {**made.work(zjbm), "SGLXR": "李\uff11"}, "constructor").json["data"][
        "id"
    ]
    data = made.get("constructor", "/notices_info", ZJBM=zjbm)["data"]
    return str(next(one["SGLXR"] for one in data if one["SGID"] == sgid))


CHECKS: dict[str, Callable[[Any], bool]] = {
    "lift-rows-optional": lambda made: made.post("/lifts", without(made.record(), "TCS", "TZS")).accepted,
    "speeds-optional": lambda made: made.post("/lifts", without(made.record(), "TSD", "TSXSD", "TXXSD")).accepted,
    "component-kind-required": lambda made: plain_parts(made).refused,
    "environment-required": lambda made: changed(made, "GZHJ").refused,
    "lift-version-required": lambda made: changed(made, "SJBB").refused,
    "result-content-required": lambda made: result(made).refused,
    "stop-wants-all": lambda made: stopped(made).refused,
    "inspection-rows-optional": lambda made: inspection(made, "JDJYBGBH").accepted,
    "conclusion-in-other-words": lambda made: inspection(made, JYJL="尚可").accepted,
    "unit-code-required": lambda made: made.post(
        "/orgs", without(made.maker.unit("MAINTENANCE"), "XYDM") | {"DWLB": "INSTITUTION"}, "province").refused,
    "lengths-as-printed": lambda made: made.post(
        "/constructions/authorize", {**made.work(made.lift()), "SYDWMC": "某" * 31}, "constructor").refused,
    "strangers-ignored": lambda made: made.post("/lifts", made.record(QTXX="x")).accepted,
    "width-everywhere": lambda made: folded(made) == "李1",
    "references-checked": lambda made: made.post("/lifts", made.record(XSSYBH="TSX311000000000000")).refused,
    "units-checked": lambda made: made.post("/constructions/authorize", stranger_uses(made), "constructor").refused,
    "lift-may-come-later": of_nothing,
    "device-codes-checked": lambda made: made.post("/lifts", made.record(ZJBM="1")).refused,
    "names-of-the-catalogue": lambda made: made.post("/lifts", made.record(SBLB="3100")).refused,
    "stale-version-taken": lambda made: stale(made).accepted,
    "put-keeps": lambda made: kept(made) == "OUTDOOR",
    "add-changes": lambda made: twice(made).accepted,
    "batch-stores-the-good": half_good,
    "certificates-store-the-good": half_good_push,
    "batch-first-hundred": lambda made: too_many(made) == 100,
    "notices-and-locks-singly": lambda made: locks(made).refused,
    "recalls-as-arrays": lambda made: made.post("/lifts/enterprise/recallInfo", made.maker.recall()).refused,
}  # fmt: skip


def stranger_uses(made: Any) -> Any:
    """A construction for a user that nobody knows."""
    return {**made.work(made.lift()), "SYXYDM": "91110000600037341L"}


@pytest.mark.parametrize("name", [row.name for row in records.VARIANTS])
def test_it_does_what_it_says(name: str, emulator: Callable[..., Any], plain: Any) -> None:
    assert CHECKS[name](emulator(name))
    assert not CHECKS[name](plain)


def test_no_variant_of_batches_breaks_up_a_push_of_units(emulator: Callable[..., Any]) -> None:
    made = emulator("batch-stores-the-good", "certificates-store-the-good")
    good, bad = made.maker.pushed_unit(), without(made.maker.pushed_unit(), "DWMC")
    assert made.post("/api/typetest/component_unit", [good, bad], "typetest").refused
    assert made.call("province", "GET", "/orgs", XYDM=good["XYDM"]).status == 404


def test_adding_again_changes_only_what_is_ones_own(emulator: Callable[..., Any]) -> None:
    made = emulator("add-changes")
    record = made.record()
    assert made.post("/lifts", record).accepted
    assert made.post("/lifts", {**record, "SBXH": "GEHEN-9"}, "manufacturer-other").refused
    assert made.post("/lifts", {**record, "SBXH": "GEHEN-9"}).accepted
    assert made.whole(record["ZJBM"])["ZJXX"]["SBXH"] == "GEHEN-9"
