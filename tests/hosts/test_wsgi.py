"""The application: envelopes of what reaches no interface, its two headers, and that nothing is shared."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from mockplatform.clock import Clock
from mockplatform.sandbox.worlds import Plan, make
from mockplatform.store import worlds
from mockplatform.store.database import Database


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/tp/v1", "/api/tp/v1/lifts/", "/api/tp/v2/lifts", "/API/TP/V1/LIFTS",
                                  "/api/tp/v1/lifts%20", "/api//tp/v1/lifts", "/static/x", "/_admin/clock"])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_unknown_paths(shared: Any, method: str, path: str) -> None:
    answer = shared.client.open(path, method=method, headers={"X-Mockplatform-Account": "manufacturer"})
    assert answer.status_code == 404
    assert answer.json == {"timestamp": shared.now, "code": 404, "msg": "请求的资源不存在"}
    finding = shared.exchanges[-1].findings[-1]
    assert (finding.rule, finding.requirement, shared.exchanges[-1].interface) == ("path", "R-5.3.5.10-6", "")


def test_an_unknown_method(shared: Any) -> None:
    answer = shared.call("manufacturer", "PATCH", "/lifts")
    assert answer.json == {"timestamp": shared.now, "code": 405, "msg": "该HTTP方法不被允许"}
    assert answer.headers["Allow"] == "DELETE, POST, PUT"
    assert shared.exchanges[-1].findings[-1].requirement == "R-5.3.5.10-7"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/lifts/enterprise"), ("GET", "/nothing"), ("PATCH", "/lifts"), ("POST", "/lifts")]
)
def test_every_answer_names_its_exchange(shared: Any, method: str, path: str) -> None:
    answer = shared.call("manufacturer", method, path)
    exchange = shared.exchanges[-1]
    assert answer.headers["X-Mockplatform-Exchange"] == exchange.id
    assert (exchange.method, exchange.status, exchange.code) == (method, answer.status_code, answer.json["code"])
    assert (exchange.response_body, exchange.at) == (answer.data, shared.now)


def test_exchanges_sort_by_time(shared: Any) -> None:
    ids = []
    for _ in range(5):
        shared.advance(1)
        ids.append(shared.call("manufacturer", "GET", "/nothing").headers["X-Mockplatform-Exchange"])
    assert ids == sorted(set(ids))


def test_the_journal_has_the_request_as_it_came(shared: Any) -> None:
    shared.client.post("/api/tp/v1/lifts?x=%31", data=b'{"a":', content_type="application/json",
                       headers={"X-Mockplatform-Account": "manufacturer"})  # fmt: skip
    exchange = shared.exchanges[-1]
    assert (exchange.request_body, exchange.target) == (b'{"a":', "/api/tp/v1/lifts?x=%31")
    assert ("X-Mockplatform-Account", "manufacturer") in exchange.request_headers


class TestDate:
    """The Date header and the timestamp show the clock of the caller's world."""

    def date(self, answer: Any) -> int:
        return round(parsedate_to_datetime(answer.headers["Date"]).timestamp() * 1000)

    def test_by_the_worlds_clock(self, sandbox: Any) -> None:
        with sandbox.database.writing() as connection:
            world = worlds.find(connection, "default")
            assert world is not None
            worlds.set_clock(connection, world.id, Clock(0, 2_000_000_000_000))
        for path in ("/lifts/enterprise", "/nothing"):
            answer = sandbox.call("manufacturer", "GET", path)
            assert (self.date(answer), answer.json["timestamp"]) == (2_000_000_000_000, 2_000_000_000_000)

    def test_of_nobodys_world_by_the_machines(self, sandbox: Any) -> None:
        assert self.date(sandbox.call("nobody", "GET", "/lifts/enterprise")) == sandbox.now


class TestApart:
    def test_two_applications(self, sandbox: Any) -> None:
        other_database = Database()
        try:
            other = type(sandbox)(other_database)
            with other_database.writing() as connection:
                make(connection, Plan(records=0), other.wall)
            other.advance(1000)
            code = sandbox.lift()
            assert other.call("manufacturer", "GET", "/lifts/enterprise", ZJBM=code).status_code == 404
            assert sandbox.get("manufacturer", "/lifts/enterprise", ZJBM=code)["ZJBM"] == code
            assert len(other.exchanges) == 1
            assert other.exchanges[0].at == sandbox.now + 1_000_000
        finally:
            other_database.close()

    def test_two_worlds_of_one_application(self, sandbox: Any) -> None:
        with sandbox.database.writing() as connection:
            make(connection, Plan("other", records=0, began=sandbox.now + 1000), sandbox.wall)
        other = type(sandbox)(sandbox.database, world="other")
        code = sandbox.lift()
        assert other.call("manufacturer", "GET", "/lifts/enterprise", ZJBM=code).status_code == 404
        answer = other.call("manufacturer", "GET", "/lifts/enterprise", ZJBM=code)
        assert answer.json["timestamp"] == other.wall + 1000
        other.send("manufacturer", "POST", "/lifts", {**sandbox.maker.lift("3110"), "ZJBM": code})  # its own ZJBM
        assert {one.world_name for one in sandbox.exchanges} == {"default"}
        assert {one.world_name for one in other.exchanges} == {"other"}
