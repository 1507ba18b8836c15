"""The tour has a stop at every uplink that takes records."""

from __future__ import annotations

from conformance.records import effects, tour
from conformance.records.reports import KINDS
from mockplatform.spec.interfaces import INTERFACES

UPLINKS = {row.id: row for row in INTERFACES.values() if row.method in ("POST", "PUT") and not row.id.startswith("8.")}


def test_every_post_and_put_of_clauses_6_and_7_is_called_by_somebody() -> None:
    called = (*tour.MAKER, *tour.BUILDER, *tour.PROVINCE)
    assert sorted(called) == sorted(UPLINKS)
    assert len(set(called)) == len(called)


def test_who_calls_is_of_the_role() -> None:
    for role, called in (("manufacturer", tour.MAKER), ("constructor", tour.BUILDER), ("province", tour.PROVINCE)):
        assert all(role in UPLINKS[interface].roles for interface in called)


def test_reports_are_added_modified_and_revoked_at_one_path() -> None:
    for row in KINDS:
        assert len({INTERFACES[interface].path for interface in (row.add, row.modify, row.revoke)}) == 1
        assert INTERFACES[row.revoke].key == row.key


def test_an_effect_is_told_by_form() -> None:
    assert effects.Effect((True, True, False)).single
    assert not effects.Effect((True, True, False)).batch
    assert effects.Effect((False, True, True)).batch
