"""6.16: the recall to revoke."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "召回完成编码", "", "C..20", "", "ZHID", "M"),
)
# fmt: on

TABLE = Table(
    no=19,
    clause="6.16",
    caption="撤销电梯召回完成信息数据格式说明",
    requirement="R-6.16.2-1",
    rows=ROWS,
)
