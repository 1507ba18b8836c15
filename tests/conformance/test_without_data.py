"""What the server must know beforehand stays unverified where the target file doesn't say it, and is never failed (E199)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mockplatform.app import MockPlatform

DATA = re.compile(r"\[data\].*?(?=\n\[accounts|\Z)", re.DOTALL)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("settings", "clauses"), [
    ({"strict": True}, ("5.2.1", "5.3.4.2.2", "5.3.5.5", "6.1")),
    ({"variant": ("units-checked",)}, ("5.2.2", "5.3.4.2.2", "7.1", "7.10", "A.3.13")),
], ids=["certificates", "units"])  # fmt: skip
def test_references_that_a_server_checks(
    settings: Any, clauses: tuple[str, ...], platform: Callable[..., MockPlatform], pki: Path, judge: Any
) -> None:
    with platform(**settings):
        target = pki / "without_data.toml"
        target.write_text(DATA.sub("", pki.joinpath("target.toml").read_text("utf-8")), "utf-8")
        judged = judge(target, *clauses)
    assert [id for id, verdict in judged.verdicts.items() if verdict in ("FAIL", "SUITE-ERROR")] == []
    assert judged.report["counts"]["NOT-VERIFIED"]
