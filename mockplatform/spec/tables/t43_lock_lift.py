"""7.23: the lift whose manufacture data are locked or unlocked (A.3.23)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "电梯整机编码",     "设备代码", "C..20", "", "ZJBM",   "M"),
    Row(2, "锁定电梯制造信息", "",         "B",     "", "DTXXSD", "M", "注", requirement="R-7.23.2-2"),
)

NOTES = (
    ("注", "true 对应锁定该电梯制造信息，false 对应解除锁定该电梯制造信息。"),
)
# fmt: on

TABLE = Table(
    no=43,
    clause="7.23",
    caption="锁定或解除锁定电梯制造信息数据格式说明",
    requirement="R-7.23.2-1",
    rows=ROWS,
    notes=NOTES,
)
