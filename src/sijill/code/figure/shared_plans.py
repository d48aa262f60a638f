"""Whether a sum goes on with a plan told before it in its sentence, or is the level that the plan is held against.

اقترحت صوفيا 4 ملايين لكييف، إضافة إلى مليون للتدريب       the second is proposed as the first is
تعتزم صوفيا إنفاق 3%، مقابل 2% في 2024                    what it was in a year that is past is no plan
ستبلغ الميزانية 5 مليارات، بزيادة 7%                        by how much a planned sum grows is planned
"""

from __future__ import annotations

from itertools import pairwise

from sijill.code.figure.same_figures import Figure
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sums.sum_lists import is_compared, is_joined, was_reached
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_TO_COME = frozenset({"planned", "possible"})
_GOES_ON = 4  # words before a sum in which is said that it comes on top
_ON_TOP = rule_words("figure.shared_plans", "on_top")
_YEAR = 4  # digits of a year
_NOW = 1  # words from a sum to the word that says that it is so now: مقارنة بملياري دولار حاليا


def share_plan(scene: Scene, sentence: Sentence, figures: list[Figure]) -> None:
    """Make planned what comes on top of a planned sum, and actual what one is held against, of a past year or now."""
    numbers = {m.first: m for m in sentence.of("money", "percent", "number")}
    known = scene.marked.document.date
    for before, figure in pairwise(figures):
        first, f = numbers.get(before.number), figure.fields
        number = numbers.get(figure.number)
        if first is None or number is None or first.last > number.first or f["unit"] in ("count", None):
            continue
        past = bool(known and f["period"] and f["period"][:_YEAR] < known[:_YEAR])
        now = any(0 <= m.first - number.last <= _NOW for m in sentence.of("now"))
        if was_reached(scene, number) or (is_compared(scene, number) and (past or now)):
            if figure.reality == "planned":
                f["figure_kind"], figure.reality = "actual", "actual"
        elif before.reality in _TO_COME and figure.reality == "actual" and _is_on_top(scene, first, number):
            change = f["figure_kind"] == "change"
            f["figure_kind"], figure.reality = "change" if change else "planned", before.reality


def _is_on_top(scene: Scene, before: Mention, number: Mention) -> bool:
    """Whether a sum is joined to the one before it, with no verb of its own: إضافة إلى مليون, بزيادة 7%, ومليون."""
    for i in range(number.first - 1, max(before.last, number.first - _GOES_ON) - 1, -1):
        if is_listed(scene.words[i], _ON_TOP, "و"):
            return True
        if i in scene.verb_starts:
            return False
    return is_joined(scene, number)
