"""Agreement of a reporting verb with who may speak: feminine, masculine, plural, None where it does not show."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import bare, folded

FEMININE, MASCULINE, PLURAL = "f", "m", "p"
_LONG_FEMININE = ("ه", "ات")
_PLURAL_ENDINGS = ("وا", "ون", "ان", "تا")
_WEAK = frozenset({"دع", "شك", "ح", "ر", "دعو"})  # دعا, شكا, حيا end so in the singular
_MASCULINE = rule_words("sentence.gender", "masculine")
_FEMININE = rule_words("sentence.gender", "feminine")
_MEN = rule_words("sentence.gender", "men")
_EITHER = frozenset({"عضو", "العضو"})  # offices of men and women alike
_ROOT_TA = rule_words("sentence.gender", "root_ta")


def agree(verb: str | None, speaker: str | None) -> bool:
    """Whether a verb and a speaker can belong together; what has no certain gender fits all."""
    return verb is None or speaker is None or verb == speaker


def gender_of_verb(verb: Mention, words: Sequence[str]) -> str | None:
    """Of a verb or participle."""
    core = words[verb.first][len(verb.proclitic) :]
    if verb.pronoun:
        core = core[: -len(verb.pronoun)]
    form = verb.data["form"]
    if form == "participle":
        return FEMININE if core.endswith("ه") else MASCULINE if core.endswith("ا") else None
    if form != "verb":
        return None
    past = verb.tense == "past"
    if core.endswith(_PLURAL_ENDINGS) or (past and core.endswith("ا") and core[:-1] not in _WEAK):
        return PLURAL
    if past:
        return FEMININE if core.endswith("ت") and core not in _ROOT_TA else MASCULINE
    return {"ت": FEMININE, "ي": MASCULINE}.get(core[:1])


def gender_of(m: Mention, words: Sequence[str]) -> str | None:
    """Of an actor or a person by his office."""
    if m.kind == "person":
        return office_gender(m.data.office) if m.data.office else None
    if m.kind != "actor":
        return None
    head = words[m.first].removeprefix(m.proclitic.removesuffix("ال"))
    if head in _MASCULINE:
        return MASCULINE
    if head in _FEMININE or head.endswith(_LONG_FEMININE) or m.data["form"] in ("name", "capital"):
        return FEMININE
    return None


def office_gender(office: str) -> str | None:
    """Of an office by its first word: وزيرة is a woman's."""
    head = bare(office).split(maxsplit=1)[0]
    if head.endswith("ة"):
        return MASCULINE if folded(head) in _MEN else FEMININE
    if head in _EITHER:
        return None
    return None if head.endswith(("ا", "ي", "ء")) else MASCULINE
