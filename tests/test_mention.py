"""A mention differs from another only in what is asked for, and the other stays as it is."""

import pytest

from sijill.mention import Mention, place

TURKEY = Mention(3, 8, 1, 2, "actor", "TUR", "actors.tur", {"form": "name"}, None, "و")


def test_another_mention_keeps_what_is_not_named():
    """All fields that are not named are the first one's, and that one is not altered."""
    other = TURKEY.but(code="AZE", last=4)
    assert other.fields() == (3, 8, 1, 4, "actor", "AZE", "actors.tur", {"form": "name"}, None, "و", "", False)
    assert TURKEY.code == "TUR"
    assert (place(TURKEY), place(other)) == ((1, 2), (1, 4))


def test_a_field_that_there_is_not_is_refused():
    """A slip of the pen in a field's name is no silent loss."""
    with pytest.raises(AttributeError):
        TURKEY.but(state="AZE")


def test_what_it_says_is_shown():
    """In a debugger it shows where it lies and what it stands for."""
    assert "code='TUR'" in repr(TURKEY)
