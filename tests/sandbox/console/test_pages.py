"""The pages without JavaScript: what they show, what their buttons do, and that nothing recorded becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mockplatform.derive.problems import Problem
from mockplatform.hosts.exchange import Finding, Streamed, Written
from mockplatform.spec.model import Text
from mockplatform.store.worlds import World

Record = Callable[..., str]
EVIL = "<script>alert(1)</script>'\"&<img src=x onerror=alert(1)>{{7*7}}"


def page(response: TestResponse, status: int = 200) -> str:
    assert response.status_code == status, response.text
    assert response.content_type == "text/html; charset=utf-8"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    return response.text


def done(response: TestResponse, place: str = "/") -> None:
    assert (response.status_code, response.headers["Location"]) == (303, place), response.text


def clock(client: FlaskClient, world: str = "default") -> dict[str, Any]:
    shown = client.get(f"/_admin/clock?world={world}").json
    assert isinstance(shown, dict)
    return shown


class TestJournal:
    def test_it_is_empty_at_first(self, client: FlaskClient) -> None:
        assert "Nothing here yet" in page(client.get("/"))

    def test_a_row(self, client: FlaskClient, record: Record) -> None:
        id = record(findings=[Finding("", "r", Text("", ""))] * 3, status=400, code=5001)
        row = re.search(r'<tr class="refused">.*?</tr>', page(client.get("/")), re.DOTALL)
        assert row is not None
        for told in (
            f"/exchange/{id}",
            "2026-",
            "manufacturer",
            "6.1 add lift",
            "POST /api/tp/v1/lifts",
            ">400<",
            ">5001<",
            ">3<",
        ):
            assert told in row[0], told

    def test_what_was_accepted_is_not_marked(self, client: FlaskClient, record: Record) -> None:
        record()
        assert 'class="refused"' not in page(client.get("/"))

    def test_filters(self, client: FlaskClient, record: Record) -> None:
        ids = {record(), record(account="province", interface="7.1"), record(status=400, code=5001)}

        def found(query: str) -> int:
            return sum(f"/exchange/{id}" in page(client.get(f"/?{query}")) for id in ids)

        assert found("") == 3
        assert found("account=province") == 1
        assert found("interface=6.1") == 2
        assert found("refused=true") == 1
        assert found("account=province&refused=true") == 0
        assert found("account=&interface=") == 3
        assert "true or false" in page(client.get("/?refused=perhaps"), 400)

    def test_worlds(self, client: FlaskClient, record: Record, make: Callable[..., World]) -> None:
        make("other")
        id = record()
        assert "<option>other</option>" in page(client.get("/"))
        other = page(client.get("/?world=other"))
        assert "<option selected>other</option>" in other
        assert id not in other
        assert "no world nowhere" in page(client.get("/?world=nowhere"), 404)
        assert EVIL not in page(client.get("/", query_string={"world": EVIL}), 404)


class TestLanguage:
    def test_of_the_browser(self, client: FlaskClient) -> None:
        for accepted, told in (
            ("zh-CN,zh;q=0.9,en;q=0.8", "时钟"),
            ("en", "Clock"),
            ("fr", "Clock"),
            ("", "Clock"),
            ("zh-TW", "时钟"),
        ):
            assert told in page(client.get("/", headers={"Accept-Language": accepted}))

    def test_chosen_once_it_stays(self, client: FlaskClient) -> None:
        assert '<html lang="zh-CN">' in page(client.get("/?lang=zh"))
        assert '<html lang="zh-CN">' in page(client.get("/"))
        assert '<html lang="en">' in page(client.get("/?lang=en", headers={"Accept-Language": "zh"}))
        assert '<html lang="en">' in page(client.get("/", headers={"Accept-Language": "zh"}))

    def test_the_switch_leads_to_the_same_page(self, client: FlaskClient, record: Record) -> None:
        assert 'href="/?account=province&amp;lang=zh"' in page(client.get("/?account=province"))
        assert f'href="/exchange/{(id := record())}?lang=zh"' in page(client.get(f"/exchange/{id}"))

    def test_nonsense_is_left_aside(self, client: FlaskClient) -> None:
        assert '<html lang="en">' in page(client.get("/?lang=tlh"))


class TestClock:
    def test_freeze_and_run(self, client: FlaskClient) -> None:
        done(client.post("/clock", data={"rate": "0"}))
        assert clock(client)["rate"] == 0
        assert "panel frozen" in page(client.get("/"))
        done(client.post("/clock", data={"rate": "1"}))
        assert clock(client)["rate"] == 1

    def test_steps(self, client: FlaskClient) -> None:
        text = page(client.get("/"))
        client.post("/clock", data={"rate": "0"})
        steps = re.findall(r'name="seconds" value="([0-9]+)"', text)
        assert steps == ["60", "600", "3600", "86400", "604800"]
        for seconds in steps:
            done(client.post("/clock", data={"seconds": seconds}))
        assert clock(client)["now"].startswith("2026-09-29T13:11:00.000")  # from noon of the 21st

    def test_set(self, client: FlaskClient) -> None:
        done(client.post("/clock", data={"now": "2026-11-22T00:59:59"}))
        assert clock(client)["now"] == "2026-11-22T00:59:59.000+08:00"

    def test_jump_to_the_next_legal_moment(self, client: FlaskClient) -> None:
        assert 'value="6.12 by_month manufacturer"' in page(client.get("/"))
        done(client.post("/clock", data={"call": "6.12 by_month manufacturer"}))
        assert clock(client)["now"].startswith("2026-09-22T01:00:00")

    @pytest.mark.parametrize(
        ("form", "status", "told"),
        [
            ({"now": "2020-01-01T00:00"}, 409, "does not go back"),
            ({"now": EVIL}, 400, "ISO 8601"),
            ({"seconds": "-5"}, 400, "seconds is a number"),
            ({"seconds": "9" * 11}, 400, "seconds is a number"),
            ({"seconds": "9" * 5000}, 400, "seconds is a number"),
            ({"seconds": "²"}, 400, "seconds is a number"),
            ({"rate": "2"}, 400, "rate is"),
            ({}, 400, "rate is"),
            ({"call": ""}, 400, "interface is"),
            ({"call": "6.12 by_month nobody"}, 404, "no account nobody"),
            ({"call": "6.12 by_month province"}, 409, "has not the role"),
        ],
    )
    def test_what_can_t_be_done_is_told(
        self, client: FlaskClient, form: dict[str, str], status: int, told: str
    ) -> None:
        before = clock(client)
        text = page(client.post("/clock", data=form), status)
        assert told in text
        assert 'id="clock"' in text  # the page, with the notice above
        assert EVIL not in text
        assert clock(client) == before

    def test_of_the_world_that_is_shown(self, client: FlaskClient, make: Callable[..., World]) -> None:
        make("other")
        done(client.post("/clock?world=other&account=province", data={"rate": "0"}), "/?world=other&account=province")
        assert (clock(client, "other")["rate"], clock(client)["rate"]) == (0, 1)


class TestReset:
    def test_the_chosen_scopes(self, client: FlaskClient, record: Record) -> None:
        client.post("/clock", data={"rate": "0"})
        id = record()
        done(client.post("/reset", data={"scope": ["state", "journal"]}))
        assert id not in page(client.get("/"))
        assert clock(client)["rate"] == 0

    def test_none_is_not_all(self, client: FlaskClient, record: Record) -> None:
        id = record()
        assert "nothing was chosen" in page(client.post("/reset"), 400)
        assert id in page(client.get("/"))

    def test_unknown_scopes(self, client: FlaskClient) -> None:
        assert "scopes is" in page(client.post("/reset", data={"scope": "everything"}), 400)


class TestExchange:
    def test_the_explanation_beside_the_request(self, client: FlaskClient, record: Record) -> None:
        problem = Problem("version", "SJBB", "数据版本", "3", "2", "R-6.2.2-1")
        findings = [Finding.of(problem, written=Written("manufacturer-other", 1_790_000_000_000))]
        id = record(status=400, code=5001, request_body=b'{"SJBB": 2}', findings=findings, interface="6.2")
        text = page(client.get(f"/exchange/{id}"))
        for told in ('<span class="marked">  &#34;SJBB&#34;: 2 <a class="mark" href="#finding-1">1</a></span>',
                     'id="finding-1"', "R-6.2.2-1", "/SJBB", "written by manufacturer-other",
                     f"/_admin/journal/{id}"):  # fmt: skip
            assert told in text, told
        assert "由 manufacturer-other 写入" in page(client.get(f"/exchange/{id}?lang=zh"))

    def test_the_clock_can_be_set_to_where_it_is_legal(self, client: FlaskClient, record: Record, wall: Any) -> None:
        finding = Finding("R-6.12.1-3", "window", Text("closed", "关闭"), earliest=wall() + 3_600_000)
        id = record(status=403, code=403, findings=[finding])
        button = re.search(r'action="([^"]+)"><button name="now" value="([^"]+)"', page(client.get(f"/exchange/{id}")))
        assert button is not None
        done(client.post(button[1], data={"now": button[2]}), "/?world=default")
        assert clock(client)["now"] == button[2]
        assert "<button name" not in page(client.get(f"/exchange/{id}"))  # the moment has come

    def test_nothing_recorded_becomes_markup(self, client: FlaskClient, record: Record) -> None:
        finding = Finding("R-6.1.2-1", EVIL, Text(EVIL, EVIL), "/" + EVIL, EVIL, EVIL)
        header, body = [(EVIL, EVIL), ("Accept", EVIL)], ('{"%s": "%s"}' % ((EVIL.replace('"', ""),) * 2)).encode()
        known = dict(request_headers=header, response_headers=header, findings=[finding] * 2, peer=EVIL, injected=EVIL,
                     account="<i>", interface="<i>", mode=EVIL, method="<i>", target=f"/?{EVIL}", code="<i>", status=400)  # fmt: skip
        for one in (body, EVIL.encode(), b""):
            id = record(request_body=one, response_body=one, **known)
            for path in (f"/exchange/{id}", f"/exchange/{id}?lang=zh", "/"):
                text = page(client.get(path))
                assert "alert(1)" in text
                for tag in ("<script>", "<img", "<i>", ">49<"):
                    assert tag not in text, (path, tag)

    def test_bodies_that_were_not_kept(self, client: FlaskClient, record: Record) -> None:
        whole = Streamed(length=5000, items=7, ended=True, sha256="ab12")
        texts = [
            page(client.get(f"/exchange/{record(**one)}"))
            for one in (
                {"request_body": b"x" * 20_000},
                {"streamed": whole},
                {"streamed": Streamed(length=5, items=1)},
            )
        ]
        assert "Not kept: 20000 bytes" in texts[0]
        assert "SHA-256" in texts[0]
        assert "7 items, 5000 bytes" in texts[1]
        assert "ab12" in texts[1]
        assert "cut off" not in texts[1]
        assert "cut off" in texts[2]
        assert "SHA-256" not in texts[2]

    def test_what_never_became_a_request(self, client: FlaskClient, journal: Any) -> None:
        journal.note(Finding("R-5.3.2-2", "handshake", Text("no certificate", "无证书")), target="127.0.0.1:5")
        link = re.search(r'href="(/exchange/[0-9a-f]+)"', page(client.get("/")))
        assert link is not None
        assert "no certificate" in page(client.get(link[1]))

    def test_an_unknown_one(self, client: FlaskClient) -> None:
        assert "no exchange" in page(client.get("/exchange/nothing"), 404)


class TestStatic:
    def test_types(self, client: FlaskClient) -> None:
        for name, type in (
            ("console.css", "text/css; charset=utf-8"),
            ("console.js", "text/javascript; charset=utf-8"),
        ):
            answer = client.get(f"/static/{name}")
            assert (answer.status_code, answer.content_type) == (200, type)
            again = client.get(f"/static/{name}", headers={"If-None-Match": answer.headers["ETag"]})
            assert again.status_code == 304

    @pytest.mark.parametrize("name", ["../pages.py", "..%2fpages.py", "nothing.css", "templates/base.html"])
    def test_nothing_else(self, client: FlaskClient, name: str) -> None:
        assert client.get(f"/static/{name}").status_code == 404

    def test_no_page_has_a_script_or_a_style_of_its_own(self, client: FlaskClient, record: Record) -> None:
        for path in ("/", f"/exchange/{record()}"):
            text = page(client.get(path))
            assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son[a-z]+=|javascript:|https?://", text)
