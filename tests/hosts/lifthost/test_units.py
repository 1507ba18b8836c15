"""7.17, 7.18, 7.19 and 6.13: units."""

from __future__ import annotations

from typing import Any

import pytest

from mockplatform.fixtures import credit
from mockplatform.store import units as store

PATH, ENTERPRISE = "/orgs", "/lifts/orgs"
DAY = 24 * 3600


def body(sandbox: Any, *kinds: str, **changes: Any) -> dict[str, Any]:
    return {**sandbox.maker.unit(*(kinds or ("USER",))), **changes}


def put(sandbox: Any, dwid: str, sent: dict[str, Any], version: int = 1, **changes: Any) -> dict[str, Any]:
    return {**sent, "DWID": dwid, "SJBB": version, **changes}


def read(sandbox: Any, xydm: object, **query: Any) -> Any:
    return sandbox.get("province", PATH, XYDM=xydm, **query)


def push(sandbox: Any, unit: dict[str, Any], change: str) -> None:
    sent = sandbox.maker.pushed_unit(unit, change=change)
    assert sandbox.call("typetest", "POST", "/api/typetest/component_unit", sent).json["code"] == "1"


def errors(answer: Any) -> tuple[int, int, list[str]]:
    data = answer.json["data"]
    records = data if isinstance(data, list) else [data]
    return answer.status_code, answer.json["code"], [found["field"] for one in records for found in one["errors"]]


def unknown(sandbox: Any) -> set[str]:
    """The codes that the last call named and the world doesn't know."""
    return {finding.got for finding in sandbox.exchanges[-1].findings if finding.rule == "unit"}


# ---- 7.17


def test_a_unit_is_read_back_as_it_was_sent(sandbox: Any) -> None:
    sent = body(sandbox, "USER", "MAINTENANCE")
    dwid = sandbox.send("province", "POST", PATH, sent)
    found = read(sandbox, sent["XYDM"])
    assert (found["DWID"], found["SJBB"], found["CJSJ"], found["GXSJ"]) == (dwid, 1, sandbox.now, sandbox.now)
    assert {code: found[code] for code in sent if code != "ZZXX"} == {k: v for k, v in sent.items() if k != "ZZXX"}
    for entry, shown in zip(sent["ZZXX"], found["ZZXX"], strict=True):
        assert shown == {"ZZBH": "", "XKZKSSJ": "", "XKZJSSJ": "", "SJBB": 1, **entry}


def test_a_batch_gives_its_codes_in_order(sandbox: Any) -> None:
    sent = [body(sandbox) for _ in range(3)]
    ids = sandbox.send("province", "POST", PATH, sent)
    assert [read(sandbox, unit["XYDM"])["DWID"] for unit in sent] == ids


def test_a_code_that_a_unit_has_is_refused_and_its_unit_named(sandbox: Any) -> None:
    sent = body(sandbox)
    dwid = sandbox.send("province", "POST", PATH, sent)
    new = body(sandbox)
    answer = sandbox.call("province-other", "POST", PATH, [new, body(sandbox, XYDM=sent["XYDM"], id="mine")])
    assert errors(answer) == (400, 5001, ["XYDM"])
    assert answer.json["data"][0]["id"] == "mine"
    assert dwid in answer.json["data"][0]["errors"][0]["message"]
    assert sandbox.rules() == ["taken"]
    assert sandbox.call("province", "GET", PATH, XYDM=new["XYDM"]).status_code == 404


def test_a_code_stands_once_in_a_request(sandbox: Any) -> None:
    sent = body(sandbox)
    assert errors(sandbox.call("province", "POST", PATH, [sent, sent])) == (400, 5001, ["XYDM"])
    assert sandbox.rules() == ["duplicate"]


@pytest.mark.parametrize("kind", ["INSTITUTION", "GOVERNMENT", "OTHER"])
def test_units_without_a_code_get_one(sandbox: Any, kind: str) -> None:
    sent = [body(sandbox, DWLB=kind), body(sandbox, DWLB=kind)]
    for one in sent:
        del one["XYDM"]
    before = sandbox.now
    sandbox.advance(60)
    ids = sandbox.send("province", "POST", PATH, sent)
    found = sandbox.get("province", PATH, GXSJ=before)
    assert [unit["DWID"] for unit in found] == ids
    codes = {unit["XYDM"] for unit in found}
    assert len(codes) == 2
    assert all(credit.is_valid(code) for code in codes)
    assert read(sandbox, found[0]["XYDM"])["DWID"] == ids[0]


