"""The settings of a server, one row each. A row yields the flag, the environment variable, the TOML key and the docs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from mockplatform.spec.model import Text


def _row(default: Any, en: str, zh: str, *, short: str = "", choices: tuple[str, ...] = (), many: bool = False) -> Any:
    metadata = {"help": Text(en, zh), "short": short, "choices": choices, "many": many}
    return dataclasses.field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """What a server is started with. Flags win over MOCKPLATFORM_… variables, these over a TOML file, over defaults."""

    host: str = _row("127.0.0.1", "Address to listen on.", "监听地址。", short="-H")
    port: int = _row(8443, "Port of the interfaces; 0 takes a free one.", "接口端口;0 表示任选空闲端口。", short="-p")
    admin_port: int = _row(8480, "Port of the admin API; 0 takes a free one.", "管理端口;0 表示任选空闲端口。")
    admin_host: str = _row(
        "127.0.0.1",
        "Address of the admin API; another one than loopback needs a token.",
        "管理接口监听地址;非回环地址须设置令牌。",
    )
    admin_token: str = _row("", "Token that the admin API asks for (Authorization: Bearer …).", "管理接口令牌。")
    tls: str = _row(
        "mutual",
        "Transport: mutual TLS, TLS with optional client certificates, or plain HTTP.",
        "传输方式:双向认证、可选客户端证书或明文 HTTP。",
        choices=("mutual", "optional", "off"),
    )
    db: str = _row(
        ":memory:",
        "Where the worlds live: :memory:, a file of SQLite, or a postgresql+psycopg:// URL.",
        "数据存放位置::memory:、SQLite 文件或 postgresql+psycopg:// 地址。",
    )
    pki: str = _row(
        "pki",
        "Folder of the certificates; made if it is not there, never overwritten.",
        "证书目录;不存在则生成,已有的不会被覆盖。",
    )
    name: tuple[str, ...] = _row(
        (), "Further host name in the server's certificate.", "服务器证书中的其他主机名。", many=True
    )
    server_cert: str = _row(
        "good",
        "Certificate that the server shows, to test clients.",
        "服务器出示的证书,用于测试客户端。",
        choices=("good", "expired", "other-ca", "wrong-name"),
    )
    seed: int = _row(1, "Seed of the generated data.", "生成数据的随机种子。")
    records: int = _row(60, "Number of lifts that the default world starts with.", "默认世界预置的电梯数量。")
    clock: str = _row(
        "real",
        "The world's clock: real, or a time (ISO 8601) from which it runs.",
        "世界时钟:real 或起始时刻(ISO 8601)。",
    )
    host_port: tuple[str, ...] = _row(
        (),
        "A port of its own for one host, HOST=PORT; 0 takes a free one.",
        "为某一主机单独设置端口,格式 HOST=PORT;0 表示任选空闲端口。",
        many=True,
    )
    xssy_url: str = _row(
        "",
        "Where the platform asks for certificates (8.1.3); empty: its own xssyhost.",
        "平台查询型式试验证书的地址(8.1.3);留空为内置 xssyhost。",
    )
    xzxk_url: str = _row(
        "",
        "Where the platform asks for licences (8.2); empty: its own xzxkhost.",
        "平台查询行政许可的地址(8.2);留空为内置 xzxkhost。",
    )
    sgg_url: str = _row(
        "",
        "Where the platform asks for accidents (8.3); empty: its own sgghost.",
        "平台查询事故信息的地址(8.3);留空为内置 sgghost。",
    )
    lookups: bool = _row(
        False,
        "Let the platform ask the national systems about certificates and units it does not know.",
        "平台遇到未登记的证书和单位时,向国家级系统查询。",
    )
    lookup_seconds: float = _row(
        2.0, "Longest wait for a national system, in seconds.", "等待国家级系统应答的最长秒数。"
    )
    journal_entries: int = _row(
        10_000,
        "Most exchanges that the journal keeps; the oldest go first.",
        "日志最多保留的报文交换条数,超出时最早的先删除。",
    )
    journal_bytes: int = _row(64 * 1024 * 1024, "Most bytes that the journal keeps.", "日志最多保留的字节数。")
    mask: bool = _row(
        False,
        "Hide names, telephones and mail addresses in what the journal keeps.",
        "隐去日志中的姓名、电话和邮箱等个人信息。",
    )
    strict: bool = _row(
        False,
        "Take the printed tables literally: printed codes, printed lengths, registered units only.",
        "严格模式:仅接受表中印刷的代码和长度,单位与证书须已登记。",
    )
    break_: str = _row(
        "",
        "Break one rule on purpose, to try a conformance suite: a name that `mockplatform mutants` lists.",
        "故意违反一条规则,用于检验符合性测试套件;名称见 `mockplatform mutants`。",
    )
    variant: tuple[str, ...] = _row(
        (),
        "Follow another legal reading of the standard: a name that `mockplatform variants` lists.",
        "采用标准的另一种合法解释;名称见 `mockplatform variants`。",
        many=True,
    )

    @classmethod
    def private(cls, **changes: Any) -> Settings:
        """A server that nothing else can meet: free ports, certificates and data of its own, gone at its end; 12 lifts.

        What MockPlatform() and the pytest plugin start with; `changes` are the names of settings.
        """
        return cls(**{"port": 0, "admin_port": 0, "pki": "", "records": 12, **changes})


ENVIRONMENT = "MOCKPLATFORM"
"""Prefix of the environment variables: MOCKPLATFORM_ADMIN_PORT."""
