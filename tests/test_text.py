"""Folding, words, sentence borders and clitics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill import text
from sijill.records import Evidence

MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0640"
BIDI = "\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2067\u2069"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤىة"
MIXED = st.text(alphabet=ARABIC + MARKS + BIDI + '0123456789٠١٢٣۴۵ .,،؛:"«»-()abcXYZİı\u00a0\ufefbﷲ\n', max_size=120)


@given(MIXED)
def test_every_word_cut_from_the_source_folds_to_itself(source: str) -> None:
    """A word found in the folded copy, cut from the source through the map, folds to that very word."""
    found = text.words(source)
    for i, word in enumerate(found.words):
        start, end = found.span(i, i + 1)
        assert text.folded(source[start:end]).strip() == word


@given(MIXED, st.data())
def test_a_slice_of_the_text_equals_the_quote_after_any_folding(source: str, data: st.DataObject) -> None:
    """Whatever stretch is found in the folded copy, it can be cut from the source as evidence, and folds to itself."""
    copy = text.fold(source)
    if not copy.text.strip():
        return
    first = data.draw(st.integers(0, len(copy.text) - 1))
    last = data.draw(st.integers(first + 1, len(copy.text)))
    evidence = Evidence.cut("claim", copy.start(first), copy.end(last), source)
    assert source[evidence.start : evidence.end] == evidence.quote
    assert copy.text[first:last].strip() in text.folded(evidence.quote)


@given(st.text(max_size=200))
def test_the_map_back_never_goes_back_or_out_of_the_text(source: str) -> None:
    """For any text at all, offsets of folded characters stay inside the source and never decrease."""
    copy = text.fold(source)
    starts = [copy.start(i) for i in range(len(copy.text))]
    assert starts == sorted(starts)
    assert all(0 <= s < len(source) for s in starts)
    assert all(copy.start(i) < copy.end(i + 1) <= len(source) for i in range(len(copy.text)))


@given(MIXED)
def test_sentences_cover_every_word_once(source: str) -> None:
    """Splitting into sentences loses no word and repeats none."""
    found = text.words(source)
    covered = [i for first, last in found.sentences() for i in range(first, last)]
    assert covered == list(range(len(found)))


@given(st.text(alphabet=ARABIC + " ", max_size=60), st.data())
def test_marks_and_bidi_signs_do_not_change_the_folded_words(source: str, data: st.DataObject) -> None:
    """Vowel marks, tatweel and bidi marks put between the letters change nothing that matching sees."""
    dressed = "".join(c + (data.draw(st.sampled_from(["", *MARKS, *BIDI])) if c != " " else "") for c in source)
    assert text.words(dressed).words == text.words(source).words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("إف-16", "اف 16"),
        ("F-16", "f16"),
        ("٢٠١٩", "2019"),
        ("۲۰۱۹", "2019"),
        ("التركى", "التركي"),
        ("الشئون", "الشؤون"),
        ("وقّعت", "وقعت"),
        ("اتفاقية", "اتفاقيه"),
        ("ﺍﻻﺗﻔﺎﻕ", "الاتفاق"),
        ("ایران", "ايران"),
    ],
)
def test_two_spellings_of_one_thing_have_the_same_words(left: str, right: str) -> None:
    """Spellings that differ only in what folding takes away are the same words."""
    assert text.words(left).words == text.words(right).words


@pytest.mark.parametrize(
    ("source", "sentences"),
    [
        ("قال أ. د. محمد إن الصفقة تمت. وأضاف", 2),
        ("بلغت 4.5 مليار دولار في 2019. ثم ارتفعت", 2),
        ("جار السوء.. أنقرة تشعل الصراع", 2),
        ("هل وقعت؟ نعم! وقعت", 3),
        ("سطر\nسطر آخر", 2),
        ("U.S. Army", 1),
    ],
)
def test_sentence_borders(source: str, sentences: int) -> None:
    """A full stop ends a sentence, one after a single letter or inside a number does not."""
    assert len(text.words(source).sentences()) == sentences


@pytest.mark.parametrize("word", ["لباكو", "وباكو", "فلباكو", "باكو"])
def test_a_capital_is_found_behind_its_clitics(word: str) -> None:
    """One of the ways to cut the word leaves the bare name."""
    assert any(core == "باكو" for _, _, core, _ in text.decompositions(text.folded(word)))
