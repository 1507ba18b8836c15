"""The bad-certificate kit: certificates with exactly one thing wrong, and what should happen to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from cryptography import x509

from mockplatform.certs.authority import DEFAULT_NAMES, SERVER, Authority
from mockplatform.certs.files import client_files, write_public
from mockplatform.certs.identity import UNKNOWN, Identity, read_identity, serial_text
from mockplatform.certs.issued import Issued
from mockplatform.certs.pki import write_client, write_server
from mockplatform.spec.model import Text

MANUFACTURER = Identity("manufacturer")
"""Whom the bad client certificates name, so that nothing else is wrong with them"""

_DAY = timedelta(days=1)
_DECADE = timedelta(days=3653)


@dataclass(frozen=True, slots=True)
class Kind:
    """One bad certificate: who presents it, what is wrong with it, what the other side should do."""

    side: Literal["client", "server"]
    name: str
    what: Text
    reaction: Text


_JUDGED = Text(
    "401 here, by the world's clock; other servers may refuse the handshake",
    "本平台按环境时钟返回 401;其他平台可能拒绝握手",
)
_LISTED = Text("401, or no handshake, where crl.pem is loaded", "加载 crl.pem 后返回 401 或拒绝握手")
_STRANGER = Text("401 here; other servers may refuse the handshake", "本平台返回 401;其他平台可能拒绝握手")
_REFUSED = Text("the server refuses the handshake", "服务器拒绝握手")
_BROKEN_OFF = Text("the client breaks off the handshake", "客户端中止握手")

_OVER = Text("its validity is over", "有效期已过")
_TWIN = Text("another CA with the same subject issued it", "由主体相同的另一 CA 签发")

# fmt: off
KINDS: tuple[Kind, ...] = (
    Kind("client", "expired",       _OVER,                                           _JUDGED),
    Kind("client", "not-yet-valid", Text("its validity begins in ten years", "有效期十年后才开始"), _JUDGED),
    Kind("client", "other-ca",      _TWIN,                                           _REFUSED),
    Kind("client", "wrong-purpose", Text("it is for servers (serverAuth)", "仅可用于服务器(serverAuth)"), _REFUSED),
    Kind("client", "revoked",       Text("crl.pem lists it", "已列入 crl.pem"),         _LISTED),
    Kind("client", "unknown",       Text("it names an account that does not exist", "所指账户不存在"), _STRANGER),
    Kind("server", "expired",       _OVER,                                           _BROKEN_OFF),
    Kind("server", "other-ca",      _TWIN,                                           _BROKEN_OFF),
    Kind("server", "wrong-name",    Text("it names a host that nobody called", "主机名与访问地址不符"), _BROKEN_OFF),
)
# fmt: on
"""Every bad certificate of the kit: the CLI and the manual show these rows."""


SERVER_KINDS = ("good", *(row.name for row in KINDS if row.side == "server"))
"""What `serve --server-cert` takes"""


def client_cert(authority: Authority, kind: str, now: datetime, identity: Identity = MANUFACTURER) -> Issued:
    """The bad client certificate `kind` (KINDS), bad as seen at the aware `now`; KeyError for a kind unheard of."""
    return _CLIENT[kind](authority, identity, now)


def server_cert(authority: Authority, kind: str, now: datetime, names: Sequence[str] = DEFAULT_NAMES) -> Issued:
    """The server certificate `kind` (SERVER_KINDS), as seen at the aware `now`; KeyError for a kind unheard of."""
    return _SERVER[kind](authority, names, now)


def write_badkit(folder: Path, authority: Authority, now: datetime) -> list[Path]:
    """Write the kit: `client/KIND.pem .key .p12`, `server/KIND.pem .key`, `crl.pem`; returns the certificates.

    Made anew each time, because "expired" hangs on `now`: the kit is no part of the PKI that is never overwritten.
    """
    written = []
    for row in KINDS:
        files = client_files(folder / row.side, row.name)
        if row.side == "client":
            issued = client_cert(authority, row.name, now)
            write_client(files, issued)
        else:
            write_server(files.cert, files.key, issued := server_cert(authority, row.name, now))
        if row.name == "revoked":
            write_public(folder / "crl.pem", authority.crl([read_identity(issued.der).serial], now))
        written.append(files.cert)
    return written


def revoked_serials(crl_pem: bytes) -> frozenset[str]:
    """The serial numbers that a revocation list holds, as `Peer.serial` writes them; ValueError if it's no list."""
    return frozenset(serial_text(revoked.serial_number) for revoked in x509.load_pem_x509_crl(crl_pem))


def _twin(authority: Authority) -> Authority:
    """Another CA with the same subject: only its key tells it apart."""
    return Authority.create(key_type=authority.key_type, unit=authority.unit)


_CLIENT: dict[str, Callable[[Authority, Identity, datetime], Issued]] = {
    "expired":       lambda ca, who, now: ca.issue_client(who, not_after=now - _DAY),
    "not-yet-valid": lambda ca, who, now: ca.issue_client(who, not_before=now + _DECADE, not_after=now + 2 * _DECADE),
    "other-ca":      lambda ca, who, now: _twin(ca).issue_client(who),
    "wrong-purpose": lambda ca, who, now: ca.issue_client(who, purpose=SERVER),
    "revoked":       lambda ca, who, now: ca.issue_client(who),
    "unknown":       lambda ca, who, now: ca.issue_client(replace(UNKNOWN, world=who.world)),
}  # fmt: skip

_SERVER: dict[str, Callable[[Authority, Sequence[str], datetime], Issued]] = {
    "good":       lambda ca, names, now: ca.issue_server(names),
    "expired":    lambda ca, names, now: ca.issue_server(names, not_after=now - _DAY),
    "other-ca":   lambda ca, names, now: _twin(ca).issue_server(names),
    "wrong-name": lambda ca, names, now: ca.issue_server(["wrong-name.mockplatform.test"]),
}  # fmt: skip
