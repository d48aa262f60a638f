"""The server: on this machine only, as long as there are no accounts."""

from __future__ import annotations

import uvicorn

from sijill.errors import SijillError
from sijill.serve.app import application
from sijill.serve.guard import is_local
from sijill.store import Register


def run(register: Register, user: str, host: str, port: int) -> None:
    """Serves the register until it is interrupted. Raises SijillError for an address that others can reach."""
    check_host(host)
    config = uvicorn.Config(application(register, user), host=host, port=port, log_level="warning", access_log=False)
    uvicorn.Server(config).run()


def check_host(host: str) -> None:
    """Refuses an address that is not of this machine alone. Raises SijillError."""
    if not is_local(host):
        raise SijillError(
            f"{host!r} can be reached from other machines, and the pages have no accounts yet: serve 127.0.0.1, and "
            "let others in through a tunnel such as `ssh -L 8000:127.0.0.1:8000`"
        )
