"""Whom a statement is about that names nobody: whom the words before it name.

في ردها على اليابان، حذرت بكين من أن الصبر ينفد         whom its own sentence names before it
وصلت الدفعة إلى صربيا. ورحبت بودابست بهذه الخطوة        with a demonstrative, whom the sentence before it names
أكد الوزير دعم الأردن. وأضاف أن المناورات مستمرة        whom its speaker spoke of, if nobody was named since
"""

from __future__ import annotations

from collections.abc import Callable

from sijill.code.sentence.scene import Scene
from sijill.code.statement.said import Said
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_POINTING = rule_words("statement.spoken_of", "pointing")
_BACK = 3  # sentences over which whom a speaker spoke of is still spoken of
_NEAR = 2  # sentences between two statements of one speaker that may be about the same


def speak_of(scene: Scene, drafts: list[Said], target: Callable[[Mention], str | None]) -> None:
    """Give those of the drafts that name nobody the actor last named before them, where it is what they speak of."""
    if all(d.fields["targets"] for d in drafts):
        return
    named = [m for m in scene.marked.of(["actor", "person"]) if target(m)]
    spoken = {id(d): d.fields["targets"] for d in drafts}
    for draft in drafts:
        if draft.fields["targets"]:
            continue
        own = draft.fields["speaker_actor"]
        telling = _telling(scene, draft.at)
        before = (m for m in reversed(named) if m.first < draft.at and target(m) != own)
        last = next((m for m in before if m.first not in telling), None)
        code = target(last) if last is not None else None
        if last is None or code is None:
            continue
        told, here = _sentence(scene, last.first), _sentence(scene, draft.at)
        near = here - told <= int(_points(scene, draft.at))
        again = here - told <= _BACK and any(code in spoken[id(d)] for d in drafts if _is_speaking_on(d, draft))
        if near or again:
            draft.fields["targets"] = [code]
            draft.evidence += scene.said("targets", [last])


def _telling(scene: Scene, at: int) -> set[int]:
    """Who says that another says something: أدان كريم رضائي اتهامات روما, which need not be against him."""
    outer = (s for s in scene.speeches if s.first < at < s.until and s.speaker_mention.first < at)
    return {i for s in outer for i in range(s.speaker_mention.first, s.speaker_mention.last)}


def _is_speaking_on(other: Said, draft: Said) -> bool:
    """Whether another statement is the same side's, and stands near."""
    own = draft.fields["speaker_actor"]
    return own is not None and other.fields["speaker_actor"] == own and abs(other.line - draft.line) <= _NEAR


def _points(scene: Scene, at: int) -> bool:
    """Whether what is said from a word on points to what was told before."""
    sentence = scene.sentences[_sentence(scene, at)]
    return not _POINTING.isdisjoint(scene.words[at : sentence.last])


def _sentence(scene: Scene, word: int) -> int:
    return next(s.index for s in scene.sentences if s.first <= word < s.last)
