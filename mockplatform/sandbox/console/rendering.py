"""Templates and static files, and the headers that keep a page to itself."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from flask import request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from mockplatform.sandbox.console import exchanges
from mockplatform.sandbox.console.texts import MODES, STEPS, Language, said, texts
from mockplatform.spec.interfaces import INTERFACES

HERE = Path(__file__).parent

TYPES = {"console.css": "text/css; charset=utf-8", "console.js": "text/javascript; charset=utf-8"}
"""The static files; their types are told here because the registry of Windows may call .js plain text"""

LANGUAGE = "mockplatform-lang"
"""The cookie that remembers the language"""
YEAR = 365 * 24 * 3600

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""A body that was recorded is hostile input: should anything of it ever become markup, it can neither run nor send"""


class Renderer:
    """Renders templates, in the language that the browser is given."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self._environment.globals.update(
            interfaces=INTERFACES, modes=MODES, steps=STEPS, most=exchanges.MOST, refused=exchanges.refused
        )
        self._environment.filters.update(short=short)

    def __call__(self, name: str, status: int = 200, **values: object) -> Response:
        language = _language()
        other: Language = "en" if language == "zh" else "zh"
        content = self._environment.get_template(name).render(
            t=texts(language), lang=language, said=lambda text: said(text, language), switch=_switch(other), **values
        )
        response = Response(content, status, HEADERS, content_type="text/html; charset=utf-8")
        if request.args.get("lang") == language:
            response.set_cookie(LANGUAGE, language, max_age=YEAR, httponly=True, samesite="Lax")
        return response


def static(name: str) -> Response:
    """A static file."""
    if name not in TYPES:
        raise NotFound
    response = Response((HERE / "static" / name).read_bytes(), content_type=TYPES[name])
    response.headers.update({**HEADERS, "Cache-Control": "no-cache"})
    response.add_etag()
    return response.make_conditional(request)


def short(moment: str) -> str:
    """A moment of an entry without its zone, which is always Shanghai's."""
    return moment[:23].replace("T", " ")


def _language() -> Language:
    for asked in (
        request.args.get("lang"),
        request.cookies.get(LANGUAGE),
        request.accept_languages.best_match(["en", "zh"]),
    ):
        if asked in ("en", "zh"):
            return "zh" if asked == "zh" else "en"
    return "en"


def _switch(language: Language) -> str:
    """The same page in another language; the pages that answer a button are shown again as the journal."""
    path = request.path if request.method == "GET" else "/"
    return f"{path}?{urlencode({**request.args, 'lang': language})}"
