"""5.3.2: mutual TLS, and who is who by certificate."""

from __future__ import annotations

from conformance import certificates
from conformance.judging import reading
from conformance.judging.verify import Check
from conformance.records import lifts
from conformance.records.valid import Record
from conformance.running.lab import Lab, has, lift_of
from conformance.running.marks import verifies
from conformance.running.target import Account
from conformance.wire import tls
from conformance.wire.client import Answer, Request
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text

NO_SUCCESS = Text("no answer, or none with code 1 (E232, E234)", "无应答,或应答的 code 不为 1(E232、E234)")


@verifies("R-5.3.2-1")
def test_the_certificates_of_the_accounts_authenticate_them(lab: Lab) -> None:
    """R-5.3.2-1: 平台提供数字证书和私钥. With its certificate an account is let in, without one it is not (E235)."""
    check, mine = lab.verify("R-5.3.2-1"), tls.own(lab)
    without = tls.ask(lab, tls.reading(mine.lift), tls.nothing, "no certificate")
    if without.success:
        return check.unverified("without the certificate it is accepted as well; see R-5.3.2-2",
                                "不带证书同样被接受;参见 R-5.3.2-2", mine.read, without)  # fmt: skip
    check.must(True, _of(mine.account), Text("accepted", "接受"), tls.seen(mine.read), mine.read, without)
    for account in lab.target.accounts.values():
        request = _harmless(lab, account)
        if request is not None and account != mine.account:
            _let_in(lab, check, account, tls.ask(lab, request, tls.by(account), account.name))
    return None


@verifies("R-5.3.2-2")
def test_without_a_certificate_no_interface_succeeds(lab: Lab) -> None:
    """R-5.3.2-2: 数据传输采用 HTTPS、SSL/TLS 双向认证. Downlinks, and uplinks of every method, without a client certificate."""
    check, mine = lab.verify("R-5.3.2-2"), tls.own(lab)
    new, old = lab.records.lift(), lab.new_lift()
    writing = (Request("POST", "/lifts", new), *_writing(lab, old))
    for request in (tls.reading(mine.lift), *_others(lab, mine.lift), *writing):
        answer = tls.ask(lab, request, tls.nothing, "no certificate")
        what = Text(
            f"{request.method} {request.path} without a certificate", f"不带证书调用 {request.method} {request.path}"
        )
        check.must(not answer.success, what, NO_SUCCESS, tls.seen(answer), mine.read, answer)
    read = lab.read(new["ZJBM"])
    what = Text("the lift sent without a certificate, by 6.12", "以 6.12 读取不带证书提交的电梯")
    check.must(not has(read, new["ZJBM"]), what, Text("not there", "不存在"), read, read)
    read = lab.read(old["ZJBM"])
    found = lift_of(read, old["ZJBM"])
    same = found.get("SBXH") == old["SBXH"] and found.get("BGLX") != "DELETE"
    what = Text("the lift modified and revoked without a certificate, by 6.12", "以 6.12 读取不带证书修改和撤销的电梯")
    check.must(same, what, Text("as it was", "保持不变"), read, read)


@verifies("R-5.3.2-2")
def test_with_the_certificate_of_a_stranger_nothing_succeeds(lab: Lab) -> None:
    """R-5.3.2-2: a certificate with the account's own name, issued by a CA that the server does not know."""
    check, mine = lab.verify("R-5.3.2-2"), tls.own(lab)
    answer = tls.ask(lab, tls.reading(mine.lift), tls.stranger(lab, mine.account), "a stranger")
    what = Text("6.12 with a certificate of an unknown CA", "使用未知 CA 签发的证书调用 6.12")
    check.must(not answer.success, what, NO_SUCCESS, tls.seen(answer), mine.read, answer)
    answer = tls.ask(lab, tls.reading(mine.lift), tls.old(mine.account), mine.account.name)
    if tls.unable(answer):
        return check.unverified(f"this machine speaks no TLS 1.0 or 1.1 ({tls.seen(answer).en})",
                                f"本机不支持 TLS 1.0 或 1.1({tls.seen(answer).zh})", answer)  # fmt: skip
    what = Text("the same by TLS 1.0 or 1.1 with the account's certificate", "以 TLS 1.0 或 1.1 和账户证书调用 6.12")
    check.way("E233", "spoken" if answer.status else "no handshake", what, answer, seen=tls.seen(answer))
    return None


