"""How far a contract is that a firm wins, is to win, loses or competes for.

ستفوز شركة بعقد             it is to be signed
تتنافس شركتان للفوز بعقد    it is talked about, and nobody has it
"""

from __future__ import annotations

from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_WON = 9  # words from winning to the contract that is won
_RACE = 3  # words before winning that say that it is only run for
_RUNNING = rule_words("transfer.won", "running")
_LOSING = rule_words("transfer.won", "losing")
_LOST = 5  # words from losing to the contract: who loses it may stand between
_OPEN = ("negotiating", "planned")


def winning(scene: Scene, sentence: Sentence, contract: Mention) -> tuple[str, str] | None:
    """(step, reality) of a contract that is yet to be won, or was lost; None of any other."""
    before = scene.words[max(sentence.first, contract.first - _LOST) : contract.first]
    if any(is_listed(w, _LOSING, "وف") for w in before):
        return "ordered", "denied"  # خسرت شركة عقدا لتزويد وارسو بمقاتلات
    cues = (c for c in sentence.of("transfer_cue") if c.code == "win" and -1 <= contract.first - c.last <= _WON)
    win = next(cues, None)
    if win is None:
        return None
    if win.tense is not None:
        return ("ordered", "planned") if win.tense == "future" else None
    near = scene.words[max(sentence.first, win.first - _RACE) : win.first]
    runs = win.proclitic.removesuffix("ال").endswith("ل") or any(
        is_listed(w, _RUNNING, "وفب", article=True) for w in near
    )
    return _OPEN if runs and scene.reality.of(win, sentence.first) not in ("denied", "possible") else None
