"""Bodies and firms of a state are known in both scripts by the roster or by their sort, and never guessed."""

from __future__ import annotations

import pytest

from sijill.actors import rows
from sijill.actors.bodies import key, known, plain


@pytest.mark.parametrize(
    ("state", "one", "other"),
    [
        ("TUR", "روكيتسان", "Roketsan"),
        ("TUR", "شركة روكيتسان", "Roketsan A.S."),
        ("USA", "لوكهيد مارتن", "Lockheed Martin Corp."),
        ("TUR", "وزارة الدفاع التركية", "Turkish Ministry of National Defence"),
        ("TUR", "وزارة الدفاع", "Millî Savunma Bakanlığı"),
        ("AZE", "وزارة الدفاع الأذربيجانية", "Ministry of Defence of the Republic of Azerbaijan"),
        ("FRA", "وزارة الدفاع الفرنسية", "French Defence Ministry"),
        ("USA", "البنتاغون", "U.S. Department of Defense"),
        ("USA", "القوات الجوية الأمريكية", "US Air Force"),
        ("DZA", "وزارة الدفاع الوطني", "Algerian Ministry of Defence"),
        ("QAT", "القوات البرية القطرية", "Qatari Land Forces"),
    ],
)
def test_two_names_of_one_body_are_one(state: str, one: str, other: str) -> None:
    """In Arabic and Latin letters, with the state's name, adjective or neither beside them."""
    found = known(one, state)
    assert found
    assert found == known(other, state)
    assert key(f"{state}:{one}") == key(f"{state}:{other}") != f"{state}:{one}"


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("TUR", "Northern Command"),
        ("AZE", "وزارة الصناعة الدفاعية"),
        ("TUR", "Ministry of Defence Industry Agency"),
        ("RUS", "وزارة الدفاع الأوكرانية"),
        ("FRA", "روكيتسان"),
        ("TUR", "خلوصي أكار"),
        ("DZA", "الجيش"),
        ("EGY", "مصنع 200 الحربي"),
        ("TUR", ""),
    ],
)
def test_what_no_list_holds_is_nobody(state: str, name: str) -> None:
    """Another word beside the sort, a firm of another state, a sort of which a state may have several."""
    assert known(name, state) is None
    assert key(f"{state}:{name}") == f"{state}:{name}"


def test_two_bodies_are_two() -> None:
    """Of one state, and the same sort in two states."""
    assert known("وزارة الدفاع", "TUR") != known("وزارة الخارجية", "TUR")
    assert known("البنتاغون", "USA") != known("State Department", "USA")
    assert key("TUR:وزارة الدفاع") != key("AZE:وزارة الدفاع")


def test_the_lists_name_what_the_roster_holds() -> None:
    """Each single body, and each entry that holds several, is an entry of the roster."""
    from importlib.resources import files

    from sijill.actors.bodies import _SEVERAL
    from sijill.data import read_csv

    folder = files("sijill.actors")
    single = {row.text("en") for row in read_csv(folder / "single_bodies.csv", "single_bodies.csv", ("en",))}
    assert single <= {row.text("en") for row in rows(folder, "bodies.yml")}
    assert set(_SEVERAL) <= {row.text("en") for row in rows(folder, "companies.yml")}
    assert {row.text("code") for row in rows(folder, "states.yml")} >= {
        row.text("code") for row in read_csv(folder / "adjectives.csv", "adjectives.csv", ("code", "adjective"))
    }
    assert plain("Türkiye'nin") == "turkiye'nin"
