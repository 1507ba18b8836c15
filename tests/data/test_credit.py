"""Credit codes are offered here too: users of the fixtures import them from mockplatform.fixtures."""

from __future__ import annotations

from mockplatform.fixtures import credit
from mockplatform.spec import credit as derived


def test_they_are_those_of_derive() -> None:
    assert {name: getattr(credit, name) for name in credit.__all__} == {
        name: getattr(derived, name) for name in credit.__all__
    }
