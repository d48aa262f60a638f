"""Files, folders and lines of JSON to documents: bad ones are named and the rest goes on."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

from sijill.errors import ReadError
from sijill.read import find, read
from sijill.records import Document

TEXT = "وقّعت تركيا وأذربيجان في باكو مذكرة تفاهم للتعاون في مجال الدفاع، وقال الوزير إن الصفقة تمت."


def found(*paths: Path | str, limit: int = 1_000_000) -> list[Document | ReadError]:
    """What is read of some paths."""
    return list(read(find(paths).files, limit))


def said(*paths: Path | str, limit: int = 1_000_000) -> list[str]:
    """What is said of those that cannot be read."""
    return [str(one) for one in found(*paths, limit=limit) if isinstance(one, ReadError)]


def ids(*paths: Path | str) -> list[str]:
    """The ids of the documents."""
    return [one.id for one in found(*paths) if isinstance(one, Document)]


def put(path: Path, content: str | bytes) -> Path:
    """A file with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def record(**fields: Any) -> str:
    """A line of JSON."""
    return json.dumps({"id": "a", "text": TEXT, **fields}, ensure_ascii=False) + "\n"


# --- finding ----------------------------------------------------------------------------------------------------------


def test_a_folder_is_read_in_order_and_each_file_once(tmp_path: Path) -> None:
    """Files come sorted by folder and name; one that is named twice is read once; hidden folders are not entered."""
    for name in ("b.txt", "a.html", "deep/c.jsonl", ".git/d.txt", "e.png"):
        put(tmp_path / name, TEXT)
    inputs = find([tmp_path, tmp_path / "b.txt"])
    assert [item.path.name for item in inputs.files if item.path] == ["a.html", "b.txt", "c.jsonl"]
    assert inputs.skipped == 1


def test_two_files_of_one_name_have_different_ids(tmp_path: Path) -> None:
    """The id is the stem of the name; where two share one, it is the path below the folder that holds both."""
    for name in ("2019/report.txt", "2020/report.txt", "2020/other.txt"):
        put(tmp_path / name, TEXT)
    assert sorted(ids(tmp_path)) == ["2019/report.txt", "2020/report.txt", "other"]


def test_a_file_without_a_known_ending_is_recognised(tmp_path: Path) -> None:
    """Lines of JSON, packed lines, a page and a text are told apart by how they begin."""
    page = f"<!doctype html><html><head><title>عنوان</title></head><body><p>{TEXT * 4}</p></body></html>"
    files: dict[str, str | bytes] = {
        "lines": record(id="one"),
        "packed": gzip.compress(record(id="two").encode()),
        "list": "[" + record(id="three") + "]",
        "page": page,
        "text": TEXT,
    }
    paths = [put(tmp_path / name, content) for name, content in files.items()]
    assert ids(*paths) == ["one", "two", "three", "page", "text"]


# --- what cannot be read ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.json", "a.jsonl.gz"])
def test_an_empty_file_is_named(tmp_path: Path, name: str) -> None:
    """An empty file of any sort is left out with a message, never passed over in silence."""
    path = put(tmp_path / name, gzip.compress(b"") if name.endswith("gz") else b"")
    (message,) = said(path)
    assert message.startswith(f"{path}: ")
    assert "empty" in message


def test_a_missing_path_a_loop_and_a_dangling_link_are_named(tmp_path: Path) -> None:
    """A path that leads nowhere is left out with the system's reason."""
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "dangling.txt").symlink_to("nowhere.txt")
    put(tmp_path / "good.txt", TEXT)
    messages = said(tmp_path, tmp_path / "absent.txt")
    assert ids(tmp_path, tmp_path / "absent.txt") == ["good"]
    for name, why in (("absent", "No such file"), ("loop", "Too many levels"), ("dangling", "No such file")):
        assert any(f"{name}.txt: cannot be read: {why}" in message for message in messages)


@pytest.mark.skipif(os.geteuid() == 0, reason="to the superuser everything is readable")
@pytest.mark.parametrize("what", ["closed.txt", "closed"])
def test_a_file_or_folder_that_may_not_be_read_is_named(tmp_path: Path, what: str) -> None:
    """A file or folder without permission is left out with the reason; the rest is read."""
    put(tmp_path / "good.txt", TEXT)
    closed = tmp_path / what
    put(closed / "in.txt" if what == "closed" else closed, TEXT)
    closed.chmod(0)
    try:
        assert ids(tmp_path) == ["good"]
        (message,) = said(tmp_path)
        assert f"{closed}: cannot be read: Permission denied" in message
    finally:
        closed.chmod(0o755)


