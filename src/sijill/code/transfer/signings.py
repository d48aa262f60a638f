"""The signing of the contract by which something else is done to its weapons: a step of its own, with its own date.

تسلمت وارسو 24 مسيرة بموجب عقد أبرم في مايو 2021       delivered, and ordered in May 2021
ألغت مانيلا عقدا وقعته مع موسكو عام 2021               cancelled, and ordered in 2021
وصلت ثلاث مقاتلات في إطار العقد الموقع عام 2015         2015 is no date of their coming
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.transfer.acts import Act
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import STOP

_SIGNED = frozenset({"signed"})
_AFTER_DEAL = 16  # words from a contract to the verb of its signing: عقد شراء 16 مروحية نقل عسكرية روسية وقع
_DATE_REACH = 7  # words from the signing to its date: وقعته مع الصناعات الجوية الباكستانية في
_BY = rule_words("transfer.signings", "by")
_BY_REACH = 3  # words before a contract by which something is done: بموجب, في إطار
_ASKED_BY = 6  # words from weapons to the contract by which they are asked for
_ENDED = frozenset({"cancelled", "suspended"})
_DONE = frozenset({"delivered", "delivering", "supplying"}) | _ENDED


def signing(scene: Scene, sentence: Sentence, head: Mention, step: str) -> Mention | None:
    """The word that tells of the signing behind an act on a contract's weapons, None where none is told."""
    if step not in _DONE:
        return None
    return next((s for deal, s in _signings(scene, sentence, head) if step in _ENDED or _is_by(scene, deal)), None)


def date_of_signing(scene: Scene, sentence: Sentence, word: Mention) -> Mention | None:
    """The date right behind the word of signing, None if there is none before the next verb."""
    for m in sentence.of("date"):
        if m.code and m.data.relation is None and 0 <= m.first - word.last <= _DATE_REACH:
            return None if any(i in scene.verb_starts for i in range(word.last, m.first)) else m
    return None


def _signings(scene: Scene, sentence: Sentence, head: Mention) -> Iterator[tuple[Mention, Mention]]:
    """(contract, word of signing) behind an act: a past form or a participle that the contract stands before."""
    deals = [m for m in sentence.of("contract", "instrument") if m.first >= head.first]
    for word in sentence.of("stage"):
        is_told = word.tense == "past" or word.data["form"] == "participle"
        if word.code not in _SIGNED or not is_told or any(word.first <= d.first < word.last for d in deals):
            continue
        before = [d for d in deals if 0 <= word.first - d.last <= _AFTER_DEAL]
        if before and not _is_parted(scene, before[-1].last, word.first):
            yield before[-1], word


def _is_parted(scene: Scene, first: int, last: int) -> bool:
    """Whether a sentence ends, or another verb than «was» stands, between a contract and its signing."""
    if STOP in scene.marked.words.breaks[first : last + 1]:
        return True
    return any(m.tense is not None for m in scene.marked.between(first, last) if m.first in scene.verb_starts)


def _is_by(scene: Scene, deal: Mention) -> bool:
    """Whether something is done by a contract or as part of it."""
    near = scene.words[max(0, deal.first - _BY_REACH) : deal.first]
    return any(is_listed(w, _BY, "وفب") or w in _BY for w in near)


def is_order(scene: Scene, sentence: Sentence, act: Act) -> bool:
    """Whether who asks for arms does so by a contract, and so orders them: طلبت قطر زوارق بموجب عقد بقيمة مليار."""
    word = act.word
    if word.code != "requested" or word.tense != "past" or scene.reality.of(word, sentence.first) != "actual":
        return False
    deals = (c for c in sentence.of("contract") if 0 < c.first - act.group.last <= _ASKED_BY)
    return any(_is_by(scene, c) and scene.soft_between(act.group.last, c.first) for c in deals)
