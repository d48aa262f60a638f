"""Whether a claim keeps to the codebook: the program's own check and the JSON Schema agree, and let no fault by."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from sijill.codebook import check_fields, claim_schema, faults, load
from sijill.errors import RecordError
from sijill.flow import code_document
from sijill.records import Document

TEXT = "وقّعت تركيا وأذربيجان مذكرة تفاهم"
CLAIM: dict[str, Any] = {
    "kind": "agreement",
    "parties": ["TUR", "AZE"],
    "instrument": "memorandum",
    "title": None,
    "areas": ["cyber"],
    "steps": [{"stage": "signed", "date": "2020-07-12", "by": None}],
    "place": None,
    "reality": "actual",
    "source": None,
    "evidence": [{"field": "claim", "start": 0, "end": 5, "quote": "وقّعت"}],
}
VALIDATOR = jsonschema.Draft202012Validator(claim_schema())


def edited(edit: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The claim, changed."""
    claim = copy.deepcopy(CLAIM)
    edit(claim)
    return claim


def test_the_schema_is_a_schema() -> None:
    """The schema itself keeps to JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(claim_schema())


def test_a_claim_that_keeps_to_the_codebook_has_no_fault() -> None:
    """A right claim passes both; fields that may be left out may be."""
    assert list(faults(CLAIM, TEXT)) == []
    VALIDATOR.validate(CLAIM)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda c: c.update(kind="treaty"), "unknown kind 'treaty'"),
        (lambda c: c.pop("parties"), "the field 'parties' is missing"),
        (lambda c: c.update(colour="red"), "unknown field 'colour'"),
        (lambda c: c.update(parties="TUR"), "parties: 'TUR' is not a list"),
        (lambda c: c.update(parties=["TUR", "TUR"]), "names one of them twice"),
        (lambda c: c.update(parties=[" TUR"]), "not a text without blanks"),
        (lambda c: c.update(instrument=None), "instrument: is open, and a claim of this kind needs it"),
        (lambda c: c.update(instrument="memo"), "'memo' is not a code of the list instrument"),
        (lambda c: c.update(areas=["cyber", "cooking"]), "'cooking' is not a code of the list area"),
        (lambda c: c.update(steps=[]), "steps: is open"),
        (lambda c: c["steps"][0].update(stage="agreed_on"), "'agreed_on' is not a code"),
        (lambda c: c["steps"][0].update(date="12/7/2020"), "not an EDTF date"),
        (lambda c: c["steps"][0].pop("by"), "must have exactly stage, date, by"),
        (lambda c: c.update(reality="real"), "reality: 'real' is not one of"),
        (lambda c: c.pop("source"), "source: is missing"),
        (lambda c: c.update(evidence=[]), "evidence: there is none"),
        (lambda c: c["evidence"][0].update(start=-1), "is no span"),
        (lambda c: c["evidence"][0].update(field="colour"), "'colour' is no field"),
        (lambda c: c["evidence"][0].pop("quote"), "must have start, end and quote"),
        (lambda c: c.update(rules="stages.sign"), "rules: 'stages.sign' is not a list"),
    ],
)
def test_a_fault_is_seen_by_the_check_and_by_the_schema(edit: Callable[[dict[str, Any]], object], said: str) -> None:
    """Each way to break a claim is told in words by `faults` and refused by the schema."""
    claim = edited(edit)
    assert any(said in fault for fault in faults(claim, TEXT)), list(faults(claim, TEXT))
    assert not VALIDATOR.is_valid(claim)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda c: c["steps"][0].update(date="2020-02-30"), "February 2020 has 29 days, not 30"),
        (lambda c: c["evidence"][0].update(quote="وقعت "), "the text does not say"),
        (lambda c: c["evidence"][0].update(end=4), "is not a text of 4 code points"),
    ],
)
def test_what_a_schema_cannot_say_is_checked_too(edit: Callable[[dict[str, Any]], object], said: str) -> None:
    """A day that is not in the calendar and a quotation that is not in the text pass a schema, and not us."""
    claim = edited(edit)
    assert any(said in fault for fault in faults(claim, TEXT))


def test_a_claim_of_our_own_with_a_fault_is_not_made() -> None:
    """`check_fields` fills what may be left out, keeps the codebook's order, and raises at a fault."""
    fields = {name: CLAIM[name] for name in ("steps", "parties", "instrument", "title", "areas", "place")}
    assert list(check_fields("agreement", fields)) == list(load().kinds["agreement"].fields)
    assert check_fields("agreement", fields)["mechanisms"] == []
    with pytest.raises(RecordError, match=r"agreement.areas: 'x' is not a code"):
        check_fields("agreement", {**fields, "areas": ["x"]})


def test_every_claim_that_is_coded_is_valid(samples: list[dict[str, Any]]) -> None:
    """What `sijill code` writes for the sample reports passes the schema and the check, each claim of it."""
    made = 0
    for sample in samples:
        document = Document(sample["id"], sample["text"], "ar", sample["title"], sample["date"])
        for claim in code_document(document):
            VALIDATOR.validate(claim.to_json())
            assert list(faults(claim.to_json(), document.text)) == []
            made += 1
    assert made > len(samples)
