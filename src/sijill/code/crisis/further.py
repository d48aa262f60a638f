"""Who else is struck elsewhere, in the same breath: قصفت الطائرات مواقع الحركة في العراق ومواقع التنظيم في سوريا."""

from __future__ import annotations

from sijill.code.crisis.sites import is_site
from sijill.code.crisis.warring import Sides
from sijill.code.sentence.scene import Scene, Sentence
from sijill.code.sentence.where import spots_between
from sijill.records import Mention

_NEAR = 1  # words from who is struck to where
_LANDS = frozenset({"name", "capital"})  # forms of those who may be only where something is
_HEADS = 2  # words from «and» to who else is struck: ومواقع التنظيم


def further(scene: Scene, sentence: Sentence, trigger: Mention, sides: Sides) -> Sides | None:
    """The sides of what a verb or noun of attack tells behind «and», of another who is struck in another place."""
    if trigger.code != "attack" or not sides.doers or not sides.targets or not sides.held:
        return None
    at = max(m.last for m in sides.held)
    here = next((s for s in spots_between(scene, sentence, at, at + _NEAR + 1) if s.link == "in"), None)
    if here is None or here.last >= sentence.last or not scene.words[here.last].startswith("و"):
        return None
    for m in scene.marked.between(here.last, here.last + _HEADS + 1):
        if m.kind != "actor" or m.code is None or m.data["form"] in _LANDS:
            continue
        heads = scene.words[here.last : m.first]
        if not all(is_site(w.removeprefix("و")) for w in heads) or (not heads and not m.proclitic.startswith("و")):
            return None
        there = next(iter(spots_between(scene, sentence, m.last, m.last + _NEAR + 1)), None)
        if there is None or there.link != "in" or m.code in sides.all:
            return None
        return Sides(sides.doers[:], [m.code], there._replace(is_state=False), [m])
    return None
