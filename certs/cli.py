"""`mockplatform certs`: the PKI without a server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from mockplatform.certs.authority import DEFAULT_NAMES, Authority
from mockplatform.certs.badkit import KINDS, write_badkit
from mockplatform.certs.errors import PKIError
from mockplatform.certs.files import PKI
from mockplatform.certs.identity import DEFAULT_ACCOUNTS, DEFAULT_WORLD, UNKNOWN, Identity
from mockplatform.certs.issued import PASSWORD, KeyType
from mockplatform.certs.pki import ensure_pki, issue_into
from mockplatform.certs.show import describe
from mockplatform.clock import SHANGHAI, wall_now
from mockplatform.spec.model import Text

Language = Literal["en", "zh"]

TEXTS: dict[str, Text] = {
    "init": Text(
        "{folder}: CA, server certificate, truststore.p12, {count} client certificates; password of .p12: {password}",
        "{folder}:CA、服务器证书、truststore.p12、{count} 个客户端证书;.p12 口令:{password}",
    ),
    "issued": Text(
        "{folder}: {names}; password of .p12: {password}",
        "{folder}:{names};.p12 口令:{password}",
    ),
    "bad": Text("{path}: {what}; expected: {reaction}", "{path}:{what};预期:{reaction}"),
    "crl": Text("{path}: revocation list", "{path}:证书吊销列表"),
}


def moment(value: str) -> datetime:
    """An ISO 8601 moment; without a zone it is read in the platform's."""
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a moment like 2026-11-22T08:00:00+08:00") from error
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=SHANGHAI)


class Refusal(click.ClickException):
    """Wrong input: one line, exit code 2."""

    exit_code = 2


pki_option = click.option(
    "--pki",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("pki"),
    envvar="MOCKPLATFORM_PKI",
    show_default=True,
    help="The PKI folder.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(["en", "zh"]),
    default="en",
    envvar="MOCKPLATFORM_LANG",
    show_default=True,
    help="Language of what is printed.",
)


@click.group("certs")
def group() -> None:
    """Make and show certificates: the PKI without a server."""


@group.command()
@pki_option
@click.option("--key-type", type=click.Choice(["ec", "rsa"]), help="P-256 (for a new PKI the default) or RSA-2048.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="One more name or address of the server.")
@lang_option
def init(folder: Path, key_type: KeyType | None, names: Sequence[str], lang: Language) -> None:
    """Make a PKI for the default world, or complete the one that is there."""
    accounts = [Identity(account) for account in DEFAULT_ACCOUNTS]
    with refusals(lang):
        ensure_pki(folder, [*accounts, UNKNOWN], (*DEFAULT_NAMES, *names), key_type)
    say("init", lang, folder=folder, count=len(accounts), password=PASSWORD)


@group.command()
@click.argument("account")
@click.option("--world", default=DEFAULT_WORLD, show_default=True)
@click.option("--organisation", default="", metavar="O", help="Name of the organisation, put into the subject.")
@pki_option
@click.option("--not-before", type=moment, metavar="ISO8601", help="Default: 2000.")
@click.option("--not-after", type=moment, metavar="ISO8601", help="Default: 2100.")
@lang_option
def issue(
    account: str,
    world: str,
    organisation: str,
    folder: Path,
    not_before: datetime | None,
    not_after: datetime | None,
    lang: Language,
) -> None:
    """Issue a client certificate for ACCOUNT from the PKI's CA."""
    with refusals(lang):
        identity = Identity(account, world, organisation)
        issued = Authority.load(folder).issue_client(identity, not_before=not_before, not_after=not_after)
        files = issue_into(PKI(folder), identity, issued)
    names = ", ".join(path.name for path in files)
    say("issued", lang, folder=files.cert.parent, names=names, password=PASSWORD)


@group.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@lang_option
def show(files: Sequence[Path], lang: Language) -> None:
    """Show the certificates of PEM files: subject, account, serial number, validity, names, purposes."""
    for path in files:
        with refusals(lang):
            certificates = describe(path)
        for lines in certificates:
            click.echo(path)
            for label, value in lines:
                click.echo(f"  {in_language(label, lang)}: {value}")


@group.command(epilog="\b\n" + "\n".join(f"{row.side} {row.name}: {row.what.en}; {row.reaction.en}" for row in KINDS))
@pki_option
@lang_option
def bad(folder: Path, lang: Language) -> None:
    """Write the bad-certificate kit into the PKI's folder bad/, made anew each time."""
    kit = folder / "bad"
    with refusals(lang):
        written = write_badkit(kit, Authority.load(folder), wall_now())
    for path, row in zip(written, KINDS, strict=True):
        say("bad", lang, path=path, what=in_language(row.what, lang), reaction=in_language(row.reaction, lang))
    say("crl", lang, path=kit / "crl.pem")


@contextmanager
def refusals(lang: Language) -> Iterator[None]:
    """Turn what is wrong with the PKI or the wish into one line and exit code 2."""
    try:
        yield
    except PKIError as error:
        raise Refusal(in_language(error.text, lang)) from error


def say(key: str, lang: Language, **words: object) -> None:
    """Print one of TEXTS."""
    click.echo(in_language(TEXTS[key], lang).format(**words))


def in_language(text: Text, lang: Language) -> str:
    """The half of a text that was asked for."""
    return text.zh if lang == "zh" else text.en
