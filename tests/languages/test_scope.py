"""A report is turned away only if it holds too few of the pieces of words that reports of defence are full of."""

import pytest

from sijill.languages import load
from sijill.languages.scope import Scope

SCOPE = Scope(("جيش", "سلاح", "مجلس الأمن"), enough=3, letters=100, short=10)
OTHER = "فاز الفريق بالمباراة أمس " * 20


@pytest.mark.parametrize("text", [OTHER + "جيش جيشنا وسلاحهم", OTHER + "في مجلس الأمن وفي مجلس الأمن والجيش"])
def test_enough_pieces_in_any_words_hold(text):
    """Enough pieces hold, wherever they lie and however often one comes."""
    assert SCOPE.holds(text)


@pytest.mark.parametrize("text", [OTHER, OTHER + "جيش", OTHER + "مجلس\nالأمن مجلس الجيش وسلاح"])
def test_too_few_pieces_for_its_length_do_not(text):
    """Too few for the length do not; a piece of two words stands with one space."""
    assert not SCOPE.holds(text)


def test_a_piece_in_so_many_letters_is_enough():
    """A short report needs one piece only."""
    assert SCOPE.holds("فاز فريق الجيش بالمباراة")


def test_vowel_marks_and_joined_forms_hide_no_piece():
    """Marks and tatweel inside a piece do not hide it."""
    assert SCOPE.holds(OTHER + "الجَيْش والسّـلاح والجيـش")


def test_a_text_too_short_to_tell_is_read():
    """A few words tell too little to be turned away."""
    assert SCOPE.holds("فاز")
    assert not SCOPE.holds("فاز الفريق")


WEAK = Scope(("جيش",), enough=3, letters=100, short=10, weak=("هجوم", "دفاع"))


def test_weak_pieces_are_counted_but_not_enough_alone():
    """What news of sports and police holds as well tells nothing by itself, and is counted beside what does."""
    assert not WEAK.holds(OTHER + "هجوم الفريق ودفاعه وهجومه")
    assert WEAK.holds(OTHER + "هجوم الجيش ودفاعه")


@pytest.mark.parametrize(
    "text",
    [
        "أنهى الفريق معسكره الخارجي وفاز في مناورة ودية على فريق الدفاع الحسني بهجوم سريع. " * 8,
        "باشرت فرق الدفاع المدني حادث انقلاب حافلة، وقال العقيد سعيد الغامدي إن الجهات الأمنية حاضرة. " * 8,
        "ضبطت شرطة المنطقة عصابة سرقت محلات، وقالت إن العقوبات ستطبق، وإن المتابعة الأمنية مستمرة. " * 8,
    ],
)
def test_news_of_sports_accidents_and_police_is_turned_away(text):
    """A camp of a club, an overturned bus and officers of the police make no report of defence."""
    assert not load("ar").scope.holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "اتفق الوزيران على تعزيز التنسيق الأمني على الحدود، وبحثا ملفات أخرى في لقاء استمر ساعتين في العاصمة. " * 8,
        "رست سفينة حربية في الميناء في زيارة تستغرق أربعة أيام، وكان في استقبالها مسؤولون من البلدين. " * 8,
    ],
)
def test_news_of_forces_and_security_between_states_is_read(text):
    """A warship's call and security that states arrange with each other are."""
    assert load("ar").scope.holds(text)
