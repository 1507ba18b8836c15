"""Variants of the handshake, over real TLS."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path

import pytest
import requests

from mockplatform.app import MockPlatform
from mockplatform.settings import Settings


def serving(tmp_path: Path, *variants: str) -> MockPlatform:
    return MockPlatform(Settings(port=0, admin_port=0, pki=str(tmp_path), records=0, variant=variants))


def version(platform: MockPlatform, tmp_path: Path) -> str | None:
    context = ssl.create_default_context(cafile=str(tmp_path / "ca.pem"))
    context.load_cert_chain(tmp_path / "clients" / "manufacturer.pem", tmp_path / "clients" / "manufacturer.key")
    host, port = platform.url.removeprefix("https://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as plain, \
            context.wrap_socket(plain, server_hostname=host) as secured:  # fmt: skip
        return secured.version()


def test_nothing_newer_than_1_2(tmp_path: Path) -> None:
    with serving(tmp_path, "tls-1.2-only") as platform:
        assert version(platform, tmp_path) == "TLSv1.2"
    with serving(tmp_path) as platform:
        assert version(platform, tmp_path) == "TLSv1.3"


def test_a_client_without_a_certificate_is_told_over_http(tmp_path: Path) -> None:
    session = requests.Session()
    session.trust_env = False
    session.verify = str(tmp_path / "ca.pem")
    with serving(tmp_path, "no-certificate-401") as platform:
        assert session.get(f"{platform.url}/api/tp/v1/modify_notices", timeout=10).status_code == 401
    with serving(tmp_path) as platform, pytest.raises(requests.ConnectionError):
        session.get(f"{platform.url}/api/tp/v1/modify_notices", timeout=10)
