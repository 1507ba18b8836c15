"""`mockplatform journal --follow` in a process of its own: its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for another process")
def test_an_interrupt_ends_it_with_130(start: Callable[..., Any]) -> None:
    from urllib.request import urlopen

    server = start("--tls", "off")
    try:
        urlopen(f"{server.url}/nothing")
    except OSError:
        pass  # 401, which is in the journal
    words = [sys.executable, "-m", "mockplatform", "journal", "--follow", "--admin", server.admin]
    # A job in the background ignores it, and so would its child.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=dict(os.environ)) as process:
        signal.signal(signal.SIGINT, before)
        assert process.stdout is not None
        assert "GET /nothing" in process.stdout.readline()  # each line is there as soon as it is written
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130


def test_no_server_is_one_line_and_2() -> None:
    words = [sys.executable, "-m", "mockplatform", "journal", "--admin", "http://127.0.0.1:9"]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
