from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from mockplatform.certs import Authority, PKIError
from mockplatform.certs.files import locked, read_key, read_pair, write_private, write_public

posix = pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_private_file_is_never_open_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    replace = os.replace

    def watch(draft: Path, path: Path) -> None:
        seen.append(mode(draft))
        replace(draft, path)

    monkeypatch.setattr(os, "replace", watch)
    old = os.umask(0)
    try:
        write_private(tmp_path / "a.key", b"secret")
        write_public(tmp_path / "a.pem", b"open")
    finally:
        os.umask(old)
    assert seen == [0o600, 0o644]
    assert (mode(tmp_path / "a.key"), mode(tmp_path / "a.pem")) == (0o600, 0o644)


def test_failed_write_leaves_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.key"
    write_private(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(PKIError, match=r"a\.key: cannot be written \(No space left on device\)"):
        write_private(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.key"]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "pki").write_text("")
    with pytest.raises(PKIError, match="pki: cannot be written"), locked(tmp_path / "pki"):
        pass


def test_unreadable_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "ca.key").mkdir()
    with pytest.raises(PKIError, match=r"ca\.key: cannot be read \(.+\)"):
        read_key(tmp_path / "ca.key")


def test_pair_is_all_or_nothing(tmp_path: Path, authority: Authority) -> None:
    cert, key = tmp_path / "a.pem", tmp_path / "a.key"
    assert read_pair(cert, key) is None
    issued = authority.issue_server()
    cert.write_bytes(issued.cert_pem)
    with pytest.raises(PKIError, match=r"a\.key: missing, though a\.pem is there"):
        read_pair(cert, key)
    key.write_bytes(issued.key_pem)
    assert read_pair(cert, key)
    cert.unlink()
    with pytest.raises(PKIError, match=r"a\.pem: missing, though a\.key is there"):
        read_pair(cert, key)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    waiting, entered = threading.Event(), threading.Event()

    def second() -> None:
        waiting.set()
        with locked(tmp_path):
            entered.set()

    with locked(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        waiting.wait(5)
        assert not entered.wait(0.05)
    assert entered.wait(5)
    thread.join(5)
