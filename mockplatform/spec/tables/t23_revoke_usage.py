"""7.3: the usage record to revoke."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "电梯使用单位及使用管理追溯记录编码", "", "C..19", "", "SYDWGLID", "M"),
)
# fmt: on

TABLE = Table(
    no=23,
    clause="7.3",
    caption="撤销电梯使用单位及使用管理追溯数据格式说明",
    requirement="R-7.3.2-1",
    rows=ROWS,
)
