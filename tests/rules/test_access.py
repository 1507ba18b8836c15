"""Who may call what, and which statement of 5.2 says so."""

from __future__ import annotations

import pytest

from mockplatform.rules.access import may_call, role_requirement
from mockplatform.spec.interfaces import INTERFACES, ROLES, Interface
from mockplatform.spec.requirements import REQUIREMENTS

MAY = {  # typed from 5.2.1, 5.2.2 and 5.2.3
    "manufacturer": "6.1 6.2 6.3 6.4 6.5 6.6 6.9 6.10 6.12 6.13 6.14 6.15 6.16",
    "constructor": "6.4 6.5 6.6 6.7 6.8 6.10 6.11 6.13",
    "province": " ".join(f"7.{number}" for number in range(1, 24)),
    "typetest": "8.1.1 8.1.2",
    "platform": "8.1.3 8.2 8.3",
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_call(role: str) -> None:
    assert [row.id for row in INTERFACES.values() if may_call(frozenset({role}), row)] == MAY[role].split()


def test_a_company_may_have_two_roles() -> None:  # E201
    both = frozenset({"manufacturer", "constructor"})
    found = {row.id for row in INTERFACES.values() if may_call(both, row)}
    assert found == {f"6.{number}" for number in range(1, 17)}


def test_without_a_role_nothing() -> None:
    assert not any(may_call(frozenset(), row) for row in INTERFACES.values())


@pytest.mark.parametrize("row", INTERFACES.values(), ids=lambda row: row.id)
def test_the_statement_exists_and_binds_the_role(row: Interface) -> None:
    requirement = REQUIREMENTS[role_requirement(row)]
    if row.id[0] in "67":
        assert requirement.clause == ("5.2.1" if row.id[0] == "6" else "5.2.2")
        assert row.roles[0] in requirement.roles.split()
