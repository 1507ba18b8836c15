"""The WSGI application of the hosts: Flask's routing over the rows of interfaces.py, one envelope for every refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Flask, g, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound
from werkzeug.http import http_date
from werkzeug.wrappers import Response

from mockplatform.errors import Refused
from mockplatform.hosts import envelope, identity, names, pipeline
from mockplatform.hosts.call import Call, Handler, Platform, Routes
from mockplatform.hosts.exchange import Exchange, ExchangeIds, Finding
from mockplatform.hosts.routing import MatchOnly
from mockplatform.spec.interfaces import Interface

EXCHANGE_HEADER = "X-Mockplatform-Exchange"


def create_app(platform: Platform, routes: Routes) -> Flask:
    """An application that serves the interfaces of `routes`."""
    app = Flask("mockplatform", static_folder=None)
    app.url_rule_class = MatchOnly
    app.url_map.merge_slashes = False  # `//` is another path (404), not a redirection without an envelope
    ids = ExchangeIds()
    paths = _by_path(platform.book.interfaces, routes)
    owners = {path: next(iter(methods.values()))[0].host for path, methods in paths.items()}

    @app.before_request
    def identify() -> Response | None:
        g.exchange = _begin(platform, ids)
        try:
            g.world, g.account = identity.sign_in(platform, request)
        except Refused as refused:
            return _turn_away(platform, g.exchange, refused)
        g.exchange.at = g.now = g.world.clock.at(platform.wall())
        g.exchange.world, g.exchange.world_name = g.world.id, g.world.name
        g.exchange.account = g.account.name
        asked = names.asked(request.environ)
        if asked and owners.get(request.path, asked) != asked:
            return _turn_away(
                platform, g.exchange, Refused("path", requirement="R-5.3.5.9-1", private=f"not a path of {asked}")
            )
        return None

    @app.after_request
    def finish(response: Response) -> Response:
        exchange: Exchange = g.exchange
        response.headers[EXCHANGE_HEADER] = exchange.id
        response.headers["Date"] = http_date(exchange.at / 1000)
        exchange.status = response.status_code
        exchange.response_headers = list(response.headers.items())
        exchange.request_body = request.get_data(cache=True)
        if response.is_streamed:
            response.call_on_close(lambda: platform.record(exchange))  # what has left is known then
        else:
            exchange.response_body = response.get_data()
            platform.record(exchange)
        return response

    @app.errorhandler(HTTPException)
    def refuse(error: HTTPException) -> Response:
        return _turn_away(platform, g.exchange, _reason(error))

    @app.errorhandler(Exception)
    def fail(error: Exception) -> Response:
        app.logger.exception("exchange %s failed", g.exchange.id)
        return _turn_away(platform, g.exchange, Refused("internal", private=f"{type(error).__name__}: {error}"))

    for path, methods in paths.items():
        app.add_url_rule(
            path,
            endpoint=path,
            view_func=_view(platform, methods),
            methods=list(methods),
            provide_automatic_options=False,
        )
    return app


def _begin(platform: Platform, ids: ExchangeIds) -> Exchange:
    wall = platform.wall()
    peer: identity.Peer | None = request.environ.get("mockplatform.peer")
    return Exchange(
        ids.next(wall), wall, wall,
        method=request.method,
        target=request.environ.get("REQUEST_URI", request.full_path),
        peer=peer.subject if peer is not None else "",
        request_headers=list(request.headers.items()),
    )  # fmt: skip


def _view(platform: Platform, methods: dict[str, tuple[Interface, Handler]]) -> Callable[[], Response]:
    def view() -> Response:
        interface, handler = methods["GET" if request.method == "HEAD" else request.method]
        g.exchange.interface = interface.id
        call = Call(platform, interface, g.world, g.account, g.now, g.exchange)
        return pipeline.serve(call, handler, request)

    return view


def _by_path(interfaces: Mapping[str, Interface], routes: Routes) -> dict[str, dict[str, tuple[Interface, Handler]]]:
    paths: dict[str, dict[str, tuple[Interface, Handler]]] = {}
    for id, handler in routes.items():
        interface = interfaces[id]
        for path in (interface.path, *interface.also):
            paths.setdefault(path, {})[interface.method] = (interface, handler)
    return paths


def _reason(error: HTTPException) -> Refused:
    if isinstance(error, MethodNotAllowed):
        allowed = ", ".join(sorted(set(error.valid_methods or ())))
        return Refused("method", headers={"Allow": allowed}, requirement="R-5.3.5.10-7")
    if isinstance(error, NotFound):
        return Refused("path", requirement="R-5.3.5.10-6")
    return Refused("internal", private=str(error))


def _turn_away(platform: Platform, exchange: Exchange, refused: Refused) -> Response:
    """Refuse a request that reached no interface, or that an interface failed on."""
    interface = platform.book.interfaces.get(exchange.interface)
    exchange.code = envelope.code_of(platform.reasons[refused.reason], interface)
    exchange.findings.append(Finding.refusing(refused, exchange.at))
    return envelope.refused(interface, exchange.at, refused, single=True, reasons=platform.reasons)
