"""7.12: the inspection record to revoke."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "检验检测追溯信息记录编码", "", "C..19", "", "JYID", "M"),
)
# fmt: on

TABLE = Table(
    no=32,
    clause="7.12",
    caption="撤销检验检测追溯信息数据格式说明",
    requirement="R-7.12.2-1",
    rows=ROWS,
)
