"""Which step of an agreement a chamber, a committee or a cabinet takes: it approves it, or looks through it."""

from __future__ import annotations

from sijill.code.sentence.frame import frame_of
from sijill.code.sentence.scene import Scene, Sentence
from sijill.records import Mention

_BY_REACH = 8
_REVIEW_REACH = 8  # words from a chamber to what it looks through: أمام أعضاء الكونغرس 60 يوما لمراجعة الاتفاق
_UPON = "علي"  # what is approved follows it, and no one who approves (موافقتها على مقترح اللجنة)


def approvals(scene: Scene, sentence: Sentence, m: Mention) -> list[tuple[str, str | None]]:
    """Which step an approval is: it depends on who approves, a committee, a chamber, a cabinet, or nobody named."""
    frame = frame_of(scene, m, sentence)
    who = frame.by("by") or frame.subject or frame.of
    by = who.code if who is not None and len(who.codes) == 1 else None
    end = next((o.first for o in sentence.of("instrument") if o.first >= m.last), m.last + _BY_REACH)
    end = next((i for i in range(m.last, min(end, sentence.last)) if scene.words[i] == _UPON), end)
    near = scene.marked.between(m.last, min(end, m.last + _BY_REACH, sentence.last))
    if who is not None and who.last <= m.first:
        near = [*scene.marked.between(who.first, who.last), *near]
    chambers = [o.code for o in near if o.kind == "chamber"]
    if "committee_approved" in chambers:
        return [("committee_approved", by)]
    if m.code == "ratified" and not chambers:
        return [("ratified", by)]
    if chambers:
        return [(code, by) for code in dict.fromkeys(chambers)]
    following = scene.words[m.last] if m.last < sentence.last else ""
    if following in ("عليها", "عليه") and frame.by("by") is not None:
        return [("ratified", by)]
    return [("agreed", None)]


def reviews(scene: Scene, sentence: Sentence, m: Mention) -> list[tuple[str, str | None]]:
    """Who has got an instrument to look through: a chamber just before; no step where none stands there."""
    near = scene.marked.between(max(sentence.first, m.first - _REVIEW_REACH), m.first)
    if not any(o.kind == "chamber" and o.code == "parliament_approved" for o in near):
        return []
    whose = [o.code for o in near if o.kind == "actor" and o.code]
    return [(m.code, whose[-1] if whose else None)]
