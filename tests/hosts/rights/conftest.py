"""Calls of all 44 interfaces for records of either of two sides, and a look at every answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from mockplatform.spec.interfaces import INTERFACES
from mockplatform.store import schema

REPORTS = {"usage": "SYDWGLID", "insurance": "BXID", "maintenance": "WBID", "inspection": "JYID", "supervision": "JDID"}
"""The kinds of record of 7.1 to 7.15, in their order, and their codes"""

Body = dict[str, Any] | None


@dataclass(frozen=True)
class Side:
    """Accounts that have to do with the same lifts."""

    maker: str
    builder: str
    province: str
    region: str


OURS = Side("manufacturer", "constructor", "province", "浙江省,杭州市,西湖区")
THEIRS = Side("manufacturer-other", "constructor-other", "province-other", "江苏省,南京市,玄武区")


@dataclass
class Case:
    """Calls of one interface that differ in the key alone: `ask(key)` gives body and query."""

    key: str
    ask: Callable[[str], tuple[Body, dict[str, str]]]


@dataclass
class World:
    """A sandbox in which every answer is looked at, and records can be made for each side by the real interfaces."""

    sandbox: Any
    last: dict[str, dict[str, Any]] = field(default_factory=dict)
    """ZJBM → record as it was added"""
    sides: dict[str, Side] = field(default_factory=dict)
    """ZJBM → whose lift it is"""

    def call(self, account: str, interface: str, body: Any = None, **query: Any) -> TestResponse:
        row = INTERFACES[interface]
        answer: TestResponse = self.sandbox.call(account, row.method, row.path, body, **query)
        well_formed(interface, answer, self.sandbox.now)
        return answer

    def done(self, account: str, interface: str, body: Any = None, **query: Any) -> str:
        """The id of an accepted uplink."""
        answer = self.call(account, interface, body, **query)
        assert answer.status_code in (200, 201), answer.text
        return str(answer.json["data"]["id"]) if "data" in answer.json else ""

    def state(self) -> str:
        """All that is stored of records, in one number."""
        found = hashlib.sha256()
        with self.sandbox.database.reading() as connection:
            for table in (schema.lift, schema.lift_history, schema.construction, schema.report, schema.recall,
                          schema.notice, schema.unit, schema.certificate):  # fmt: skip
                for row in connection.execute(select(table).order_by(*table.primary_key)):
                    found.update(repr(tuple(row)).encode())
        return found.hexdigest()

    def side(self, account: str, *, other: bool = False) -> Side:
        """That of an account, or the other one."""
        return THEIRS if account.endswith("-other") != other else OURS

    def case(self, interface: str, caller: str, *, foreign: bool = False) -> Case:
        """A call of an interface by `caller` for a new record of its own side, or a foreign one."""
        side = self.side(caller, other=foreign)
        chapter, _, number = interface.partition(".")
        if chapter == "7" and int(number) <= 15:
            return _report_case(self, int(number) - 1, side)
        return CASES[interface](self, side, caller)

    # ---- records

    def lift(self, side: Side) -> str:
        record = self.sandbox.maker.lift("3110", owner=self.sandbox.code_of(side.maker))
        code = self.done(side.maker, "6.1", record)
        self.last[code], self.sides[code] = record, side
        return code

    def work(self, side: Side, zjbm: str, builder: str = "") -> dict[str, Any]:
        """A record for 6.4 and 6.5; it puts the lift into the region of its side."""
        made = self.sandbox.maker.construction(
            self.last[zjbm], constructor=self.sandbox.code_of(builder or side.builder)
        )
        return {**made, "SGDQ": side.region}

    def built(self, side: Side, account: str = "", *, noticed: bool = False) -> tuple[str, str]:
        """ZJBM and SGID of a new lift that is worked on."""
        zjbm = self.lift(side)
        work = self.work(side, zjbm)
        sgid = self.done(account or side.builder, "6.4", work)
        if noticed:
            self.done(side.builder, "6.5", {**work, "SGID": sgid, "SFGZ": True, "SJBB": 1})
        return zjbm, sgid

    def entered(self, side: Side) -> str:
        _, sgid = self.built(side, noticed=True)
        return self.done(side.builder, "6.7", self.result(sgid))

    def result(self, sgid: str) -> dict[str, Any]:
        return {"SGID": sgid, "SGJGRQ": self.sandbox.now, "SJBB": 2}

    def report(self, kind: str, zjbm: str, side: Side, **changes: Any) -> dict[str, Any]:
        made = getattr(self.sandbox.maker, kind)({"ZJBM": zjbm, "ZZRQ": 1_700_000_000_000})
        place = {"SBSYDD": f"{side.region}^文三路1号"} if kind == "usage" else {}
        return {**made, **place, **changes}

    def notice(self, side: Side, zjbm: str, sgid: str) -> dict[str, Any]:
        made = self.sandbox.maker.construction_notice(self.work(side, zjbm), self.last[zjbm])
        return {**made, "SGID": sgid, "SJBB": 1}


# ---- what every answer looks like


def well_formed(interface: str, answer: TestResponse, now: int) -> None:
    """5.3.5.7, 5.3.5.8 and A.4.1: members, types, content type, and the code that goes with the status."""
    row, status = INTERFACES[interface], answer.status_code
    accepted = status == (201 if row.method == "POST" else 200)
    assert accepted or status in (400, 403, 404), answer.text
    if accepted and interface == "8.1.3":
        assert answer.headers["Content-Type"] == "image/jpeg"
        return
    assert answer.headers["Content-Type"] == "application/json;charset=UTF-8"
    content = answer.json
    if accepted and row.direction == "national":
        assert isinstance(content, list if interface == "8.3" else dict)
        return
    down = row.direction in ("downlink", "national")
    code = 1 if accepted else {400: 6001 if down else 5001, 404: 6001 if down else 5001, 403: 403}[status]
    if row.direction == "push":
        assert content == {"timestamp": str(now), "code": str(code), "msg": content["msg"]}
        assert isinstance(content["msg"], str)
        return
    assert (content.pop("timestamp"), content.pop("code")) == (now, code)
    if not accepted:
        assert re.search("[一-鿿]", content.pop("msg"))
    if down:
        assert set(content) == ({"data"} if accepted else set())
    elif accepted:
        assert re.fullmatch(r'\{"data":\{("id":"[^"]+"|"ids":\["[^\]]+"\])\}\}', orjson.dumps(content).decode())
    elif status == 403:
        assert content == {}
    else:
        records = content.pop("data")
        assert content == {}
        for record in records if isinstance(records, list) else [records]:
            assert set(record) == {"id", "errors"}
            assert [set(error) for error in record["errors"]] == [{"field", "message"}] * len(record["errors"])


# ---- a call of each interface


def _report_case(world: World, number: int, side: Side) -> Case:
    kind, step = list(REPORTS)[number // 3], number % 3
    zjbm, _ = world.built(side)
    if step == 0:
        body = world.report(kind, zjbm, side)
        return Case(zjbm, lambda key: ({**body, "ZJBM": key}, {}))
    code = REPORTS[kind]
    id = world.done(side.province, f"7.{number - step + 1}", world.report(kind, zjbm, side))
    if step == 1:
        body = world.report(kind, zjbm, side, SJBB=1)
        return Case(id, lambda key: ({**body, code: key}, {}))
    return Case(id, lambda key: (None, {code: key}))


def _sent(key: str, code: str, body: dict[str, Any]) -> Case:
    return Case(key, lambda key: ({**body, code: key}, {}))


def _asked(key: str, code: str) -> Case:
    return Case(key, lambda key: (None, {code: key}))


def _plain(body: Body = None) -> Case:
    return Case("", lambda _: (body, {}))


def _modify_lift(world: World, side: Side, _: str) -> Case:
    zjbm = world.lift(side)
    return _sent(zjbm, "ZJBM", {**world.last[zjbm], "SJBB": 1})


def _add_work(world: World, side: Side, caller: str) -> Case:
    zjbm = world.lift(side)
    builder = caller if caller.startswith("constructor") else side.builder
    return _sent(zjbm, "ZJBM", world.work(side, zjbm, builder))


def _modify_work(world: World, side: Side, caller: str) -> Case:
    zjbm, sgid = world.built(side)
    declared = {"SFGZ": True} if caller.startswith("constructor") else {}
    return _sent(sgid, "SGID", {**world.work(side, zjbm), **declared, "SJBB": 1})


def _revoke_work(world: World, side: Side, caller: str) -> Case:
    return _asked(world.built(side, side.maker if caller.startswith("manufacturer") else "")[1], "SGID")


def _enter(world: World, side: Side, _: str) -> Case:
    _, sgid = world.built(side, noticed=True)
    return _sent(sgid, "SGID", world.result(sgid))


def _recalled(world: World, side: Side) -> str:
    return world.done(side.maker, "6.14", world.sandbox.maker.recall())


def _modify_recall(world: World, side: Side, _: str) -> Case:
    return _sent(_recalled(world, side), "ZHID", {**world.sandbox.maker.recall(), "SJBB": 1})


def _modify_unit(world: World, side: Side, _: str) -> Case:
    unit = world.sandbox.maker.unit("USER")
    return _sent(world.done(side.province, "7.17", unit), "DWID", {**unit, "SJBB": 1})


def _unit(world: World, side: Side, kind: str) -> Case:
    unit = world.sandbox.maker.unit(kind)
    world.done(side.province, "7.17", unit)
    return _asked(str(unit["XYDM"]), "XYDM")


def _inform(world: World, side: Side, _: str) -> Case:
    zjbm, sgid = world.built(side)
    return _sent(sgid, "SGID", world.notice(side, zjbm, sgid))


def _uninform(world: World, side: Side, _: str) -> Case:
    zjbm, sgid = world.built(side)
    return _asked(world.done(side.province, "7.21", world.notice(side, zjbm, sgid)), "SGID")


def _image(world: World, _side: Side, _: str) -> Case:
    certificate = world.sandbox.maker.certificate()
    world.done("typetest", "8.1.2", certificate)
    return _asked(str(certificate["XSSYBH"]), "XSSYBH")


CASES: dict[str, Callable[[World, Side, str], Case]] = {
    "6.1": lambda world, side, who: _plain(world.sandbox.maker.lift(owner=world.sandbox.code_of(side.maker))),
    "6.2": _modify_lift,
    "6.3": lambda world, side, who: _asked(world.lift(side), "ZJBM"),
    "6.4": _add_work,
    "6.5": _modify_work,
    "6.6": _revoke_work,
    "6.7": _enter,
    "6.8": lambda world, side, who: _asked(world.entered(side), "SGID"),
    "6.9": lambda world, side, who: _plain(),
    "6.10": lambda world, side, who: _asked(world.built(side)[0], "ZJBM"),
    "6.11": lambda world, side, who: _plain(),
    "6.12": lambda world, side, who: _asked(world.lift(side), "ZJBM"),
    "6.13": lambda world, side, who: _unit(world, side, "INSTALL"),
    "6.14": lambda world, side, who: _plain(world.sandbox.maker.recall()),
    "6.15": _modify_recall,
    "6.16": lambda world, side, who: _asked(_recalled(world, side), "ZHID"),
    "7.16": lambda world, side, who: _asked(world.built(side, noticed=True)[1], "SGID"),
    "7.17": lambda world, side, who: _plain(world.sandbox.maker.unit("USER")),
    "7.18": _modify_unit,
    "7.19": lambda world, side, who: _unit(world, side, "USER"),
    "7.20": lambda world, side, who: _asked(world.built(side)[0], "ZJBM"),
    "7.21": _inform,
    "7.22": _uninform,
    "7.23": lambda world, side, who: _sent(world.built(side)[0], "ZJBM", {"DTXXSD": True}),
    "8.1.1": lambda world, side, who: _plain(world.sandbox.maker.pushed_unit()),
    "8.1.2": lambda world, side, who: _plain(world.sandbox.maker.certificate()),
    "8.1.3": _image,
    "8.2": lambda world, side, who: _unit(world, side, "MANUFACTURE"),
    "8.3": lambda world, side, who: _unit(world, side, "USER"),
}


@pytest.fixture(scope="module")
def world(shared: Any) -> World:
    return World(shared)
