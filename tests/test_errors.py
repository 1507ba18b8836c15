"""What goes over the wire for every reason, typed from the table of refusals in docs and Table 2."""

from __future__ import annotations

import pytest

from mockplatform.errors import REASONS, Fault, Refused

# fmt: off
TYPED = {
    #             HTTP  uplink downlink
    "records":   (400,  5001,  5001),  # invalid, broken condition, version conflict, locked, wrong state
    "body":      (400,  5001,  5001),
    "query":     (400,  6001,  6001),
    "lookback":  (400,  6001,  6001),
    "identity":  (401,  401,   401),
    "expired":   (401,  401,   401),
    "revoked":   (401,  401,   401),
    "role":      (403,  403,   403),
    "window":    (403,  403,   403),
    "initial":   (403,  403,   403),
    "unknown":   (404,  5001,  6001),  # unknown, or somebody else's
    "path":      (404,  404,   404),
    "method":    (405,  405,   405),
    "too_large": (413,  413,   413),
    "media":     (415,  415,   415),
    "interval":  (429,  429,   429),
    "internal":  (500,  500,   500),
}
# fmt: on


def test_every_reason_is_typed_here() -> None:
    assert list(REASONS) == list(TYPED)


@pytest.mark.parametrize("reason", TYPED)
def test_status_and_codes(reason: str) -> None:
    row = REASONS[reason]
    assert (row.status, row.code, row.on_downlink or row.code) == TYPED[reason]


@pytest.mark.parametrize("reason", TYPED)
def test_sentences(reason: str) -> None:
    text = REASONS[reason].text
    assert text.en
    assert text.zh
    assert text.en.isascii()
    assert not text.zh.isascii()


def test_no_refusal_has_the_code_of_success() -> None:
    assert not any(1 in (row.code, row.on_downlink) for row in REASONS.values())


def test_a_refusal_knows_its_row() -> None:
    refused = Refused("interval", earliest=5, faults=(Fault(0, "a", ()),))
    assert refused.row is REASONS["interval"]
    with pytest.raises(Refused):
        raise refused
