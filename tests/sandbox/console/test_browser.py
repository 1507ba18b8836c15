"""The console in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from mockplatform.app import MockPlatform
from mockplatform.hosts.exchange import Exchange
from mockplatform.settings import Settings

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = shutil.which("chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
EVIL = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MockPlatform]:
    settings = Settings(port=0, admin_port=0, tls="off", records=0, pki=str(tmp_path_factory.mktemp("pki")))
    with MockPlatform(settings) as platform:
        yield platform


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:  # with a profile of its own, gone afterwards
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS), env={**os.environ})
        yield browser
        browser.close()


class Seen:
    """What went wrong in a page, and what it asked for."""

    def __init__(self, page: Any) -> None:
        self.wrong: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (self.wrong.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture
def page(browser: Any, platform: MockPlatform) -> Iterator[Any]:
    requests.post(f"{platform.admin_url}/_admin/reset", timeout=10)
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.seen = Seen(page)
    yield page
    assert page.seen.wrong == []
    assert all(url.startswith(platform.admin_url + "/") for url in page.seen.asked)
    context.close()


def call(platform: MockPlatform, method: str, path: str, **sent: Any) -> None:
    headers = {"X-Mockplatform-Account": "manufacturer", **sent.pop("headers", {})}
    requests.request(method, f"{platform.url}/api/tp/v1{path}", headers=headers, timeout=10, **sent)


def expect(found: Any) -> Any:
    return playwright.expect(found)


def test_the_journal_as_it_comes_in(page: Any, platform: MockPlatform) -> None:
    page.goto(platform.admin_url)
    expect(page.locator("#empty")).to_be_visible()
    call(platform, "GET", "/modify_notices")
    row = page.locator("#rows tr")
    expect(row).to_have_count(1)
    expect(row.locator("[data-cell=interface]")).to_have_text("6.9 get modification notices")
    expect(page.locator("#empty")).to_be_hidden()
    call(platform, "GET", "/lifts/enterprise", params={"ZJBM": EVIL})
    expect(row).to_have_count(2)
    expect(row.first).to_have_class("refused new")
    assert "ZJBM=" in row.first.inner_text()
    expect(page.locator("#live")).to_have_text("live")
    came = row.evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText))")
    page.reload()
    rendered = row.evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText))")
    assert came == rendered  # both ways of making a row


def test_only_so_many_rows(page: Any, platform: MockPlatform) -> None:
    page.goto(platform.admin_url)
    for number in range(230):
        platform.journal.record(Exchange(f"row{number}", 0, 0, platform.default.id, target=f"/{number}", status=200))
    expect(page.locator("#rows tr").first.locator("[data-cell=request]")).to_have_text("/229")
    expect(page.locator("#rows tr")).to_have_count(200)


def test_a_hidden_tab_asks_for_nothing(page: Any, platform: MockPlatform) -> None:
    page.clock.install()
    page.add_init_script("Object.defineProperty(document, 'hidden', {get: () => window.away ?? true})")
    page.goto(platform.admin_url)
    page.clock.run_for(10_000)
    assert not [url for url in page.seen.asked if "/_admin/" in url]
    page.evaluate("window.away = false")
    page.clock.run_for(1_000)
    expect(page.locator("#live")).to_be_visible()


def test_the_clock(page: Any, platform: MockPlatform) -> None:
    page.goto(platform.admin_url)
    shown = page.locator("[data-time]")
    before = shown.inner_text()
    expect(shown).not_to_have_text(before)  # it ticks
    page.get_by_role("button", name="Freeze").click()
    expect(page.locator("#clock")).to_have_class("clock panel frozen")
    expect(page.get_by_role("button", name="Freeze")).to_be_hidden()
    page.locator("[name=now]").fill("2099-11-22T00:59:59")
    page.get_by_role("button", name="Set", exact=True).click()
    expect(shown).to_have_text("2099-11-22 00:59:59")
    page.get_by_role("button", name="+10 min").click()
    expect(shown).to_have_text("2099-11-22 01:09:59")
    page.get_by_text("Next legal moment of a call").click()
    page.get_by_label("Next legal moment of a call").select_option("6.12 by_month manufacturer")
    page.get_by_role("button", name="Jump there").click()
    expect(shown).to_have_text("2099-11-22 01:09:59")  # legal already
    requests.put(f"{platform.admin_url}/_admin/clock", json={"now": "2099-11-23", "rate": 1}, timeout=10)
    expect(page.locator("#clock")).to_have_class("clock panel")  # moved by somebody else
    expect(page.get_by_role("button", name="Freeze")).to_be_visible()


def test_a_hostile_body_beside_its_explanation(page: Any, platform: MockPlatform) -> None:
    call(platform, "POST", "/lifts", json={"ZJBM": EVIL, "SBPZ": EVIL, EVIL: EVIL}, headers={"X-Evil": EVIL})
    page.goto(platform.admin_url)
    page.locator("#rows a").click()
    expect(page.locator(".verdict")).to_have_text("refused")
    for summary in page.locator("summary").all():
        summary.click()
    assert page.locator("pre").first.inner_text().count(EVIL.replace('"', '\\"')) >= 3
    expect(page.locator("dd", has_text="document.title = 'owned'").first).to_be_attached()
    assert page.locator("main script, main img").count() == 0
    assert "owned" not in page.title()
    page.locator("pre .mark").first.click()
    expect(page.locator(".finding:target")).to_be_visible()


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
def test_a_phone(browser: Any, page: Any, platform: MockPlatform, locale: str) -> None:
    call(platform, "POST", "/lifts", json=[{"ZJBM": "x" * 300, "SBPZ": "y"}])
    context = browser.new_context(locale=locale, viewport={"width": 360, "height": 740})
    phone = context.new_page()
    for path in ("/", None):
        phone.goto(platform.admin_url + path) if path else phone.locator("#rows a").click()
        phone.locator("main").wait_for()
        assert phone.locator("html").get_attribute("lang") == ("zh-CN" if locale == "zh-CN" else "en")
        for summary in phone.locator("summary").all():
            summary.click()
        assert phone.evaluate("document.documentElement.scrollWidth") == 360
    context.close()


def test_without_javascript(browser: Any, page: Any, platform: MockPlatform) -> None:
    call(platform, "GET", "/modify_notices")
    context = browser.new_context(locale="zh-CN", java_script_enabled=False)
    plain = context.new_page()
    plain.goto(platform.admin_url)
    expect(plain.locator("#rows tr")).to_have_count(1)
    plain.get_by_role("button", name="冻结").click()
    expect(plain.get_by_role("button", name="运行")).to_be_visible()
    plain.get_by_label("仅被拒绝").check()
    plain.get_by_role("button", name="筛选").click()
    expect(plain.locator("#rows tr")).to_have_count(0)
    context.close()


def test_signing_in(browser: Any, tmp_path: Path) -> None:
    settings = Settings(port=0, admin_port=0, tls="off", records=0, pki=str(tmp_path), admin_token="secret")
    with MockPlatform(settings) as guarded:
        context = browser.new_context(locale="en-US")
        page = context.new_page()
        page.goto(guarded.admin_url)
        page.get_by_label("Admin token").fill("wrong")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_have_text("This is not the token.")
        page.get_by_label("Admin token").fill("secret")
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("#live")).to_have_text("live")  # the script is let in as well
        page.get_by_role("button", name="+1 h").click()
        expect(page.locator("#live")).to_have_text("live")
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_label("Admin token")).to_be_visible()
        context.close()
