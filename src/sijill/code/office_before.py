"""Of which state somebody is who is told of by an office alone: زار الوزير الياباني تبليسي. وأعلن الوزير أن بلاده."""

from __future__ import annotations

from sijill.languages.rule_words import is_listed
from sijill.marked import Marked
from sijill.records import Mention

_BACK = 60  # words over which an office means who held it when it was last named
_AL = "ال"
_GLUED = "وفبلك"


def state_before(marked: Marked, who: Mention) -> str | None:
    """The state of the person last named before whose office begins with the word that stands alone here."""
    words = marked.words.words
    word = words[who.first]
    if who.last - who.first > 1 or not word.startswith(_AL):
        return None
    for m in marked.between(max(0, who.first - _BACK), who.first)[::-1]:
        state: str | None = m.data.state if m.kind == "person" else None
        if state and is_listed(words[m.first], {word.removeprefix(_AL)}, _GLUED, article=True):
            return state
    return None
