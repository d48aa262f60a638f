"""Arms that somebody gives to an armed group, as backing of it: سلمت طهران الحوثيين صواريخ."""

from __future__ import annotations

from sijill.code.backing.against import are_enemies, enemy_of
from sijill.code.draft import Draft
from sijill.code.sentence.scene import Scene, is_state
from sijill.languages.rule_words import rule_words

_MANY = rule_words("backing.arming", "many")
_SENT = frozenset({"delivered", "delivering", "supplying", "in_service"})
_REALITIES = frozenset({"actual", "possible", "denied"})


def armed_by(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """One draft for each group that is given arms by somebody not told of as its backer; a held one learns the form."""
    backings = {(d.fields["backer"], d.fields["backed"]): d for d in drafts if d.kind == "backing"}
    out: list[Draft] = []
    for draft in drafts:
        if draft.kind != "transfer" or not _came(draft):
            continue
        pair = draft.fields["supplier"], draft.fields["recipient"]
        if not _is_group(pair[1]) or not is_state(pair[0]) or are_enemies(scene, *pair):
            continue
        held = backings.get(pair)
        if held is not None:
            if not held.fields["form"] and held.reality == draft.reality:
                held.fields["form"] = ["arms"]
            continue
        fields = {
            "backer": pair[0],
            "backed": pair[1],
            "against": enemy_of(scene, *pair),
            "form": ["arms"],
            "date": None,
        }
        whole = [e for e in draft.evidence if e.field == "claim"]
        backings[pair] = Draft("backing", fields, draft.reality, draft.source, whole, list(draft.rules), draft.at)
        out.append(backings[pair])
    return out


def _came(draft: Draft) -> bool:
    """Whether arms came from one to another, or are said to have come."""
    fields = draft.fields
    if fields["supplier"] is None or fields["recipient"] is None or draft.reality not in _REALITIES:
        return False
    return any(step["step"] in _SENT for step in fields["steps"])


def _is_group(code: str) -> bool:
    """Whether a code is the name of a group, and no state, firm or body, nor of many states."""
    return not code.isascii() and ":" not in code and _MANY.isdisjoint(code.split())
