"""Certificates of accounts: issued with an answer, which alone carries the key; and the CA, for those who check ours."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from werkzeug.wrappers import Response

from mockplatform.certs import Authority, Identity, Issued, PKIError, read_identity
from mockplatform.clock import moment
from mockplatform.sandbox.admin import moments
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Asked, Route
from mockplatform.spec.model import Text
from mockplatform.store import issued as store

PEM = "application/x-pem-file"
P12 = "application/x-pkcs12"


def issue(authority: Authority, account: str, world: str, content: Mapping[str, Any] | None = None) -> Issued:
    """A certificate for an account; `content` may limit it by `not_before` and `not_after`."""
    limits = content or {}
    try:
        return authority.issue_client(
            Identity(account, world), not_before=_limit(limits, "not_before"), not_after=_limit(limits, "not_after")
        )
    except PKIError as error:
        raise Refusal(400, error.text.en, error.text.zh) from None


def _limit(content: Mapping[str, Any], name: str) -> datetime | None:
    return moment(moments.read(name, content[name])) if content.get(name) is not None else None


def register(connection: Connection, world_id: int, issued: Mapping[str, Issued]) -> None:
    """Keep the serial numbers, account by account, for the day on which they are revoked."""
    store.register(connection, world_id, ((name, read_identity(one.der).serial) for name, one in issued.items()))


def shown(issued: Issued, *, p12: bool) -> dict[str, str]:
    """A certificate and its key as the answer carries them; PKCS#12 (password changeit) takes longer than the rest."""
    found = {"cert": issued.cert_pem.decode(), "key": issued.key_pem.decode()}
    return {**found, "p12": b64encode(issued.p12()).decode()} if p12 else found


def ca(asked: Asked) -> object:
    """The CA's certificate."""
    return Response(asked.admin.authority.pem, content_type=PEM)


def truststore(asked: Asked) -> object:
    """The CA as a Java truststore."""
    return Response(asked.admin.authority.truststore(), content_type=P12)


# fmt: off
ROUTES = (
    Route("GET", "/_admin/pki/ca.pem", ca, Text("The CA's certificate.", "下载 CA 证书。"), query=(), media=PEM),
    Route("GET", "/_admin/pki/truststore.p12", truststore,
          Text("The CA as a Java truststore, password changeit.", "下载 Java 信任库,密码 changeit。"), query=(), media=P12),
)
# fmt: on
