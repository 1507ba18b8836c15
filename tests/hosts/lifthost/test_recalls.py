"""6.14 to 6.16: completed recalls, and the lifts that they change."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from mockplatform.rules.records import Lift, Recall
from mockplatform.store import recalls as store
from mockplatform.store.rows import LIFTS, RECALLS
from mockplatform.store.worlds import find

PATH = "/lifts/enterprise/recallInfo"


def recall_of(sandbox: Any, zhid: str) -> Recall:
    with sandbox.database.reading() as connection:
        return RECALLS.find(connection, find(connection, sandbox.world).id, [zhid])[zhid]  # type: ignore[union-attr]


def body(sandbox: Any, **changes: Any) -> dict[str, Any]:
    return {**sandbox.maker.recall(), **changes}


def lift_of(sandbox: Any, code: str) -> Lift:
    with sandbox.database.reading() as connection:
        return LIFTS.find(connection, find(connection, sandbox.world).id, [code])[code]  # type: ignore[union-attr]


def parts_of(sandbox: Any, code: str) -> list[dict[str, Any]]:
    return list(orjson.loads(lift_of(sandbox, code).doc)["BJXX"])


def of_lift(sandbox: Any, code: str) -> dict[str, Any]:
    """A recall that concerns the first component of a lift."""
    part = parts_of(sandbox, code)[0]
    return body(sandbox, ZHXXH=part["TBJXH"], ZHBJXYDM=part["TBJZZXYDM"])


def changed(sandbox: Any, code: str) -> bool:
    """Whether the lift changed at this moment, so that increments show it."""
    return lift_of(sandbox, code).changed == sandbox.now


def error(answer: Any) -> tuple[int, int, list[str]]:
    data = answer.json["data"]
    record = data[0] if isinstance(data, list) else data
    return answer.status_code, answer.json["code"], [found["field"] for found in record["errors"]]


# ---- 6.14


def test_a_recall_is_stored_and_starts_with_version_1(sandbox: Any) -> None:
    sent = body(sandbox)
    zhid = sandbox.send("manufacturer", "POST", PATH, sent)
    stored = recall_of(sandbox, zhid)
    assert (len(zhid), stored.version, stored.change) == (19, 1, "ADD")
    assert orjson.loads(stored.doc) == sent
    assert stored.owner == sandbox.code_of("manufacturer")


def test_recalls_of_a_batch_get_their_codes_in_order(sandbox: Any) -> None:
    sent = [body(sandbox) for _ in range(3)]
    ids = sandbox.send("manufacturer", "POST", PATH, sent)
    assert [orjson.loads(recall_of(sandbox, zhid).doc) for zhid in ids] == sent


def test_one_bad_record_stores_nothing(sandbox: Any) -> None:
    bad = body(sandbox)
    del bad["ZHYY"]
    answer = sandbox.call("manufacturer", "POST", PATH, [body(sandbox), bad | {"id": "mine"}])
    assert error(answer) == (400, 5001, ["ZHYY"])
    assert [record["id"] for record in answer.json["data"]] == ["mine"]
    with sandbox.database.reading() as connection:
        assert store.live(connection, find(connection, sandbox.world).id) == []  # type: ignore[union-attr]


def test_the_code_of_a_recall_notice_is_kept(sandbox: Any) -> None:
    zhid = sandbox.send("manufacturer", "POST", PATH, body(sandbox, TZID="1234567890123456789"))
    assert orjson.loads(recall_of(sandbox, zhid).doc)["ZHTZID"] == "1234567890123456789"


def test_a_constructor_reports_no_recalls(sandbox: Any) -> None:
    answer = sandbox.call("constructor", "POST", PATH, body(sandbox))
    assert (answer.status_code, answer.json["code"], sandbox.rules()) == (403, 403, ["role"])


# ---- 6.15


def test_a_modified_recall_is_replaced_as_a_whole(sandbox: Any) -> None:
    zhid = sandbox.send("manufacturer", "POST", PATH, body(sandbox, ZHTZID="1"))
    sent = body(sandbox)
    assert sandbox.send("manufacturer", "PUT", PATH, {**sent, "ZHID": zhid, "SJBB": 1}) == zhid
    stored = recall_of(sandbox, zhid)
    assert (stored.version, stored.change, orjson.loads(stored.doc)) == (2, "MODIFY", sent)


def test_the_date_may_bear_the_code_that_table_18_prints(sandbox: Any) -> None:
    sent = body(sandbox)
    zhid = sandbox.send("manufacturer", "POST", PATH, sent)
    again = {**sent, "ZHID": int(zhid), "SJBB": 1, "ZHWCRQ": sent["ZHRQ"]}
    del again["ZHRQ"]
    assert sandbox.send("manufacturer", "PUT", PATH, again) == zhid


@pytest.mark.parametrize("version", [0, 2])
def test_another_version_is_refused(sandbox: Any, version: int) -> None:
    zhid = sandbox.send("manufacturer", "POST", PATH, body(sandbox))
    answer = sandbox.call("manufacturer", "PUT", PATH, body(sandbox, ZHID=zhid, SJBB=version))
    assert error(answer) == (400, 5001, ["SJBB"])
    assert sandbox.rules() == ["version"]
    assert recall_of(sandbox, zhid).version == 1


def test_a_recall_stands_once_in_a_request(sandbox: Any) -> None:
    zhid = sandbox.send("manufacturer", "POST", PATH, body(sandbox))
    again = body(sandbox, ZHID=zhid, SJBB=1)
    assert error(sandbox.call("manufacturer", "PUT", PATH, [again, again])) == (400, 5001, ["ZHID"])
    assert sandbox.rules() == ["duplicate"]


def told_apart(sandbox: Any, ask: Any, zhid: str) -> None:
    """A foreign recall and an unknown one are answered in the same words."""
    unknown = "1000000000099999999"
    foreign_answer, foreign_finding = ask(zhid), sandbox.exchanges[-1].findings
    unknown_answer, unknown_finding = ask(unknown), sandbox.exchanges[-1].findings
    assert foreign_answer.status_code == unknown_answer.status_code == 404
    assert foreign_answer.text.replace(zhid, unknown) == unknown_answer.text
    assert [found.requirement for found in foreign_finding] == ["R-5.2.1-7"]
    assert [found.requirement for found in unknown_finding] == ["R-5.3.5.10-6"]


def test_a_foreign_recall_is_modified_like_an_unknown_one(sandbox: Any) -> None:
    zhid = sandbox.send("manufacturer", "POST", PATH, body(sandbox))
    sent = body(sandbox, SJBB=1)
    told_apart(sandbox, lambda key: sandbox.call("manufacturer-other", "PUT", PATH, {**sent, "ZHID": key}), zhid)


# ---- 6.16


def test_a_revoked_recall_leaves_a_tombstone(sandbox: Any) -> None:
    ids = sandbox.send("manufacturer", "POST", PATH, [body(sandbox), body(sandbox)])
    sandbox.advance(60)
    answer = sandbox.call("manufacturer", "DELETE", PATH, ZHID=ids)
    assert (answer.status_code, answer.json["data"]) == (200, {"ids": ids})
    stored = recall_of(sandbox, ids[0])
    assert (stored.revoked, stored.version, stored.updated) == (True, 2, sandbox.now)
    with sandbox.database.reading() as connection:
        world = find(connection, sandbox.world).id  # type: ignore[union-attr]
        assert store.live(connection, world) == []
        assert [one.zhid for one in store.live(connection, world, sandbox.now)] == ids
        assert store.live(connection, world, sandbox.now + 1) == []


def test_a_revoked_recall_is_unknown(sandbox: Any) -> None:
    zhid = sandbox.send("manufacturer", "POST", PATH, body(sandbox))
    assert sandbox.call("manufacturer", "DELETE", PATH, ZHID=zhid).status_code == 200
    assert error(sandbox.call("manufacturer", "DELETE", PATH, ZHID=zhid)) == (404, 5001, ["ZHID"])
    assert error(sandbox.call("manufacturer", "PUT", PATH, body(sandbox, ZHID=zhid, SJBB=2))) == (404, 5001, ["ZHID"])


def test_a_foreign_recall_is_revoked_like_an_unknown_one(sandbox: Any) -> None:
    zhid = sandbox.send("manufacturer", "POST", PATH, body(sandbox))
    told_apart(sandbox, lambda key: sandbox.call("manufacturer-other", "DELETE", PATH, ZHID=key), zhid)


def test_one_unknown_key_revokes_nothing(sandbox: Any) -> None:
    zhid = sandbox.send("manufacturer", "POST", PATH, body(sandbox))
    assert sandbox.call("manufacturer", "DELETE", PATH, ZHID=f"{zhid},1").status_code == 404
    assert not recall_of(sandbox, zhid).revoked


# ---- the lifts that a recall concerns


def test_adding_and_revoking_change_the_lifts_with_such_components(sandbox: Any) -> None:
    code = sandbox.lift("3110")
    sent = of_lift(sandbox, code)
    sandbox.advance(60)
    zhid = sandbox.send("manufacturer-other", "POST", PATH, {**sent, "ZHXXH": sent["ZHXXH"].lower()})
    assert changed(sandbox, code)
    sandbox.advance(60)
    assert sandbox.call("manufacturer-other", "DELETE", PATH, ZHID=zhid).status_code == 200
    assert changed(sandbox, code)
    assert lift_of(sandbox, code).version == 1


def test_modifying_changes_the_lifts_of_before_and_of_now(sandbox: Any) -> None:
    first, second = sandbox.lift("3110"), sandbox.lift("3110")
    one = next(part for part in parts_of(sandbox, first) if part["TBJXH"] not in models(sandbox, second))
    other = next(part for part in parts_of(sandbox, second) if part["TBJXH"] not in models(sandbox, first))
    sandbox.advance(60)
    zhid = sandbox.send("manufacturer", "POST", PATH, body(sandbox, ZHXXH=one["TBJXH"], ZHBJXYDM=one["TBJZZXYDM"]))
    assert (changed(sandbox, first), changed(sandbox, second)) == (True, False)
    sandbox.advance(60)
    moved = body(sandbox, ZHID=zhid, SJBB=1, ZHXXH=other["TBJXH"], ZHBJXYDM=other["TBJZZXYDM"])
    sandbox.send("manufacturer", "PUT", PATH, moved)
    assert (changed(sandbox, first), changed(sandbox, second)) == (True, True)


def models(sandbox: Any, code: str) -> set[str]:
    return {part["TBJXH"] for part in parts_of(sandbox, code)}


def test_a_recall_of_nothing_that_stands_changes_nothing(sandbox: Any) -> None:
    code = sandbox.lift("3110")
    sent = of_lift(sandbox, code)
    sandbox.advance(60)
    others = [{**sent, "ZHXXH": sent["ZHXXH"][:-1]}, {**sent, "ZHBJXYDM": "91310101MA1FP0001A"}]
    sandbox.send("manufacturer", "POST", PATH, others)
    assert not changed(sandbox, code)


def test_a_revoked_lift_stays_as_it_is(sandbox: Any) -> None:
    code = sandbox.lift("3110")
    sent = of_lift(sandbox, code)
    assert sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=code).status_code == 200
    sandbox.advance(60)
    sandbox.send("manufacturer", "POST", PATH, sent)
    assert not changed(sandbox, code)


def test_characters_of_patterns_mean_themselves(sandbox: Any) -> None:
    part = {**sandbox.maker.lift("3110")["BJXX"][0], "TBJXH": '50%_"\\型'}
    code = sandbox.lift("3110", BJXX=[part])
    sandbox.advance(60)
    sandbox.send("manufacturer", "POST", PATH, body(sandbox, ZHXXH='%%_"\\型', ZHBJXYDM=part["TBJZZXYDM"]))
    assert not changed(sandbox, code)
    sandbox.send("manufacturer", "POST", PATH, body(sandbox, ZHXXH='50%_"\\型', ZHBJXYDM=part["TBJZZXYDM"]))
    assert changed(sandbox, code)


@pytest.mark.parametrize("makers", [1, store.FEW + 1])
def test_lifts_of_several_pages_are_found(sandbox: Any, monkeypatch: pytest.MonkeyPatch, makers: int) -> None:
    monkeypatch.setattr(store, "PAGE", 2)
    codes = [sandbox.lift("3110") for _ in range(5)]
    sent = [of_lift(sandbox, code) for code in codes]
    strangers = [body(sandbox, ZHBJXYDM=f"91310101MA1FP0{number:03}A") for number in range(makers)]
    sandbox.advance(60)
    sandbox.send("manufacturer", "POST", PATH, sent + strangers)
    assert all(changed(sandbox, code) for code in codes)
