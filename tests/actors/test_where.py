"""The gazetteer: a place in Arabic and Latin letters, and its state."""

from __future__ import annotations

import pytest

from sijill.actors.where import where


@pytest.mark.parametrize(
    ("written", "name", "state"),
    [
        ("أنقرة", "Ankara", "TUR"),
        ("انقره", "Ankara", "TUR"),
        ("العاصمة أنقرة", "Ankara", "TUR"),
        ("Ankara", "Ankara", "TUR"),
        ("Bakü", "Baku", "AZE"),
        ("Londra", "London", "GBR"),
        ("حيفا", "Haifa", "ISR"),
        ("Haifa", "Haifa", "ISR"),
        ("القدس", "Jerusalem", None),
    ],
)
def test_a_place_is_found_in_any_spelling_with_its_state(written: str, name: str, state: str | None) -> None:
    """Capitals in several languages, other places in Arabic and English; a disputed one has no state."""
    found = where(written)
    assert found is not None
    assert (found.name, found.state) == (name, state)


def test_what_the_gazetteer_does_not_hold_is_not_guessed() -> None:
    """A village, a state, an empty text: no place."""
    assert [where(written) for written in ("قرية لا يعرفها أحد", "", "Nowhere")] == [None, None, None]
