"""What is kept of an exchange, and what never is: keys, credentials, telephone numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conformance.running.target import load
from conformance.wire.evidence import HIDDEN, LONGEST, Evidence, kept, redacted, shown


def test_headers_are_kept_by_name_and_only_known_ones_by_value() -> None:
    headers = [
        ("Content-Type", "text/plain"),
        ("Authorization", "Bearer abc"),
        ("Set-Cookie", "s=1"),
        ("X-Api-Key", "k"),
    ]
    assert kept(headers) == [
        ("Content-Type", "text/plain"), ("Authorization", HIDDEN), ("Set-Cookie", HIDDEN), ("X-Api-Key", HIDDEN),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call 13912345678 now", "call 139****5678 now"),
        ('{"YJJYDH": "0571-88888888"}', '{"YJJYDH": "***"}'),
        ('{"SGLXR":"张三","SGLXRDH" : 13912345678}', '{"SGLXR":"***","SGLXRDH" : "***"}'),
        ('{"a": "x\\"y", "SGLXRYX": "a\\"b@c"}', '{"a": "x\\"y", "SGLXRYX": "***"}'),
        ('{"timestamp": 1391234567890}', '{"timestamp": 1391234567890}'),
        ("TSX13912345678", "TSX13912345678"),
        ('{"ZJBM": "3110105842026G7OU1"}', '{"ZJBM": "3110105842026G7OU1"}'),
    ],
)
def test_personal_data_are_masked_and_others_are_not(text: str, expected: str) -> None:
    assert redacted(text) == expected


def test_a_long_body_is_cut_and_says_so() -> None:
    body = ("电" * LONGEST).encode()
    text = shown(body)
    assert len(text.encode()) < LONGEST + 200
    assert f"{len(body)} bytes" in text
    assert shown(b"\xff\x00a") == "\\xff\x00a"


def test_an_exchange_is_redacted_when_it_is_recorded() -> None:
    evidence = Evidence("x1")
    id = evidence.record(account="a", method="GET", url="https://h/?tel=13912345678", headers={"Authorization": "Basic x"},
                         body=b'{"LXDH":"057188888888"}', seconds=0.1, status=200, answer=b"13912345678")  # fmt: skip
    kept_text = json.dumps(evidence.exchanges[0].as_data())
    assert id == "x1-1"
    assert "13912345678" not in kept_text
    assert "Basic" not in kept_text


def test_no_key_leaves_in_any_report(clean: Any, pki: Path) -> None:
    target = load(pki / "target.toml")
    secrets = [account.key.read_text().splitlines()[1] for account in target.accounts.values()]
    for path in clean.folder.iterdir():
        content = path.read_text(encoding="utf-8")
        assert "PRIVATE KEY" not in content
        assert not any(secret in content for secret in secrets)
        assert ".key" not in content
