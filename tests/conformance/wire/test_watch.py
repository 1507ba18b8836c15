"""What the watch over a run takes for wrong, and what it lets pass."""

from __future__ import annotations

from typing import Any

import pytest

from conformance.wire.client import Answer, Request
from conformance.wire.watch import KEPT, Watch

LIFT = Request("POST", "/lifts", {"ZJBM": "1"})
READ = Request("GET", "/lifts/enterprise", query=(("ZJBM", "1"),))
OK = b'{"timestamp": 1, "code": 1, "data": {}}'
NO = b'{"timestamp": 1, "code": 5001, "msg": "no"}'


def answer(status: int, body: bytes = b"") -> Answer:
    return Answer(status, {}, body, "x1-1")


def wrong(*exchanges: tuple[Request, Answer], host: str = "lifthost") -> set[str]:
    watch = Watch()
    for request, came in exchanges:
        watch.note(host, request, came)
    return {*watch.wrong}


@pytest.mark.parametrize(("request_", "came", "rules"), [
    (LIFT, answer(201, OK), set()),
    (LIFT, answer(400, NO), set()),
    (LIFT, answer(400, OK), {"code 1 in a refusal"}),
    (LIFT, answer(500, OK), {"code 1 in a refusal", "failure"}),
    (READ, answer(200, b'{"data": {}}'), {"no code"}),
    (READ, answer(200, b"[]"), {"no code"}),
    (READ, answer(200, b"<html>"), {"not JSON"}),
    (READ, answer(200, '{"msg": "好", "code": 1}'.encode("gbk")), {"not JSON"}),
    (READ, answer(204), set()),
    (READ, answer(400, b""), {"not JSON"}),
    (READ, answer(404, b"<html>"), set()),
    (Request("POST", "/lifts", content=b"{"), answer(400, b"<html>"), set()),
    (Request("POST", "/lifts", {}, headers={"Content-Type": "text/plain"}), answer(400, b"<html>"), set()),
    (Request("GET", "/nowhere"), answer(200, b"<html>"), set()),
    (Request("GET", "/nowhere"), answer(500), {"failure"}),
    (Request("POST", "/lifts", []), answer(500), set()),
])  # fmt: skip
def test_one_exchange(request_: Request, came: Answer, rules: set[str]) -> None:
    assert wrong((request_, came)) == rules


def test_a_busy_server_is_asked_twice() -> None:
    assert wrong((LIFT, answer(503))) == set()
    assert wrong((LIFT, answer(503)), (LIFT, answer(503))) == {"failure"}
    assert wrong((LIFT, answer(503)), (LIFT, answer(201, OK)), (LIFT, answer(503))) == set()
    assert wrong((LIFT, answer(503)), (READ, answer(503))) == set()


def test_national_systems_have_no_envelope() -> None:
    assert wrong((Request("GET", "/api/accidents"), answer(200, b"[]")), host="sgghost") == set()


def test_a_few_of_each_are_kept() -> None:
    watch = Watch()
    for _ in range(KEPT + 2):
        watch.note("lifthost", LIFT, answer(500))
    seen: Any = watch.of("failure")
    assert len(seen) == KEPT
    assert seen[0].asked == "POST /lifts"
    assert watch.of("no code") == []
    assert watch.seen == KEPT + 2
