"""Full-width characters to half width (5.3.5.3)."""

from __future__ import annotations

import re

_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_FULL = re.compile("[\u3000\uff01-\uff5e]")


def fold(text: str) -> str:
    """`text` with U+FF01–FF5E and U+3000 as ASCII; everything else, and the length, stays (E098).

    Without such characters the answer is `text` itself, not a copy. Not NFKC: that would also turn
    ㎡, ① or Ⅲ into other text, of another length.
    """
    return text.translate(_HALF) if _FULL.search(text) else text
