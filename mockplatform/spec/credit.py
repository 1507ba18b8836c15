"""Unified social credit codes (GB 32100): 18 characters, the last one a check.

>>> is_valid("91110000600037341L"), is_valid("91110000600037341M")
(True, False)
"""

from __future__ import annotations

import re
from random import Random

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""No I, O, S, V, Z."""

ENTERPRISE, INSTITUTION, GOVERNMENT, OTHER = "91", "12", "11", "52"
"""The first two characters: who registered it, and of what kind it is."""

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_FORM = re.compile(f"[1-9ANY][{ALPHABET}][0-9]{{6}}[{ALPHABET}]{{10}}")


def check_digit(code: str) -> str:
    """The 18th character that belongs to the first 17 of `code`."""
    total = sum(_VALUES[character] * weight for character, weight in zip(code, _WEIGHTS, strict=False))
    return ALPHABET[-total % 31]


def is_valid(code: str) -> bool:
    """Whether `code` has the form of a credit code and its check character is right."""
    return _FORM.fullmatch(code) is not None and check_digit(code) == code[17]


def make(rng: Random, region_code: str, kind: str = ENTERPRISE) -> str:
    """A code of the six-digit division `region_code`; characters 9 to 17 are a valid organisation code (GB 11714)."""
    organisation = "".join(rng.choices(ALPHABET, k=8))
    body = kind + region_code + organisation + _organisation_check(organisation)
    return body + check_digit(body)


def _organisation_check(organisation: str) -> str:
    # GB 11714 counts A as 10, B as 11, … with every letter, unlike the 31 characters above.
    total = sum(int(c, 36) * weight for c, weight in zip(organisation, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]
