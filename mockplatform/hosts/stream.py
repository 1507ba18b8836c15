"""Lists that leave as they are read, so that memory does not grow with the answer (A.2.12, E139)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain

import orjson
from werkzeug.wrappers import Response

from mockplatform.errors import REASONS
from mockplatform.hosts.envelope import JSON
from mockplatform.hosts.exchange import STATED, Exchange, Finding, Streamed

PIECE = 64 * 1024
"""Bytes after which a piece leaves; an answer that ends before is sent as any other, with its length."""


def listed(exchange: Exchange, now: int, items: Iterable[object]) -> Response:
    """An answered downlink whose data are `items`, in the envelope of 5.3.5.8.

    The first piece is made at once: what goes wrong in it is still answered with an error. After that an error can
    only cut the connection; it is raised out of the body, and told to the journal.
    """
    sent = Streamed()
    pieces = _pieces(now, items, sent)
    first = next(pieces)
    if sent.ended:
        return Response(first, 200, content_type=JSON)
    return Response(_watched(exchange, sent, chain((first,), pieces)), 200, content_type=JSON)


def _pieces(now: int, items: Iterable[object], sent: Streamed) -> Iterator[bytes]:
    """The text of the envelope, cut where it has grown to PIECE bytes; `sent.ended` is set with the last piece."""
    piece = bytearray(b'{"timestamp":%d,"code":1,"data":[' % now)
    glue = b""
    for item in items:
        piece += glue
        piece += orjson.dumps(item)
        glue = b","
        sent.items += 1
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    sent.ended = True
    piece += b"]}"
    yield bytes(piece)


def _watched(exchange: Exchange, sent: Streamed, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, counted as they leave. The answer to a HEAD is closed before it comes to that: nothing leaves."""
    exchange.streamed = sent
    digest = hashlib.sha256()
    try:
        for piece in pieces:
            sent.length += len(piece)
            digest.update(piece)
            yield piece
        sent.sha256 = digest.hexdigest()
    except Exception as error:
        text = REASONS["internal"].text
        exchange.findings.append(Finding(STATED[500], "internal", text, got=f"{type(error).__name__}: {error}"))
        raise
