from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mockplatform.certs import DEFAULT_ACCOUNTS, PKI
from mockplatform.certs.badkit import KINDS
from mockplatform.certs.cli import group


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner(env={"MOCKPLATFORM_LANG": None, "MOCKPLATFORM_PKI": None}).invoke(
        group, list(map(str, arguments))
    )
    assert result.exit_code == code, result.output
    assert "PRIVATE KEY" not in result.output
    return result


@pytest.fixture
def pki(tmp_path: Path) -> PKI:
    run("init", "--pki", tmp_path / "pki", "--name", "test.example")
    return PKI(tmp_path / "pki")


def test_init_makes_the_default_world(pki: PKI) -> None:
    assert len(DEFAULT_ACCOUNTS) == 8
    assert all(path.exists() for account in DEFAULT_ACCOUNTS for path in pki.client(account))
    before = pki.ca.read_bytes()
    run("init", "--pki", pki.folder)
    assert pki.ca.read_bytes() == before


def test_show(pki: PKI) -> None:
    output = run("show", pki.client("province").cert, pki.server_cert).stdout
    for part in ("CN=province@default", "account: province@default", "clientAuth", "serverAuth", "test.example"):
        assert part in output
    assert "valid (UTC): 2000-01-01 00:00:00 - 2100-01-01 00:00:00" in output


def test_show_never_shows_a_key(pki: PKI, tmp_path: Path) -> None:
    both = tmp_path / "both.pem"
    key = pki.server_key.read_text()
    both.write_text(key + pki.server_cert.read_text() + pki.ca.read_text())
    output = run("show", both).output
    assert output.count("serial:") == 2
    assert not any(line in output for line in key.splitlines())
    assert "holds no certificate" in run("show", pki.server_key, code=2).stderr


def test_issue(pki: PKI) -> None:
    moments = ("--not-before", "2026-01-01", "--not-after", "2026-01-02T00:00:00Z")
    output = run("issue", "vendor", "--world", "w2", "--organisation", "某公司", "--pki", pki.folder, *moments).stdout
    assert "vendor@w2.pem, vendor@w2.key, vendor@w2.p12" in output
    shown = run("show", pki.client("vendor@w2").cert).stdout
    assert "O=某公司" in shown
    # A moment without a zone is Shanghai's.
    assert "2025-12-31 16:00:00 - 2026-01-02 00:00:00" in shown


def test_bad(pki: PKI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mockplatform.certs.cli.wall_now", lambda: datetime(2030, 1, 2, tzinfo=UTC))
    output = run("bad", "--pki", pki.folder).stdout
    assert len(output.splitlines()) == len(KINDS) + 1
    assert "- 2030-01-01 00:00:00" in run("show", pki.folder / "bad" / "client" / "expired.pem").stdout
    assert "有效期已过" in run("bad", "--pki", pki.folder, "--lang", "zh").stdout


def test_help_lists_the_kinds() -> None:
    output = run("bad", "--help").stdout
    assert all(f"{row.side} {row.name}:" in output for row in KINDS)


def test_wrong_input_is_one_line_and_2(pki: PKI, tmp_path: Path) -> None:
    for arguments in (
        ("issue", "Vendor", "--pki", pki.folder),
        ("issue", "manufacturer", "--pki", pki.folder),
        ("issue", "vendor", "--pki", pki.folder, "--not-after", "1999-01-01"),
        ("issue", "vendor", "--pki", tmp_path / "none"),
        ("bad", "--pki", tmp_path / "none"),
        ("init", "--pki", tmp_path / "new", "--name", "a b"),
        ("init", "--pki", pki.folder, "--key-type", "rsa"),
        ("show", tmp_path / "none.pem"),
    ):
        result = run(*arguments, code=2)
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1, result.stderr
    assert not (tmp_path / "none").exists()


def test_moment_that_is_none(pki: PKI) -> None:
    assert "'soon' is not a moment" in run("issue", "vendor", "--pki", pki.folder, "--not-after", "soon", code=2).stderr


def test_language_from_the_environment(tmp_path: Path) -> None:
    runner = CliRunner(env={"MOCKPLATFORM_LANG": "zh"})
    assert "不存在" in runner.invoke(group, ["issue", "vendor", "--pki", str(tmp_path)]).stderr