def test_an_enterprise_has_a_code(sandbox: Any) -> None:
    sent = body(sandbox)
    del sent["XYDM"]
    assert errors(sandbox.call("province", "POST", PATH, sent)) == (400, 5001, ["XYDM"])


def test_an_added_unit_is_known_to_later_calls(sandbox: Any) -> None:
    sent = body(sandbox, "COMPONENT_MANUFACTURE")
    lift = sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer"))
    lift["BJXX"][0]["TBJZZXYDM"] = sent["XYDM"]
    sandbox.send("province", "POST", PATH, sent)
    sandbox.send("manufacturer", "POST", "/lifts", lift)
    assert sent["XYDM"] not in unknown(sandbox)


def test_enterprises_add_no_units(sandbox: Any) -> None:
    answer = sandbox.call("manufacturer", "POST", PATH, body(sandbox))
    assert (answer.status_code, answer.json["code"]) == (403, 403)


# ---- 7.18


def test_a_modified_unit_is_replaced_as_a_whole(sandbox: Any) -> None:
    sent = body(sandbox)
    dwid = sandbox.send("province", "POST", PATH, sent)
    created = sandbox.now
    sandbox.advance(60)
    after = {code: value for code, value in sent.items() if code != "DWCZ"} | {"LXRXM": "新"}
    assert sandbox.send("province-other", "PUT", PATH, put(sandbox, dwid, after)) == dwid
    found = read(sandbox, sent["XYDM"])
    assert (found["LXRXM"], found["DWCZ"], found["SJBB"]) == ("新", "", 2)
    assert (found["CJSJ"], found["GXSJ"]) == (created, sandbox.now)


def test_qualifications_that_are_not_sent_stay_and_an_empty_list_removes_them(sandbox: Any) -> None:
    sent = body(sandbox)
    dwid = sandbox.send("province", "POST", PATH, sent)
    kinds = sent.pop("ZZXX")
    sandbox.send("province", "PUT", PATH, put(sandbox, dwid, sent))
    found = read(sandbox, sent["XYDM"])
    assert [entry["ZZLB"] for entry in found["ZZXX"]] == [entry["ZZLB"] for entry in kinds]
    assert found["ZZXX"][0]["SJBB"] == 2
    sandbox.send("province", "PUT", PATH, put(sandbox, dwid, sent, 2, ZZXX=[]))
    assert read(sandbox, sent["XYDM"])["ZZXX"] == []


def test_what_was_read_may_be_sent_back(sandbox: Any) -> None:
    sent = body(sandbox)
    dwid = sandbox.send("province", "POST", PATH, sent)
    assert sandbox.send("province", "PUT", PATH, read(sandbox, sent["XYDM"])) == dwid


@pytest.mark.parametrize("version", [0, 2])
def test_another_version_is_refused(sandbox: Any, version: int) -> None:
    sent = body(sandbox)
    dwid = sandbox.send("province", "POST", PATH, sent)
    assert errors(sandbox.call("province", "PUT", PATH, put(sandbox, dwid, sent, version))) == (400, 5001, ["SJBB"])
    assert sandbox.rules() == ["version"]


def test_an_unknown_unit_is_404(sandbox: Any) -> None:
    answer = sandbox.call("province", "PUT", PATH, put(sandbox, "1000000000099999999", body(sandbox)))
    assert errors(answer) == (404, 5001, ["DWID"])
    assert sandbox.rules() == ["absent"]


def test_a_unit_stands_once_in_a_request(sandbox: Any) -> None:
    sent = body(sandbox)
    dwid = sandbox.send("province", "POST", PATH, sent)
    other = put(sandbox, dwid, body(sandbox))
    answer = sandbox.call("province", "PUT", PATH, [put(sandbox, dwid, sent), other])
    assert errors(answer) == (400, 5001, ["DWID"])