@verifies("R-5.3.2-3")
def test_the_server_proves_who_it_is(lab: Lab) -> None:
    """R-5.3.2-3: 响应方系统的身份有效性由数字证书保证. Its certificate verifies against the CA and the name of the host."""
    check, account = lab.verify("R-5.3.2-3"), tls.own(lab).account
    for host, url in lab.target.hosts.items():
        if not tls.is_https(lab, host):
            continue
        what = Text(f"the certificate of {host}, {url}", f"{host}({url})的证书")
        expected = Text("it verifies against the CA and the name", "可由 CA 验证且与主机名相符")
        try:
            certificates.of_server(lab.target, host, _caller(lab, host, account))
        except certificates.Untrusted as error:
            check.must(False, what, expected, error)
        except certificates.CertificateError as error:  # it may know none of our accounts (E231)
            check.unverified(f"{host}: no handshake ({error})", f"{host}:握手失败({error})")
        else:
            check.must(True, what, expected, Text("it does", "符合"))


@verifies("R-5.3.2-3", accounts=("manufacturer", "manufacturer-other"))
def test_one_account_does_not_act_as_another(lab: Lab) -> None:
    """R-5.3.2-3: 请求方系统的身份有效性由数字证书保证. B modifies and revokes A's lift: nothing changes; A can do so."""
    check, lift, other = lab.verify("R-5.3.2-3"), lab.new_lift(), lab.client("manufacturer-other")
    zjbm = str(lift["ZJBM"])
    before = lift_of(lab.read(zjbm), zjbm)
    version = reading.version(before)
    put = other.send("6.2", {**lift, "SBXH": "TKJ-B", **version})
    revoked = other.revoke("6.3", zjbm)
    after = lab.read(zjbm)
    found = lift_of(after, zjbm)
    unchanged = found.get("SBXH") == lift["SBXH"] and found.get("BGLX") != "DELETE"
    mine = lab.maker.send("6.2", {**lift, "SBXH": "TKJ-A", **version})
    if not before:
        return check.unverified(
            "its own manufacturer can't read the lift by 6.12", "制造单位无法通过 6.12 读取自己的电梯", after
        )
    what = Text("6.2 and 6.3 for the lift of another manufacturer", "对其他制造单位的电梯调用 6.2 和 6.3")
    check.must(unchanged, what, Text("the lift is as it was", "电梯信息不变"), f"{put}; {revoked}", put, revoked, after)
    if unchanged and not mine.success:
        check.unverified(
            f"its own manufacturer can't modify it either ({mine})", f"该制造单位自己也无法修改({mine})", mine
        )
    return None


def _caller(lab: Lab, host: str, account: Account) -> Account:
    """The national systems know the platform, and need not know those who ask the platform (E231)."""
    return account if host == "lifthost" else lab.target.accounts.get("platform", account)


def _others(lab: Lab, lift: Record) -> list[Request]:
    """Downlinks by key, none of them under a time rule."""
    unit = ("XYDM", lab.records.unit_of("COMPONENT_MANUFACTURE", "constructor"))
    own = ("ZJBM", str(lift["ZJBM"]))
    keys = {"6.10": own, "7.20": own, "6.9": None, "6.13": unit, "7.19": unit}
    return [Request("GET", INTERFACES[id].path, query=(key,) if key else ()) for id, key in keys.items()]


def _writing(lab: Lab, lift: Record) -> list[Request]:
    """Uplinks that would do what they say if they came with the certificate of who may."""
    return [
        Request("PUT", "/lifts", {**lift, "SBXH": "TKJ-X", **lifts.version(lab, lift["ZJBM"])}),
        Request("POST", "/orgs", lab.records.unit()),
        Request("POST", INTERFACES["8.1.1"].path, lab.records.pushed_unit()),
        Request("DELETE", "/lifts", query=(("ZJBM", str(lift["ZJBM"])),)),
    ]  # fmt: skip


def _harmless(lab: Lab, account: Account) -> Request | None:
    """What the role may ask without a time rule; None for a role that asks nothing of lifthost."""
    interface = {"manufacturer": "6.13", "constructor": "6.13", "province": "7.19"}.get(
        account.name.removesuffix("-other")
    )
    if interface is None:
        return None
    return Request(
        "GET",
        INTERFACES[interface].path,
        query=(("XYDM", lab.records.unit_of("COMPONENT_MANUFACTURE", "constructor")),),
    )


def _let_in(lab: Lab, check: Check, account: Account, answer: Answer) -> None:
    """401 and a refusal by TLS are the answers that nobody gets who is known."""
    if answer.body.startswith(b"TimeoutError"):
        return check.unverified(f"no answer in time for {account.name}", f"{account.name} 未及时获得应答", answer)
    if answer.status not in (0, 401):
        check.must(True, _of(account), LET_IN, answer, answer)
    elif certificates.valid(certificates.of_account(lab.target.ca, account)[1]):
        check.must(False, _of(account), LET_IN, tls.seen(answer), answer)
    else:
        check.unverified(
            f"the certificate of {account.name} is not valid today", f"{account.name} 的证书当前无效", answer
        )
    return None


LET_IN = Text("any answer but 401", "401 以外的任何应答")


def _of(account: Account) -> Text:
    return Text(f"a call with the certificate of {account.name}", f"使用 {account.name} 的证书调用")
