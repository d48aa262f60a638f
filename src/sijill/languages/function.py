"""The small words of a language, by what they do: `function_words.yml`, read and checked into one frozen table."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.resources.abc import Traversable

from sijill.data import read_mapping
from sijill.text import folded


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """Folded words of `function_words.yml`; what each list means stands in that file."""

    stops: frozenset[str]
    clause: frozenset[str]
    names: frozenset[str]
    asides: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    auxiliaries: frozenset[str]
    negations: frozenset[str]
    given_names: frozenset[str]
    family_names: frozenset[str]
    not_names: frozenset[str]
    things: frozenset[str]
    masdars: frozenset[str]
    papers: frozenset[str]
    issued: frozenset[str]
    title_words: frozenset[str]
    former: frozenset[str]
    binders: frozenset[str]
    little_heads: frozenset[str]
    sure_heads: frozenset[str]
    little_tails: frozenset[str]
    word_ends: frozenset[str]
    plain_words: frozenset[str]
    institutions: frozenset[str]
    according: frozenset[str]
    state_bodies: frozenset[str]


def read_function_words(path: Traversable) -> FunctionWords:
    """The table of `function_words.yml`. Raises DataError, which names the key that is missing or unknown."""
    data = read_mapping(path)
    keys = frozenset(f.name for f in fields(FunctionWords))
    data.only(keys, keys)
    return FunctionWords(**{key: frozenset(map(folded, data.texts(key))) for key in keys})
