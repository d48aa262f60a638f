"""Frames: the roles round a word, as `tests/cases/frames.yml` says them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.code import RuleCoder
from sijill.code.sentence.frame import Frame, frame_of
from sijill.code.sentence.scene import Scene
from sijill.languages import load
from sijill.mark import Marker
from sijill.records import Document

PACK = load("ar")
MARKER, CODER = Marker(PACK), RuleCoder(PACK)
CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "frames.yml").read_text(encoding="utf-8"))
OWN = ("subject", "object", "of", "adjective")


def _frame(text: str, word: str) -> Frame:
    marked = MARKER.mark(Document("case", text, "ar"))
    scene: Scene = CODER.scene(marked)
    for sentence in scene.sentences:
        for m in sentence.mentions:
            if marked.text(m.first, m.last) == word and m.kind != "cue":
                return frame_of(scene, m, sentence)
    raise AssertionError(f"{word!r} is no mention; there are {[marked.text(m.first, m.last) for m in marked.mentions]}")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_roles(case: dict[str, Any]) -> None:
    """The roles that the case names hold these actors, and no others."""
    frame = _frame(case["text"], case["word"])
    for role, codes in case["roles"].items():
        phrase = getattr(frame, role) if role in OWN else frame.by(role)
        assert frame.codes(phrase) == codes, role
