"""The Arabic pack: every example of every entry, and what the trie may and may not find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.languages import load
from sijill.languages.pack import Example
from sijill.text import words

PACK = load("ar")


def codes(text: str, kind: str) -> set[str]:
    """Codes of a kind found in a text."""
    return {e.code for _, found in PACK.lexicon.find(words(text)) for _, _, e in found if e.kind == kind}


@pytest.mark.parametrize("example", PACK.examples, ids=lambda e: f"{e.place} {e.entry}")
def test_examples(example: Example) -> None:
    """An entry is found in each text it says it matches, and in none it says it does not."""
    found = {e.entry for _, found in PACK.lexicon.find(words(example.text)) for _, _, e in found}
    assert (example.entry in found) is example.found


@pytest.mark.parametrize("name", ["باكو", "لباكو", "وباكو", "فلباكو", "ولباكو"])
def test_a_capital_is_found_behind_clitics(name: str) -> None:
    """باكو stands for Azerbaijan whatever is glued before it."""
    assert codes(name, "actor") == {"AZE"}


@pytest.mark.parametrize("word", ["وزير", "وفد", "فرنسي سابق", "كازاخستان"])
def test_letters_of_a_word_are_not_taken_for_clitics(word: str) -> None:
    """The و of وزير, the ف of فرنسا and the ك of كازاخستان belong to the word."""
    assert codes(word, "actor") <= {"FRA", "KAZ"}


@pytest.mark.parametrize("form", ["تركي", "تركية", "التركى", "التركية", "تركيين", "أتراك", "للتركية"])
def test_nisba_forms(form: str) -> None:
    """An adjective of a state is found in every gender and number, with either final ya."""
    assert codes(form, "actor") == {"TUR"}


@given(st.sampled_from(["وقعت", "سيوقع", "توقيع", "الموقعة", "لتوقيع"]))
def test_inflected_forms_of_a_verb_are_one_entry(form: str) -> None:
    """Past, future, verbal noun and participle of وقع all say `signed`."""
    assert "signed" in codes(form, "stage")
