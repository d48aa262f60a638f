"""Adding in a real browser: with script and without, by choosing, by dropping, by folder; and nothing sent can run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from sijill.codebook import load
from sijill.records import Claim, Document, Evidence

pytestmark = pytest.mark.slow
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "'-alert(1)-'{{7*7}}</title><svg onload=alert(1)>",
)


def signed(town: str, day: str) -> str:
    """A text of one agreement."""
    return f"وقعت مصر والسودان في {town} اتفاقية للتعاون العسكري في {day}."


def test_files_that_are_chosen_are_told_of_one_by_one(tab: Page, tmp_path: Path) -> None:
    """What was kept leads to its report, what could not be read says why; the bar is full, and the page stays."""
    good, bad = tmp_path / "خبر.txt", tmp_path / "bad.jsonl"
    good.write_text(signed("بورتسودان", "2 مارس 2022"), encoding="utf-8")
    bad.write_text("{nothing\n", encoding="utf-8")
    tab.goto("/add")
    tab.locator("[name=files]").set_input_files([good, bad])
    tab.locator("#adding button").click()
    expect(tab.locator("#done li")).to_have_count(2)
    expect(tab.locator("#done li").first).to_contain_text("added")
    expect(tab.locator("#done li").last).to_contain_text("could not be read")
    expect(tab.locator("#passed")).to_have_text("2 / 2")
    expect(tab.locator("#going")).to_be_hidden()
    assert tab.url.endswith("/add")
    tab.locator("#done a").first.click()
    assert tab.locator("#text").text_content() == signed("بورتسودان", "2 مارس 2022")


def test_files_that_are_dropped_are_added(tab: Page) -> None:
    """They are named before they are sent."""
    tab.goto("/add")
    drop = """(text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "مسقط.txt", {type: "text/plain"}));
        const said = {dataTransfer: data, bubbles: true, cancelable: true};
        document.getElementById("adding").dispatchEvent(new DragEvent("drop", said));
    }"""
    tab.evaluate(drop, signed("كسلا", "3 مارس 2022"))
    expect(tab.locator("#dropped")).to_contain_text("مسقط.txt")
    tab.locator("#adding button").click()
    expect(tab.locator("#done li")).to_have_count(1)
    expect(tab.locator("#done li")).to_contain_text("added")


def test_a_folder_is_added_with_all_that_is_in_it(tab: Page, tmp_path: Path) -> None:
    """In more than one portion where it is large; what is no report is passed over and counted."""
    for n in range(103):
        inner = tmp_path / "box" / f"in{n % 3}"
        inner.mkdir(parents=True, exist_ok=True)
        (inner / f"{n}.txt").write_text("no Arabic", encoding="utf-8")
    (tmp_path / "box" / "picture.png").write_bytes(b"no report")
    tab.goto("/add")
    tab.locator("[name=folder]").set_input_files(tmp_path / "box")
    tab.locator("#adding button").click()
    expect(tab.locator("#going")).to_be_hidden(timeout=30_000)
    assert tab.locator("#done li").count() == 103
    expect(tab.locator("#skipped")).to_contain_text("1")
    assert tab.locator("#failed").is_hidden()


def test_what_cannot_be_sent_is_said_where_one_is(chromium: Browser, server: str) -> None:
    """An address that is none; the form keeps what was typed, and the browser itself complains of the status."""
    context = chromium.new_context(base_url=server)
    page = context.new_page()
    page.goto("/add")
    page.locator("[name=addresses]").fill("ftp://example.org/")
    page.locator("#adding button").click()
    expect(page.locator("#failed")).to_contain_text("must begin with http")
    assert page.locator("[name=addresses]").input_value() == "ftp://example.org/"
    context.close()


def test_it_works_without_script(chromium: Browser, server: str, tmp_path: Path) -> None:
    """The form leads to a page that loads itself anew until all is done."""
    context = chromium.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    (tmp_path / "plain.txt").write_text(signed("عطبرة", "4 مارس 2022"), encoding="utf-8")
    page.goto("/add")
    page.locator("[name=files]").set_input_files(tmp_path / "plain.txt")
    page.locator("#adding button").click()
    expect(page.locator("#done li")).to_contain_text("added", timeout=20_000)
    assert "/add/" in page.url
    context.close()


@pytest.mark.parametrize("place", ["title", "text", "url", "outlet", "author", "id", "file name"])
def test_script_in_a_report_is_words_in_every_page(tab: Page, place: str) -> None:
    """Added as a person adds it, then looked at in its report, lists, search and the record of what was done.

    `tab` fails for any dialog, any error in the console (the policy complains there) and any foreign request.
    """
    files: list[FilePayload] = []
    for n, attack in enumerate(ATTACKS):
        said = {"id": f"{place} {n}", "text": signed(f"{place} {n}", "5 مارس 2022"), "date": "2022-03-06", "lang": "ar"}
        said |= {place: f"{attack} {said['text']}"} if place != "file name" else {}
        name = f"{attack.replace('/', '_')}.jsonl" if place == "file name" else f"{n}.jsonl"
        files.append({"name": name, "mimeType": "text/plain", "buffer": json.dumps(said).encode()})
    tab.goto("/add")
    tab.locator("[name=files]").set_input_files(files)
    tab.locator("#adding button").click()
    expect(tab.locator("#done li")).to_have_count(len(ATTACKS))
    links = tab.locator("#done a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(links) == len(ATTACKS)
    for path in (*links, "/", "/reports", f"/search?q={quote(ATTACKS[1])}", "/outlets", "/entries/agreement", "/audit"):
        tab.goto(path)
        assert tab.locator("script:not([src]), [onerror], [onload]").count() == 0, path


def test_script_in_the_names_of_a_claim_is_words_in_every_page(tab: Page, register: Any) -> None:
    """Of a speaker, a firm, a weapon and a place, in claim, entry, list, dossier and review."""
    text = "قالت الوزارة شيئا"
    for n, attack in enumerate(ATTACKS):
        made = []
        names: list[tuple[str, dict[str, Any]]] = [  # as a coder of any other make might say them
            ("statement", {"speaker": attack, "speaker_actor": f"TUR:{attack}", "act": "support", "targets": ["QAT"]}),
            (
                "transfer",
                {
                    "supplier": f"TUR:{attack}",
                    "recipient": "QAT",
                    "items": [{"category": "uav", "name": attack, "quantity": 3}],
                },
            ),
            ("agreement", {"parties": ["QAT", f"TUR:{attack}"], "title": attack, "place": attack}),
        ]
        for kind, told in names:
            fields: dict[str, Any] = {f.name: [] if f.many else None for f in load().kinds[kind].fields.values()}
            fields |= told
            made.append(Claim(kind, fields, "actual", None, (Evidence.cut("claim", 0, 4, text),), "test"))
        register.add(Document(f"names {n}", text, "ar", date="2022-03-07"), made)
    paths = ["/entries/statement", "/entries/transfer?party=TUR", "/entries/agreement", "/countries", "/countries/TUR"]
    paths += [f"/countries/{quote(f'TUR:{attack}', safe='')}" for attack in ATTACKS]
    paths += [f"/review?kind={kind}" for kind in ("statement", "transfer")]
    for path in paths:
        tab.goto(path)
    entries = tab.context.new_page()
    entries.goto("/entries/statement")
    links = entries.locator("tbody th a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    entries.close()
    for link in links:
        tab.goto(link)
        assert tab.locator("script:not([src])").count() == 0
