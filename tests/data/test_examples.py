"""The examples in the docstrings run."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

import mockplatform.fixtures
from mockplatform.fixtures import dataset, maker, serials
from mockplatform.spec import credit


@pytest.mark.parametrize("module", [mockplatform.fixtures, credit, dataset, maker, serials])
def test_examples(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
