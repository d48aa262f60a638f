"""The cases of `tests/cases/claims/*.yml`: a text in, claims out.

A case is named by what must hold and has: `text`, `date` (of the report, if it is known), and `claims`, each a mapping
of kind and the fields that must hold (others may hold anything; a list of mappings is compared by the keys given), or
`none`, the kinds of which there must be no claim at all, or `not`, claims of which there must be none. `title: true`
says that the first line is the title.

A grid of `tests/cases/grids/*.yml` is one construction said with many words: `texts` with places in braces, `each`, the
words for every place (or a mapping of words to what they mean), and `rows`, words that go together. Every text is tried
with every row and every word; in `claims`, `none` and `not` a place stands for what its word means.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.flow import code_document
from sijill.records import Document

CASES = Path(__file__).parent.parent / "cases"


class _Strings(yaml.SafeLoader):
    """Reads 2021-09 and 2021-09-02 as what is written: EDTF strings, not dates and numbers."""


_Strings.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _cases(folder: str) -> list[Any]:
    out = []
    for path in sorted((CASES / folder).glob("*.yml")):
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


def _wrong(case: dict[str, Any]) -> list[str]:
    """What does not hold of a case, in words."""
    claims = [c.to_json() for c in code_document(Document("case", case["text"], "ar", date=case.get("date")))]
    wrong = [f"no claim {w}" for w in case.get("claims", []) if not any(_holds(w, c) for c in claims)]
    wrong += [f"not twice {w}" for w in case.get("twice", []) if sum(_holds(w, c) for c in claims) != 2]
    wrong += [f"a claim of {kind}" for kind in case.get("none", []) if any(c["kind"] == kind for c in claims)]
    wrong += [f"a claim {w}" for w in case.get("not", []) if any(_holds(w, c) for c in claims)]
    return [*wrong, f"there are {claims}"] if wrong else []


def _filled(value: Any, means: dict[str, Any]) -> Any:
    """A claim with each place, "{buyer}", as what its word means."""
    if isinstance(value, dict):
        return {k: _filled(v, means) for k, v in value.items()}
    if isinstance(value, list):
        return [_filled(v, means) for v in value]
    return means.get(value[1:-1], value) if isinstance(value, str) and value[:1] == "{" else value


def _said(grid: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The cases of a grid."""
    each = [[(place, *_meant(words, w)) for w in words] for place, words in grid.get("each", {}).items()]
    for text, row, words in product(grid["texts"], grid.get("rows", [{}]), product(*each)):
        places = [*((place, *(w if isinstance(w, list) else (w, w))) for place, w in row.items()), *words]
        means = {place: meaning for place, _, meaning in places}
        case: dict[str, Any] = {key: _filled(grid[key], means) for key in ("claims", "none", "not") if key in grid}
        yield {**case, "text": text.format(**{place: word for place, word, _ in places}), "date": grid.get("date")}


def _meant(words: Any, word: str) -> tuple[str, Any]:
    return word, words[word] if isinstance(words, dict) else word


@pytest.mark.parametrize("case", _cases("claims"))
def test_case(case: dict[str, Any]) -> None:
    """The claims that the case names are made, and none of a kind that it forbids."""
    assert not (wrong := _wrong(case)), wrong


@pytest.mark.parametrize("grid", _cases("grids"))
def test_grid(grid: dict[str, Any]) -> None:
    """A construction is read the same with all of its words."""
    wrong = [(case["text"], why) for case in _said(grid) if (why := _wrong(case))]
    assert not wrong, f"{len(wrong)} of {sum(1 for _ in _said(grid))}: {wrong[:5]}"


def test_every_quotation_is_cut_exactly() -> None:
    """For every case, each piece of evidence is the text at its offsets, and names no more than one sentence."""
    for param in _cases("claims"):
        text = param.values[0]["text"]
        for claim in code_document(Document("case", text, "ar", date=param.values[0].get("date"))):
            for e in claim.evidence:
                assert text[e.start : e.end] == e.quote
                assert "\n" not in e.quote
