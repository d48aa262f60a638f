"""Who speaks by a style of honour alone: وأكد سموه أن, وأعرب جلالته عن, ونوه معاليه بـ.

It stands for the person last named with that style (صاحب السمو الشيخ ...), or else for the first that the sentence
before names, whom the report has been telling of.
"""

from __future__ import annotations

from dataclasses import replace

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.speech.naming import Namer
from sijill.code.speech.speaker import Speaker
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_STYLES = rule_words("speech.styles", "styles")
_BEFORE = 5  # words before a person in which his style stands: صاحب السمو الملكي الأمير


def styled(scene: Scene, namer: Namer, verb: Mention, sentence: Sentence) -> Speaker | None:
    """Who is meant by a style right behind a verb; None where a name follows it, or nobody was named before."""
    at = verb.last
    if at >= sentence.last or scene.words[at] not in _STYLES:
        return None
    if any(m.kind == "person" and m.last > at + 1 for m in scene.marked.between(at, at + 2)):
        return None  # وأكد سموه الشيخ محمد بن راشد
    who = _with_style(scene, at) or _told_of(scene, sentence)
    if who is None:
        return None
    speaker = namer.speaker(who, scene.sentence_of(who))
    start, end = scene.marked.words.span(at, at + 1)
    here = who.but(start=start, end=end, first=at, last=at + 1, proclitic="")
    return None if speaker.nameless else replace(speaker, mention=here, also=())


def _with_style(scene: Scene, at: int) -> Mention | None:
    """The last person named before a style who was given it."""
    bare = scene.words[at].removesuffix("ه")
    style = frozenset({f"{bare[:-1]}ه" if bare.endswith("ت") else bare})
    floor, given = 0, None
    for m in scene.marked.of(("person",)):
        if m.last > at:
            break
        titles = scene.words[max(floor, m.first - _BEFORE) : m.last]
        if (m.data.name or m.data.state) and any(is_listed(w, style, "ول", article=True) for w in titles):
            given = m
        floor = m.last
    return given


def _told_of(scene: Scene, sentence: Sentence) -> Mention | None:
    """The first person whom the sentence before names."""
    before = scene.sentences[sentence.index - 1].of("person") if sentence.index else []
    return next((m for m in before if m.data.name or m.data.state), None)
