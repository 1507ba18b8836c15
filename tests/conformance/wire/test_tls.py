"""The strangers of 5.3.2, against the emulator: who is let in, and what is kept of who is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conformance.judging.verify import Verifier
from conformance.records.codes import Codes
from conformance.running.lab import Lab
from conformance.running.scene import OwnClock, Scene
from conformance.running.target import load
from conformance.wire import tls
from conformance.wire.client import Connections, Request
from conformance.wire.evidence import Evidence

REQUEST = Request("GET", "/lifts/enterprise", query=(("ZJBM", "1"),))


@pytest.fixture
def lab(served: Path) -> Any:
    target = load(served)
    connections = Connections(target)
    scene = Scene(target, connections, OwnClock(lambda: 0), Codes())
    yield Lab(scene, Verifier(()), Evidence("t1"), lambda name: pytest.fail(name))
    connections.close()


def test_an_account_is_let_in(lab: Lab) -> None:
    account = lab.target.accounts["manufacturer"]
    answer = tls.ask(lab, REQUEST, tls.by(account), account.name)
    assert answer.status == 404
    assert tls.seen(answer).en == str(answer)
    assert lab.evidence.exchanges[-1].account == "manufacturer"


@pytest.mark.parametrize("prepare", [
    lambda lab, account: tls.nothing,
    tls.stranger,
    lambda lab, account: tls.old(account),
], ids=["no certificate", "another CA", "TLS 1.1"])  # fmt: skip
def test_strangers_get_no_answer(lab: Lab, prepare: Callable[..., tls.Prepare]) -> None:
    answer = tls.ask(lab, REQUEST, prepare(lab, lab.target.accounts["manufacturer"]), "a stranger")
    assert (answer.status, answer.success, answer.refused) == (0, False, False)
    assert tls.seen(answer).en.startswith("no answer (")
    assert lab.evidence.exchanges[-1].trouble


def test_plain_http_is_told_apart(lab: Lab) -> None:
    assert tls.is_https(lab)
