"""The certificate authority: trustme makes keys and certificates, cryptography what trustme leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from mockplatform.certs.errors import problem
from mockplatform.certs.files import PKI, PrivateKey, read_pair, write_private, write_public
from mockplatform.certs.identity import Identity
from mockplatform.certs.issued import PASSWORD, Issued, KeyType, encryption, key_type_of, load_key, pkcs8

CLIENT = ExtendedKeyUsageOID.CLIENT_AUTH
SERVER = ExtendedKeyUsageOID.SERVER_AUTH

DEFAULT_NAMES = ("localhost", "127.0.0.1", "::1", "lifthost", "xssyhost", "xzxkhost", "xzkhhost", "sgghost")
"""The names of the server certificate: this machine, and the hosts of the standard with both spellings of the third"""

# Wide, because the world's clock may stand anywhere. The CA is trustme's: 2000 to 3000.
VALID_FROM = datetime(2000, 1, 1, tzinfo=UTC)
VALID_UNTIL = datetime(2100, 1, 1, tzinfo=UTC)

_ORGANISATION = "mockplatform"
_TRUSTME: dict[KeyType, trustme.KeyType] = {"ec": trustme.KeyType.ECDSA, "rsa": trustme.KeyType.RSA}


@dataclass(frozen=True, slots=True)
class Authority:
    """A CA and the type of the keys that it makes. Issuing changes nothing in it, so threads may share one."""

    ca: trustme.CA = field(repr=False)
    key_type: KeyType

    @classmethod
    def create(cls, *, key_type: KeyType = "ec", unit: str | None = None) -> Authority:
        """A new CA; `unit` is the OU of its subject, drawn at random if not given."""
        return cls(
            trustme.CA(organization_name=_ORGANISATION, organization_unit_name=unit, key_type=_TRUSTME[key_type]),
            key_type,
        )

    @classmethod
    def load(cls, folder: Path | str) -> Authority:
        """The CA of a PKI folder; PKIError if it isn't there, can't be read, or key and certificate don't match."""
        pki = PKI(Path(folder))
        pair = read_pair(pki.ca, pki.ca_key)
        if pair is None:
            raise problem("absent", path=pki.ca)
        certificate, key = pair
        ca = trustme.CA.from_pem(certificate.public_bytes(Encoding.PEM), pkcs8(key))
        return cls(ca, key_type_of(key))

    def save(self, folder: Path | str) -> None:
        """Write ca.key and ca.pem."""
        pki = PKI(Path(folder))
        write_private(pki.ca_key, pkcs8(self._key))
        write_public(pki.ca, self.pem)

    @property
    def pem(self) -> bytes:
        """The CA's certificate."""
        return self.ca.cert_pem.bytes()

    @property
    def certificate(self) -> x509.Certificate:
        """The CA's certificate, parsed."""
        return x509.load_pem_x509_certificate(self.pem)

    @property
    def unit(self) -> str | None:
        """The OU of the CA's subject, which tells the CAs of this module apart."""
        units = self.certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
        return str(units[0].value) if units else None

    @property
    def _key(self) -> PrivateKey:
        return load_key(self.ca.private_key_pem.bytes())

    def issue_client(
        self,
        identity: Identity,
        *,
        not_before: datetime | None = None,
        not_after: datetime | None = None,
        purpose: ObjectIdentifier = CLIENT,
    ) -> Issued:
        """A client certificate. Moments are aware; PKIError if they aren't, or run backwards."""
        organisation = identity.subject_organisation
        return self._issue(
            (identity.mailbox,), identity.common_name, purpose, (not_before, not_after), organisation, unit="client"
        )

    def issue_server(
        self,
        names: Sequence[str] = DEFAULT_NAMES,
        *,
        not_before: datetime | None = None,
        not_after: datetime | None = None,
    ) -> Issued:
        """A server certificate for host names (`*.` in front allowed) and addresses; PKIError for anything else."""
        wrong = problem("host", names=", ".join(map(repr, names)))
        # trustme would take these for a mailbox and for a network.
        if not names or any("@" in name or "/" in name for name in names):
            raise wrong
        try:
            return self._issue(names, "mockplatform server", SERVER, (not_before, not_after), unit="server")
        except UnicodeError as error:
            raise wrong from error

    def crl(self, serials: Iterable[str], now: datetime) -> bytes:
        """A revocation list in PEM, drawn up at `now`; serial numbers as in `Peer.serial`."""
        builder = x509.CertificateRevocationListBuilder(self.certificate.subject, now.astimezone(UTC), VALID_UNTIL)
        identifier = self.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
        issuer = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)
        builder = builder.add_extension(issuer, critical=False)
        builder = builder.add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
        for serial in serials:
            revoked = x509.RevokedCertificateBuilder(int(serial, 16), now.astimezone(UTC)).build()
            builder = builder.add_revoked_certificate(revoked)
        return builder.sign(self._key, SHA256()).public_bytes(Encoding.PEM)

    def truststore(self, password: str = PASSWORD) -> bytes:
        """The CA as a Java truststore (PKCS#12 with the mark that makes it a trustedCertEntry)."""
        entry = pkcs12.PKCS12Certificate(self.certificate, b"mockplatform")
        return pkcs12.serialize_java_truststore([entry], encryption(password))

    def _issue(
        self,
        names: Sequence[str],
        common_name: str,
        purpose: ObjectIdentifier,
        validity: tuple[datetime | None, datetime | None],
        organisation: str = "",
        *,
        unit: str,
    ) -> Issued:
        start, end = _span(*validity)
        leaf = self.ca.issue_cert(
            *names,
            common_name=common_name,
            organization_name=organisation or _ORGANISATION,
            organization_unit_name=unit,
            not_before=start,
            not_after=end,
            key_type=_TRUSTME[self.key_type],
        )
        certificate, *chain = leaf.cert_chain_pems
        narrowed = _for_purpose(x509.load_pem_x509_certificate(certificate.bytes()), purpose, self._key)
        pem = b"".join([narrowed, *(blob.bytes() for blob in chain)])
        return Issued(pem, pkcs8(load_key(leaf.private_key_pem.bytes())), self.pem)


def _span(not_before: datetime | None, not_after: datetime | None) -> tuple[datetime, datetime]:
    start, end = not_before or VALID_FROM, not_after or VALID_UNTIL
    if start.tzinfo is None or end.tzinfo is None:
        raise problem("validity")
    try:
        start, end = start.astimezone(UTC), end.astimezone(UTC)
    except OverflowError as error:
        raise problem("validity") from error
    if start.year < 1950 or start >= end:
        raise problem("validity")
    return start, end


def _for_purpose(certificate: x509.Certificate, purpose: ObjectIdentifier, key: PrivateKey) -> bytes:
    """Sign a certificate of trustme's again with `purpose` as its only one: trustme allows client, server and code."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(certificate.subject)
        .issuer_name(certificate.issuer)
        .public_key(certificate.public_key())
        .serial_number(certificate.serial_number)
        .not_valid_before(certificate.not_valid_before_utc)
        .not_valid_after(certificate.not_valid_after_utc)
    )
    for extension in certificate.extensions:
        usage = isinstance(extension.value, x509.ExtendedKeyUsage)
        builder = builder.add_extension(
            x509.ExtendedKeyUsage([purpose]) if usage else extension.value, extension.critical
        )
    return builder.sign(key, SHA256()).public_bytes(Encoding.PEM)
