"""What goes out as rows straight from the tables is what goes out of entries, to the byte, and as carefully checked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sijill import flow
from sijill.editions import FORMATS, Choice, chosen, scope, write
from sijill.errors import RecordError, SijillError
from sijill.records import Document
from sijill.store import Register, Sought

CHOICES = (
    Choice(),
    Choice(("transfer",)),
    Choice(("agreement",), "TUR"),
    Choice((), "TUR", "QAT"),
    Choice(stood=date(2019, 6, 1)),
    Choice(known=date(2019, 6, 1)),
)
TEXTS = (
    ("2019-05-15", "وقّعت تركيا وقطر في الدوحة مذكرة تفاهم للتعاون في مجال الدفاع في 14 مايو 2019."),
    ("2020-02-04", "دخلت مذكرة التفاهم الدفاعية بين تركيا وقطر حيز التنفيذ في 3 فبراير 2020."),
    ("2020-07-01", "تسلمت أذربيجان من تركيا ست طائرات مسيرة في يونيو 2020، وبلغت قيمة الصفقة 69 مليون دولار."),
    (None, "=1\n\x0b😀\r\n وقّعت روسيا ومصر في القاهرة اتفاقية للتعاون العسكري في 3 مارس 2015."),
    (None, "قبل\0 هذا: طلبت قطر شراء دبابات من ألمانيا."),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register of the texts."""
    with Register.open(str(tmp_path_factory.mktemp("r") / "r.db")) as opened:
        for n, (day, text) in enumerate(TEXTS):
            document = Document(f"{n}", text, "ar", date=day, title="عنوان" if n else None)
            opened.add(document, flow.code_document(document), ruleset=flow.RULESET)
        yield opened


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("table", ["claims", "evidence", "reports", "steps", "values", "agreement", "transfer"])
def test_rows_are_those_of_the_entries(register: Register, table: str, choice: Choice) -> None:
    """In every format that holds one table, for every choice."""
    for name in ("csv", "csv-bom", "parquet"):
        quick, slow = io.BytesIO(), io.BytesIO()
        write(register, choice, FORMATS[name], quick, table)
        FORMATS[name].write(chosen(register, choice), slow, scope(choice, table))
        assert quick.getvalue() == slow.getvalue(), name


def test_a_quote_that_is_not_the_reports_is_refused(tmp_path: Path) -> None:
    """Also on the short way out; a NUL character, at which databases stop counting, is no such fault."""
    place = str(tmp_path / "r.db")
    with Register.open(place) as register:
        document = Document("a", TEXTS[0][1], "ar")
        register.add(document, flow.code_document(document))
        write(register, Choice(), FORMATS["csv"], io.BytesIO(), "claims")
        engine = register._engine  # noqa: SLF001 (what the program itself never does)
        with engine.begin() as connection:
            guards = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
            for name in guards:
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
            connection.exec_driver_sql("UPDATE evidence SET quote = quote || 'x'")
        with pytest.raises(RecordError, match="the text does not say"):
            write(register, Choice(), FORMATS["csv"], io.BytesIO(), "claims")
        with pytest.raises(SijillError), register.flat() as flat:
            list(flat.evidence(Sought("agreement")))
