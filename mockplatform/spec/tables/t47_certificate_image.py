"""8.1.3: the certificate whose image is asked for (A.4.1.3)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "型式试验证书编号", "", "C..18", "", "XSSYBH", "M"),
)
# fmt: on

TABLE = Table(
    no=47,
    clause="8.1.3",
    caption="电梯整机及电梯部件型式试验证书编号数据格式说明",
    requirement="R-8.1.3.2-1",
    rows=ROWS,
)
