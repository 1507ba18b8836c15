"""Certificates: a private CA, the PKI folder, bad certificates, and the identity that a certificate stands for.

The platform hands every enterprise and province a certificate and key (5.3.2) and leaves open how a certificate names
its account; here the subject's CN does (E234).

>>> authority = Authority.create()
>>> issued = authority.issue_client(Identity("manufacturer"))
>>> read_identity(issued.der).account
'manufacturer'
"""

from mockplatform.certs.authority import DEFAULT_NAMES, Authority
from mockplatform.certs.badkit import server_cert, write_badkit
from mockplatform.certs.errors import PKIError
from mockplatform.certs.files import PKI
from mockplatform.certs.identity import DEFAULT_ACCOUNTS, UNKNOWN, Identity, Peer, read_identity
from mockplatform.certs.issued import PASSWORD, Issued
from mockplatform.certs.pki import ensure_pki

__all__ = [
    "DEFAULT_ACCOUNTS",
    "DEFAULT_NAMES",
    "PASSWORD",
    "PKI",
    "UNKNOWN",
    "Authority",
    "Identity",
    "Issued",
    "PKIError",
    "Peer",
    "ensure_pki",
    "read_identity",
    "server_cert",
    "write_badkit",
]
