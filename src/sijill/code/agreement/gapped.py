"""Approvals whose verb is not said over again: صادق برلمان قبرص على الاتفاقية في مارس والبرلمان اليوناني في أبريل."""

from __future__ import annotations

from sijill.code.agreement.step import Step
from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence, is_state
from sijill.records import Mention

_WHOSE = 2  # words from a chamber to its state
_WHEN = 4  # words from there to the day of its approval


def with_gapped(scene: Scene, sentence: Sentence, anchor: Mention, steps: list[Step]) -> list[Step]:
    """The steps with those of the chambers that و joins to one that approved, behind the instrument."""
    out = list(steps)
    for step in steps:
        if step.word.kind != "approval" or step.word.tense is None or step.by is None:
            continue
        for chamber in sentence.of("chamber"):
            if chamber.code == step.stage and _is_gapped(scene, step.word, anchor, chamber):
                whose, date = _whose(scene, sentence, chamber), _when(scene, sentence, chamber)
                if whose is not None and whose != step.by and date is not None:
                    out.append(Step(step.stage, date, whose, step.reality, chamber))
    return out


def _is_gapped(scene: Scene, verb: Mention, anchor: Mention, chamber: Mention) -> bool:
    """Whether a chamber stands behind an instrument that another approved, joined by و, and no verb between."""
    if not verb.last <= anchor.first < chamber.first or split_clitic(chamber)[0] != "و":
        return False
    return not any(i in scene.verb_starts for i in range(verb.last, chamber.last + 1))


def _whose(scene: Scene, sentence: Sentence, chamber: Mention) -> str | None:
    """The state whose chamber it is."""
    end = min(chamber.last + _WHOSE, sentence.last)
    near = scene.marked.between(chamber.first, end)  # البرلمان الياباني is one mention
    return next((m.code for m in near if m.kind == "actor" and is_state(m.code)), None)


def _when(scene: Scene, sentence: Sentence, chamber: Mention) -> str | None:
    """The day behind a chamber and its state."""
    near = scene.marked.between(chamber.last, min(chamber.last + _WHOSE + _WHEN, sentence.last))
    return next((m.code for m in near if m.kind == "date" and m.code), None)
