"""7.22: the construction whose notice is revoked."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "施工记录编码", "", "C..19", "", "SGID", "M"),
)
# fmt: on

TABLE = Table(
    no=42,
    clause="7.22",
    caption="撤销施工告知单信息数据格式说明",
    requirement="R-7.22.2-1",
    rows=ROWS,
)
