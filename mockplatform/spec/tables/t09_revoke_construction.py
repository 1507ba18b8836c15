"""6.6: the construction to revoke."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "施工记录编码", "", "C..19", "", "SGID", "M"),
)
# fmt: on

TABLE = Table(
    no=9,
    clause="6.6",
    caption="撤销电梯施工基础信息数据格式说明",
    requirement="R-6.6.2-1",
    rows=ROWS,
)
