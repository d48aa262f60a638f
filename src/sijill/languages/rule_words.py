"""The words that single rules look for: a file in `rule_words` for each package, by the module whose rule asks.

What a word means by itself stands in the lexicon. Here stand the words that decide a construction beside it: who was
killed before an attack (مقتل), what a transfer is only spoken about in (بشأن).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from sijill.data import Row, read_mapping
from sijill.text import folded

_ARTICLE = "ال"

_FOLDER = "rule_words"

Lists = Mapping[str, Mapping[str, frozenset[str]]]


def rule_words(asking: str, name: str) -> frozenset[str]:
    """The folded words of one list of `asking`, a module with its package: `crisis.victims`, `mark.names`.

    Raises DataError if the package's file is wrong, absent or holds no such list.
    """
    package, _, module = asking.partition(".")
    row, lists = _loaded(package)
    if name not in lists.get(module, {}):
        raise row.error(f"there is no list {name!r} of {module!r}", module)
    return lists[module][name]


def is_listed(word: str, listed: Container[str], glued: str = "وف", *, article: bool = False) -> bool:
    """Whether a word is one of a list as it stands, or without letters `glued` before it, and without an article then.

    >>> is_listed("وفجر", {"فجر"}), is_listed("فجر", {"جر"}, "و"), is_listed("والدفعه", {"دفعه"}, article=True)
    (True, False, True)
    """
    while word not in listed:
        if article and word.startswith(_ARTICLE) and word[len(_ARTICLE) :] in listed:
            return True
        if not word or word[0] not in glued:
            return False
        word = word[1:]
    return True


def begins(word: str, stems: str | tuple[str, ...], glued: str = "وف") -> bool:
    """Whether a word begins with one of some stems as it stands, or without letters `glued` before it.

    >>> begins("وفود", ("وفد", "وفود")), begins("فوفود", "وفود"), begins("موفود", "وفود")
    (True, True, False)
    """
    while not word.startswith(stems):
        if not word or word[0] not in glued:
            return False
        word = word[1:]
    return True


def read_rule_words(path: Traversable) -> tuple[Row, Lists]:
    """The file as it stands and its lists, by module and name.

    Raises DataError, with file and line, for an empty list, a phrase of two words, and a word that stands twice.
    """
    data = read_mapping(path)
    return data, {module: {name: _words(data.row(module), name) for name in data.row(module)} for module in data}


@cache
def _loaded(package: str) -> tuple[Row, Lists]:
    return read_rule_words(files("sijill.languages").joinpath("ar", _FOLDER, f"{package}.yml"))


def _words(row: Row, name: str) -> frozenset[str]:
    found: set[str] = set()
    for text in row.texts(name):
        word = folded(text)
        if not word or " " in word:
            raise row.error(f"{text!r} must be one word", name)
        if word in found:
            raise row.error(f"{text!r} stands twice, perhaps in another spelling", name)
        found.add(word)
    if not found:
        raise row.error(f"the list {name!r} is empty", name)
    return frozenset(found)
