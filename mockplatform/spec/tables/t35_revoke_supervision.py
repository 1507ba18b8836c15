"""7.15: the supervision record to revoke."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "监督管理追溯信息记录编码", "", "C..19", "", "JDID", "M"),
)
# fmt: on

TABLE = Table(
    no=35,
    clause="7.15",
    caption="撤销监督管理追溯信息数据格式说明",
    requirement="R-7.15.2-1",
    rows=ROWS,
)
