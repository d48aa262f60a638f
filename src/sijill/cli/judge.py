"""`sijill judge` and `sijill judgements`: what people decide, kept for ever."""

from __future__ import annotations

import getpass
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from sijill.cli.common import AsJson, Place, console, line
from sijill.cli.rtl import Cell
from sijill.cli.tables import value as shown
from sijill.records import CLAIM_VERDICTS, PAIR_VERDICTS, Judgement

if TYPE_CHECKING:
    from sijill.records import Held
    from sijill.store import Register

_VERDICTS = (*dict.fromkeys((*CLAIM_VERDICTS, *PAIR_VERDICTS)), "correct", "undo")

Verdict = Annotated[
    str,
    typer.Argument(
        metavar="VERDICT",
        help=f"Of one claim: {', '.join(CLAIM_VERDICTS)}, correct. Of two: {', '.join(PAIR_VERDICTS)}. "
        "Of a judgement that was made: undo.",
    ),
]
First = Annotated[str, typer.Argument(metavar="ID", help="A claim or a name, or the judgement to undo: its id.")]
Second = Annotated[str | None, typer.Argument(metavar="[OTHER]", help="The other claim or name.")]
User = Annotated[str | None, typer.Option(help="Who decides; the name of the account if it is not given.")]
Field = Annotated[str | None, typer.Option(help="To correct: a field of the claim, reality or source.")]
Value = Annotated[
    str | None,
    typer.Option(help="To correct: what it must hold; lists with commas between, or as JSON. Left out: it is open."),
]
Words = Annotated[str | None, typer.Option(help="To correct: the words of the report that say so.")]
Why = Annotated[str | None, typer.Option("--reason", help="Why, in words; kept with the judgement.")]


def register(app: typer.Typer) -> None:
    """Puts the commands into the program."""
    app.command("judge")(judge)
    app.command("judgements")(judgements)


def judge(
    verdict: Verdict,
    id_: First,
    other: Second = None,
    field: Field = None,
    value: Value = None,
    words: Words = None,
    user: User = None,
    reason: Why = None,
    register: Place = "sijill.db",
    as_json: AsJson = False,
) -> None:
    """Decide about a claim, or about two: whether they tell of one thing. It outweighs the program for ever.

    Of two names, by the ids under `written` of a person (`sijill show`, `sijill list person`): whether they are one's.

    Nothing is overwritten: a judgement is taken back by another that undoes it, and both are kept. A field that is
    corrected shows the person's value and words, and beside it what the coder had put there.
    """
    from sijill import names
    from sijill.store import Register

    if verdict not in _VERDICTS:
        raise typer.BadParameter(f"there is no verdict {verdict!r}; there are: {', '.join(_VERDICTS)}")
    if verdict not in ((*CLAIM_VERDICTS, "correct", "undo") if other is None else PAIR_VERDICTS):
        raise typer.BadParameter(f"{verdict!r} is said of {'two claims' if other is None else 'one id'}")
    if (verdict == "correct") != (field is not None) or (field is None and (value or words)):
        raise typer.BadParameter("a correction is `correct ID --field NAME --value VALUE --words WORDS`")
    with Register.open(register, create=False) as opened:
        if field:
            made = _correction(opened.claim(id_), field, (value, words), user or getpass.getuser(), reason)
        else:
            made = _judgement(opened, verdict, id_, other, user or getpass.getuser(), reason)
        names.judge(opened, made) if names.is_name(made.left) else opened.judge(made)
    said = {"id": made.id} | asdict(made)
    sys.stdout.write(line(said) + "\n" if as_json else f"{made.id} is kept: {_words(made)}\n")


def judgements(register: Place = "sijill.db", as_json: AsJson = False) -> None:
    """List what people decided, in the order in which they did."""
    from sijill.store import Register

    with Register.open(register, create=False) as opened:
        with opened.people() as people:
            of_names = people.judgements()
        made = sorted([*opened.judgements(), *of_names], key=lambda one: one.made_at)
    if as_json:
        for one in made:
            sys.stdout.write(line({"id": one.id} | asdict(one)) + "\n")
        return
    table = Table("id", "judgement", "by", "at", "reason")
    for one in made:
        table.add_row(*map(Cell, (one.id, _words(one), one.user, one.made_at, one.reason or "–")))
    console().print(table if made else "no judgements")


def _judgement(opened: Register, verdict: str, id_: str, other: str | None, user: str, reason: str | None) -> Judgement:
    from sijill.names import is_name

    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    if verdict == "undo":
        with opened.people() as people:
            found = [one for one in [*opened.judgements(), *people.judgements()] if one.id.startswith(id_)]
        if len(found) != 1:
            raise typer.BadParameter(f"{len(found)} judgements have an id that begins with {id_!r}")
        return Judgement(found[0].left, found[0].right, verdict, user, now, reason, undoes=found[0].id)
    if is_name(id_) and other:
        return Judgement(id_, other, verdict, user, now, reason)
    right = opened.claim(other).id if other else None
    return Judgement(opened.claim(id_).id, right, verdict, user, now, reason)


_Typed = tuple[str | None, str | None]  # the value and the words


def _correction(held: Held, field: str, said: _Typed, user: str, reason: str | None) -> Judgement:
    from sijill.correcting import correction, value_of

    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    value = value_of(held.claim.kind, field, said[0])
    made = correction(held, field, value, said[1])
    return Judgement(held.id, None, "correct", user, now, reason, correction=made)


def _words(one: Judgement) -> str:
    if one.undoes:
        return f"undo {one.undoes}"
    if one.correction:
        return f"{one.left} {one.correction.field}: {shown(one.correction.value)}"
    return f"{one.left} {one.verdict}" + (f" {one.right}" if one.right else "")
