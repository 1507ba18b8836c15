"""Put the how-to tests of tests/plugin into the pages that show them, letter for letter.

    python tools/pytest_pages.py

A page shows a test as a link to its file with a code block behind it; tests/docs/test_pytest_page.py holds both together.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("docs/pytest.md", "docs/pytest.zh-CN.md", "README.md", "README.zh-CN.md")
SHOWN = re.compile(r"(\[`(?P<file>tests/plugin/[a-z_]+\.py)`\]\([./]*(?P=file)\)\n\n```python\n)(.*?)```\n", re.DOTALL)


def main() -> None:
    """Write the pages that are out of date."""
    for name in PAGES:
        page = ROOT / name
        old = page.read_text(encoding="utf-8")
        new = SHOWN.sub(lambda found: f"{found[1]}{(ROOT / found['file']).read_text(encoding='utf-8')}```\n", old)
        if new != old:
            page.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
