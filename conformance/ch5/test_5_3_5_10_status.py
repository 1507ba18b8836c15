"""5.3.5.10: the HTTP status codes of Table 2. All but 500 are advisory (E129, E237)."""

from __future__ import annotations

from dataclasses import replace

from conformance.ch5.shown import overall
from conformance.claims.increments import Increments
from conformance.claims.uplinks import name
from conformance.judging.refusal import Control
from conformance.judging.verify import Check, Stop
from conformance.records import effects, plans, stages, tour
from conformance.records.stages import Work
from conformance.running.lab import Lab, has
from conformance.running.marks import verifies
from conformance.wire import tls
from conformance.wire.client import Answer, Request
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text

NOWHERE = "9999999999999999999"
"""The key of a record that does not exist"""

OK, CREATED = "R-5.3.5.10-1", "R-5.3.5.10-2"
ENTERPRISES, PROVINCES = ("manufacturer", "constructor"), ("manufacturer", "constructor", "province")


@verifies(OK, CREATED)
def test_successes_of_a_manufacturer(lab: Lab) -> None:
    """R-5.3.5.10-1, -2: 200 ok for GET, PUT, DELETE; 201 created for POST; another 2xx is a warning."""
    _uplinks(lab, tour.MAKER)
    lift = lab.new_lift()
    read, gone = lab.read(lift["ZJBM"]), lab.maker.revoke("6.3", str(lift["ZJBM"]))
    for answer, what in ((read, "GET /lifts/enterprise"), (gone, "DELETE /lifts")):
        if has(read, lift["ZJBM"]) and answer.success:
            _status(lab.verify(OK), what, answer, 200)


@verifies(OK, accounts=ENTERPRISES)
def test_successes_of_a_constructor(lab: Lab) -> None:
    """R-5.3.5.10-1: 200 for 6.5 and 6.7."""
    _uplinks(lab, tour.BUILDER)


@verifies(OK, CREATED, accounts=PROVINCES)
def test_successes_of_a_province(lab: Lab) -> None:
    """R-5.3.5.10-1, -2: the uplinks of clause 7."""
    _uplinks(lab, tour.PROVINCE)


@verifies("R-5.3.5.10-3")
def test_a_body_that_is_not_json(lab: Lab) -> None:
    """R-5.3.5.10-3: 400 请求参数格式错误。The same bytes on the wire without their last one are refused; 400 is expected."""
    check, control = lab.verify("R-5.3.5.10-3"), _control(lab)
    request = control.make()
    answer = control.client.ask_raw(replace(request, content=request.body[:-1], json=None))
    what = Text("POST of a JSON text without its last byte", "POST 缺少最后一个字节的 JSON 文本")
    _refusal(check, what, answer, 400, "E129", control.accepted)


@verifies("R-5.3.5.10-4")
def test_who_is_not_authenticated_gets_401(lab: Lab) -> None:
    """R-5.3.5.10-4: 401 未授权. Where TLS lets a call without a certificate through, it is refused, by 401 as expected;
    so is a certificate that the CA issued and that is of no account, if the target file has one."""
    check, mine, new = lab.verify("R-5.3.5.10-4"), tls.own(lab), lab.records.lift()
    expected = Text("refused by TLS, or with HTTP 401", "被 TLS 拒绝,或返回 HTTP 401")
    strangers: list[tuple[tls.Prepare, Text]] = [(tls.nothing, Text("no certificate", "无证书"))]
    if lab.target.unknown is not None:
        strangers.append((tls.by(lab.target.unknown), Text("a certificate of no account", "无对应账户的证书")))
    for prepare, who in strangers:
        for request in (tls.reading(mine.lift), Request("POST", INTERFACES["6.1"].path, new)):
            answer = tls.ask(lab, request, prepare, who.en)
            what = Text(f"{request.method} {request.path}: {who.en}", f"{request.method} {request.path}:{who.zh}")
            if answer.status == 0:
                check.way("E234", "TLS", what, mine.read, answer, seen=tls.seen(answer))
            elif check.must(answer.refused, what, expected, answer, mine.read, answer):
                check.way("E234", "401" if answer.status == 401 else "another", what, answer, seen=answer)


