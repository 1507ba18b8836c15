"""What never reaches the application: failed handshakes and unreadable requests, in words for the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from mockplatform.spec.model import Text

Address = tuple[str, int]


@dataclass(frozen=True, slots=True)
class HandshakeFailure:
    """A TLS handshake that did not succeed.

    `reason` is OpenSSL's own name (PEER_DID_NOT_RETURN_A_CERTIFICATE), or TIMEOUT or CLOSED; `sni` the host name
    that the client asked for, None if it got no further.
    """

    address: Address
    sni: str | None
    reason: str
    explanation: Text


@dataclass(frozen=True, slots=True)
class UnreadableRequest:
    """Bytes that are no request, or one that breaks a cap: refused by the listener with `status`.

    `head` holds some of the bytes: the first that were read since the last good request, as far as that is known.
    """

    address: Address
    status: int
    reason: Text
    head: bytes


class Events(Protocol):
    """Who wants to hear of it. Called in the thread of the connection; what it raises is logged and dropped."""

    def handshake_failed(self, failure: HandshakeFailure) -> None: ...

    def unreadable(self, failure: UnreadableRequest) -> None: ...
