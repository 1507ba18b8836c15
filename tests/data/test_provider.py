"""The provider for Faker."""

from __future__ import annotations

import doctest

import pytest
from faker import Faker

from mockplatform.derive import address
from mockplatform.derive.validate import Validator
from mockplatform.fixtures import provider
from mockplatform.fixtures.credit import is_valid
from mockplatform.fixtures.provider import LiftProvider
from mockplatform.spec.tables import TABLES


@pytest.fixture
def fake() -> Faker:
    faker = Faker("zh_CN")
    faker.add_provider(LiftProvider)
    faker.seed_instance(1)
    return faker


@pytest.mark.parametrize(
    ("method", "table"),
    [
        ("lift", 4),
        ("lift_unit", 37),
        ("lift_construction", 7),
        ("lift_certificate", 46),
        ("lift_usage", 21),
        ("lift_inspection", 30),
    ],
)
def test_its_records_are_right(fake: Faker, method: str, table: int) -> None:
    one, other = getattr(fake, method)(), getattr(fake, method)()
    assert one != other
    check = Validator(TABLES[table])
    assert not check(one).problems + check(other).problems
    fake.seed_instance(1)
    assert getattr(fake, method)() == one


def test_addresses_and_credit_codes(fake: Faker) -> None:
    assert isinstance(address.parse(fake.lift_address()), address.Address)
    assert is_valid(fake.credit_code())


def test_its_example_runs() -> None:
    assert doctest.testmod(provider).failed == 0
