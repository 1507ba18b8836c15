"""What can be wrong with a PKI, or with a wish for a certificate: one row a kind, one line each, in both languages."""

from __future__ import annotations

from mockplatform.spec.model import Text


class PKIError(ValueError):
    """A PKI that cannot be used, or a certificate that cannot be made; `text` says why in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return self.text.en


def problem(kind: str, **words: object) -> PKIError:
    """The error of one row of PROBLEMS, with its blanks filled from `words`."""
    template = PROBLEMS[kind]
    return PKIError(Text(template.en.format(**words), template.zh.format(**words)))


PROBLEMS: dict[str, Text] = {
    "absent": Text(
        "{path}: not there; `mockplatform certs init` makes a PKI",
        "{path}:不存在;可用 `mockplatform certs init` 生成",
    ),
    "half": Text(
        "{path}: missing, though {other} is there; put it back or delete both",
        "{path}:缺失,而 {other} 存在;请放回,或将两者都删除",
    ),
    "read": Text(
        "{path}: cannot be read ({reason})",
        "{path}:无法读取({reason})",
    ),
    "write": Text(
        "{path}: cannot be written ({reason})",
        "{path}:无法写入({reason})",
    ),
    "certificate": Text(
        "{path}: holds no certificate in PEM",
        "{path}:不含 PEM 格式的证书",
    ),
    "key": Text(
        "{path}: holds no unencrypted private key in PEM",
        "{path}:不含未加密的 PEM 格式私钥",
    ),
    "pair": Text(
        "{path}: is not the key of {other}",
        "{path}:与 {other} 不匹配",
    ),
    "issuer": Text(
        "{path}: was not issued by {other}",
        "{path}:不是由 {other} 签发",
    ),
    "subject": Text(
        "{path}: is the certificate of {got!r}, not of {wanted}",
        "{path}:证书主体为 {got!r},应为 {wanted}",
    ),
    "names": Text(
        "{path}: does not name {names}; delete it and its key to have it issued again",
        "{path}:不含名称 {names};删除证书和私钥后可重新签发",
    ),
    "key type": Text(
        "{path}: this PKI has {got} keys, not {wanted}",
        "{path}:该 PKI 使用 {got} 密钥,而非 {wanted}",
    ),
    "taken": Text(
        "{path}: is there already, and nothing is overwritten",
        "{path}:已存在,不会覆盖",
    ),
    "account": Text(
        "{name!r} cannot name an account or a world: 1 to 31 of a-z 0-9 and -, no - in front",
        "{name!r} 不能作为账户或环境名称:1~31 位 a-z、0-9 和 -,不以 - 开头",
    ),
    "organisation": Text(
        "{name!r} cannot name an organisation: printable characters only",
        "{name!r} 不能作为单位名称:只能含可打印字符",
    ),
    "host": Text(
        "not all of these are host names or addresses: {names}",
        "其中有的不是主机名或地址:{names}",
    ),
    "validity": Text(
        "a certificate runs from one moment to a later one, in 1950 or after, each with its zone",
        "证书有效期的起始应早于终止,不早于 1950 年,且均带时区",
    ),
    "der": Text(
        "the certificate cannot be read",
        "无法解析该证书",
    ),
}