@verifies("R-5.3.5.10-5", accounts=PROVINCES)
def test_an_interface_of_another_role(lab: Lab) -> None:
    """R-5.3.5.10-5: 7.20 with an enterprise's certificate; 403 is expected, any other refusal passes."""
    check, work = lab.verify("R-5.3.5.10-5"), stages.in_region(lab)
    own = stages.whole(lab, work.zjbm)
    if not own:
        return check.unverified(
            "the province can't read the lift by 7.20 either", "省级账户同样无法通过 7.20 读取该电梯"
        )
    for account, zh in (("manufacturer", "制造单位"), ("constructor", "施工单位")):
        answer = lab.client(account).fetch("7.20", ZJBM=work.zjbm)
        what = Text(f"7.20 with the certificate of a {account}", f"以{zh}的证书调用 7.20")
        _refusal(check, what, answer, 403, "E129", other="another refusal")
    return None


@verifies("R-5.3.5.10-6")
def test_a_record_and_a_path_that_do_not_exist(lab: Lab) -> None:
    """R-5.3.5.10-6: 6.5 for an unknown SGID, and an unknown path; 404 is expected, any other refusal passes (E144, E237)."""
    check, work = lab.verify("R-5.3.5.10-6"), _modified(lab)
    unknown = lab.maker.send("6.5", {"SGID": NOWHERE, **work.record, "SFGZ": False, "SJBB": 1})
    _refusal(check, Text("6.5 for an unknown SGID", "对不存在的 SGID 调用 6.5"), unknown, 404, "E129",
             other="another refusal")  # fmt: skip
    result = {"SGID": NOWHERE, "SGJGRQ": lab.records.made, "GZXLNR": "安装", "SJBB": 1}
    recall = {"ZHID": NOWHERE, **lab.records.recall(lab.records.component()), "SJBB": 1}
    for interface, key, content in (("6.7", "SGID", result), ("6.15", "ZHID", [recall])):
        account = INTERFACES[interface].roles[0]
        if account in lab.target.accounts:
            answer = lab.client(account).send(interface, content)
            what = Text(f"{interface} for an unknown {key}", f"对不存在的 {key} 调用 {interface}")
            check.must(answer.refused, what, Text("refused", "拒绝"), answer, answer)
    nowhere = lab.maker.ask(Request("GET", "/no/such/path"))
    what, expected = Text("GET of an unknown path", "GET 不存在的路径"), Text("HTTP 4xx", "HTTP 4xx")
    if check.must(nowhere.refused, what, expected, nowhere, nowhere):
        check.way("E237", "usual" if nowhere.status == 404 else "another", what, nowhere, seen=nowhere)


@verifies("R-5.3.5.10-7")
def test_a_method_that_is_not_allowed(lab: Lab) -> None:
    """R-5.3.5.10-7: POST on /constructions/entry, where only PUT and DELETE are; any refusal passes (E237)."""
    check, control = lab.verify("R-5.3.5.10-7"), _control(lab)
    what = Text("POST on /constructions/entry", "对 /constructions/entry 使用 POST")
    answer = control.client.ask(replace(control.make(), path="/constructions/entry"))
    _refusal(check, what, answer, 405, "E237", control.accepted)


@verifies("R-5.3.5.10-8")
def test_a_media_type_that_is_not_json(lab: Lab) -> None:
    """R-5.3.5.10-8: the same body as text/plain; 415 is expected, any other refusal passes (E236)."""
    check, control = lab.verify("R-5.3.5.10-8"), _control(lab)
    request = control.make()
    answer = control.client.ask(replace(request, headers={**request.headers, "Content-Type": "text/plain"}))
    what = Text("POST of a lift as text/plain", "以 text/plain 提交电梯")
    _refusal(check, what, answer, 415, "E236", control.accepted)


@verifies("R-5.3.5.10-9", limited=True)
def test_a_call_that_comes_too_soon(lab: Lab) -> None:
    """R-5.3.5.10-9: a second increment call of 6.13 within the interval; 429 is expected, any other refusal passes (E160)."""
    check, (first, again) = lab.verify("R-5.3.5.10-9"), Increments.of(lab, plans.UNITS).opening()
    what = Text("a second increment call of 6.13 at once", "立即再次按 GXSJ 调用 6.13")
    if again is None:
        return check.unverified(
            f"the first call is not accepted ({first})", f"第一次调用未被接受({first})", first.answer
        )
    if check.must(again.refused, what, Text("refused", "拒绝"), again, first.answer, again.answer):
        check.way("E160", "usual" if again.facts["status"] == 429 else "another", what, again.answer, seen=again)
    return None


