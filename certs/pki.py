"""Fill a PKI folder with what is missing, and check what is there."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import NameOID

from mockplatform.certs.authority import DEFAULT_NAMES, Authority
from mockplatform.certs.errors import problem
from mockplatform.certs.files import PKI, ClientFiles, locked, read, read_pair, write_private, write_public
from mockplatform.certs.identity import Identity
from mockplatform.certs.issued import Issued, KeyType, key_type_of


def ensure_pki(
    folder: Path | str,
    accounts: Sequence[Identity],
    names: Sequence[str] = DEFAULT_NAMES,
    key_type: KeyType | None = None,
) -> PKI:
    """The PKI in `folder`, made or completed: nothing that is there is overwritten.

    `key_type` is that of a new PKI, ec if not given. Raises PKIError, in one line with the file's name, if a file is
    damaged or doesn't fit the others, if the server certificate lacks a name that was asked for (the default ones
    aside), or if a `key_type` was asked for that the PKI doesn't have.
    """
    pki = PKI(Path(folder))
    files = [pki.ca, pki.ca_key, pki.server_cert, pki.server_key, pki.truststore]
    files += [path for identity in accounts for path in pki.client(identity.stem)]
    # A complete folder may be read-only, so take the lock only where something is to be written.
    if not all(path.exists() for path in files):
        with locked(pki.folder):
            _fill(pki, accounts, names, key_type)
    _check(pki, accounts, names, key_type)
    return pki


def issue_into(pki: PKI, identity: Identity, issued: Issued) -> ClientFiles:
    """Write a client certificate into the folder; PKIError if the account has one there."""
    files = pki.client(identity.stem)
    with locked(pki.folder):
        for path in files:
            if path.exists():
                raise problem("taken", path=path)
        write_client(files, issued)
    return files


def write_client(files: ClientFiles, issued: Issued) -> None:
    """Write the three files of one client certificate."""
    write_private(files.key, issued.key_pem)
    write_public(files.cert, issued.cert_pem)
    write_private(files.p12, issued.p12())


def write_server(cert: Path, key: Path, issued: Issued) -> None:
    """Write the two files of a server certificate."""
    write_private(key, issued.key_pem)
    write_public(cert, issued.cert_pem)


def _fill(pki: PKI, accounts: Sequence[Identity], names: Sequence[str], key_type: KeyType | None) -> None:
    if read_pair(pki.ca, pki.ca_key) is None:
        _create(pki, key_type)
    authority = Authority.load(pki.folder)
    if not pki.truststore.exists():
        write_public(pki.truststore, authority.truststore())
    if read_pair(pki.server_cert, pki.server_key) is None:
        write_server(pki.server_cert, pki.server_key, authority.issue_server(names))
    for identity in accounts:
        files = pki.client(identity.stem)
        if read_pair(files.cert, files.key) is None:
            write_client(files, authority.issue_client(identity))
        elif not files.p12.exists():
            write_private(files.p12, Issued(read(files.cert), read(files.key), authority.pem).p12())


def _create(pki: PKI, key_type: KeyType | None) -> None:
    # Certificates of a CA that is gone would not verify against a new one.
    if pki.server_cert.exists():
        raise problem("half", path=pki.ca, other=pki.server_cert.name)
    Authority.create(key_type=key_type or "ec").save(pki.folder)


def _check(pki: PKI, accounts: Sequence[Identity], names: Sequence[str], key_type: KeyType | None) -> None:
    authority = read_pair(pki.ca, pki.ca_key)
    if authority is None:
        raise problem("absent", path=pki.ca)
    ca, key = authority
    if key_type not in (None, key_type_of(key)):
        raise problem("key type", path=pki.ca_key, got=key_type_of(key), wanted=key_type)
    _check_names(pki.server_cert, _issued_by(ca, pki, pki.server_cert, pki.server_key), names)
    for identity in accounts:
        files = pki.client(identity.stem)
        certificate = _issued_by(ca, pki, files.cert, files.key)
        found = [str(name.value) for name in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
        if found != [identity.common_name]:
            raise problem("subject", path=files.cert, got=", ".join(found), wanted=identity.common_name)


def _issued_by(ca: x509.Certificate, pki: PKI, cert: Path, key: Path) -> x509.Certificate:
    pair = read_pair(cert, key)
    if pair is None:
        raise problem("absent", path=cert)
    try:
        pair[0].verify_directly_issued_by(ca)
    except (ValueError, TypeError, InvalidSignature) as error:
        raise problem("issuer", path=cert, other=pki.ca.name) from error
    return pair[0]


def _check_names(path: Path, certificate: x509.Certificate, names: Sequence[str]) -> None:
    try:
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        found = {str(name.value) for name in extension.value}
    except x509.ExtensionNotFound:
        found = set()
    # The default names are not asked for: a PKI of somebody's own may do without them.
    missing = [name for name in names if name not in DEFAULT_NAMES and _canonical(name) not in found]
    if missing:
        raise problem("names", path=path, names=", ".join(missing))


def _canonical(name: str) -> str:
    """A name or address as a certificate spells it: `::1`, and Chinese names in their ASCII form."""
    try:
        return str(ip_address(name))
    except ValueError:
        pass
    try:
        return name.lower().encode("idna").decode()
    except UnicodeError as error:
        raise problem("host", names=repr(name)) from error
