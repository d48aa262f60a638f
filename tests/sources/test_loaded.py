"""Loaded wording is seen where it stands, in any spelling, and not in what only resembles it."""

from __future__ import annotations

import pytest

from sijill.sources.loaded import Loaded, loaded, worded


@pytest.mark.parametrize("one", loaded(), ids=[one.phrase for one in loaded()])
def test_each_phrase_is_seen_in_its_example_and_not_in_what_is_near(one: Loaded) -> None:
    """What is found is the phrase, at its place in the text."""
    (found,) = worded(one.example)
    assert found.phrase == one
    assert one.example[found.start : found.end]
    assert list(worded(one.near)) == []
    assert one.language in {"ar", "en"}


def test_spelling_and_glued_letters_do_not_hide_a_phrase() -> None:
    """Vowel marks, hamza and prefixes; the place is that of the phrase in the text as it is."""
    text = "قال إنهم تصدّوا للغزاة، وبالكيان الصهيونيّ لا يعترفون."
    assert [text[one.start : one.end] for one in worded(text)] == ["لغزاة", "الكيان الصهيونيّ"]
    assert list(worded("غزاة")) == []
