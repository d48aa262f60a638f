"""How a language writes numbers, money and shares: `numbers.yml`, read and checked into one frozen table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from sijill.data import Row, read_mapping
from sijill.text import words

Phrase = tuple[str, ...]
_PHRASES = ("percent", "between", "aside_before", "each_after", "each_before")
_WORDS = (
    "ones", "no_share_of", "range_link", "change_before", "labels", "no_name_before", "times", "ordinal_after",
    "ordinal_before", "ordinal_verbs", "lost_space",
)  # fmt: skip
_TABLES = ("units", "scales", "fractions", "shares", "ordinals", "approximators", "homes", "currencies")
_CURRENCY = ("forms", "default", "of", "symbols", "symbol_code")
_APPROX = ("about", "at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency's noun: the code it has alone (None if that is not certain) and those with a state's adjective.

    `homes` are the states of those, each with its code.
    """

    default: str | None
    of: Mapping[str, str]
    homes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Numerals:
    """Folded words to values; `numbers.yml` says what each key is.

    `units` are added (خمسة وعشرون), `scales` multiply; of `many` (آلاف) only after a number, `two` (ألفين) is twice the
    scale unless a number stands before it. `before` and `after` map phrases to a code of `approx.csv`.
    """

    units: Mapping[str, float]
    ones: frozenset[str]
    scales: Mapping[str, float]
    many: Mapping[str, float]
    two: Mapping[str, float]
    fractions: Mapping[str, float]
    shares: Mapping[Phrase, float]
    no_share_of: frozenset[str]
    percent: frozenset[Phrase]
    before: Mapping[Phrase, str]
    after: Mapping[Phrase, str]
    between: frozenset[Phrase]
    range_link: frozenset[str]
    change_before: frozenset[str]
    labels: frozenset[str]
    no_name_before: frozenset[str]
    times: frozenset[str]
    aside_before: frozenset[Phrase]
    each_after: frozenset[Phrase]
    each_before: frozenset[Phrase]
    ordinals: Mapping[str, int]
    ordinal_after: frozenset[str]
    ordinal_before: frozenset[str]
    ordinal_verbs: frozenset[str]
    lost_space: frozenset[str]
    currencies: Mapping[str, Currency]
    symbols: Mapping[str, str]


def phrase(text: str) -> Phrase:
    """A written phrase as folded words."""
    return tuple(words(text).words)


def _values(table: Row, part: str | None = None) -> dict[Phrase, float]:
    """Folded phrases to the number they stand for; `part` is the list of each value that is meant."""
    out: dict[Phrase, float] = {}
    for value in table:
        for form in table.row(value).texts(part) if part else table.texts(value):
            if phrase(form) in out:
                raise table.error(f"{form!r} stands for two numbers", value)
            out[phrase(form)] = float(value)
    return out


def _one_word(table: Row, part: str | None = None) -> dict[str, float]:
    """Folded words to the number they stand for."""
    found = _values(table, part)
    for parts, value in found.items():
        if len(parts) != 1:
            raise table.error(f"{' '.join(parts)!r} must be one word; compounds are read by the program", value)
    return {word: value for (word,), value in found.items()}


def read_numerals(path: Traversable) -> Numerals:
    """The table of `numbers.yml`. Raises DataError, which names what is wrong."""
    data = read_mapping(path)
    keys = (*_PHRASES, *_WORDS, *_TABLES)
    data.only(keys, keys)
    one, many, two = (_one_word(data.row("scales"), part) for part in ("one", "many", "two"))
    approximators = data.row("approximators")
    approximators.only(_APPROX)
    before, after = (
        {phrase(p): code for code in approximators for p in approximators.row(code).texts(side)}
        for side in ("before", "after")
    )
    homes = data.row("homes")
    currencies, symbols = _currencies(data.rows("currencies"), {code: homes.text(code) for code in homes})
    phrases = {key: frozenset(map(phrase, data.texts(key))) for key in _PHRASES}
    words = {key: _single(data, key) for key in _WORDS}
    return Numerals(
        units=_one_word(data.row("units")),
        scales=one,
        many=many,
        two=two,
        fractions=_one_word(data.row("fractions")),
        shares=_values(data.row("shares")),
        before=before,
        after=after,
        ordinals={word: int(value) for word, value in _one_word(data.row("ordinals")).items()},
        currencies=currencies,
        symbols=symbols,
        **phrases,  # type: ignore[arg-type]
        **words,  # type: ignore[arg-type]
    )


def _single(data: Row, key: str) -> frozenset[str]:
    """The folded words of a list, each of which must be one word."""
    found = [phrase(text) for text in data.texts(key)]
    for parts in found:
        if len(parts) != 1:
            raise data.error(f"{' '.join(parts)!r} must be one word", key)
    return frozenset(word for (word,) in found)


def _currencies(rows: list[Row], states: Mapping[str, str]) -> tuple[dict[str, Currency], dict[str, str]]:
    found: dict[str, Currency] = {}
    symbols: dict[str, str] = {}
    for row in rows:
        row.only(_CURRENCY, ("forms",))
        of = {phrase(a)[0]: code for code in row.row("of") for a in row.row("of").texts(code)} if "of" in row else {}
        currency = Currency(row.get("default"), of, {states[c]: c for c in of.values() if c in states})
        for form in row.texts("forms"):
            found[phrase(form)[0]] = currency
        for symbol in row.texts("symbols"):
            symbols[symbol] = row.text("symbol_code" if "symbol_code" in row else "default")
    return found, symbols
