"""Reading the accounts that a request asks for."""

from __future__ import annotations

import re
from typing import Any

from mockplatform.sandbox.accounts import DEFAULT, Opening
from mockplatform.sandbox.admin import moments
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.spec.interfaces import ROLES
from mockplatform.spec.regions import divisions

MOST = 100
"""Accounts of one request"""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_MEMBERS = frozenset({"name", "role", "region", "opened"})


def name(what: str, given: object) -> str:
    """A name of an account or a world, which certificates and paths carry."""
    if not isinstance(given, str) or not _NAME.fullmatch(given):
        raise Refusal(400, f"{what} has 1 to 31 characters of a-z, 0-9 and -, the first no hyphen",
                      f"{what} 应为 1 到 31 个字符,限 a-z、0-9 和 -,且不以 - 开头")  # fmt: skip
    return given


def several(given: object) -> tuple[Opening, ...]:
    """The accounts of a new world; the eight default ones if the request names none."""
    if given is None:
        return DEFAULT
    if not isinstance(given, list) or not given or len(given) > MOST:
        raise Refusal(400, f"accounts is a list of 1 to {MOST} accounts", f"accounts 应为含 1 到 {MOST} 个账户的列表")
    found = tuple(map(one, given))
    names = [opening.name for opening in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        again = ", ".join(twice)
        raise Refusal(400, f"accounts names {again} more than once", f"accounts 中 {again} 重复")
    return found


def one(given: Any) -> Opening:
    """One account: name and role, region of a province, when it was opened."""
    if not isinstance(given, dict) or not given.keys() <= _MEMBERS:
        names = ", ".join(sorted(_MEMBERS))
        raise Refusal(400, f"an account is an object with the members {names}", f"账户应为对象,成员限于 {names}")
    role = _role(given.get("role"))
    opened = moments.read("opened", given["opened"]) if given.get("opened") is not None else None
    return Opening(name("name", given.get("name")), role, _region(role, given.get("region") or ""), opened=opened)


def _role(given: object) -> str:
    roles = given.split() if isinstance(given, str) else []
    if not roles or len(set(roles)) < len(roles) or not set(roles) <= ROLES.keys():
        names = ", ".join(ROLES)
        raise Refusal(400, f"role is one of {names}, or several parted by blanks",
                      f"role 应为 {names} 之一,或以空格分隔的多个")  # fmt: skip
    return " ".join(roles)


def _region(role: str, given: object) -> str:
    """省 or 省,市 of a province (E206); nobody else has one."""
    if "province" not in role.split():
        if given:
            raise Refusal(400, "region is for the role province only", "region 仅用于角色 province")
        return ""
    province, _, city = str(given).partition(",")
    known = (
        isinstance(given, str)
        and province in divisions()
        and (city in divisions()[province] if city else "," not in given)
    )
    if not known:
        raise Refusal(400, "region is a province or a province and a city, such as 浙江省 or 浙江省,杭州市",
                      "region 应为省或“省,市”,如 浙江省 或 浙江省,杭州市")  # fmt: skip
    return str(given)
