"""Findings in words: the sentences of `sentences.yml`, filled in."""

from __future__ import annotations

import re
import string
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from sijill.actors.who import who
from sijill.data import Row, read_mapping
from sijill.records import SEVERITIES, Finding
from sijill.reference import Referred

_CODE = re.compile(r"(?<![\w-])[A-Z]{3}(?![\w-])")  # no part of a designation (F-16)
_KEYS = ("severity", "en", "ar", "settles", "settles_ar")


class Sentence(NamedTuple):
    """How a finding of one sort is said."""

    severity: str
    en: str
    ar: str
    settles: str | None
    settles_ar: str | None


def finding(about: str, check: str, verdict: str, sentence: str, **told: Any) -> Finding:
    """A finding in words. `referred` gives the reference, `off` the difference; all else fills the sentence."""
    how = sentences()[sentence]
    referred: Referred | None = told.pop("referred", None)
    share: float | None = told.pop("share_off", None)
    independent: bool = told.pop("independent", True)
    words = {name: "" if value is None else str(value) for name, value in told.items()}
    return Finding(
        about,
        check,
        verdict,
        how.en.format(**{name: _named(value, "en") for name, value in words.items()}),
        how.ar.format(**{name: _named(value, "ar") for name, value in words.items()}),
        how.severity,
        share,
        referred.source.name if referred else None,
        referred.source.edition if referred else None,
        referred.fact.locator if referred else None,
        how.settles,
        independent,
        how.settles_ar,
    )


def _named(value: str, language: str) -> str:
    """Words of a finding for readers: states by their names in place of their codes."""
    return _CODE.sub(lambda code: getattr(who().get(code[0]), language, code[0]), value)


@cache
def sentences() -> dict[str, Sentence]:
    """All sentences. Raises DataError, naming file and line, also where the two languages do not say the same names."""
    data = read_mapping(files("sijill.check") / "sentences.yml")
    return {name: _sentence(data.row(name)) for name in data}


def _sentence(row: Row) -> Sentence:
    row.only(_KEYS, _KEYS[:3])
    en, ar = row.text("en"), row.text("ar")
    if _names(en) != _names(ar):
        raise row.error(f"the sentences fill in other names: {sorted(_names(en) ^ _names(ar))}", "ar")
    if ("settles" in row) != ("settles_ar" in row):
        raise row.error("what would settle it must be said in both languages: settles and settles_ar")
    settling = [row.text(key) if key in row else None for key in _KEYS[3:]]
    return Sentence(row.one_of("severity", SEVERITIES), en, ar, *settling)


def _names(template: str) -> set[str]:
    """What a sentence fills in; `x_ar` is x in Arabic."""
    return {name.removesuffix("_ar") for _, name, _, _ in string.Formatter().parse(template) if name}
