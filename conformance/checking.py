"""`check`: what would keep a run from showing anything, told before it. It asks for things that are not there, and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum

from conformance import certificates
from conformance.certificates import CertificateError, Span
from conformance.running import moment
from conformance.running.target import ACCOUNTS, Account, Target
from conformance.running.worlds import Worlds
from conformance.wire.client import Answer, Client, Connections, Request
from conformance.wire.evidence import Evidence
from conformance.wire.raw import NoAnswer
from mockplatform.spec.codes import ZZLB
from mockplatform.spec.interfaces import HOSTS, INTERFACES, Interface
from mockplatform.spec.model import Text

ABSENT = "0"
"""The key of a record that no server has"""

SKEW = 60
"""Seconds of difference between the clocks above which time rules are judged with care"""

_NATIONAL = {"type_test_certificates": "xssyhost", "licences": "xzxkhost", "accidents": "sgghost"}


class Mark(StrEnum):
    """What a line means: fine, worth to know, or no run is of use before it is put right."""

    OK = "ok"
    NOTE = "note"
    BAD = "BAD"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    mark: Mark
    text: Text


def check(target: Target, lang: str) -> tuple[list[str], bool]:
    """Lines for people, and whether a run is of use."""
    connections = Connections(target)
    try:
        lines = [*_certificates(target), *_hosts(target, connections), *_clock_control(target), *_missing(target)]
    finally:
        connections.close()
    shown = [f"{line.mark:<5}{line.text.zh if lang == 'zh' else line.text.en}" for line in lines]
    return shown, all(line.mark is not Mark.BAD for line in lines)


def _certificates(target: Target) -> Iterator[Line]:
    """Validity by the machine's clock: a server whose clock is moved judges it by its own."""
    expired = Mark.NOTE if target.clock == "admin" else Mark.BAD
    try:
        name, span = certificates.of_ca(target)
        yield _validity(f"CA {name}", span, expired)
    except CertificateError as error:
        yield _line(Mark.BAD, f"CA: {error}", f"CA:{error}")
    for account in target.accounts.values():
        try:
            name, span = certificates.of_account(target.ca, account)
            yield _validity(f"{account.name} CN={name}", span, expired)
        except CertificateError as error:
            yield _line(Mark.BAD, f"{account.name}: {error}", f"{account.name}:{error}")


def _validity(whose: str, span: Span, expired: Mark) -> Line:
    first, last = (f"{end:%Y-%m-%d}" for end in span)
    mark = Mark.OK if certificates.valid(span) else expired
    return _line(mark, f"certificate {whose}: valid {first} to {last}", f"证书 {whose}:有效期 {first} 至 {last}")


def _hosts(target: Target, connections: Connections) -> Iterator[Line]:
    """Each account asks where its role may ask; of a role that only pushes, the platform itself is asked."""
    for host in target.hosts:
        asking = [
            account for account in target.accounts.values() if (account.name == "platform") == (host != "lifthost")
        ]
        if asking:
            yield from _server(target, host, asking[0])
        skew: list[Line] = []
        for account in asking:
            connections.silent.clear()  # each account may fail for a reason of its own
            row = _probe(host, _role(account))
            try:
                answer = Client(account, host, connections, Evidence("check")).ask(_request(row))
            except NoAnswer as trouble:
                yield _line(Mark.BAD, f"{host} {account.name}: no answer ({trouble})",
                            f"{host} {account.name}:无应答({trouble})")  # fmt: skip
                continue
            yield _answered(host, account, row, answer)
            skew = skew or [_skew(target, host, answer)]
        yield from skew


def _server(target: Target, host: str, account: Account) -> Iterator[Line]:
    try:
        span = certificates.of_server(target, host, account)
    except CertificateError as error:
        yield _line(Mark.BAD, f"{host} {target.hosts[host]}: {error}", f"{host} {target.hosts[host]}:{error}")
        return
    if span is None:
        yield _line(Mark.NOTE, f"{host}: plain HTTP, accounts can't be told apart (5.3.2)",
                    f"{host}:未使用 TLS,无法区分账户(5.3.2)")  # fmt: skip
    else:
        yield _validity(f"{host} {target.hosts[host]}", span, Mark.BAD)


