"""A ministry that voices what its state feels, and so speaks for it: أعربت وزارة الخارجية عن إدانة المملكة للهجوم."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.scene import Scene, Speech, is_state
from sijill.code.speech.dated_speech import said_from
from sijill.records import Mention

_EXPRESS = "speech.express"
_ABOUT = 14  # words between a speaker and عن
_OPEN = frozenset({"announce", "confirm", "add"})
_VOICED = frozenset({"speech", "tone"})
_OF_STATE = frozenset({"name", "epithet"})


def with_owners(scene: Scene, speeches: Iterable[Speech]) -> list[Speech]:
    """The speeches, those of ministries without a state with the one whose feeling they voice, which is told once."""
    out: list[Speech] = []
    for speech in speeches:
        voiced = _voiced(scene, speech)
        if voiced is not None:
            noun, state = voiced
            speech.actor = state.code
            speech.act = noun.code if noun.code not in _OPEN else speech.act
        out.append(speech)
    told = [s for s in out if s.verb.entry == _EXPRESS]
    return [s for s in out if not any(_is_of(s, t) for t in told)]


def _voiced(scene: Scene, speech: Speech) -> tuple[Mention, Mention] | None:
    """The noun that such a speech voices, and the state right behind it."""
    if speech.verb.entry != _EXPRESS or speech.nameless or (speech.actor and is_state(speech.actor)):
        return None
    first = said_from(speech)
    at = next((i + 1 for i in range(first, min(first + _ABOUT, speech.until)) if scene.words[i] == "عن"), None)
    if at is None:
        return None
    held = scene.marked.between(at, at + 1)
    noun = next((m for m in held if m.kind in _VOICED and m.data["form"] == "noun" and not m.pronoun), None)
    if noun is None:
        return None
    behind = (m for m in scene.marked.between(noun.last, noun.last + 1) if m.kind == "actor")
    state = next(
        (m for m in behind if m.data["form"] in _OF_STATE and is_state(m.code) and m.proclitic in ("", "ال")), None
    )
    return (noun, state) if state is not None else None


def _is_of(saying: Speech, outer: Speech) -> bool:
    """Whether a noun of saying is what a speech of the same side voices."""
    inside = outer.verb.last <= saying.verb.first < outer.until
    return saying is not outer and saying.verb.tense is None and inside and saying.actor == outer.actor
