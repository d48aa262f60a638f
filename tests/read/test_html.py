"""Pages: the report without what is served around it, and the day on which it appeared."""

from __future__ import annotations

import pytest

from sijill.errors import ReadError
from sijill.read.html import page

BODY = (
    "وقعت تركيا وأذربيجان في باكو، يوم الاثنين، مذكرة تفاهم للتعاون في الصناعات الدفاعية والتدريب المشترك بين الجيشين.",
    "وقال وزير الدفاع إن المذكرة تدخل حيز التنفيذ بعد أن يصادق عليها البرلمان في البلدين، وإن لجنة مشتركة تتابعها.",
)
LINKED = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-07-12"}</script>'
PUBLISHED = '<meta property="article:published_time" content="2020-07-12">'
MENU = "".join(f"<li><a href='/{n}'>خبر قصير رقم {n}</a></li>" for n in range(40))


def html(head: str = "", body: str = "", title: str = "مذكرة دفاعية بين أنقرة وباكو") -> bytes:
    """A page with a report, a menu and a foot."""
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY)
    return (
        f"<!doctype html><html lang='ar'><head><title>{title}</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/s'>رياضة</a></li></ul></nav>"
        f"<article><h1>{title}</h1>{paragraphs}{body}</article><footer>جميع الحقوق محفوظة 2026</footer></body></html>"
    ).encode()


def test_a_page_gives_its_report_and_nothing_around_it() -> None:
    """The text begins with the title, holds the paragraphs word for word, and no menu and no foot."""
    found = page(html(), "f.html", "f")
    assert found.text.startswith("مذكرة دفاعية بين أنقرة وباكو\n")
    for paragraph in BODY:
        assert paragraph in found.text
    assert "رياضة" not in found.text
    assert "الحقوق" not in found.text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2020-07-12T08:00:00+03:00">', "2020-07-12"),
        (LINKED, "2020-07-12"),
        ('<meta name="date" content="2020-07-12">', None),
        ('<meta property="og:updated_time" content="2020-07-12">', None),
        ('<meta property="article:published_time" content="2999-01-01">', None),
        ('<meta property="article:published_time" content="2020-02-31">', None),
        (PUBLISHED + '<meta name="publish_date" content="2015-01-01">', None),
        ("", None),
    ],
)
def test_the_day_of_a_page_is_the_one_it_says_it_appeared(head: str, day: str | None) -> None:
    """Only a mark-up that means "first published" gives the date; days of change, of serving, and doubts give none."""
    found = page(html(head), "f.html", "f")
    assert found.date == day
    assert (found.date_source is None) is (day is None)


def test_every_day_that_a_page_names_is_kept_with_its_place() -> None:
    """Days of change are candidates and not the date; `time` elements speak only if they agree."""
    head = LINKED + '<meta property="article:modified_time" content="2021-01-02">'
    found = page(html(head, '<time datetime="2020-07-12T10:00">12 يوليو</time>'), "f.html", "f")
    assert [(c.date, c.how, c.where) for c in found.candidates] == [
        ("2020-07-12", "published", "JSON-LD datePublished"),
        ("2020-07-12", "published", "time element"),
        ("2021-01-02", "modified", "meta article:modified_time"),
    ]
    others = '<time datetime="2020-07-12">أمس</time><time datetime="2020-07-10">أول أمس</time>'
    assert page(html(body=others), "f.html", "f").candidates == ()


def test_the_address_of_a_page_tells_its_day() -> None:
    """The address that the page gives for itself is a place like others, and one that can contradict them."""
    canonical = '<link rel="canonical" href="https://example.org/2020/07/12/a">'
    assert page(html(canonical), "f.html", "f").date == "2020-07-12"
    assert page(html(canonical + PUBLISHED.replace("2020", "2016")), "f.html", "f").date is None


def test_the_date_line_in_the_text_is_not_the_day_of_the_page() -> None:
    """A day that is printed on the page, such as today's, never becomes the report's date."""
    assert page(html(body="<p>الخميس 26 نوفمبر 2026</p>"), "f.html", "f").date is None


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8"])
def test_a_page_in_windows_1256_is_read_whatever_it_declares(declared: str) -> None:
    """A page in the common Arabic encoding is read by its letters, also if its declaration is wrong."""
    data = html(f'<meta charset="{declared}">').decode().encode("cp1256")
    assert BODY[0] in page(data, "f.html", "f").text


@pytest.mark.parametrize(
    "body",
    [
        f"<html><body><ul>{MENU}</ul></body></html>",
        "<html><body></body></html>",
        "<html><head><script>var a = 1;</script></head></html>",
    ],
)
def test_a_page_without_a_report_is_named(body: str) -> None:
    """A front page, an empty page and a page of scripts hold no single report, and that is said."""
    with pytest.raises(ReadError, match=r"f.html: "):
        page(body.encode(), "f.html", "f")


def test_a_page_laid_out_in_a_table_is_read() -> None:
    """Older pages put everything into cells: the report, its title and its day come out; a list in cells does not."""
    head = f"<html><head><title>مذكرة دفاعية</title>{LINKED}</head><body><table><tr><td>الرئيسية</td><td>"
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY)
    found = page(f"{head}<h1>مذكرة دفاعية</h1>{paragraphs}</td></tr></table></body></html>".encode(), "f.html", "f")
    assert (found.title, found.date) == ("مذكرة دفاعية", "2020-07-12")
    assert all(p in found.text for p in BODY)
    with pytest.raises(ReadError, match="no single report"):
        page(f"{head}<ul>{MENU}</ul></td></tr></table></body></html>".encode(), "f.html", "f")


def test_a_script_in_a_page_is_not_read() -> None:
    """What a page would run is no part of its report."""
    found = page(html(body="<script>alert('نص')</script><style>.a{}</style>"), "f.html", "f")
    assert "alert" not in found.text


@pytest.mark.parametrize("numbered", [False, True])
def test_a_page_without_arabic_letters_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch, numbered: bool) -> None:  # noqa: FBT001 (parametrised)
    """It is refused for what it is; letters written by their numbers are letters."""
    if numbered:
        whole = html().decode().encode("ascii", "xmlcharrefreplace")
        assert BODY[0] in page(whole, "f.html", "f").text
        return
    monkeypatch.setattr("sijill.read.html._taken", pytest.fail)
    english = "The two ministers signed a memorandum of understanding in the capital and left for the airport. " * 9
    with pytest.raises(ReadError, match="not Arabic"):
        page(f"<html><body><article><p>{english}</p></article></body></html>".encode(), "f.html", "f")
