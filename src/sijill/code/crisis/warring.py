"""The two sides of a conflict as they are found: who strikes, who is struck, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.code.sentence.phrases import ActorPhrase
from sijill.code.sentence.where import Spot
from sijill.records import Mention


@dataclass(slots=True)
class Sides:
    """Codes of those who strike and those who are struck, the place of the target, and the mentions that say so."""

    doers: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    place: Spot | None = None
    held: list[Mention] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        """All codes in order, each once."""
        return list(dict.fromkeys([*self.doers, *self.targets]))

    def does(self, phrase: ActorPhrase | None) -> None:
        """Take a phrase for who strikes, if that is not known yet."""
        if phrase is not None and not self.doers and not _is_civil(phrase):
            self.doers = list(phrase.codes)
            self.held += phrase.mentions

    def undergoes(self, found: ActorPhrase | Spot | None) -> None:
        """Take a phrase or place for who is struck, if that is not known yet."""
        if found is None:
            return
        if isinstance(found, Spot):
            self.place = self.place or found
            if found.state and not self.targets:
                self.targets = [found.state]
        elif not self.targets and not _is_civil(found) and found.mentions[0].entry != "persons.public":
            self.targets = [c for c in found.codes if c not in self.doers]
            self.held += found.mentions


def _is_civil(phrase: ActorPhrase) -> bool:
    """Whether a phrase names a centre or institute, which is a place or tells of fighting and is no side of it."""
    return any(m.kind == "actor" and m.data["form"] == "institution" for m in phrase.mentions)
