"""8.2: the licence of a unit, read from the licence platform (A.4.2). The caption is that of Table 49 (E223)."""

from __future__ import annotations

from mockplatform.spec.model import Row, Table

# fmt: off
ROWS = (
    Row(1, "单位名称",         "", "C..20", "", "DWMC",  "M",         accept="C..30", errata="E084"),
    Row(2, "单位注册地址",     "", "C..50", "", "ZCDZ",  "K", "注 1"),
    Row(3, "单位通信地址",     "", "C..50", "", "TXDZ",  "K"),
    Row(4, "单位联系人姓名",   "", "C..20", "", "LXRXM", "K", "注 2"),
    Row(5, "单位联系人电话",   "", "C..20", "", "LXRDH", "K",         errata="E015"),
    Row(6, "单位许可证编号",   "", "C..20", "", "XKZBH", "K"),
    Row(7, "单位法人姓名",     "", "C..20", "", "FRXM",  "K"),
    Row(8, "单位行政许可年限", "", "C..20", "", "XKZNX", "K"),
)
# fmt: on

TABLE = Table(
    no=48,
    clause="8.2",
    caption="全国特种设备事故信息平台接口数据格式说明",
    requirement="R-8.2.2-1",
    rows=ROWS,
)
