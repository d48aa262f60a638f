"""When the forces of an exercise took part: in its days, where the report tells of one exercise.

أجرى الجيشان تدريبات أمس ... وشارك فيها 3 آلاف عسكري و300 آلية
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.draft import Draft
from sijill.code.sentence.scene import Scene
from sijill.records import Mention

_FORCES = frozenset({"troops", "equipment"})
_TAKES_PART = frozenset({"metrics.used", "metrics.holds"})
RULE = "figure:days_of_exercise"


def date_forces(scene: Scene, drafts: list[Draft]) -> None:
    """Give undated forces that take part in an exercise its days, the words of those days being evidence."""
    exercises = [
        d for d in drafts if d.kind == "engagement" and d.fields["engagement_kind"] == "exercise" and d.fields["date"]
    ]
    for draft in drafts if exercises else ():
        if draft.kind == "figure" and _takes_part(scene, draft):
            _date(scene, draft, [d for d in exercises if _may_be_of(draft, d)])


def _date(scene: Scene, draft: Draft, exercises: list[Draft]) -> None:
    """Give forces the days of the exercises that may be theirs, if all have one date."""
    dates = {d.fields["date"] for d in exercises}
    if len(dates) != 1:
        return
    date = dates.pop()
    said = scene.said("period", _words_of(scene, exercises, date))
    if said:
        draft.fields["period"] = date
        draft.evidence += said
        draft.rules.append(RULE)
        if not _names_a_state(scene, draft):
            draft.fields["subject"] = list(dict.fromkeys(c for d in exercises for c in d.fields["participants"]))


def _may_be_of(draft: Draft, exercise: Draft) -> bool:
    """Whether forces may be of those who hold an exercise."""
    return draft.reality == exercise.reality and set(draft.fields["subject"]) <= set(exercise.fields["participants"])


def _takes_part(scene: Scene, draft: Draft) -> bool:
    """Whether a figure is of undated forces that are said to take part, in a sentence that speaks of the exercise."""
    f = draft.fields
    if f["metric"] not in _FORCES or f["period"] or _TAKES_PART.isdisjoint(draft.rules):
        return False
    return any(m.code == "exercise" for m in scene.sentences[draft.at].of("engagement"))


def _names_a_state(scene: Scene, draft: Draft) -> bool:
    """Whether the sentence of a figure says whose its forces are; those of no named state are of all who take part."""
    return bool(scene.phrases(scene.sentences[draft.at]))


def _words_of(scene: Scene, exercises: Iterable[Draft], date: str) -> list[Mention]:
    """The words of a date in the evidence of the exercises."""
    ends = {date, *date.split("/")}
    spans = [(e.start, e.end) for d in exercises for e in d.evidence]
    dated = (m for m in scene.marked.mentions if m.kind == "date" and m.code in ends)
    return [m for m in dated if any(start <= m.start and m.end <= end for start, end in spans)]
