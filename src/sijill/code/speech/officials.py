"""Officials without a name: whom «the official» means, those of a state, those of an institution.

قال الوزير كريم ... وأضاف المسؤول الكندي     the person last named before, of his state
تعهد المسؤولون الأميركيون                    the officials of a state, as it speaks through them
قال مسؤول كبير في البيت الأبيض               one of an institution that is named
"""

from __future__ import annotations

from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene
from sijill.code.speech.speaker import Speaker
from sijill.languages.function import FunctionWords
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import SOFT

_NAMED_BACK = 150  # words back to the person whom «the official» means
_OFFICIALS = tuple(rule_words("speech.officials", "officials"))
_ANNEXED = tuple(rule_words("speech.officials", "annexed"))
_OFFICE_OF = 5  # words from an official to the institution whose he is
_OF = frozenset({"في", "لدي", "من"})


def official(scene: Scene, small: FunctionWords, m: Mention) -> Speaker | None:
    """Who «the official» is: the person last named before, of the state whose adjective follows."""
    word = scene.words[m.first].removeprefix("و")
    if not word.startswith("المسءول"):
        return _of_institution(scene, small, m) if word.startswith(_OFFICIALS) else None
    after = scene.marked.between(m.last, m.last + 1)
    adjective = next((a for a in after if a.kind == "actor" and a.data["form"] == "nisba"), None)
    if word.endswith(("ون", "ين")):
        return _all(scene, small, m, adjective)
    nisba = adjective.code if adjective is not None else None
    for p in scene.marked.between(max(0, m.first - _NAMED_BACK), m.first)[::-1]:
        if p.kind == "anonymous" and scene.words[p.first].removeprefix("و").startswith("مسءول"):
            return None  # قال مسؤول كبير ... وأضاف المسؤول: no more named than he was
        if p.kind == "person" and p.data.name and nisba in (None, p.data.state):
            return Speaker(m, p.data.name, p.data.state)
    return None


def _all(scene: Scene, small: FunctionWords, m: Mention, nisba: Mention | None) -> Speaker | None:
    """The officials of a state, as it speaks through them: تعهد المسؤولون الأميركيون."""
    if nisba is None or not nisba.code or not nisba.article:
        return _of_institution(scene, small, m)
    text = scene.marked.document.text[m.start : nisba.end]
    return Speaker(m.but(end=nisba.end, last=nisba.last), text, nisba.code)


def _of_institution(scene: Scene, small: FunctionWords, m: Mention) -> Speaker | None:
    """An official of an institution that is named: مسؤولون في البيت الأبيض, مسؤول كبير بوزارة الدفاع الروسية."""
    words, breaks = scene.words, scene.marked.words.breaks
    bodies = {
        a.first: a
        for a in scene.marked.between(m.last, m.last + _OFFICE_OF)
        if a.kind == "actor" and a.data["form"] in ("body", "organisation") and a.code
    }
    at = m.last
    while at < m.last + _OFFICE_OF and at < len(words) and breaks[at] == SOFT:
        body = bodies.get(at)
        if body is not None:
            annexed = at == m.last and words[m.first].endswith(_ANNEXED)
            if not (annexed or split_clitic(body)[1] == "ب" or words[at - 1] in _OF):
                return None
            text = scene.marked.document.text[m.start : body.end]
            return Speaker(m.but(end=body.end, last=body.last), text, body.code)
        if words[at] in small.clause or at in scene.verb_starts:
            return None
        at += 1
    return None
