"""Each way to change the emulator, on one example: a server with all of them beside one without, in one process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from mockplatform.app import MockPlatform
from mockplatform.clock import milliseconds
from mockplatform.fixtures.maker import Maker
from mockplatform.mutants import MUTANTS, VARIANTS, Change, Parts, model
from mockplatform.settings import Settings
from mockplatform.spec.book import STANDARD
from mockplatform.spec.model import Text
from mockplatform.spec.tables import TABLES

API = "/api/tp/v1"
SITE = "浙江省,杭州市,西湖区^文三路1号"

EXTRA = replace(TABLES[15].rows[0], code="EXTRA", at="ZJXX")

CHANGES = model.several(
    model.row(4, "XSSYBH", use="K"),
    model.rows(15, lambda row: row.code != "SYZT", EXTRA),
    model.roles("6.9", "manufacturer", "constructor"),
    model.right("manufacturer", "6.12", "any"),
    model.path("6.11", f"{API}/notices"),
    model.method("7.23", "POST"),
    model.remove("6.16"),
    model.mode("6.12", "by_month", limits=()),
    model.limit("ten_minute", low=0),
    model.batch(101),
    model.span(30),
    model.tombstones(30),
    model.view("USER"),
    model.cycle("lift", "in_use", "revoke", "revoked"),
    model.cycle("construction", "authorised", "revoke", None),
    model.reason("media", status=400, code=4150),
)


@dataclass(frozen=True)
class Server:
    """One server; what it answers."""

    platform: MockPlatform
    maker: Maker
    """Shared, so that no record comes twice"""

    def ask(self, account: str, method: str, path: str, json: Any = None, **query: Any) -> tuple[int, Any]:
        """Status and JSON."""
        session = self.platform.world().session(account)
        answer = session.request(method, API + path, json=json, params=query)
        return answer.status_code, answer.json()

    def status(self, account: str, method: str, path: str, json: Any = None, **query: Any) -> int:
        """The status alone."""
        return self.ask(account, method, path, json, **query)[0]

    def lift(self) -> str:
        """Add a lift of `manufacturer`, give its ZJBM."""
        record = self.record()
        assert self.status("manufacturer", "POST", "/lifts", record) == 201
        return str(record["ZJBM"])

    def record(self) -> dict[str, Any]:
        """A lift that is not there yet."""
        return self.maker.lift(owner=self.platform.world().account("manufacturer").xydm)

    def work(self) -> str:
        """Add a construction, give its SGID."""
        made = self.maker.construction({"ZJBM": self.lift(), "ZZRQ": 1_700_000_000_000})
        record = {**made, "SGXYDM": self.platform.world().account("constructor").xydm}
        status, content = self.ask("constructor", "POST", "/constructions/authorize", record)
        assert status == 201, content
        return str(content["data"]["id"])

    def later(self) -> int:
        """Let a minute pass; gives the moment before, in milliseconds."""
        now = milliseconds(self.platform.world().clock.now())
        self.platform.world().clock.advance(seconds=60)
        return now


@dataclass(frozen=True)
class Pair:
    """A server as it should be, and one with CHANGES."""

    whole: Server
    broken: Server


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    pki = str(tmp_path_factory.mktemp("model") / "pki")
    settings = Settings(port=0, admin_port=0, tls="off", pki=pki, records=0, clock="2026-11-20T12:00:00+08:00")
    everything = Change("everything", "5", (), Text("All at once.", "全部。"), CHANGES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(MUTANTS, everything.name, everything)
        with MockPlatform(settings) as whole, MockPlatform(replace(settings, break_=everything.name)) as broken:
            maker = whole.world().maker
            yield Pair(Server(whole, maker), Server(broken, maker))


def statuses(pair: Pair, account: str, method: str, path: str, json: Any = None, **query: Any) -> tuple[int, int]:
    """Of the same call: of the whole server, of the broken one."""
    return (
        pair.whole.status(account, method, path, json, **query),
        pair.broken.status(account, method, path, json, **query),
    )


# ---- tables


def test_a_row_of_what_is_taken(pair: Pair) -> None:
    record = pair.whole.record()
    del record["XSSYBH"]
    assert statuses(pair, "manufacturer", "POST", "/lifts", record) == (400, 201)


def test_rows_of_what_is_given(pair: Pair) -> None:
    shown = [server.ask("manufacturer", "GET", "/lifts/enterprise", ZJBM=server.lift())[1]["data"]["ZJXX"]
             for server in (pair.whole, pair.broken)]  # fmt: skip
    assert shown[0].keys() - shown[1].keys() == {"SYZT"}
    assert shown[1].keys() - shown[0].keys() == {"EXTRA"}


def test_a_row_that_is_not_there_is_no_row_to_change() -> None:
    with pytest.raises(LookupError, match="Table 4 has no XSSYBN"):
        model.row(4, "XSSYBN", use="K")


# ---- interfaces


def test_roles(pair: Pair) -> None:
    assert statuses(pair, "constructor", "GET", "/modify_notices") == (403, 200)


def test_what_a_role_reaches(pair: Pair) -> None:
    asked = [server.status("manufacturer-other", "GET", "/lifts/enterprise", ZJBM=server.lift())
             for server in (pair.whole, pair.broken)]  # fmt: skip
    assert asked == [404, 200]


def test_a_path(pair: Pair) -> None:
    assert statuses(pair, "constructor", "GET", "/entry_notices") == (200, 404)
    assert statuses(pair, "constructor", "GET", "/notices") == (404, 200)


def test_a_method(pair: Pair) -> None:
    assert statuses(pair, "province", "PUT", "/lifts/lock", {}) == (400, 405)
    assert statuses(pair, "province", "POST", "/lifts/lock", {}) == (405, 400)


def test_an_interface_that_is_gone(pair: Pair) -> None:
    assert statuses(pair, "manufacturer", "DELETE", "/lifts/enterprise/recallInfo", ZHID="1") == (404, 405)


def test_a_mode_without_its_limits(pair: Pair) -> None:
    assert statuses(pair, "manufacturer", "GET", "/lifts/enterprise", DTCJYF="202611") == (403, 200)


def test_a_mode_that_is_not_there() -> None:
    with pytest.raises(LookupError, match="6.12 has no mode by_year"):
        model.mode("6.12", "by_year", limits=())(Parts({}))


# ---- limits, life cycles, refusals


def test_a_limit(pair: Pair) -> None:
    since = str(pair.whole.later())
    pair.broken.later()
    assert statuses(pair, "manufacturer", "GET", "/lifts/orgs", GXSJ=since) == (200, 200)
    assert statuses(pair, "manufacturer", "GET", "/lifts/orgs", GXSJ=since) == (429, 200)


def test_the_size_of_a_batch(pair: Pair) -> None:
    records = [pair.whole.record() for _ in range(101)]
    assert statuses(pair, "manufacturer", "POST", "/lifts", records) == (400, 201)
    keys = ",".join(record["ZJBM"] for record in records)
    assert statuses(pair, "manufacturer", "DELETE", "/lifts", ZJBM=keys) == (400, 200)


def test_how_far_an_answer_reaches_back(pair: Pair) -> None:
    for server, shown in ((pair.whole, True), (pair.broken, False)):
        sgid = server.work()
        server.later()
        found = server.ask("constructor", "GET", "/notices_info")[1]["data"]
        assert (sgid in {one["SGID"] for one in found}) == shown


def test_how_long_what_was_revoked_is_shown(pair: Pair) -> None:
    for server, status in ((pair.whole, 200), (pair.broken, 404)):
        code = server.lift()
        assert server.status("manufacturer", "DELETE", "/lifts", ZJBM=code) == 200
        since = str(server.later() - 60_000)
        assert server.status("manufacturer", "GET", "/lifts/enterprise", ZJBM=code, GXSJ=since) == status


def test_which_units_enterprises_see(pair: Pair) -> None:
    builder = pair.whole.platform.world().account("constructor").xydm
    assert statuses(pair, "manufacturer", "GET", "/lifts/orgs", XYDM=builder) == (200, 404)


def test_an_event_that_leads_elsewhere(pair: Pair) -> None:
    for server, status in ((pair.whole, 400), (pair.broken, 200)):
        code = server.lift()
        usage = {**server.maker.usage({"ZJBM": code, "ZZRQ": 1_700_000_000_000}), "SBSYDD": SITE}
        assert server.status("province", "POST", "/usage_companies", usage) == 201
        assert server.status("manufacturer", "DELETE", "/lifts", ZJBM=code) == status


def test_an_event_that_is_refused(pair: Pair) -> None:
    for server, status in ((pair.whole, 200), (pair.broken, 400)):
        sgid = server.work()
        assert server.status("constructor", "DELETE", "/constructions/authorize", SGID=sgid) == status


def test_a_reason_to_refuse(pair: Pair) -> None:
    for server, (status, code) in ((pair.whole, (415, 415)), (pair.broken, (400, 4150))):
        session = server.platform.world().session("manufacturer")
        answer = session.post(f"{API}/lifts", data=b"{}", headers={"Content-Type": "text/plain"})
        assert (answer.status_code, answer.json()["code"]) == (status, code)


# ---- all


@pytest.mark.parametrize("change", [*MUTANTS.values(), *VARIANTS.values()], ids=lambda change: change.name)
def test_every_change_fits_and_leaves_the_standard_as_it_is(change: Change) -> None:
    parts = Parts({id: lambda call: None for id in STANDARD.interfaces})  # type: ignore[misc]
    assert change.change(parts) != parts
    assert parts.book is STANDARD
    assert STANDARD.tables is TABLES
