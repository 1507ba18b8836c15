"""Credit codes, against an implementation that is not ours where it reads the same codes."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc

from mockplatform.spec.credit import ALPHABET, GOVERNMENT, INSTITUTION, OTHER, check_digit, is_valid, make


@given(st.text(ALPHABET, min_size=9, max_size=9), st.text("0123456789", min_size=8, max_size=8))
def test_the_check_digit_is_that_of_stdnum(organisation: str, head: str) -> None:
    assert check_digit(head + organisation) == uscc.calc_check_digit(head + organisation)


@given(st.integers(), st.sampled_from(("91", INSTITUTION, GOVERNMENT, OTHER)))
@settings(max_examples=50)
def test_what_is_made_is_valid(seed: int, kind: str) -> None:
    code = make(Random(seed), "330106", kind)
    assert is_valid(code)
    assert uscc.is_valid(code)
    assert code.startswith(kind + "330106")


def test_codes_of_register_authorities_with_a_letter_are_valid() -> None:
    body = "N2330106MA2AXXXX1"
    assert is_valid(body + check_digit(body))


@pytest.mark.parametrize(
    "code",
    [
        "91110000600037341M",  # check character
        "9111000060003734L1",  # two characters changed places
        "91110000600037341l",
        "９1110000600037341L",
        "91110000600037341L ",
        "9111000060003734L",
        "",
    ],
)
def test_what_is_wrong_is_seen(code: str) -> None:
    assert not is_valid(code)


def test_the_organisation_code_within_has_its_own_check() -> None:
    """A code that exists: 60003734-1 is the organisation's code in it."""
    code = make(_Fixed("60003734"), "110000")
    assert code == "91110000600037341L"


class _Fixed(Random):
    """Draws the characters that it was given."""

    def __init__(self, characters: str) -> None:
        super().__init__(0)
        self.characters = characters

    def choices(self, *_args: object, **_kwargs: object) -> list[str]:  # type: ignore[override]
        return list(self.characters)
