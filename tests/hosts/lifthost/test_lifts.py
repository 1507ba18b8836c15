"""6.1 add, 6.2 modify, 6.3 revoke: manufacture data of lifts."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from sqlalchemy import text

VARIETIES = ("3110", "3120", "3130", "3210", "3220", "3310", "3320", "3410", "3420", "3430")

ALWAYS = ("CPBH", "ZJBM", "XSSYBH", "SBLB", "SBPZ", "SBXH", "ZZRQ")
LIFT, STAIRS = ("TCS", "TZS", "TMS", "TZZL"), ("FTGZLX",)
CAR, PRESSURE, EXPLOSION = ("DTJXMJ",), ("YYDTGZYL",), ("FBDJ", "FBXS")
MANDATORY = {
    "3110": (*LIFT, *CAR), "3120": (*LIFT, *CAR), "3130": (*LIFT, *CAR),
    "3210": (*LIFT, *CAR, *PRESSURE), "3220": (*LIFT, *CAR, *PRESSURE),
    "3310": ("FSD", "FGD", "FQXJ", "FKD", *STAIRS), "3320": ("RSD", "RCD", "RQXJ", "RKD", *STAIRS),
    "3410": (*LIFT, *CAR, *EXPLOSION), "3420": (*LIFT, *CAR), "3430": LIFT,
}  # fmt: skip
"""Variety → what such a lift must have besides ALWAYS (E103), typed from Table 4"""

PART = ("TBJBM", "TBJXSSYBH", "TBJPZ", "TBJXH", "TBJZZXYDM", "TBZZRQ")
SPEEDS = ("TSD", "TSXSD", "TXXSD")
FULL = "/lifts/enterprise"


def refused(answer: Any, status: int = 400, code: int = 5001) -> dict[str, list[str]]:
    """Id of each refused record → the fields that are named."""
    assert (answer.status_code, answer.json["code"]) == (status, code), answer.text
    data = answer.json["data"]
    return {
        one["id"]: [error["field"] for error in one["errors"]] for one in (data if isinstance(data, list) else [data])
    }


def post(sandbox: Any, content: Any, account: str = "manufacturer") -> Any:
    return sandbox.call(account, "POST", "/lifts", content)


def put(sandbox: Any, content: Any, account: str = "manufacturer") -> Any:
    return sandbox.call(account, "PUT", "/lifts", content)


def without(record: dict[str, Any], *codes: str) -> dict[str, Any]:
    return {code: value for code, value in record.items() if code not in codes}


def kinds(sandbox: Any) -> set[tuple[str, str]]:
    """Rule and pointer of what the journal says."""
    return {(finding.rule, finding.pointer) for finding in sandbox.exchanges[-1].findings}


class TestAdd:
    def test_a_lift_goes_in_and_comes_out(self, shared: Any) -> None:
        record = shared.maker.lift("3110")
        assert shared.send("manufacturer", "POST", "/lifts", record) == record["ZJBM"]
        item = shared.get("manufacturer", FULL, ZJBM=record["ZJBM"])
        assert {code: item["ZJXX"][code] for code in without(record, "BJXX")} == without(record, "BJXX")
        assert item["ZJXX"]["SJBB"] == 1
        assert len(item["BJXX"]) == len(record["BJXX"])

    @pytest.mark.parametrize("variety", VARIETIES)
    def test_each_variety_has_its_mandatory_rows(self, shared: Any, variety: str) -> None:
        record = shared.maker.lift(variety)
        needed = (*ALWAYS, *MANDATORY[variety])
        for code in without(record, "BJXX", *SPEEDS):
            answer = post(shared, without(record, code))
            if code in needed:
                assert code in next(iter(refused(answer).values())), code
            else:
                assert answer.status_code == 201, (code, answer.text)
                assert shared.call("manufacturer", "DELETE", "/lifts", ZJBM=record["ZJBM"]).status_code == 200
        assert set(needed) <= record.keys()

    @pytest.mark.parametrize("variety", [v for v in VARIETIES if "TCS" in MANDATORY[v]])
    def test_one_of_three_speeds(self, shared: Any, variety: str) -> None:  # E104
        record = without(shared.maker.lift(variety), *SPEEDS)
        assert refused(post(shared, record)) == {record["ZJBM"]: ["TSD"]}
        assert shared.exchanges[-1].findings[-1].requirement == "R-6.1.2-2"
        for n, code in enumerate(SPEEDS):
            assert post(shared, {**record, code: 1.75, "ZJBM": record["ZJBM"][:-1] + "abc"[n]}).status_code == 201

    @pytest.mark.parametrize("variety", ["3310", "3320"])
    def test_stairs_need_no_speed_of_a_lift(self, shared: Any, variety: str) -> None:
        assert post(shared, without(shared.maker.lift(variety), *SPEEDS)).status_code == 201

    @pytest.mark.parametrize("code", PART)
    def test_mandatory_rows_of_a_component(self, shared: Any, code: str) -> None:
        record = shared.maker.lift("3110")
        record["BJXX"][2] = without(record["BJXX"][2], code)
        assert refused(post(shared, record)) == {record["ZJBM"]: [f"BJXX[2].{code}"]}
        assert ("missing", f"/BJXX/2/{code}") in kinds(shared)

    def test_components_are_optional(self, shared: Any) -> None:
        assert post(shared, without(shared.maker.lift("3110"), "BJXX")).status_code == 201

    def test_a_code_that_is_in_use(self, shared: Any) -> None:  # E143
        record = shared.maker.lift("3110")
        shared.send("manufacturer", "POST", "/lifts", record)
        assert refused(post(shared, record)) == {record["ZJBM"]: ["ZJBM"]}
        assert shared.rules()[-1] == "exists"
        assert refused(post(shared, record, "manufacturer-other")) == {record["ZJBM"]: ["ZJBM"]}

    def test_a_code_twice_in_a_batch(self, shared: Any) -> None:  # E142
        one, other = shared.maker.lift("3110"), shared.maker.lift("3110")
        answer = post(shared, [one, other, {**other, "ZJBM": one["ZJBM"]}])
        assert refused(answer) == {one["ZJBM"]: ["ZJBM"]}
        assert ("duplicate", "/2/ZJBM") in kinds(shared)
        assert shared.call("manufacturer", "GET", FULL, ZJBM=other["ZJBM"]).status_code == 404

    def test_codes_are_the_same_in_any_width(self, shared: Any) -> None:
        wide = {ord(one): ord(one) + 0xFEE0 for one in map(chr, range(0x21, 0x7F))}
        record = shared.maker.lift("3110")
        code = record["ZJBM"]
        assert shared.send("manufacturer", "POST", "/lifts", {**record, "ZJBM": code.translate(wide)}) == code
        assert refused(post(shared, record)) == {code: ["ZJBM"]}
        assert shared.get("manufacturer", FULL, ZJBM=code)["ZJXX"]["ZJBM"] == code
        again = {**shared.maker.lift("3110"), "SBXH": "ＴＫＪ（甲）"}
        twice = [again, {**again, "ZJBM": again["ZJBM"].translate(wide)}]
        assert refused(post(shared, twice)) == {again["ZJBM"]: ["ZJBM"]}

    def test_a_hundred_in_order(self, shared: Any) -> None:
        batch = [shared.maker.lift() for _ in range(100)]
        assert shared.send("manufacturer", "POST", "/lifts", batch) == [record["ZJBM"] for record in batch]

    def test_an_array_of_one_is_answered_as_an_array(self, shared: Any) -> None:
        record = shared.maker.lift()
        assert post(shared, [record]).json["data"] == {"ids": [record["ZJBM"]]}
        assert refused(post(shared, [record])) == {record["ZJBM"]: ["ZJBM"]}

    def test_the_clients_own_id_names_a_refused_record(self, shared: Any) -> None:  # E134
        record = without(shared.maker.lift("3110"), "SBXH")
        assert refused(post(shared, {**record, "id": "mine-7"})) == {"mine-7": ["SBXH"]}
        assert refused(post(shared, [{**record, "id": 7}])) == {"7": ["SBXH"]}
        good = {**shared.maker.lift("3110"), "id": "mine-8"}
        assert shared.send("manufacturer", "POST", "/lifts", good) == good["ZJBM"]

    def test_seven_broken_records_each_with_all_that_is_wrong(self, shared: Any) -> None:
        good = [shared.maker.lift("3110") for _ in range(9)]
        taken = shared.lift("3110")
        bad = [
            without(good[0], "SBXH", "TCS"),
            {**good[1], "SBPZ": "9999", "ZZRQ": "soon"},
            {**good[2], "XX": 1, "SBXH": "x" * 51},
            {**good[3], "TCS": "many", "TSD": "fast"},
            {**good[4], "BJXX": [{**good[4]["BJXX"][0], "TBJXSSYBH": "x" * 19}, without(good[4]["BJXX"][1], "TBJXH")]},
            {**good[5], "ZJBM": taken},
            {**good[6], "BJXX": "none"},
        ]
        answer = post(shared, [good[7], *bad[:4], good[8], *bad[4:]])
        found = refused(answer)
        expected = {
            good[0]["ZJBM"]: {"SBXH", "TCS"},
            good[1]["ZJBM"]: {"SBPZ", "ZZRQ"},
            good[2]["ZJBM"]: {"XX", "SBXH"},
            good[3]["ZJBM"]: {"TCS", "TSD"},
            good[4]["ZJBM"]: {"BJXX[0].TBJXSSYBH", "BJXX[1].TBJXH"},
            taken: {"ZJBM"},
            good[6]["ZJBM"]: {"BJXX"},
        }
        assert {id: set(fields) for id, fields in found.items()} == expected
        assert list(found) == list(expected)  # in request order
        assert all(error["message"] for one in answer.json["data"] for error in one["errors"])
        for record in good:
            assert shared.call("manufacturer", "GET", FULL, ZJBM=record["ZJBM"]).status_code == 404

    def test_only_makers(self, shared: Any) -> None:
        for account in ("constructor", "province", "typetest", "platform"):
            assert post(shared, shared.maker.lift(), account).status_code == 403


class TestReferences:
    """Certificates and units that the world doesn't know (E199)."""

    POINTERS = (("certificate", "/XSSYBH"), ("certificate", "/BJXX/0/TBJXSSYBH"), ("unit", "/BJXX/0/TBJZZXYDM"))

    def strange(self, sandbox: Any) -> dict[str, Any]:
        record = sandbox.maker.lift("3110")
        part = {**record["BJXX"][0], "TBJXSSYBH": "TSX NO2", "TBJZZXYDM": "91330100MA1FLSTR00"}
        return {**record, "XSSYBH": "TSX NO1", "BJXX": [part]}

    def test_are_accepted_with_a_finding(self, shared: Any) -> None:
        record = self.strange(shared)
        for send in (post, put):
            assert send(shared, record).status_code in (200, 201)
            assert kinds(shared) >= set(self.POINTERS)

    def test_are_refused_in_strict_mode(self, strict: Any) -> None:
        record = self.strange(strict)
        fields = ["XSSYBH", "BJXX[0].TBJXSSYBH", "BJXX[0].TBJZZXYDM"]
        assert refused(post(strict, record)) == {record["ZJBM"]: fields}
        assert kinds(strict) >= set(self.POINTERS)


