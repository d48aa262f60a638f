"""Whose the offices are that a report names without a state: of its agency's state, or of the capital it comes from.

أبوظبي في 12 مايو / وام / قال وكيل وزارة الدفاع      of the state whose agency it is
بوينس آيرس - قال وزير الدفاع                         of the state whose capital the dateline names
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.sources import by_credit, by_name

_HEAD = 3  # sentences within which a dateline stands: behind the title, or a line of its own
_DATELINE = frozenset(":-–—/(")  # what parts a dateline from its report
_REACH = 6  # words of a dateline: the place, the day, the agency
_OF_EACH = rule_words("speech.home", "of_each")
# Offices that are of the state whose news is told; others may be a visitor's, or of no state.
OF_STATE = frozenset(
    {"military_chief", "defence_minister", "foreign_minister", "minister", "prime_minister", "officer"}
)
_MAY_BE = frozenset({"spokesperson", "official", "adviser", "secretary_general"})  # by what their office is of


def home_of(scene: Scene) -> str | None:
    """The state whose offices a report names without it.

    None where nothing says which, where that state is never named, and of a capital from which an outlet of another
    state reports, or where a visit is told of: the minister may be a guest there.
    """
    document = scene.marked.document
    outlet = by_name(document.outlet) or by_credit(document.text)
    place = _capital(scene)
    state = place.code if place is not None else None
    if outlet is not None and outlet.home:
        state = outlet.country
    elif (outlet is not None and outlet.country != state) or any(m.code == "visit" for m in _engagements(scene)):
        return None
    return state if any(m.code == state and m is not place for m in scene.marked.of(("actor",))) else None


def _engagements(scene: Scene) -> list[Mention]:
    return scene.marked.of(("engagement",))


def is_of_home(scene: Scene, person: Mention) -> bool:
    """Whether an office without a state can only be one of the state at home: وزير الدفاع, المتحدث باسم الجيش."""
    code = person.data.office_code
    words = scene.words[person.first : person.last]
    return code in OF_STATE or (code in _MAY_BE and any(w in _OF_EACH for w in words))


def _capital(scene: Scene) -> Mention | None:
    """The capital that opens a dateline."""
    gaps = scene.marked.words.gaps
    for sentence in scene.sentences[:_HEAD]:
        place = next((m for m in sentence.of("actor") if m.first == sentence.first), None)
        if place is None or place.data["form"] != "capital" or place.proclitic:
            continue
        end = min(place.last + _REACH, sentence.last)
        sign = next((i for i in range(place.last, end) if not _DATELINE.isdisjoint(gaps[i])), None)
        if sign is not None and not any(i in scene.verb_starts for i in range(place.last, sign)):
            return place
    return None
