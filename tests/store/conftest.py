"""A PostgreSQL server for the tests that need one: the machine's own, started in an empty folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

_NAMES = count(1)


def _programs() -> Path | None:
    """Where `initdb` is: on the path, or where Debian puts it."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a running server, without the name of a database.

    Skipped where PostgreSQL is not installed; fails there with CI=true. The server does not run as root, so root lends
    it another name.
    """
    programs = _programs()
    if programs is None:
        message = "PostgreSQL is not installed: on Debian and Ubuntu, apt-get install postgresql"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(message)
        pytest.skip(message)
    user = None
    if os.geteuid() == 0:
        user = next(name for name in ("postgres", "nobody") if _exists(name))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        data, socket = place / "data", place / "socket"
        for one in (data, socket):
            one.mkdir()
            if user:
                shutil.chown(one, user)
        options = f"-c listen_addresses='' -c unix_socket_directories={socket} -c fsync=off"
        _run(user, programs / "initdb", "-D", data, "-U", "sijill", "-A", "trust", "-E", "UTF8")
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start")
        try:
            yield f"postgresql://sijill@/{{}}?host={socket}"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _run(user: str | None, *command: object) -> None:
    """Runs a program to its end; a server that it starts must not hold a pipe of ours."""
    quiet = subprocess.DEVNULL
    subprocess.run([str(part) for part in command], check=True, user=user, cwd="/", stdout=quiet, stderr=quiet)


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@pytest.fixture
def database(server: str) -> str:
    """The address of an empty database."""
    import psycopg

    name = f"register{next(_NAMES)}"
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.format(name)
