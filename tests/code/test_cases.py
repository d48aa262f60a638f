"""The cases of `tests/cases/claims/*.yml`: a text in, claims out.

A case is named by what must hold and has: `text`, `date` (of the report, if it is known), and `claims`, each a mapping
of kind and the fields that must hold (others may hold anything; a list of mappings is compared by the keys given), or
`none`, the kinds of which there must be no claim at all, or `not`, claims of which there must be none. `title: true`
says that the first line is the title.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.flow import code_document
from sijill.records import Document

FOLDER = Path(__file__).parent.parent / "cases" / "claims"


class _Strings(yaml.SafeLoader):
    """Reads 2021-09 and 2021-09-02 as what is written: EDTF strings, not dates and numbers."""


_Strings.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _cases() -> list[Any]:
    out = []
    for path in sorted(FOLDER.glob("*.yml")):
        for name, case in yaml.load(path.read_text(encoding="utf-8"), Loader=_Strings).items():  # noqa: S506 (a safe loader)
            out.append(pytest.param(case, id=f"{path.stem}: {name}"))
    return out


def _holds(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(_holds(v, found.get(k)) for k, v in wanted.items())
    if isinstance(wanted, list):
        if not isinstance(found, list) or len(wanted) != len(found):
            return False
        rest = list(found)
        for w in wanted:
            match = next((f for f in rest if _holds(w, f)), None)
            if match is None:
                return False
            rest.remove(match)
        return True
    return bool(wanted == found)


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    """The claims that the case names are made, and none of a kind that it forbids."""
    claims = [c.to_json() for c in code_document(Document("case", case["text"], "ar", date=case.get("date")))]
    for wanted in case.get("claims", []):
        assert any(_holds(wanted, c) for c in claims), f"no claim {wanted}; there are {claims}"
    for wanted in case.get("twice", []):
        assert sum(_holds(wanted, c) for c in claims) == 2, f"{wanted} is not there twice; there are {claims}"
    for kind in case.get("none", []):
        assert not [c for c in claims if c["kind"] == kind]
    for unwanted in case.get("not", []):
        assert not [c for c in claims if _holds(unwanted, c)]


def test_every_quotation_is_cut_exactly() -> None:
    """For every case, each piece of evidence is the text at its offsets, and names no more than one sentence."""
    for param in _cases():
        text = param.values[0]["text"]
        for claim in code_document(Document("case", text, "ar", date=param.values[0].get("date"))):
            for e in claim.evidence:
                assert text[e.start : e.end] == e.quote
                assert "\n" not in e.quote
