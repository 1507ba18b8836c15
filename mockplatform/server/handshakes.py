"""Why a TLS handshake failed: OpenSSL's reasons, one row each, in words for the journal."""

# ruff: noqa: E501

from __future__ import annotations

import ssl

from mockplatform.spec.model import Text


def handshake_reason(error: OSError) -> str:
    """OpenSSL's name of what went wrong, or TIMEOUT or CLOSED."""
    if isinstance(error, TimeoutError):
        return "TIMEOUT"
    reason = error.reason if isinstance(error, ssl.SSLError) else None
    return reason if isinstance(reason, str) and reason not in _ENDINGS else "CLOSED"


def explain_handshake(error: OSError, seconds: float) -> Text:
    """The sentence for a failed handshake; `seconds` is the time that it may take."""
    reason = handshake_reason(error)
    if reason == "TIMEOUT":
        return Text(f"the client stalled for {seconds:g} s in the handshake", f"客户端在TLS握手中停顿超过{seconds:g}秒")
    if isinstance(error, ssl.SSLCertVerificationError):
        known = CERTIFICATES.get(error.verify_code)
        detail = error.verify_message
        return known or Text(f"the client's certificate was refused: {detail}", f"客户端证书未通过验证:{detail}")
    return REASONS.get(reason) or Text(f"the TLS handshake failed: {reason}", f"TLS握手失败:{reason}")


_ENDINGS = ("UNEXPECTED_EOF_WHILE_READING", "SYSCALL")

_OTHER_CA = Text("the client's certificate was not issued by this CA", "客户端证书不是由本平台CA签发")

# X.509 verification codes of OpenSSL
CERTIFICATES: dict[int, Text] = {
    18: Text("the client's certificate is self-signed, not issued by this CA",   "客户端证书为自签名证书,不是由本平台CA签发"),
    19: _OTHER_CA,
    20: _OTHER_CA,
    21: _OTHER_CA,
    7:  Text("the signature of the client's certificate is wrong",               "客户端证书的签名有误"),
    22: Text("the chain of the client's certificate is too long",                "客户端证书链过长"),
    23: Text("the client's certificate is revoked",                              "客户端证书已被吊销"),
    24: Text("the client's certificate was issued by one that is no CA",         "签发客户端证书的不是CA证书"),
    26: Text("the client's certificate is not meant for TLS clients",            "客户端证书的用途不包括TLS客户端认证"),
    66: Text("the key of the client's certificate is too small",                 "客户端证书的密钥过短"),
    68: Text("the client's certificate is signed with a weak digest",            "客户端证书的签名算法强度不足"),
    79: Text("the client's certificate was issued by one that is no CA",         "签发客户端证书的不是CA证书"),
}  # fmt: skip

_NOT_ACCEPTED = Text(
    "the client did not accept the server's certificate: it does not know the CA (alert unknown ca)",
    "客户端未接受服务器证书:不信任其CA(unknown ca警报)",
)
_BAD_SERVER = Text("the client did not accept the server's certificate", "客户端未接受服务器证书")
_OLD = Text("the client's TLS version is too old; TLS 1.2 is the least", "客户端的TLS版本过低,最低为TLS 1.2")
_NO_TLS = Text("what the client sent is not TLS", "客户端发送的不是TLS数据")

REASONS: dict[str, Text] = {
    "CLOSED":                            Text("the client closed the connection during the handshake", "客户端在TLS握手中关闭了连接"),
    "PEER_DID_NOT_RETURN_A_CERTIFICATE": Text("the client presented no certificate",       "客户端未出示证书"),
    "HTTP_REQUEST":                      Text("plain HTTP was spoken on the TLS port",     "在TLS端口上使用了明文HTTP"),
    "HTTPS_PROXY_REQUEST":               Text("plain HTTP was spoken on the TLS port",     "在TLS端口上使用了明文HTTP"),
    "WRONG_VERSION_NUMBER":              _NO_TLS,
    "PACKET_LENGTH_TOO_LONG":            _NO_TLS,
    "BAD_RECORD_TYPE":                   _NO_TLS,
    "UNEXPECTED_MESSAGE":                _NO_TLS,
    "UNSUPPORTED_PROTOCOL":              _OLD,
    "VERSION_TOO_LOW":                   _OLD,
    "TLSV1_ALERT_PROTOCOL_VERSION":      Text("the client wants a TLS version that is not offered", "客户端要求的TLS版本不受支持"),
    "NO_SHARED_CIPHER":                  Text("client and server have no cipher suite in common",   "客户端与服务器没有共同的密码套件"),
    "NO_SUITABLE_SIGNATURE_ALGORITHM":   Text("client and server have no signature algorithm in common", "客户端与服务器没有共同的签名算法"),
    "NO_SHARED_SIGNATURE_ALGORITHMS":    Text("client and server have no signature algorithm in common", "客户端与服务器没有共同的签名算法"),
    "NO_SHARED_GROUPS":                  Text("client and server have no key exchange in common",   "客户端与服务器没有共同的密钥交换方式"),
    "NO_SUITABLE_KEY_SHARE":             Text("client and server have no key exchange in common",   "客户端与服务器没有共同的密钥交换方式"),
    "BAD_SIGNATURE":                     Text("the client does not hold the key of its certificate", "客户端私钥与证书不符"),
    "TLSV1_ALERT_UNKNOWN_CA":            _NOT_ACCEPTED,
    "SSLV3_ALERT_BAD_CERTIFICATE":       Text(_BAD_SERVER.en + " (alert bad certificate)",     _BAD_SERVER.zh + "(bad certificate警报)"),
    "SSLV3_ALERT_CERTIFICATE_UNKNOWN":   Text(_BAD_SERVER.en + " (alert certificate unknown)", _BAD_SERVER.zh + "(certificate unknown警报)"),
    "SSLV3_ALERT_CERTIFICATE_EXPIRED":   Text(_BAD_SERVER.en + ": it has expired",             _BAD_SERVER.zh + ":证书已过期"),
    "SSLV3_ALERT_CERTIFICATE_REVOKED":   Text(_BAD_SERVER.en + ": it is revoked",              _BAD_SERVER.zh + ":证书已被吊销"),
    "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE": Text(_BAD_SERVER.en + ": it is of an unsupported kind", _BAD_SERVER.zh + ":不支持该类证书"),
    "TLSV1_ALERT_DECRYPT_ERROR":         Text("the client could not verify the server's signature",  "客户端无法验证服务器的签名"),
    "SSLV3_ALERT_HANDSHAKE_FAILURE":     Text("the client found nothing acceptable in what the server offers", "客户端不接受服务器提供的TLS参数"),
    "TLSV1_ALERT_INTERNAL_ERROR":        Text("the client ended the handshake with an internal error", "客户端因内部错误中止握手"),
    "TLSV1_ALERT_USER_CANCELLED":        Text("the client cancelled the handshake",                    "客户端取消了握手"),
}  # fmt: skip
