"""No key gets into the journal; personal data only where nobody minds."""

from __future__ import annotations

import orjson
import pytest

from mockplatform.derive.problems import Problem
from mockplatform.hosts.exchange import Exchange, Finding
from mockplatform.sandbox import masking
from mockplatform.sandbox.entries import entry
from mockplatform.spec.elements import PERSONAL

PEM = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMB\n-----END PRIVATE KEY-----"


class TestKeys:
    @pytest.mark.parametrize(
        "text",
        [PEM, PEM.partition("\n-----END")[0], f"a {PEM} b {PEM}", orjson.dumps({"k": PEM}).decode(),
         orjson.dumps({"k": PEM.partition("\n-----END")[0]}).decode(), PEM.replace("PRIVATE", "ENCRYPTED PRIVATE")],
    )  # fmt: skip
    def test_in_a_json_text(self, text: str) -> None:
        doc = orjson.dumps({"body": text, "after": 1}).decode()
        found = masking.keys(doc)
        assert "MIGHAgEAMB" not in found
        assert orjson.loads(found)["after"] == 1

    def test_the_rest_stays(self) -> None:
        doc = orjson.dumps(["x -----BEGIN CERTIFICATE-----", "PRIVATE KEY"]).decode()
        assert masking.keys(doc) == doc
        assert orjson.loads(masking.keys(orjson.dumps([f"a {PEM} b"]).decode())) == ["a PRIVATE KEY … b"]


class TestPersonalData:
    def test_every_name_of_an_element(self) -> None:
        assert PERSONAL <= masking.NAMES
        assert {"联系人姓名", "YJYDH", "LXDH"} <= masking.NAMES  # by name, as printed, as an alias

    @pytest.mark.parametrize("name", ["LXRXM", "YJYDH", "联系人姓名"])
    def test_wherever_it_stands(self, name: str) -> None:
        body = orjson.dumps([{"a": [{name: "张三", "b": 1}]}, {name: 13800000000}, {name: {"x": "张三"}}]).decode()
        found = masking.body(body)
        assert "张三" not in found
        assert "138" not in found
        assert orjson.loads(found) == [{"a": [{name: "…", "b": 1}]}, {name: "…"}, {name: "…"}]

    def test_under_an_escaped_name(self) -> None:
        assert masking.body('{"\\u004cXRXM": "x1"}') == '{"LXRXM":"…"}'

    @pytest.mark.parametrize(
        "body",
        [
            '{"LXRXM": "张三", ',
            '[{"LXRXM" : "张\\"三"}',
            '{"LXRXM":"张三',
            '{"SGLXRDH": 138, "x": ',
            '{"LXRXM":\n"张三"}}',
        ],
    )
    def test_in_what_is_no_json(self, body: str) -> None:
        found = masking.body(body)
        assert not any(part in found for part in ("张", "三", "138"))

    def test_nothing_else_is_touched(self) -> None:
        for body in ('{"ZJBM": "1",  "a": 2}', "no JSON", "[1, 2]", '"LXRXM"'):
            assert masking.body(body) == body

    def test_in_a_query(self) -> None:
        assert masking.target("/a?LXRXM=%E5%BC%A0&ZJBM=1&SGLXR=b") == "/a?LXRXM=…&ZJBM=1&SGLXR=…"

    def test_in_a_finding(self) -> None:
        found = masking.finding(Finding.of(Problem("code", "BJXX[0].LXRXM", got="张三", expected="x"), "/0"))
        assert (found.pointer, found.got, found.expected) == ("/0/BJXX/0/LXRXM", "…", "x")
        told = masking.finding(Finding.of(Problem("reform", "LXRXM", got="张三")))
        assert told.text.en == "LXRXM is for reforms, not for …"
        other = Finding.of(Problem("code", "SBLB", got="张三"))
        assert masking.finding(other) is other


@pytest.mark.parametrize("status", [201, 400])
@pytest.mark.parametrize("mask", [True, False])
def test_bodies_accepted_and_refused(status: int, mask: bool) -> None:
    body = b'{"SGLXR":"\xe5\xbc\xa0\xe4\xb8\x89","SGDQ":"x"}'
    made = Exchange("1", 0, 0, status=status, request_body=body, response_body=body, target="/?SGLXR=张三")
    found = orjson.dumps(entry(made, mask=mask)).decode()
    assert ("张三" in found) is not mask
    assert "SGDQ" in found
