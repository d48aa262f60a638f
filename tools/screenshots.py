"""Pictures of the pages for a person to look at: `python tools/screenshots.py [FOLDER] [--only WORDS]`.

A page of each sort, on the sample reports, in both languages, light and dark, on a wide screen and on a telephone of
360 pixels; dossiers as they are printed too. `index.html` in the folder shows them beside each other. It needs the
Chromium of the system.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Literal

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from sijill import batch
from sijill.entries import Sought, listed
from sijill.persons import people
from sijill.serve import application
from sijill.store import Register

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "examples" / "reports" / "reports.jsonl"
WIDE, NARROW = (1280, 900), (360, 740)
LOOKS: tuple[tuple[str, Literal["light", "dark"], tuple[int, int]], ...] = (
    ("wide", "light", WIDE),
    ("dark", "dark", WIDE),
    ("narrow", "light", NARROW),
)
PRINTED = ("country", "pair", "entry-agreement", "report")


def pages(register: Register) -> dict[str, str]:
    """A page of each sort: its name and its address."""
    found = {
        "overview": "/",
        "entries": "/entries/agreement",
        "entries-transfer": "/entries/transfer",
        "parties": "/countries",
        "country": "/countries/TUR",
        "pair": "/pairs/TUR/AZE",
        "persons": "/persons",
        "reports": "/reports",
        "outlets": "/outlets",
        "entries-filtered": "/entries/agreement?party=TUR&stage=signed",
        "findings": "/findings",
        "network": "/pictures",
        "areas": "/pictures/areas",
        "suppliers": "/pictures/suppliers",
        "map": "/map",
        "search": "/search?q=%D8%A3%D8%B0%D8%B1%D8%A8%D9%8A%D8%AC%D8%A7%D9%86",
        "review": "/review",
        "add": "/add",
        "error": "/entry/none",
    }
    for kind in ("agreement", "transfer", "figure", "statement"):
        for one in listed(register, Sought(kind), limit=1):
            found[f"entry-{kind}"] = f"/entry/{one.id}"
            found["report"] = f"/reports/{one.reports[0][:16]}"
    for person in people(register).persons[:1]:
        found["person"] = f"/persons/{person.id}"
    return found


@contextmanager
def serving(register: Register) -> Iterator[str]:
    """The address of a server of a register."""
    server = uvicorn.Server(uvicorn.Config(application(register, "amal"), port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"  # noqa: S101 (its own log says why)
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def shoot(browser: Browser, address: str, shown: dict[str, str], folder: Path) -> list[str]:
    """Writes the pictures; their names."""
    made = []
    for language in ("en", "ar"):
        for look, scheme, (width, height) in LOOKS:
            context = browser.new_context(
                base_url=address, color_scheme=scheme, viewport={"width": width, "height": height}
            )
            page = context.new_page()
            page.goto(f"/language/{language}")
            for name, path in shown.items():
                page.goto(path)
                made.append(f"{name}.{language}.{look}.png")
                page.screenshot(path=folder / made[-1], full_page=True)
                if look == "wide" and name in PRINTED:
                    made.append(_printed(page, folder, f"{name}.{language}.print.png"))
            context.close()
    return made


def _printed(page: Page, folder: Path, name: str) -> str:
    page.emulate_media(media="print")
    page.screenshot(path=folder / name, full_page=True)
    page.emulate_media(media="screen")
    return name


def index(folder: Path, made: list[str]) -> None:
    """A page that shows all pictures."""
    shown = "\n".join(
        f'<figure><a href="{escape(name)}"><img loading="lazy" width="420" alt="" src="{escape(name)}"></a>'
        f"<figcaption>{escape(name)}</figcaption></figure>"
        for name in sorted(made)
    )
    head = "<!doctype html><meta charset=utf-8><title>sijill</title>"
    head += "<style>figure { display: inline-block }</style>"
    (folder / "index.html").write_text(f"{head}\n{shown}\n", encoding="utf-8")


def main() -> None:
    """Makes a register of the sample reports in a folder for temporary files, and writes the pictures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "screenshots")
    asked.add_argument("--only", default="", help="pages whose name holds this")
    given = asked.parse_args()
    place = shutil.which("chromium") or shutil.which("chromium-browser")
    if place is None:
        raise SystemExit("Chromium is not installed: apt-get install chromium")
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as inside, Register.open(f"{inside}/r.db") as register:
        for _ in batch.kept(batch.find([REPORTS]), register):
            pass
        shown = {name: path for name, path in pages(register).items() if given.only in name}
        with serving(register) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=place, args=["--no-sandbox"])
            made = shoot(browser, address, shown, given.folder)
            browser.close()
    index(given.folder, made)
    print(f"{len(made)} pictures in {given.folder}; open index.html there")


if __name__ == "__main__":
    main()
