"""Who speaks by a style of honour alone: وأكد سموه أن, وأعرب جلالته عن, ونوه معاليه بـ.

It stands for the person last named with that style (صاحب السمو الشيخ ...), or else for the first in the sentence before
who has a rank that it is given to. Where there is neither, nobody is said to speak.
"""

from __future__ import annotations

from dataclasses import replace

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.speech.naming import Namer
from sijill.code.speech.speaker import Speaker
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

# Styles, and the ranks that have them.
_HIGHNESS, _PRINCES = rule_words("speech.styles", "highness"), rule_words("speech.styles", "princes")
_MAJESTY, _KINGS = rule_words("speech.styles", "majesty"), rule_words("speech.styles", "kings")
_HEADS, _PRESIDENTS = rule_words("speech.styles", "heads"), rule_words("speech.styles", "presidents")
_EXCELLENCY, _MINISTERS = rule_words("speech.styles", "excellency"), rule_words("speech.styles", "ministers")
_RANKS = ((_HIGHNESS, _PRINCES), (_MAJESTY, _KINGS), (_HEADS, _PRESIDENTS), (_EXCELLENCY, _MINISTERS))
_STYLES = rule_words("speech.styles", "others").union(*(styles for styles, _ in _RANKS))
_BEFORE = 5  # words before a person in which his style stands: صاحب السمو الملكي الأمير


def styled(scene: Scene, namer: Namer, verb: Mention, sentence: Sentence) -> Speaker | None:
    """Who is meant by a style right behind a verb; None where a name follows it, or nobody was named before."""
    at = verb.last
    if at >= sentence.last or scene.words[at] not in _STYLES:
        return None
    if any(m.kind == "person" and m.last > at + 1 for m in scene.marked.between(at, at + 2)):
        return None  # وأكد سموه الشيخ محمد بن راشد
    who = _with_style(scene, at) or _told_of(scene, sentence, scene.words[at])
    if who is None:
        return None
    speaker = namer.speaker(who, scene.sentence_of(who))
    start, end = scene.marked.words.span(at, at + 1)
    here = who.but(start=start, end=end, first=at, last=at + 1, proclitic="")
    return None if speaker.nameless else replace(speaker, mention=here, also=())


def _with_style(scene: Scene, at: int) -> Mention | None:
    """The last person named before a style who was given it: صاحب السمو, then سموه."""
    bare = scene.words[at].removesuffix("ها").removesuffix("ه")
    styles, floor, given = frozenset({f"{bare[:-1]}ه" if bare.endswith("ت") else bare}), 0, None
    for m in scene.marked.of(("person",)):
        if m.last > at:
            break
        titles = scene.words[max(floor, m.first - _BEFORE) : m.last]
        if (m.data.name or m.data.state) and any(is_listed(w, styles, "ول", article=True) for w in titles):
            given = m
        floor = m.last
    return given


def _told_of(scene: Scene, sentence: Sentence, style: str) -> Mention | None:
    """The first person of a fitting rank whom the sentence before names."""
    ranks: frozenset[str] = frozenset().union(*(ranks for styles, ranks in _RANKS if style in styles))
    before = scene.sentences[sentence.index - 1].of("person") if sentence.index else []
    named = (m for m in before if m.data.name or m.data.state)
    ranked = (m for m in named if any(is_listed(w, ranks, "ول", article=True) for w in scene.words[m.first : m.last]))
    return next(ranked, None)
