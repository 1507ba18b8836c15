"""target.toml: what can be read, and one line for everything that can't."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conformance.running.target import TargetError, load

GOOD = """
[target]
name = "server"
lifthost = "https://127.0.0.1:8443/"
ca = "ca.pem"
allow_write = true
timeout = 3
[clock]
control = "none"
[accounts.manufacturer]
cert = "one.pem"
key = "one.key"
xydm = "91310101JQ56K661X7"
opened = 2026-11-01
[data]
type_test_certificates = ["TSX311009620239809"]
[data.organisations]
INSPECT = ["12320214KYULDDPF11"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("ca.pem", "one.pem", "one.key"):
        tmp_path.joinpath(name).write_text("")
    return tmp_path


def written(folder: Path, text: str) -> Path:
    path = folder / "target.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file(folder: Path) -> None:
    target = load(written(folder, GOOD))
    assert target.hosts == {"lifthost": "https://127.0.0.1:8443"}
    assert target.ca == (folder / "ca.pem").resolve()
    assert (target.name, target.allow_write, target.timeout, target.clock) == ("server", True, 3.0, "none")
    account = target.accounts["manufacturer"]
    assert (account.xydm, account.opened) == ("91310101JQ56K661X7", date(2026, 11, 1))
    assert target.data["type_test_certificates"] == ("TSX311009620239809",)
    assert target.organisations["INSPECT"] == ("12320214KYULDDPF11",)


def test_writing_is_off_unless_allowed(folder: Path) -> None:
    assert not load(written(folder, GOOD.replace("allow_write = true\n", ""))).allow_write


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[target]", "[target", "line"),
        ('"https://127.0.0.1:8443/"', "8443", "lifthost is a text"),
        ("https://127.0.0.1:8443/", "127.0.0.1:8443", "is an address such as"),
        ("lifthost =", "lifhost =", "no setting lifhost"),
        ("allow_write = true", 'allow_write = "yes"', "true or false"),
        ("timeout = 3", "timeout = 0", "timeout"),
        ('"ca.pem"', '"none.pem"', "there is no file"),
        ('ca = "ca.pem"\n', "", "needs ca"),
        ('control = "none"', 'control = "hand"', "none or admin"),
        ('control = "none"', 'control = "admin"', "needs admin_url"),
        ("[accounts.manufacturer]", "[accounts.maker]", "is none of"),
        ("opened = 2026-11-01", 'opened = "yesterday"', "is a date"),
        ('key = "one.key"', 'key = "two.key"', "there is no file"),
        ('["TSX311009620239809"]', '"TSX311009620239809"', "list of texts"),
        ("type_test_certificates", "certificates", "no setting certificates"),
    ],
)
def test_every_mistake_is_told_in_one_line(folder: Path, old: str, new: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(TargetError, match=says) as found:
        load(written(folder, GOOD.replace(old, new)))
    assert "\n" not in str(found.value)
    assert "target.toml" in str(found.value)


OTHER = """
[accounts.{0}]
cert = "one.pem"
key = "one.key"
xydm = "{1}"
region = "{2}"
"""


@pytest.mark.parametrize(("others", "says"), [
    ([("manufacturer-other", "91310101JQ56K661X7", "")], "has the xydm of manufacturer"),
    ([("province", "1", "浙江省"), ("province-other", "2", "浙江省,舟山市")], "a region in common"),
    ([("province", "1", "浙江"), ("province-other", "2", "浙江省")], "a region in common"),
    ([("province", "1", "浙江省"), ("province-other", "2", "江苏省")], ""),
    ([("province", "1", "浙江省,宁波市"), ("province-other", "2", "浙江省,舟山市")], ""),
    ([("manufacturer-other", "", ""), ("province", "", ""), ("province-other", "", "")], ""),
])  # fmt: skip
def test_two_accounts_of_a_role_are_two_parties(folder: Path, others: list[tuple[str, str, str]], says: str) -> None:
    text = GOOD + "".join(OTHER.format(*other) for other in others)
    if says:
        with pytest.raises(TargetError, match=says):
            load(written(folder, text))
    else:
        assert len(load(written(folder, text)).accounts) == len(others) + 1


def test_a_file_without_hosts_or_accounts(folder: Path) -> None:
    with pytest.raises(TargetError, match="names no host"):
        load(written(folder, '[target]\nca = "ca.pem"\n'))
    with pytest.raises(TargetError, match="no such file"):
        load(folder / "other.toml")


def test_the_certificate_of_nobody_is_no_account(folder: Path) -> None:
    nobody = '[accounts.unknown]\ncert = "one.pem"\nkey = "one.key"\n'
    target = load(written(folder, GOOD + nobody))
    assert target.unknown is not None
    assert target.unknown.cert.name == "one.pem"
    assert "unknown" not in target.accounts
    with pytest.raises(TargetError, match="there is no"):
        load(written(folder, '[target]\nlifthost = "https://127.0.0.1"\nca = "ca.pem"\n' + nobody))
