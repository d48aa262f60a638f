"""What a person draws in an annotation tool becomes a claim, or each annotation is told what it lacks."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sijill.codebook import faults
from sijill.editions import annotated as read
from sijill.export import labels
from sijill.export.drawn import Span, drawn
from sijill.records import Claim

TEXT = "سلّمت تركيا أذربيجان ست مسيّرات من طراز بيرقدار في 2019، وفق وزارة الدفاع."


def span(words: str, label: str, value: str = "") -> Span:
    """An annotation of the first place where these words stand."""
    start = TEXT.index(words)
    return Span(words, start, start + len(words), label, value)


WHOLE = [
    span("سلّمت تركيا أذربيجان ست مسيّرات", "transfer", "actual"),
    span("تركيا", "transfer.supplier"),
    span("أذربيجان", "transfer.recipient"),
    span("ست مسيّرات", "transfer.items", "uav, بيرقدار, ٦"),
    span("سلّمت", "transfer.steps", "ordered; delivered, 2019"),
    span("وزارة الدفاع", "transfer.source"),
]


def test_annotations_make_a_whole_claim() -> None:
    """Values are taken as given, names as the actors they stand for, and what no annotation tells stays open."""
    made = drawn(WHOLE, TEXT).claim
    assert made is not None
    assert (made["supplier"], made["recipient"], made["source"]) == ("TUR", "AZE", "وزارة الدفاع")
    assert made["items"] == [{"category": "uav", "name": "بيرقدار", "quantity": 6.0}]
    assert made["steps"] == [{"step": "ordered", "date": None}, {"step": "delivered", "date": "2019"}]
    assert (made["reality"], made["value"], made["unit"], made["financing"]) == ("actual", None, None, None)


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        (WHOLE[1:], "labelled transfer alone"),
        ([WHOLE[0]._replace(value=""), *WHOLE[1:]], "its value is not given: actual"),
        ([*WHOLE, span("في 2019", "transfer.steps", "sold, 2019")], "'sold' is not a code"),
        ([*WHOLE, span("في 2019", "transfer.steps", "ordered, 2019, TUR, x")], "exactly step, date"),
        ([*WHOLE, span("في 2019", "transfer.steps", "ordered, last year")], "last year"),
        ([*WHOLE, span("طراز", "transfer.items", "uav, , some")], "'some' is not a number"),
        ([*WHOLE, span("طراز", "transfer.supplier")], "no actor has these words"),
        ([*WHOLE, span("طراز", "transfer.supplier", "USA")], "more than once"),
        ([*WHOLE, span("طراز", "transfer.colour", "red")], "no field 'colour'"),
        ([*WHOLE, span("طراز", "transfer.unit", "roubles")], "not a currency code"),
        ([span("طراز", "sale", "actual")], "no kind 'sale'"),
        ([span("طراز", "agreement", "actual")], "instrument: is open"),
        ([span("طراز", "agreement", "certain")], "'certain' is not one of"),
    ],
)
def test_each_annotation_is_told_what_it_lacks(change: list[Span], lacks: str) -> None:
    """No claim is made, and the fault stands beside the annotation."""
    made = drawn(change, TEXT)
    assert made.claim is None
    assert lacks in "; ".join(map(str, made.wrong))


def _rows(made: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in made("doccano").read_text(encoding="utf-8").split("\n")[:-1]]


def _new() -> list[tuple[int, int, str, str]]:
    """A new claim on some words of any report."""
    return [
        (0, 4, "statement", "actual"),
        (0, 2, "statement.speaker", "الوزير"),
        (0, 3, "statement.act", "announce"),
        (1, 3, "statement.targets", "AZE; TUR"),
    ]


def _in_doccano(made: Any) -> bytes:
    row = _rows(made)[0]
    for n, (start, end, label, value) in enumerate(_new()):
        row["entities"].append({"id": 900 + n, "label": f"{label}={value}", "start_offset": start, "end_offset": end})
        row["relations"].append({"id": 900 + n, "from_id": 900, "to_id": 900 + n, "type": "any"})
    return json.dumps(row).encode()


def _in_label_studio(made: Any) -> bytes:
    tasks = json.loads(made("label-studio").read_bytes())
    result = tasks[0]["annotations"][0]["result"]
    for n, (start, end, label, value) in enumerate(_new()):
        about = {"id": f"r{n}", "to_name": "text"}
        place = {"start": start, "end": end}
        result.append(about | {"from_name": "label", "type": "labels", "value": place | {"labels": [label]}})
        result.append(about | {"from_name": "value", "type": "textarea", "value": place | {"text": [value]}})
        result.append({"type": "relation", "from_id": "r0", "to_id": f"r{n}", "direction": "right"})
    return json.dumps(tasks).encode()


def _in_inception(made: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(made("xmi")) as packed, zipfile.ZipFile(out, "w") as again:
        for number, name in enumerate(packed.namelist()):
            text = packed.read(name).decode()
            if number == 1:
                for n, (start, end, label, value) in enumerate(_new()):
                    kind, _, field = label.partition(".")
                    told = f'kind="{kind}" field="{field}" claim="new1" value="{value}"'
                    one = f'<custom:Claim xmi:id="{900 + n}" sofa="1" begin="{start}" end="{end}" {told}/>'
                    text = text.replace("<cas:Sofa", one + "<cas:Sofa")
            again.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "draw"), [("doccano", _in_doccano), ("label-studio", _in_label_studio), ("xmi", _in_inception)]
)
def test_a_claim_drawn_in_a_tool_comes_back_as_one(made: Any, form: str, draw: Any) -> None:
    """It stands beside the claims that went out, which are as they were; its fields and words are what was drawn."""
    back = next(iter(read(form, draw(made), "file")))
    assert back.unplaced == ()
    assert back.gone == ()
    ((claim, _),) = [pair for pair in zip(back.claims, back.was, strict=True) if not pair[1]]
    assert claim.fields["targets"] == ["AZE", "TUR"]
    assert (claim.fields["speaker"], claim.fields["act"], claim.reality) == ("الوزير", "announce", "actual")
    assert {(e.field, e.start, e.end) for e in claim.evidence} >= {("claim", 0, 4), ("targets", 1, 3)}
    assert not [*faults(claim.to_json(), back.document.text)]


def _changed(made: Any, field: str, value: str) -> Any:
    rows = _rows(made)
    (row,) = [one for one in rows if one["sijill"]["report"]["id"] == "hard"]
    for one in row["entities"]:
        if one["label"] == f"agreement.{field}":
            one["label"] += f"={value}"
    (back,) = read("doccano", json.dumps(row).encode(), "file")
    return back


def test_a_value_given_to_a_claim_that_went_out_replaces_it(made: Any) -> None:
    """Only that field is another; the claim is a new one of what it was."""
    before: Claim = _changed(made, "place", "x").claims[0]
    back = _changed(made, "title", "عنوان آخر")
    (claim,) = back.claims
    assert claim.fields == dict(before.fields) | {"title": "عنوان آخر"}
    assert back.was[0] != claim.id_in(back.document)
    assert _changed(made, "title", "null").claims[0].fields["title"] is None


def test_a_value_that_cannot_be_leaves_the_claim_undecided(made: Any) -> None:
    """It is neither taken as it was, nor as gone: whoever brings it in is told, and nothing is judged."""
    back = _changed(made, "title", " ")
    assert len(back.claims) == 1
    row = next(one for one in _rows(made) if one["sijill"]["report"]["id"] == "hard")
    row["entities"][0]["label"] += "=perhaps"
    (back,) = read("doccano", json.dumps(row).encode(), "file")
    assert (back.claims, back.was, back.gone) == ((), (), ())
    assert "'perhaps' is not one of" in str(back.unplaced[0])


def test_the_settings_for_tools_have_a_label_for_every_field() -> None:
    """What the page tells to paste is well formed, and names what the import reads."""
    config = ET.fromstring(labels.label_studio())  # noqa: S314 (our own)
    told = [one.get("value") for one in config.iter("Label")]
    assert told == [one["text"] for one in json.loads(labels.doccano())]
    assert {"transfer", "transfer.items", "agreement.steps", "figure.source"} <= set(told)
    controls = {one.get("name"): one.get("toName") for one in config if one.get("toName")}
    assert controls == {"label": "text", "value": "text"}
