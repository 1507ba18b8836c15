"""Lift manufacture data: 6.1 add, 6.2 modify, 6.3 revoke."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
from sqlalchemy import Connection

from mockplatform.clock import moment
from mockplatform.derive.problems import Problem
from mockplatform.derive.validate import Checked
from mockplatform.errors import Fault, Refused
from mockplatform.hosts.call import Call
from mockplatform.hosts.pipeline import refuse_all
from mockplatform.rules import lifts as rules
from mockplatform.rules.lifts import Lift
from mockplatform.spec.lifecycles import LIFT, step
from mockplatform.store import lifts as store

Problems = dict[int, list[Problem]]


def add(call: Call, records: list[Checked]) -> list[str]:
    """6.1: all records are stored, or none; a ZJBM that is in use is refused (E143), a revoked one may be used again."""
    problems = _own_problems(call, records)
    codes = [_zjbm(record) for record in records]
    with call.platform.database.writing() as connection:
        known = store.known(connection, call.world.id, codes)
        for index, code in enumerate(codes):
            if known.get(code):
                problems.setdefault(index, []).append(_problem("exists", requirement="R-6.1.2-1"))
        refuse_all(problems, records, "ZJBM")
        tombstones = [code for code in codes if code in known]
        if tombstones:
            store.drop(connection, call.world.id, tombstones)
        store.add(connection, call.world.id, [_new(call, record) for record in records])
    return codes


def modify(call: Call, records: list[Checked]) -> list[str]:
    """6.2: the record replaces the stored one as a whole (A.2.2); SJBB is checked where it is sent (E036, E122)."""
    problems = _own_problems(call, records)
    codes = [_zjbm(record) for record in records]
    with call.platform.database.writing() as connection:
        stored = _own(call, connection, codes)
        for index, (code, record) in enumerate(zip(codes, records, strict=True)):
            if not code:
                continue
            lift = stored.get(code)
            found = rules.modify(lift, record.record.get("SJBB")) if lift else [_absent(call, connection, code)]
            if found:
                problems.setdefault(index, []).extend(found)
        refuse_all(problems, records, "ZJBM")
        before = [stored[code] for code in codes]
        store.remember(connection, call.world.id, call.account.name, call.now, before, "MODIFY")
        changed = [_changed(call, lift, record) for lift, record in zip(before, records, strict=True)]
        store.replace(connection, call.world.id, changed)
    for index, record in enumerate(records):
        if "SJBB" not in record.record:
            call.find(Problem("no_version", "SJBB", "数据版本", requirement="R-6.2.2-1", fatal=False), index)
    return codes


def revoke(call: Call, keys: list[str]) -> None:
    """6.3: only lifts in state 出厂, with their components (6.3.1); a tombstone stays for the increments (E156)."""
    faults = []
    with call.platform.database.writing() as connection:
        stored = _own(call, connection, keys)
        for index, code in enumerate(keys):
            lift = stored.get(code)
            found = rules.revoke(lift) if lift else [_absent(call, connection, code)]
            if found:
                faults.append(Fault(index, code, tuple(found)))
        if faults:
            unknown = all(problem.kind == "absent" for fault in faults for problem in fault.problems)
            raise Refused("unknown" if unknown else "records", faults=faults)
        before = [stored[code] for code in keys]
        store.remember(connection, call.world.id, call.account.name, call.now, before, "DELETE")
        store.replace(connection, call.world.id, [_revoked(call, lift) for lift in before])


def _own_problems(call: Call, records: list[Checked]) -> Problems:
    """What is wrong with the records themselves: the table, a code twice in one batch (E142), unknown references."""
    problems: Problems = {i: list(record.problems) for i, record in enumerate(records) if record.problems}
    seen: set[str] = set()
    for index, record in enumerate(records):
        code = _zjbm(record)
        if code in seen:
            problems.setdefault(index, []).append(_problem("duplicate", requirement="R-5.3.5.6-1"))
        if code:
            seen.add(code)
        for reference in _unknown_references(call, record):
            if reference.fatal:
                problems.setdefault(index, []).append(reference)
            else:
                call.find(reference, index)
    return problems


def _unknown_references(call: Call, record: Checked) -> list[Problem]:
    """Numbers of certificates and codes of units that the world doesn't know (E199): refused in strict mode only."""
    known, fatal = call.registry, call.platform.strict
    found = []
    if _unknown(record.record.get("XSSYBH"), known.certificates):
        found.append(_reference("certificate", "XSSYBH", "电梯型式试验证书编号", record.record, fatal))
    components: Any = record.record.get("BJXX") or ()
    for index, component in enumerate(components):
        if _unknown(component.get("TBJXSSYBH"), known.certificates):
            path = f"BJXX[{index}].TBJXSSYBH"
            found.append(_reference("certificate", path, "电梯部件型式试验证书编号", component, fatal))
        if _unknown(component.get("TBJZZXYDM"), known.units):
            path = f"BJXX[{index}].TBJZZXYDM"
            found.append(_reference("unit", path, "电梯部件制造单位统一社会信用代码", component, fatal))
    return found


def _unknown(value: object, known: frozenset[str]) -> bool:
    return value is not None and value not in known


def _reference(kind: str, path: str, name: str, holder: dict[str, Any], fatal: bool) -> Problem:
    code = path.rpartition(".")[2]
    return Problem(kind, path, name, got=str(holder[code]), requirement="R-6.1.2-1", fatal=fatal)


def _own(call: Call, connection: Connection, codes: list[str]) -> dict[str, Lift]:
    """The lifts of these codes that the account made and that are not revoked (5.2.1, E204)."""
    found = store.find(connection, call.world.id, codes)
    return {code: lift for code, lift in found.items() if lift.owner == call.account.xydm and not lift.revoked}


def _absent(call: Call, connection: Connection, code: str) -> Problem:
    """An unknown lift; one of somebody else is answered in the same words, and only the journal is told."""
    foreign = store.known(connection, call.world.id, [code]).get(code, False)
    got = "a lift of another account" if foreign else "no such lift"
    return _problem("absent", requirement="R-5.2.1-7" if foreign else "R-5.3.5.10-6", got=got)


def _problem(kind: str, *, requirement: str, got: str = "") -> Problem:
    return Problem(kind, "ZJBM", rules.NAME, got=got, requirement=requirement)


def _zjbm(record: Checked) -> str:
    return str(record.record.get("ZJBM", ""))


def _new(call: Call, record: Checked) -> Lift:
    now = call.now
    local = moment(now)
    doc = orjson.dumps(record.record).decode()
    return Lift(_zjbm(record), call.account.xydm, "factory", False, "", 1, local.year * 100 + local.month,
                now, now, now, "ADD", doc)  # fmt: skip


def _changed(call: Call, lift: Lift, record: Checked) -> Lift:
    content = {code: value for code, value in record.record.items() if code != "SJBB"}
    state = step(LIFT, lift.state, "modify") or lift.state
    return replace(lift, state=state, version=lift.version + 1, updated=call.now, changed=call.now, change="MODIFY",
                   doc=orjson.dumps(content).decode())  # fmt: skip


def _revoked(call: Call, lift: Lift) -> Lift:
    state = step(LIFT, lift.state, "revoke") or lift.state
    return replace(lift, state=state, version=lift.version + 1, updated=call.now, changed=call.now, change="DELETE")
