"""What enterprises report: lifts (6.1–6.3), constructions and their results (6.4–6.8), recalls (6.14–6.16)."""

from __future__ import annotations

from lifthost.check import Values
from lifthost.rights import BUILDER, PASSED, certified, current, inspected, known, lift_of, own, put, refused, revoke
from lifthost.world import Account, Record, World


def add_lift(world: World, account: Account, values: Values) -> Record:
    """6.1."""
    certified(world, values)
    old = world.records.get("lift", {}).get(values["ZJBM"])
    if old is None or not old.live:
        return world.add("lift", values, account.xydm, values["ZJBM"])
    if not world.style.upsert or old.owner != account.xydm or old.state.get("locked"):
        raise refused("ZJBM", "电梯已存在", name="电梯整机编码")
    return put(world, old, values, whole=True)


def modify_lift(world: World, account: Account, values: Values) -> Record:
    """6.2: not while it is locked. The notice to modify it is dealt with (6.9)."""
    lift = lift_of(world, account, values)
    if lift.state.get("locked"):
        raise refused("ZJBM", "电梯制造信息已锁定", name="电梯整机编码")
    current(world, lift, values)
    certified(world, values)
    for notice in world.all("notice", ZJBM=lift.id):
        revoke(world, notice)
    return put(world, lift, values, whole=True)


def revoke_lift(world: World, account: Account, values: Values) -> Record:
    """6.3: a lift in the state 出厂, which is over with the first thing that a province reports."""
    lift = lift_of(world, account, values, 404)
    if lift.state.get("locked") or any(world.all(one, ZJBM=lift.id) for one in ("usage", "inspection", "maintenance")):
        raise refused("ZJBM", "仅可撤销状态为“出厂”的电梯", name="电梯整机编码")
    for construction in world.all("construction", ZJBM=lift.id):
        if construction.values.get("SFGZ"):
            raise refused("ZJBM", "电梯已施工告知", name="电梯整机编码")
        revoke(world, construction)
    return revoke(world, lift)


def add_construction(world: World, account: Account, values: Values) -> Record:
    """6.4, by the maker for its lift or by the constructor for itself."""
    lift_of(world, account, values)
    if account.role == BUILDER and values["SGXYDM"] != account.xydm:
        raise refused("SGXYDM", "不是本单位", name="施工单位统一社会信用代码")
    known(world, values, "SGXYDM", "SYXYDM")
    return world.add("construction", {**values, "SFGZ": False}, account.xydm)


def _construction(world: World, account: Account, values: Values) -> Record:
    """A construction that the account is a party of."""
    found = world.find("construction", values["SGID"])
    parties = {found.owner, found.values["SGXYDM"]} if found else set()
    if found is None or account.xydm not in parties:
        raise refused("SGID", "施工记录不存在", 404, "施工记录编码")
    return found


def modify_construction(world: World, account: Account, values: Values) -> Record:
    """6.5. SFGZ is the constructor's word (note 5)."""
    found = _construction(world, account, values)
    if found.values["ZJBM"] != values["ZJBM"]:
        raise refused("ZJBM", "电梯整机编码不可修改", name="电梯整机编码")
    if "SFGZ" not in values and (account.role == BUILDER or world.style.literal_tables):
        raise refused("SFGZ", "是否施工告知不能为空", name="是否施工告知")
    current(world, found, values)
    told = values.get("SFGZ", False) if account.role == BUILDER else found.values["SFGZ"]
    if told and "announced" not in found.state:
        found = world.note(found, announced=world.clock.now())
    return put(world, found, {**values, "SFGZ": told})


def revoke_construction(world: World, account: Account, values: Values) -> Record:
    """6.6: an installation, as long as its inspection is not completed."""
    found = own(world, "construction", "SGID", values, account)
    if found.values["SGLB"] == "INSTALL" and inspected(world, found.values["ZJBM"], *PASSED):
        raise refused("SGID", "安装监督检验已完成", name="施工记录编码")
    return revoke(world, found)


def enter_result(world: World, account: Account, values: Values) -> Record:
    """6.7: a further result of the same construction takes the place of the one before."""
    found = _construction(world, account, values)
    kind, lift = found.values["SGLB"], found.values["ZJBM"]
    if kind in ("REFORM", "REPAIR") and "GZXLNR" not in values:
        raise refused("GZXLNR", "改造修理内容不能为空", name="改造修理内容")
    if not found.values["SFGZ"] and "inform" not in found.state:
        raise refused("SGID", "尚未施工告知", name="施工记录编码")
    if world.style.result_after_inspection and kind == "INSTALL" and not inspected(world, lift, *PASSED):
        raise refused("SGID", "尚未通过安装监督检验", name="施工记录编码")
    current(world, found, values)
    if kind == "REFORM":
        _undo_reform(world, lift)
    new_code = values.get("ZJXX", {}).get("ZJBMNEW")
    if new_code and kind != "REFORM":
        raise refused("ZJBMNEW", "仅改造可变更整机编码", name="改造后电梯整机编码")
    if new_code:
        _reform(world, lift, new_code)
    return world.change(found, state={**found.state, "result": values})


def _reform(world: World, code: str, new_code: str) -> None:
    """A reformed lift goes on under its new code and remembers the old one."""
    lift = world.find("lift", code)
    if lift is None or world.find("lift", new_code) is not None:
        raise refused("ZJBMNEW", "改造后电梯整机编码有误", name="改造后电梯整机编码")
    world.add("lift", {**lift.values, "ZJBM": new_code}, lift.owner, new_code, old=code)
    world.note(lift, reformed=new_code)


def _undo_reform(world: World, code: str) -> None:
    lift = world.find("lift", code)
    new = world.find("lift", lift.state.get("reformed")) if lift else None
    if lift and new:
        revoke(world, new)
        world.note(lift, reformed="")


def revoke_result(world: World, account: Account, values: Values) -> Record:
    """6.8."""
    found = _construction(world, account, values)
    if "result" not in found.state:
        raise refused("SGID", "尚未录入结果", 404, "施工记录编码")
    if found.values["SGLB"] == "REFORM":
        _undo_reform(world, found.values["ZJBM"])
    return world.change(found, state={code: value for code, value in found.state.items() if code != "result"})


def add_recall(world: World, account: Account, values: Values) -> Record:
    """6.14."""
    known(world, values, "ZHBJXYDM")
    return world.add("recall", values, account.xydm)


def modify_recall(world: World, account: Account, values: Values) -> Record:
    """6.15."""
    found = own(world, "recall", "ZHID", values, account)
    current(world, found, values)
    return put(world, found, values)


def revoke_recall(world: World, account: Account, values: Values) -> Record:
    """6.16."""
    return revoke(world, own(world, "recall", "ZHID", values, account))
