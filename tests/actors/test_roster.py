"""The roster of actors: what its files may hold, and what they hold."""

from __future__ import annotations

import re
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from sijill.actors import names, owner
from sijill.errors import DataError

STATE = "- {code: AAA, en: A, names: [ألفا], nisba: [ألفي], capitals: [باء]}\n- {code: BBB, en: B, names: [بيتا]}\n"
ACTORS = ("organisations.yml", "groups.yml", "bodies.yml", "companies.yml", "places.yml", "persons.yml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A roster of two states and nothing else."""
    (tmp_path / "states.yml").write_text(STATE, encoding="utf-8")
    for name in ACTORS:
        (tmp_path / name).write_text("[]\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("companies.yml", "- {en: F, state: AAA, names: [ف], staet: x}", "companies.yml:1: unknown key 'staet'"),
        ("companies.yml", "- {en: F, names: [ف]}", "companies.yml:1: missing 'state'"),
        ("companies.yml", "- {en: F, state: AAA, names: []}", "companies.yml:1: 'names' holds no name"),
        ("companies.yml", "- {en: F, state: AAA, names: ف}", "companies.yml:1: 'names' must be a list of texts"),
        ("companies.yml", "- {en: F, state: CCC, names: [ف]}", "companies.yml:1: the state 'CCC' is not in states.yml"),
        ("bodies.yml", "- {en: F, state: aaa, kind: army, names: [ف]}", "bodies.yml:1: the state 'aaa' is not in"),
        ("bodies.yml", "- {en: F, state: AAA, kind: ship, names: [ف]}", "bodies.yml:1: 'kind' must be one of army"),
        ("groups.yml", "- {id: f, en: F, kind: club, names: [ف]}", "groups.yml:1: 'kind' must be one of armed_group"),
        ("places.yml", "- {name: F, state: null, kind: town, names: [ف]}", "places.yml:1: 'kind' must be one of city"),
        (
            "places.yml",
            "- {name: F, state: null, kind: city, names: [ف]}\n- {name: F, state: null, kind: sea, names: [ق]}",
            "places.yml:2: the name 'F' stands already in line 1",
        ),
        ("persons.yml", "- {en: F, posts: [AAA 2001], names: [ف]}", "persons.yml:1: the post 'AAA 2001': write «CODE"),
        ("persons.yml", "- {en: F, posts: [CCC 2001/..], names: [ف]}", "persons.yml:1: the post 'CCC 2001/..': write"),
        ("states.yml", "- {code: Aa, en: A, names: [ألفا]}", "states.yml:1: the code 'Aa' is no ISO 3166-1"),
        (
            "companies.yml",
            "- {en: F, state: AAA, names: [شركة]}\n- {en: G, state: AAA, names: [شركه]}",
            "companies.yml:2: 'شركه' stands already at companies.yml:1",
        ),
        (
            "groups.yml",
            "- {id: f, en: F, kind: bloc, names: [أف, آف]}",
            "groups.yml:1: 'آف' stands already at groups.yml:1",
        ),
        (
            "bodies.yml",
            "- {en: F, state: AAA, kind: army, names: [بيتا]}",
            "bodies.yml:1: 'بيتا' stands already at states",
        ),
    ],
)
def test_a_wrong_entry_is_refused_where_it_is_wrong(folder: Path, file: str, text: str, said: str) -> None:
    """A key too many or too few, an unknown state or sort, or a form of another entry stops the program."""
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(said)):
        names(folder)


def test_a_state_may_be_named_as_its_own_adjective(folder: Path) -> None:
    """جيبوتي is a state and the adjective of that state: both readings are kept."""
    (folder / "states.yml").write_text("- {code: AAA, en: A, names: [جيبوتي], nisba: [جيبوتي]}", encoding="utf-8")
    assert [(n.form, n.inflect) for n in names(folder)] == [("name", False), ("nisba", True)]


def test_a_place_may_have_the_name_of_an_actor(folder: Path) -> None:
    """كردستان is a place and an actor: what the words beside it say decides, not the roster."""
    (folder / "places.yml").write_text("- {name: A, state: AAA, kind: city, names: [بيتا]}", encoding="utf-8")
    assert {n.kind for n in names(folder) if n.text == "بيتا"} == {"actor", "place"}


def test_the_files_of_the_package_are_right(tmp_path: Path) -> None:
    """The roster that comes with sijill loads, from wherever it lies, and holds the states one expects."""
    with as_file(files("sijill.actors")) as here:
        for path in here.glob("*.yml"):
            shutil.copy(path, tmp_path)
    found = names(tmp_path)
    assert found == names()
    assert {"TUR", "AZE", "GEO", "EGY", "PSE", "XKX", "NATO"} <= {n.code for n in found}


@pytest.mark.parametrize(("code", "state"), [("USA:لوكهيد مارتن", "USA"), ("TUR", "TUR"), ("الحوثيون", "الحوثيون")])
def test_a_body_or_firm_belongs_to_its_state(code: str, state: str) -> None:
    """The state stands before the colon; a code without one is its own owner."""
    assert owner(code) == state
