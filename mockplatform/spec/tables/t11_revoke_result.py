"""6.8: the construction whose result is revoked."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "施工记录编码", "", "C..19", "", "SGID", "M"),
)
# fmt: on

TABLE = Table(
    no=11,
    clause="6.8",
    caption="撤销电梯安装、改造、修理、移装结果信息数据格式说明",
    requirement="R-6.8.2-1",
    rows=ROWS,
)