def test_a_file_over_the_limit_is_named_and_not_taken_into_memory(tmp_path: Path) -> None:
    """A text over the limit is left out with a way out; of lines of JSON only the one that is too long is."""
    put(tmp_path / "big.txt", TEXT * 200)
    put(tmp_path / "lines.jsonl", record(id="a") + record(id="b", text=TEXT * 200) + record(id="c"))
    assert [one.id for one in found(tmp_path, limit=5000) if isinstance(one, Document)] == ["a", "c"]
    text, line = said(tmp_path, limit=5000)
    assert "big.txt: is larger than 0.005 MB" in text
    assert "--max-mb" in text
    assert "lines.jsonl:2: is larger than 0.005 MB" in line


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The ministers signed a memorandum of understanding in Baku.", "most of its letters are not Arabic"),
        ("وزیر دفاع ترکیه گفت که پیمان همکاری نظامی با جمهوری آذربایجان امضا شد", "its letters are those of Persian"),
        ("وزیر دفاع نے کہا ہے کہ دونوں ممالک کے درمیان معاہدے پر دستخط ہو گئے ہیں", "its letters are those of Urdu"),
    ],
)
def test_a_report_that_is_not_arabic_is_refused_and_not_guessed_at(tmp_path: Path, text: str, why: str) -> None:
    """Text in another language is left out, with what its letters tell."""
    (message,) = said(put(tmp_path / "report.txt", text))
    assert f"report.txt: not Arabic: {why}" in message


# --- lines of JSON ----------------------------------------------------------------------------------------------------


def test_a_record_is_kept_as_it_is(tmp_path: Path) -> None:
    """The text of a record comes code point for code point, also if its title does not stand in it."""
    text = f"\u200f{TEXT}\r\n\u064e قـال "
    path = put(tmp_path / "a.jsonl", record(text=text, title="عنوان آخر", date="2020-07-12T10:00:00Z", outlet="وكالة"))
    (one,) = found(path)
    assert isinstance(one, Document)
    assert one.text == text
    assert (one.title, one.date, one.date_source, one.outlet) == ("عنوان آخر", "2020-07-12", "given", "وكالة")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "b", "text": ', "broken JSON at column 21"),
        ("[1, 2]", "expected an object with a text, found list"),
        ('{"id": "b"}', "the object has no text"),
        ('{"id": "b", "text": 7}', "the object has no text"),
        ('{"id": "b", "text": "  "}', "the object has no text"),
        ('{"id": "b", "text": "نص", "title": 7}', "field `title` holds 7"),
        ('{"id": "b", "text": "نص", "date": "2020-13"}', "field `date`: '2020-13': there is no month 13"),
        ('{"id": "b", "text": "نص", "lang": "en"}', "not Arabic: its language is given as 'en'"),
        ('{"id": "b", "text": "\\ud83d نص"}', r"holds half a character (\ud83d)"),
        ('{"id": "b", "text": "\\u0000 نص"}', "holds a NUL character"),
        ("[" * 100_000, "JSON"),
        ('{"text": ' + "9" * 5000 + "}", "JSON"),
        (b'{"text": "d\xe9j\xe0 vu"}', "byte 11 of the line is not UTF-8"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: str | bytes, why: str) -> None:
    """A line that holds no report is left out with file, line and reason; those before and after it are read."""
    middle = line if isinstance(line, bytes) else line.encode()
    path = put(tmp_path / "lines.jsonl", record(id="a").encode() + middle + b"\n\n" + record(id="c").encode())
    assert ids(path) == ["a", "c"]
    (message,) = said(path)
    assert message.startswith(f"{path}:2: ")
    assert why in message


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_lines_of_json_in_another_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    """People write such files; nothing in them is lost."""
    plain = TEXT.replace("\u0651", "")
    path = put(tmp_path / "lines.jsonl", (record(id="a", text=plain) + record(id="b", text=plain)).encode(encoding))
    assert [one.text for one in found(path) if isinstance(one, Document)] == [plain, plain]


def test_a_packed_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    """A gzip file cut short is named with the line at which it ends; what was whole is read."""
    lines = "".join(record(id=str(n), text=f"{n} {TEXT}") for n in range(2000))
    whole = gzip.compress(lines.encode())
    path = put(tmp_path / "lines.jsonl.gz", whole[: len(whole) // 2])
    assert ids(path)[:10] == [str(n) for n in range(10)]
    (message,) = said(path)
    assert "the file breaks off here" in message


def test_records_without_an_id_are_named_by_their_place(tmp_path: Path) -> None:
    """A record's id, if it gives none, is the stem of the file and the line."""
    path = put(tmp_path / "lines.jsonl", json.dumps({"text": TEXT}) + "\n" + json.dumps({"id": 7, "text": TEXT}))
    assert ids(path) == ["lines:1", "7"]


def test_a_list_in_one_file_names_the_item_that_is_wrong(tmp_path: Path) -> None:
    """In a file that is one list, a bad item is named by its number."""
    path = put(tmp_path / "list.json", "[" + record(id="a") + ', {"id": "b"}, ' + record(id="c") + "]")
    assert ids(path) == ["a", "c"]
    assert said(path) == [f"{path} (item 2): the object has no text; it needs a field `text` that is a string"]
