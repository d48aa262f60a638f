"""What the mark stage finds: a stretch of a report that means something to a coder.

A module of its own, in plain slots, since there is one for every second word of a report: `make fast` compiles it to a
structure whose fields are read without a look-up.
"""

from __future__ import annotations

from typing import Any


class Mention:
    """Something in the text that means something to a coder: an actor, a weapon, a date, a cue.

    `start` and `end` are offsets in the document's text; `first` and `last` are the half-open range of its words.
    `kind` says what it is, `code` what it stands for (`TUR`, `uav`, `signed`), `entry` which lexicon entry or rule said
    so, and `data` carries what the entry or reader adds. `tense` is that of a verb (`past`, `present`, `future`);
    `proclitic` and `pronoun` are the letters glued to its left and right, `article` says that it carries ال.
    No one alters a mention; `but` makes another.
    """

    __slots__ = (
        "article",
        "code",
        "data",
        "end",
        "entry",
        "first",
        "kind",
        "last",
        "proclitic",
        "pronoun",
        "start",
        "tense",
    )

    def __init__(  # noqa: PLR0913, PLR0917 (its fields, as they come from the lexicon)
        self,
        start: int,
        end: int,
        first: int,
        last: int,
        kind: str,
        code: str,
        entry: str,
        data: Any = None,
        tense: str | None = None,
        proclitic: str = "",
        pronoun: str = "",
        article: bool = False,  # noqa: FBT001, FBT002 (a field like the others)
    ) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.kind = kind
        self.code = code
        self.entry = entry
        self.data = data
        self.tense = tense
        self.proclitic = proclitic
        self.pronoun = pronoun
        self.article = article

    def fields(self) -> tuple[Any, ...]:
        """All that it says, in the order in which a mention is made."""
        return (
            self.start, self.end, self.first, self.last, self.kind, self.code, self.entry, self.data, self.tense,
            self.proclitic, self.pronoun, self.article,
        )  # fmt: skip

    def but(self, **changes: Any) -> Mention:
        """A mention that differs from this one in the fields named."""
        other = Mention(*self.fields())
        for name, value in changes.items():
            setattr(other, name, value)
        return other

    def __repr__(self) -> str:
        said = zip(("start", "end", "first", "last", "kind", "code", "entry", "data"), self.fields(), strict=False)
        return f"Mention({', '.join(f'{name}={value!r}' for name, value in said)})"


def place(mention: Mention) -> tuple[int, int]:
    """The words of a mention, by which mentions are put in order."""
    return mention.first, mention.last
