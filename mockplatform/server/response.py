"""One answer: what WSGI calls start_response and write, framed for HTTP/1.0 and 1.1."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Literal

ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None
Headers = list[tuple[str, str]]

_JOIN = 64 * 1024  # up to here one system call costs more than one copy


class Response:
    """Writes one answer by `send`, the first piece of the body together with the head.

    `sent`: the head is out, so nothing else can be answered. `keep_alive`: another request may follow; false after an
    answer that only its end or its lack of bytes delimits.
    """

    def __init__(
        self, send: Callable[[bytes], None], *, method: str, version: str, keep_alive: bool, date: str | None
    ) -> None:
        self.sent = False
        self.keep_alive = keep_alive
        self._send = send
        self._method = method
        self._version = version
        self._date = date
        self._status = ""
        self._headers: Headers = []
        self._framing: Literal["length", "chunked", "close", "none"] = "close"
        self._left = 0

    def start(self, status: str, headers: Headers, exc_info: ExcInfo = None) -> Callable[[bytes], None]:
        """start_response of PEP 3333."""
        if exc_info:
            try:
                if self.sent and exc_info[1] is not None:
                    raise exc_info[1].with_traceback(exc_info[2])
            finally:
                exc_info = None  # breaks a cycle
        elif self._status:
            raise AssertionError("start_response was called twice")
        self._status = status
        self._headers = list(headers)
        return self.write

    def run(self, body: Iterable[bytes]) -> None:
        """Write the whole answer."""
        if isinstance(body, (list, tuple)):
            data = body[0] if len(body) == 1 else b"".join(body)
            self._write(data, len(data))
        else:
            for data in body:
                self.write(data)
        self._finish()

    def write(self, data: bytes) -> None:
        """Write one piece now. An empty piece is nothing, not even the head (PEP 3333)."""
        if data:
            self._write(data, None)

    def _write(self, data: bytes, total: int | None) -> None:
        head = b"" if self.sent else self._head(total)
        self.sent = True
        if self._framing == "none":
            data = b""
        elif self._framing == "chunked":
            data = b"%x\r\n%b\r\n" % (len(data), data)
        elif self._framing == "length":
            data = data[: self._left]
            self._left -= len(data)
        if head and len(data) > _JOIN:
            self._send(head)
            self._send(data)
        elif head or data:
            self._send(head + data)

    def _finish(self) -> None:
        if not self.sent:
            self._write(b"", 0)
        elif self._framing == "chunked":
            self._send(b"0\r\n\r\n")
        if self._framing == "length" and self._left:
            self.keep_alive = False

    def _head(self, total: int | None) -> bytes:
        if not self._status:
            raise AssertionError("the application wrote before start_response")
        fields = {name.lower(): value for name, value in self._headers}
        lines = [f"HTTP/1.1 {self._status}", *(f"{name}: {value}" for name, value in self._headers)]
        lines += self._frame(fields, total)
        if "close" in fields.get("connection", "").lower():
            self.keep_alive = False
        elif not self.keep_alive:
            lines.append("Connection: close")
        elif self._version == "1.0":
            lines.append("Connection: keep-alive")
        if "server" not in fields:
            lines.append("Server: mockplatform")
        if self._date and "date" not in fields:
            lines.append(f"Date: {self._date}")
        head = "\r\n".join(lines)
        if head.count("\n") != len(lines) - 1 or head.count("\r") != len(lines) - 1 or "\0" in head:
            raise ValueError("a status or header of the application holds a line break or a NUL")
        return (head + "\r\n\r\n").encode("latin-1")

    def _frame(self, fields: dict[str, str], total: int | None) -> list[str]:
        """Decide how the end of the body is told; gives the header lines for it."""
        if "transfer-encoding" in fields:
            raise ValueError("Transfer-Encoding is not the application's to set")
        if self._status[:3] in ("204", "304"):
            self._framing = "none"
            return []
        if self._method == "HEAD":
            self._framing = "none"
            return [f"Content-Length: {total}"] if total and "content-length" not in fields else []
        if "content-length" in fields or total is not None:
            self._framing = "length"
            self._left = int(fields.get("content-length", total or 0))
            return [] if "content-length" in fields else [f"Content-Length: {total}"]
        if self._version == "1.1":
            self._framing = "chunked"
            return ["Transfer-Encoding: chunked"]
        self.keep_alive = False
        return []
