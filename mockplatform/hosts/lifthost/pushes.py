"""What the type-test platform pushes: 8.1.1 units, 8.1.2 certificates (A.4.1). All of a push is stored, or nothing of it."""

from __future__ import annotations

import orjson

from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call
from mockplatform.hosts.lifthost.batch import Batch, Record
from mockplatform.rules import units as rules
from mockplatform.rules.records import Certificate, Unit
from mockplatform.store import units as store
from mockplatform.store import worlds
from mockplatform.store.rows import CERTIFICATES, UNITS


def units(call: Call, records: list[Checked]) -> list[str]:
    """8.1.1: ADD and MODIFY store a unit whether it is known or not; DELETE of an unknown one succeeds (E219)."""
    batch = Batch(call, records, "XYDM")
    batch.unique(rules.CODE)
    batch.refuse()
    with call.writing() as connection:
        found = store.by_codes(connection, call.world.id, batch.keys)
        live = {code: one for code, one in found.items() if not one.revoked}
        known, unknown = _parted(batch, live)
        new = [record for record in unknown if record["SJLX"] != "DELETE"]
        codes = worlds.record_codes(connection, call.world.id, len(new))
        readded = [found[str(record["XYDM"])].dwid for record in new if str(record["XYDM"]) in found]
        UNITS.drop(connection, call.world.id, readded)
        UNITS.add(connection, call.world.id, [
            rules.new(code, {**rules.push_content(record), **rules.PUSHED}, call.now)
            for code, record in zip(codes, new, strict=True)
        ])  # fmt: skip
        UNITS.replace(connection, call.world.id, [_after(call, live[str(record["XYDM"])], record) for record in known])
        worlds.registry_changed(connection, call.world.id)
    return batch.keys


def certificates(call: Call, records: list[Checked]) -> list[str]:
    """8.1.2: ADD stores a certificate, over one of its number if there is one; DELETE removes it (E218, E219)."""
    batch = Batch(call, records, "XSSYBH")
    batch.unique("型式试验证书编号")
    batch.refuse()
    with call.writing() as connection:
        CERTIFICATES.drop(connection, call.world.id, batch.keys)
        standing = [record for record in batch.records if record["SJLX"] != "DELETE"]
        CERTIFICATES.add(connection, call.world.id, [_certificate(record) for record in standing])
        worlds.registry_changed(connection, call.world.id)
    return batch.keys


def _parted(batch: Batch, live: dict[str, Unit]) -> tuple[list[Record], list[Record]]:
    """The records of a push whose units are known, and those whose units are not."""
    known = [record for record in batch.records if record["XYDM"] in live]
    return known, [record for record in batch.records if record["XYDM"] not in live]


def _after(call: Call, unit: Unit, record: Record) -> Unit:
    if record["SJLX"] == "DELETE":
        return rules.deleted(unit, call.now)
    return rules.pushed(unit, record, call.now)


def _certificate(record: Record) -> Certificate:
    doc = orjson.dumps(rules.push_content(record)).decode()
    return Certificate(str(record["XSSYBH"]), str(record["XYDM"]), doc)