def test_the_code_may_change_to_one_that_is_free(sandbox: Any) -> None:
    sent = body(sandbox, DWLB="GOVERNMENT")
    dwid = sandbox.send("province", "POST", PATH, sent)
    real = body(sandbox)["XYDM"]
    sandbox.send("province", "PUT", PATH, put(sandbox, dwid, sent, XYDM=real))
    assert read(sandbox, real)["DWID"] == dwid
    assert sandbox.call("province", "GET", PATH, XYDM=sent["XYDM"]).status_code == 404
    sandbox.send("province", "POST", PATH, sent)  # the old code is free again


def test_the_code_of_another_unit_is_refused(sandbox: Any) -> None:
    sent, other = body(sandbox), body(sandbox)
    dwid, holder = sandbox.send("province", "POST", PATH, [sent, other])
    answer = sandbox.call("province", "PUT", PATH, put(sandbox, dwid, sent, XYDM=other["XYDM"]))
    assert errors(answer) == (400, 5001, ["XYDM"])
    assert holder in answer.json["data"]["errors"][0]["message"]


def test_two_units_do_not_get_one_code(sandbox: Any) -> None:
    sent = [body(sandbox), body(sandbox)]
    ids = sandbox.send("province", "POST", PATH, sent)
    new = body(sandbox)["XYDM"]
    answer = sandbox.call(
        "province", "PUT", PATH, [put(sandbox, *pair, XYDM=new) for pair in zip(ids, sent, strict=True)]
    )
    assert errors(answer) == (400, 5001, ["XYDM"])


def test_in_strict_mode_provinces_modify_users_and_maintainers_only(strict: Any) -> None:
    user, builder = body(strict, "USER"), body(strict, "INSTALL")
    ids = strict.send("province", "POST", PATH, [user, builder])
    strict.send("province", "PUT", PATH, put(strict, ids[0], user))
    answer = strict.call("province", "PUT", PATH, put(strict, ids[1], builder))
    assert (answer.status_code, answer.json["code"], strict.rules()) == (403, 403, ["role"])
    assert strict.exchanges[-1].findings[0].requirement == "R-5.2.2-1"


def test_by_default_provinces_modify_any_unit(sandbox: Any) -> None:
    sent = body(sandbox, "INSTALL")
    dwid = sandbox.send("province", "POST", PATH, sent)
    sandbox.send("province", "PUT", PATH, put(sandbox, dwid, sent))


# ---- 7.19 and 6.13


def test_by_key_and_time_only_what_is_newer(sandbox: Any) -> None:
    sent = body(sandbox)
    sandbox.send("province", "POST", PATH, sent)
    assert read(sandbox, sent["XYDM"], GXSJ=sandbox.now) == {}
    assert read(sandbox, sent["XYDM"], GXSJ=sandbox.now - 1)["XYDM"] == sent["XYDM"]
    assert read(sandbox, sent["XYDM"], GXSJ=sandbox.now - 30 * DAY * 1000) != {}  # E166: no look-back here


def test_an_unknown_code_is_404(sandbox: Any) -> None:
    for account, path in (("province", PATH), ("manufacturer", ENTERPRISE), ("constructor", ENTERPRISE)):
        answer = sandbox.call(account, "GET", path, XYDM="91310101MA1FP0001A")
        assert (answer.status_code, answer.json["code"], sandbox.rules()) == (404, 6001, ["absent"])


def test_enterprises_see_five_categories(sandbox: Any) -> None:
    shown, hidden = body(sandbox, "INSTALL"), body(sandbox, "MAINTENANCE")
    before = sandbox.now
    sandbox.advance(1)
    sandbox.send("province", "POST", PATH, [hidden, shown])
    assert [unit["XYDM"] for unit in sandbox.get("constructor", ENTERPRISE, GXSJ=before)] == [shown["XYDM"]]
    assert len(sandbox.get("province", PATH, GXSJ=before)) == 2
    assert sandbox.get("manufacturer", ENTERPRISE, XYDM=shown["XYDM"])["DWMC"] == shown["DWMC"]
    answer = sandbox.call("manufacturer", "GET", ENTERPRISE, XYDM=hidden["XYDM"])
    assert (answer.status_code, answer.json["code"]) == (404, 6001)
    unknown = sandbox.call("manufacturer", "GET", ENTERPRISE, XYDM="91310101MA1FP0001A")
    assert answer.text == unknown.text


