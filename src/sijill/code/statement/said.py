"""Statements as they are told: drafts, and which of them are one speaker's one act."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.code.draft import Draft
from sijill.text import folded

_MOST_JOINED = 4  # targets of all that one speaker does alike
_BEGINNING = 2  # sentences with which a report may say for a state what somebody says for it
_NEAR = 4  # sentences from there to who says it
_LEAST = 2  # words of a shorter name for the same body


@dataclass(slots=True)
class Said(Draft):
    """A draft with what the merging of statements asks: whether its title says it, and what its speaker is.

    `line` is the sentence that says it, `named` a speaker called by a person's name, `state` one who is called only
    by a state or its capital, `group` one called by a group, which has more than one name.
    """

    line: int = 0
    named: bool = False
    state: bool = False
    group: bool = False


def same(a: Said, b: Said) -> bool:
    """Whether two drafts are one speaker's one act; what is said on two days is two."""
    if any(a.fields[key] != b.fields[key] for key in ("speaker_actor", "act")):
        return False
    if not _is_one_speaker(a, b) and not _is_title_of(a, b):
        return False
    return not (a.fields["date"] and b.fields["date"] and a.fields["date"] != b.fields["date"])


def merge(a: Said, b: Said) -> None:
    """Take the targets of the second into the first, its date, and the fuller name."""
    a.fields["targets"] = list(dict.fromkeys([*a.fields["targets"], *b.fields["targets"]]))[:_MOST_JOINED]
    a.fields["date"] = a.fields["date"] or b.fields["date"]
    fuller = len(folded(b.fields["speaker"]).split()) > 1 == len(folded(a.fields["speaker"]).split())
    if _ends_with(b, a) or not _is_one_speaker(a, b) or (a.group and b.group and fuller):
        a.fields["speaker"] = a.source = b.fields["speaker"]
        a.named, a.state = b.named, b.state
    a.line = max(a.line, b.line)


def _is_one_speaker(a: Said, b: Said) -> bool:
    """Whether two name one speaker: in the same words, a state by two names, a body by a shorter name too."""
    if folded(a.fields["speaker"]) == folded(b.fields["speaker"]):
        return True
    if not a.fields["speaker_actor"]:
        return False
    if a.group and b.group:
        return True  # كتائب القسام, القسام, الكتائب
    if a.state and b.state:
        return not set(a.fields["targets"]).isdisjoint(b.fields["targets"])
    return _ends_with(a, b) or _ends_with(b, a)


def _is_title_of(a: Said, b: Said) -> bool:
    """Whether a title says for a state (بكين تحذر) what somebody named then says for it in the report.

    So does the beginning of the report, of the same.
    """
    if a.named or a.fields["speaker_actor"] is None or a.line >= b.line:
        return False
    about = not set(a.fields["targets"]).isdisjoint(b.fields["targets"])
    return a.line == 0 or (a.state and a.line <= _BEGINNING and b.line - a.line <= _NEAR and about)


def _ends_with(long: Said, short: Said) -> bool:
    """Whether a name is another without its beginning: وزارة الدفاع الروسية, الدفاع الروسية."""
    x, y = (folded(said.fields["speaker"]).split() for said in (long, short))
    return len(x) > len(y) and ((len(y) >= _LEAST and x[-len(y) :] == y) or (not long.named and x[: len(y)] == y))
