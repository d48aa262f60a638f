"""What a report must hold to be about defence at all: `scope.yml`, read and checked into one frozen table."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

import ahocorasick

from sijill.data import read_mapping
from sijill.text import bare

_KEYS = frozenset({"enough", "letters", "short", "stems"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Pieces of words, how many of them are enough, for how many letters one is, and what is too short to tell."""

    stems: tuple[str, ...]
    enough: int
    letters: int
    short: int
    _finder: ahocorasick.Automaton = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        finder = ahocorasick.Automaton()
        for stem in self.stems:
            finder.add_word(stem, stem)
        finder.make_automaton()
        object.__setattr__(self, "_finder", finder)

    def holds(self, text: str) -> bool:
        """Whether a text can be about defence; vowel marks and invisible characters aside.

        >>> scope = Scope(("جيش", "سلاح"), enough=6, letters=1000, short=10)
        >>> scope.holds("فاز الفريق بالمباراة أمس"), scope.holds("استعرض الجَيْش قواته")
        (False, True)
        """
        # What is found in the text as it stands is found without its marks too: it is looked at only where it has
        # fewer letters, so that less is enough.
        plain = bare(text)
        return self._has(plain) or (len(text) < len(plain) and self._has(text))

    def _has(self, text: str) -> bool:
        if len(text) < self.short:
            return True
        found = 0
        for found, _ in enumerate(self._finder.iter(text), 1):  # one pass for all pieces: a fifth of the time
            if found >= self.enough:
                return True
        return found > 0 and found * self.letters >= len(text)


def read_scope(path: Traversable) -> Scope:
    """The table of `scope.yml`. Raises DataError, which names what is wrong."""
    data = read_mapping(path)
    data.only(_KEYS, _KEYS)
    stems = tuple(data.texts("stems"))
    marked = next((s for s in stems if bare(s) != s), None)
    if marked is not None:
        raise data.error(f"{marked!r} holds a vowel mark; pieces are written without", "stems")
    return Scope(stems, int(data["enough"]), int(data["letters"]), int(data["short"]))
