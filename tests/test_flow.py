"""From a document to claims: nothing that a reader of Arabic would not see may change what is coded."""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sijill.errors import SijillError
from sijill.flow import code_document, explain_document
from sijill.records import Document
from sijill.text import folded, words

SPELT = (
    "استقبل الرئيس الإيراني إبراهيم رئيسي سفير قطر. وأشاد الرئيس الإيراني ابراهيم رئيسي بالتعاون الدفاعي مع الدوحة. "
    "ودعا الرئيس الإيراني إلى تعزيز التعاون العسكري بين البلدين."
)
SAMPLES = Path(__file__).resolve().parent.parent / "examples" / "reports" / "reports.jsonl"
_LETTERS = re.compile("(?<=[ء-غف-ي])(?=[ء-غف-ي])")  # between two letters of one word
_ENDS = re.compile("(?<=[ء-غف-ي])")  # after a letter
_WORDS = re.compile(r"(?<!\S)(?=\S)|(?<=\S)(?!\S)")  # where a word begins or ends
_JOINING = re.compile("(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=[ء-غف-ي])")  # after a letter that joins the next
_ASCII, _INDIC, _PERSIAN = "0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"


def sprinkle(text: str, places: re.Pattern[str], marks: str, share: float) -> str:
    """Marks at a share of the places, the same each time."""
    chance = random.Random(len(text))  # noqa: S311 (no secret)
    return places.sub(lambda _: chance.choice(marks) if chance.random() < share else "", text)


DRESSES: dict[str, Callable[[str], str]] = {
    "vowel marks": lambda t: sprinkle(t, _ENDS, "\u064b\u064e\u064f\u0650\u0651\u0652\u0670", 0.4),
    "tatweel": lambda t: sprinkle(t, _JOINING, "\u0640", 0.3),
    "bidi marks": lambda t: sprinkle(t, _WORDS, "\u200e\u200f\u202b\u202c\u2067\u2069\ufeff", 0.5),
    "joiners": lambda t: sprinkle(t, _LETTERS, "\u200d\u2060\u00ad", 0.2),
    "Arabic digits": lambda t: t.translate(str.maketrans(_ASCII, _INDIC)),
    "Persian digits": lambda t: t.translate(str.maketrans(_ASCII + _INDIC, _PERSIAN * 2)),
    "Latin digits": lambda t: t.translate(str.maketrans(_INDIC + _PERSIAN, _ASCII * 2)),
}


def plain(value: Any) -> Any:
    """A value in which strings are what matching sees of them: codes stay, the report's own words are folded."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return " ".join(words(value).words) if isinstance(value, str) and not value.isascii() else value


def coded(sample: dict[str, Any], dress: Callable[[str], str] = str) -> list[dict[str, Any]]:
    """The claims of a sample report in some dress, without offsets."""
    text = dress(sample["text"])
    claims = code_document(Document(sample["id"], text, "ar", sample["title"], sample["date"]))
    found = []
    for claim in claims:
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
        fields = plain({"kind": claim.kind, "reality": claim.reality, "source": claim.source, **claim.fields})
        found.append(fields | {"quotes": [plain(e.quote) for e in claim.evidence], "rules": claim.rules})
    return found


@pytest.mark.parametrize("dress", DRESSES)
def test_what_a_reader_does_not_see_does_not_change_the_claims(samples: list[dict[str, Any]], dress: str) -> None:
    """Vowel marks, tatweel, bidi marks or other digits in a report leave each field of each claim as it was.

    Only the report's own words, quoted in a claim, carry them.
    """
    assert any(DRESSES[dress](sample["text"]) != sample["text"] for sample in samples)
    assert all(coded(sample) for sample in samples[:3])
    for sample in samples:
        assert folded(DRESSES[dress](sample["text"])).split() == folded(sample["text"]).split()
        assert coded(sample, DRESSES[dress]) == coded(sample), sample["id"]


def test_the_sentences_that_explain_shows_cover_every_word_once(samples: list[dict[str, Any]]) -> None:
    """Sentences follow each other without a gap that holds a word, and each mention lies in the one that lists it."""
    for sample in samples:
        text = sample["text"]
        sentences = explain_document(Document(sample["id"], text, "ar"))["sentences"]
        ends = [0, *(s["end"] for s in sentences)]
        for before, sentence in zip(ends, sentences, strict=False):
            assert not words(text[before : sentence["start"]]).words, sample["id"]
            assert sentence["text"] == text[sentence["start"] : sentence["end"]]
            for mention in sentence["mentions"]:
                assert sentence["start"] <= mention["start"] < mention["end"]
                assert text[mention["start"] : mention["end"]] == mention["quote"]
        assert not words(text[ends[-1] :]).words


def test_runs_give_the_same_bytes(process: Callable[..., subprocess.Popen[bytes]], tmp_path: Path) -> None:
    """Nothing in a claim depends on the process that made it, such as the order in which a set is walked.

    The last report spells one name in two ways of the same length.
    """
    reports = tmp_path / "reports.jsonl"
    spelt = json.dumps({"id": "spelt", "text": SPELT}, ensure_ascii=False)
    reports.write_text(f"{SAMPLES.read_text(encoding='utf-8').rstrip()}\n{spelt}\n", encoding="utf-8")
    runs = [process("code", reports, env={"PYTHONHASHSEED": seed}) for seed in "1234"]
    outs = [run.communicate(timeout=120)[0] for run in runs]
    assert json.loads(outs[0].splitlines()[-1])["id"] == "spelt"
    assert set(outs) == {outs[0]}


@pytest.mark.parametrize("language", ["en", "tr", "xx"])
def test_a_language_without_a_pack_is_refused(language: str) -> None:
    """A document in another language is refused by name, not read as Arabic."""
    with pytest.raises(SijillError, match=f"language '{language}' has no pack; there are: ar"):
        code_document(Document("a", "text", language))


@pytest.mark.parametrize("sign", ["²", "5²", "①", "½", "201¹", "٣³"])
def test_signs_that_are_called_digits_and_are_none_are_passed_over(sign: str) -> None:
    """A note's ² or the square of a kilometre stands where a number could, and the report is still coded."""
    text = f"وقّعت تركيا وقطر {sign} في الدوحة اتفاقية دفاعية في {sign} مايو {sign} بقيمة {sign} ملايين دولار."
    claims = code_document(Document("a", text, "ar"))
    assert [one.kind for one in claims if one.kind == "agreement"] == ["agreement"]


@pytest.mark.parametrize("text", [")", "\x12", "... !", "«»"])
def test_a_text_without_a_word_has_no_claims(text: str) -> None:
    """It has no sentence either, not even a headline."""
    document = Document("r", text, "ar", date="2020-07-12")
    assert code_document(document) == ()
    assert explain_document(document)["sentences"] == []
