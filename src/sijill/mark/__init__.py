"""From a document to its mentions: who, what, when, how much, and the words that say what happened."""

from sijill.mark.marker import Marker

__all__ = ["Marker"]
