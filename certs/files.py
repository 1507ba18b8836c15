"""The PKI folder: the names of its files, reading them with clear errors, writing them atomically and unseen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from mockplatform.certs.errors import problem

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey


class ClientFiles(NamedTuple):
    """The files of one account: certificate and chain, key in PKCS#8, both in PKCS#12."""

    cert: Path
    key: Path
    p12: Path


@dataclass(frozen=True, slots=True)
class PKI:
    """The paths of a PKI folder. It holds no key, only where they lie."""

    folder: Path

    @property
    def ca(self) -> Path:
        return self.folder / "ca.pem"

    @property
    def ca_key(self) -> Path:
        return self.folder / "ca.key"

    @property
    def server_cert(self) -> Path:
        return self.folder / "server.pem"

    @property
    def server_key(self) -> Path:
        return self.folder / "server.key"

    @property
    def truststore(self) -> Path:
        return self.folder / "truststore.p12"

    def client(self, name: str) -> ClientFiles:
        """The files of an account of the default world, or of `account@world` (`Identity.stem`)."""
        return client_files(self.folder / "clients", name)


def client_files(folder: Path, name: str) -> ClientFiles:
    """The three files of one client certificate."""
    return ClientFiles(folder / f"{name}.pem", folder / f"{name}.key", folder / f"{name}.p12")


def read(path: Path) -> bytes:
    """The bytes of a file; PKIError that names the file if it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise problem("read", path=path, reason=error.strerror) from error


def read_certificates(path: Path) -> list[x509.Certificate]:
    """All certificates of a PEM file, at least one; keys in the file are passed over."""
    data = read(path)
    try:
        return x509.load_pem_x509_certificates(data)
    except ValueError as error:
        raise problem("certificate", path=path) from error


def read_key(path: Path) -> PrivateKey:
    """The private key of a PEM file. The numbers of an RSA key aren't tested (45 ms): `read_pair` compares them."""
    data = read(path)
    try:
        key = load_pem_private_key(data, password=None, unsafe_skip_rsa_key_validation=True)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise problem("key", path=path) from error
    if not isinstance(key, EllipticCurvePrivateKey | RSAPrivateKey):
        raise problem("key", path=path)
    return key


def read_pair(cert: Path, key: Path) -> tuple[x509.Certificate, PrivateKey] | None:
    """A certificate and its key, None if neither is there; PKIError if one is missing or they don't belong together."""
    missing = [path for path in (cert, key) if not path.exists()]
    if len(missing) == 2:
        return None
    if missing:
        raise problem("half", path=missing[0], other=key.name if missing[0] == cert else cert.name)
    certificate, private = read_certificates(cert)[0], read_key(key)
    if certificate.public_key() != private.public_key():
        raise problem("pair", path=key, other=cert.name)
    return certificate, private


def write_public(path: Path, data: bytes) -> None:
    """Write a file that anybody may read."""
    _write(path, data, 0o644)


def write_private(path: Path, data: bytes) -> None:
    """Write a file with a private key: nobody but the owner can read it, from its first byte on."""
    _write(path, data, 0o600)


def _write(path: Path, data: bytes, mode: int) -> None:
    draft = path.with_name(f".{path.name}.{token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(draft, flags, mode), "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except OSError as error:
        raise problem("write", path=path, reason=error.strerror) from error
    finally:
        with suppress(OSError):
            draft.unlink()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for writing: of several servers that start at once, one makes the PKI and the others use it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = open(folder / ".lock", "ab")
    except OSError as error:
        raise problem("write", path=folder, reason=error.strerror) from error
    with file:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
