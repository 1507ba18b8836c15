"""What the uplinks share: whose lift it is, who may report on it, what has to be known already."""

from __future__ import annotations

from lifthost.check import Problem, Problems, Values
from lifthost.world import Account, Record, World

MAKER, BUILDER, PROVINCE, TYPETEST = "manufacturer", "constructor", "province", "typetest"
PASSED, FAILED = ("合格", "复检合格"), ("不合格", "复检不合格")


def refused(code: str, message: str, status: int = 400, name: str = "") -> Problems:
    """A refusal because of one element."""
    return Problems(Problem(code, name or code, message, status))


def province_of(address: object) -> str:
    """What tells provinces apart, with or without 省 (5.3.5.4): the first two characters."""
    return str(address or "")[:2]


def regions(world: World, zjbm: str) -> set[str]:
    """The provinces that a lift belongs to: where it is used, and where it is or was worked on (5.2.2)."""
    places = [one.values.get("SBSYDD") for one in world.about(zjbm, "usage")]
    places += [one.values.get("SGDQ") for one in world.about(zjbm, "construction")]
    return {province_of(place) for place in places if place}


def inspected(world: World, zjbm: str, *conclusions: str) -> bool:
    """Whether the installation was inspected (7.10), with one of these conclusions."""
    return any(one.values["JYJL"] in conclusions for one in world.all("inspection", ZJBM=zjbm, JYLB="INSTALL"))


def lift_of(world: World, account: Account, values: Values, status: int = 400) -> Record:
    """The lift that a record is about, if the account may report on it."""
    lift = world.find("lift", values["ZJBM"])
    if lift is None or (account.role == MAKER and lift.owner != account.xydm):
        raise refused("ZJBM", "电梯不存在", status, "电梯整机编码")
    return lift


def local(world: World, account: Account, zjbm: str) -> None:
    """5.2.2 limits reading to the own region; this limits writing as well, unless the style is generous."""
    places = regions(world, zjbm)
    if places and province_of(account.region) not in places and not world.style.writes_anywhere:
        raise refused("ZJBM", "不属于本区域", 403, "电梯整机编码")


def own(world: World, kind: str, key: str, values: Values, account: Account) -> Record:
    """A record that the account reported itself."""
    found = world.find(kind, values[key])
    if found is None or found.owner != account.xydm:
        raise refused(key, "记录不存在", 404)
    return found


def current(world: World, record: Record, values: Values) -> None:
    """SJBB: a change is made to the version that the caller has seen."""
    if world.style.version_checked and "SJBB" in values and int(values["SJBB"]) != record.version:
        raise refused("SJBB", "数据版本不是最新", name="数据版本")


def known(world: World, values: Values, *codes: str) -> None:
    """Units have to be known, where the style wants that."""
    for code in codes if world.style.known_references else ():
        if code in values and not world.all("unit", XYDM=values[code]):
            raise refused(code, "单位不存在")


def certified(world: World, lift: Values) -> None:
    """The certificates of a lift and its components have to be known, where the style wants that."""
    numbers = [lift.get("XSSYBH"), *(part.get("TBJXSSYBH") for part in lift.get("BJXX", []))]
    for number in numbers if world.style.known_references else ():
        if number and world.find("certificate", number) is None:
            raise refused("XSSYBH", "型式试验证书编号有误", name="电梯型式试验证书编号")


def put(world: World, record: Record, values: Values, *, whole: bool = False) -> Record:
    """Give a record new values."""
    kept = record.values if world.style.patch and not whole else {}
    content = {code: value for code, value in values.items() if code != "SJBB"}
    return world.change(record, values={**kept, **content})


def revoke(world: World, record: Record) -> Record:
    """Take a record away; what was is remembered."""
    return world.change(record, live=False)
