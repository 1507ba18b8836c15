"""Answers: the envelopes of 5.3.5.7, 5.3.5.8 and A.4.1, the bare ones of A.4.2 and A.4.3, the refusals by status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from mockplatform.derive.openapi.schemas import Schema, component, ref
from mockplatform.derive.openapi.wording import Language, say
from mockplatform.spec.interfaces import Interface
from mockplatform.spec.limits import BATCH, LIMITS
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

SINGLE = frozenset({"6.12", "6.13", "7.19", "7.20"})
"""Where `data` is an object if the query has the key, {} if nothing of it is newer (E150, E152); else always an array
(E151)."""


class Reason(Protocol):
    """A way to refuse; the rows of errors.py are such."""

    @property
    def status(self) -> int: ...
    @property
    def code(self) -> int: ...
    @property
    def text(self) -> Text: ...
    @property
    def on_downlink(self) -> int: ...


def _envelope(clause: str, data: Schema | None, code: Schema, **further: Schema) -> Schema:
    """`data` is required in an acceptance, which has no further members (E146)."""
    properties = {"timestamp": ref("Timestamp"), "code": code, **further, **({"data": data} if data else {})}
    required = ["timestamp", "code", *(further or ["data"])]
    return {"type": "object", "properties": properties, "required": required, "x-clause": clause}


_TEXT: Schema = {"type": "string"}
_CODE: Schema = {"type": "integer", "not": {"const": 1}}

ENVELOPES: dict[str, Schema] = {
    "Timestamp": {"type": "integer", "format": "int64", "x-clause": "5.3.5.2",
                  "description": "Milliseconds since 1970-01-01T00:00:00Z. 毫秒时间戳。"},
    "Month": {"type": "string", "pattern": "^[0-9]{6}$", "description": "YYYYMM", "x-errata": ["E070"]},
    "Fault": {"type": "object", "required": ["id", "errors"], "x-clause": "5.3.5.7", "properties": {
        "id": _TEXT,
        "errors": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["field", "message"], "properties": {"field": _TEXT, "message": _TEXT}}}}},
    "Accepted": _envelope("5.3.5.7", {"oneOf": [
        {"type": "object", "properties": {"id": _TEXT}, "required": ["id"]},
        {"type": "object", "properties": {"ids": {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": BATCH}},
         "required": ["ids"]},
    ]}, {"const": 1}),
    "UplinkRefused": _envelope("5.3.5.7", {"oneOf": [ref("Fault"), {"type": "array", "items": ref("Fault")}]},
                               _CODE, msg=_TEXT),
    "DownlinkRefused": _envelope("5.3.5.8", None, _CODE, msg=_TEXT),
    "PushAnswer": {"type": "object", "required": ["timestamp", "code", "msg"],
                   "properties": {"timestamp": _TEXT, "code": _TEXT, "msg": _TEXT},
                   "x-clause": "A.4.1.1.2.2", "x-errata": ["E147", "E148", "E216"]},
}  # fmt: skip
"""The components that no table gives."""


def responses(interface: Interface, reasons: Mapping[str, Reason], lang: Language) -> dict[str, Schema]:
    """The answers of an interface by status: the accepting one, then the refusals."""
    status = "201" if interface.method == "POST" else "200"
    done = {"description": say(Text("Done", "成功"), lang), "content": _accepting(interface)}
    return {status: done, **_refusals(interface, reasons, lang)}


def _accepting(interface: Interface) -> Schema:
    if interface.direction == "push":
        return _json(ref("PushAnswer"))
    if interface.answer is None:
        return _json(ref("Accepted"))
    if interface.id == "8.1.3":
        return {"image/jpeg": {"schema": {"type": "string", "contentMediaType": "image/jpeg"}}}
    item = ref(component(TABLES[interface.answer]))
    if interface.direction == "national":  # bare, without an envelope (E225, E226)
        return _json({"type": "array", "items": item} if interface.id == "8.3" else item)
    several: Schema = {"type": "array", "items": item}
    either: Schema = {"anyOf": [several, item, {"type": "object", "maxProperties": 0}]}
    return _json(_envelope("5.3.5.8", either if interface.id in SINGLE else several, {"const": 1}))


def _refusals(interface: Interface, reasons: Mapping[str, Reason], lang: Language) -> dict[str, Schema]:
    by_status: dict[int, list[Reason]] = {}
    for name, reason in reasons.items():
        if _APPLIES.get(name, _always)(interface):
            by_status.setdefault(reason.status, []).append(reason)
    return {str(status): _refusal(interface, rows, lang) for status, rows in sorted(by_status.items())}


def _refusal(interface: Interface, rows: list[Reason], lang: Language) -> Schema:
    downlink = interface.direction in ("downlink", "national")
    codes = sorted({row.on_downlink if downlink and row.on_downlink else row.code for row in rows})
    kind = "PushAnswer" if interface.direction == "push" else "DownlinkRefused" if downlink else "UplinkRefused"
    told = "; ".join(say(row.text, lang) for row in rows)
    answer: Schema = {"description": told, "content": _json(ref(kind)), "x-codes": codes}
    if rows[0].status == 429:
        answer["headers"] = {"Retry-After": {"schema": {"type": "integer", "minimum": 1}, "description": "s"}}
    return answer


def _json(schema: Schema) -> Schema:
    return {"application/json": {"schema": schema}}


def _always(_interface: Interface) -> bool:
    return True


def _never(_interface: Interface) -> bool:
    return False


def has_body(interface: Interface) -> bool:
    """Whether records travel in the request's body; a revocation names them in its query."""
    return interface.method in ("POST", "PUT")


def _limited(kind: str) -> Callable[[Interface], bool]:
    return lambda row: any(LIMITS[name].kind == kind for mode in row.modes for name, _ in mode.limits)


_APPLIES: dict[str, Callable[[Interface], bool]] = {
    "records": lambda row: row.body is not None,
    "body": has_body,
    "query": lambda row: bool(row.modes),
    "lookback": _limited("lookback"),
    "window": _limited("window"),
    "initial": _limited("account"),
    "interval": _limited("interval"),
    "unknown": lambda row: row.direction != "push",
    "path": _never,  # another path or method is another operation
    "method": _never,
    "too_large": has_body,
    "media": has_body,
}
"""Which interface a reason can meet; one that is not listed can meet all."""
