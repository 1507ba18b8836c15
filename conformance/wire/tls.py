"""TLS as a stranger tries it: without a certificate, with one of a CA that nobody knows, with an old version (5.3.2).

Each call has a connection of its own. A refusal by TLS comes early or late (TLS 1.3 tells it with the first answer),
and looks to the client like a connection that ends; so whatever fails is no success, and a control must come before.
"""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPSConnection
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import requests
import trustme

from conformance import certificates
from conformance.judging.verify import unverified
from conformance.records.valid import Record
from conformance.running.lab import Lab, has
from conformance.running.target import Account
from conformance.wire import raw
from conformance.wire.client import Answer, Request
from conformance.wire.raw import LARGEST
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text

Prepare = Callable[[ssl.SSLContext], None]
"""What a client brings to the handshake"""


def is_https(lab: Lab, host: str = "lifthost") -> bool:
    """Whether the target is asked by TLS at all."""
    return urlsplit(lab.target.hosts[host]).scheme == "https"


def nothing(context: ssl.SSLContext) -> None:
    """No certificate."""


def by(account: Account) -> Prepare:
    """The certificate of an account."""
    return lambda context: context.load_cert_chain(account.cert, account.key)


def stranger(lab: Lab, account: Account) -> Prepare:
    """A certificate with the name of an account, by a CA that the server can't know."""
    name = lab.shared(f"stranger {account.name}", lambda shared: certificates.of_account(shared.target.ca, account)[0])
    issued = lab.shared(f"certificate of a stranger {name}", lambda _: trustme.CA().issue_cert(
        "stranger.example", common_name=name
    ))  # fmt: skip
    return issued.configure_cert


def old(account: Account) -> Prepare:
    """The account's certificate, and TLS 1.1 at most (E233)."""

    def prepare(context: ssl.SSLContext) -> None:
        context.load_cert_chain(account.cert, account.key)
        context.set_ciphers("ALL:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1

    return prepare


def ask(lab: Lab, request: Request, prepare: Prepare, who: str, host: str = "lifthost") -> Answer:
    """One request over a new connection. Where no answer comes its status is 0, and the body says why."""
    target, url = lab.target, lab.target.hosts[host]
    facts: dict[str, Any] = {"account": who, "method": request.method, "url": url + request.target,
                             "headers": request.fields, "body": request.body}  # fmt: skip
    began = monotonic()
    try:
        context = raw.context(target.ca)
        prepare(context)
        status, headers, body = _call(url, context, request, target.timeout)
    except (OSError, ValueError, HTTPException) as error:  # ValueError: our own TLS library has no such version
        trouble = f"{type(error).__name__}: {getattr(error, 'reason', None) or error}"
        exchange = lab.evidence.record(**facts, seconds=monotonic() - began, trouble=trouble)
        return Answer(0, requests.structures.CaseInsensitiveDict(), trouble.encode(), exchange)
    seconds = monotonic() - began
    exchange = lab.evidence.record(**facts, seconds=seconds, status=status, answer_headers=headers, answer=body)
    return Answer(status, requests.structures.CaseInsensitiveDict(headers), body, exchange)


def unable(answer: Answer) -> bool:
    """Whether it was our own TLS library that would not try."""
    return not answer.status and any(one in answer.body for one in _UNABLE)


_UNABLE = (b"ValueError", b"NO_PROTOCOLS_AVAILABLE", b"NO_CIPHERS_AVAILABLE")


def seen(answer: Answer) -> Text:
    """What came, for a finding."""
    if answer.status:
        return Text(str(answer), str(answer))
    trouble = answer.body.decode()
    return Text(f"no answer ({trouble})", f"无应答({trouble})")


def _call(
    url: str, context: ssl.SSLContext, request: Request, seconds: float
) -> tuple[int, list[tuple[str, str]], bytes]:
    parts = urlsplit(url)
    connection = HTTPSConnection(parts.hostname or "", parts.port or 443, timeout=seconds, context=context)
    try:
        connection.request(request.method, parts.path + request.target, request.body or None, request.fields)
        came = connection.getresponse()
        return came.status, came.getheaders(), came.read(LARGEST)
    finally:
        connection.close()


@dataclass(frozen=True)
class Own:
    """A lift, and the proof that its manufacturer reads it with the account's certificate over TLS."""

    lift: Record
    account: Account
    read: Answer


def own(lab: Lab) -> Own:
    """The control of all that follows. Raises Stop where there is none."""
    if not is_https(lab):
        raise unverified(
            "the target file gives lifthost by http; give its https address",
            "目标文件中 lifthost 为 http 地址;请给出 https 地址",
        )
    lift, account = lab.shared("a lift of the manufacturer", lambda shared: shared.new_lift()), lab.maker.account
    answer = ask(lab, reading(lift), by(account), account.name)
    if not has(answer, lift["ZJBM"]):
        raise unverified(f"with its own certificate the manufacturer can't read its lift by 6.12 ({seen(answer).en})",
                         f"制造单位使用自己的证书无法通过 6.12 读取电梯({seen(answer).zh})")  # fmt: skip
    return Own(lift, account, answer)


def reading(lift: Record) -> Request:
    """6.12 by the key of a lift."""
    return Request("GET", INTERFACES["6.12"].path, query=(("ZJBM", str(lift["ZJBM"])),))
