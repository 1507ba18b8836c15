"""What is asked of every uplink: its table, row by row (6.x.2), its keys (Table 6 and the like), its form (Annex A), its batches.

Each function judges one requirement with what the test gives it: a control of valid requests, and nothing of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from conformance.judging import rows, values
from conformance.judging.phrases import ACCEPTED
from conformance.judging.refusal import Control, Defect
from conformance.judging.verify import Check
from conformance.running.lab import Lab
from conformance.wire.client import Answer, Client, Request
from mockplatform.spec.elements import spellings
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import TOP, Row, Table, Text
from mockplatform.spec.tables import TABLES

NOT_SENT = frozenset({"SGID", "SYDWGLID", "BXID", "WBID", "JYID", "JDID", "DWID", "ZHID", "SJBB", "SFGZ"})
"""Elements of a PUT that name the record and its version, and are not read back as sent"""

NOT_GIVEN = frozenset({"XCJCRQ"})
"""Elements that no downlink has to give back (E111); where one does, it is what was sent"""


def table_of(interface: str) -> Table:
    """The table that the body of an uplink follows."""
    number = INTERFACES[interface].body
    assert number is not None
    return TABLES[number]


def name(interface: str) -> str:
    """POST /insurances"""
    row = INTERFACES[interface]
    return f"{row.method} {row.path.removeprefix('/api/tp/v1')}"


def dropping(table: Table, code: str, at: str = TOP) -> Defect:
    """The defect of a record without an element, whichever of its spellings was sent; `at` names a list or an object
    within the record, of which the first item loses it."""
    every = {spelling for spelling, canonical in spellings(table.members(at)).items() if canonical == code}

    def defect(request: Request) -> Request:
        return replace(request, json=_edited(request.json, at, lambda inner: {
            key: value for key, value in inner.items() if key not in every
        }))  # fmt: skip

    return defect


def setting(table: Table, code: str, value: Any, at: str = TOP) -> Defect:
    """The defect of a record with another value of an element, in the spelling that was sent."""
    every = {spelling for spelling, canonical in spellings(table.members(at)).items() if canonical == code}

    def put(inner: Mapping[str, Any]) -> dict[str, Any]:
        key = next((key for key in inner if key in every), code)
        return {**inner, key: value}

    return lambda request: replace(request, json=_edited(request.json, at, put))


def left_out(check: Check, control: Control, interface: str, *, at: str = TOP, but: Iterable[str] = (),
             also: Iterable[str] = ()) -> None:  # fmt: skip
    """Each element that every reading demands, left out in turn, is refused by its name; an empty one is not tried
    (E068). `but`: elements that the test excuses; `also`: elements that are demanded of the record it sends."""
    table = table_of(interface)
    codes = [row.code for row in rows.demanded(table, at) if row.code not in set(but)]
    for code in dict.fromkeys((*codes, *also)):
        place = code if at == TOP else f"{at}[0].{code}"
        what = Text(f"{name(interface)} without {place}", f"{name(interface)} 不含 {place}")
        control.refuses(check, what, dropping(table, code, at), names=rows.names(table, code, at))


def one_of_two(check: Check, client: Client, interface: str, code: str, two: Callable[[], list[Any]], *,
               named: bool = True) -> None:  # fmt: skip
    """A batch is refused for the one record that lacks an element. `two` gives two valid records; where these are not
    accepted together nothing is judged."""
    good = client.send(interface, two())
    if good.success:
        control = Control(client, lambda: client.request(interface, two()), good)
        left_out_of(check, control, interface, code, named=named)


def left_out_of(check: Check, control: Control, interface: str, code: str, *, named: bool = True) -> None:
    """One record of a batch lacks an element that every reading demands: the batch is refused by its name, be it the first
    or the last; whether the other one is stored is open (E132). `control` sends arrays of two. `named`: refusals of the
    interface tell the element."""
    table = table_of(interface)
    for place, en, zh in ((0, "first", "第一条"), (1, "last", "最后一条")):

        def defect(request: Request, place: int = place) -> Request:
            records = list(request.json)
            records[place] = dropping(table, code)(replace(request, json=records[place])).json
            return replace(request, json=records)

        what = Text(f"{name(interface)} with two records, the {en} without {code}",
                    f"{name(interface)} 提交两条记录,{zh}不含 {code}")  # fmt: skip
        control.refuses(check, what, defect, names=rows.names(table, code) if named else frozenset())


def too_long(check: Check, control: Control, interface: str, *codes: str, at: str = TOP) -> None:
    """A text far over the widest limit that any table prints for the element is refused (R-5.3.3-2): each of `codes`, or
    else each that the control sends. One character over it is no matter of how characters are counted, but no more than
    advice; the first that is taken ends it, since what it left may stand in the way of the next."""
    table = table_of(interface)
    tried = codes or _sent(control, table, at, rows.texts(table, at))

    def ask(code: str, value: str, *, advice: bool) -> Answer:
        length = len(value)
        what = Text(f"{name(interface)}, {code} with {length} characters", f"{name(interface)},{code} 长度为 {length}")
        defect, names = setting(table, code, value, at), rows.names(table, code, at)
        return control.refuses(check, what, defect, names=names, advice=advice)

    for code in tried:
        ask(code, rows.too_long(TABLES, code), advice=False)
    for code in tried:
        if ask(code, rows.one_over(TABLES, code), advice=True).success:
            break


def wrong_type(check: Check, control: Control, interface: str, *, at: str = TOP) -> None:
    """Letters in each number and date that the control sends are refused (R-5.3.3-1)."""
    table = table_of(interface)
    for code in _sent(control, table, at, rows.numbers(table, at)):
        not_in_list(check, control, interface, code, "abc", at)


def out_of_form(check: Check, control: Control, interface: str, *, at: str = TOP, every: bool = False) -> None:
    """What Table 1 says of each value that the control sends: texts far too long, letters in numbers and dates. `every`:
    other texts are tried as well, since no row of the table depends on another."""
    codes = [row.code for row in rows.texts(table_of(interface), at)] if every else []
    too_long(check, control, interface, *codes, at=at)
    wrong_type(check, control, interface, at=at)


def not_in_list(check: Check, control: Control, interface: str, code: str, value: Any = "X", at: str = TOP) -> Answer:
    """A value that is not in the closed list of an element is refused."""
    table = table_of(interface)
    what = Text(f"{name(interface)} with {code}={value}", f"{name(interface)},{code}={value}")
    return control.refuses(check, what, setting(table, code, value, at), names=rows.names(table, code, at))


def accepted(check: Check, client: Client, interface: str, content: Any, what: Text) -> Answer:
    """A valid request is accepted."""
    answer = client.send(interface, content)
    check.must(answer.success, what, ACCEPTED, answer, answer)
    return answer


def read_back(check: Check, table: Table, sent: Mapping[str, Any], found: Mapping[str, Any], *answers: Answer,
              at: str = TOP, but: Iterable[str] = ()) -> None:  # fmt: skip
    """What was sent stands in what is read, after the normalisations of E069–E073, E097 and E098. Lists within the record,
    and what names it, are left to the test."""
    members = {row.code: row for row in table.members(at)}
    for code, value in sent.items():
        row = members.get(code)
        if row is None or code in NOT_SENT or code in set(but) or isinstance(value, list | dict):
            continue
        if code in NOT_GIVEN and found.get(code) in (None, ""):
            continue
        what = Text(f"{code} as read back", f"读回的 {code}")
        check.must(
            values.same(row, found.get(code), value),
            what,
            Text(str(value), str(value)),
            found.get(code, "‹none›"),
            *answers,
        )


def unknown_key(check: Check, client: Client, interface: str, key: str = "9999999999999999999") -> None:
    """DELETE of a key that names nothing is refused or accepted, and never an error of the server (E144)."""
    answer = client.revoke(interface, key)
    check.way("E144", answer.outcome, _of_nothing(interface, INTERFACES[interface].key), answer, seen=answer)


def unknown_lift(check: Check, control: Answer, interface: str, answer: Answer) -> None:
    """A record of a lift that nobody added should be refused; the text does not say that it has to be there (E199).
    `control`: the same of a known lift was accepted."""
    check.way("E199", answer.outcome, _of_nothing(interface, "ZJBM"), answer, control, seen=answer)


def _of_nothing(interface: str, code: str) -> Text:
    return Text(f"{name(interface)} with an unknown {code}", f"{name(interface)},{code} 不存在")


def no_key(check: Check, control: Answer, client: Client, interface: str) -> None:
    """DELETE without any key is refused. `control`: a DELETE with a key that was accepted. Only in a test that runs last:
    a broken server may take away everything."""
    row = INTERFACES[interface]
    answer = client.ask(Request("DELETE", row.path))
    what = Text(f"{name(interface)} without {row.key}", f"{name(interface)} 不带 {row.key}")
    expected = Text("refused", "拒绝")
    check.must(answer.refused, what, expected, answer, control, answer)


def form(check: Check, interface: str, answer: Answer) -> None:
    """Annex A: the headers and structure printed are accepted, and the answer is that of 5.3.5.7 in application/json."""
    what = Text(f"{name(interface)} with the headers and structure of {INTERFACES[interface].annex}",
                f"按 {INTERFACES[interface].annex} 的请求头和结构调用 {name(interface)}")  # fmt: skip
    if check.must(answer.success, what, ACCEPTED, answer, answer):
        is_json(check, interface, answer)


def is_json(check: Check, interface: str, answer: Answer) -> None:
    """Content-Type application/json with charset UTF-8 or none (E236); other parameters are the server's affair."""
    kind, *rest = answer.headers.get("Content-Type", "").lower().replace(" ", "").replace('"', "").split(";")
    others = [one for one in rest if one.startswith("charset=") and one != "charset=utf-8"]
    right = kind == "application/json" and not others
    what = Text(f"Content-Type of the answer to {name(interface)}", f"{name(interface)} 应答的 Content-Type")
    expected = Text("application/json, with charset UTF-8 or none", "application/json,charset 为 UTF-8 或缺省")
    check.must(right, what, expected, answer.headers.get("Content-Type", "‹none›"), answer)


def control(lab: Lab, interface: str, account: str, make: Callable[[], Any]) -> Control:
    """The control of an uplink: `make` gives a new valid record under canonical codes."""
    client = lab.client(account)
    return lab.accepts(lambda: client.request(interface, make()), account)


def _sent(control: Control, table: Table, at: str, among: Iterable[Row]) -> list[str]:
    """The elements among these rows that the control's record holds."""
    inner = control.make().json
    for step in () if at == TOP else at.split("."):
        inner = inner[step]
        inner = inner[0] if isinstance(inner, list) else inner
    held = rows.canonical(table, at, inner[0] if isinstance(inner, list) else inner)
    return [row.code for row in among if row.code in held]


def _edited(content: Any, at: str, edit: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Any:
    if isinstance(content, list):
        return [_edited(content[0], at, edit), *content[1:]]
    if at == TOP:
        return edit(content)
    first, _, rest = at.partition(".")
    return {**content, first: _edited(content[first], rest or TOP, edit)}
