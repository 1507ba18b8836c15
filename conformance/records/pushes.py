"""What the type-test platform pushes (8.1.1, 8.1.2): answered with a code alone, so that a refusal names no element (A.4.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from conformance.claims import uplinks
from conformance.judging import rows
from conformance.judging.phrases import ACCEPTED, REFUSED
from conformance.judging.refusal import Control
from conformance.judging.verify import Check
from conformance.records import stages
from conformance.records.valid import Record
from conformance.running.lab import Lab
from conformance.wire.client import Answer
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

CODE = ("XYDM", "信用代码", "机构代码")
"""How a sentence names the credit code"""

KEYS = ("XYDM", "XSSYBH", "SJLX")
"""What a push is about, and what is to be done"""


def unit_control(lab: Lab) -> Control:
    """A valid push of a unit, accepted."""
    return uplinks.control(lab, "8.1.1", "typetest", lab.records.pushed_unit)


def certificate_control(lab: Lab) -> Control:
    """A valid push of a certificate, accepted."""
    return uplinks.control(lab, "8.1.2", "typetest", lab.records.pushed_certificate)


def left_out(check: Check, control: Control, interface: str, *codes: str) -> None:
    """These elements, or all that are M, left out in turn are refused; then a valid push is accepted as before."""
    table = uplinks.table_of(interface)
    for code in codes or [row.code for row in rows.demanded(table)]:
        what = Text(f"{uplinks.name(interface)} without {code}", f"{uplinks.name(interface)} 不含 {code}")
        control.refuses(check, what, uplinks.dropping(table, code))
    if not codes:
        said = next(row.code for row in rows.demanded(table) if row.code not in KEYS)
        uplinks.one_of_two(check, control.client, interface, said, lambda: [control.make().json for _ in range(2)],
                           named=False)  # fmt: skip
    still_accepted(check, control)


def too_long(check: Check, control: Control, interface: str, code: str) -> None:
    """A text far over the widest limit that any table prints for the element is refused."""
    long = rows.too_long(TABLES, code)
    what = Text(f"{code} with {len(long)} characters", f"{code} 长度为 {len(long)}")
    control.refuses(check, what, uplinks.setting(uplinks.table_of(interface), code, long))
    still_accepted(check, control)


def unlisted(check: Check, control: Control, interface: str) -> None:
    """SJLX=X is refused; taking it is a WARN (advisory)."""
    answer = control.client.ask(uplinks.setting(uplinks.table_of(interface), "SJLX", "X")(control.make()))
    check.should(answer.refused, Text("SJLX=X", "SJLX=X"), REFUSED, answer, control.accepted, answer)
    still_accepted(check, control)


def still_accepted(check: Check, control: Control) -> None:
    """A refusal that names nothing proves something only while what is right is accepted."""
    again = control.client.ask(control.make())
    if not again.success:
        check.unverified("after the refusals a valid push is refused too, so that they prove nothing",
                         "拒绝之后,合法推送也被拒绝,因此拒绝不能说明问题", control.accepted, again)  # fmt: skip


def received(check: Check, lab: Lab, interface: str, make: Callable[[], Record]) -> Control | None:
    """A valid push has to be accepted, and is the control then; None if it isn't."""
    client = lab.client("typetest")
    answer = accepted(check, lab, interface, make(), "ADD of something new", "ADD 新数据")
    return Control(client, lambda: client.request(interface, make()), answer) if answer.success else None


def accepted(check: Check, lab: Lab, interface: str, record: Record, en: str, zh: str) -> Answer:
    """A valid push is accepted. A unit may be refused for its credit code, which a register need not know (E199)."""
    answer = lab.client("typetest").send(interface, record)
    if interface == "8.1.1" and answer.refused and for_its_code(answer):
        check.unverified(f"the credit code of a new unit is refused ({answer}; E199)",
                         f"新单位的统一社会信用代码被拒绝({answer};E199)", answer)  # fmt: skip
    else:
        check.must(answer.success, Text(en, zh), ACCEPTED, answer, answer)
    return answer


def for_its_code(answer: Answer) -> bool:
    """Whether a refusal speaks of the credit code; the answer to a push has a sentence for that, and perhaps errors."""
    return any(name in answer.body.decode("utf-8", "replace") or name in str(answer.json) for name in CODE)


def repeated(check: Check, lab: Lab, interface: str, record: Record) -> None:
    """A push of what was just pushed: accepted, or refused with a warning, and never an error of the server (E219)."""
    first, again = (lab.client("typetest").send(interface, record) for _ in range(2))
    what = Text(f"{uplinks.name(interface)}, the same ADD twice", f"{uplinks.name(interface)} 重复同一 ADD")
    check.way("E219", again.outcome, what, first, again)


def only_typetest(check: Check, lab: Lab, control: Control, interface: str, accounts: Iterable[str]) -> None:
    """The same valid push is refused of every other account (E220)."""
    for account in accounts:
        if account in lab.target.accounts:
            answer = lab.client(account).ask(control.make())
            what = Text(
                f"{uplinks.name(interface)} by the {account}", f"以 {account} 账户调用 {uplinks.name(interface)}"
            )
            check.must(answer.refused, what, REFUSED, answer, control.accepted, answer)
    still_accepted(check, control)


def found(lab: Lab, record: Record) -> bool:
    """Whether a province finds the unit by 7.19."""
    return bool(stages.unit(lab, record["XYDM"]))


def acknowledged(check: Check, lab: Lab, interface: str, make: Callable[[], Record]) -> None:
    """A.4.1: code is "1" for what is received and something else for what is not (as text: E147, E216), in JSON."""
    control = received(check, lab, interface, make)
    if control is None:
        return
    good = control.accepted
    uplinks.is_json(check, interface, good)
    what, expected = Text("a push without XYDM", "不含 XYDM 的推送"), Text("a code that is not 1", "code 不为 1")
    bad = control.client.ask(uplinks.dropping(uplinks.table_of(interface), "XYDM")(control.make()))
    if check.must(bad.refused, what, expected, bad, good, bad):
        check.should(bad.code is not None, what, Text("an answer with code", "应答含 code"), bad, good, bad)
    if bad.code is not None:
        uplinks.is_json(check, interface, bad)
    still_accepted(check, control)
