"""Who a certificate stands for: the subject's CN is ACCOUNT@WORLD (E234)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

from mockplatform.certs.errors import problem

# Two names of 31 and the @ stay within the 64 characters of a CN (RFC 5280, A.1).
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_ORGANISATION_MAX = 64

DEFAULT_WORLD = "default"
DEFAULT_ACCOUNTS = (
    "manufacturer",
    "manufacturer-other",
    "constructor",
    "constructor-other",
    "province",
    "province-other",
    "typetest",
    "platform",
)
"""The accounts of the default world"""


@dataclass(frozen=True, slots=True)
class Identity:
    """The account and world that a client certificate names, and the organisation (O) if there is one.

    Raises PKIError for a name outside `[a-z0-9][a-z0-9-]{0,30}` and for an organisation with unprintable characters.
    """

    account: str
    world: str = DEFAULT_WORLD
    organisation: str = ""

    def __post_init__(self) -> None:
        for name in (self.account, self.world):
            if not _NAME.fullmatch(name):
                raise problem("account", name=name)
        if not self.organisation.isprintable():
            raise problem("organisation", name=self.organisation)

    @property
    def common_name(self) -> str:
        """The CN: `manufacturer@default`."""
        return f"{self.account}@{self.world}"

    @property
    def subject_organisation(self) -> str:
        """The O, cut to the 64 characters that RFC 5280 (A.1) allows."""
        return self.organisation[:_ORGANISATION_MAX]

    @property
    def mailbox(self) -> str:
        """The SAN. Strict verifiers want one that isn't empty; a mailbox, unlike a DNS label, may end in a hyphen."""
        return f"{self.account}.{self.world}@mockplatform.test"

    @property
    def stem(self) -> str:
        """The name of its files in the PKI folder: the account, with the world unless that is the default one."""
        return self.account if self.world == DEFAULT_WORLD else self.common_name


UNKNOWN = Identity("unknown")
"""Whom the CA knows and the platform doesn't: a certificate that fits, of no account"""


@dataclass(frozen=True, slots=True)
class Peer:
    """What a certificate says about its holder. `account` and `world` are empty if the CN isn't one of ours."""

    account: str
    world: str
    subject: str
    """RFC 4514"""
    serial: str
    """Lower-case hex"""
    fingerprint: str
    """SHA-256 of the DER, lower-case hex"""
    not_before: datetime
    not_after: datetime

    def valid_at(self, moment: datetime) -> bool:
        """Whether the validity, both ends included (RFC 5280, 4.1.2.5), holds the aware `moment`."""
        return self.not_before <= moment <= self.not_after


def read_identity(der: bytes) -> Peer:
    """Read the certificate of a connection (`getpeercert(binary_form=True)`); raises PKIError if it's unreadable."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        account, world = _account(certificate.subject)
        return Peer(
            account=account,
            world=world,
            subject=certificate.subject.rfc4514_string(),
            serial=serial_text(certificate.serial_number),
            fingerprint=certificate.fingerprint(SHA256()).hex(),
            not_before=certificate.not_valid_before_utc,
            not_after=certificate.not_valid_after_utc,
        )
    except ValueError as error:
        raise problem("der") from error


def serial_text(serial: int) -> str:
    """A serial number as `Peer.serial` and the revocation list write it."""
    return format(serial, "x")


def _account(subject: x509.Name) -> tuple[str, str]:
    names = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    if len(names) != 1:
        return "", ""
    account, _, world = str(names[0].value).partition("@")
    return (account, world) if _NAME.fullmatch(account) and _NAME.fullmatch(world) else ("", "")
