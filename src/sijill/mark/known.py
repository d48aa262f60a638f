"""Public persons (`actors/persons.yml`): for whom a name alone tells that somebody speaks, on the day of the report.

قال بوتين إن ...                  RUS, whose president he is
أعرب كارتر عن ...                 USA in 2015, nobody in 2024
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sijill.languages.function import FunctionWords
from sijill.mention import Mention
from sijill.text import SOFT, Words

_OPEN = ".."
_FATHERS = frozenset({"بن", "ال"})  # a name goes on with fathers and house: محمد بن سلمان بن عبدالعزيز


def post_of(known: Mention, day: str | None) -> str | None:
    """For whom a public person stands on a day (EDTF); without one, only if the post is held still."""
    for code, since, until in known.data["posts"]:
        if day is None and until == _OPEN:
            return str(code)
        if day is not None and since <= day[: len(since)] and (until == _OPEN or day[: len(until)] <= until):
            return str(code)
    return None


def with_posts(found: Iterable[Mention], known: Iterable[Mention], day: str | None, tokens: Words) -> list[Mention]:
    """The persons found, those without a state given that of the public person whose name they bear."""
    public = {m.last: m for m in known}
    return [_posted(m, public, day, tokens) for m in found]


def _posted(person: Mention, public: dict[int, Mention], day: str | None, tokens: Words) -> Mention:
    if person.code or not person.data.name:
        return person
    first, last = person.data.name_first, person.data.name_last
    end = next((i for i in range(last, first, -1) if i in public and public[i].first <= first), None)
    if end is None or (end < last and tokens.words[end] not in _FATHERS):
        return person
    code = post_of(public[end], day)
    return person.but(code=code, data=replace(person.data, state=code)) if code else person


def stand_alone(known: Iterable[Mention], taken: set[int], tokens: Words, small: FunctionWords) -> list[Mention]:
    """The public persons that nothing else names where they stand, and no given name before them makes another."""
    return [m for m in known if taken.isdisjoint(range(m.first, m.last)) and not _is_part(m, tokens, small)]


def _is_part(known: Mention, tokens: Words, small: FunctionWords) -> bool:
    """Whether a family name alone stands behind a given name that is not its own (جيمي كارتر)."""
    before = known.first - 1
    if known.last - known.first > 1 or before < 0 or known.proclitic or tokens.breaks[known.first] != SOFT:
        return False
    return tokens.words[before] in small.given_names or tokens.words[before] in small.binders
