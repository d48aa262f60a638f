"""What a report must hold to be about defence at all: `scope.yml`, read and checked into one frozen table."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

import ahocorasick

from sijill.data import Row, read_mapping
from sijill.text import bare

_KEYS = frozenset({"enough", "letters", "short", "stems", "weak"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Pieces of words, how many of them are enough, for how many letters one is, and what is too short to tell.

    `weak` pieces are counted too, but are not enough by themselves.
    """

    stems: tuple[str, ...]
    enough: int
    letters: int
    short: int
    weak: tuple[str, ...] = ()
    _finder: ahocorasick.Automaton = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        finder = ahocorasick.Automaton()
        strong = frozenset(self.stems)
        for stem in (*self.weak, *self.stems):
            finder.add_word(stem, stem in strong)
        finder.make_automaton()
        object.__setattr__(self, "_finder", finder)

    def holds(self, text: str) -> bool:
        """Whether a text can be about defence; vowel marks and invisible characters aside.

        >>> scope = Scope(("جيش", "سلاح"), enough=6, letters=1000, short=10)
        >>> scope.holds("فاز الفريق بالمباراة أمس"), scope.holds("استعرض الجَيْش قواته")
        (False, True)
        >>> scope = Scope(("جيش",), enough=6, letters=1000, short=10, weak=("هجوم",))
        >>> scope.holds("عزز الفريق خط هجومه"), scope.holds("صد الجيش هجوم الفصائل")
        (False, True)
        """
        # What is found in the text as it stands is found without its marks too: it is looked at only where it has
        # fewer letters, so that less is enough.
        plain = bare(text)
        return self._has(plain) or (len(text) < len(plain) and self._has(text))

    def _has(self, text: str) -> bool:
        if len(text) < self.short:
            return True
        found, tells = 0, False
        for found, (_, is_strong) in enumerate(self._finder.iter(text), 1):  # one pass for all: a fifth of the time
            tells = tells or is_strong
            if tells and found >= self.enough:
                return True
        return tells and found * self.letters >= len(text)


def read_scope(path: Traversable) -> Scope:
    """The table of `scope.yml`. Raises DataError, which names what is wrong."""
    data = read_mapping(path)
    data.only(_KEYS, _KEYS)
    stems, weak = _pieces(data, "stems"), _pieces(data, "weak")
    twice = next((s for s in weak if s in stems), None)
    if twice is not None:
        raise data.error(f"{twice!r} stands in both lists; a piece is in one", "weak")
    return Scope(stems, int(data["enough"]), int(data["letters"]), int(data["short"]), weak)


def _pieces(data: Row, key: str) -> tuple[str, ...]:
    pieces = tuple(data.texts(key))
    marked = next((s for s in pieces if bare(s) != s), None)
    if marked is not None:
        raise data.error(f"{marked!r} holds a vowel mark; pieces are written without", key)
    return pieces