def test_a_month_holds_what_was_added_in_it(sandbox: Any) -> None:
    sandbox.at("2026-11-30T23:59:59.999")
    last = body(sandbox)
    dwid = sandbox.send("province", "POST", PATH, last)
    sandbox.at("2026-12-01T00:00:00")
    first = body(sandbox)
    sandbox.send("province", "POST", PATH, first)
    sandbox.send("province", "PUT", PATH, put(sandbox, dwid, last))
    codes = [unit["XYDM"] for unit in sandbox.get("province", PATH, CJYF=202611)]
    assert codes[-1] == last["XYDM"]  # by GXSJ
    assert first["XYDM"] not in codes
    assert [unit["XYDM"] for unit in sandbox.get("province", PATH, CJYF=202612)] == [first["XYDM"]]
    assert sandbox.get("province", PATH, CJYF=202701) == []


def test_increments_are_strictly_after_and_sorted(sandbox: Any) -> None:
    sent = [body(sandbox) for _ in range(3)]
    ids = []
    for one in sent:
        sandbox.advance(1)
        ids.append(sandbox.send("province", "POST", PATH, one))
    since = sandbox.now - 2000
    sandbox.advance(1)
    sandbox.send("province", "PUT", PATH, put(sandbox, ids[1], sent[1]))
    assert [unit["DWID"] for unit in sandbox.get("province", PATH, GXSJ=since)] == [ids[2], ids[1]]
    sandbox.advance(600)
    assert sandbox.get("province", PATH, GXSJ=sandbox.now) == []


def test_lists_of_several_pages_are_whole(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PAGE", 3)
    before = sandbox.now
    sandbox.advance(1)
    ids = sandbox.send("province", "POST", PATH, [body(sandbox) for _ in range(7)])  # of one moment
    sandbox.advance(1)
    ids += sandbox.send("province", "POST", PATH, [body(sandbox) for _ in range(2)])
    assert [unit["DWID"] for unit in sandbox.get("province", PATH, GXSJ=before)] == ids


def test_deleted_units_show_in_increments_for_a_week(sandbox: Any) -> None:
    sent = body(sandbox, "USER")
    dwid = sandbox.send("province", "POST", PATH, sent)
    before = sandbox.now
    sandbox.advance(60)
    push(sandbox, sent, "DELETE")
    for account, path in (("province", PATH), ("manufacturer", ENTERPRISE)):
        (found,) = sandbox.get(account, path, GXSJ=before)
        assert (found["DWID"], found["BGLX"], found["SJBB"]) == (dwid, "DELETE", 2)
        for query in ({}, {"GXSJ": before}):
            assert sandbox.call(account, "GET", path, XYDM=sent["XYDM"], **query).status_code == 404
        assert sent["XYDM"] not in {unit["XYDM"] for unit in sandbox.get(account, path, CJYF=202611)}
    sandbox.advance(7 * DAY)
    oldest = sandbox.now - 7 * DAY * 1000 - 1
    assert [unit["BGLX"] for unit in sandbox.get("province", PATH, GXSJ=oldest)] == ["DELETE"]
    sandbox.advance(660)
    assert sandbox.get("province", PATH, GXSJ=sandbox.now - 7 * DAY * 1000) == []


def test_the_code_of_a_deleted_unit_may_be_used_again(sandbox: Any) -> None:
    sent, other = body(sandbox), body(sandbox)
    old, stays = sandbox.send("province", "POST", PATH, [sent, other])
    push(sandbox, sent, "DELETE")
    assert errors(sandbox.call("province", "PUT", PATH, put(sandbox, old, sent, 2))) == (404, 5001, ["DWID"])
    new = sandbox.send("province", "POST", PATH, sent)
    assert new != old
    assert (read(sandbox, sent["XYDM"])["DWID"], read(sandbox, sent["XYDM"])["SJBB"]) == (new, 1)
    push(sandbox, sent, "DELETE")
    sandbox.send("province", "PUT", PATH, put(sandbox, stays, other, XYDM=sent["XYDM"]))
    assert read(sandbox, sent["XYDM"])["DWID"] == stays
