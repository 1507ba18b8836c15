"""Start, stop, caps; and that no client can hold up another."""

from __future__ import annotations

import os
import queue
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from mockplatform.server.connection import Connection
from mockplatform.server.limits import Limits
from mockplatform.server.listener import Listener

Serve = Callable[..., Listener]
Dial = Callable[..., Any]

GET = b"GET / HTTP/1.1\r\nHost: h\r\n\r\n"


class Slow:
    """An application that says when it runs, and waits to be let go on."""

    def __init__(self) -> None:
        self.running = threading.Event()
        self.go_on = threading.Event()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.running.set()
        self.go_on.wait(5)
        start_response("200 OK", [])
        return [b"done"]


@pytest.fixture
def slow() -> Any:
    slow = Slow()
    yield slow
    slow.go_on.set()


def test_two_listeners_know_nothing_of_each_other(serve: Serve, dial: Dial, echo: Any) -> None:
    one, two = serve(echo), serve(echo, name="other")
    one.stop()
    assert dial(two).ask(GET)[0][0] == 200


@pytest.mark.parametrize(("host", "url"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]")])
def test_url(serve: Serve, echo: Any, host: str, url: str) -> None:
    if ":" in host and not _has_ipv6():
        pytest.skip("no IPv6 here")
    listener = serve(echo, host=host)
    assert listener.url == f"http://{url}:{listener.port}"


def _has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


def test_a_taken_port_is_named(serve: Serve, echo: Any) -> None:
    taken = serve(echo)
    with pytest.raises(OSError, match=f"127.0.0.1:{taken.port}"):
        Listener(echo, port=taken.port).start()


def test_starting_twice_is_an_error(serve: Serve, echo: Any) -> None:
    with pytest.raises(RuntimeError, match="already started"):
        serve(echo).start()


def test_it_can_be_started_again(serve: Serve, dial: Dial, echo: Any) -> None:
    listener = serve(echo)
    port = listener.port
    dial(listener).ask(GET)
    listener.stop()
    listener.stop()
    listener.start()
    assert listener.port == port
    assert dial(listener).ask(GET)[0][0] == 200


def test_starting_and_stopping_leaves_nothing_behind(pki: Any, dial: Dial, echo: Any) -> None:
    def count() -> tuple[int, int]:
        return threading.active_count(), len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0

    context = pki.server_context()
    before = count()
    for turn in range(50):
        with Listener(echo, tls=context if turn % 2 else None) as listener:
            client = dial(listener, pki.client_context(pki.client) if turn % 2 else None)
            client.ask(GET)
        client.sock.close()
    assert count() == before


def test_stop_is_prompt_and_cuts_idle_clients(serve: Serve, dial: Dial, echo: Any) -> None:
    listener = serve(echo)
    clients = [dial(listener) for _ in range(5)]
    for client in clients:
        client.ask(GET)
    start = time.monotonic()
    listener.stop()
    assert time.monotonic() - start < 0.5
    assert [client.rest() for client in clients] == [b""] * 5
    with pytest.raises(ConnectionRefusedError):
        dial(listener)


def test_stop_cuts_a_handshake(serve: Serve, dial: Dial, pki: Any, echo: Any, events: Any) -> None:
    listener = serve(echo, tls=pki.server_context())
    client = dial(listener)
    client.sock.sendall(b"\x16\x03\x01")
    start = time.monotonic()
    listener.stop()
    assert time.monotonic() - start < 0.5
    with suppress(ConnectionResetError):  # what was not read yet
        assert client.rest() == b""
    assert events.handshakes.empty()


def test_a_request_may_stop_the_listener(serve: Serve, dial: Dial) -> None:
    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        listener.stop()
        start_response("200 OK", [])
        return [b"stopped"]

    listener = serve(app)
    client = dial(listener)
    client.sock.sendall(GET)
    assert client.rest().endswith(b"stopped")


def test_stop_lets_a_running_request_finish(
    serve: Serve, dial: Dial, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def retire(connection: Connection, retire: Any = Connection.retire) -> None:
        retire(connection)
        retired.set()

    retired = threading.Event()
    monkeypatch.setattr(Connection, "retire", retire)
    listener = serve(slow)
    client = dial(listener)
    client.sock.sendall(GET + GET)
    assert slow.running.wait(2)
    stopping = threading.Thread(target=listener.stop)
    stopping.start()
    assert retired.wait(2)
    slow.running.clear()
    slow.go_on.set()
    data = client.rest()
    stopping.join(2)
    assert data.endswith(b"\r\n\r\ndone")
    assert data.count(b"HTTP/1.1 200") == 1
    assert not slow.running.is_set()


def test_stop_cuts_a_request_that_does_not_finish(serve: Serve, dial: Dial, slow: Slow) -> None:
    listener = serve(slow)
    client = dial(listener)
    client.sock.sendall(GET)
    assert slow.running.wait(2)
    listener.stop(timeout=0.05)
    assert client.rest() == b""


STALLS = {
    "silent": b"",
    "half-hello": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
    "after-handshake": b"",
    "half-head": b"GET / HTTP/1.1\r\nHo",
    "half-body": b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nhalf",
}


@pytest.mark.parametrize("stall", STALLS)
def test_clients_that_stall_hold_nobody_up(serve: Serve, dial: Dial, pki: Any, echo: Any, stall: str) -> None:
    listener = serve(echo, tls=pki.server_context())
    context = pki.client_context(pki.client)
    early = stall in ("silent", "half-hello")
    for _ in range(50):
        dial(listener, None if early else context).sock.sendall(STALLS[stall])
    start = time.monotonic()
    assert dial(listener, context).ask(GET)[0][0] == 200
    assert time.monotonic() - start < 0.5


def test_at_the_cap_the_client_idle_longest_makes_room(serve: Serve, dial: Dial, echo: Any) -> None:
    listener = serve(echo, limits=Limits(connections=2))
    first, second = dial(listener), dial(listener)
    for client in (second, first):
        client.ask(GET)
        _wait_until_idle(listener)
    assert dial(listener).ask(GET)[0][0] == 200
    assert second.rest() == b""


def _wait_until_idle(listener: Listener) -> None:
    """An answer reaches its reader before its thread has gone back to wait."""
    assert listener._run
    while any(connection.idle_since is None for connection in list(listener._run._open)):
        time.sleep(0)


def test_at_the_cap_with_nobody_idle_a_newcomer_waits(serve: Serve, dial: Dial, slow: Slow) -> None:
    listener = serve(slow, limits=Limits(connections=1))
    dial(listener).sock.sendall(GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    assert slow.running.wait(2)
    newcomer = dial(listener)
    newcomer.sock.sendall(GET)
    newcomer.sock.settimeout(0.05)
    with pytest.raises(TimeoutError):
        newcomer.sock.recv(1)
    slow.go_on.set()
    newcomer.sock.settimeout(5)
    assert newcomer.answers()[0][2] == b"done"


def test_stop_works_at_the_cap(serve: Serve, dial: Dial, slow: Slow) -> None:
    listener = serve(slow, limits=Limits(connections=1))
    dial(listener).sock.sendall(GET)
    assert slow.running.wait(2)
    listener.stop(timeout=0.01)


def test_many_clients_at_once(serve: Serve, dial: Dial, echo: Any) -> None:
    listener = serve(echo)
    answers: queue.Queue[bytes] = queue.Queue()

    def ask(number: int) -> None:
        client = dial(listener)
        for turn in range(20):
            answers.put(client.ask(b"GET /%d-%d HTTP/1.1\r\nHost: h\r\n\r\n" % (number, turn))[0][2])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    expected = {b"GET /%d-%d " % (number, turn) for number in range(8) for turn in range(20)}
    assert {answers.get_nowait() for _ in range(160)} == expected


def test_without_a_thread_for_it_a_client_is_turned_away_and_the_next_one_served(
    serve: Serve, dial: Dial, echo: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_thread(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    listener = serve(echo, limits=Limits(connections=1))
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", no_thread)
        assert dial(listener).rest() == b""
    assert dial(listener).ask(GET)[0][0] == 200
    assert "can't start new thread" in caplog.text
