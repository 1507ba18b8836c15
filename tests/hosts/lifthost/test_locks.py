"""7.23: locking and unlocking manufacture data."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from mockplatform.rules.notices import FAILED
from mockplatform.rules.records import Lift, Notice
from mockplatform.store import worlds
from mockplatform.store.rows import LIFTS, NOTICES
from mockplatform.store.schema import notice

HANGZHOU = "浙江省,杭州市,西湖区"
NANJING = "江苏省,南京市,玄武区"
PATH = "/lifts/lock"


@pytest.fixture
def sandbox(shared: Any) -> Any:
    return shared


def site(sandbox: Any, region: str = HANGZHOU) -> str:
    """A lift with an authorised construction, which gives it a region and leaves it in the factory (E176, E205)."""
    code = str(sandbox.lift("3110"))
    sandbox.build(code, SGDQ=region)
    return code


def lift_of(sandbox: Any, code: str) -> Lift:
    with sandbox.database.reading() as connection:
        found: Lift = LIFTS.find(connection, worlds.find(connection, sandbox.world).id, [code])[code]
    return found


def notices_of(sandbox: Any, code: str) -> list[Notice]:
    with sandbox.database.reading() as connection:
        return NOTICES.where(connection, worlds.find(connection, sandbox.world).id, notice.c.zjbm == code)


def put(sandbox: Any, code: str, locked: object, account: str = "province") -> Any:
    return sandbox.call(account, "PUT", PATH, {"ZJBM": code, "DTXXSD": locked})


def inspect(sandbox: Any, code: str, conclusion: str, **changes: Any) -> str:
    sandbox.advance(1)
    made = sandbox.maker.inspection({"ZJBM": code, "ZZRQ": 1_700_000_000_000}, kind="INSTALL")
    made.pop("JYBHGX", None)
    return str(sandbox.send("province", "POST", "/examine_infos", {**made, "JYJL": conclusion, **changes}))


def refused(answer: Any, status: int, *fields: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.json["code"] == 5001
    assert [error["field"] for error in answer.json["data"]["errors"]] == list(fields)


def test_a_lock_stops_the_maker_until_it_is_undone(sandbox: Any) -> None:  # E184, E185
    code = site(sandbox)
    changed = {**sandbox.maker.lift("3110", owner=sandbox.code_of("manufacturer")), "ZJBM": code}
    answer = put(sandbox, code, True)
    assert (answer.status_code, answer.json["code"], answer.json["data"]) == (200, 1, {"id": code})
    for method, body, query in (("PUT", changed, {}), ("DELETE", None, {"ZJBM": code})):
        refused(sandbox.call("manufacturer", method, "/lifts", body, **query), 400, "ZJBM")
        assert sandbox.rules()[-1] == "locked"
        assert lift_of(sandbox, code).version == 1
    put(sandbox, code, False)
    sandbox.send("manufacturer", "PUT", "/lifts", changed)
    assert lift_of(sandbox, code).version == 2
    assert sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=code).status_code == 200


def test_it_changes_no_data_of_the_lift(sandbox: Any) -> None:
    code = site(sandbox)
    before = lift_of(sandbox, code)
    sandbox.advance(60)
    put(sandbox, code, True)
    after = lift_of(sandbox, code)
    assert (after.locked, after.version, after.changed) == (True, before.version, before.changed)


@pytest.mark.parametrize("locked", [True, False])
def test_again_is_as_good_as_once(sandbox: Any, locked: bool) -> None:  # E186
    code = site(sandbox)
    put(sandbox, code, locked)
    before = lift_of(sandbox, code)
    sandbox.advance(60)
    assert put(sandbox, code, locked).json["code"] == 1
    assert lift_of(sandbox, code) == before
    assert before.locked is locked


def test_a_batch_locks_and_unlocks_in_its_order(sandbox: Any) -> None:
    codes = [site(sandbox) for _ in range(3)]
    put(sandbox, codes[1], True)
    wanted = [(codes[2], True), (codes[1], False), (codes[0], True)]
    sent = [{"ZJBM": code, "DTXXSD": locked} for code, locked in wanted]
    assert sandbox.send("province", "PUT", PATH, sent) == [codes[2], codes[1], codes[0]]
    assert [lift_of(sandbox, code).locked for code in codes] == [True, False, True]


def test_a_batch_is_all_or_nothing(sandbox: Any) -> None:
    code = site(sandbox)
    for other, status in (({"ZJBM": "nowhere", "DTXXSD": True}, 404), ({"ZJBM": code, "DTXXSD": False}, 400)):
        answer = sandbox.call("province", "PUT", PATH, [{"ZJBM": code, "DTXXSD": True}, other])
        assert answer.status_code == status
        assert [bad["id"] for bad in answer.json["data"]] == [other["ZJBM"]]
        assert not lift_of(sandbox, code).locked
    assert sandbox.rules() == ["duplicate"]


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        ({"DTXXSD": None}, "DTXXSD", "missing"),
        ({"DTXXSD": "locked"}, "DTXXSD", "type"),
        ({"ZJBM": None}, "ZJBM", "missing"),
        ({"ZJBM": "x" * 21}, "ZJBM", "length"),
    ],
)
def test_what_is_no_record_of_table_43(sandbox: Any, record: dict[str, Any], field: str, rule: str) -> None:
    code = site(sandbox)
    answer = sandbox.call("province", "PUT", PATH, {"ZJBM": code, "DTXXSD": True, **record})
    refused(answer, 400, field)
    assert sandbox.rules() == [rule]
    assert not lift_of(sandbox, code).locked


def test_every_lift_out_of_reach_is_answered_as_unknown(sandbox: Any) -> None:  # E205
    revoked = site(sandbox)
    sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=revoked)
    answers = {}
    for name, code in (("foreign", site(sandbox, NANJING)), ("bare", sandbox.lift("3110")), ("revoked", revoked)):
        answers[name] = put(sandbox, code, True)
        refused(answers[name], 404, "ZJBM")
        requirement = "R-5.3.5.10-6" if name == "revoked" else "R-5.2.2-4"
        assert [(one.rule, one.requirement) for one in sandbox.exchanges[-1].findings] == [("absent", requirement)]
        assert not lift_of(sandbox, code).locked
    contents = [{**one.json, "timestamp": 0, "data": one.json["data"]["errors"]} for one in answers.values()]
    assert contents[0] == contents[1] == contents[2]


@pytest.mark.parametrize("account", ["manufacturer", "constructor"])
def test_only_a_province_locks(sandbox: Any, account: str) -> None:
    assert put(sandbox, site(sandbox), True, account).status_code == 403


class TestNotice:
    """7.23.1, E189: a lift that failed its inspection is unlocked, so that its maker can correct it."""

    def test_the_maker_is_asked_for_a_correction(self, sandbox: Any) -> None:
        code = str(sandbox.lift("3110"))
        sandbox.build(code)
        sgid = sandbox.build(code, "REPAIR")
        put(sandbox, code, True)
        inspect(sandbox, code, "不合格", JYBHGX="2.3、3.4")
        assert notices_of(sandbox, code) == []
        sandbox.advance(60)
        put(sandbox, code, False)
        (found,) = notices_of(sandbox, code)
        assert (found.kind, found.sgid, found.builder) == ("modify", sgid, sandbox.code_of("constructor"))
        assert (found.owner, found.created, found.closed) == (sandbox.code_of("manufacturer"), sandbox.now, None)
        assert found.content == "2.3、3.4"
        assert sandbox.rules() == []

    @pytest.mark.parametrize(("said", "content"), [({}, FAILED), ({"JYBHGX": "项" * 21}, "项" * 20)])
    def test_its_content_fits_table_12(self, sandbox: Any, said: dict[str, str], content: str) -> None:
        code = site(sandbox)
        put(sandbox, code, True)
        inspect(sandbox, code, "复检不合格", **said)
        put(sandbox, code, False)
        assert [one.content for one in notices_of(sandbox, code)] == [content]
        assert len(content) <= 20

    def test_only_the_newest_inspection_that_stands_counts(self, sandbox: Any) -> None:
        code = site(sandbox)
        put(sandbox, code, True)
        inspect(sandbox, code, "不合格")
        passed = inspect(sandbox, code, "复检合格")
        put(sandbox, code, False)
        assert notices_of(sandbox, code) == []
        put(sandbox, code, True)
        sandbox.call("province", "DELETE", "/examine_infos", JYID=passed)
        put(sandbox, code, False)
        assert len(notices_of(sandbox, code)) == 1

    def test_only_an_unlocking_raises_it(self, sandbox: Any) -> None:
        code = site(sandbox)
        inspect(sandbox, code, "不合格")
        put(sandbox, code, False)  # was never locked
        put(sandbox, code, True)
        assert notices_of(sandbox, code) == []

    def test_a_lift_never_inspected_has_none(self, sandbox: Any) -> None:
        code = site(sandbox)
        put(sandbox, code, True)
        put(sandbox, code, False)
        assert notices_of(sandbox, code) == []

    def test_without_a_construction_there_can_be_none(self, sandbox: Any) -> None:
        bare = str(sandbox.lift("3110"))
        usage = sandbox.maker.usage({"ZJBM": bare, "ZZRQ": 1_700_000_000_000})
        sandbox.send("province", "POST", "/usage_companies", {**usage, "SBSYDD": f"{HANGZHOU}^文三路1号"})
        code = site(sandbox)
        for one in (code, bare):
            put(sandbox, one, True)
            inspect(sandbox, one, "不合格")
        sandbox.send("province", "PUT", PATH, [{"ZJBM": one, "DTXXSD": False} for one in (code, bare)])
        assert [(one.rule, one.pointer) for one in sandbox.exchanges[-1].findings] == [("no_notice", "/1/ZJBM")]
        assert (len(notices_of(sandbox, code)), notices_of(sandbox, bare)) == (1, [])
        assert not lift_of(sandbox, bare).locked

    def test_the_maker_s_correction_closes_it(self, sandbox: Any) -> None:
        code = site(sandbox)
        put(sandbox, code, True)
        inspect(sandbox, code, "不合格")
        put(sandbox, code, False)
        doc = orjson.loads(lift_of(sandbox, code).doc)
        sandbox.advance(60)
        sandbox.send("manufacturer", "PUT", "/lifts", doc)
        assert [one.closed for one in notices_of(sandbox, code)] == [sandbox.now]
