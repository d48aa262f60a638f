"""`sijill serve`: the register in a browser."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated

import typer

from sijill.cli.common import AsJson, Place, bring_together, told
from sijill.errors import SijillError

Host = Annotated[str, typer.Option(help="The address to serve; one of this machine only, for there are no accounts.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port.")]
User = Annotated[str | None, typer.Option(help="Who reviews; the name of the account if it is not given.")]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("serve")(serve)


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    user: User = None,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Show the register in a browser: lists, dossiers, reports with their evidence, review. Needs the extra `web`."""
    try:
        from sijill.serve import check_host, run
    except ImportError as error:
        way_out = "install it with: pip install 'sijill[web]'"
        raise SijillError(f"the pages need the library {error.name}; {way_out}") from None
    from sijill.store import Register

    check_host(host)
    with Register.open(register) as opened:
        bring_together(opened)  # now, and not while the first page is waited for
        url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        facts = {"url": url, "register": register}
        told(f"{register} is at {url} until you press Ctrl-C", facts, as_json=as_json)
        sys.stdout.flush()
        run(opened, user or getpass.getuser(), host, port)