class TestModify:
    def test_the_record_is_replaced_as_a_whole(self, shared: Any) -> None:  # E123
        record = {**shared.maker.lift("3110"), "GZHJ": "INDOOR"}
        shared.send("manufacturer", "POST", "/lifts", record)
        shared.advance(60)
        changed = without({**record, "SBXH": "NEW"}, "GZHJ", "BJXX")
        assert shared.send("manufacturer", "PUT", "/lifts", changed) == record["ZJBM"]
        item = shared.get("manufacturer", FULL, ZJBM=record["ZJBM"])
        assert (item["ZJXX"]["SBXH"], item["ZJXX"]["GZHJ"], item["BJXX"]) == ("NEW", "", [])
        assert (item["ZJXX"]["SJBB"], item["ZJXX"]["GXSJ"], item["ZJXX"]["BGLX"]) == (2, shared.now, "MODIFY")

    def test_components_keep_their_versions(self, shared: Any) -> None:  # E047
        record = shared.maker.lift("3110")
        parts = record["BJXX"][:3]
        shared.send("manufacturer", "POST", "/lifts", {**record, "BJXX": parts})
        new = shared.maker.lift("3110")["BJXX"][0]
        for change in ("A", "B"):
            shared.send(
                "manufacturer", "PUT", "/lifts", {**record, "BJXX": [parts[0], {**parts[1], "TBJXH": change}, new]}
            )
        found = {part["TBJBM"]: part for part in shared.get("manufacturer", FULL, ZJBM=record["ZJBM"])["BJXX"]}
        assert found.keys() == {parts[0]["TBJBM"], parts[1]["TBJBM"], new["TBJBM"]}  # the one left out is gone
        versions = {code: (part["SJBB"], part["BGLX"]) for code, part in found.items()}
        assert versions[parts[0]["TBJBM"]] == (1, "ADD")
        assert versions[parts[1]["TBJBM"]] == (3, "MODIFY")
        assert versions[new["TBJBM"]] == (1, "ADD")
        assert found[parts[1]["TBJBM"]]["TBJXH"] == "B"

    def test_the_version(self, shared: Any) -> None:  # E036, E122
        record = shared.maker.lift("3110")
        shared.send("manufacturer", "POST", "/lifts", record)
        for version in (1, "2", None, 4):
            sent = {**record, "SBXH": f"v{version}"} | ({} if version is None else {"SJBB": version})
            shared.send("manufacturer", "PUT", "/lifts", sent)
        for stale in (1, 4, 6):
            assert refused(put(shared, {**record, "SJBB": stale})) == {record["ZJBM"]: ["SJBB"]}
            finding = shared.exchanges[-1].findings[-1]
            assert (finding.rule, finding.expected, finding.got) == ("version", "5", str(stale))
        assert shared.get("manufacturer", FULL, ZJBM=record["ZJBM"])["ZJXX"]["SBXH"] == "v4"

    def test_one_stale_record_stops_the_batch(self, shared: Any) -> None:
        records = [shared.maker.lift("3110") for _ in range(3)]
        shared.send("manufacturer", "POST", "/lifts", records)
        batch = [{**record, "SBXH": "NEW", "SJBB": 1 + (n == 1)} for n, record in enumerate(records)]
        assert refused(put(shared, batch)) == {records[1]["ZJBM"]: ["SJBB"]}
        for record in records:
            assert shared.get("manufacturer", FULL, ZJBM=record["ZJBM"])["ZJXX"]["SJBB"] == 1

    def test_a_batch_in_order(self, shared: Any) -> None:
        records = [shared.maker.lift() for _ in range(100)]
        shared.send("manufacturer", "POST", "/lifts", records)
        codes = shared.send("manufacturer", "PUT", "/lifts", records[::-1])
        assert codes == [record["ZJBM"] for record in records[::-1]]

    def test_unknown_and_wrong_in_one_batch(self, shared: Any) -> None:
        known, unknown = shared.maker.lift("3110"), shared.maker.lift("3110")
        shared.send("manufacturer", "POST", "/lifts", known)
        assert refused(put(shared, [known, unknown]), 404) == {unknown["ZJBM"]: ["ZJBM"]}
        assert refused(put(shared, [without(known, "SBXH"), unknown]), 400) == {
            known["ZJBM"]: ["SBXH"], unknown["ZJBM"]: ["ZJBM"],
        }  # fmt: skip

    def test_a_locked_lift(self, shared: Any) -> None:
        record = shared.maker.lift("3110")
        zjbm = shared.send("manufacturer", "POST", "/lifts", record)
        shared.build(zjbm)
        shared.send("province", "PUT", "/lifts/lock", {"ZJBM": zjbm, "DTXXSD": True})
        assert refused(put(shared, record)) == {zjbm: ["ZJBM"]}
        assert ("locked", "/ZJBM") in kinds(shared)
        assert refused(shared.call("manufacturer", "DELETE", "/lifts", ZJBM=zjbm))[zjbm][0] == "ZJBM"
        shared.send("province", "PUT", "/lifts/lock", {"ZJBM": zjbm, "DTXXSD": False})
        assert put(shared, record).status_code == 200

    def test_history_is_kept(self, sandbox: Any) -> None:
        record = sandbox.maker.lift("3110")
        sandbox.send("manufacturer", "POST", "/lifts", {**record, "SBXH": "first"})
        sandbox.send("manufacturer", "PUT", "/lifts", {**record, "SBXH": "second"})
        sandbox.call("manufacturer", "DELETE", "/lifts", ZJBM=record["ZJBM"])
        with sandbox.database.reading() as connection:
            rows = (
                connection.execute(text("SELECT doc, version, change FROM lift_history ORDER BY version"))
                .mappings()
                .all()
            )
        found = [(row["version"], row["change"], orjson.loads(row["doc"])["SBXH"]) for row in rows]
        assert found == [(1, "MODIFY", "first"), (2, "DELETE", "second")]


