"""The coder protocol, and the coder that works by rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from sijill.code.agreement.agreements import AgreementCoder
from sijill.code.backing.arming import armed_by
from sijill.code.backing.backings import BackingCoder
from sijill.code.crisis.crises import CrisisCoder
from sijill.code.crisis.told_crises import fought_pairs
from sijill.code.draft import Draft, put_ahead, to_come, without_repeats
from sijill.code.engagement.engagements import EngagementCoder
from sijill.code.engagement.exercise_forces import date_forces
from sijill.code.figure.figures import FigureCoder
from sijill.code.sentence.scene import Scene
from sijill.code.speech.dated_speech import set_dates
from sijill.code.speech.speeches import find_speeches
from sijill.code.statement.statements import StatementCoder
from sijill.code.transfer.transfers import TransferCoder
from sijill.languages import Pack
from sijill.marked import Marked
from sijill.records import Claim

NAME = "rules"


class Coder(Protocol):
    """Anything that makes claims of a marked document: rules, a model, a person."""

    name: str

    def code(self, marked: Marked) -> tuple[Claim, ...]:
        """The claims of one document, in order of their evidence."""


class KindCoder(Protocol):
    """A coder of one kind of claim by rules: drafts in, from one scene."""

    def drafts(self, scene: Scene) -> Iterable[Draft]:
        """Drafts of claims; several drafts may say the same and are joined later."""


@dataclass(frozen=True, slots=True)
class RuleCoder:
    """Codes by rules and lexicon, all seven kinds."""

    pack: Pack
    name: str = NAME
    kinds: tuple[KindCoder, ...] = field(
        default_factory=lambda: (
            AgreementCoder(),
            TransferCoder(),
            FigureCoder(),
            StatementCoder(),
            BackingCoder(),
            EngagementCoder(),
        )
    )

    def scene(self, marked: Marked) -> Scene:
        """The document as coders see it, who says what worked out."""
        scene = Scene(marked, self.pack.links)
        scene.hear(find_speeches(scene, self.pack))
        set_dates(scene)
        return scene

    def code(self, marked: Marked) -> tuple[Claim, ...]:
        """The claims of one document; none of a text without a word («...»)."""
        return tuple(self._claims(self.scene(marked))) if marked.sentences else ()

    def _claims(self, scene: Scene) -> Iterator[Claim]:
        crises = CrisisCoder().drafts(scene)
        scene.conflicts = fought_pairs(crises)
        drafts = [*crises, *(draft for kind in self.kinds for draft in kind.drafts(scene))]
        drafts += armed_by(scene, drafts)
        kept = without_repeats(drafts)
        day = scene.marked.document.date
        for draft in kept:
            if day and draft.reality == "actual" and to_come(draft, day):
                put_ahead(draft)  # whatever its verb: a headline says «hosts» of next week
        date_forces(scene, kept)
        claims = [draft.claim(self.name) for draft in kept]
        claims.sort(key=lambda c: (c.evidence[0].start, c.kind))
        yield from claims
