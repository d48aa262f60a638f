"""How a language ties an actor to the word that speaks of it: `links.yml`, read and checked into one frozen table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from sijill.data import read_mapping
from sijill.languages.numerals import Phrase, phrase

LINKS = frozenset({"to", "from", "by", "with", "between", "against", "upon", "in", "about", "among", "of", "as", "via"})
_KEYS = frozenset({"before", "heads", "clause", "relatives", "passive", "place_nouns"})


@dataclass(frozen=True, slots=True)
class Links:
    """Folded phrases before an actor and the link each makes; words that go with an actor; words that end a clause."""

    before: Mapping[Phrase, str]
    heads: frozenset[Phrase]
    clause: frozenset[str]
    relatives: frozenset[str]
    passive: frozenset[str]
    place_nouns: frozenset[str]
    head_ends: frozenset[str]
    link_ends: frozenset[str]

    def may_be_head(self, word: str) -> bool:
        """Whether words that go with an actor may end with a word, behind a proclitic or not."""
        return word in self.head_ends or word[1:] in self.head_ends

    def may_link(self, word: str) -> bool:
        """Whether words that make a link may end with a word, behind a conjunction or not."""
        return word in self.link_ends or word[1:] in self.link_ends

    def link(self, words: Phrase) -> str | None:
        """The link that words just before an actor make, also behind و or ف."""
        found = self.before.get(words)
        if found is None and words[0][:1] in ("و", "ف"):
            found = self.before.get((words[0][1:], *words[1:]))
        return found


def _words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(parts[0] for form in forms if (parts := phrase(form)) and len(parts) == 1)


def read_links(path: Traversable) -> Links:
    """The table of `links.yml`. Raises DataError, which names what is wrong."""
    data = read_mapping(path)
    data.only(_KEYS, _KEYS)
    links = data.row("before")
    links.only(LINKS)
    before = {phrase(form): link for link in links for form in links.texts(link)}
    heads = frozenset(map(phrase, data.texts("heads")))
    return Links(
        before,
        heads,
        _words(data.texts("clause")),
        _words(data.texts("relatives")),
        _words(data.texts("passive")),
        _words(data.texts("place_nouns")),
        head_ends=frozenset(h[-1] for h in heads),
        link_ends=frozenset(b[-1] for b in before),
    )
