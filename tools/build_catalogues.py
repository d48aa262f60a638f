"""Brings the catalogues of the pages up to what templates and modules say: `python tools/build_catalogues.py`.

A message that is new stands in `locales/<language>.po` with an empty translation, to be written by hand; one that no
page says any more is taken out. A test refuses a catalogue that is behind.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "src" / "sijill" / "serve"
_TEMPLATES = ("**.html", "templates/**.svg")
METHODS = [("**.py", "python"), *((one, "jinja2.ext:babel_extract") for one in _TEMPLATES)]
OPTIONS = {one: {"newstyle_gettext": "true", "trimmed": "true"} for one in _TEMPLATES}
KEYWORDS = DEFAULT_KEYWORDS | {"self": None, "words": None, "said": None}  # a `Wording` is called with a message


def messages() -> Catalog:
    """All that the pages say, without places, so that moving a line changes no catalogue."""
    found = Catalog()
    for _, _, message, _, context in extract_from_dir(PAGES, METHODS, OPTIONS, KEYWORDS):
        found.add(message, context=context)
    return found


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it is."""
    with (PAGES / "locales" / f"{language}.po").open("rb") as stream:
        return read_po(stream, locale=language)


def main() -> None:
    """Brings each catalogue up."""
    for path in sorted((PAGES / "locales").glob("*.po")):
        old = catalogue(path.stem)
        new = Catalog(locale=path.stem)
        for message in messages():
            if message.id:
                held = old.get(message.id)
                new.add(message.id, held.string if held else "")
        with path.open("wb") as stream:
            write_po(stream, new, width=110, sort_output=True, omit_header=True)
        print(f"{path.relative_to(ROOT)}: {len(new)} messages")


if __name__ == "__main__":
    main()
