"""Who was named before, where a word alone points back.

زار الوزير الياباني تبليسي. وأعلن الوزير أن بلاده      of which state somebody is who is told of by an office alone
قصفت حركة الشباب القاعدة. وهددت الحركة               what a group is called
"""

from __future__ import annotations

from sijill.languages.rule_words import is_listed
from sijill.marked import Marked
from sijill.records import Mention

_BACK = 60  # words over which an office means who held it when it was last named
_GROUP_BACK = 300  # the same for a group, which goes on being «the movement»
_EPITHETS = "epithets."
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


def group_before(marked: Marked, m: Mention) -> Mention:
    """The mention by which the group was named last that a word points back to; that of the word if there is none."""
    if m.data["form"] != "group" or not m.entry.startswith(_EPITHETS):
        return m
    before = marked.between(max(0, m.first - _GROUP_BACK), m.first)[::-1]
    named = (a for a in before if a.kind == "actor" and a.code == m.code and not a.entry.startswith(_EPITHETS))
    return next((a for a in named if a.data["form"] == "group" and a.last - a.first > 1), m)
