"""The accounts of a world, one row each: name, role, region of a province."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from mockplatform.fixtures import credit
from mockplatform.spec.regions import province_codes
from mockplatform.store.worlds import Account

SEAT = "310101"
"""County of the companies' seats, for their credit codes: 上海市,市辖区,黄浦区."""

OPENED_BEFORE = 20 * 24 * 3600 * 1000
"""Accounts were opened 20 days before the world's start, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An account that is to be opened. `kind` is the qualification (ZZLB) of its unit."""

    name: str
    role: str
    region: str = ""
    kind: str = ""


DEFAULT: tuple[Opening, ...] = (
    Opening("manufacturer",       "manufacturer", kind="MANUFACTURE"),
    Opening("manufacturer-other", "manufacturer", kind="MANUFACTURE"),
    Opening("constructor",        "constructor",  kind="INSTALL"),
    Opening("constructor-other",  "constructor",  kind="INSTALL"),
    Opening("province",           "province",     region="浙江省"),
    Opening("province-other",     "province",     region="江苏省"),
    Opening("typetest",           "typetest"),
    Opening("platform",           "platform"),
)  # fmt: skip


def account(opening: Opening, seed: int, start: int) -> Account:
    """The account, with a credit code that follows from the seed and the name; `start` of the world in milliseconds."""
    county = province_codes()[opening.region.split(",")[0]] + "0000" if opening.region else SEAT
    kind = credit.GOVERNMENT if opening.role == "province" else credit.ENTERPRISE
    code = credit.make(Random(f"{seed} account {opening.name}"), county, kind)
    return Account(opening.name, opening.role, code, opening.region, start - OPENED_BEFORE)
