"""7.6: the insurance record to revoke."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "电梯整机保险追溯信息记录编码", "", "C..19", "", "BXID", "M"),
)
# fmt: on

TABLE = Table(
    no=26,
    clause="7.6",
    caption="撤销电梯整机保险追溯信息数据格式说明",
    requirement="R-7.6.2-1",
    rows=ROWS,
)
