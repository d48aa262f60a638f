"""A report that breaks off, as feeds and archives cut them, is coded like any other: no rule reaches past its end."""

import random
import re
from pathlib import Path

import yaml

from sijill.flow import code_document
from sijill.records import Document

FOLDER = Path(__file__).parent.parent / "cases" / "claims"
CUTS = 2  # of each text, at its end and at both ends


def _parts(text: str, chance: random.Random) -> list[str]:
    borders = [m.start() for m in re.finditer(r"\s", text)]
    if len(borders) < 2:
        return []
    ends = [text[: chance.choice(borders)] for _ in range(CUTS)]
    return ends + [text[first:last] for first, last in (sorted(chance.sample(borders, 2)) for _ in range(CUTS))]


def test_a_text_may_break_off_anywhere() -> None:
    """Every case's text, cut at words chosen by the text itself, is coded, and its quotations are its own words."""
    for path in sorted(FOLDER.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")).values():
            for part in _parts(case["text"], random.Random(case["text"])):  # noqa: S311 (chance, not secrets)
                if part.strip():
                    for claim in code_document(Document("cut", part, "ar", date="2024-03-15")):
                        assert all(part[e.start : e.end] == e.quote for e in claim.evidence)
