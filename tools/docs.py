"""Makes docs/reference again from the rows of the standard, the refusals and the settings.

python tools/docs.py            write
python tools/docs.py --check    exit 1 and name the pages that are stale
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from conformance.freedom import FREEDOM, MEANING, OTHERS
from mockplatform.derive import documents
from mockplatform.derive.openapi import Language
from mockplatform.derive.openapi.wording import say
from mockplatform.derive.sections import Section, markdown
from mockplatform.errors import REASONS
from mockplatform.settings import ENVIRONMENT, Settings
from mockplatform.spec.errata import ERRATA
from mockplatform.spec.model import Text

FOLDER = Path(__file__).parents[1] / "docs" / "reference"

SUFFIXES: dict[Language, str] = {"en": ".md", "zh": ".zh-CN.md"}


def freedom(lang: Language) -> list[Section]:
    """What the suite makes of each erratum: its ways with their verdicts, or why there are none."""
    head = {
        "en": ("Erratum", "Title", "What a server does, and its verdict"),
        "zh": ("编号", "标题", "服务端的做法及结论"),
    }[lang]
    return [Section(head=head, rows=[(id, say(row.title, lang), _made_of(id, lang)) for id, row in ERRATA.items()])]


def _made_of(id: str, lang: Language) -> str:
    ways = [f"{say(way.text, lang)}: {way.verdict}" for way in FREEDOM.get(id, {}).values()]
    return "\n".join(ways) or say(MEANING[OTHERS[id].kind], lang)


PAGES: dict[str, tuple[Text, Callable[[Language], list[Section]]]] = {
    "interfaces": (Text("Interfaces", "接口"), lambda lang: [*documents.interfaces(lang), *documents.limits(lang)]),
    "tables": (Text("Tables", "数据表"), documents.tables),
    "codes": (Text("Code lists", "代码表"), documents.code_lists),
    "errata": (Text("Errata", "勘误"), lambda lang: [*documents.errata(lang), *documents.errata_in_full(lang)]),
    "freedom": (Text("What the suite makes of the errata", "套件对各项勘误的处理"), freedom),
    "requirements": (Text("Requirements", "要求"), documents.requirements),
    "lifecycles": (Text("Life cycles", "生命周期"), documents.life_cycles),
    "errors": (Text("Refusals", "拒绝原因"), lambda lang: documents.errors(lang, REASONS)),
    "settings": (Text("Settings", "设置"), lambda lang: documents.settings(lang, fields(Settings), ENVIRONMENT)),
}
"""Page → its title and its sections."""

OTHER = Text("[中文]({})", "[English]({})")
MADE = Text(
    "Made by `tools/docs.py`; change the rows, not this page.", "由 `tools/docs.py` 生成;请修改数据行,不要修改本页。"
)


def pages() -> dict[str, str]:
    """Every page as it should be: file name → Markdown."""
    return {name + suffix: _page(name, lang) for name in PAGES for lang, suffix in SUFFIXES.items()}


def _page(name: str, lang: Language) -> str:
    title, sections = PAGES[name]
    other = say(OTHER, lang).format(name + SUFFIXES["zh" if lang == "en" else "en"])
    body = markdown(sections(lang), register="errata" + SUFFIXES[lang])
    return f"# {say(title, lang)}\n\n{other} · {say(MADE, lang)}\n\n{body}"


def stale(folder: Path = FOLDER) -> list[str]:
    """The files that are missing, differ from their rows, or have none."""
    wanted = pages()
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))


def write(folder: Path = FOLDER) -> None:
    """Write every page, and drop those that no row makes any more."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        names = stale()
        print("\n".join(f"{FOLDER / name} is stale: run python tools/docs.py" for name in names), file=sys.stderr)
        sys.exit(1 if names else 0)
    write()
