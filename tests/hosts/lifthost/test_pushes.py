"""8.1.1 and 8.1.2: what the type-test platform pushes, and the form of the answers (A.4.1)."""

from __future__ import annotations

from typing import Any

import pytest

from mockplatform.store import units as store
from mockplatform.store.worlds import find

UNITS, CERTIFICATES = "/api/typetest/component_unit", "/api/typetest/test_certificate_rl"


def accepted(sandbox: Any, path: str, sent: Any) -> None:
    answer = sandbox.call("typetest", "POST", path, sent)
    assert answer.status_code == 201, answer.text
    assert answer.json == {"timestamp": str(sandbox.now), "code": "1", "msg": "数据接收成功"}
    assert sandbox.exchanges[-1].code == "1"


def refused(sandbox: Any, path: str, sent: Any, *words: str) -> None:
    answer = sandbox.call("typetest", "POST", path, sent)
    assert answer.status_code == 400
    assert set(answer.json) == {"timestamp", "code", "msg"}
    assert (answer.json["timestamp"], answer.json["code"]) == (str(sandbox.now), "5001")
    assert all(word in answer.json["msg"] for word in words), answer.json["msg"]
    assert sandbox.exchanges[-1].code == "5001"


def read(sandbox: Any, unit: dict[str, Any]) -> Any:
    return sandbox.get("province", "/orgs", XYDM=unit["XYDM"])


def exists(sandbox: Any, unit: dict[str, Any]) -> bool:
    return bool(sandbox.call("province", "GET", "/orgs", XYDM=unit["XYDM"]).status_code == 200)


def numbers(sandbox: Any) -> frozenset[str]:
    with sandbox.database.reading() as connection:
        return store.numbers(connection, find(connection, sandbox.world).id)  # type: ignore[union-attr]


def unknown(sandbox: Any) -> set[str]:
    """The units and certificates that the last call named and the world doesn't know."""
    return {finding.got for finding in sandbox.exchanges[-1].findings if finding.rule in ("unit", "certificate")}


# ---- 8.1.1


@pytest.mark.parametrize("change", ["ADD", "MODIFY"])
def test_a_new_unit_is_a_maker_of_components(sandbox: Any, change: str) -> None:
    sent = sandbox.maker.pushed_unit(change=change)
    accepted(sandbox, UNITS, sent)
    found = read(sandbox, sent)
    assert {code: found[code] for code in sent if code != "SJLX"} == {k: v for k, v in sent.items() if k != "SJLX"}
    assert (found["DWLB"], [entry["ZZLB"] for entry in found["ZZXX"]]) == ("ENTERPRISE", ["COMPONENT_MANUFACTURE"])
    assert (found["SJBB"], found["ZCDZ"], len(found["DWID"])) == (1, "", 19)


def test_a_known_unit_keeps_its_categories_and_what_a_push_does_not_say(sandbox: Any) -> None:
    unit = sandbox.maker.unit("INSTALL")
    dwid = sandbox.send("province", "POST", "/orgs", unit)
    sandbox.advance(60)
    accepted(sandbox, UNITS, {"XYDM": unit["XYDM"], "DWMC": "新名称", "SJLX": "ADD"})
    found = read(sandbox, unit)
    assert (found["DWID"], found["DWMC"], found["SJBB"], found["GXSJ"]) == (dwid, "新名称", 2, sandbox.now)
    assert (found["TXDZ"], found["FRXM"]) == (unit["TXDZ"], unit["FRXM"])
    assert [entry["ZZLB"] for entry in found["ZZXX"]] == ["INSTALL"]


def test_an_accepted_push_may_be_repeated(sandbox: Any) -> None:
    sent = sandbox.maker.pushed_unit()
    accepted(sandbox, UNITS, sent)
    first = read(sandbox, sent)
    sandbox.advance(60)
    accepted(sandbox, UNITS, sent)
    assert read(sandbox, sent) == first
    gone = {**sent, "SJLX": "DELETE"}
    accepted(sandbox, UNITS, gone)
    accepted(sandbox, UNITS, gone)
    assert not exists(sandbox, sent)
    accepted(sandbox, UNITS, sent)
    again = read(sandbox, sent)
    assert (again["DWID"] != first["DWID"], again["SJBB"]) == (True, 1)


def test_a_batch_may_add_modify_and_delete(sandbox: Any) -> None:
    old, gone, new = (sandbox.maker.pushed_unit() for _ in range(3))
    accepted(sandbox, UNITS, [old, gone])
    accepted(sandbox, UNITS, [{**gone, "SJLX": "DELETE"}, new, {**old, "SJLX": "MODIFY", "LXRXM": "新"}])
    assert (read(sandbox, old)["LXRXM"], exists(sandbox, gone), exists(sandbox, new)) == ("新", False, True)


def test_an_error_discards_the_whole_push(sandbox: Any) -> None:
    good, bad = sandbox.maker.pushed_unit(), sandbox.maker.pushed_unit()
    del bad["DWMC"]
    refused(sandbox, UNITS, [good, bad], "第2条", "单位名称不能为空")
    assert sandbox.rules() == ["missing"]
    assert not exists(sandbox, good)


