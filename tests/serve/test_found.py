"""Who has never seen the pages finds the sentence that he is after, from the overview, in four clicks at most."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from sijill import batch
from sijill.serve import application
from sijill.store import Register

REPORTS = Path(__file__).resolve().parents[2] / "examples" / "reports" / "reports.jsonl"
WORDS = {
    "en": ("Agreements", ("Azerbaijan", "Georgia", "Türkiye"), "in force"),
    "ar": ("الاتفاقات", ("أذربيجان", "جورجيا", "تركيا"), "نافذ"),
}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, kit: Any) -> Iterator[str]:
    """The address of a server of the sample reports."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copy(REPORTS, folder / "reports.jsonl")
    with Register.open(str(folder / "r.db")) as register:
        for _ in batch.kept(batch.find([folder / "reports.jsonl"]), register):
            pass
        with kit.serving(application(register, "amal")) as address:
            yield address


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("script", [True, False])
def test_when_the_memorandum_entered_into_force_is_found_in_three_clicks(
    chromium: Browser, samples: str, language: str, *, script: bool
) -> None:
    """By what the links say: the kind, the entry of the three parties, the report beside the step; there it is lit."""
    context = chromium.new_context(
        base_url=samples, java_script_enabled=script, viewport={"width": 1200, "height": 800}
    )
    page = context.new_page()
    kind, parties, step = WORDS[language]
    page.goto(f"/language/{language}?to=/")
    page.locator("main").get_by_role("link", name=kind).first.click()
    row = page.locator("tbody tr")
    for party in parties:
        row = row.filter(has_text=party)
    row.filter(has_text=step).locator("th a").click()
    # By the step's own name: the titles of the reports quoted beneath another step may hold the same word.
    told = page.locator(".timeline > li").filter(has=page.locator(".what strong", has_text=step))
    assert "2019" in told.inner_text()
    told.locator(".said a").first.click()
    sentence = page.locator("#text")
    assert "12 يونيو" in (sentence.text_content() or "")
    if script:
        lit = page.evaluate("[...CSS.highlights.get('chosen')].map(range => range.toString()).join(' ')")
        assert "حيز النفاذ" in lit
        box = "[...CSS.highlights.get('chosen')].map(range => range.getBoundingClientRect().top)"
        high = page.evaluate("innerHeight")
        assert any(0 <= top < high for top in page.evaluate(box))
    assert page.locator(":target .evidence").filter(has_text="حيز النفاذ").count() >= 1
    context.close()
