"""Languages as data: one folder each, one reader. `load("ar")` gives the Arabic pack."""

from sijill.languages.lexicon import Entry, Lexicon, Match, tense_of
from sijill.languages.pack import Pack, load

__all__ = ["Entry", "Lexicon", "Match", "Pack", "load", "tense_of"]
