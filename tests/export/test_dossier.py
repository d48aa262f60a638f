"""A dossier is one page that loads nothing, escapes everything and has every quote as it was."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from sijill.records import Claim, Document
from sijill.store import Register


class Read(HTMLParser):
    """The page as a browser reads it: its tags, and the text of its quotes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.quotes: list[str] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self.tags.append((tag, dict(attrs)))
        if tag == "blockquote":
            self._inside = True
            self.quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        self._inside = self._inside and tag != "blockquote"

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._inside:
            self.quotes[-1] += data


def test_a_dossier_has_every_quote_in_its_own_direction(made: Any, register: Register) -> None:
    """Every quote stands in a passage, letter for letter, and each takes its direction from its own letters."""
    page = Read(made("html").read_text(encoding="utf-8"))
    for one in register.claims():
        for e in one.claim.evidence:
            assert any(e.quote in quote for quote in page.quotes)
    texts = [one.document.text for one in register.reports()]
    assert all(any(quote in text for text in texts) for quote in page.quotes)
    assert all(attrs.get("dir") == "auto" for tag, attrs in page.tags if tag == "blockquote")


def test_a_dossier_loads_nothing_and_runs_nothing(made: Any) -> None:
    """No script, no picture, no link to load; addresses of reports are links; a policy forbids more."""
    page = Read(made("html").read_text(encoding="utf-8"))
    assert not {"script", "img", "link", "iframe", "object", "form", "b"} & {tag for tag, _ in page.tags}
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") or name == "src" for name in attrs)]
    policy = next(attrs["content"] for tag, attrs in page.tags if "http-equiv" in attrs)
    assert "default-src 'none'" in str(policy)
    linked = [str(attrs["href"]) for tag, attrs in page.tags if tag == "a"]
    assert all(address.startswith(("#", "https://", "http://")) for address in linked)
    assert "https://example.org/1?a=1&b=<2>" in linked


def test_an_address_that_is_no_page_is_no_link(trial: tuple[Document, Claim], tmp_path: Any) -> None:
    """A report may name anything as its address; only pages are linked to."""
    from sijill.editions import FORMATS, Choice, save

    document, claim = trial
    hostile = Document("h", document.text, "ar", url="javascript:alert(1)", title="<script>alert(1)</script>")
    with Register.open(str(tmp_path / "h.db")) as register:
        register.add(hostile, [claim])
        save(register, Choice(), FORMATS["html"], tmp_path / "h.html")
    text = (tmp_path / "h.html").read_text(encoding="utf-8")
    assert "javascript:" not in text
    assert "<script" not in text


@pytest.mark.parametrize("choice", [{"party": "TUR"}, {"party": "TUR", "other": "QAT"}, {}])
def test_a_dossier_is_of_a_state_a_pair_or_an_entry(made: Any, register: Register, choice: dict[str, str]) -> None:
    """The title says of whom; only what concerns them stands there."""
    if not choice:
        claim = next(one for one in register.claims() if one.report.document.id == "third")
        choice = {"entry": claim.id}
    text = made("html", **choice).read_text(encoding="utf-8")
    assert "Türkiye" in text.split("</h1>")[0]
    assert "أوكرانيا" not in text
    assert ("بيرقدار" in text) == ("other" not in choice)
