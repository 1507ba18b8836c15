"""The order in which a request is judged, and what each step answers."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.test import TestResponse

from mockplatform.clock import milliseconds, moment
from mockplatform.spec.interfaces import INTERFACES

LIFTS = "/api/tp/v1/lifts"
FULL = "/api/tp/v1/lifts/enterprise"
DAY = 24 * 3600 * 1000


def ask(sandbox: Any, account: str, method: str, path: str = LIFTS, **request: Any) -> TestResponse:
    headers = {"X-Mockplatform-Account": account, **request.pop("headers", {})}
    answer: TestResponse = sandbox.client.open(path, method=method, headers=headers, buffered=True, **request)
    return answer


def judged(sandbox: Any, answer: TestResponse) -> tuple[int, Any, str]:
    """Status, code, and the first rule that the journal names."""
    return answer.status_code, answer.json["code"], sandbox.rules()[-1]


JSON = {"content_type": "application/json"}


class TestOrder:
    """Each request has two faults; the earlier step is the one that answers."""

    @pytest.mark.parametrize(
        ("account", "method", "path", "request_", "expected"),
        [
            # identity before path and method
            ("nobody", "GET", "/nothing", {}, (401, 401, "identity")),
            ("nobody", "PATCH", LIFTS, {}, (401, 401, "identity")),
            # path and method before role
            ("province", "GET", "/api/tp/v1/lift", {}, (404, 404, "path")),
            ("province", "PATCH", LIFTS, {}, (405, 405, "method")),
            # role before query
            ("province", "GET", FULL, {"query_string": {"x": "1"}}, (403, 403, "role")),
            # role before media type and body
            ("province", "POST", LIFTS, {"data": b"{", "content_type": "text/plain"}, (403, 403, "role")),
            ("province", "DELETE", LIFTS, {}, (403, 403, "role")),
            # media type before body
            ("manufacturer", "POST", LIFTS, {"data": b"{", "content_type": "text/plain"}, (415, 415, "media")),
            # body before records
            ("manufacturer", "POST", LIFTS, {"data": b'[{"a":1,"a":2}]', **JSON}, (400, 5001, "body")),
            # query before window and interval
            ("manufacturer", "GET", FULL, {"query_string": {"GXSJ": "x"}}, (400, 6001, "date")),
        ],
    )
    def test_the_earlier_step_answers(
        self, shared: Any, account: str, method: str, path: str, request_: dict[str, Any], expected: tuple[Any, ...]
    ) -> None:
        assert judged(shared, ask(shared, account, method, path, **request_)) == expected

    def test_look_back_then_window_then_interval(self, sandbox: Any) -> None:
        def full(since: int) -> tuple[int, Any, str]:
            return judged(sandbox, ask(sandbox, "manufacturer", "GET", FULL, query_string={"GXSJ": since}))

        sandbox.at("2026-11-20T02:00:00")
        assert sandbox.get("manufacturer", FULL, GXSJ=sandbox.now) == []
        sandbox.at("2026-11-20T12:00:00")  # outside the window, within the interval
        assert full(sandbox.now - 8 * DAY) == (400, 6001, "lookback")
        assert full(sandbox.now) == (403, 403, "window")
        sandbox.at("2026-11-21T01:30:00")
        assert full(sandbox.now - 8 * DAY) == (400, 6001, "lookback")
        assert full(sandbox.now) == (429, 429, "interval")

    def test_age_before_month(self, sandbox: Any) -> None:
        sandbox.advance(200 * 24 * 3600)
        path = "/api/tp/v1/lifts/administrative"
        answer = ask(sandbox, "province", "GET", path, query_string={"DTCJYF": "202611"})
        assert judged(sandbox, answer) == (403, 403, "initial")
        answer = ask(sandbox, "province", "GET", path, query_string={"DTCJYF": "202613"})
        assert judged(sandbox, answer) == (400, 6001, "month")


class TestTimeRules:
    def test_the_journal_says_when_it_is_legal(self, sandbox: Any) -> None:
        answer = ask(sandbox, "manufacturer", "GET", FULL, query_string={"GXSJ": sandbox.now})
        assert answer.status_code == 403
        finding = sandbox.exchanges[-1].findings[-1]
        opens = milliseconds(moment(sandbox.now).replace(hour=1, minute=0)) + DAY
        assert (finding.earliest, finding.requirement) == (opens, "R-6.12.1-9")
        assert finding.expected == "2026-11-21T01:00:00.000+08:00"
        sandbox.at(finding.expected)
        assert sandbox.get("manufacturer", FULL, GXSJ=sandbox.now) == []

    @pytest.mark.parametrize(("passed", "wait"), [(0, "600"), (1, "599"), (599, "1"), (599.5, "1")])
    def test_retry_after(self, sandbox: Any, passed: float, wait: str) -> None:
        path = "/api/tp/v1/lifts/orgs"
        sandbox.get("manufacturer", path, GXSJ=sandbox.now)
        sandbox.advance(passed)
        answer = ask(sandbox, "manufacturer", "GET", path, query_string={"GXSJ": sandbox.now})
        assert judged(sandbox, answer) == (429, 429, "interval")
        assert answer.headers["Retry-After"] == wait
        sandbox.advance(int(wait))
        assert ask(sandbox, "manufacturer", "GET", path, query_string={"GXSJ": sandbox.now}).status_code == 200

    def test_intervals_are_of_one_account_and_one_mode(self, sandbox: Any) -> None:  # E164
        path = "/api/tp/v1/lifts/orgs"
        sandbox.get("manufacturer", path, GXSJ=sandbox.now)
        sandbox.get("manufacturer-other", path, GXSJ=sandbox.now)
        sandbox.get("manufacturer", path, CJYF="202611")
        assert ask(sandbox, "manufacturer", "GET", path, query_string={"GXSJ": sandbox.now}).status_code == 429

    def test_refused_calls_start_no_interval(self, sandbox: Any) -> None:  # E162
        path = "/api/tp/v1/lifts/orgs"
        refused = ask(sandbox, "manufacturer", "GET", path, query_string={"GXSJ": sandbox.now - 8 * DAY})
        assert judged(sandbox, refused) == (400, 6001, "lookback")
        assert ask(sandbox, "manufacturer", "GET", path, query_string={"GXSJ": sandbox.now}).status_code == 200


@pytest.mark.parametrize("interface", INTERFACES.values(), ids=lambda interface: interface.id)
def test_role(shared: Any, interface: Any) -> None:
    """Every interface refuses the roles that are not its own, and nobody of its own."""
    names = {"manufacturer": "manufacturer", "constructor": "constructor", "province": "province", "typetest": "typetest",
             "platform": "platform"}  # fmt: skip
    for role, account in names.items():
        answer = ask(shared, account, interface.method, interface.path)
        if role in interface.roles:
            assert answer.status_code != 403
        else:
            code = "403" if interface.direction == "push" else 403
            assert judged(shared, answer) == (403, code, "role")
            assert shared.exchanges[-1].findings[-1].requirement


class TestMedia:
    @pytest.mark.parametrize(
        "content_type",
        [
            "application/json", "application/json;charset=UTF-8", "application/json; charset=utf-8", "APPLICATION/JSON",
            "application/json;charset=gbk", "application/json ; x=y",
        ],
    )  # fmt: skip
    def test_taken(self, shared: Any, content_type: str) -> None:  # E236
        answer = ask(shared, "manufacturer", "POST", data=b"{}", content_type=content_type)
        assert answer.json["code"] == 5001

    @pytest.mark.parametrize(
        "content_type",
        [
            None,
            "",
            "text/plain",
            "text/json",
            "application/x-www-form-urlencoded",
            "application/jsonx",
            "application/xml",
            "multipart/form-data",
        ],
    )
    @pytest.mark.parametrize("method", ["POST", "PUT"])
    def test_refused(self, shared: Any, method: str, content_type: str | None) -> None:
        answer = ask(shared, "manufacturer", method, data=b"{}", content_type=content_type)
        assert judged(shared, answer) == (415, 415, "media")
        assert shared.exchanges[-1].findings[-1].got == f"Content-Type: {content_type or ''}"

    @pytest.mark.parametrize(("encoding", "status"), [("gzip", 415), ("deflate", 415), ("identity", 400)])
    def test_a_body_is_not_compressed(self, shared: Any, encoding: str, status: int) -> None:  # E239
        headers = {"Content-Encoding": encoding}
        assert ask(shared, "manufacturer", "POST", data=b"{}", headers=headers, **JSON).status_code == status

    def test_a_query_needs_no_type(self, shared: Any) -> None:
        for method in ("GET", "DELETE"):
            path, code = (FULL, 6001) if method == "GET" else (LIFTS, 5001)
            answer = ask(shared, "manufacturer", method, path, query_string={"ZJBM": "x"}, content_type="text/plain")
            assert (answer.status_code, answer.json["code"]) == (404, code)

    @pytest.mark.parametrize("accept", ["application/json", "*/*", "text/html", "image/*", ""])
    def test_accept_is_not_judged(self, shared: Any, accept: str) -> None:
        answer = ask(shared, "manufacturer", "GET", FULL, query_string={"ZJBM": "x"}, headers={"Accept": accept})
        assert (answer.status_code, answer.mimetype) == (404, "application/json")


class TestMethods:
    @pytest.mark.parametrize("path", sorted({interface.path for interface in INTERFACES.values()}))
    def test_allow_names_the_methods_of_the_path(self, shared: Any, path: str) -> None:
        offered = {interface.method for interface in INTERFACES.values() if interface.path == path}
        allowed = ", ".join(sorted({*offered, *(["HEAD"] if "GET" in offered else [])}))
        for method in {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"} - offered:
            answer = ask(shared, "manufacturer", method, path)
            assert judged(shared, answer) == (405, 405, "method")
            assert answer.headers["Allow"] == allowed

    def test_head_is_judged_as_get_and_has_no_body(self, sandbox: Any) -> None:
        code = sandbox.lift()
        for query, status in (({"ZJBM": code}, 200), ({"ZJBM": "x"}, 404), ({}, 400)):
            get = ask(sandbox, "manufacturer", "GET", FULL, query_string=query)
            head = ask(sandbox, "manufacturer", "HEAD", FULL, query_string=query)
            assert (head.status_code, head.data) == (status, b"")
            assert head.headers["Content-Type"] == get.headers["Content-Type"]
            assert head.headers["Content-Length"] == str(len(get.data))


def test_every_record_of_a_batch_is_judged(sandbox: Any) -> None:
    good = sandbox.maker.lift()
    answer = sandbox.call("manufacturer", "POST", "/lifts", [good, 7, {**good, "x": 1}])
    assert (answer.status_code, answer.json["code"]) == (400, 5001)
    assert [finding.pointer for finding in sandbox.exchanges[-1].findings if finding.rule in ("record", "unknown")] == [
        "/1",
        "/2/x",
    ]


def test_a_handler_that_fails_is_an_internal_error(sandbox: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("mockplatform.hosts.pipeline.query.choose", fail)
    answer = ask(sandbox, "manufacturer", "GET", FULL)
    assert judged(sandbox, answer) == (500, 500, "internal")
    assert "boom" not in answer.text
    assert sandbox.exchanges[-1].findings[-1].got == "RuntimeError: boom"
    assert sandbox.exchanges[-1].interface == "6.12"
    assert "boom" in caplog.text