@verifies("R-5.3.5.10-10", observes=["failure"])
def test_no_request_of_the_run_makes_the_server_fail(lab: Lab) -> None:
    """R-5.3.5.10-10: 500 服务器错误。No 5xx, over all exchanges; 502, 503 and 504 count if they come twice."""
    check = lab.verify("R-5.3.5.10-10")
    for request in _odd(lab):
        answer = lab.maker.ask(request)
        if request.content is None and request.json in ([], {}):
            check.way("E137", "5xx" if answer.status >= 500 else "survived", EMPTY, answer, seen=answer)
    overall(lab, check, "failure")


EMPTY = Text("POST of an empty array or object", "POST 空数组或空对象")


def _odd(lab: Lab) -> list[Request]:
    """Requests that a server may accept or refuse, and has to survive."""
    lift, path = lab.records.lift(), INTERFACES["6.1"].path
    bodies: tuple[object, ...] = (
        "lift", 1, [[lift]], [], {}, dict.fromkeys(lift), {**lift, "CPBH": 1, "SBXH": 2.5},
        {**lift, "SBXH": {"a": 1}}, {**lift, "SBXH": "a\u0000b\n😀"}, {**lift, "BJXX": ["x"]},
        {**lift, "TZZL": "abc"}, {**lift, "TCS": 1e300}, {**lift, "ZZRQ": 10**18},
    )  # fmt: skip
    bytes_ = (b'{"ZJBM": "\xff\xfe"}', b"null", b"")
    queries = (
        ("DELETE", "6.3", "ZJBM", NOWHERE), ("DELETE", "6.6", "SGID", "abc'\""), ("GET", "6.12", "ZJBM", "%00'\"<>"),
        ("GET", "6.10", "ABC", "1"), ("GET", "6.10", "GXSJ", "abc"), ("GET", "6.13", "CJYF", "209913"),
        ("GET", "6.12", "DTCJYF", "abc"), ("GET", "6.9", "CJSJ", "abc"),
    )  # fmt: skip
    return [
        *(Request("POST", path, body) for body in bodies),
        *(Request("POST", path, content=content) for content in bytes_),
        *(Request(method, INTERFACES[id].path, query=((key, value),)) for method, id, key, value in queries),
        *(Request("GET", INTERFACES[id].path) for id in ("6.12", "6.13")),
        Request("PUT", path, {**lift, "SJBB": 1}),
        Request("POST", INTERFACES["6.4"].path, lab.records.construction(str(lift["ZJBM"]))),
    ]


def _uplinks(lab: Lab, interfaces: tuple[str, ...]) -> None:
    """The statuses of what was accepted and had an effect."""
    for interface in interfaces:
        posted = INTERFACES[interface].method == "POST"
        check = lab.verify(CREATED if posted else OK)
        try:
            found, seen = tour.pair(lab, interface), effects.effect(lab, interface)
        except Stop as stop:
            check.unverified(f"{name(interface)}: {stop.reason.en}", f"{name(interface)}:{stop.reason.zh}")
            continue
        for answer, there in ((found.single, seen.single), (found.batch, seen.batch)):
            if answer not in found.answers:
                continue
            if answer.success and there:
                _status(check, name(interface), answer, 201 if posted else 200)
            else:
                check.unverified(
                    f"{name(interface)} had no effect that can be read", f"{name(interface)} 未产生可读回的效果", answer
                )


def _status(check: Check, what: str, answer: Answer, expected: int) -> None:
    check.usual(expected, Text(what, what), answer, "E066")


def _control(lab: Lab) -> Control:
    return lab.accepts(lambda: lab.maker.request("6.1", lab.records.lift()))


def _refusal(check: Check, what: Text, answer: Answer, expected: int, erratum: str, *others: Answer,
             other: str = "another") -> None:  # fmt: skip
    """Refused in any form; the status of Table 2 is expected, and what another one is worth depends on the erratum."""
    if check.must(answer.refused, what, Text("refused", "拒绝"), answer, *others, answer):
        taken = "usual" if answer.status == expected else other
        check.way(erratum, taken, what, answer, seen=answer if taken == "usual" else f"{answer} ≠ HTTP {expected}")


def _modified(lab: Lab) -> Work:
    """The control: 6.5 for a construction that exists is accepted."""

    def make(shared: Lab) -> Work:
        work = stages.authorised(shared)
        put = shared.maker.send("6.5", stages.declaration(shared, work, "manufacturer", SFGZ=False))
        shared.accepted(put, "6.5", "R-6.5.3-1")
        return work

    return lab.shared("a modified construction", make)
