"""Mutants of 5.1 to 5.3.2: what is kept, who may report and fetch what, HTTP, TLS and identity."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import Any

from mockplatform.certs import UNKNOWN
from mockplatform.mutants import downlinks, faults
from mockplatform.mutants.model import Alter, Change, Parts, path, remove, right, roles, rows, several, tls, wrapper
from mockplatform.mutants.wrappers import Ask, Call, Came, answers, around
from mockplatform.rules.rights import Scope
from mockplatform.spec.model import Text

IMAGE, COMPANY, ACCIDENTS = "/publicity/type_test_certificate", "/api/corporate_info", "/api/accidents"
PEER = "mockplatform.peer"


# ---- national systems


def _national(place: str, edit: Callable[[Call, Came], Came]) -> Alter:
    """Edit the answers of a national system."""

    def change(call: Call, came: Came) -> Came:
        found = call.environ["PATH_INFO"] == place and came.status == 200
        return edit(call, came) if found else came

    return wrapper(answers(change))


def _no_inspectors(call: Call, came: Came) -> Came:
    """Inspection bodies are public institutions, whose credit codes begin with 12."""
    return came.with_json({}) if call.asked.get("XYDM", "").startswith("12") else came


# ---- transport


def _at(interface: str, edit: Callable[[Came], Came]) -> Alter:
    return wrapper(answers(lambda call, came: edit(came) if call.interface == interface else came))


def _moved(came: Came) -> Came:
    return came.with_status(307).with_header("Location", "/api/tp/v2/supervise_infos")


def _of_status(status: int, body: bytes) -> Alter:
    """Another body at a status."""
    return wrapper(answers(lambda call, came: came.with_body(body) if came.status == status else came))


def _gbk(came: Came) -> Came:
    return came.with_body(came.body.decode().encode("gbk")) if came.status == 200 else came


# ---- identity


def _unknown(*accounts: str) -> Alter:
    """The certificates of these accounts mean nothing to the platform."""

    def serve(call: Call, ask: Ask) -> Came:
        peer = call.environ.get(PEER)
        return ask(call.with_environ(**{PEER: None})) if peer is not None and peer.account in accounts else ask(call)  # type: ignore[arg-type]

    return wrapper(around(serve))


def _asked_for(mode: ssl.VerifyMode) -> Alter:
    def change(context: ssl.SSLContext) -> None:
        context.verify_mode = mode

    return tls(change)


def _no_more_asked_for() -> Alter:
    """The first call was by certificate; who comes then may bring what he likes."""

    def serve(call: Call, ask: Ask) -> Came:
        wire: Any = call.environ["mockplatform.connection"]
        if isinstance(wire.socket, ssl.SSLSocket):
            wire.socket.context.verify_mode = ssl.CERT_NONE
        return ask(call)

    return wrapper(around(serve))


def _like_the_last(*methods: str) -> Alter:
    """Who shows no certificate, or one of nobody, is taken for the one who called before; `methods`: with these alone."""

    def change(parts: Parts) -> Parts:
        last: list[object] = [None]

        def serve(call: Call, ask: Ask) -> Came:
            peer: Any = call.environ.get(PEER)
            named = peer is not None and peer.account != UNKNOWN.account
            last[0] = peer if named else last[0]
            known = named or (methods and call.environ["REQUEST_METHOD"] not in methods)
            return ask(call if known else call.with_environ(**{PEER: last[0]}))  # type: ignore[arg-type]

        return wrapper(around(serve))(parts)

    return change


def _as_the_first() -> Alter:
    """Of two manufacturers who call, the second is taken for the first."""

    def change(parts: Parts) -> Parts:
        first: dict[str, object] = {}

        def serve(call: Call, ask: Ask) -> Came:
            peer: Any = call.environ.get(PEER)
            if peer is None or not peer.account.startswith("manufacturer"):
                return ask(call)
            return ask(call.with_environ(**{PEER: first.setdefault(peer.world, peer)}))  # type: ignore[arg-type]

        return wrapper(around(serve))(parts)

    return change


def _notices_for_all() -> Alter:
    """Who has no notices gets those of the one who asked before."""

    def change(parts: Parts) -> Parts:
        last: list[Any] = []

        def serve(call: Call, came: Came) -> Came:
            if call.interface != "6.9" or came.status != 200:
                return came
            content = came.json
            last[:] = content["data"] or last
            return came.with_json({**content, "data": last[:]})

        return wrapper(answers(serve))(parts)

    return change


def _without_code_of_others(call: Call, came: Came) -> Came:
    """Units are shown to the province alone in which they are."""
    content = came.json
    peer: Any = call.environ.get(PEER)
    if call.interface != "7.19" or came.status != 200 or peer is None or not isinstance(content.get("data"), dict):
        return came
    own = "江苏" if peer.account == "province-other" else "浙江"
    return came if own in str(content["data"].get("ZCDZ", own)) else came.with_json({**content, "data": {}})


def _also_for(role: str, interface: str, scope: Scope) -> Alter:
    """The other kind of enterprise may call an interface as well."""
    return several(roles(interface, "manufacturer", "constructor"), right(role, interface, scope))


# fmt: off
MUTANTS: tuple[Change, ...] = (
    Change("supervision-not-kept", "5.1", ("R-5.1-1",),
           Text("Full information has no supervision.", "电梯完整信息中没有监督管理信息。"),
           rows(40, lambda row: row.code != "JDXX"), kind="full information"),
    Change("inspectors-not-kept", "5.1", ("R-5.1-2",),
           Text("Inspection bodies are not among the units.", "单位信息中没有检验机构。"),
           downlinks.items("7.19", lambda item: None if "INSPECT" in str(item.get("ZZXX")) else item), kind="isolation"),
    Change("recalls-not-of-manufacturers", "5.2.1", ("R-5.2.1-1",),
           Text("A manufacturer may not report recalls.", "制造单位不能上报召回完成信息。"),
           roles("6.14", "province"), kind="role"),
    Change("lifts-of-constructors", "5.2.1", ("R-5.2.1-1",),
           Text("A constructor may report lifts.", "施工单位可以上报电梯制造信息。"),
           _also_for("constructor", "6.1", "any"), kind="role"),
    Change("recalls-of-constructors", "5.2.1", ("R-5.2.1-1",),
           Text("A constructor may report recalls.", "施工单位可以上报召回完成信息。"),
           _also_for("constructor", "6.14", "any"), kind="role"),
    Change("recall-withdrawn-in-words", "5.2.1", ("R-5.2.1-2",),
           Text("6.16 is acknowledged, and the recall stays.", "6.16 返回成功但召回信息仍存在。"),
           faults.forgotten("6.16"), kind="effect"),
    Change("constructions-fixed-by-manufacturers", "5.2.1", ("R-5.2.1-2",),
           Text("A manufacturer may not modify constructions.", "制造单位不能修改施工基础信息。"),
           roles("6.5", "constructor"), kind="role"),
    Change("results-not-of-constructors", "5.2.1", ("R-5.2.1-3",),
           Text("A constructor may not report results.", "施工单位不能上报施工结果信息。"),
           roles("6.7", "manufacturer"), kind="role"),
    Change("results-of-manufacturers", "5.2.1", ("R-5.2.1-3",),
           Text("A manufacturer may report results.", "制造单位可以上报施工结果信息。"),
           _also_for("manufacturer", "6.7", "maker"), kind="role"),
    Change("units-not-for-manufacturers", "5.2.1", ("R-5.2.1-4",),
           Text("A manufacturer may not fetch units.", "制造单位不能获取单位基础信息。"),
           roles("6.13", "constructor"), kind="role"),
    Change("modify-notices-not-for-manufacturers", "5.2.1", ("R-5.2.1-4",),
           Text("A manufacturer may not fetch notices to modify.", "制造单位不能获取数据修改通知。"),
           roles("6.9", "province"), kind="role"),
    Change("entry-notices-not-for-constructors", "5.2.1", ("R-5.2.1-5",),
           Text("A constructor may not fetch notices to enter results.", "施工单位不能获取施工结果录入通知。"),
           roles("6.11", "manufacturer"), kind="role"),
    Change("full-information-for-provinces-alone", "5.2.1", ("R-5.2.1-6",),
           Text("A manufacturer may not fetch full information.", "制造单位不能获取电梯完整信息。"),
           roles("6.12", "province"), kind="role"),
    Change("lifts-read-by-constructors", "5.2.1", ("R-5.2.1-6",),
           Text("A constructor may fetch full information.", "施工单位可以获取电梯完整信息。"),
           _also_for("constructor", "6.12", "any"), kind="role"),
    Change("foreign-lift", "5.2.1", ("R-5.2.1-7",),
           Text("A manufacturer reads the lifts of every other.", "制造单位可以读取其他单位的电梯信息。"),
           right("manufacturer", "6.12", "any"), kind="isolation"),
    Change("foreign-constructions", "5.2.1", ("R-5.2.1-7",),
           Text("A manufacturer reads the constructions of every other.", "制造单位可以读取其他单位电梯的施工信息。"),
           right("manufacturer", "6.10", "any"), kind="isolation"),
    Change("foreign-notices", "5.2.1", ("R-5.2.1-7",),
           Text("A manufacturer reads the notices to every other.", "制造单位可以读取发给其他单位的修改通知。"),
           _notices_for_all(), kind="isolation"),
    Change("supervision-not-of-provinces", "5.2.2", ("R-5.2.2-1",),
           Text("A province may not report supervision.", "省级系统不能上报监督管理信息。"),
           roles("7.13", "manufacturer"), kind="role"),
    Change("locking-not-of-provinces", "5.2.2", ("R-5.2.2-1",),
           Text("A province may not lock lifts.", "省级系统不能锁定电梯制造信息。"),
           roles("7.23", "manufacturer"), kind="role"),
    Change("maintenance-stays", "5.2.2", ("R-5.2.2-2",),
           Text("7.9 is acknowledged, and the maintenance stays.", "7.9 返回成功但维护保养信息仍存在。"),
           faults.forgotten("7.9"), kind="effect"),
    Change("insurance-fixed", "5.2.2", ("R-5.2.2-2",),
           Text("7.5 is acknowledged, and the insurance is as it was.", "7.5 返回成功但保险信息未变。"),
           faults.forgotten("7.5"), kind="effect"),
    Change("notices-not-for-provinces", "5.2.2", ("R-5.2.2-3",),
           Text("A province may not fetch construction notices.", "省级系统不能获取待阅施工告知信息。"),
           roles("7.16", "constructor"), kind="role"),
    Change("foreign-region", "5.2.2", ("R-5.2.2-4",),
           Text("A province reads the lifts of every other.", "省级系统可以读取其他区域的电梯信息。"),
           right("province", "7.20", "any"), kind="isolation"),
    Change("foreign-region-notices", "5.2.2", ("R-5.2.2-4",),
           Text("A province reads the construction notices of every other.", "省级系统可以读取其他区域的施工告知信息。"),
           right("province", "7.16", "any"), kind="isolation"),
    Change("units-of-the-own-province", "5.2.2", ("R-5.2.2-5",),
           Text("A province reads the units of its own region alone.", "省级系统只能获取本区域的单位信息。"),
           wrapper(answers(_without_code_of_others)), kind="isolation"),
    Change("picture-never", "5.2.3", ("R-5.2.3-1",),
           Text("8.1.3 gives no pictures.", "8.1.3 不返回图片。"),
           _national(IMAGE, lambda call, came: came.with_json({}, status=404)), kind="national"),
    Change("licences-not-of-inspectors", "5.2.3", ("R-5.2.3-2",),
           Text("The licence platform knows no inspection bodies.", "行政许可平台没有检验机构信息。"),
           _national(COMPANY, _no_inspectors), kind="national"),
    Change("accidents-in-an-object", "5.2.3", ("R-5.2.3-3",),
           Text("Accidents come as an object.", "事故信息以对象返回。"),
           _national(ACCIDENTS, lambda call, came: came.with_json({"items": came.json})), kind="national"),
    Change("supervision-redirected", "5.3.1", ("R-5.3.1-1",),
           Text("7.13 is redirected.", "7.13 被重定向。"),
           _at("7.13", _moved), kind="status"),
    Change("no-way-to-revoke-informs", "5.3.1", ("R-5.3.1-1",),
           Text("7.22 is not offered.", "未提供 7.22。"),
           remove("7.22"), kind="status"),
    Change("results-at-another-path", "5.3.1", ("R-5.3.1-1",),
           Text("6.7 is at /constructions/results.", "6.7 位于 /constructions/results。"),
           path("6.7", "/api/tp/v1/constructions/results"), kind="status"),
    Change("recalls-withdrawn-elsewhere", "5.3.1", ("R-5.3.1-1",),
           Text("6.16 is at /recalls.", "6.16 位于 /recalls。"),
           path("6.16", "/api/tp/v1/recalls"), kind="status"),
    Change("refusals-in-html", "5.3.1", ("R-5.3.1-2",),
           Text("A 400 comes as HTML.", "HTTP 400 的应答为 HTML。"),
           _of_status(400, b"<html>bad request</html>"), kind="JSON"),
    Change("units-in-gbk", "5.3.1", ("R-5.3.1-2",),
           Text("7.19 answers in GBK.", "7.19 的应答使用 GBK 编码。"),
           _at("7.19", _gbk), kind="JSON"),
    Change("locks-answered-in-xml", "5.3.1", ("R-5.3.1-2",),
           Text("7.23 answers in XML.", "7.23 的应答为 XML。"),
           _at("7.23", lambda came: came.with_body(b"<ok/>") if came.status == 200 else came), kind="JSON"),
    Change("other-constructor-unknown", "5.3.2", ("R-5.3.2-1",),
           Text("The certificate of one account is not known.", "平台不认识某一账户的证书。"),
           _unknown("constructor-other"), kind="TLS"),
    Change("certificates-optional", "5.3.2", ("R-5.3.2-2", "R-5.3.5.10-4"),
           Text("A call without a certificate is answered as if it had one.", "不带证书的请求与带证书的同样应答。"),
           several(_asked_for(ssl.CERT_OPTIONAL), _like_the_last()), kind="TLS"),
    Change("certificate-of-nobody", "5.3.5.10", ("R-5.3.5.10-4",),
           Text("A certificate of nobody counts as that of the last caller.", "无对应账户的证书被视为上一调用者的证书。"),
           _like_the_last(), kind="TLS"),
    Change("certificates-asked-for-once", "5.3.2", ("R-5.3.2-2",),
           Text("After the first call TLS asks for no certificates.", "首次调用之后 TLS 握手不再要求客户端证书。"),
           several(_no_more_asked_for(), _like_the_last()), kind="TLS"),
    Change("certificates-not-for-modifying", "5.3.2", ("R-5.3.2-2",),
           Text("A PUT without a certificate is answered as if it had one.", "不带证书的 PUT 请求与带证书的同样应答。"),
           several(_asked_for(ssl.CERT_OPTIONAL), _like_the_last("PUT")), kind="TLS"),
    Change("certificates-not-for-revoking", "5.3.2", ("R-5.3.2-2",),
           Text("A DELETE without a certificate is answered as if it had one.", "不带证书的 DELETE 请求与带证书的同样应答。"),
           several(_asked_for(ssl.CERT_OPTIONAL), _like_the_last("DELETE")), kind="TLS"),
    Change("one-manufacturer-for-all", "5.3.2", ("R-5.3.2-3", "R-5.2.1-7"),
           Text("All manufacturers are taken for the first that called.", "所有制造单位均被视为最先调用的单位。"),
           _as_the_first(), kind="TLS"),
    Change("foreign-lift-modified", "5.3.2", ("R-5.3.2-3",),
           Text("A manufacturer modifies the lifts of every other.", "制造单位可以修改其他单位的电梯信息。"),
           right("manufacturer", "6.2", "any"), kind="isolation"),
    Change("foreign-lift-revoked", "5.3.2", ("R-5.3.2-3",),
           Text("A manufacturer revokes the lifts of every other.", "制造单位可以撤销其他单位的电梯信息。"),
           right("manufacturer", "6.3", "any"), kind="isolation"),
)
# fmt: on
