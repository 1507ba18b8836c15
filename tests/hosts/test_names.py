"""Four hosts behind one port: each by its name, or by the paths (5.3.5.9)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from mockplatform.hosts import names
from mockplatform.spec.interfaces import INTERFACES


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("lifthost", "lifthost"),
        ("lifthost:8443", "lifthost"),
        ("LiftHost.example.cn", "lifthost"),
        ("lifhost", "lifthost"),
        ("xzkhhost", "xzxkhost"),
        ("xzxkhost.", "xzxkhost"),
        ("sgghost.test:1", "sgghost"),
        ("xssyhost", "xssyhost"),
        ("localhost", ""),
        ("127.0.0.1:8443", ""),
        ("[::1]:8443", ""),
        ("www.lifthost", ""),
        ("", ""),
    ],
)
def test_canonical(name: str, host: str) -> None:
    assert names.canonical(name) == host


def test_the_port_outranks_the_header_and_this_the_handshake() -> None:
    tls = SimpleNamespace(tls=SimpleNamespace(sni="xssyhost"))
    environ = {names.KEY: "sgghost", "HTTP_HOST": "xzkhhost", "mockplatform.connection": tls}
    assert names.asked(environ) == "sgghost"
    del environ[names.KEY]
    assert names.asked(environ) == "xzxkhost"
    environ["HTTP_HOST"] = "localhost:8443"
    assert names.asked(environ) == "xssyhost"
    tls.tls.sni = None
    assert names.asked(environ) == ""
    assert names.asked({"mockplatform.connection": SimpleNamespace(tls=None)}) == ""


GETS = {host: next(one for one in INTERFACES.values() if one.host == host and one.method == "GET") for host in
        ("lifthost", "xssyhost", "xzxkhost", "sgghost")}  # fmt: skip


def ask(sandbox: Any, name: str, interface: Any, **environ: Any) -> Any:
    headers = {"X-Mockplatform-Account": "manufacturer" if interface.host == "lifthost" else "platform", "Host": name}
    return sandbox.client.get(interface.path, headers=headers, environ_overrides=environ)


@pytest.mark.parametrize("name", ["lifthost", "xssyhost:8443", "xzkhhost", "xzxkhost.example.cn", "sgghost"])
@pytest.mark.parametrize("owner", GETS)
def test_a_foreign_path_is_unknown(shared: Any, name: str, owner: str) -> None:
    own = names.canonical(name) == owner
    answer = ask(shared, name, GETS[owner])
    assert (answer.status_code == 404) is not own
    if not own:
        assert answer.json["code"] == 404
        assert shared.exchanges[-1].findings[-1].got == f"not a path of {names.canonical(name)}"


@pytest.mark.parametrize("owner", GETS)
@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:8443", "platform.example.cn"])
def test_any_other_name_serves_all_paths(shared: Any, name: str, owner: str) -> None:
    assert ask(shared, name, GETS[owner]).status_code != 404


@pytest.mark.parametrize("owner", GETS)
def test_by_the_name_in_the_handshake(shared: Any, owner: str) -> None:
    connection = SimpleNamespace(tls=SimpleNamespace(sni="xzkhhost"))
    answer = ask(shared, "localhost", GETS[owner], **{"mockplatform.connection": connection})
    assert (answer.status_code == 404) is (owner != "xzxkhost")


@pytest.mark.parametrize("owner", GETS)
def test_a_port_of_its_own(shared: Any, owner: str) -> None:
    seen: list[str] = []

    def app(environ: Any, start_response: Any) -> list[bytes]:
        seen.append(names.asked(environ))
        return []

    names.at_port_of(owner, app)({"HTTP_HOST": "lifthost"}, lambda *_: None)  # type: ignore[arg-type,return-value]
    assert seen == [owner]
    answer = ask(shared, "lifthost", GETS[owner], **{names.KEY: "sgghost"})
    assert (answer.status_code == 404) is (owner != "sgghost")
