"""What a person types is made into a value and a place in the report, and nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest

from sijill.correcting import correction, place_of, proposal, value_of
from sijill.errors import RecordError
from sijill.records import Claim, Document, Evidence, Held, Report

TEXT = "وصل الوزير إلى أنقرة. ثم وقّعت تركيا اتفاقيّة في أنقرة، وعاد من أنقرة."


def claim() -> Claim:
    """A claim that rests on the middle of the text."""
    start = TEXT.index("اتفاقيّة")
    evidence = (Evidence.cut("claim", start, start + 8, TEXT),)
    return Claim("agreement", {"parties": ["TUR"]}, "actual", None, evidence, "rules")


@pytest.mark.parametrize(
    ("kind", "field", "typed", "value"),
    [
        ("agreement", "parties", "TUR، QAT", ["TUR", "QAT"]),
        ("agreement", "parties", '["TUR", "QAT"]', ["TUR", "QAT"]),
        ("agreement", "areas", "general; training_education", ["general", "training_education"]),
        ("agreement", "areas", "", []),
        ("agreement", "instrument", " memorandum ", "memorandum"),
        ("agreement", "steps", '[{"stage": "signed", "date": null, "by": null}]', [
            {"stage": "signed", "date": None, "by": None}
        ]),
        ("figure", "value", "4.5e9", 4_500_000_000),
        ("figure", "value", "1,250.5", 1250.5),
        ("figure", "value", None, None),
        ("figure", "reality", "planned", "planned"),
        ("figure", "source", "", None),
    ],
)  # fmt: skip
def test_a_value_is_read_as_it_is_typed(kind: str, field: str, typed: str | None, value: Any) -> None:
    """Lists with commas of either script, numbers plainly, the rest as JSON; nothing typed is open."""
    assert value_of(kind, field, typed) == value


@pytest.mark.parametrize(("field", "typed"), [("value", "many"), ("value", "inf"), ("items", "[tanks]")])
def test_what_cannot_be_read_is_refused(field: str, typed: str) -> None:
    """With the field and how it is written."""
    with pytest.raises(RecordError, match=f"^{field}: "):
        value_of("transfer", field, typed)


def test_the_words_are_those_nearest_to_the_claim() -> None:
    """Of several places the one nearest to the words it rests on; any spelling is cut as the report has it."""
    start, end = place_of(claim(), TEXT, "أنقرة")
    assert TEXT[:start].count("أنقرة") == 1
    start, end = place_of(claim(), TEXT, "انقره")
    assert TEXT[start:end] == "أنقرة"
    start, end = place_of(claim(), TEXT, "اتفاقية")
    assert TEXT[start:end] == "اتفاقيّة"
    with pytest.raises(RecordError, match="does not say"):
        place_of(claim(), TEXT, "باكو")


def test_a_place_is_taken_as_it_is_pointed_at() -> None:
    """Half-open, in code points of the text; a value without words is refused."""
    held = Held("c", claim(), Report("k", Document("d", TEXT, "ar"), "2020"))
    start = TEXT.rindex("أنقرة")
    made = correction(held, "place", "أنقرة", (start, start + 5))
    assert (made.start, made.end, made.quote) == (start, start + 5, "أنقرة")
    assert correction(held, "place", None, None).quote is None
    with pytest.raises(RecordError, match="name the words"):
        correction(held, "place", "أنقرة", "")


REPORT = (
    "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتدريب العسكري في 14 مايو 2019 بقيمة نحو 69 مليون دولار، "
    "وتسلمت ست طائرات مسيرة يوم الاثنين الماضي، ومن المقرر المزيد."
)


@pytest.mark.parametrize(
    ("kind", "field", "words", "value"),
    [
        ("agreement", "parties", "تركيا وقطر", ["TUR", "QAT"]),
        ("agreement", "instrument", "مذكرة تفاهم", "memorandum"),
        ("agreement", "areas", "للتدريب العسكري", ["training_education"]),
        ("agreement", "steps", "وقعت تركيا وقطر في الدوحة مذكرة تفاهم للتدريب العسكري في 14 مايو 2019", [
            {"stage": "signed", "date": "2019-05-14", "by": None}
        ]),
        ("agreement", "place", "الدوحة", "الدوحة"),
        ("agreement", "reality", "ومن المقرر", "planned"),
        ("agreement", "source", "تركيا", "TUR"),
        ("agreement", "instrument", "المزيد", None),
        ("crisis", "date", "يوم الاثنين الماضي", "2019-05-13"),
        ("transfer", "supplier", "تركيا", "TUR"),
        ("transfer", "value", "69 مليون دولار", 69_000_000),
        ("transfer", "unit", "69 مليون دولار", "USD"),
        ("transfer", "items", "ست طائرات مسيرة", [{"category": "uav", "name": None, "quantity": 6}]),
    ],
)  # fmt: skip
def test_words_propose_what_they_seem_to_say(kind: str, field: str, words: str, value: Any) -> None:
    """By what the marker sees in them; a relative date is counted from the report's own."""
    document = Document("d", REPORT, "ar", date="2019-05-15")
    evidence = (Evidence.cut("claim", 0, 4, REPORT),)
    held = Held("c", Claim(kind, {}, "actual", None, evidence, "rules"), Report("k", document, "2020"))
    start = REPORT.index(words)
    assert proposal(held, field, (start, start + len(words))) == value
