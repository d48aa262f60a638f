"""What an agreement is called: its official title, what the lexicon knows as a name, names in quotation marks."""

from __future__ import annotations

import re

from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention
from sijill.text import SOFT, folded, words

_TITLE = re.compile(r"[\"«“”]([^\"«»“”]{4,220})[\"»“”]")
_TITLE_WORDS = tuple(rule_words("agreement.titles", "title_words"))
_TITLE_HEADS = rule_words("agreement.titles", "title_heads")
_QUOTES = '"«»“”'
_SHORT = 2
_REST_OF_NAME = 8  # letters of a quoted name behind what is known of it: «ستارت 3»
_DEFINITE = ("ال", "لل", "وال", "بال")
_ITS = ("ها", "هم", "هما")
_PLURAL = "ات"  # المعاهدات الدولية المتعلقة بالتسليح: treaties in general have no title
_INSIDE_TITLE = rule_words("agreement.titles", "inside_title")
_CALLS = rule_words("agreement.titles", "calls")
_CALLED_BY = rule_words("agreement.titles", "called_by")
_CALLED = 12  # words from an instrument to the quotation marks of what it is called
_CALLED_REACH = 3  # words from «known» or «called» to them
_LONGEST_NAME = 8
_PARTNER = 4  # words behind a place in which the other party may stand
_WITH = frozenset({"مع", "و"})


def names_of(scene: Scene, sentence: Sentence, anchor: Mention) -> list[str]:
    """What an instrument is called, the official title first.

    Of a treaty the words it is annexed to (معاهدة الحد من الأسلحة), what the lexicon knows as a name, the place it is
    named for, and names in quotation marks.
    """
    document = scene.marked.document
    out = []
    last = _annexed(scene, sentence, anchor)
    if last - anchor.last > 1 and not split_clitic(anchor)[1]:
        out.append(scene.marked.text(anchor.first, last))
    elif anchor.data.get("title"):
        out.append(_closed(document.text, anchor))
    elif (last := _named_for(scene, sentence, anchor)) > anchor.last:
        out.append(scene.marked.text(anchor.first, last))
    start, end = scene.marked.words.span(sentence.first, sentence.last)
    name_end = scene.marked.words.span(anchor.first, max(last, anchor.last))[1]
    for match in _TITLE.finditer(document.text, max(0, start - 1), end + 1):
        title = match.group(1).strip()
        beside = 0 <= match.start() - name_end <= 1 and _is_name(title, anchor)
        if _begins_as_title(title) or beside or _is_called(scene, sentence, anchor, match.start()):
            out.append(title)
    return out


def _begins_as_title(quoted: str) -> bool:
    """Whether quoted words begin with what an instrument is called, and do not only describe one: «اتفاقات جيدة»."""
    parts = words(quoted).words
    described = parts[0].endswith(_PLURAL) or (len(parts) > 1 and parts[0].endswith("ا") and parts[1].endswith("ا"))
    return folded(quoted).startswith(_TITLE_WORDS) and not described


def _is_called(scene: Scene, sentence: Sentence, anchor: Mention, start: int) -> bool:
    """Whether words before a quotation say that it is what the instrument is called: اتفاقية تحمل اسم «الدرع»."""
    span = scene.marked.words.span
    at = next((i for i in range(anchor.last, sentence.last) if span(i, i + 1)[0] >= start), anchor.last)
    between = scene.words[anchor.last : at]
    if not 0 < len(between) <= _CALLED or not scene.soft_between(anchor.last - 1, at - 1):
        return False
    others = (m for m in sentence.of("instrument", "contract") if not m.data.get("needs"))
    if any(m.first >= anchor.last and m.last <= at for m in others):
        return False
    return between[-1] in _CALLS or any(is_listed(word, _CALLED_BY, "و") for word in between[-_CALLED_REACH:])


def _closed(text: str, anchor: Mention) -> str:
    """The words of an anchor that is a title itself, no quotation mark in them left open: معاهدة «ستارت»."""
    title = text[anchor.start : anchor.end].strip(f"{_QUOTES} ")
    opened = next((q for q in _QUOTES if q in title), "")
    if not opened or title.count('"') > 1 or "»" in title or "”" in title:
        return title
    behind = text[anchor.end : anchor.end + _REST_OF_NAME]
    close = next((i for i, c in enumerate(behind) if c in _QUOTES), None)
    if close is None:
        return title.rpartition(opened)[2]
    return title + behind[: close + 1]


def _named_for(scene: Scene, sentence: Sentence, anchor: Mention) -> int:
    """Where the place that an instrument is named for ends: اتفاق جدة, اتفاقيات مينسك; no place of a party."""
    if anchor.kind != "instrument" or anchor.article:
        return anchor.last  # تمنح الاتفاقية باريس حق
    after = next((m for m in scene.marked.between(anchor.last, anchor.last + 1) if _is_place(m)), None)
    if after is None or after.last >= sentence.last:
        return after.last if after is not None and after.kind == "place" else anchor.last
    following = [m for m in scene.marked.between(after.last, after.last + _PARTNER) if m.kind == "actor"]
    partner = following and (following[0].proclitic[:1] == "و" or scene.words[following[0].first - 1] in _WITH)
    return anchor.last if partner or split_clitic(after)[1] else after.last


def _is_place(m: Mention) -> bool:
    return m.kind == "place" or (m.kind == "actor" and m.data["form"] == "capital")


def _annexed(scene: Scene, sentence: Sentence, anchor: Mention) -> int:
    """Where the words that a treaty is annexed to end: definite nouns, and من or على between them."""
    if anchor.code != "treaty" or scene.words[anchor.first].endswith(_PLURAL):
        return anchor.last
    words, breaks, gaps = scene.words, scene.marked.words.breaks, scene.marked.words.gaps
    last = i = anchor.last
    while i < sentence.last and breaks[i] == SOFT and gaps[i] == " ":
        if words[i] in scene.links.relatives or any(m.kind == "stage" for m in scene.marked.between(i, i + 1)):
            break  # معاهدة الحلف التي, المعاهدة ... المبرمة
        if words[i].startswith(_DEFINITE):
            last = i + 1
        elif words[i] not in _INSIDE_TITLE:
            break
        i += 1
    return last


def _is_name(quoted: str, anchor: Mention) -> bool:
    """Whether words quoted right after an instrument are its name: few, and no verb or adjective (اتفاق «متوازن»)."""
    parts = words(quoted).words
    if parts[0].startswith("ب") and parts[0].endswith(_ITS):  # خرق الهدنة «باعتدائها على ...»
        return False
    if len(parts) > _LONGEST_NAME or (len(parts[0]) > 3 and parts[0][0] == "ي"):  # a present form
        return False
    if len(parts) > 1 and parts[0][0] == "ل":  # لأسباب أمنية
        return False
    return len(parts) > 1 or anchor.code == "treaty" or anchor.article


def same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether names are of one instrument: they share a proper name, or most of their words."""
    shared = a & b
    return any(not w.startswith("ال") for w in shared) or 2 * len(shared) >= max(len(a), len(b), 1)


def tokens(names: list[str]) -> frozenset[str]:
    """The words by which names are compared: no numbers, no words that any instrument may have (ستارت 3, نيو ستارت)."""
    return frozenset(w for name in names for w in words(name).words if len(w) > _SHORT and w not in _TITLE_HEADS)
