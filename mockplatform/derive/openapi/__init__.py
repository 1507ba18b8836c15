"""The OpenAPI 3.1 document of all interfaces, made from the rows of the standard.

Beside what OpenAPI knows, x-clause, x-note, x-when, x-use, x-requirement and x-errata say where each part comes from.
"""

from __future__ import annotations

from collections.abc import Mapping

from mockplatform.derive.openapi.answers import ENVELOPES, Reason, has_body
from mockplatform.derive.openapi.operations import TAGS, identifier, operation, server
from mockplatform.derive.openapi.schemas import Schema, components
from mockplatform.derive.openapi.wording import Language, say
from mockplatform.spec.interfaces import INTERFACES
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

__all__ = ["Language", "Reason", "Schema", "document"]

TITLE = "Lift traceability: data exchange and transmission interfaces · 电梯产品追溯:数据交换与传输接口"

ABOUT = Text(
    "The interfaces of T/CPASE M 014.3—2021, with the readings of the errata register. Bodies are described as a "
    "client should send them: canonical codes, timestamps in milliseconds, what does not apply left out.",
    "T/CPASE M 014.3—2021 规定的接口,并按勘误登记表的读法整理。"
    "请求体按推荐的提交方式描述:规范代码、毫秒时间戳、不适用的数据元不填。",
)
MUTUAL_TLS = Text(
    "A client certificate; it decides the account, the account its roles.", "客户端证书;由证书确定账户,由账户确定角色。"
)


def document(reasons: Mapping[str, Reason], lang: Language = "en") -> Schema:
    """The whole document, ready for JSON.

    `reasons` are the ways to refuse, by name (errors.py); `lang` is the language of descriptions. Names of elements and
    notes are those of the standard, hence Chinese.
    """
    return {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": "T/CPASE M 014.3—2021", "description": say(ABOUT, lang)},
        "servers": [server("lifthost", lang)],
        "security": [{"mutualTLS": []}],
        "tags": [{"name": say(name, lang)} for name in TAGS.values()],
        "paths": _paths(reasons, lang),
        "components": {
            "schemas": {**ENVELOPES, **_tables(lang)},
            "securitySchemes": {"mutualTLS": {"type": "mutualTLS", "description": say(MUTUAL_TLS, lang)}},
        },
    }


def _paths(reasons: Mapping[str, Reason], lang: Language) -> dict[str, Schema]:
    paths: dict[str, Schema] = {}
    for interface in INTERFACES.values():
        made = operation(interface, reasons, lang)
        method = interface.method.lower()
        paths.setdefault(interface.path, {})[method] = made
        for number, path in enumerate(interface.also, 1):
            again = {"operationId": f"{identifier(interface)}_also_{number}", "deprecated": True}
            paths.setdefault(path, {})[method] = {**made, **again}
    return paths


def _tables(lang: Language) -> dict[str, Schema]:
    """A table travels as a body or as an answer, never as both."""
    found: dict[str, Schema] = {}
    for interface in INTERFACES.values():
        if has_body(interface) and interface.body is not None:
            found |= components(TABLES[interface.body], lang, answer=False)
        elif interface.answer is not None and interface.id != "8.1.3":  # Table 47 is the key of a picture
            found |= components(TABLES[interface.answer], lang, answer=True)
    return found
