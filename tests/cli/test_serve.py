"""`sijill serve` as a person starts it."""

from __future__ import annotations

import json
import signal
import socket
import time
from typing import Any
from urllib.request import urlopen


def test_it_serves_until_it_is_interrupted(process: Any) -> None:
    """The address is said once the register is open; Ctrl-C ends it in order."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = process("serve", "--port", port, "--register", "new.db", "--json")
    said = json.loads(running.stdout.readline())
    assert said == {"url": f"http://127.0.0.1:{port}/", "register": "new.db"}
    for _ in range(200):
        time.sleep(0.05)
        try:
            with urlopen(said["url"], timeout=5) as answer:  # noqa: S310 (our own server)
                assert "sijill" in answer.read().decode()
            break
        except OSError:
            assert running.poll() is None
    else:
        raise AssertionError("it did not answer")
    running.send_signal(signal.SIGINT)
    assert running.wait(20) in (0, 130, -signal.SIGINT)


def test_an_address_that_others_reach_is_refused(sijill: Any) -> None:
    """Nothing listens, nothing is made, and the message says the way out."""
    ran = sijill("serve", "--host", "0.0.0.0")  # noqa: S104 (it must be refused)
    assert ran.code == 1
    assert "other machines" in ran.err
    assert "ssh -L" in ran.err
