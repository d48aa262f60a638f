"""The server: on this machine only, unless the register has accounts."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import uvicorn
from fastapi import FastAPI

from sijill.errors import SijillError
from sijill.serve.access.gate import PER_MINUTE
from sijill.serve.app import application
from sijill.serve.desk import SECOND, warm
from sijill.serve.guard import is_local
from sijill.store import Register

_FOLDER, _SHARED = "SIJILL_SERVE_FOLDER", "serving.json"  # where several processes meet, and what they serve


class Serving(NamedTuple):
    """Where and how a register is served: `certificate` and `key` are files, for https.

    `rate` is questions in a minute, `second` the share of claims that a second person judges, `workers` how many
    processes serve it.
    """

    host: str
    port: int
    certificate: str | None = None
    key: str | None = None
    rate: int | None = PER_MINUTE
    second: float = SECOND
    workers: int = 1

    @property
    def url(self) -> str:
        """The address of the first page."""
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"


def run(register: Register, user: str, at: Serving) -> None:
    """Serves the register until it is interrupted. Raises SijillError for an address that may not be served."""
    accounts = check(register, at)
    how: dict[str, Any] = {
        "host": at.host,
        "port": at.port,
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "ssl_certfile": at.certificate,
        "ssl_keyfile": at.key,
    }
    said: dict[str, Any] = {"accounts": accounts, "rate": at.rate, "second": at.second}
    if at.workers == 1:
        uvicorn.Server(uvicorn.Config(application(register, user, **said), **how)).run()
        return
    if ":memory:" in register.place:
        raise SijillError("a register in memory is of one process: leave --workers out")
    with TemporaryDirectory(prefix="sijill-serve-") as folder:
        shared = json.dumps({"place": register.place, "user": user, "said": said})
        (Path(folder) / _SHARED).write_text(shared, encoding="utf-8")
        os.environ[_FOLDER] = folder
        uvicorn.run("sijill.serve.run:worker", factory=True, workers=at.workers, **how)


def worker() -> FastAPI:
    """The application of one of several processes, each with connections of its own."""
    folder = Path(os.environ[_FOLDER])
    shared = json.loads((folder / _SHARED).read_text(encoding="utf-8"))
    register = Register.open(shared["place"], create=False)
    warm()
    return application(register, shared["user"], **shared["said"], shared=folder)


def check(register: Register, at: Serving) -> bool:
    """Whether the register has accounts. Raises SijillError for an address that others reach if it has none."""
    if bool(at.certificate) != bool(at.key):
        raise SijillError("for https both are needed: --certificate and --key")
    with register.accounts() as accounts:
        found = accounts.any_open()
    check_host(at.host, accounts=found)
    return found


def check_host(host: str, *, accounts: bool = False) -> None:
    """Refuses an address that is not of this machine alone where there are no accounts. Raises SijillError."""
    if not accounts and not is_local(host):
        raise SijillError(
            f"{host!r} can be reached from other machines, and the register has no accounts: make one with "
            "`sijill user add NAME --role admin`; or serve 127.0.0.1, and let others in through a tunnel such as "
            "`ssh -L 8000:127.0.0.1:8000`"
        )
