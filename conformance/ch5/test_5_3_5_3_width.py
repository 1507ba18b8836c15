"""5.3.5.3: full-width characters."""

from __future__ import annotations

from conformance.lab import Lab, lift_of
from conformance.marks import verifies
from mockplatform.spec.model import Text

SENT, FOLDED = "ＡＢＣ（１）", "ABC(1)"


@verifies("R-5.3.5.3-1")
def test_a_model_in_full_width_is_read_in_half_width(lab: Lab) -> None:
    """R-5.3.5.3-1: 平台自动将提交的字符数据中的全角字符转换为半角字符 (SBXH, E098)."""
    record = lab.new_lift(SBXH=SENT)
    read = lab.read(record["ZJBM"])
    seen = lift_of(read, record["ZJBM"]).get("SBXH")
    check = lab.verify("R-5.3.5.3-1")
    if seen is None:
        return check.unverified("SBXH is not in the answer of 6.12", "6.12 的应答中没有 SBXH", read)
    what = Text(f"SBXH {SENT} as read back by 6.12", f"通过 6.12 读回的 SBXH({SENT})")
    check.must(seen == FOLDED, what, Text(FOLDED, FOLDED), seen, read)
    return None
