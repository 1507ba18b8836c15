"""7.9: the maintenance record to revoke."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "维护保养追溯信息记录编码", "", "C..19", "", "WBID", "M"),
)
# fmt: on

TABLE = Table(
    no=29,
    clause="7.9",
    caption="撤销维护保养追溯信息数据格式说明",
    requirement="R-7.9.2-1",
    rows=ROWS,
)
