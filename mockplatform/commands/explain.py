"""`mockplatform explain`: one exchange, readably: what was sent, what came back, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import click

from mockplatform.commands import asking
from mockplatform.spec.model import Text
from mockplatform.spec.requirements import REQUIREMENTS

SHOWN = 2000
"""Characters of a body"""

_WORDS: dict[str, Text] = {
    "time": Text("time", "时间"),
    "account": Text("account", "账户"),
    "interface": Text("interface", "接口"),
    "sent": Text("Sent", "请求"),
    "answered": Text("Answered", "应答"),
    "unanswered": Text("Not answered", "未应答"),
    "findings": Text("Findings", "结论"),
    "none": Text("No findings.", "无结论。"),
    "clause": Text("clause", "条款"),
    "at": Text("at", "位置"),
    "expected": Text("expected", "应为"),
    "got": Text("got", "实为"),
    "earliest": Text("legal from", "最早可调用时间"),
    "written": Text("stored version by", "当前版本写入者"),
    "injected": Text("injected fault", "注入的故障"),
    "unknown": Text("unknown", "未知"),
}


@click.command("explain")
@click.argument("exchange")
@asking.options
def command(exchange: str, admin: str, token: str, lang: str) -> None:
    """Print one exchange of the journal and its explanation. EXCHANGE is the header X-Mockplatform-Exchange."""
    entry = asking.Server(admin, token, lang).get(f"/_admin/journal/{quote(exchange, safe='')}")
    for line in lines(entry, lang):
        click.echo(printable(line))


def lines(entry: dict[str, Any], lang: str) -> Iterator[str]:
    """An entry of the journal as text, line by line."""
    request, response = entry["request"], entry["response"]
    yield f"{entry['id']}  {_word('time', lang)} {entry['at']} ({entry['real']})"
    who = [
        ("account", entry["account"] or entry["peer"]),
        ("interface", f"{entry['interface']} {entry['mode']}".strip()),
    ]
    yield from (f"{_word(name, lang)}: {value}" for name, value in who if value)
    yield ""
    yield f"{_word('sent', lang)}: {request['method']} {request['target']}".rstrip()
    yield from _body(request)
    code = "" if entry["code"] is None else f", code {entry['code']}"
    yield f"{_word('answered', lang)}: {entry['status']}{code}" if entry["status"] else _word("unanswered", lang)
    yield from _body(response)
    if entry["injected"]:
        yield f"{_word('injected', lang)}: {entry['injected']}"
    yield ""
    if not entry["findings"]:
        yield _word("none", lang)
        return
    yield f"{_word('findings', lang)}: {len(entry['findings'])}"
    for number, finding in enumerate(entry["findings"], 1):
        yield from _finding(number, finding, lang)


def _finding(number: int, finding: dict[str, Any], lang: str) -> Iterator[str]:
    yield f"{number}. {finding['text'][lang]}"
    stated = REQUIREMENTS.get(finding["requirement"])
    if stated is not None:
        yield f"   {_word('clause', lang)} {stated.clause} ({stated.id}): {stated.zh if lang == 'zh' else stated.en}"
    for label, name in (("at", "pointer"), ("expected", "expected"), ("got", "got"), ("earliest", "earliest")):
        if finding[name]:
            yield f"   {_word(label, lang)}: {_short(str(finding[name]))}"
    if written := finding.get("written"):
        yield f"   {_word('written', lang)}: {written['account'] or _word('unknown', lang)}, {written['at']}"


def _body(half: dict[str, Any]) -> Iterator[str]:
    if "body" in half:
        yield f"   {_short(half['body'])}"
    elif half.get("length"):
        yield f"   … {half['length']} B" + (f", SHA-256 {half['sha256']}" if half.get("sha256") else "")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}… ({len(text)})"


def printable(line: str) -> str:
    """A line without control characters: what a client sent must not steer the terminal."""
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in line)


def _word(name: str, lang: str) -> str:
    word = _WORDS[name]
    return word.zh if lang == "zh" else word.en
