"""Mutants of chapter 6: the interfaces of the enterprises."""

from __future__ import annotations

from typing import Any

from mockplatform.derive.validate import Checked
from mockplatform.hosts.call import Call, Handler
from mockplatform.mutants.model import Change, route, row
from mockplatform.spec.model import Text
from mockplatform.store.rows import LIFTS


def _undone(handler: Handler) -> Handler:
    """Serve the call as ever, then put the lifts back to what they were before."""

    def serve(call: Call, given: list[Any]) -> Any:
        codes = [str(one.record.get("ZJBM", "")) if isinstance(one, Checked) else one for one in given]
        with call.platform.database.reading() as connection:
            before = LIFTS.find(connection, call.world.id, codes)
        ids = handler(call, given)  # type: ignore[call-arg]  # an uplink or a DELETE: both take a list
        with call.platform.database.writing() as connection:
            LIFTS.drop(connection, call.world.id, [code for code in codes if code not in before])
            LIFTS.replace(connection, call.world.id, list(before.values()))
        return ids

    return serve


# fmt: off
MUTANTS: tuple[Change, ...] = (
    Change("certificate-optional", "6.1.2", ("R-6.1.2-1",),
           Text("A lift needs no type-test certificate (Table 4, row 3).", "电梯型式试验证书编号可以不提供(表 4 序号 3)。"),
           row(4, "XSSYBH", use="K")),
    Change("component-maker-optional", "6.1.2", ("R-6.1.2-1",),
           Text("A component needs no maker (Table 4, row 35).", "部件制造单位统一社会信用代码可以不提供(表 4 序号 35)。"),
           row(4, "TBJZZXYDM", use="K")),
    Change("model-unlimited", "6.1.2", ("R-6.1.2-1",),
           Text("A lift model of any length is accepted (Table 4, row 6).", "设备型号长度不受限制(表 4 序号 6)。"),
           row(4, "SBXH", notation="C..5000")),
    Change("add-forgotten", "6.1.3", ("R-6.1.3-1",),
           Text("6.1 is acknowledged, and nothing is stored.", "6.1 返回成功但未存储数据。"),
           route("6.1", _undone)),
    Change("modify-forgotten", "6.2.3", ("R-6.2.3-1",),
           Text("6.2 is acknowledged, and nothing is changed.", "6.2 返回成功但未修改数据。"),
           route("6.2", _undone)),
    Change("revoke-forgotten", "6.3.3", ("R-6.3.3-1",),
           Text("6.3 is acknowledged, and the lift is still there.", "6.3 返回成功但电梯仍存在。"),
           route("6.3", _undone)),
)
# fmt: on
