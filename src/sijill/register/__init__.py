"""The register proper: one entry from all claims about one thing, every value with who says so."""

from sijill.register.entries import entry
from sijill.register.life import oddities, out_of_order
from sijill.register.persons import body, is_office, person
from sijill.register.views import as_of, known_at

__all__ = ["as_of", "body", "entry", "is_office", "known_at", "oddities", "out_of_order", "person"]
