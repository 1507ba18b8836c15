"""What is kept of an exchange: times, bodies by size, findings; no secrets."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Any

import orjson
import pytest

from mockplatform.derive.problems import Problem
from mockplatform.hosts.exchange import KEPT_OF_A_KIND, Exchange, Finding, Streamed, Written
from mockplatform.sandbox.entries import KEPT_ACCEPTED, KEPT_REFUSED, entry, row
from mockplatform.spec.model import Text


class TestEntry:
    def test_times_are_shanghai_s(self) -> None:
        found = entry(Exchange("1", 1530181092526, 1530181092000))
        assert found["at"] == "2018-06-28T18:18:12.526+08:00"
        assert found["real"] == "2018-06-28T18:18:12.000+08:00"

    @pytest.mark.parametrize("name", ["Authorization", "authorization", "COOKIE", "Proxy-Authorization"])
    def test_secrets_are_hidden(self, name: str) -> None:
        headers = [(name, "secret"), ("Accept", "application/json")]
        found = orjson.dumps(entry(Exchange("1", 0, 0, request_headers=headers, response_headers=headers)))
        assert b"secret" not in found
        assert found.count(b"application/json") == 2

    @pytest.mark.parametrize(
        ("status", "most"), [(200, KEPT_ACCEPTED), (201, KEPT_ACCEPTED), (400, KEPT_REFUSED), (0, KEPT_REFUSED)]
    )
    def test_big_bodies_are_kept_as_hash_and_length(self, status: int, most: int) -> None:
        small, big = b"a" * most, b"a" * (most + 1)
        found = entry(Exchange("1", 0, 0, status=status, request_body=small, response_body=big))
        assert found["request"]["body"] == small.decode()
        assert "sha256" not in found["request"]
        assert found["response"]["sha256"] == hashlib.sha256(big).hexdigest()
        assert found["response"]["length"] == most + 1
        assert "body" not in found["response"]

    def test_an_answer_in_pieces_is_described(self) -> None:
        streamed = Streamed()
        found = entry(Exchange("1", 0, 0, status=200, response_body=b"not looked at", streamed=streamed))["response"]
        assert {name: found[name] for name in asdict(streamed)} == asdict(streamed)
        assert "body" not in found

    def test_the_sizes(self) -> None:
        assert (KEPT_ACCEPTED, KEPT_REFUSED) == (16 * 1024, 256 * 1024)

    def test_bodies_that_are_no_text(self) -> None:
        assert entry(Exchange("1", 0, 0, request_body=b"\xffa\0"))["request"]["body"] == "\ufffda\0"
        assert entry(Exchange("1", 0, 0))["request"]["length"] == 0

    def test_findings(self) -> None:
        finding = Finding("R-6.12.1-8", "interval", Text("en", "zh"), "/a", "b", "c", earliest=1530181092526)
        found = entry(Exchange("1", 0, 0, findings=[finding]))["findings"][0]
        assert (found["clause"], found["requirement"], found["rule"]) == ("6.12.1", "R-6.12.1-8", "interval")
        assert found["earliest"] == "2018-06-28T18:18:12.526+08:00"
        assert found["text"] == {"en": "en", "zh": "zh"}

    def test_who_wrote_a_version(self) -> None:
        written = Written("manufacturer", 1530181092526)
        problem = Problem("version", "SJBB", "数据版本", "3", "2", "R-6.2.2-1")
        found = entry(Exchange("1", 0, 0, findings=[Finding.of(problem, "/0", written)]))["findings"][0]
        assert (found["pointer"], found["expected"], found["got"]) == ("/0/SJBB", "3", "2")
        assert found["written"] == {"account": "manufacturer", "at": "2018-06-28T18:18:12.526+08:00"}
        assert found["text"]["en"].endswith(
            "the stored version 3, written by manufacturer at 2018-06-28T18:18:12.526+08:00"
        )
        assert found["text"]["zh"].endswith("当前版本由manufacturer于2018-06-28T18:18:12.526+08:00写入")

    def test_of_many_findings_of_a_kind_some_are_kept_and_all_are_counted(self) -> None:
        made = Exchange("1", 0, 0)
        for index in range(1900):
            made.find(Problem("certificate", "XSSYBH", requirement="R-6.1.2-1", fatal=False), f"/{index}")
        made.find(Problem("missing", "CPBH", requirement="R-6.1.2-1"), "/7")
        found = entry(made)["findings"]
        assert [one["pointer"] for one in found[:KEPT_OF_A_KIND]] == [f"/{n}/XSSYBH" for n in range(KEPT_OF_A_KIND)]
        assert [one["rule"] for one in found[KEPT_OF_A_KIND:]] == ["missing", "certificate"]
        assert found[-1]["text"] == {"en": "and 1890 more of this kind", "zh": "另有1890处同类情况"}
        assert (found[-1]["requirement"], found[-1]["got"]) == ("R-6.1.2-1", "1890")


class TestRow:
    @pytest.mark.parametrize(
        ("status", "code", "refused"),
        [(201, 1, False), (200, "1", False), (200, None, False), (200, 5001, True), (400, 5001, True), (0, None, True)],
    )
    def test_refused(self, status: int, code: Any, refused: bool) -> None:
        assert row(Exchange("1", 0, 0, status=status, code=code))["refused"] is refused

    def test_what_it_is_found_by(self) -> None:
        findings = [Finding("R-6.1.2-1", rule, Text("", "")) for rule in ("type", "missing", "type")]
        made = row(Exchange("1", 5, 6, target="/a/b?c=/d", code=5001, findings=findings))
        assert made["path"] == "/a/b"
        assert made["code"] == "5001"
        assert made["marks"] == " R-6.1.2-1  missing  type "
        assert made["size"] == len(str(made["doc"]).encode())

    def test_no_key_gets_in(self) -> None:
        pem = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIA\n-----END EC PRIVATE KEY-----"
        made = Exchange("1", 0, 0, status=400, request_body=orjson.dumps({"a": pem, "b": 1}), target=f"/?key={pem}",
                        request_headers=[("X-Key", pem.replace("\n", "|"))])  # fmt: skip
        made.findings.append(Finding("", "type", Text("", ""), got=pem))
        doc = str(row(made)["doc"])
        assert "MHcCAQEEIA" not in doc
        assert orjson.loads(orjson.loads(doc)["request"]["body"]) == {"a": "PRIVATE KEY …", "b": 1}
