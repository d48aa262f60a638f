"""What a report says can never run, and nobody but the reader's own browser can ask for anything."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

PATHS = ["/", "/reports", "/entries/agreement", "/entries/agreement?party=%3Cscript%3E", "/nothing%3Cscript%3E"]


class Seen(HTMLParser):
    """The elements of a page and what their attributes say."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.events: list[str] = []
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps what could run or load."""
        held = dict(attrs)
        if tag == "script":
            self.scripts.append(held.get("src"))
        self.events += [name for name in held if name.startswith("on")]
        self.addresses += [str(held[name]) for name in ("href", "src", "action", "formaction") if name in held]
        if "style" in held or tag == "style":
            self.inline.append(tag)


def every_page(browser: Any, register: Any) -> list[str]:
    """The pages that show something of each report."""
    paths = [*PATHS, *(f"/reports/{one.key[:16]}" for one in register.reports())]
    for kind in ("agreement", "transfer", "statement"):
        listed = browser.get(f"/entries/{kind}").text
        paths += [f"/entry/{id_}" for id_ in re.findall(r'href="/entry/(\w+)', listed)]
    return list(dict.fromkeys(paths))


def test_nothing_in_a_report_becomes_an_element_an_event_or_an_address(browser: Any, register: Any) -> None:
    """Script in titles, ids, texts, outlets and addresses is shown as words; pages load from this server only."""
    for path in every_page(browser, register):
        answer = browser.get(path)
        seen = Seen(answer.text)
        assert all(src and src.startswith("/static/") for src in seen.scripts), path
        assert (seen.events, seen.inline) == ([], []), path
        for address in seen.addresses:
            assert address.startswith(("/", "#")), (path, address)
        assert "alert(1)</script>" not in answer.text


def test_every_answer_carries_the_policy(browser: Any) -> None:
    """Pages, static files, redirections and errors alike."""
    for path in ("/", "/static/style.css", "/static/evidence.js", "/nothing", "/language/ar"):
        headers = browser.get(path, follow=False).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "10.0.0.1", "", "127.0.0.1.evil.example"])
def test_a_foreign_name_for_this_machine_is_not_answered(browser: Any, host: str) -> None:
    """A page of another site that points its own name here gets nothing of the register."""
    answer = browser.get("/", Host=host)
    assert answer.status in (400, 421)
    assert "Agreements" not in answer.text


def test_a_form_of_another_site_is_not_taken(browser: Any) -> None:
    """What comes from elsewhere is refused before any page sees it."""
    assert browser.post("/", {}, Origin="https://evil.example").status == 403
    assert browser.post("/", {}, Origin="null").status == 403
