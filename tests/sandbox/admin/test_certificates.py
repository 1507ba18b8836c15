"""The CA, for those who check the server's certificate."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.serialization import pkcs12

from mockplatform.certs import PASSWORD, Authority


def test_the_ca(client: Any, authority: Authority) -> None:
    answer = client.get("/_admin/pki/ca.pem")
    assert (answer.status_code, answer.content_type) == (200, "application/x-pem-file")
    assert answer.data == authority.pem


def test_the_truststore(client: Any, authority: Authority) -> None:
    answer = client.get("/_admin/pki/truststore.p12")
    assert (answer.status_code, answer.content_type) == (200, "application/x-pkcs12")
    [entry] = pkcs12.load_pkcs12(answer.data, PASSWORD.encode()).additional_certs
    assert entry.certificate == authority.certificate


def test_the_key_of_the_ca_is_not_to_be_had(client: Any) -> None:
    for name in ("ca.key", "server.key", "../ca.key", "%2e%2e/ca.key"):
        assert client.get(f"/_admin/pki/{name}").status_code == 404
    assert "PRIVATE" not in client.get("/_admin/pki/ca.pem").text
