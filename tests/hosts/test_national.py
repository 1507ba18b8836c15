"""The three national systems: 8.1.3, 8.2, 8.3."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
import pytest

from mockplatform.clock import milliseconds, month_of
from mockplatform.rules.records import Unit
from mockplatform.spec.tables import TABLES
from mockplatform.store import templates, units, worlds
from mockplatform.store.rows import UNITS

SCAN, CORPORATE, ACCIDENTS = "/publicity/type_test_certificate", "/api/corporate_info", "/api/accidents"


@pytest.fixture(scope="module")
def world(shared: Any) -> Any:
    with shared.database.reading() as connection:
        return worlds.find(connection, "default")


def refused(sandbox: Any, path: str, status: int, code: int, **query: str) -> str:
    answer = sandbox.call("platform", "GET", path, **query)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    return str(sandbox.rules()[-1])


class TestScan:
    def test_a_known_number(self, shared: Any, world: Any) -> None:
        with shared.database.reading() as connection:
            number = min(units.numbers(connection, world.id))
        answer = shared.call("platform", "GET", SCAN, XSSYBH=number)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
        assert answer.data.startswith(b"\xff\xd8\xff")
        assert shared.exchanges[-1].code == 1

    def test_a_pushed_one(self, shared: Any) -> None:
        pushed = shared.maker.certificate("3110")
        assert shared.call("typetest", "POST", "/api/typetest/test_certificate_rl", [pushed]).status_code == 201
        assert shared.call("platform", "GET", SCAN, XSSYBH=pushed["XSSYBH"]).status_code == 200

    def test_refusals(self, shared: Any) -> None:
        assert refused(shared, SCAN, 404, 6001, XSSYBH="nothing") == "absent"  # E227
        assert refused(shared, SCAN, 400, 6001) == "query_mode"
        assert refused(shared, SCAN, 400, 6001, XSSYBH="") == "missing"
        assert refused(shared, SCAN, 400, 6001, XYDM="1") == "query_unknown"


class TestCorporate:
    def test_a_maker_with_its_licence(self, shared: Any, world: Any) -> None:
        with shared.database.reading() as connection:
            xydm = units.licensed(connection, world.id)[0]
            unit = units.by_code(connection, world.id, xydm)
        assert unit is not None
        stored = orjson.loads(unit.doc)
        answer = shared.call("platform", "GET", CORPORATE, XYDM=xydm)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json;charset=UTF-8")
        assert list(answer.json) == [row.code for row in TABLES[48].rows]  # bare, without an envelope
        assert answer.json["DWMC"] == stored["DWMC"]
        assert answer.json["LXRDH"] == stored["LXDH"]  # E015
        assert answer.json["XKZBH"] == next(entry["ZZBH"] for entry in stored["ZZXX"] if entry.get("ZZBH"))

    def test_the_term_of_the_licence(self, shared: Any, world: Any) -> None:  # E222
        begin, end = (milliseconds(date) for date in (datetime(2026, 3, 1), datetime(2030, 2, 28)))
        entry = {"ZZLB": "MANUFACTURE", "ZZBH": "TS1", "XKZKSSJ": begin, "XKZJSSJ": end}
        doc = orjson.dumps({"DWMC": "甲", "XYDM": "T", "ZZXX": [{"ZZLB": "INSTALL"}, entry]}).decode()
        with shared.database.writing() as connection:
            UNITS.add(connection, world.id, [Unit("t", "T", 1, month_of(begin), begin, begin, "ADD", doc)])
        found = shared.call("platform", "GET", CORPORATE, XYDM="T").json
        assert (found["XKZBH"], found["XKZNX"]) == ("TS1", "20260301-20300228")
        assert found["ZCDZ"] == ""  # unknown (E073)

    def test_refusals(self, shared: Any) -> None:
        assert refused(shared, CORPORATE, 404, 6001, XYDM="nothing") == "absent"  # E226
        assert refused(shared, CORPORATE, 400, 6001) == "query_mode"

    def test_a_deleted_unit_is_unknown(self, shared: Any) -> None:
        for change in ("ADD", "DELETE"):
            pushed = {**shared.maker.pushed_unit(change=change), "XYDM": "91310101MA1FL00X0X"}
            answer = shared.call("typetest", "POST", "/api/typetest/component_unit", [pushed])
            assert answer.status_code == 201, answer.text
            status = 200 if change == "ADD" else 404
            assert shared.call("platform", "GET", CORPORATE, XYDM=pushed["XYDM"]).status_code == status


@pytest.fixture(scope="module")
def accident(shared: Any, world: Any) -> dict[str, Any]:
    """One of two accidents of the maker M1."""
    made = {**shared.maker.accident(), "NF": "2025"}
    other = {**shared.maker.accident(), "NF": "2024"}
    with shared.database.writing() as connection:
        templates.add_accidents(connection, world.id, [
            {"maker": "M1", "user": "U1", "doc": orjson.dumps(made).decode()},
            {"maker": "M1", "user": "U2", "doc": orjson.dumps(other).decode()},
        ])  # fmt: skip
    return made


class TestAccidents:
    def ask(self, sandbox: Any, **query: str) -> Any:
        answer = sandbox.call("platform", "GET", ACCIDENTS, **query)
        assert answer.status_code == 200
        return answer.json

    def test_by_maker_and_by_user(self, shared: Any, accident: Any) -> None:  # E225
        assert [len(self.ask(shared, XYDM=code)) for code in ("M1", "U1", "U2", "M2")] == [2, 1, 1, 0]
        (found,) = self.ask(shared, XYDM="U1")
        assert list(found) == [row.code for row in TABLES[49].rows]
        assert {code: found[code] for code in accident} == accident

    def test_by_year(self, shared: Any, accident: Any) -> None:  # E045
        assert [str(one["NF"]) for one in self.ask(shared, XYDM="M1", NF="2024")] == ["2024"]
        assert self.ask(shared, XYDM="M1", NF="2020") == []

    @pytest.mark.parametrize("year", ["26", "2026-01", "20260101", "year", "２０２５"])
    def test_a_year_has_four_digits(self, shared: Any, year: str) -> None:
        assert refused(shared, ACCIDENTS, 400, 6001, XYDM="M1", NF=year) == "type"

    def test_refusals(self, shared: Any) -> None:
        assert refused(shared, ACCIDENTS, 400, 6001) == "query_mode"
        assert refused(shared, ACCIDENTS, 400, 6001, NF="2026") == "query_mode"


@pytest.mark.parametrize("path", [SCAN, CORPORATE, ACCIDENTS])
def test_only_the_platform_asks(shared: Any, path: str) -> None:
    for account in ("manufacturer", "province", "typetest"):
        assert shared.call(account, "GET", path).status_code == 403