def _probe(host: str, role: str) -> Interface:
    """The downlink of the fewest roles that the role may ask by a key, so without a time rule."""
    rows = [row for row in INTERFACES.values() if row.host == host and row.method == "GET" and _key(row)]
    own = [row for row in rows if role in row.roles] or rows
    return min(own, key=lambda row: len(row.roles))


def _key(row: Interface) -> str:
    return next((mode.keys[0] for mode in row.modes if len(mode.keys) == 1 and mode.name == "by_code"), "")


def _request(row: Interface) -> Request:
    return Request("GET", row.path, query=((_key(row), ABSENT),))


def _answered(host: str, account: Account, row: Interface, answer: Answer) -> Line:
    """401 is the one answer that no role gets; 403 is an answer to a role that may not ask, or to anybody's key."""
    role, said = _role(account), f"{host} {account.name}: {row.id} → {answer}"
    if answer.status == 401:
        return _line(Mark.BAD, f"{said}; the server does not know the certificate", f"{said};服务器不认识该证书")
    if answer.status >= 500:
        return _line(Mark.NOTE, f"{said}; the server fails", f"{said};服务器出错")
    if answer.status == 403 and role in row.roles:
        return _line(Mark.NOTE, f"{said}; is this account of the role {role}?", f"{said};该账户的角色是否为 {role}?")
    return _line(Mark.OK, said, said)


def _skew(target: Target, host: str, answer: Answer) -> Line:
    try:
        shown = parsedate_to_datetime(answer.headers.get("Date", "")).timestamp()
    except (TypeError, ValueError):
        return _line(Mark.NOTE, f"{host} sends no Date: its clock can't be seen", f"{host} 未发送 Date,无法得知其时钟")
    ahead = round(shown - moment.now() / 1000)
    mark = Mark.NOTE if abs(ahead) > SKEW and target.clock == "none" else Mark.OK
    return _line(mark, f"clock of {host}: {ahead:+d} s against this machine", f"{host} 的时钟:与本机相差 {ahead:+d} 秒")


def _clock_control(target: Target) -> Iterator[Line]:
    if target.clock != "admin":
        yield _line(Mark.NOTE, 'clock.control = "none": time rules are shown in part, the rest by --resume',
                    'clock.control = "none":时间规则只能部分验证,其余可用 --resume 补足')  # fmt: skip
        return
    worlds = Worlds(target, "check")
    try:
        worlds.ask("GET", "/_admin/clock")
        yield _line(Mark.OK, f"admin API {target.admin_url}", f"管理接口 {target.admin_url}")
    except NoAnswer as trouble:
        yield _line(Mark.BAD, f"{trouble}", f"{trouble}")
    finally:
        worlds.close()


def _missing(target: Target) -> Iterator[Line]:
    """What the target file does not give: a requirement that needs it stays NOT-VERIFIED or NOT-APPLICABLE."""
    for title, names in (
        (Text("no host", "未配置主机"), [host for host in HOSTS if host not in target.hosts]),
        (Text("no account", "未配置账户"), [name for name in ACCOUNTS if name not in target.accounts]),
        (Text("accounts without xydm", "账户缺少 xydm"), [row.name for row in target.accounts.values() if not row.xydm]),
        (Text("accounts without opened", "账户缺少 opened"), [row.name for row in target.accounts.values() if not row.opened]),
        (Text("provinces without region", "省级账户缺少 region"),
         [row.name for row in target.accounts.values() if _role(row) == "province" and not row.region]),
        (Text("[data] gives no", "[data] 未提供"),
         [name for name, host in _NATIONAL.items() if host in target.hosts and not target.data.get(name)]),
        (Text("[data.organisations] gives no", "[data.organisations] 未提供"),
         [kind for kind in ZZLB.values if not target.organisations.get(kind)]),
    ):  # fmt: skip
        if names:
            yield _line(Mark.NOTE, f"{title.en}: {', '.join(names)}", f"{title.zh}:{', '.join(names)}")
    if not target.allow_write:
        yield _line(Mark.NOTE, "allow_write = false: little can be shown", "allow_write = false:能够验证的内容很少")


def _role(account: Account) -> str:
    return account.name.removesuffix("-other")


def _line(mark: Mark, en: str, zh: str) -> Line:
    return Line(mark, Text(en, zh))
