"""`sijill serve`: the register in a browser."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.common import AsJson, Place, bring_together, note, told
from sijill.errors import SijillError

Host = Annotated[
    str, typer.Option(help="The address to serve; one that others reach only if the register has accounts.")
]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port.")]
User = Annotated[
    str | None, typer.Option(help="Who reviews where there are no accounts; the one who started it if it is not given.")
]
Certificate = Annotated[
    Path | None, typer.Option(dir_okay=False, exists=True, help="The certificate to serve https with, a PEM file.")
]
Key = Annotated[Path | None, typer.Option(dir_okay=False, exists=True, help="The private key of the certificate.")]
Rate = Annotated[
    int,
    typer.Option(
        min=0, help="How often a program may ask in a minute, where there are accounts; 0: as often as it will."
    ),
]
Second = Annotated[
    int,
    typer.Option(min=0, max=100, help="Of a hundred claims, how many a second person judges without seeing the first."),
]

Workers = Annotated[
    int, typer.Option(min=1, max=64, help="How many processes serve: about one for each core, for many people at once.")
]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("serve")(serve)


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    user: User = None,
    certificate: Certificate = None,
    key: Key = None,
    rate: Rate = 600,
    workers: Workers = 1,
    second_review: Second = 10,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Show the register in a browser: lists, dossiers, reports with their evidence, review. Needs the extra `web`.

    Without accounts it is for one person on this machine. As soon as there is one (`sijill user add`), the pages ask
    who one is, and each may do what its role allows.
    """
    try:
        from sijill.serve import Serving, check, is_local, run
    except ImportError as error:
        way_out = "install it with: pip install 'sijill[web]'"
        raise SijillError(f"the pages need the library {error.name}; {way_out}") from None
    from sijill.store import Register

    files = (str(certificate) if certificate else None, str(key) if key else None)
    at = Serving(host, port, *files, rate or None, second_review / 100, workers=workers)
    with Register.open(register) as opened:
        accounts = check(opened, at)
        bring_together(opened)  # now, and not while the first page is waited for
        facts = {"url": at.url, "register": register}
        told(f"{register} is at {at.url} until you press Ctrl-C", facts, as_json=as_json)
        if accounts and not is_local(host) and not certificate:
            note(
                "passwords go over the net as they are: give --certificate and --key, or serve 127.0.0.1 behind a proxy"
            )
        sys.stdout.flush()
        run(opened, user or getpass.getuser(), at)
