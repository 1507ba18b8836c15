"""Mutants. Chapter 8: the national systems."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from mockplatform.mutants.model import Change, Wrapper, path, roles, row, wrapper
from mockplatform.mutants.wrappers import Ask, Call, Came, answers, around, contents, requests
from mockplatform.spec.model import Text

RECEIVED = {"timestamp": "0", "code": "1", "msg": ""}
REFUSED = {"timestamp": "0", "code": "5001", "msg": "数据有误"}
PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"


def _records(call: Call) -> list[dict[str, Any]]:
    records = call.json if isinstance(call.json, list) else [call.json]
    return [one for one in records if isinstance(one, dict)]


def _with(call: Call, content: Any) -> Call:
    return call.with_body(json.dumps(content).encode())


# ---- pushes


def _pushed(interface: str, kind: str, answer: dict[str, str], status: int = 200) -> Wrapper:
    """Pushes of one SJLX are answered like this, and never arrive."""

    def serve(call: Call, ask: Ask) -> Came:
        meant = call.interface == interface and any(one.get("SJLX") == kind for one in _records(call))
        return ask(call) if not meant else Came(status, [("Content-Type", "application/json")]).with_json(answer)

    return around(serve)


def _any_kind(interface: str) -> Wrapper:
    def edit(call: Call) -> Call:
        if call.interface != interface or not isinstance(call.json, dict):
            return call
        known = call.json.get("SJLX") in ("ADD", "MODIFY", "DELETE", None)
        return call if known else _with(call, {**call.json, "SJLX": "ADD"})

    return requests(edit)


def _kind_added(call: Call) -> Call:
    if call.interface != "8.1.1" or not isinstance(call.json, dict) or "SJLX" in call.json:
        return call
    return _with(call, {**call.json, "SJLX": "ADD"})


def _without_contact(call: Call) -> Call:
    if call.interface != "8.1.1" or not isinstance(call.json, dict):
        return call
    return _with(call, {code: value for code, value in call.json.items() if code != "LXRXM"})


def _fails_when_repeated() -> Wrapper:
    seen: set[bytes] = set()

    def serve(call: Call, ask: Ask) -> Came:
        if call.interface != "8.1.1" or call.body not in seen:
            seen.add(call.body)
            return ask(call)
        return Came(500, [("Content-Type", "text/plain")], b"duplicate key")

    return around(serve)


def _long_codes_only(call: Call, ask: Ask) -> Came:
    if call.interface == "8.1.1" and any(len(str(one.get("XYDM", ""))) < 18 for one in _records(call)):
        return Came(400, [("Content-Type", "application/json")]).with_json(REFUSED)
    return ask(call)


def _half_stored(call: Call, ask: Ask) -> Came:
    """What is right of a refused push is stored all the same."""
    came = ask(call)
    if call.interface == "8.1.1" and isinstance(call.json, list) and came.status >= 400:
        for one in call.json:
            ask(_with(call, one))
    return came


def _one_at_a_time(call: Call, ask: Ask) -> Came:
    if call.interface == "8.1.1" and isinstance(call.json, list):
        return Came(400, [("Content-Type", "application/json")]).with_json(REFUSED)
    return ask(call)


def _push_answers(interface: str, edit: Callable[[dict[str, Any]], dict[str, Any]]) -> Wrapper:
    return contents(lambda call, content: edit(content) if call.interface == interface else content)


def _as_plain_text(*interfaces: str) -> Wrapper:
    def edit(call: Call, came: Came) -> Came:
        return came.with_header("Content-Type", "text/plain") if call.interface in interfaces else came

    return answers(edit)


# ---- national systems


def _picture_for_nothing(call: Call, ask: Ask) -> Came:
    nothing = call.interface == "8.1.3" and "XSSYBH" not in call.asked
    return Came(200, [("Content-Type", "image/jpeg")], PICTURE) if nothing else ask(call)


def _other_key(call: Call) -> Call:
    """8.1.3 wants ZSBH for XSSYBH."""
    if call.interface != "8.1.3":
        return call
    query = call.query.replace("XSSYBH=", "?=").replace("ZSBH=", "XSSYBH=").replace("?=", "ZSBH=")
    return call.with_environ(QUERY_STRING=query)


def _as_png(call: Call, came: Came) -> Came:
    found = call.interface == "8.1.3" and came.status == 200
    return came.with_header("Content-Type", "image/png") if found else came


def _in_text(call: Call, came: Came) -> Came:
    if call.interface != "8.1.3" or came.status != 200:
        return came
    told = came.with_json({"timestamp": 0, "code": 1, "data": base64.b64encode(came.body).decode()})
    return told.with_header("Content-Type", "application/json")


def _unknown_picture_fails(call: Call, came: Came) -> Came:
    return came.with_status(500) if call.interface == "8.1.3" and came.status == 404 else came


def _found(interface: str, edit: Callable[[Any], Any]) -> Wrapper:
    """Another content of what 8.2 or 8.3 finds."""

    def change(call: Call, came: Came) -> Came:
        found = call.interface == interface and came.status == 200
        return came.with_json(edit(came.json)) if found else came

    return answers(change)


def _each(**members: Callable[[Any], Any]) -> Wrapper:
    """Other members of the accidents, None for none."""

    def edit(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        changed = [{**one, **{code: make(one.get(code)) for code, make in members.items()}} for one in items]
        return [{code: value for code, value in one.items() if value is not None} for one in changed]

    return _found("8.3", edit)


def _enveloped(content: Any) -> Any:
    return {"timestamp": 0, "code": 1, "data": content}


def _by_name(content: dict[str, Any]) -> dict[str, Any]:
    return {"单位名称" if code == "DWMC" else code: value for code, value in content.items()}


# fmt: off
MUTANTS: tuple[Change, ...] = (
    # 8.1.1 units
    Change("enterprises-push-units", "8.1.1.1", ("R-8.1.1.1-1",),
           Text("Enterprises may push units.", "企业账户也可推送单位信息。"),
           roles("8.1.1", "typetest", "manufacturer", "constructor"), kind="role"),
    Change("provinces-push-units", "8.1.1.1", ("R-8.1.1.1-1",),
           Text("Provinces may push units.", "省级账户也可推送单位信息。"),
           roles("8.1.1", "typetest", "province"), kind="role"),
    Change("pushed-name-unlimited", "8.1.1.2", ("R-8.1.1.2-1",),
           Text("A pushed unit may have a name of any length (Table 45, row 1).", "推送的单位名称长度不受限制(表 45 序号 1)。"),
           row(45, "DWMC", notation="C..5000"), kind="table"),
    Change("pushed-kind-optional", "8.1.1.2", ("R-8.1.1.2-1",),
           Text("A push of a unit needs no SJLX (Table 45, row 6).", "推送单位信息可以不带数据类型(表 45 序号 6)。"),
           wrapper(requests(_kind_added)), kind="table"),
    Change("pushed-telephone-demanded", "8.1.1.2", ("R-8.1.1.2-1",),
           Text("A pushed unit needs a telephone number (Table 45, row 5).", "推送的单位必须有联系人电话(表 45 序号 5)。"),
           row(45, "LXDH", use="M"), kind="table"),
    Change("pushed-contact-lost", "8.1.1.2", ("R-8.1.1.2-1",),
           Text("The name of a pushed unit's contact is lost.", "推送单位的联系人姓名丢失。"),
           wrapper(requests(_without_contact)), kind="values"),
    Change("pushed-again-fails", "8.1.1.2", ("R-8.1.1.2-1",),
           Text("A push that is repeated is answered with 500.", "重复推送返回 500。"),
           lambda parts: wrapper(_fails_when_repeated())(parts), kind="push"),
    Change("pushed-kind-unchecked", "8.1.1.2", ("R-8.1.1.2-2",),
           Text("SJLX of a unit may be anything.", "单位的数据类型可为任意值。"),
           wrapper(_any_kind("8.1.1")), kind="values"),
    Change("pushed-change-ignored", "8.1.1.2", ("R-8.1.1.2-2",),
           Text("MODIFY of a unit is acknowledged, and nothing is changed.", "MODIFY 返回成功但未修改单位。"),
           wrapper(_pushed("8.1.1", "MODIFY", RECEIVED)), kind="effect"),
    Change("pushed-deletion-refused", "8.1.1.2", ("R-8.1.1.2-2",),
           Text("DELETE of a unit is refused.", "拒绝 DELETE 单位。"),
           wrapper(_pushed("8.1.1", "DELETE", REFUSED, 400)), kind="push"),
    Change("organisation-code-refused", "8.1.1.2", ("R-8.1.1.2-3",),
           Text("A unit with an organisation code is refused.", "拒绝以组织机构代码推送单位。"),
           wrapper(around(_long_codes_only)), kind="values"),
    Change("push-forgotten", "8.1.1.3", ("R-8.1.1.3-1",),
           Text("The push of a unit is acknowledged, and nothing is stored.", "推送单位返回成功但未存储。"),
           wrapper(_pushed("8.1.1", "ADD", RECEIVED)), kind="effect"),
    Change("push-with-version", "8.1.1.3", ("R-8.1.1.3-1",),
           Text("Units are pushed at a path with tp and v1.", "推送单位的路径带 tp 和 v1。"),
           path("8.1.1", "/api/tp/v1/typetest/component_unit"), kind="address"),
    # 8.1.2 certificates
    Change("enterprises-push-certificates", "8.1.2.1", ("R-8.1.2.1-1",),
           Text("Manufacturers may push certificates.", "制造单位也可推送型式试验证书。"),
           roles("8.1.2", "typetest", "manufacturer"), kind="role"),
    Change("provinces-push-certificates", "8.1.2.1", ("R-8.1.2.1-1",),
           Text("Provinces may push certificates.", "省级账户也可推送型式试验证书。"),
           roles("8.1.2", "typetest", "province"), kind="role"),
    Change("review-date-optional", "8.1.2.2", ("R-8.1.2.2-1",),
           Text("A certificate needs no date of its next review (Table 46, row 4).", "证书可以没有下一次核查日期(表 46 序号 4)。"),
           row(46, "XCHCRQ", use="K"), kind="table"),
    Change("certificate-kind-unchecked", "8.1.2.2", ("R-8.1.2.2-2",),
           Text("SJLX of a certificate may be anything.", "证书的数据类型可为任意值。"),
           wrapper(_any_kind("8.1.2")), kind="values"),
    Change("certificate-deletion-refused", "8.1.2.2", ("R-8.1.2.2-2",),
           Text("DELETE of a certificate is refused.", "拒绝 DELETE 证书。"),
           wrapper(_pushed("8.1.2", "DELETE", REFUSED, 400)), kind="push"),
    Change("certificates-at-corrected-path", "8.1.2.3", ("R-8.1.2.3-1",),
           Text("Certificates are pushed at /api/typetest/test_certificate.", "推送证书的路径为 /api/typetest/test_certificate。"),
           path("8.1.2", "/api/typetest/test_certificate"), kind="address"),
    # 8.1.3 the picture of a certificate
    Change("picture-for-nothing", "8.1.3.2", ("R-8.1.3.2-1",),
           Text("A picture is given without XSSYBH too.", "不带 XSSYBH 时也返回图片。"),
           wrapper(around(_picture_for_nothing)), kind="national"),
    Change("picture-by-other-key", "8.1.3.2", ("R-8.1.3.2-1",),
           Text("The picture is asked for by ZSBH.", "以 ZSBH 查询证书图片。"),
           wrapper(requests(_other_key)), kind="national"),
    Change("picture-below-api", "8.1.3.3", ("R-8.1.3.3-1",),
           Text("The picture is at a path with /api.", "证书图片的路径带 /api。"),
           path("8.1.3", "/api/publicity/type_test_certificate"), kind="address"),
    # 8.2 companies
    Change("company-nameless", "8.2.2", ("R-8.2.2-1",),
           Text("A company has an empty name.", "企业名称为空。"),
           wrapper(_found("8.2", lambda company: {**company, "DWMC": ""})), kind="values"),
    Change("company-in-chinese", "8.2.2", ("R-8.2.2-1",),
           Text("The name of a company bears its Chinese name.", "企业名称以中文名称“单位名称”返回。"),
           wrapper(_found("8.2", _by_name)), kind="national"),
    Change("company-name-endless", "8.2.2", ("R-8.2.2-1",),
           Text("The name of a company has more than 30 characters.", "企业名称超过 30 个字符。"),
           wrapper(_found("8.2", lambda company: {**company, "DWMC": "有限公司" * 20})), kind="values"),
    Change("companies-elsewhere", "8.2.3", ("R-8.2.3-1",),
           Text("Companies are at /api/corporate_infos.", "企业信息的路径为 /api/corporate_infos。"),
           path("8.2", "/api/corporate_infos"), kind="address"),
    # 8.3 accidents
    Change("accident-without-lift", "8.3.2", ("R-8.3.2-1",),
           Text("An accident does not name its lift.", "事故数据没有电梯整机编码。"),
           wrapper(_each(ZJBM=lambda value: None)), kind="national"),
    Change("accident-year-short", "8.3.2", ("R-8.3.2-1",),
           Text("The year of an accident has two digits.", "事故年份为两位数字。"),
           wrapper(_each(NF=lambda value: "23")), kind="values"),
    Change("accident-time-in-words", "8.3.2", ("R-8.3.2-1",),
           Text("The time of an accident is neither a timestamp nor in the printed form.", "事故发生时间既非时间戳也非表中格式。"),
           wrapper(_each(SGFSSJ=lambda value: "2023-11-20 09:30")), kind="values"),
    Change("accident-stage-numbered", "8.3.2", ("R-8.3.2-2",),
           Text("The stage of an accident is a number.", "事故发生环节为数字。"),
           wrapper(_each(SGHJ=lambda value: "4")), kind="values"),
    Change("accidents-elsewhere", "8.3.3", ("R-8.3.3-1",),
           Text("Accidents are at /api/lift_accidents.", "事故信息的路径为 /api/lift_accidents。"),
           path("8.3", "/api/lift_accidents"), kind="address"),
    Change("accidents-kept-back", "8.3.3", ("R-8.3.3-1",),
           Text("Accidents are answered as an empty object.", "事故信息返回空对象。"),
           wrapper(_found("8.3", lambda items: {})), kind="effect"),
    # A.4.1 pushes
    Change("push-half-stored", "A.4.1.1", ("R-A.4.1.1-1",),
           Text("Of a push that is refused the right records are stored.", "被拒绝的推送中,正确的数据仍被存储。"),
           wrapper(around(_half_stored)), kind="batch"),
    Change("push-one-at-a-time", "A.4.1.1", ("R-A.4.1.1-1",),
           Text("A push of several units is refused.", "拒绝批量推送单位。"),
           wrapper(around(_one_at_a_time)), kind="batch"),
    Change("push-code-zero", "A.4.1.1", ("R-A.4.1.1-2",),
           Text("A unit that was received is answered with code 0.", "单位信息接收成功时 code 为 0。"),
           wrapper(_push_answers("8.1.1", lambda told: {**told, "code": "0"} if told.get("code") == "1" else told)), kind="envelope"),
    Change("push-code-one", "A.4.1.2", ("R-A.4.1.2-1",),
           Text("A certificate that was not received is answered with code 1.", "证书接收失败时 code 仍为 1。"),
           wrapper(_push_answers("8.1.2", lambda told: {**told, "code": "1"})), kind="envelope"),
    Change("push-answered-in-text", "A.4.1.2", ("R-A.4.1.1-2", "R-A.4.1.2-1"),
           Text("Pushes are answered as text/plain.", "推送的响应为 text/plain。"),
           wrapper(_as_plain_text("8.1.1", "8.1.2")), kind="JSON"),
    # A.4.1.3, A.4.2, A.4.3 national systems
    Change("picture-called-png", "A.4.1.3", ("R-A.4.1.3-1",),
           Text("The picture is called image/png.", "图片的 Content-Type 为 image/png。"),
           wrapper(answers(_as_png)), kind="national"),
    Change("picture-in-json", "A.4.1.3", ("R-A.4.1.3-1", "R-8.1.3.3-1"),
           Text("The picture comes as base64 in an envelope.", "图片以 base64 置于 JSON 中返回。"),
           wrapper(answers(_in_text)), kind="JSON"),
    Change("unknown-picture-fails", "A.4.1.3", ("R-A.4.1.3-1",),
           Text("The picture of an unknown certificate is answered with 500.", "查询未知证书的图片返回 500。"),
           wrapper(answers(_unknown_picture_fails)), kind="status"),
    Change("company-in-envelope", "A.4.2", ("R-A.4.2-1",),
           Text("A company comes in an envelope of code and data.", "企业信息置于 code 和 data 之内。"),
           wrapper(_found("8.2", _enveloped)), kind="envelope"),
    Change("company-in-array", "A.4.2", ("R-A.4.2-1",),
           Text("A company comes as an array of one.", "企业信息以数组返回。"),
           wrapper(_found("8.2", lambda company: [company])), kind="JSON"),
    Change("accidents-in-envelope", "A.4.3", ("R-A.4.3-1",),
           Text("Accidents come in an envelope of code and data.", "事故信息置于 code 和 data 之内。"),
           wrapper(_found("8.3", _enveloped)), kind="envelope"),
    Change("accidents-in-text", "A.4.3", ("R-A.4.3-1",),
           Text("Accidents come as text/plain.", "事故信息的 Content-Type 为 text/plain。"),
           wrapper(_as_plain_text("8.3")), kind="JSON"),
)
# fmt: on
