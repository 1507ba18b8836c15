"""`check`: before a run, can the hosts be reached, with which accounts; it asks for things that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from conformance.client import Client, Connections, NoAnswer, Request
from conformance.evidence import Evidence
from conformance.target import Target

ABSENT = (("ZJBM", "0"),)


def check(target: Target, lang: str) -> tuple[list[str], bool]:
    """Lines for people, and whether every account got an answer from every host."""
    connections = Connections(target)
    try:
        lines = list(_lines(target, connections, lang))
    finally:
        connections.close()
    return [line for line, _ in lines], all(sound for _, sound in lines)


def _lines(target: Target, connections: Connections, lang: str) -> Iterator[tuple[str, bool]]:
    for host, url in target.hosts.items():
        for account in target.accounts.values():
            client = Client(account, host, connections, Evidence("check"))
            connections.silent.clear()  # each account may fail for a reason of its own
            try:
                answer = client.ask(Request("GET", "/lifts/enterprise", query=ABSENT))
                yield f"{host} {url} {account.name}: HTTP {answer.status}", True
            except NoAnswer as trouble:
                said = {"en": "no answer", "zh": "无应答"}[lang]
                yield f"{host} {url} {account.name}: {said} ({trouble})", False
