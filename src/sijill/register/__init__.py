"""The register proper: one entry from all claims about one thing, every value with who says so."""

from sijill.register.entries import entry
from sijill.register.life import oddities
from sijill.register.model import Entry, Option, Step, Told
from sijill.register.views import as_of, known_at

__all__ = ["Entry", "Option", "Step", "Told", "as_of", "entry", "known_at", "oddities"]
