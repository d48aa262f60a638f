"""Every string of the pages is there in every language."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from sijill.serve.wording import LANGUAGES, wording

ROOT = Path(__file__).resolve().parents[2]
_PLACE = re.compile(r"%\((\w+)\)s")


def tool() -> Any:
    """The script that brings catalogues up."""
    spec = importlib.util.spec_from_file_location("build_catalogues", ROOT / "tools" / "build_catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_message_of_the_pages_is_translated(language: str) -> None:
    """The catalogue has just the messages that pages say, each with all its plural forms and the same places."""
    build = tool()
    said, held = build.messages(), build.catalogue(language)
    ids = {m.id for m in said if m.id}
    assert len(ids) > 90
    assert {m.id for m in held if m.id} == ids, "run: python tools/build_catalogues.py, then translate what is empty"
    for message in held:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), f"{message.id!r} has no translation; write it in locales/{language}.po"
        ids_ = message.id if isinstance(message.id, tuple) else (message.id,)
        places = set(_PLACE.findall(ids_[-1]))
        assert all(set(_PLACE.findall(form)) <= places for form in forms), message.id
        if not isinstance(message.id, tuple):
            assert set(_PLACE.findall(forms[0])) == places, message.id


def test_dates_are_said_as_precisely_as_they_are_known() -> None:
    """A month is no day, and what is about is said so; a date of another form is said as it stands."""
    english, arabic = wording("en"), wording("ar")
    assert [english.date(d) for d in ("2019-05-14", "2019-11", "2019", "2020~")] == [
        "14 May 2019",
        "November 2019",
        "2019",
        "about 2020",
    ]
    assert english.date("2020-01/2020-03") == "January 2020 to March 2020"
    assert (english.date("201X"), english.date("2019-02-30"), english.date(None)) == ("201X", "2019-02-30", "–")
    assert arabic.date("2019-05-14") == "14 مايو 2019"
    assert arabic.number(1234.5) == "1,234.5"


def test_actors_and_codes_have_names_in_both_languages() -> None:
    """A code that nobody knows is said as it is; a firm keeps its own name beside its state's."""
    english, arabic = wording("en"), wording("ar")
    assert (english.actor("TUR"), arabic.actor("TUR")) == ("Türkiye", "تركيا")
    assert english.actor("USA:لوكهيد") == "لوكهيد (United States)"
    assert english.actor("الحوثيون") == "الحوثيون"
    assert (english.code("area", "cyber"), english.code("area", "none_such")) != ("cyber", "")
    assert wording("xx").language == "en"
