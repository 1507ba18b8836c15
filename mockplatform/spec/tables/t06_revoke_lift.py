"""6.3: the lift to revoke."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "电梯整机编码", "设备代码", "C..20", "", "ZJBM", "M"),
)
# fmt: on

TABLE = Table(
    no=6,
    clause="6.3",
    caption="撤销电梯制造信息数据格式说明",
    requirement="R-6.3.2-1",
    rows=ROWS,
)
