"""From a marked document to claims: one coder for each kind, behind one protocol."""

from sijill.code.coder import Coder, RuleCoder
from sijill.code.sentence.scene import Scene

__all__ = ["Coder", "RuleCoder", "Scene"]
