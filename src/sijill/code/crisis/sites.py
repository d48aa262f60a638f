"""What can be struck: posts, camps, towns, columns; with an article some of it strikes as well (السفن)."""

from __future__ import annotations

from sijill.languages.rule_words import is_listed, rule_words

_SITES = rule_words("crisis.sites", "sites")
_CAN_STRIKE = rule_words("crisis.sites", "can_strike")


def is_site(word: str) -> bool:
    """Whether a word is of what can be struck: مواقع, ثكنة."""
    return is_listed(word, _SITES, "")


def is_known_site(word: str) -> bool:
    """Whether a word with its article is of what can be struck and cannot strike: الموانئ."""
    return word.startswith("ال") and word not in _CAN_STRIKE and is_site(word.removeprefix("ال"))
