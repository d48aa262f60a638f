"""A register whose texts are a trial for every format, and its sample reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sijill import flow
from sijill.codebook import load
from sijill.records import Claim, Document, Evidence
from sijill.store import Register

HARD = '=SUM(1), "قال" <b>ـوقّعَ\u200c ١٢&13;\n\x0bأنقرة' + "ه" * 20  # a formula, quotes, marks, tags, controls
REPORTS = (
    Document(
        "first",
        "وقّعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019.",
        "ar",
        title='=HYPERLINK("x")',
        date="2019-05-15",
        outlet="الأولى",
        url="https://example.org/1?a=1&b=<2>",
    ),
    Document(
        "second",
        "دخلت مذكرة التفاهم الدفاعية بين تركيا وقطر حيز التنفيذ في 3 فبراير 2020.",
        "ar",
        date="2020-02-04",
        outlet="-الثانية",
    ),
    Document(
        "third",
        "تسلمت أذربيجان من تركيا ست طائرات مسيرة من طراز بيرقدار في يونيو 2020، وبلغت قيمة الصفقة 69 مليون دولار.",
        "ar",
        date="2020-07-01",
    ),
    Document(
        "fourth",
        "طلبت قطر شراء دبابات من ألمانيا. وقصفت روسيا مواقع في أوكرانيا في 2 مارس 2022.",
        "ar",
        date="2022-03-03",
    ),
    Document("fifth", "وقّعت تركيا وقطر بروتوكولا للتدريب العسكري في 3 مارس 2021.", "ar", date="2021-03-04"),
)


def _trial() -> tuple[Document, Claim]:
    """A claim whose words would break a careless writer of any format."""
    document = Document("hard", HARD, "ar", date="2021-01-02")
    empty: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds["agreement"].fields.values()}
    told: dict[str, Any] = {
        "parties": ["TUR", "-قوة; أخرى"],
        "instrument": "memorandum",
        "title": "+عنوان",
        "place": "'=باكو",
    }
    told |= {"areas": ["cyber"], "steps": [{"stage": "signed", "date": "2020~", "by": "TUR"}]}
    evidence = (Evidence.cut("claim", 0, len(HARD), HARD), Evidence.cut("title", 1, 4, HARD))
    return document, Claim("agreement", empty | told, "actual", "@مصدر", evidence, "rules", ("a", "b"))


@pytest.fixture
def trial() -> tuple[Document, Claim]:
    """The same, for a register of one's own."""
    return _trial()


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a register with the reports above is."""
    path = tmp_path_factory.mktemp("register") / "r.db"
    with Register.open(str(path)) as register:
        for document in REPORTS:
            register.add(document, flow.code_document(document), ruleset=flow.RULESET)
        document, claim = _trial()
        register.add(document, [claim], ruleset=flow.RULESET)
    return str(path)


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    """The register, open."""
    with Register.open(place) as opened:
        yield opened


@pytest.fixture
def quotes(register: Register) -> set[tuple[str, int, str]]:
    """All words that its claims rest on: the claim, the place among its words, the quote."""
    return {(one.id, n, e.quote) for one in register.claims() for n, e in enumerate(one.claim.evidence)}


@pytest.fixture
def made(register: Register, tmp_path: Path) -> Any:
    """What exports the register to a file: `made("csv", table="claims")`."""
    from sijill.editions import FORMATS, Choice, save

    def make(form: str, *kinds: str, table: str | None = None, **choice: Any) -> Path:
        path = tmp_path / f"out{FORMATS[form].suffix}"
        save(register, Choice(kinds, **choice), FORMATS[form], path, table)
        return path

    return make
