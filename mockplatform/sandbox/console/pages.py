"""The routes of the console. Every button is a form that is posted here; an answer to one leads back to the page.

What a button does is done by the handlers of the admin API, which refuse what they can't do. The guard of the admin API
stands before all of it: foreign hosts and posts from other pages never come here.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import orjson
from flask import Blueprint, Flask, redirect, request
from werkzeug.wrappers import Response

from mockplatform.sandbox import filters
from mockplatform.sandbox.admin import clocks, nexts, resetting, sessions
from mockplatform.sandbox.admin.answers import Refusal
from mockplatform.sandbox.admin.routes import Admin, Asked
from mockplatform.sandbox.console import calls, exchanges
from mockplatform.sandbox.console.rendering import Renderer, static
from mockplatform.sandbox.console.texts import TEXTS
from mockplatform.sandbox.filters import Unfit
from mockplatform.sandbox.resets import SCOPES
from mockplatform.store import journal as store
from mockplatform.store import worlds
from mockplatform.store.journal import Filter

FILTERS = ("account", "interface", "refused")


def register(app: Flask, admin: Admin) -> None:
    """Add the pages to the application of the admin listener."""
    pages = _Pages(admin)
    routes = Blueprint("console", __name__)
    routes.add_url_rule("/", "journal", pages.journal, methods=["GET"])
    routes.add_url_rule("/exchange/<id>", "exchange", pages.exchange, methods=["GET"])
    routes.add_url_rule("/clock", "clock", pages.clock, methods=["POST"])
    routes.add_url_rule("/reset", "reset", pages.reset, methods=["POST"])
    routes.add_url_rule("/login", "login", pages.login, methods=["POST"])
    routes.add_url_rule("/logout", "logout", pages.logout, methods=["POST"])
    routes.add_url_rule("/static/<name>", "static", static, methods=["GET"])
    routes.add_url_rule("/favicon.ico", "icon", lambda: Response(status=204), methods=["GET"])  # browsers ask for one
    routes.register_error_handler(Refusal, pages.refuse)
    app.register_blueprint(routes)


class _Pages:
    """The views, over one admin API."""

    def __init__(self, admin: Admin) -> None:
        self._admin = admin
        self._render = Renderer()

    def journal(self) -> Response:
        """The first page."""
        return self._page()

    def exchange(self, id: str) -> Response:
        """One exchange beside its explanation."""
        self._admin.journal.flush()
        with self._admin.database.reading() as connection:
            doc = store.one(connection, id)
            if doc is None:
                raise Refusal(404, f"the journal has no exchange {id}", f"日志中没有报文交换 {id}")
            shown = exchanges.shown(orjson.loads(doc))
            world = worlds.find(connection, shown.doc["world"])
        now = "" if world is None else _now(self._asked({}, world.name))
        return self._render("exchange.html", shown=shown, now=now, token=bool(self._admin.token))

    def clock(self) -> Response:
        """A button of the clock: freeze, run, seconds, now or call says which."""
        form = request.form
        if "call" in form:
            return self._done(nexts.jump, calls.parse(form["call"]))
        if "seconds" in form:
            return self._done(clocks.advance, {"seconds": _number(form["seconds"])})
        if "now" in form:
            return self._done(clocks.put, {"now": form["now"]})
        return self._done(clocks.put, {"rate": _number(form.get("rate", ""))})

    def reset(self) -> Response:
        """The button of the reset."""
        scopes = request.form.getlist("scope")
        if not scopes:  # the API takes none for all, which nobody means who cleared every box
            text = TEXTS["none_chosen"]
            return self._page(Refusal(400, text.en, text.zh))
        return self._done(resetting.reset, {"scopes": scopes})

    def login(self) -> Response:
        """The token is exchanged for a cookie."""
        if not sessions.is_token(self._admin.token, request.form.get("token", "")):
            return self._render("login.html", 401, wrong=True)
        response = redirect("/", 303)
        sessions.begin(self._admin.token, response)
        return response

    def logout(self) -> Response:
        """The cookie is forgotten."""
        response = redirect("/", 303)
        sessions.end(response)
        return response

    def refuse(self, refusal: Refusal) -> Response:
        """What the guard or a page refused."""
        if refusal.status == 401:
            return self._render("login.html", 401, wrong=False)
        return self._render("refusal.html", refusal.status, refusal=refusal)

    def _done(self, handler: Any, content: dict[str, Any]) -> Response:
        """Do what a button says and show the page again, with the reason if it was refused."""
        try:
            handler(self._asked(content, request.args.get("world", "default")))
        except Refusal as refusal:
            return self._page(refusal)
        kept = urlencode(_kept())
        return redirect(f"/?{kept}" if kept else "/", 303)

    def _page(self, refusal: Refusal | None = None) -> Response:
        asked = self._asked({}, request.args.get("world", "default"))
        self._admin.journal.flush()
        with self._admin.database.reading() as connection:
            world = asked.world_in(connection)
            accounts = worlds.accounts(connection, world.id)
            found, last = exchanges.newest(connection, world.id, _filter()), store.last(connection)
            names = [one.name for one in worlds.every(connection)]
        return self._render(
            "journal.html", 200 if refusal is None else refusal.status, refusal=refusal, world=world, worlds=names,
            accounts=[one.name for one in accounts], calls=calls.timed(accounts), scopes=SCOPES, entries=found, last=last,
            now=_now(asked), kept=urlencode(_kept()), chosen=request.args, token=bool(self._admin.token),
        )  # fmt: skip

    def _asked(self, content: dict[str, Any], world: str) -> Asked:
        return Asked(self._admin, content, {"world": world}, {})


def _now(asked: Asked) -> str:
    shown: Any = clocks.show(asked)
    return str(shown["now"])


def _number(text: str) -> int | str:
    """What a button sent; a text that is no number is left for the handler to refuse."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else text


def _kept() -> dict[str, str]:
    """The query of the page: its world and filters, which a button leaves as they are."""
    return {name: request.args[name] for name in ("world", *FILTERS) if request.args.get(name)}


def _filter() -> Filter:
    try:
        return filters.read({name: request.args.get(name) for name in FILTERS})
    except Unfit as error:
        raise Refusal(400, error.text.en, error.text.zh) from None
