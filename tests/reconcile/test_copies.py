"""Copies of one text are found though they were cut, re-ordered or re-headed; other reports of one event are none."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sijill.reconcile.copies import alike, copies, shingles

_TEXT = "وزارة الدفاع أعلنت أمس وصول دفعة جديدة من المدرعات إلى ميناء العاصمة ضمن عقد أبرم العام الماضي مع شركة أجنبية"
_WORDS = _TEXT.split()


def text(seed: int, sentences: int = 12) -> str:
    """A text of its own for each seed."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    return " ".join(" ".join(chance.choices(_WORDS, k=14)) + f" {chance.randrange(10**6)}." for _ in range(sentences))


def test_a_text_cut_reordered_or_under_another_head_is_a_copy() -> None:
    """All stand in the group of the one that came first."""
    whole = text(1)
    parts = whole.split(". ")
    cut, turned = ". ".join(parts[:6]), ". ".join(parts[6:] + parts[:6])
    found = copies([("a", whole), ("b", cut), ("c", turned), ("d", "عنوان آخر للخبر\n" + whole), ("e", text(2))])
    assert found == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "e"}


def test_spelling_and_marks_make_no_difference() -> None:
    """Copies are found on folded words."""
    a, b = "أعلنت وزارة الدفاع، اليوم، إبرام الاتفاقية", "اعلنت وزاره الدفاع اليوم ابرام الاتفاقيه"
    assert shingles(a) == shingles(b)


def test_short_texts_are_copies_only_if_they_are_the_same() -> None:
    """A headline that shares half its words with another is no copy of it."""
    a, b = "وقعت تركيا وقطر مذكرة تفاهم في الدوحة أمس", "وقعت تركيا وقطر مذكرة تفاهم في أنقرة أمس"
    assert copies([("a", a), ("b", b)]) == {"a": "a", "b": "b"}
    assert copies([("a", a), ("b", a)]) == {"a": "a", "b": "a"}


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_every_text_is_in_one_group_whose_name_came_first(seeds: list[int]) -> None:
    """Groups part the texts; texts that are the same are together."""
    found = copies((str(i), text(seed)) for i, seed in enumerate(seeds))
    for i, seed in enumerate(seeds):
        assert found[str(i)] == str(seeds.index(seed))


@given(st.sets(st.integers(0, 50)), st.sets(st.integers(0, 50)))
def test_likeness_is_of_two(a: set[int], b: set[int]) -> None:
    """The order of the two does not matter."""
    assert alike(frozenset(a), frozenset(b)) == alike(frozenset(b), frozenset(a))


def test_a_round_up_is_a_copy_of_none_of_the_texts_in_it() -> None:
    """Two papers' own reports do not become one source because a third printed both."""
    first, second = text(11), text(12)
    found = copies([("a", first), ("b", second), ("c", f"{first} {second} {text(13)} {text(14)}")])
    assert found == {"a": "a", "b": "b", "c": "c"}
