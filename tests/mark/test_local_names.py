"""What a street or a house is called after is no actor, and what only stands near such a word stays one."""

import pytest

from sijill.languages.pack import load
from sijill.mark.marker import Marker
from sijill.records import Document


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("قصفوا المستشفى الإندونيسي في بيروت.", ["LBN"]),
        ("قصفوا مستشفى الصداقة التركي في بيروت.", ["LBN"]),
        ("قصفوا دوار الكويت قرب صنعاء.", ["YEM"]),
        ("أصيبت البلدة بمدافع روسية بقطر 152 و122 ملم.", ["RUS"]),
        ("قصفوا شوارع بغداد والسفارة التركية.", ["IRQ", "TUR"]),
        ("زار المستشفى وفد تركي.", ["TUR"]),
        ("يمر الجنود بقطر قبل العودة.", ["QAT"]),
    ],
)
def test_streets_and_houses_are_no_actors(text: str, codes: list[str]) -> None:
    """A hospital called after a state, a roundabout, a calibre; streets in the plural are of their city."""
    marked = Marker(load()).mark(Document("a", text, "ar"))
    assert [m.code for m in marked.mentions if m.kind == "actor"] == codes
