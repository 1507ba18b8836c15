"""6.12 and 7.20: when they may be asked for, and lists that are long."""

from __future__ import annotations

import tracemalloc
from typing import Any

import orjson
import pytest

from mockplatform.rules.records import Construction, Lift, Recall, Report
from mockplatform.store import worlds
from mockplatform.store.rows import CONSTRUCTIONS, LIFTS, RECALLS, REPORTS

MAKER = "/lifts/enterprise"
PROVINCE = "/lifts/administrative"
HANGZHOU = "浙江省,杭州市,西湖区"
DAY = 24 * 3600
NIGHT = "2026-11-21T03:00:00"


def refused(answer: Any, status: int, code: int) -> None:
    assert (answer.status_code, answer.json["code"]) == (status, code), answer.text


@pytest.mark.parametrize("mode", ["DTCJYF", "GXSJ"])
def test_the_window_of_the_maker(sandbox: Any, mode: str) -> None:  # E161
    def ask() -> Any:
        return sandbox.call("manufacturer", "GET", MAKER, **{mode: "202611" if mode == "DTCJYF" else sandbox.now})

    for moment in ("20T05:00:00.001", "21T00:59:59.999"):
        sandbox.at(f"2026-11-{moment}")
        refused(ask(), 403, 403)
        finding = sandbox.exchanges[-1].findings[-1]
        assert finding.requirement == ("R-6.12.1-3" if mode == "DTCJYF" else "R-6.12.1-9")
        sandbox.at("2026-11-21T01:00:00")
        assert finding.earliest == sandbox.now
    assert ask().json["data"] == []
    sandbox.at("2026-11-22T05:00:00")
    assert ask().json["data"] == []


@pytest.mark.parametrize(
    ("account", "path", "stated"), [("manufacturer", MAKER, "R-6.12.1-7"), ("province", PROVINCE, "R-7.20.1-7")]
)
def test_the_look_back(sandbox: Any, account: str, path: str, stated: str) -> None:  # E165
    sandbox.at(NIGHT)
    for seconds, inside in ((7 * DAY + 60.001, False), (7 * DAY + 60, True), (0, True), (-60, True), (-60.001, False)):
        answer = sandbox.call(account, "GET", path, GXSJ=sandbox.now - round(seconds * 1000))
        if inside:
            assert (answer.status_code, answer.json["data"]) == (200, [])
            sandbox.advance(DAY)  # the interval
        else:
            refused(answer, 400, 6001)
            assert [one.requirement for one in sandbox.exchanges[-1].findings] == [stated]


@pytest.mark.parametrize(("account", "path", "seconds", "stated"), [
    ("manufacturer", MAKER, DAY, "R-6.12.1-8"), ("province", PROVINCE, 600, "R-7.20.1-8"),
])  # fmt: skip
def test_the_interval(sandbox: Any, account: str, path: str, seconds: int, stated: str) -> None:  # E162, E164
    sandbox.at("2026-11-21T03:00:00.500")
    assert sandbox.get(account, path, GXSJ=sandbox.now) == []
    sandbox.get(account, path, DTCJYF="202611")  # another mode
    sandbox.advance(seconds - 0.001)
    answer = sandbox.call(account, "GET", path, GXSJ=sandbox.now)
    refused(answer, 429, 429)
    assert answer.headers["Retry-After"] == "1"
    assert [one.requirement for one in sandbox.exchanges[-1].findings] == [stated]
    sandbox.advance(int(answer.headers["Retry-After"]))  # a refused call does not count
    assert sandbox.get(account, path, GXSJ=sandbox.now) == []
    refused(sandbox.call(account, "GET", path, GXSJ=sandbox.now), 429, 429)
    other = f"{account}-other"
    assert sandbox.get(other, path, GXSJ=sandbox.now) == []


def test_keys_and_months_may_be_asked_for_at_once(sandbox: Any) -> None:  # R-6.12.1-5, R-6.12.1-11
    sandbox.at(NIGHT)
    code = sandbox.lift("3310")
    for _ in range(10):
        assert sandbox.get("manufacturer", MAKER, ZJBM=code)["ZJBM"] == code
        assert sandbox.get("manufacturer", MAKER, ZJBM=code, GXSJ=sandbox.now - 1)["ZJBM"] == code
        assert [item["ZJBM"] for item in sandbox.get("manufacturer", MAKER, DTCJYF="202611")] == [code]


