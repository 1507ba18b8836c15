"""`mockplatform health`: does a server answer; for Docker's HEALTHCHECK and for scripts."""

from __future__ import annotations

import click

from mockplatform.settings import ENVIRONMENT, Settings


@click.command("health")
@click.option("--admin", "url", default=f"http://127.0.0.1:{Settings.admin_port}", envvar=f"{ENVIRONMENT}_ADMIN",
              show_default=True, show_envvar=True, help="Address of the admin API.")  # fmt: skip
@click.pass_context
def command(context: click.Context, url: str) -> None:
    """Exit 0 if the server at the admin address is ready, 1 if not."""
    import requests  # a third of a second that no other command should wait

    session = requests.Session()
    session.trust_env = False  # a proxy of the environment knows nothing of this server
    try:
        answer = session.get(f"{url.rstrip('/')}/readyz", timeout=3)
    except requests.RequestException as error:
        click.echo(f"{url}: {type(error).__name__}", err=True)
        context.exit(1)
    click.echo(answer.text)
    context.exit(0 if answer.ok else 1)
