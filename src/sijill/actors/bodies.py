"""Which body or firm of a state a written name is, in Arabic or Latin letters: by the roster, or by sort and state.

Only what these lists hold is told; another name is left to be compared by its letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from sijill.actors.roster import names, owner, rows
from sijill.data import Row, read_csv, read_rows
from sijill.text import folded

_BESIDE = "of the and republic kingdom state states united arab federal في من جمهوريه مملكه دوله"
_SMALL = frozenset(_BESIDE.split())  # words that may stand beside a body and its state
_PREFIX = 3  # letters that a state's English adjective has in common with its name: Turkish, Türkiye
_FIRM = ("شركه ", "مجموعه ", "مؤسسه ")  # a kind before a name, which stays the same
_SEVERAL = (
    "Egyptian factories",
    "Algerian military industry",
    "Moroccan aerospace",
    "Iraqi military industry",
    "Tunisian yards",
)  # entries of several firms
_CLOSING = frozenset({"inc", "corp", "corporation", "ltd", "llc", "plc", "co", "company", "as", "a.s", "group"})


class Known(NamedTuple):
    """A body: `id` is its entry in the roster (`company:Roketsan`), or its sort (`defence_ministry`); `en` its name."""

    id: str
    en: str


@lru_cache(maxsize=20_000)
def known(name: str, state: str) -> Known | None:
    """The body of a name as a report writes it, of a state; None if neither roster nor sorts hold it.

    >>> known("روكيتسان", "TUR") == known("Roketsan", "TUR"), known("Turkish Ministry of Defence", "TUR").id
    (True, 'defence_ministry')
    """
    written = plain(name)
    sought = next((written.removeprefix(kind) for kind in _FIRM if written.startswith(kind)), written)
    words = sought.split()
    while len(words) > 1 and words[-1].strip(".,") in _CLOSING:
        words.pop()
    named = _roster()
    found = named.get((written, state)) or named.get((" ".join(words), state))
    return found or _by_sort(tuple(written.split()), state)


def key(code: str) -> str:
    """An actor's code, the same for every spelling of a body that is known; others as they are.

    >>> key("TUR:روكيتسان") == key("TUR:Roketsan"), key("TUR")
    (True, 'TUR')
    """
    state, _, name = code.partition(":")
    found = known(name, state) if name else None
    return f"{state}:={found.id}" if found else code


def plain(name: str) -> str:
    """A name as it folds, Latin letters without their accents too.

    >>> plain("Millî Savunma Bakanlığı")
    'milli savunma bakanligi'
    """
    bare = (c for c in unicodedata.normalize("NFD", name.lower().replace("ı", "i")) if not "\u0300" <= c <= "\u036f")
    return folded(unicodedata.normalize("NFC", "".join(bare))).strip()


def _by_sort(words: tuple[str, ...], state: str) -> Known | None:
    of_state = _words_of(state)
    for phrase, sort in _sorts():
        at = next((i for i in range(len(words) - len(phrase) + 1) if words[i : i + len(phrase)] == phrase), None)
        if at is None:
            continue
        rest = (*words[:at], *words[at + len(phrase) :])
        if all(word.strip(".,") in _SMALL or _is_of(word, of_state) for word in rest):
            return sort.get(state) or sort[""]
    return None


def _is_of(word: str, of_state: frozenset[str]) -> bool:
    bare = word.removeprefix("ال").removesuffix("ه") if word[0] >= "\u0600" else word.replace(".", "").strip(",'")
    return bare in of_state or (bare.isascii() and len(bare) > _PREFIX and bare[:_PREFIX] + "…" in of_state)


@cache
def _words_of(state: str) -> frozenset[str]:
    """The words that stand for a state beside its bodies: its name and adjective, Latin ones by how they begin."""
    found: set[str] = set()
    for name in names():
        if name.code == state and name.id == f"state:{state}" and name.form in ("name", "nisba"):
            found |= {word.removeprefix("ال").removesuffix("ه") for word in plain(name.text).split()}
    for row in rows(files("sijill.actors"), "states.yml"):
        if row["code"] == state:
            found |= {word[:_PREFIX] + "…" for word in plain(row.text("en")).split() if word not in _SMALL}
    return frozenset(found | set(_adjectives().get(state, ())))


@cache
def _adjectives() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in read_csv(files("sijill.actors") / "adjectives.csv", "actors/adjectives.csv", ("code", "adjective")):
        found.setdefault(row.text("code"), []).append(row.text("adjective"))
    return found


@cache
def _sorts() -> list[tuple[tuple[str, ...], Mapping[str, Known]]]:
    """The phrases, the longest first, each with what it is in a state, and under "" in all others. Raises DataError."""
    found = [pair for row in _rows() for pair in _phrases(row)]
    return sorted(found, key=lambda pair: -len(pair[0]))


def _rows() -> list[Row]:
    keys = ("id", "en", "names")
    return read_rows(files("sijill.actors") / "body_sorts.yml", (*keys, "is"), keys)


def _phrases(row: Row) -> Iterator[tuple[tuple[str, ...], Mapping[str, Known]]]:
    bodies = {body.text("en") for body in rows(files("sijill.actors"), "bodies.yml")}
    sort = {"": Known(row.text("id"), row.text("en"))}
    for state, en in (row.row("is") if "is" in row else {}).items():
        if en not in bodies:
            raise row.error(f"bodies.yml has no entry {en!r}", "is")
        sort[state] = Known(f"body:{en}", en)
    for phrase in row.texts("names"):
        yield tuple(plain(phrase).split()), sort


@cache
def _roster() -> Mapping[tuple[str, str], Known]:
    """Bodies and firms of the roster by how their names fold and their state. An entry of several is none of them."""
    read = read_csv(files("sijill.actors") / "single_bodies.csv", "actors/single_bodies.csv", ("en",))
    single = {f"body:{row.text('en')}" for row in read}
    several = {f"company:{en}" for en in _SEVERAL}
    return {
        (plain(name.text), owner(name.code)): Known(name.id, name.id.partition(":")[2])
        for name in names()
        if name.code and (name.id in single or (name.id.startswith("company:") and name.id not in several))
    }
