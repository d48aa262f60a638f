"""Words that lost the space between them are two; a longer word that only looks so stays one."""

import pytest

from sijill.languages import load
from sijill.mark.glue import GluedWords
from sijill.text import words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("إنالقوات", "ان القوات"),
        ("دولارمن", "دولار من"),
        ("انمجلس", "ان مجلس"),
        ("بحسبتقرير", "بحسب تقرير"),
        ("عنمقتل", "عن مقتل"),
        ("موسكوعبر", "موسكو عبر"),
        ("لبنانباتجاه", "لبنان باتجاه"),
        ("صواريخردا", "صواريخ ردا"),
        ("الماضيصاروخا", "الماضي صاروخا"),
        ("الجيشسيطرته", "الجيش سيطرته"),
        ("الصينيين", "الصينيين"),
        ("معاقل", "معاقل"),
        ("والأهالي", "والاهالي"),
        ("قدراته", "قدراته"),
        ("عنوانه", "عنوانه"),
        ("ديناميكي", "ديناميكي"),
    ],
)
def test_words_that_lost_a_space_are_parted_and_no_others(text: str, parts: str) -> None:
    """A little word is cut off only where a word of the lexicon, a currency or a plain word is left."""
    tokens = words(text)
    GluedWords(load("ar")).part(tokens)
    assert " ".join(tokens.words) == parts
