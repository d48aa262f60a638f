"""Small questions that templates ask about entries and claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

from sijill.codebook import load
from sijill.entries import out_of_order
from sijill.entry import COLUMNS, Entry
from sijill.records import Evidence, Held
from sijill.serve.compare import said
from sijill.serve.reasons import because
from sijill.serve.wording import Wording

_WHOLE = 80  # characters up to which a fragment names the quote whole; of longer ones it names both ends
_END = 30
_CLAIM_ID = 16  # letters of the id of a claim; a report has more


def shows() -> dict[str, Callable[..., Any]]:
    """What templates may call, by name."""
    return {
        "columns": lambda kind: COLUMNS[kind],
        "field_names": lambda kind: tuple(load().kinds[kind].fields),
        "conflict_names": conflict_names,
        "evidence": evidence,
        "said": said,
        "fragment": fragment,
        "web": web,
        "about_of": about_of,
        "because": because,
        "out_of_order": out_of_order,
    }


def conflict_names(words: Wording, entry: Entry) -> str:
    """The fields and steps of which the reports tell what cannot all be right, by their titles."""
    named = [words.field(entry.kind, name) for name, told in entry.fields.items() if told.conflict]
    named += [words.stage(entry.kind, step.code) for step in entry.steps if step.date.conflict]
    return words(", ").join([*named, *([words("order of the steps")] if entry.oddities else [])])


def evidence(held: Held, field: str) -> tuple[Evidence, ...]:
    """The words a field of a claim rests on; those of the claim as a whole where none are named for the field."""
    own = tuple(one for one in held.claim.evidence if one.field == field)
    return own or tuple(one for one in held.claim.evidence if one.field == "claim") or held.claim.evidence


def fragment(words: str) -> str:
    """An address within the page that leads to words of its text in browsers without script."""
    flat = " ".join(words.split())
    if len(flat) <= _WHOLE:
        return "#:~:text=" + quote(flat, safe="")
    first, last = flat[:_END].rpartition(" ")[0], flat[-_END:].partition(" ")[2]
    return "#:~:text=" + ",".join(quote(part, safe="") for part in (first or flat[:_END], last or flat[-_END:]))


def web(address: str) -> bool:
    """Whether an address that a report gives may be made a link: nothing but pages of the web, and no script."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def about_of(id_: str) -> str:
    """The page of what a finding is about: an entry, a report or a claim."""
    kind = "entry" if id_.startswith("R") else "claims" if len(id_) == _CLAIM_ID else "reports"
    return f"/{kind}/{id_}"
