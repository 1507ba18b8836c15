"""The bytes of one connection: reading, writing, and the several ways to end it."""

from __future__ import annotations

import socket
import ssl
import struct
import time
from contextlib import suppress

from mockplatform.server.failures import Address
from mockplatform.server.tls import Session

_AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: on, 0 s
_ROOM = 64 * 1024

# On an SSLSocket these reach the socket below the TLS.
_raw_recv = socket.socket.recv
_raw_shutdown = socket.socket.shutdown


class Gone(Exception):
    """The connection can carry nothing more: the client left or stalled, or the application cut it."""


class Wire:
    """One connection, as the application sees it (`environ["mockplatform.connection"]`) and as its thread uses it.

    `address` is the client's; `tls` what the handshake agreed on, None on a plain connection.
    """

    def __init__(self, sock: socket.socket, address: Address, write_seconds: float) -> None:
        self.address = address
        self.tls: Session | None = None
        self.over = False
        """Nothing more will be written: the application has cut the connection, or written bytes of its own"""
        self.socket = sock
        self._write_seconds = write_seconds
        self._room = memoryview(bytearray(_ROOM))
        self._timeout = -1.0

    def abort(self) -> None:
        """Cut the connection without an answer (RST). Nothing is written after it."""
        self.over = True
        with suppress(OSError):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self.socket.close()

    def send_raw(self, data: bytes) -> None:
        """Write `data` as it is, HTTP or not, in place of an answer; nothing is written after it."""
        self.send(data)
        self.over = True

    def receive(self, seconds: float) -> memoryview:
        """What has arrived, valid until the next call; empty at the client's end.

        Raises TimeoutError when nothing comes for `seconds`, Gone when the connection is broken.
        """
        try:
            self._patience(max(seconds, 0.001))
            return self._room[: self.socket.recv_into(self._room)]
        except TimeoutError:
            raise
        except (OSError, ValueError) as error:
            raise Gone from error

    def send(self, data: bytes) -> None:
        """Write all of `data`. Raises Gone."""
        if self.over:
            raise Gone
        try:
            self._patience(self._write_seconds)
            self.socket.sendall(data)
        except (OSError, ValueError) as error:
            raise Gone from error

    def close(self) -> None:
        """End the connection as it stands; unsent bytes are lost if the client has sent more than was read."""
        self.socket.close()

    def cut(self) -> None:
        """From another thread: let whoever waits for this connection's bytes find its end."""
        with suppress(OSError):
            _raw_shutdown(self.socket, socket.SHUT_RDWR)

    def linger(self, seconds: float) -> None:
        """End the connection so that the client sees what was sent last.

        Closing a socket with unread bytes resets the connection, and a reset may overtake an answer or a TLS alert.
        So: say that no more will come, then read away what the client still sends, for `seconds` at most.
        """
        with suppress(OSError, ValueError):
            self._notify()
            _raw_shutdown(self.socket, socket.SHUT_WR)
            end = time.monotonic() + seconds
            while (left := end - time.monotonic()) > 0:
                self.socket.settimeout(left)
                if not _raw_recv(self.socket, _ROOM):
                    break
        self.socket.close()

    def _notify(self) -> None:
        """TLS's own end of the data (close_notify), without waiting for the client's."""
        if isinstance(self.socket, ssl.SSLSocket) and self.tls:
            self.socket.settimeout(0)
            with suppress(OSError, ValueError):
                self.socket.unwrap()

    def _patience(self, seconds: float) -> None:
        if seconds != self._timeout:
            self.socket.settimeout(seconds)
            self._timeout = seconds
