"""Answers as bytes: 5.3.5.7, 5.3.5.8 and A.4.1."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from mockplatform.derive.problems import Problem
from mockplatform.errors import REASONS, Fault, Refused
from mockplatform.hosts import envelope
from mockplatform.spec.interfaces import INTERFACES

UP, PUT, DOWN, PUSH, NATIONAL = (INTERFACES[id] for id in ("6.1", "6.2", "6.12", "8.1.2", "8.2"))
NOW = 1_795_147_200_000

MISSING = Problem("missing", "SBXH", "设备型号", requirement="R-6.1.2-1")
NESTED = Problem("length", "BJXX[0].TBJXSSYBH", "电梯部件型式试验证书编号", "1–18", "x" * 19, "R-6.1.2-1")


def told(response: Any, status: int) -> Any:
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/json;charset=UTF-8"
    return orjson.loads(response.data)


def test_an_accepted_object_and_an_accepted_array() -> None:
    one = told(envelope.accepted(UP, NOW, ["a"], single=True), 201)
    assert one == {"timestamp": NOW, "code": 1, "data": {"id": "a"}}
    several = told(envelope.accepted(UP, NOW, ["a", "b"], single=False), 201)
    assert several == {"timestamp": NOW, "code": 1, "data": {"ids": ["a", "b"]}}
    assert told(envelope.accepted(UP, NOW, ["a"], single=False), 201)["data"] == {"ids": ["a"]}


def test_only_a_post_creates() -> None:
    assert envelope.accepted(PUT, NOW, ["a"], single=True).status_code == 200
    assert envelope.accepted(INTERFACES["6.3"], NOW, ["a"], single=True).status_code == 200


@pytest.mark.parametrize("data", [{}, [], {"ZJBM": "1"}, [{"ZJBM": "1"}]])
def test_a_downlink(data: object) -> None:
    assert told(envelope.found(NOW, data), 200) == {"timestamp": NOW, "code": 1, "data": data}


def test_a_refused_record() -> None:
    refusal = Refused("records", faults=[Fault(0, "A1", (MISSING, NESTED))])
    content = told(envelope.refused(UP, NOW, refusal, single=True), 400)
    assert content == {
        "timestamp": NOW, "code": 5001, "msg": "提交的数据有误",
        "data": {"id": "A1", "errors": [
            {"field": "SBXH", "message": "设备型号不能为空"},
            {"field": "BJXX[0].TBJXSSYBH", "message": "电梯部件型式试验证书编号长度有误,应为1–18个字符"},
        ]},
    }  # fmt: skip


def test_a_refused_batch_lists_the_bad_records() -> None:
    refusal = Refused("records", faults=[Fault(1, "B", (MISSING,)), Fault(5, "", (NESTED,))])
    content = told(envelope.refused(UP, NOW, refusal, single=False), 400)
    assert [(one["id"], len(one["errors"])) for one in content["data"]] == [("B", 1), ("", 1)]


def test_a_refused_query() -> None:
    refusal = Refused("query", problem=Problem("query_unknown", "x", requirement="R-A.2.12-1"))
    content = told(envelope.refused(DOWN, NOW, refusal, single=True), 400)
    assert content == {"timestamp": NOW, "code": 6001, "msg": "请求参数有误:未知的参数x"}


@pytest.mark.parametrize(
    ("interface", "code"), [(UP, 5001), (PUT, 5001), (DOWN, 6001), (NATIONAL, 6001), (PUSH, "5001"), (None, 5001)]
)
def test_the_code_of_an_unknown_record(interface: Any, code: object) -> None:
    assert envelope.code_of(REASONS["unknown"], interface) == code


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("interface", [UP, DOWN, PUSH, NATIONAL, None])
def test_every_refusal_has_an_envelope(reason: str, interface: Any) -> None:
    response = envelope.refused(interface, NOW, Refused(reason, headers={"Retry-After": "7"}), single=True)
    content = told(response, REASONS[reason].status)
    assert response.headers["Retry-After"] == "7"
    assert content["code"] == envelope.code_of(REASONS[reason], interface)
    assert content["msg"] == REASONS[reason].text.zh
    assert "data" not in content


class TestPush:
    def test_it_is_acknowledged_in_text(self) -> None:  # E147
        content = told(envelope.accepted(PUSH, NOW, ["a"], single=True), 201)
        assert content == {"timestamp": str(NOW), "code": "1", "msg": "数据接收成功"}

    def test_its_refusal_says_everything_in_one_sentence(self) -> None:
        refusal = Refused("records", faults=[Fault(0, "", (MISSING, NESTED)), Fault(2, "", (MISSING,))])
        several = told(envelope.refused(PUSH, NOW, refusal, single=False), 400)
        assert several == {
            "timestamp": str(NOW), "code": "5001",
            "msg": "提交的数据有误:第1条数据设备型号不能为空,电梯部件型式试验证书编号长度有误,应为1–18个字符;"
                   "第3条数据设备型号不能为空",
        }  # fmt: skip
        one = told(envelope.refused(PUSH, NOW, Refused("records", faults=[Fault(0, "", (MISSING,))]), single=True), 400)
        assert one["msg"] == "提交的数据有误:设备型号不能为空"

    def test_success_is_text_too(self) -> None:
        assert (envelope.success(PUSH), envelope.success(UP), envelope.success(DOWN)) == ("1", 1, 1)


def test_bare_answers() -> None:
    picture = envelope.bare(b"\xff\xd8\xff")
    assert (picture.headers["Content-Type"], picture.data) == ("image/jpeg", b"\xff\xd8\xff")
    assert told(envelope.bare([]), 200) == []
