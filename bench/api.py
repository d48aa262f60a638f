"""How long the interface takes: `python bench/api.py --register PLACE [--clients 50] [--pause 1] [--seconds 20]`.

A server of its own process is asked by so many clients at once, each on its own connection, for an entry or for a list
of a hundred entries by turns, each waiting `--pause` seconds behind each answer (0: none of them ever waits). What is
asked for is drawn at random. `bench/export.py --claims 10000 --times 10 --keep PLACE` makes a register of 100,000
claims.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import subprocess
import sys
import time

from sijill.entries import listed
from sijill.store import Register, Sought

KINDS = ("agreement", "transfer", "figure", "statement")
Times = dict[str, list[float]]


async def client(port: int, ids: list[str], until: float, pause: float, times: Times) -> None:
    chance = random.Random(len(ids) + id(asyncio.current_task()))  # noqa: S311 (no secret)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(chance.random() * pause)
    while time.perf_counter() < until:
        for what in ("entry", "list"):
            one = chance.choice(ids)
            path = f"/entry/{one}" if what == "entry" else f"/entries/{chance.choice(KINDS)}?after={one}"
            start = time.perf_counter()
            writer.write(f"GET /api/v1{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            assert head.startswith("http/1.1 200"), head
            if "content-length: " in head:
                await reader.readexactly(int(head.partition("content-length: ")[2].split()[0]))
            else:  # in chunks
                while size := int(await reader.readuntil(b"\r\n"), 16):
                    await reader.readexactly(size + 2)
                await reader.readexactly(2)
            times[what].append(time.perf_counter() - start)
            await asyncio.sleep(pause * 2 * chance.random())
    writer.close()


async def measured(port: int, ids: list[str], given: argparse.Namespace) -> Times:
    times: Times = {"entry": [], "list": []}
    until = time.perf_counter() + given.seconds
    await asyncio.gather(*(client(port, ids, until, given.pause, times) for _ in range(given.clients)))
    return times


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--register", required=True)
    asked.add_argument("--clients", type=int, default=50)
    asked.add_argument("--pause", type=float, default=1.0)
    asked.add_argument("--seconds", type=float, default=20)
    asked.add_argument("--port", type=int, default=8765)
    given = asked.parse_args()
    with Register.open(given.register, create=False) as register:
        ids = [one.id for kind in KINDS for one in listed(register, Sought(kind), limit=500)]
    command = [sys.executable, "-m", "sijill", "serve", "--register", given.register, "--port", str(given.port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                asyncio.run(measured(given.port, ids, argparse.Namespace(clients=1, pause=0, seconds=1)))
                break
            except OSError:
                time.sleep(0.1)
        times = asyncio.run(measured(given.port, ids, given))
    finally:
        server.terminate()
        server.wait()
    for what, found in times.items():
        cut = statistics.quantiles(found, n=100)
        print(f"{what:<6} {len(found):>6} answers, half in {cut[49] * 1e3:.0f} ms, 95 % in {cut[94] * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
