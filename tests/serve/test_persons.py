"""Persons as pages: who holds which office when, what is said, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sijill import batch
from sijill.errors import ReadError
from sijill.serve import application
from sijill.store import Register

REPORTS = """
{"id": "a", "date": "2019-03-02", "outlet": "الأولى", "text": "قال وزير الدفاع التركي خلوصي أكار إن بلاده ستدعم أذربيجان."}
{"id": "b", "date": "2021-05-09", "outlet": "الثانية", "text": "التقى وزير الدفاع التركي خلوصي أكار نظيره القطري في الدوحة، ووقعا مذكرة تفاهم للتعاون في مجال الدفاع."}
{"id": "c", "date": "2020-01-09", "text": "قال الرئيس الروسي فلاديمير بوتين إن روسيا ستزود مصر بالسلاح."}
"""  # noqa: E501 (a report is a line)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory, kit: Any) -> Iterator[Any]:
    """A browser at a register that names two persons."""
    folder: Path = tmp_path_factory.mktemp("people")
    (folder / "reports.jsonl").write_text(REPORTS, encoding="utf-8")
    with Register.open(str(folder / "r.db")) as register:
        for one in batch.kept(batch.find([folder / "reports.jsonl"]), register):
            assert not isinstance(one, ReadError), one
        with kit.serving(application(register, "amal")) as address:
            yield kit.browser(address)


def place(browser: Any, name: str) -> str:
    """The address of a person of the list."""
    found = re.search(rf'href="(/persons/P\w+)"><bdi dir="auto">{name}', browser.get("/persons").text)
    assert found, name
    return found[1]


def test_the_list_is_narrowed_by_state_and_by_name_in_any_spelling(people: Any) -> None:
    """A state by its code or name, a name by a part of it; what nobody is called finds nobody."""
    assert "خلوصي أكار" in people.get("/persons?party=TUR").text
    assert "بوتين" not in people.get("/persons?party=turkiye").text.partition("<tbody>")[2].partition("</table>")[0]
    assert "خلوصي أكار" in people.get("/persons?name=%D8%A7%D9%83%D8%A7%D8%B1").text
    assert "Nothing in the register fits" in people.get("/persons?name=zzzz").text
    assert people.get("/persons?party=nobody").status == 400


def test_a_person_has_offices_over_time_and_what_was_said(people: Any) -> None:
    """The office runs from the first report that names it to the last; each statement leads to its words."""
    text = people.get(place(people, "خلوصي أكار")).text
    assert "minister of defence" in text
    assert "2 March 2019" in text
    assert "9 May 2021" in text
    said = text.partition("What this person said")[2].partition("<h2>")[0]
    assert re.search(r'href="/reports/\w+#c-\w+"', said)
    assert "ستدعم أذربيجان" in said
    assert "Where reports name this person" in text


def test_the_picture_can_be_taken_along(people: Any) -> None:
    """It stands by itself, with its colours, and is a well-formed file in either language."""
    import xml.etree.ElementTree as ET

    where = place(people, "خلوصي أكار")
    for language, words in (("en", "minister of defence"), ("ar", "وزير الدفاع")):
        people.get(f"/language/{language}")
        answer = people.get(f"{where}/offices.svg")
        assert "attachment" in answer.headers["content-disposition"]
        assert words in "".join(ET.fromstring(answer.text).itertext())  # noqa: S314 (our own)
    people.get("/language/en")


def test_who_is_not_there_is_not_there(people: Any) -> None:
    """An id of nobody, and one too short to mean anybody."""
    for id_ in ("Pdeadbeefdeadbeef", "P"):
        assert people.get(f"/persons/{id_}").status == 404


def test_a_speaker_leads_to_the_person(people: Any) -> None:
    """From the list of statements to the list of persons with that name."""
    assert "/persons?name=" in people.get("/entries/statement").text
