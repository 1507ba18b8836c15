"""Who calls: the client certificate decides the account, the account decides the world (E234)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from werkzeug.wrappers import Request

from mockplatform.clock import moment
from mockplatform.errors import Refused
from mockplatform.store import worlds
from mockplatform.store.worlds import Account, World

if TYPE_CHECKING:
    from mockplatform.hosts.call import Platform

HEADER = "X-Mockplatform-Account"
"""Names the account, or account@world, where the transport does not ask for a certificate."""


class Peer(Protocol):
    """What the listener read from the client's certificate (certs.Peer)."""

    @property
    def account(self) -> str: ...
    @property
    def world(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def serial(self) -> str: ...
    def valid_at(self, moment: object) -> bool: ...


def sign_in(platform: Platform, request: Request) -> tuple[World, Account]:
    """The world and the account of a request; raises Refused (401).

    The handshake has checked the chain; validity and revocation are judged here, on the world's clock and store.
    """
    peer: Peer | None = request.environ.get("mockplatform.peer")
    if peer is not None:
        account, world, serial = peer.account, peer.world, peer.serial
    elif platform.trusts_header:
        account, _, world = request.headers.get(HEADER, "").partition("@")
        world, serial = world or "default", ""
    else:
        raise Refused("identity", requirement="R-5.3.2-3", private="no client certificate")
    with platform.database.reading() as connection:
        signed = worlds.sign_in(connection, world, account, serial) if account else None
    if signed is None:
        who = peer.subject if peer is not None else f"{HEADER}: {account}"
        raise Refused("identity", requirement="R-5.3.2-3", private=f"no account for {who}")
    if signed.revoked:
        raise Refused("revoked", requirement="R-5.3.2-3", private=f"serial {serial}")
    if peer is not None and not peer.valid_at(moment(signed.world.clock.at(platform.wall()))):
        raise Refused("expired", requirement="R-5.3.2-3", private=f"serial {serial}")
    return signed.world, signed.account
