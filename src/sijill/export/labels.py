"""The page about annotating, with the labels and the settings that each tool needs, written from the codebook."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sijill.codebook import load
from sijill.export import drawn
from sijill.export.xml import attribute

_COLOURS = ("#1b6e8c", "#8c4a1b", "#4a7d2c", "#6b3fa0", "#a8324a", "#7a6a1a", "#2f5597")  # one for each kind
_HEAD = """# Annotating in other tools

<!-- Written by `make docs` from `src/sijill/export/labels.py` and the codebook; change them there, not this page. -->

Reports go out with their claims, are annotated in doccano, Label Studio or INCEpTION, and come back:

    sijill export label-studio --party TUR -o reports.json
    sijill import label-studio annotated.json --coder amal            # beside the program's claims
    sijill import label-studio annotated.json --coder amal --judge    # instead of them

What was not touched comes back as it was, to the letter. A span that is moved gives its claim other words; one that is
taken away takes them from it, and a claim without words is gone. A new claim is a span for the claim as a whole, whose
value is its reality, and a span for each field, joined to it:

"""
_AFTER = """
What one of them lacks is said with the report and its place, nothing is guessed, and the rest comes in; the exit code
is then 3. What each field holds, and every code, stands in the [codebook](codebook.md).

## Label Studio

Make a project, paste this as its labelling interface (Code), and import the file. Choose a label, mark the words,
write the value under the region, and draw a relation from the span of the whole to each other. Bring back what
"Export", JSON, gives. The style keeps the blanks of a report, so that places in it stay what they were.

"""
_DOCCANO = """
## doccano

Make a project for sequence labelling that allows overlapping spans and uses relations, import the labels below
(Labels, Actions, Import, as JSON), add the relation label `claim`, and import the reports as JSONL with the columns
`text` and `entities`. doccano gives a span no value: it stands in its label, so write a label for each value that you
need, such as `transfer.supplier=TUR`. Relate the spans of a claim to each other. Bring back what "Export dataset",
JSONL(relation), gives.

"""
_INCEPTION = """
## INCEpTION

Make a project whose text runs from right to left. Add a layer of type span with the internal name
`webanno.custom.Claim`, that allows overlaps and whole sentences, with the string features `kind`, `field`, `claim`
and `value`. Unpack the exported zip and import the `.xmi` files as UIMA CAS XMI. A new claim has a word of yours as
`claim`, such as `new1`, in all its annotations; `kind` is `transfer`, `field` is `claim` for the whole and else the
field. Export the documents as UIMA CAS XMI, and pack the `.xmi` files, named as they were, with `reports.json`:

    zip back.zip *.xmi reports.json
    sijill import xmi back.zip --coder amal
"""


def names() -> Iterator[tuple[str, str]]:
    """Every label, with the kind it is of."""
    for kind in load().kinds.values():
        yield kind.name, kind.name
        for name in (*kind.fields, "source"):
            yield f"{kind.name}.{name}", kind.name


def label_studio() -> str:
    """The labelling interface of a Label Studio project."""
    colours = dict(zip(load().kinds, _COLOURS, strict=True))
    labels = "".join(
        f"    <Label value={attribute(name)} background={attribute(colours[kind])}/>\n" for name, kind in names()
    )
    return (
        "<View>\n  <Style>.htx-text { white-space: pre-wrap; direction: rtl; }</Style>\n"
        f'  <Labels name="label" toName="text">\n{labels}  </Labels>\n'
        '  <Text name="text" value="$text" granularity="symbol"/>\n'
        '  <TextArea name="value" toName="text" perRegion="true" editable="true"/>\n'
        '  <Relations>\n    <Relation value="claim"/>\n  </Relations>\n</View>\n'
    )


def doccano() -> str:
    """The labels of a doccano project, as JSON."""
    colours = dict(zip(load().kinds, _COLOURS, strict=True))
    made = [
        json.dumps({"text": name, "background_color": colours[kind], "text_color": "#ffffff"}) for name, kind in names()
    ]
    return "[\n" + ",\n".join(made) + "\n]\n"


def render_annotating() -> str:
    """The page, as Markdown."""
    said = (drawn.__doc__ or "").partition("\n\n")[2]
    table, _, rest = said.partition("\n\nParts of a list")
    of_values, _, rows = table.partition("\n\n")
    return "".join(
        (
            _HEAD, rows, f"\n\n{of_values}\n\nParts of a list{rest}", _AFTER, f"```xml\n{label_studio()}```\n",
            _DOCCANO, f"```json\n{doccano()}```\n", _INCEPTION,
        )
    )  # fmt: skip
