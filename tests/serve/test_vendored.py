"""What others made and the pages serve."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

STATIC = files("sijill.serve") / "static"


@pytest.mark.parametrize("place", [STATIC, Path(__file__).parent / "vendor"], ids=["pages", "tests"])
def test_every_file_is_what_the_list_says_and_has_its_licence(place: Any) -> None:
    """Each is there as it was brought in, the text of the licence among them."""
    for package in yaml.safe_load((place / "vendored.yml").read_text(encoding="utf-8")):
        assert {"package", "version", "licence", "files"} <= set(package)
        for file in package["files"]:
            content = (place / file["to"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == file["sha256"], file["to"]
        assert any(file["from"] == "LICENSE" for file in package["files"])


def test_the_typeface_for_arabic_comes_from_here(browser: Any) -> None:
    """The style sheet asks for files of ours alone, and the server has them."""
    style = browser.get("/static/style.css").text
    asked = re.findall(r'url\("([^"]+)"\)', style)
    assert len(asked) == 2
    for place in asked:
        assert not place.startswith(("http", "//"))
        assert STATIC.joinpath(place).is_file()
