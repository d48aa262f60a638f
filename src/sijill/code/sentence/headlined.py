"""What a headline tells as done, as headlines do, in the present: برلين تسلم كييف دبابات. It may be yet to come.

The report below it knows better: where it tells the same as planned, that holds (`draft.only_headline`). A line under
the headline that tells it in the present too is one with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.code.sentence.scene import Scene, Sentence
from sijill.records import Mention


def tells_as_headline(scene: Scene, sentence: Sentence, words: Iterable[Mention], *, nouns: bool = True) -> bool:
    """Whether words that tell a step or a deed stand in the headline or the line under it, and no past verb does.

    In the headline itself they may be nouns (توقيع اتفاق بين البلدين), unless the caller says that those tell too much.
    """
    if sentence.index > 1 or any(m.tense == "past" and m.first in scene.verb_starts for m in sentence.mentions):
        return False
    return (nouns and sentence.index == 0) or any(w.tense == "present" for w in words)
