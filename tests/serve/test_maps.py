"""The map: every state of the roster has a place, and what is drawn stands as a table and as a file too."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from sijill.actors import who
from sijill.serve.atlas import HEIGHT, WIDTH, atlas
from sijill.serve.mapping import SHADES, drawn
from sijill.store import Pair

GONE = {"SUN", "YUG", "CSK", "DDR"}  # states that are no more


def test_every_state_of_today_has_a_place_on_the_map() -> None:
    """In an outline or by a point, within the frame."""
    points = atlas().points
    assert {one.code for one in who().values() if one.state} - set(points) == GONE
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points.values())


def test_the_places_are_those_of_the_earth() -> None:
    """Degrees are squares of 2.5 units: Egypt lies about 27 N 30 E; Qatar is east of it, Türkiye north."""
    points = atlas().points
    x, y = points["EGY"]
    assert abs(x - (180 + 30) * 2.5) < 5
    assert abs(y - (84 - 27) * 2.5) < 5
    assert points["QAT"][0] > x
    assert points["TUR"][1] < y


def test_the_map_shades_by_entries_and_names_who_has_no_place() -> None:
    """Who stands in none has shade 0, who stands in most the darkest; a small state is a dot."""
    seen = drawn(
        {"TUR": 9, "QAT": 1, "BHR": 2, "NATO": 5}, [Pair("QAT", "TUR", "agreement", 3), Pair("NATO", "TUR", "a", 1)]
    )
    shades = {one.land.code: one.shade for one in seen.shapes}
    assert (shades["TUR"], shades["FRA"]) == (SHADES, 0)
    assert 0 < shades["QAT"] < SHADES
    assert [(one.code, one.entries) for one in seen.dots] == [("BHR", 2)]
    assert [one.pair.a for one in seen.arcs] == ["QAT"]
    assert seen.placeless == ("NATO",)
    left, top, broad, high = seen.view
    assert all(
        left <= x <= left + broad and top <= y <= top + high for x, y in (atlas().points[c] for c in ("TUR", "BHR"))
    )
    assert drawn({}, []).view == (0, 0, WIDTH, HEIGHT)


def test_the_page_has_its_tables_and_the_note_on_borders(browser: Any) -> None:
    """An arc leads to the entries of two; what has no kind is refused; a kind that none is of says so."""
    text = browser.get("/map").text
    assert 'class="arc"' in text
    assert "takes no side" in text
    assert re.search(r"/entries/agreement\?party=QAT&amp;other=TUR", text)
    assert browser.get("/map?kind=nothing").status == 404


def test_the_download_says_what_the_page_says(browser: Any) -> None:
    """Each party and each pair has its line, with the number of entries."""
    answer = browser.get("/map.csv?kind=agreement")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {"QAT", "TUR"} <= {row["party"] for row in rows if not row["with"]}
    assert any((row["party"], row["with"]) == ("QAT", "TUR") and int(row["entries"]) > 0 for row in rows)