def test_one_record_is_named_without_its_place(sandbox: Any) -> None:
    sent = sandbox.maker.pushed_unit()
    del sent["DWMC"], sent["XYDM"]
    answer = sandbox.call("typetest", "POST", UNITS, sent)
    assert answer.json["msg"] == "提交的数据有误:单位名称不能为空,统一社会信用代码不能为空"


@pytest.mark.parametrize("code", ["1", "MA1FP0001", "0" * 18])
def test_any_code_of_1_to_18_characters_is_taken(sandbox: Any, code: str) -> None:
    sent = {**sandbox.maker.pushed_unit(), "XYDM": code}
    accepted(sandbox, UNITS, sent)
    assert exists(sandbox, sent)


def test_longer_codes_and_other_kinds_of_change_are_refused(sandbox: Any) -> None:
    sent = sandbox.maker.pushed_unit()
    refused(sandbox, UNITS, {**sent, "XYDM": "0" * 19}, "统一社会信用代码")
    refused(sandbox, UNITS, {**sent, "SJLX": "X"}, "数据类型")
    refused(sandbox, UNITS, [sent, sent], "重复")
    refused(sandbox, UNITS, [], "1至100")
    refused(sandbox, UNITS, [sent] * 101, "1至100")


def test_a_pushed_unit_is_known_to_later_calls(sandbox: Any) -> None:
    sent = sandbox.maker.pushed_unit()
    lift = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
    lift["BJXX"][0]["TBJZZXYDM"] = sent["XYDM"]
    accepted(sandbox, UNITS, sent)
    sandbox.send("manufacturer", "POST", "/lifts", lift)
    assert sent["XYDM"] not in unknown(sandbox)
    accepted(sandbox, UNITS, {**sent, "SJLX": "DELETE"})
    lift = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
    lift["BJXX"][0]["TBJZZXYDM"] = sent["XYDM"]
    sandbox.send("manufacturer", "POST", "/lifts", lift)
    assert sent["XYDM"] in unknown(sandbox)


# ---- 8.1.2


def test_certificates_come_and_go(sandbox: Any) -> None:
    sent = [sandbox.maker.certificate() for _ in range(2)]
    before = numbers(sandbox)
    accepted(sandbox, CERTIFICATES, sent)
    assert numbers(sandbox) == before | {one["XSSYBH"] for one in sent}
    accepted(sandbox, CERTIFICATES, {**sent[0], "CPXH": "other"})  # over the first
    accepted(sandbox, CERTIFICATES, {**sent[0], "SJLX": "DELETE"})
    accepted(sandbox, CERTIFICATES, {**sent[0], "SJLX": "DELETE"})
    assert numbers(sandbox) == before | {sent[1]["XSSYBH"]}


def test_a_pushed_certificate_is_known_to_later_calls(sandbox: Any) -> None:
    sent = sandbox.maker.certificate("3110")
    sandbox.lift("3110", XSSYBH=sent["XSSYBH"])
    assert sent["XSSYBH"] in unknown(sandbox)
    accepted(sandbox, CERTIFICATES, sent)
    sandbox.lift("3110", XSSYBH=sent["XSSYBH"])
    assert sent["XSSYBH"] not in unknown(sandbox)


def test_a_modified_certificate_is_taken_as_added(sandbox: Any) -> None:
    sent = sandbox.maker.certificate(change="MODIFY")
    accepted(sandbox, CERTIFICATES, sent)
    assert sent["XSSYBH"] in numbers(sandbox)


def test_in_strict_mode_certificates_are_not_modified(strict: Any) -> None:
    refused(strict, CERTIFICATES, strict.maker.certificate(change="MODIFY"), "数据类型")


def test_an_error_discards_all_certificates(sandbox: Any) -> None:
    good, bad = sandbox.maker.certificate(), sandbox.maker.certificate()
    del bad["FZRQ"]
    refused(sandbox, CERTIFICATES, [good, bad], "发证日期")
    assert good["XSSYBH"] not in numbers(sandbox)


# ---- the form of a refusal


@pytest.mark.parametrize("path", [UNITS, CERTIFICATES])
@pytest.mark.parametrize("account", ["manufacturer", "constructor", "province", "platform"])
def test_nobody_else_pushes(sandbox: Any, path: str, account: str) -> None:
    answer = sandbox.call(account, "POST", path, {})
    assert (answer.status_code, set(answer.json), answer.json["code"]) == (403, {"timestamp", "code", "msg"}, "403")


def test_an_unreadable_push_is_refused_in_the_same_form(sandbox: Any) -> None:
    headers = {"X-Mockplatform-Account": "typetest@default"}
    answer = sandbox.client.post(UNITS, data=b"{", headers=headers, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (400, "5001")
    assert answer.json["msg"].startswith("请求体格式有误:请求体不是合法的JSON")
    answer = sandbox.client.post(UNITS, data=b"{}", headers=headers, content_type="text/plain")
    assert (answer.status_code, answer.json) == (
        415,
        {"timestamp": str(sandbox.now), "code": "415", "msg": "请求类型错误"},
    )


def test_a_push_that_fails_is_answered_in_the_same_form(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(store, "by_codes")
    answer = sandbox.call("typetest", "POST", UNITS, sandbox.maker.pushed_unit())
    assert (answer.status_code, answer.json) == (
        500,
        {"timestamp": str(sandbox.now), "code": "500", "msg": "服务器错误"},
    )
