"""A browser's way in where there is a token, and posts that other pages send."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

TOKEN = "sëcret token"
COOKIE = "mockplatform"


@pytest.fixture
def guarded(serve: Callable[..., FlaskClient]) -> FlaskClient:
    return serve(token=TOKEN)


def sign_in(client: FlaskClient, token: str = TOKEN) -> int:
    return client.post("/login", data={"token": token}).status_code


def test_a_page_asks_for_the_token(guarded: FlaskClient) -> None:
    for path in ("/", "/exchange/1"):
        answer = guarded.get(path)
        assert answer.status_code == 401
        assert 'action="/login"' in answer.text
        assert TOKEN not in answer.text
    assert guarded.get("/static/console.css").status_code == 200
    assert guarded.post("/clock", data={"rate": "0"}).status_code == 401
    assert guarded.post("/reset", data={"scope": "state"}).status_code == 401


def test_a_wrong_token(guarded: FlaskClient) -> None:
    for token in ("", "secret", TOKEN + " ", "ß", "\x00"):
        assert sign_in(guarded, token) == 401
    assert "not the token" in guarded.post("/login", data={"token": "x"}).text
    assert guarded.get_cookie(COOKIE, "localhost") is None


def test_the_cookie_opens_pages_and_api(guarded: FlaskClient) -> None:
    assert sign_in(guarded) == 303
    assert guarded.get("/").status_code == 200
    assert guarded.get("/_admin/clock").status_code == 200
    assert guarded.post("/clock", data={"rate": "0"}).status_code == 303


def test_the_cookie_is_kept_from_scripts_and_sites(guarded: FlaskClient) -> None:
    header = guarded.post("/login", data={"token": TOKEN}).headers["Set-Cookie"]
    assert "HttpOnly" in header
    assert "SameSite=Strict" in header
    assert "s%C3%ABcret" not in header
    cookie = guarded.get_cookie(COOKIE, "localhost")
    assert cookie is not None
    assert "cret" not in cookie.value


def test_a_cookie_of_another_token(guarded: FlaskClient, serve: Callable[..., FlaskClient]) -> None:
    sign_in(guarded)
    cookie = guarded.get_cookie(COOKIE, "localhost")
    assert cookie is not None
    other = serve(token="another")
    for value in (cookie.value, "", "another", "ß"):
        other.set_cookie(COOKIE, value, domain="localhost")
        assert other.get("/_admin/clock").status_code == 401


def test_signing_out(guarded: FlaskClient) -> None:
    sign_in(guarded)
    assert "/logout" in guarded.get("/").text
    assert guarded.post("/logout").status_code == 303
    assert guarded.get("/").status_code == 401


def test_without_a_token_nobody_signs_in(client: FlaskClient) -> None:
    text = client.get("/").text
    assert "/logout" not in text
    assert "/login" not in text


@pytest.mark.parametrize(
    "origin", ["https://example.org", "null", "http://localhost:3000", "http://localhost.example.org", "http://["]
)
def test_posts_of_other_pages(guarded: FlaskClient, origin: str) -> None:
    """Another port of this machine is of the same site: its page makes a browser send the cookie along."""
    sign_in(guarded)
    before = guarded.get("/_admin/clock").json
    for path, form in (
        ("/clock", {"seconds": "60"}),
        ("/reset", {"scope": "state"}),
        ("/logout", {}),
        ("/login", {"token": TOKEN}),
    ):
        assert guarded.post(path, data=form, headers={"Origin": origin}).status_code == 403
    after = guarded.get("/_admin/clock").json
    assert after == before


def test_posts_of_its_own_page(guarded: FlaskClient) -> None:
    sign_in(guarded)
    answer = guarded.post("/clock", data={"seconds": "60"}, headers={"Origin": "http://localhost"})
    assert answer.status_code == 303


def test_two_sandboxes_of_one_machine(guarded: FlaskClient) -> None:
    """Cookies know no ports."""
    for port in (8480, 8481):
        base = f"http://localhost:{port}"
        assert guarded.get("/", base_url=base).status_code == 401
        guarded.post("/login", data={"token": TOKEN}, base_url=base)
        assert guarded.get("/", base_url=base).status_code == 200
    guarded.post("/logout", base_url="http://localhost:8481")
    assert guarded.get("/", base_url="http://localhost:8480").status_code == 200
