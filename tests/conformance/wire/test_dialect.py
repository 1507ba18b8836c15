"""Learning which of two wordings a server takes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from conformance.records.valid import DAY
from conformance.running.target import Account
from conformance.wire.client import Answer, Client, Connections, Request
from conformance.wire.evidence import Evidence

LIFT = {"ZJBM": "1", "SBLB": "3100", "SBPZ": "3110", "BJXX": [{"TBJBM": "2"}]}
NAMED = {**LIFT, "SBLB": "曳引与强制驱动电梯", "SBPZ": "曳引驱动乘客电梯"}
WORK = {"ZJBM": "1", "SGDQ": "浙江省,杭州市,西湖区"}
ACCEPTED = b'{"code": 1, "data": {"id": "1"}}'

MADE = 1_767_240_000_000
"""2026-01-01 12:00 in Shanghai, ms"""


class Asked(Client):
    """A client of a server that refuses, naming `fields`, all records but those in `takes`."""

    takes: tuple[Any, ...] = ()
    fields: tuple[str, ...] = ()
    seen: list[Any]

    def _ask(self, request: Request) -> Answer:
        self.seen.append(request.json)
        records = request.json if isinstance(request.json, list) else [request.json]
        if all(one in self.takes for one in records):
            return Answer(201, {}, ACCEPTED, "x")
        errors = ", ".join(f'{{"field": "{field}", "message": "?"}}' for field in self.fields)
        return Answer(400, {}, f'{{"code": 5001, "data": {{"errors": [{errors}]}}}}'.encode(), "x")


def client(takes: tuple[Any, ...], *fields: str) -> Asked:
    account = Account("manufacturer", Path("cert"), Path("key"))
    made = Asked(account, "lifthost", Connections(cast(Any, None)), cast(Evidence, None))
    for name, value in {"takes": takes, "fields": fields, "seen": []}.items():
        object.__setattr__(made, name, value)
    return made


@pytest.mark.parametrize("fields", [("SBLB", "SBPZ"), ("设备类别",), ("data[0].设备品种", "SBLB[0]")])
def test_names_of_the_catalogue_are_learnt_once(fields: tuple[str, ...]) -> None:
    asked = client((NAMED,), *fields)
    assert asked.send("6.1", LIFT).success
    assert asked.seen == [LIFT, NAMED]
    assert asked.send("6.1", [LIFT, LIFT]).success
    assert asked.seen[2:] == [[NAMED, NAMED]]


def test_what_is_taken_as_it_is_stays_so() -> None:
    asked = client((LIFT,), "SBLB")
    assert asked.send("6.1", LIFT).success
    assert asked.send("6.1", {**LIFT, "SBLB": "3200"}).refused
    assert asked.seen == [LIFT, {**LIFT, "SBLB": "3200"}]


@pytest.mark.parametrize("fields", [(), ("SBLB", "ZJBM"), ("ZJBM",)])
def test_a_refusal_for_something_else_teaches_nothing(fields: tuple[str, ...]) -> None:
    asked = client((NAMED,), *fields)
    assert asked.send("6.1", LIFT).refused
    assert asked.seen == [LIFT]


def test_a_server_that_takes_neither_is_told_by_its_first_answer() -> None:
    asked = client((), "SBLB")
    assert asked.send("6.1", LIFT).refused
    assert asked.seen == [LIFT, NAMED]
    assert asked.dialect.other == {}


def test_a_region_may_be_wanted_as_an_address() -> None:
    asked = client(({**WORK, "SGDQ": "浙江省,杭州市,西湖区^"},), "施工地区")
    assert asked.send("6.4", WORK).success
    assert asked.request("6.4", WORK).json["SGDQ"] == "浙江省,杭州市,西湖区^"


def test_a_month_may_be_wanted_as_yyyymm() -> None:
    asked = client(({"ZJBM": "1", "ZTBGRQ": 202603},), "状态变更日期")
    assert asked.send("7.1", {"ZJBM": "1", "ZTBGRQ": MADE + 60 * DAY}).success


def test_what_a_lift_lacks_may_be_wanted_as_an_empty_member() -> None:
    lift = {**LIFT, "SBXH": "T", "TCS": 3}
    rows = "TZS TMS TZZL FSD FGD FQXJ FKD RSD RCD RQXJ RKD FBDJ FBXS YYDTGZYL DTJXMJ FTGZLX"
    asked = client((lift | dict.fromkeys(rows.split(), ""),), "FSD", "防爆电梯防爆等级")
    assert asked.send("6.1", lift).success
    assert asked.seen[1]["BJXX"] == lift["BJXX"]


def test_bytes_are_sent_as_they_are() -> None:
    asked = client((NAMED,), "SBLB")
    assert asked.ask(replace(asked.request("6.1", LIFT), content=b"{")).refused
    assert len(asked.seen) == 1
