"""Starts the server by itself: `python tests/foreign/serve.py --folder DIR [--style plain|odd] [--port N] [--at HH:MM]`;
`--flip SWITCH` turns one switch of style.py to what the other style has, to find the choice that a test stumbles over.

It writes certificates and target.toml into the folder, then says where it listens.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from lifthost.check import SHANGHAI, Values
from lifthost.server import Server
from lifthost.style import ODD, PLAIN, STYLES, Style
from lifthost.world import Account, Clock, World

from mockplatform.certs import Identity, ensure_pki

SWITCHES = [field.name for field in fields(Style) if field.name != "name"]

PLATFORM = "91310000MA1FL0001R"
OTHERS = {
    "COMPONENT_MANUFACTURE": "91320500MA1FL0002T",
    "MAINTENANCE": "91330000MA1FL00038",
    "INSPECT": "12330000MA1FL0004G",
    "SUPERVISE": "11330000MA1FL0005N",
    "USER": "91330900MA1FL00060",
}
CERTIFICATES = ("TSX311001020210001", "TSX331001020210002", "TSXF31001020210003")
MAKER, OTHER_MAKER = "91310115MA1FL00079", "91310115MA1FL0008C"
BUILDER, OTHER_BUILDER = "91330100MA1FL00090", "91330100MA1FL00105"


def accounts(today: date) -> dict[str, Account]:
    """One account of each pair is young, the other older than three months (6.13.1)."""
    young, old = today - timedelta(days=20), today - timedelta(days=200)
    rows = (
        Account("manufacturer", "manufacturer", MAKER, young),
        Account("manufacturer-other", "manufacturer", OTHER_MAKER, old),
        Account("constructor", "constructor", BUILDER, young),
        Account("constructor-other", "constructor", OTHER_BUILDER, old),
        Account("province", "province", OTHERS["SUPERVISE"], young, "浙江省"),
        Account("province-other", "province", "11320000MA1FL00117", old, "江苏省"),
        Account("typetest", "typetest", "12110000MA1FL0012M", old),
        Account("platform", "platform", PLATFORM, old),
    )
    return {account.name: account for account in rows}


def new_world(style: Style, clock: Clock) -> World:
    """A world with the units, certificates, licences and accidents that the target file names."""
    world = World(style, clock, accounts(clock.local().date()))
    kinds = {MAKER: "MANUFACTURE", OTHER_MAKER: "MANUFACTURE", BUILDER: "INSTALL", OTHER_BUILDER: "INSTALL"}
    for number, (xydm, kind) in enumerate((kinds | {code: kind for kind, code in OTHERS.items()}).items(), start=1):
        world.add("unit", _unit(f"第{number}电梯有限公司", xydm, kind), PLATFORM)
        world.licences[xydm] = {"DWMC": f"第{number}电梯有限公司", "XKZBH": f"TS33100{number:02}-2028"}
    for certificate in CERTIFICATES:
        world.add("certificate", {"XSSYBH": certificate}, PLATFORM, certificate)
    accident: Values = {"ZJBM": "31100000020190001", "SGDJ": "一般事故", "SGHJ": "使用"}
    world.accidents[MAKER] = [
        {**accident, "SGFSSJ": "202306011230", "NF": "2023"},  # as Table 49 prints a time
        {**accident, "SGFSSJ": 1_717_216_200_000},
    ]
    return world


def _unit(name: str, xydm: str, kind: str) -> Values:
    place = "浙江省,杭州市,西湖区^文三路1号"
    return {
        "DWMC": name, "XYDM": xydm, "ZCDZ": place, "TXDZ": place, "FRXM": "王一", "LXRXM": "李二",
        "LXDH": "057112345678", "DWLB": "ENTERPRISE", "ZZXX": [{"ZZLB": kind}],
    }  # fmt: skip


def start(folder: Path, style: Style, *, ahead: float = 0, port: int = 0) -> tuple[Server, Path]:
    """A server that is not running yet, and the target file for the suite."""
    world = new_world(style, Clock(ahead, whole_seconds=style.seconds))
    pki = ensure_pki(folder, [Identity(name) for name in world.accounts], names=("localhost", "127.0.0.1"))
    server = Server(world, pki.server_cert, pki.server_key, pki.ca, port)
    target = folder / "target.toml"
    target.write_text(_target(server, style), encoding="utf-8")
    return server, target


def _target(server: Server, style: Style) -> str:
    hosts = "\n".join(f'{host} = "{server.url}"' for host in ("lifthost", "xssyhost", "xzxkhost", "sgghost"))
    known = "\n".join(f'{kind} = ["{code}"]' for kind, code in OTHERS.items())
    people = "".join(_account(account) for account in server.world.accounts.values())
    return f"""\
[target]
name = "foreign server, {style.name}"
{hosts}
ca = "ca.pem"
allow_write = true
[clock]
control = "none"
[data]
type_test_certificates = {list(CERTIFICATES)}
licences = ["{MAKER}", "{BUILDER}", "{OTHERS["INSPECT"]}"]
accidents = ["{MAKER}"]
[data.organisations]
{known}
{people}"""


def _account(account: Account) -> str:
    return f"""\
[accounts.{account.name}]
cert = "clients/{account.name}.pem"
key = "clients/{account.name}.key"
xydm = "{account.xydm}"
opened = {account.opened}
region = "{account.region}"
"""


def flipped(style: Style, switches: Iterable[str]) -> Style:
    """A style with some of the other's choices."""
    other = ODD if style is PLAIN else PLAIN
    return replace(style, **{switch: getattr(other, switch) for switch in switches})


def until(at: str) -> float:
    """Seconds by which a clock is ahead that shows this time of day in Shanghai now."""
    now = Clock().local()
    then = datetime.combine(now.date(), datetime.strptime(at, "%H:%M").time(), SHANGHAI)
    return (then - now).total_seconds() % 86400


def main() -> None:
    """Run until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="for certificates and target.toml")
    parser.add_argument("--style", choices=STYLES, default="plain")
    parser.add_argument("--flip", metavar="SWITCH", action="append", default=[], choices=SWITCHES)
    parser.add_argument("--port", type=int, default=0, help="0 = a free one")
    parser.add_argument("--at", metavar="HH:MM", help="time of day in Shanghai that its clock starts at")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    ahead = until(options.at) if options.at else 0
    style = flipped(STYLES[options.style], options.flip)
    server, target = start(options.folder, style, ahead=ahead, port=options.port)
    print(f"Ready. {server.url} {target}", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