def test_the_months_of_a_province_are_for_young_accounts(sandbox: Any) -> None:  # E159, E170
    sandbox.at("2027-01-31T12:00:00")  # opened on 31 October
    assert sandbox.get("province", PROVINCE, DTCJYF="202611") == []
    sandbox.at("2027-01-31T12:00:00.001")
    answer = sandbox.call("province", "GET", PROVINCE, DTCJYF="202611")
    refused(answer, 403, 403)
    assert [one.requirement for one in sandbox.exchanges[-1].findings] == ["R-7.20.1-3"]


# ---- long lists


def fill(sandbox: Any, count: int) -> None:
    """So many lifts of the maker, with components, one a millisecond; some with other parts."""
    record = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
    usage, work = (
        orjson.dumps(made).decode() for made in (sandbox.maker.usage(record), sandbox.maker.construction(record))
    )
    owner, now = sandbox.code_of("manufacturer"), sandbox.now
    part = record["BJXX"][0]
    recall = Recall("1", owner, part["TBJXH"].lower(), part["TBJZZXYDM"], 1, now, now, "ADD", "{}")
    with sandbox.database.writing() as connection:
        at = worlds.find(connection, sandbox.world).id
        for start in range(0, count, 1000):
            numbers = range(start, min(start + 1000, count))
            LIFTS.add(connection, at, [
                Lift(f"F{n:08}", owner, "factory", False, HANGZHOU, 1, 202611, now + n, now + n, now + n, "ADD",
                     orjson.dumps({**record, "ZJBM": f"F{n:08}"}).decode()) for n in numbers
            ])  # fmt: skip
            some = [n for n in numbers if n % 10 == 0]
            REPORTS.add(connection, at, [
                Report(f"R{n}", "usage", f"F{n:08}", owner, 1, now, now, "ADD", usage) for n in some
            ])  # fmt: skip
            CONSTRUCTIONS.add(connection, at, [
                Construction(f"C{n}", f"F{n:08}", owner, owner, "INSTALL", HANGZHOU, "authorised", False, None, None, 0,
                             1, 202611, now, now, "ADD", work) for n in some
            ])  # fmt: skip
        RECALLS.add(connection, at, [recall])


def unread(sandbox: Any, account: str, path: str, **query: Any) -> Any:
    headers = {"X-Mockplatform-Account": f"{account}@{sandbox.world}"}
    return sandbox.client.open("/api/tp/v1" + path, query_string=query, headers=headers)


def test_no_transaction_is_open_while_bytes_leave(sandbox: Any) -> None:
    sandbox.at(NIGHT)
    fill(sandbox, 1200)
    sandbox.advance(2)
    answer = unread(sandbox, "manufacturer", MAKER, DTCJYF="202611")
    pieces = [next(answer.iter_encoded())]
    assert sandbox.database.engine.pool.checkedout() == 0
    sandbox.advance(1)
    sandbox.lift("3110")  # the next increment's
    pieces += list(answer.iter_encoded())
    answer.close()
    found = orjson.loads(b"".join(pieces))["data"]
    assert [item["ZJBM"] for item in found] == [f"F{number:08}" for number in range(1200)]
    assert [len(item["SGXX"]) for item in found] == [int(number % 10 == 0) for number in range(1200)]
    assert all(len(item["ZHXX"]) == 1 for item in found)
    assert sandbox.exchanges[0].streamed is None  # the lift's, which was sent meanwhile
    assert sandbox.exchanges[1].streamed.items == 1200


@pytest.mark.slow
def test_memory_for_a_long_month(sandbox: Any) -> None:
    sandbox.at(NIGHT)
    fill(sandbox, 20_000)
    sandbox.advance(60)
    answer = unread(sandbox, "province", PROVINCE, DTCJYF="202611")
    tracemalloc.start()
    try:
        length = sum(len(piece) for piece in answer.iter_encoded())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    answer.close()
    assert sandbox.exchanges[-1].streamed.items == 20_000
    assert length > 50_000_000
    assert peak < 20_000_000
