"""Make mockplatform/hosts/data/scan.ttf again: WenQuanYi Micro Hei, cut to ASCII and the common characters.

    python tools/font.py wqy-microhei.ttc mockplatform/hosts/data/scan.ttf

Needs fonttools. The font is Apache-2.0 (or GPL-3 with font exception); the cut keeps its licence and its name tables.
"""

from __future__ import annotations

import sys

from fontTools import subset, ttLib  # type: ignore[import-not-found]

LEVEL_1 = range(16, 56)
"""Rows of GB 2312 with the 3,755 most common characters."""


def characters() -> str:
    """ASCII, the punctuation of row 1 and the characters of level 1."""
    pairs = [bytes((0xA0 + row, 0xA0 + cell)) for row in (1, *LEVEL_1) for cell in range(1, 95)]
    return "".join(map(chr, range(0x20, 0x7F))) + b"".join(pairs).decode("gb2312", "ignore")


def main(source: str, target: str) -> None:
    """Cut the first face of `source` and write it to `target`."""
    font = ttLib.TTCollection(source).fonts[0]
    options = subset.Options(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters())
    cutter.subset(font)
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
