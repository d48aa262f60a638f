"""Records refuse what would not be true."""

from __future__ import annotations

import pytest

from sijill.errors import RecordError
from sijill.records import Claim, Document, Evidence

TEXT = "وقّعت أنقرة وباكو مذكرة تفاهم"


def test_evidence_that_the_text_does_not_hold_cannot_be_made() -> None:
    """A quotation that differs from the text by one letter is refused."""
    with pytest.raises(RecordError, match="does not say"):
        Evidence("claim", 0, 5, "وقعت ", text=TEXT)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_an_empty_or_turned_span_cannot_be_made(start: int, end: int) -> None:
    """Spans are half-open, not empty, and inside the text."""
    with pytest.raises(RecordError):
        Evidence.cut("claim", start, end, TEXT)


def test_evidence_beyond_the_text_cannot_be_made() -> None:
    """An end past the last letter is not forgiven, although slicing would forgive it."""
    with pytest.raises(RecordError):
        Evidence("claim", 0, len(TEXT) + 1, TEXT + "!", text=TEXT)


def test_a_claim_without_evidence_cannot_be_made() -> None:
    """A claim without evidence does not exist."""
    with pytest.raises(RecordError, match="no evidence"):
        Claim("agreement", {}, "actual", None, (), "rules")


def test_a_claim_cannot_be_changed() -> None:
    """Claims are frozen, their fields too."""
    claim = Claim("agreement", {"parties": ["TUR"]}, "actual", None, (Evidence.cut("claim", 0, 5, TEXT),), "rules")
    with pytest.raises(TypeError):
        claim.fields["parties"] = []  # type: ignore[index]
    with pytest.raises(AttributeError):
        claim.kind = "transfer"  # type: ignore[misc]


def test_the_same_claim_of_the_same_text_has_the_same_id() -> None:
    """Ids depend on the document, its text and the claim, and on nothing else."""
    claim = Claim("agreement", {"parties": ["TUR"]}, "actual", None, (Evidence.cut("claim", 0, 5, TEXT),), "rules")
    assert claim.id_in(Document("a", TEXT)) == claim.id_in(Document("a", TEXT))
    assert claim.id_in(Document("a", TEXT)) != claim.id_in(Document("b", TEXT))


def test_a_document_without_text_cannot_be_made() -> None:
    """White space is no text."""
    with pytest.raises(RecordError):
        Document("a", " \n ")
