"""`sijill watch`: a register that keeps itself fresh and tells what is new."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sijill.cli.codes import party
from sijill.cli.common import AsJson, Paths, Place, complain, line, note
from sijill.cli.entries import Party

if TYPE_CHECKING:
    from sijill.editions import Choice
    from sijill.outbox import Failed
    from sijill.store import Register
    from sijill.watching import Seen

_NEWS = ("stage", "contradiction", "overdue")
SECRET = "SIJILL_WEBHOOK_SECRET"  # noqa: S105 (the name of a variable)

Every = Annotated[float, typer.Option("--every", min=0.1, help="Seconds between two rounds.")]
Rounds = Annotated[int | None, typer.Option("--rounds", min=1, help="Stop after so many rounds; else go on for ever.")]
Feed = Annotated[Path | None, typer.Option("--feed", help="An Atom file that is written anew when something is added.")]
Webhook = Annotated[
    str | None,
    typer.Option("--webhook", help=f"Where news is sent as JSON, signed with the secret in {SECRET}."),
]


def _kinds(typed: list[str]) -> list[str]:
    for one in typed:
        if one not in _NEWS:
            raise typer.BadParameter(f"there is no news of kind {one!r}; there are: {', '.join(_NEWS)}")
    return typed


Kinds = Annotated[
    list[str],
    typer.Option("--news", callback=_kinds, help=f"What the webhook is told: {', '.join(_NEWS)}; all if absent."),
]


def register(app: typer.Typer) -> None:
    """Puts the command into the program."""
    app.command("watch")(watch)


def watch(
    paths: Paths,
    every: Every = 60,
    rounds: Rounds = None,
    feed: Feed = None,
    webhook: Webhook = None,
    kinds: Kinds = [],  # noqa: B006 (typer makes a new one for each call)
    of: Party = None,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Add what appears in folders and feeds, round after round, and tell what is new.

    New is a stage that was reached, a contradiction, and a target that is past due.

    A file that stays as it was is not read again. What a webhook did not take is sent again in the next round, under
    the same id; what was delivered stands in a file beside the register, REGISTER.delivered-..., one for each address.
    A message that is refused for good is set aside and holds up no other: see `sijill undelivered`.
    The feed is written anew as soon as there is anything new, also when only a day has passed. Ends with Ctrl-C.
    """
    from sijill.store import Register

    with Register.open(register) as opened:
        hook = _Hook(opened, register, webhook, kinds) if webhook else None
        seen: Seen = {}
        done, before = 0, None
        while rounds is None or done < rounds:
            if done:
                time.sleep(every)
            done += 1
            try:
                before = _round(opened, (paths, seen), feed, hook, of, before=before, as_json=as_json)
            except KeyboardInterrupt:
                return


class _Hook:
    """A webhook with its log beside the register."""

    def __init__(self, opened: Register, place: str, url: str, kinds: list[str]) -> None:
        secret = os.environ.get(SECRET, "")
        if not secret:
            raise typer.BadParameter(f"--webhook needs a secret to sign with: set {SECRET}")
        from sijill.watching import Hook, log_of

        self._register = opened
        self._hook = Hook(url, secret.encode())
        self._log = log_of(place, url)
        self._kinds = kinds or list(_NEWS)
        self.waiting = True  # whether something may have to be sent

    def deliver(self, choice: Choice) -> int:
        """Sends what is new; how many messages were taken. What went wrong is said and tried again later."""
        from sijill.watching import deliver

        sent, failed = deliver(self._register, choice, self._hook, self._log, self._kinds, self._aside)
        self.waiting = bool(failed)
        if failed:
            note(f"webhook: {failed}; it is sent again in the next round")
        return sent

    def _aside(self, failed: Failed) -> None:
        note(
            f"webhook: {failed.why}; refused {failed.tries} times, it is set aside: "
            f"`sijill undelivered --webhook {self._hook.url}` shows it, --again sends it again"
        )


def _round(
    opened: Register, sources: tuple[list[str], Seen], feed: Path | None, hook: _Hook | None, of: str | None, *,
    before: object, as_json: bool,
) -> object:  # fmt: skip
    """One round; from what news followed in it, which is the next one's `before`."""
    from sijill.editions import Choice
    from sijill.watching import feed as write_feed
    from sijill.watching import follow, state

    counts = follow(opened, *sources, complain)
    now = state(opened)
    choice = Choice(party=party(of, opened))
    if feed and (now != before or not feed.exists()):
        write_feed(opened, choice, feed)
    sent = hook.deliver(choice) if hook and (now != before or hook.waiting) else 0
    said = {"added": counts["added"], "left_out": counts["left out"], "delivered": sent}
    if as_json:
        sys.stdout.write(line(said) + "\n")
        sys.stdout.flush()
    elif counts["added"] or counts["left out"] or sent:
        note(", ".join(f"{n} {what.replace('_', ' ')}" for what, n in said.items()))
    return now
