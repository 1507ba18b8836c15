"""Variants of the handshake (5.3.2)."""

from __future__ import annotations

import ssl

from mockplatform.mutants.model import Change, tls
from mockplatform.spec.model import Text


def _only_1_2(context: ssl.SSLContext) -> None:
    context.maximum_version = ssl.TLSVersion.TLSv1_2


def _only_1_3(context: ssl.SSLContext) -> None:
    context.maximum_version = context.minimum_version = ssl.TLSVersion.TLSv1_3  # the last one made counts


def _asked_over_http(context: ssl.SSLContext) -> None:
    context.verify_mode = ssl.CERT_OPTIONAL


# fmt: off
VARIANTS: tuple[Change, ...] = (
    Change("tls-1.2-only", "5.3.2", ("R-5.3.2-2",),
           Text("TLS 1.2 and nothing newer is spoken (E232).", "仅支持 TLS 1.2(E232)。"),
           tls(_only_1_2)),
    Change("tls-1.3-only", "5.3.2", ("R-5.3.2-2",),
           Text("TLS 1.3 and nothing older is spoken (E233).", "仅支持 TLS 1.3(E233)。"),
           tls(_only_1_3)),
    Change("no-certificate-401", "5.3.2", ("R-5.3.2-2", "R-5.3.5.10-4"),
           Text("A client without a certificate gets through TLS, and 401 from HTTP (E234).",
                "无客户端证书可完成 TLS 握手,由 HTTP 返回 401(E234)。"),
           tls(_asked_over_http)),
)
# fmt: on