class TestRevoke:
    def test_two_by_one_parameter_repeated(self, shared: Any) -> None:
        codes = [shared.lift("3110"), shared.lift("3310")]
        answer = shared.call("manufacturer", "DELETE", "/lifts", ZJBM=codes)
        assert (answer.status_code, answer.json["data"]) == (200, {"ids": codes})
        for code in codes:
            assert shared.call("manufacturer", "GET", FULL, ZJBM=code).status_code == 404
            assert refused(shared.call("manufacturer", "DELETE", "/lifts", ZJBM=code), 404) == {code: ["ZJBM"]}

    def test_one_is_answered_as_one(self, shared: Any) -> None:
        code = shared.lift()
        assert shared.call("manufacturer", "DELETE", "/lifts", ZJBM=code).json["data"] == {"id": code}

    def test_all_or_none(self, shared: Any) -> None:
        code = shared.lift()
        answer = shared.call("manufacturer", "DELETE", "/lifts", ZJBM=[code, "nothing"])
        assert refused(answer, 404) == {"nothing": ["ZJBM"]}
        assert shared.get("manufacturer", FULL, ZJBM=code)["ZJXX"]["ZJBM"] == code

    def test_a_revoked_code_may_be_used_again(self, shared: Any) -> None:
        record = shared.maker.lift("3110")
        for _ in range(2):
            shared.send("manufacturer", "POST", "/lifts", record)
            assert shared.get("manufacturer", FULL, ZJBM=record["ZJBM"])["ZJXX"]["SJBB"] == 1
            assert shared.call("manufacturer", "DELETE", "/lifts", ZJBM=record["ZJBM"]).status_code == 200
        assert refused(put(shared, record), 404) == {record["ZJBM"]: ["ZJBM"]}
        shared.send("manufacturer-other", "POST", "/lifts", record)
        assert shared.call("manufacturer", "GET", FULL, ZJBM=record["ZJBM"]).status_code == 404

    def test_only_in_the_state_of_the_factory(self, shared: Any) -> None:  # E176
        code = shared.lift("3110")
        sgid = shared.build(code)
        shared.declare(sgid)
        answer = shared.call("manufacturer", "DELETE", "/lifts", ZJBM=code)
        assert refused(answer) == {code: ["ZJBM"]}
        assert ("state", "/ZJBM") in kinds(shared)
        shared.declare(sgid, given=False)
        assert shared.call("manufacturer", "DELETE", "/lifts", ZJBM=code).status_code == 200

    @pytest.mark.parametrize("state", ["USING", "STOP", "SCRAP"])
    def test_a_lift_that_is_or_was_in_use(self, shared: Any, state: str) -> None:
        record = shared.maker.lift("3110")
        code = shared.send("manufacturer", "POST", "/lifts", record)
        shared.declare(shared.build(code))
        shared.send("province", "POST", "/usage_companies", shared.maker.usage(record, state=state))
        assert refused(shared.call("manufacturer", "DELETE", "/lifts", ZJBM=code)) == {code: ["ZJBM"]}


class TestOwnership:
    """A foreign lift is answered as an unknown one, byte for byte but for the moment and the codes that were sent."""

    def plain(self, answer: Any, code: str) -> str:
        return str(answer.text).replace(code, "CODE")

    @pytest.mark.parametrize("way", ["PUT", "DELETE", "GET"])
    def test_foreign_is_unknown(self, shared: Any, way: str) -> None:
        record = shared.maker.lift("3110")
        foreign = shared.send("manufacturer-other", "POST", "/lifts", record)
        answers = {}
        for code in (foreign, "3110310000NOTHING"):
            if way == "PUT":
                answer = put(shared, {**record, "ZJBM": code})
            else:
                path = "/lifts" if way == "DELETE" else FULL
                answer = shared.call("manufacturer", way, path, ZJBM=code)
            assert answer.status_code == 404
            answers[code] = self.plain(answer, code)
            told = shared.exchanges[-1].findings[-1]
            assert told.rule == "absent"
            assert told.got == ("a record that this account does not reach" if code == foreign else "no such record")
        assert len(set(answers.values())) == 1
        assert shared.get("manufacturer-other", FULL, ZJBM=foreign)["ZJXX"]["SJBB"] == 1
