"""The number reader: the cases of `tests/cases/numbers.yml`, and what must hold of any number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sijill.languages import load
from sijill.mark.numbers import NumberReader
from sijill.records import Mention
from sijill.text import words

READER = NumberReader(load("ar").numerals)
CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "numbers.yml").read_text(encoding="utf-8"))
ONES = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
PIECES = [
    "5", "1.5", "1,500", "100", "ألف", "آلاف", "ألفين", "مليون", "ملايين", "مليار", "مليارين", "و", "ونصف", "نصف",
    "ربع", "ثلاثة", "عشرة", "عشرين", "وعشرين", "مئة", "ومئتين", "واحد", "أحد", "بين", "ما", "إلى", "من", "أكثر",
    "نحو", "دولار", "ريال", "سعودي", "%", "في المئة", "-", "/", ":", "(", ")", "جندي", "المليار", "الساعة", "رقم",
    "أو", "على", "الأقل", "ثلثي", "أرباع", "،", ".",
]  # fmt: skip


def read(text: str) -> list[Mention]:
    """The numbers of a text."""
    return READER.read(words(text), set())


def seen(m: Mention) -> dict[str, Any]:
    """What a case may say of a number."""
    return {"kind": m.kind, **m.data._asdict()}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_case(case: dict[str, Any]) -> None:
    """The numbers of the text are those that the case names, and no others."""
    found = [seen(m) for m in read(case["text"])]
    wanted = [dict(w) if isinstance(w, dict) else {"value": w} for w in case["numbers"]]
    for w in wanted:
        w |= {k: float(w[k]) for k in ("value", "high") if k in w}  # YAML takes 1.5e9 for a word
    assert len(found) == len(wanted), found
    for w, f in zip(wanted, found, strict=True):
        assert {k: pytest.approx(v) if isinstance(v, float) else v for k, v in w.items()} == {k: f[k] for k in w}


def in_words(n: int) -> str:
    """A number below a million as Arabic words."""
    thousands, rest = divmod(n, 1000)
    parts = []
    if thousands:
        parts.append("ألف" if thousands == 1 else "ألفان" if thousands == 2 else f"{in_words(thousands)} ألف")
    hundreds, rest = divmod(rest, 100)
    if hundreds:
        parts.append(HUNDREDS[hundreds])
    tens, ones = divmod(rest, 10)
    if tens == 1 and ones:
        parts.append(("أحد", "اثنا", *ONES[3:])[ones - 1] + " عشر")
    else:
        parts += [w for w in (ONES[ones], TENS[tens]) if w]
    return " و".join(parts)


@given(
    st.integers(3, 999_999).filter(
        lambda n: n % 1000 not in (1, 2) and n % 100 not in (1, 2) and n // 1000 % 100 not in (1, 2)
    )
)
def test_words_are_read_back(n: int) -> None:
    """A number in words is one number, and that number."""
    assert [m.data.value for m in read(f"قتل {in_words(n)} جنديا")] == [n]


@given(st.integers(1, 10**9))
def test_digits_are_read_back(n: int) -> None:
    """Digits are the same with commas between thousands and in either script."""
    eastern = str(n).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for written in (str(n), f"{n:,}", eastern):
        assert [m.data.value for m in read(f"وصل {written} جندي")] == [n]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_any_jumble_is_read_in_order(pieces: list[str]) -> None:
    """Whatever stands together, numbers are positive, in order, and ranges go upwards."""
    last = 0
    for m in read(" ".join(pieces)):
        assert m.data.value > 0
        assert m.data.high is None or m.data.high > m.data.value
        assert last <= m.first < m.last
        last = m.last


def test_a_number_is_cut_without_its_proclitic() -> None:
    """The و and ب that are glued to a number word stay outside."""
    text = "وبمليارين دولار"
    (m,) = read("وصل بمليارين دولار")
    assert "وصل بمليارين دولار"[m.start : m.end] == "مليارين دولار"
    assert not read(text) or read(text)[0].data.value == 2e9
