"""Reports with their claims for INCEpTION, and back: one UIMA CAS (XMI) for each report, with its type system, zipped.

Each piece of evidence is an annotation of the layer `webanno.custom.Claim` with the features `kind`, `field`, `claim`,
`value`. A project needs a span layer of that name with these four texts, and says that its words run from right to
left. An annotation that is moved keeps its claim; a new one belongs to the claim whose id it is given. Annotations of
one kind with another word as `claim`, such as `new1`, are a new claim, whose fields are what stands under `value`. The
fields of claims and the texts as they were stand in `reports.json`, which goes into the zip again with the XMI files
that come back.

Offsets in a CAS count UTF-16 units. A character that XML cannot hold stands there as U+FFFD, and as it was in
`reports.json`.
"""

from __future__ import annotations

import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import accumulate
from pathlib import PurePosixPath
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from sijill.entry import Known
from sijill.errors import ExportError, SijillError
from sijill.export.drawn import Span
from sijill.export.package import zipped
from sijill.export.scope import Scope
from sijill.export.spans import Annotated, by_report, restored, sheet
from sijill.export.xml import attribute
from sijill.records import Document

_LAYER = "webanno.custom.Claim"
_FEATURES = ("kind", "field", "claim", "value")
_REPORTS = "reports.json"
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
<types><typeDescription><name>{layer}</name><description/><supertypeName>uima.tcas.Annotation</supertypeName>
<features>{features}</features></typeDescription></types>
</typeSystemDescription>
"""
_FEATURE = (
    "<featureDescription><name>{name}</name><description/><rangeTypeName>uima.cas.String</rangeTypeName>"
    "</featureDescription>"
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" '
    'xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">\n'
    '<cas:NULL xmi:id="0"/>\n'
)
_CLAIM = "{http:///webanno/custom.ecore}Claim"
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def write(entries: Iterable[Known], stream: IO[bytes], _: Scope) -> None:
    """The zip file; it depends on the entries alone."""
    beside: dict[str, Any] = {}
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        features = "".join(_FEATURE.format(name=name) for name in _FEATURES)
        _put(packed, "TypeSystem.xml", _TYPES.format(layer=_LAYER, features=features))
        for document, held in by_report(entries):
            spans, _joined, about = sheet(document, held)
            key = held[0].report.key
            ids = [kept["id"] for kept in about["claims"] for _span in kept["spans"]]
            _put(packed, f"{key}.xmi", _xmi(document, zip(spans, ids, strict=True)))
            beside[key] = {"text": document.text, **about}
        _put(packed, _REPORTS, json.dumps(beside, ensure_ascii=False, indent=1))


def _xmi(document: Document, spans: Iterable[tuple[Span, str]]) -> str:
    parts, members = [_HEAD], []
    for number, (span, claim) in enumerate(spans, 2):
        kind, _, field = span.label.partition(".")
        start, end = (utf16(document.text, at) for at in (span.start, span.end))
        told = zip(_FEATURES, (kind, field or "claim", claim), strict=False)  # `value` is for those who annotate
        said = "".join(f" {name}={attribute(value)}" for name, value in told)
        parts.append(f'<custom:Claim xmi:id="{number}" sofa="1" begin="{start}" end="{end}"{said}/>\n')
        members.append(str(number))
    text = attribute(document.text)
    parts.append(f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text/plain" sofaString={text}/>\n')
    parts.append(f'<cas:View sofa="1" members="{" ".join(members)}"/>\n</xmi:XMI>\n')
    return "".join(parts)


def read(data: bytes, place: str) -> Iterator[Annotated]:
    """The reports of a zip file. Raises ExportError, naming the file inside it and what is wrong."""
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            beside = json.loads(packed.read(_REPORTS))
            for name in sorted(packed.namelist()):
                key = PurePosixPath(name).stem
                if name.endswith(".xmi"):
                    yield _report(beside[key], packed.read(name), f"{place}: {name}")
    except (BadZipFile, KeyError, ValueError) as error:
        why = f"no zip file with {_REPORTS} and the XMI files named as they were exported: {error}"
        raise ExportError(f"{place}: {why}") from error


def _report(beside: Mapping[str, Any], data: bytes, place: str) -> Annotated:
    text, numbers = beside["text"], {kept["id"]: n for n, kept in enumerate(beside["claims"])}
    spans, places, groups = [], {}, defaultdict[tuple[str, str], list[Span]](list)
    etree: Any = import_module("lxml.etree")
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
        for number, one in enumerate(root.iter(_CLAIM)):
            start, end = (code_points(text, int(one.get(name, "-1"))) for name in ("begin", "end"))
            kind, field = one.get("kind") or "", one.get("field") or "claim"
            label, value = kind if field == "claim" else f"{kind}.{field}", (one.get("value") or "").strip()
            span = Span(str(number), start, end, label, value)
            spans.append(span)
            named = one.get("claim") or ""
            claim = numbers.get(named)
            if claim is not None and beside["claims"][claim]["claim"]["kind"] == kind:
                places[span.id] = claim
            else:
                groups[named or f"annotation {number}", kind].append(span)
        return restored(text, beside, spans, places, groups.values())
    except (etree.XMLSyntaxError, SijillError, ValueError, KeyError) as error:
        raise ExportError(f"{place}: not what was exported: {error}") from error


def utf16(text: str, at: int) -> int:
    """Where a code point is when UTF-16 units are counted."""
    return at + len(_ASTRAL.findall(text, 0, at))


def code_points(text: str, at: int) -> int:
    """Where a UTF-16 unit is when code points are counted. Raises ValueError where no character begins or ends."""
    units = [*accumulate((2 if _ASTRAL.match(one) else 1 for one in text), initial=0)]
    if at not in units:
        raise ValueError(f"an offset {at} lies outside the text, or inside a character")
    return units.index(at)


def _put(packed: ZipFile, name: str, text: str) -> None:
    packed.writestr(zipped(name), text.encode())
