"""Pages as a browser without script gets them from a real server."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sijill.serve import check_host

LISTS = ["agreement", "transfer", "figure", "statement", "crisis", "backing", "engagement"]


def entry_ids(text: str) -> list[str]:
    """The entries that a page leads to."""
    return list(dict.fromkeys(re.findall(r'href="/entry/(\w+)', text)))


def report_key(browser: Any, title: str) -> str:
    """The address of a report by words of its title."""
    found = re.search(rf'href="(/reports/\w+)"><bdi dir="auto">{title}', browser.get("/reports").text)
    assert found, title
    return found[1]


def test_the_overview_says_what_is_there_and_leads_on(browser: Any) -> None:
    """Counts of every kind, what is contradicted, what waits, and the latest reports."""
    answer = browser.get("/")
    assert answer.status == 200
    for words in ("Agreements", "Transfers", "claims wait for review", "Türkiye", "one contradicted", "1 July 2020"):
        assert words in answer.text
    assert len(answer.text.encode()) < 300_000


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_has_a_list_and_each_of_its_entries_a_page(browser: Any, kind: str) -> None:
    """No list and no entry fails, in either language."""
    for language in ("en", "ar"):
        browser.get(f"/language/{language}")
        answer = browser.get(f"/entries/{kind}")
        assert answer.status == 200
        assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in answer.text
        for id_ in entry_ids(answer.text):
            assert browser.get(f"/entry/{id_}").status == 200


def test_filters_live_in_the_address(browser: Any) -> None:
    """Party by code or by name in either language, stage, dates, outlet, contradiction; what cannot be is named."""
    assert len(entry_ids(browser.get("/entries/agreement").text)) == 2
    for query in (
        "party=TUR", "party=tur", "party=qatar", "party=%D8%AA%D8%B1%D9%83%D9%8A%D8%A7", "party=TUR&other=QAT",
        "stage=in_force", "since=2020&until=2020", "conflicts=1", "known=2019-06-01", "stood=2019-12-31&party=TUR",
        "outlet=%D8%A7%D9%84%D8%AB%D8%A7%D9%84%D8%AB%D8%A9", "since=2020&known=2021-01-01",
    ):  # fmt: skip
        answer = browser.get(f"/entries/agreement?{query}")
        assert answer.status == 200
        found = entry_ids(answer.text)
        assert len(found) == (2 if query == "known=2019-06-01" else 1), query
    assert entry_ids(browser.get("/entries/agreement?reality=planned").text) == []
    third = "outlet=%D8%A7%D9%84%D8%AB%D8%A7%D9%84%D8%AB%D8%A9"
    assert entry_ids(browser.get(f"/entries/agreement?{third}&alone=1").text) == []  # two others tell of it too
    assert browser.get("/entries/transfer?verdict=no_reference").status == 200
    assert entry_ids(browser.get("/entries/agreement?verdict=differs").text) == []
    for wrong in ("verdict=maybe", "metric=none", "verdict=differs&known=2020-01-01"):
        assert browser.get(f"/entries/figure?{wrong}").status == 400
    for query, says in (
        ("party=ZZZ", "there is no party"),
        ("area=zzz", "there is no area"),
        ("stage=ordered", "there is no stage"),
        ("known=2019", "is no day"),
        ("since=yesterday", "yesterday"),
    ):
        answer = browser.get(f"/entries/agreement?{query}")
        assert (answer.status, says in answer.text) == (400, True), query
    assert browser.get("/entries/agreement?page=0").status == 422
    assert browser.get("/entries/nothing").status == 404


def test_the_page_of_an_agreement_shows_its_life_and_where_reports_disagree(browser: Any) -> None:
    """Each step with the words of its reports; two dates of one signature are said to disagree, in words."""
    (id_,) = entry_ids(browser.get("/entries/agreement?party=TUR").text)
    text = browser.get(f"/entry/{id_}").text
    for words in ("14 May 2019", "16 May 2019", "3 February 2020", "the dates disagree", "in force", "differs"):
        assert words in text
    assert "دخلت مذكرة التفاهم الدفاعية بين تركيا وقطر حيز التنفيذ" in text
    assert "three independent sources" in text or "3 independent sources" in text
    assert "Checks" in text
    early = browser.get(f"/entry/{id_}?known=2019-05-16").text
    assert "in force" not in early.partition("<main")[2]
    assert browser.get("/entry/none").status == 404


def test_a_report_has_its_text_exactly_and_its_claims_with_their_offsets(browser: Any, register: Any) -> None:
    """The text of the page is the report's, code point for code point; each piece of evidence carries its place."""
    for report in register.reports():
        text = browser.get(f"/reports/{report.key[:16]}").text
        body = re.search(r'<article id="text"[^>]*>(.*?)</article>', text, re.DOTALL)
        assert body
        from html import unescape

        assert unescape(body[1].replace("&#13;", "\r")) == report.document.text
        for held in register.claims_of(report):
            for e in held.claim.evidence:
                assert f'data-start="{e.start}" data-end="{e.end}"' in text
            answer = browser.get(f"/claims/{held.id}", follow=False)
            assert answer.headers["location"] == f"/reports/{report.key[:16]}#c-{held.id}"
    assert browser.get("/reports/0000").status == 404
    assert browser.get("/claims/0000").status == 404


def test_reports_are_paged_and_kept_to_an_outlet(browser: Any) -> None:
    """The list says how many there are; an outlet narrows it."""
    assert "5 reports" in browser.get("/reports").text
    assert "one report" in browser.get("/reports?outlet=%D8%A7%D9%84%D8%A3%D9%88%D9%84%D9%89").text


def test_the_language_is_kept_and_leads_to_our_pages_only(browser: Any) -> None:
    """A choice outlives the page; what the browser asks for decides before; no address leads elsewhere."""
    assert 'lang="ar"' in browser.get("/", Accept_Language="fr, ar;q=0.8").text
    assert browser.get("/language/ar?to=/reports", follow=False).headers["location"] == "/reports"
    assert 'dir="rtl"' in browser.get("/reports").text
    for place in ("https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"):
        from urllib.parse import quote

        assert browser.get(f"/language/en?to={quote(place)}", follow=False).headers["location"] == "/"
    assert browser.get("/language/tlh").status == 404


def test_only_this_machine_is_served() -> None:
    """An address that others can reach is refused before anything listens."""
    for host in ("127.0.0.1", "localhost", "::1", "127.0.0.53"):
        check_host(host)
    for host in ("0.0.0.0", "::", "192.168.1.5", "example.org"):  # noqa: S104 (it must be refused)
        with pytest.raises(Exception, match="other machines"):
            check_host(host)
