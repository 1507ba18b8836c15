"""What one listener lets its clients take: how many, how large, how slow."""

from __future__ import annotations

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps of one listener; sizes in bytes, times in seconds.

    A body is read whole before the application is called, so `connections` x `body` is what the clients together
    can make the process hold.
    """

    connections: int = 512
    head: int = 64 * KIB
    """Request line and header fields together; also the trailer and the chunk extensions of a body"""
    body: int = 16 * MIB
    handshake_seconds: float = 5.0
    """The whole TLS handshake"""
    head_seconds: float = 10.0
    """From the first byte of a head to its end"""
    body_seconds: float = 30.0
    """Between two reads of a body"""
    idle_seconds: float = 75.0
    """Without a request, on a new connection and between two requests"""
    write_seconds: float = 30.0
    """One piece of an answer, until the client's system has taken it"""
    linger_seconds: float = 1.0
    """After the last answer, for the client to read it and close"""
