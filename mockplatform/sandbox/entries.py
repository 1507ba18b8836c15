"""An entry of the journal: what is kept of an exchange, as the admin API gives it out, and by what it is found."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Any

import orjson

from mockplatform.hosts.exchange import Exchange, Finding, shown
from mockplatform.sandbox import masking

KEPT_ACCEPTED = 16 * 1024
KEPT_REFUSED = 256 * 1024


def row(exchange: Exchange, *, mask: bool = False) -> dict[str, object]:
    """A row of schema.journal; raises ValueError for what can't be written as JSON."""
    doc = masking.keys(orjson.dumps(entry(exchange, mask=mask)).decode())
    marks = {mark for found in exchange.told for mark in (found.requirement, found.rule)}
    return {
        "id": exchange.id,
        "world": exchange.world,
        "interface": exchange.interface,
        "account": exchange.account,
        "mode": exchange.mode,
        "status": exchange.status,
        "code": "" if exchange.code is None else str(exchange.code),
        "method": exchange.method,
        "path": exchange.target.partition("?")[0],
        "at": exchange.at,
        "refused": refused(exchange),
        "marks": f" {'  '.join(sorted(marks))} ",
        "size": len(doc.encode()),
        "doc": doc,
    }


def refused(exchange: Exchange) -> bool:
    """Whether it was answered otherwise than with success, or not at all."""
    return not 200 <= exchange.status < 300 or exchange.code not in (None, 1, "1")


def entry(exchange: Exchange, *, mask: bool = False) -> dict[str, Any]:
    """An exchange as the admin API gives it out."""
    kept = KEPT_REFUSED if refused(exchange) else KEPT_ACCEPTED
    told = [masking.finding(found) for found in exchange.told] if mask else exchange.told
    return {
        "id": exchange.id,
        "at": shown(exchange.at),
        "real": shown(exchange.real),
        "world": exchange.world_name,
        "account": exchange.account,
        "peer": exchange.peer,
        "interface": exchange.interface,
        "mode": exchange.mode,
        "status": exchange.status,
        "code": exchange.code,
        "request": {
            "method": exchange.method,
            "target": masking.target(exchange.target) if mask else exchange.target,
            "headers": masking.headers(exchange.request_headers),
            **_body(exchange.request_body, kept, mask),
        },
        "response": {"headers": masking.headers(exchange.response_headers), **_answered(exchange, kept, mask)},
        "injected": exchange.injected,
        "findings": [_finding(found) for found in told],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "requirement": finding.requirement,
        "clause": finding.clause,
        "rule": finding.rule,
        "pointer": finding.pointer,
        "expected": finding.expected,
        "got": finding.got,
        "earliest": None if finding.earliest is None else shown(finding.earliest),
        "text": {"en": finding.text.en, "zh": finding.text.zh},
    }
    if finding.written is not None:
        found["written"] = {"account": finding.written.account, "at": shown(finding.written.at)}
    return found


def _answered(exchange: Exchange, kept: int, mask: bool) -> dict[str, object]:
    if exchange.streamed is None:
        return _body(exchange.response_body, kept, mask)
    return asdict(exchange.streamed)


def _body(data: bytes, kept: int, mask: bool) -> dict[str, object]:
    if not data:
        return {"length": 0}
    if len(data) > kept:
        return {"length": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    text = data.decode("utf-8", "replace")
    return {"length": len(data), "body": masking.body(text) if mask else text}
