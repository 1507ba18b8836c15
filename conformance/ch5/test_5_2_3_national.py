"""5.2.3: what the national systems supply. They are asked as they stand, for what [data] of the target file names."""

from __future__ import annotations

from conformance.judging.verify import unverified
from conformance.records import national
from conformance.running.lab import Lab
from conformance.running.marks import verifies
from conformance.wire.client import Answer
from mockplatform.spec.model import Text

JPEG = b"\xff\xd8\xff"


@verifies("R-5.2.3-1", accounts=("platform",), host="xssyhost", writes=False)
def test_the_type_test_platform_gives_a_picture(lab: Lab) -> None:
    """R-5.2.3-1: 提供特种设备型式试验证书(电梯)信息。8.1.3 for a certificate of the target's data; E221 has no interface."""
    check, known = lab.verify("R-5.2.3-1"), national.known(lab, "8.1.3")
    check.must(_is_picture(known), national.what("8.1.3"), Text("a picture", "图片"), _seen(known), known)
    national.told_apart(check, lab, "8.1.3")


@verifies("R-5.2.3-2", accounts=("platform",), host="xzxkhost", writes=False)
def test_the_licence_platform_knows_makers_constructors_and_inspectors(lab: Lab) -> None:
    """R-5.2.3-2: 电梯制造企业、施工企业和检验检测机构的基础信息与行政许可信息。GET corporate_info for each kind. A unit that the
    traceability platform knows need not have a licence: not to know it is a fault only if `licences` names it."""
    check, licensed = lab.verify("R-5.2.3-2"), set(lab.target.data.get("licences", ()))
    for kind, account in (("MANUFACTURE", "manufacturer"), ("INSTALL", "constructor"), ("INSPECT", "")):
        named = lab.target.organisations.get(kind, ()) or _own(lab, account)
        units = sorted(named, key=lambda one: one not in licensed)[:3]
        answers = [national.ask(lab, "8.2", one) for one in units]
        answer = next(filter(national.found, answers), answers[0] if answers else None)
        if answer is None or (not national.found(answer) and licensed.isdisjoint(units)):
            check.unverified(f"name a unit of the kind {kind} in [data.organisations] and in [data] licences",
                             f"请在 [data.organisations] 与 [data] licences 中同时给出 {kind} 类单位")  # fmt: skip
            continue
        what = Text(f"corporate_info of a unit of the kind {kind}", f"{kind} 类单位的 corporate_info")
        right = national.found(answer) and "DWMC" in str(answer.json)
        check.must(right, what, Text("its data", "该单位信息"), _seen(answer), answer)
    national.told_apart(check, lab, "8.2")


@verifies("R-5.2.3-3", accounts=("platform",), host="sgghost", writes=False)
def test_the_accident_platform_gives_an_array(lab: Lab) -> None:
    """R-5.2.3-3: 提供电梯事故基础信息。GET accidents returns an array of objects."""
    check, known = lab.verify("R-5.2.3-3"), national.known(lab, "8.3")
    content = known.data if known.data is not None else known.json
    if 200 <= known.status < 300 and content == []:
        raise unverified("no unit of [data] accidents has any; name one that has",
                         "[data] accidents 中的单位均无事故数据;请给出有事故数据的单位")  # fmt: skip
    objects = isinstance(content, list) and all(isinstance(one, dict) for one in content)
    right = 200 <= known.status < 300 and objects
    check.must(right, national.what("8.3"), Text("an array of objects", "对象数组"), _seen(known), known)
    national.told_apart(check, lab, "8.3")


def _own(lab: Lab, account: str) -> tuple[str, ...]:
    """The credit code of an account that is such a unit."""
    known = lab.target.accounts.get(account)
    return (known.xydm,) if known and known.xydm else ()


def _is_picture(answer: Answer) -> bool:
    kind = answer.headers.get("Content-Type", "").strip().lower()
    return 200 <= answer.status < 300 and (kind.startswith("image/") or answer.body.startswith(JPEG))


def _seen(answer: Answer) -> str:
    return f"HTTP {answer.status}, Content-Type: {answer.headers.get('Content-Type', '‹none›')}"
