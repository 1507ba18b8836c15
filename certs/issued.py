"""What an authority hands out: a certificate with its key, as PEM and as PKCS#12."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)

from mockplatform.certs.files import PrivateKey
from mockplatform.certs.identity import read_identity

KeyType = Literal["ec", "rsa"]
"""P-256, or RSA with 2048 bits"""

PASSWORD = "changeit"
"""Of the PKCS#12 files; it protects nothing, Java merely wants one"""


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with its chain, its key in PKCS#8, and the CA that it leads to; all PEM."""

    cert_pem: bytes
    key_pem: bytes = field(repr=False)
    ca_pem: bytes = field(repr=False)

    @property
    def der(self) -> bytes:
        """The certificate alone, as `read_identity` takes it."""
        return x509.load_pem_x509_certificate(self.cert_pem).public_bytes(Encoding.DER)

    def p12(self, password: str = PASSWORD) -> bytes:
        """Certificate, key and chain up to the CA as PKCS#12 with AES-256, for Java and .NET."""
        leaf, *chain = x509.load_pem_x509_certificates(self.cert_pem + self.ca_pem)
        alias = (read_identity(self.der).account or "client").encode()
        return pkcs12.serialize_key_and_certificates(alias, load_key(self.key_pem), leaf, chain, encryption(password))


def key_type_of(key: PrivateKey) -> KeyType:
    """The type of an existing key."""
    return "rsa" if isinstance(key, RSAPrivateKey) else "ec"


def load_key(pem: bytes) -> PrivateKey:
    """A key that this package made."""
    key = load_pem_private_key(pem, password=None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(key, PrivateKey)
    return key


def pkcs8(key: PrivateKey) -> bytes:
    """A key as Java and .NET read it; trustme writes the traditional form."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def encryption(password: str) -> KeySerializationEncryption:
    """AES-256 with SHA-256. Few rounds: no number of them would guard a password that everybody knows."""
    builder = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2048)
    algorithm = pkcs12.PBES.PBESv2SHA256AndAES256CBC
    return builder.key_cert_algorithm(algorithm).hmac_hash(SHA256()).build(password.encode())
