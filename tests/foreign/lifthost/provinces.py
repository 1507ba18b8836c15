"""What provinces report: records about a lift (7.1–7.15), units, construction notices and locks (7.17–7.23)."""

from __future__ import annotations

from dataclasses import dataclass

from lifthost.check import Values
from lifthost.rights import FAILED, current, inspected, known, lift_of, local, own, province_of, put, refused, revoke
from lifthost.world import Account, Record, World


@dataclass(frozen=True)
class Trace:
    """A kind of record about a lift: add, modify, revoke."""

    kind: str
    key: str
    known: tuple[str, ...] = ()
    """Elements with the credit code of a unit"""

    def add(self, world: World, account: Account, values: Values) -> Record:
        """7.1, 7.4, 7.7, 7.10, 7.13."""
        lift_of(world, account, values)
        local(world, account, values["ZJBM"])
        known(world, values, *self.known)
        return world.add(self.kind, values, account.xydm)

    def modify(self, world: World, account: Account, values: Values) -> Record:
        """7.2, 7.5, 7.8, 7.11, 7.14."""
        found = own(world, self.kind, self.key, values, account)
        if values["ZJBM"] != found.values["ZJBM"]:
            raise refused("ZJBM", "电梯整机编码不可修改", name="电梯整机编码")
        current(world, found, values)
        known(world, values, *self.known)
        return put(world, found, values)

    def revoke(self, world: World, account: Account, values: Values) -> Record:
        """7.3, 7.6, 7.9, 7.12, 7.15."""
        return revoke(world, own(world, self.kind, self.key, values, account))


USAGE = Trace("usage", "SYDWGLID", ("SYXYDM",))
INSURANCE = Trace("insurance", "BXID")
MAINTENANCE = Trace("maintenance", "WBID", ("WBXYDM",))
INSPECTION = Trace("inspection", "JYID", ("JYXYDM",))
SUPERVISION = Trace("supervision", "JDID", ("JCXYDM",))


def add_unit(world: World, account: Account, values: Values) -> Record:
    """7.17."""
    old = next(iter(world.all("unit", XYDM=values["XYDM"])), None)
    if old is None:
        return world.add("unit", values, account.xydm)
    if not world.style.upsert:
        raise refused("XYDM", f"单位已存在: {old.id}", name="统一社会信用代码")
    return put(world, old, values)


def modify_unit(world: World, account: Account, values: Values) -> Record:
    """7.18: units are known in the whole country, and so is who may correct them."""
    found = world.find("unit", values["DWID"])
    if found is None:
        raise refused("DWID", "单位不存在", 404, "单位记录编码")
    current(world, found, values)
    return put(world, found, values)


def inform(world: World, account: Account, values: Values) -> Record:
    """7.21. A notice for a construction that nobody entered makes one, unless the style wants SGID."""
    lift_of(world, account, values)
    if "SGID" not in values and world.style.literal_tables:
        raise refused("SGID", "施工记录编码不能为空", name="施工记录编码")
    if "SGID" not in values:
        row = {code: value for code, value in values.items() if code != "SJBB"}
        made = world.add("construction", {**row, "SFGZ": True}, account.xydm, made_by_notice=True)
        return world.note(made, inform=row, announced=world.clock.now())
    found = world.find("construction", values["SGID"])
    if found is None or province_of(found.values["SGDQ"]) != province_of(account.region):
        raise refused("SGID", "施工记录不存在", 404, "施工记录编码")
    if found.values["ZJBM"] != values["ZJBM"]:
        raise refused("ZJBM", "与施工记录不符", name="电梯整机编码")
    current(world, found, values)
    state: Values = {"announced": world.clock.now(), **found.state, "inform": values}
    return world.change(found, state=state)


def revoke_inform(world: World, account: Account, values: Values) -> Record:
    """7.22."""
    found = world.find("construction", values["SGID"])
    if found is None or "inform" not in found.state or province_of(found.values["SGDQ"]) != province_of(account.region):
        raise refused("SGID", "施工告知单不存在", 404, "施工记录编码")
    if found.state.get("made_by_notice"):
        return revoke(world, found)
    return world.change(found, state={code: value for code, value in found.state.items() if code != "inform"})


def lock(world: World, account: Account, values: Values) -> Record:
    """7.23. Unlocking after a failed inspection tells the maker to modify the lift (6.9)."""
    lift = lift_of(world, account, values)
    local(world, account, lift.id)
    constructions = world.all("construction", ZJBM=lift.id)
    failed = inspected(world, lift.id, *FAILED)
    if lift.state.get("locked") and not values["DTXXSD"] and constructions and failed:
        newest = constructions[-1]
        notice = {"ZJBM": lift.id, "SGID": newest.id, "SGXYDM": newest.values["SGXYDM"], "FKNR": "安装监督检验不合格"}
        world.add("notice", notice, lift.owner)
    return world.note(lift, locked=values["DTXXSD"])
