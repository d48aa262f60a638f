"""«The kingdom» is the one a report names, Saudi Arabia where it names none, and nobody where it names two others."""

import pytest

from sijill.languages.pack import load
from sijill.mark.marker import Marker
from sijill.records import Document


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("تعتزم المملكة شراء مقاتلات.", ["SAU"]),
        ("قال وزير مغربي إن المملكة ستشتري راجمات.", ["MAR", "MAR"]),
        ("زار ملك الأردن الرياض، حيث تشتري المملكة مقاتلات.", ["JOR", "SAU", "SAU"]),
        ("وصل الوزير إلى المملكة قادما من الأردن.", ["SAU", "JOR"]),
        ("التقى وفد من البحرين وفدا من المغرب في المملكة.", ["BHR", "MAR"]),
    ],
)
def test_the_kingdom_is_the_one_that_is_named(text: str, codes: list[str]) -> None:
    """A report of Rabat says «the kingdom» and means Morocco; none is guessed between two, nor by what comes later."""
    marked = Marker(load()).mark(Document("a", text, "ar"))
    assert [m.code for m in marked.mentions if m.kind == "actor" and m.code] == codes
