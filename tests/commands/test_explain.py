"""`mockplatform explain` and `mockplatform journal`, over the admin API of a server in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner, Result

from mockplatform.app import MockPlatform
from mockplatform.cli import cli
from mockplatform.commands import journal as module
from mockplatform.commands.asking import Server
from mockplatform.commands.explain import lines, printable
from mockplatform.settings import Settings
from mockplatform.spec.requirements import REQUIREMENTS

TOKEN = "secret-token"


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MockPlatform]:
    """Plain HTTP, a token, no records."""
    pki = str(Path(tmp_path_factory.mktemp("pki")))
    settings = Settings(port=0, admin_port=0, tls="off", records=0, pki=pki, admin_token=TOKEN)
    with MockPlatform(settings) as platform:
        yield platform


def ask(platform: MockPlatform, target: str, **request: Any) -> str:
    """One call of the manufacturer; gives the id of the exchange."""
    headers = {"X-Mockplatform-Account": "manufacturer", "Accept": "application/json"}
    answer = requests.request(
        request.pop("method", "GET"), f"{platform.url}/api/tp/v1{target}", headers=headers, timeout=10, **request
    )
    return answer.headers["X-Mockplatform-Exchange"]


def run(platform: MockPlatform, *arguments: str, token: str = TOKEN) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--admin", platform.admin_url, "--token", token])


class TestExplain:
    def test_a_refusal(self, platform: MockPlatform) -> None:
        id = ask(platform, "/lifts", method="POST", json={"ZJBM": "1", "COLOUR": "red"})
        told = run(platform, "explain", id)
        assert told.exit_code == 0
        assert "Sent: POST /api/tp/v1/lifts" in told.output
        assert '{"ZJBM": "1", "COLOUR": "red"}' in told.output
        assert "Answered: 400, code 5001" in told.output
        assert "CPBH is mandatory" in told.output
        assert f"clause 6.1.2 (R-6.1.2-1): {REQUIREMENTS['R-6.1.2-1'].en}" in told.output
        assert "at: /COLOUR" in told.output

    def test_in_chinese(self, platform: MockPlatform) -> None:
        id = ask(platform, "/lifts", method="POST", json={"ZJBM": "1"})
        told = run(platform, "explain", id, "--lang", "zh").output
        assert "应答: 400, code 5001" in told
        assert f"条款 6.1.2 (R-6.1.2-1): {REQUIREMENTS['R-6.1.2-1'].zh}" in told

    def test_an_accepted_one(self, platform: MockPlatform) -> None:
        assert "No findings." in run(platform, "explain", ask(platform, "/notices_info")).output

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_one_line_for_what_goes_wrong(self, platform: MockPlatform, lang: str) -> None:
        for told in (
            run(platform, "explain", "nothing", "--lang", lang),
            run(platform, "explain", "x", "--lang", lang, token="wrong"),
            CliRunner().invoke(cli, ["explain", "x", "--lang", lang, "--admin", "http://127.0.0.1:9"]),
        ):
            assert told.exit_code == 1  # click's own; cli.main makes it 2
            assert len(told.output.splitlines()) == 1

    def test_times_versions_and_long_bodies(self) -> None:
        finding = {"requirement": "R-6.12.1-9", "text": {"en": "closed", "zh": "未开放"}, "pointer": "", "expected": "a", "got": "b",
                   "earliest": "2026-11-21T01:00:00.000+08:00", "written": {"account": "", "at": "then"}}  # fmt: skip
        half = {"method": "", "target": "127.0.0.1:5", "length": 9000, "sha256": "abc"}
        entry = {"id": "1", "at": "t", "real": "r", "account": "", "peer": "CN=x",
                 "interface": "6.12", "mode": "by_month", "status": 0,
                 "code": None, "request": half, "response": {"length": 3000, "body": "z" * 3000}, "injected": "slow",
                 "findings": [finding]}  # fmt: skip
        told = "\n".join(lines(entry, "en"))
        for part in ("account: CN=x", "interface: 6.12 by_month", "… 9000 B, SHA-256 abc", "Not answered", "injected fault: slow",
                     "legal from: 2026-11-21T01:00:00.000+08:00", "stored version by: unknown, then", "zz… (3000)"):  # fmt: skip
            assert part in told

    def test_the_terminal_is_not_steered(self) -> None:
        assert printable("a\x1b[2J\r\nb 电梯") == "a\\x1b[2J\\x0d\\x0ab 电梯"


class TestJournal:
    def test_a_line_an_exchange(self, platform: MockPlatform) -> None:
        ids = [ask(platform, "/notices_info"), ask(platform, "/lifts?x=1", method="DELETE")]
        told = run(platform, "journal")
        assert told.exit_code == 0
        found = told.output.splitlines()
        assert [line.split()[0] for line in found[-2:]] == ids
        assert "manufacturer  DELETE /api/tp/v1/lifts?x=1 [6.3]  400 5001" in found[-1]
        assert "x is not an element of this interface" in found[-1]

    def test_another_world(self, platform: MockPlatform) -> None:
        assert run(platform, "journal", "--world", "nowhere").exit_code == 1

    def test_page_by_page(self, platform: MockPlatform, monkeypatch: pytest.MonkeyPatch) -> None:
        ask(platform, "/notices_info")
        whole = run(platform, "journal").output
        monkeypatch.setattr(module, "PAGE", 1)
        assert run(platform, "journal").output == whole

    def test_what_comes_is_followed(self, platform: MockPlatform, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "PAUSE", 0.01)
        ask(platform, "/notices_info")
        followed = module.entries(Server(platform.admin_url, TOKEN, "en"), "default", follow=True)
        last = ""
        count = len(run(platform, "journal").output.splitlines())
        for _ in range(count):
            last = next(followed)["id"]
        id = ask(platform, "/lifts?x=2", method="DELETE")
        assert next(followed)["id"] == id != last
