"""How a report presents what it says: as done, planned, conditional, possible or denied.

The words near a trigger decide, nearest first. Planned is never taken for done: a future form, an infinitive after a
plan, a purpose (لتوقيع), or أن with a present form is `planned`. Where no cue stands near, a past form, a noun or a
headline's present is `actual`. The cues and how far each rules are in `cues.yml`.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from sijill.code.sentence.cue_kinds import ARMS, DEEDS, PURPOSES, STEPS, STRIKES, awaited, is_sent, kinds_ruled, longest
from sijill.code.sentence.from_afar import hangs_on_future, is_in_row, is_upon_whom, reaches
from sijill.code.sentence.governed import is_denied, is_governed, is_measured
from sijill.code.sentence.phrases import split_clitic
from sijill.code.sentence.to_follow import is_on_that, leads_on
from sijill.languages.rule_words import is_listed, rule_words
from sijill.marked import Marked
from sijill.records import Mention
from sijill.text import COMMA, SOFT, STOP

# Words after a cue that it rules, where its entry does not say.
_REACH = {"planned": 5, "possible": 4, "conditional": 9, "denied": 3, "actual": 0}
_FARTHEST = 12
_FARTHEST_ROW = 16
_JOINS = 20  # words from a future verb to one that و joins to it
_JOINED = frozenset({"engagement", "hosting"})
_IF_NEAR = 1  # words between a condition and the cue behind it
_THAT = rule_words("sentence.reality", "that")
_ABOUT = rule_words("sentence.reality", "about")
_SIGNING = frozenset({"signed", "agreed"})
_TOWARDS = frozenset({"الي", "علي", "في", "من"})
_THAT_CLAUSE = 9  # words from what is expected or planned to what the clause behind it is to bring
_REACH_AFTER = 5
_REACH_AFTER_PRESENT = 9  # the same for a verb in the present, behind which its subject stands
_BY_WHAT = rule_words("sentence.reality", "by_what")
_MEANS = rule_words("sentence.reality", "means")
_FELT = 5  # words from what somebody feels to what it is felt about
_FEELINGS = rule_words("sentence.reality", "feelings")
_RELATIVES = rule_words("sentence.reality", "relatives")
_INSERTS = rule_words("sentence.reality", "inserts") | _RELATIVES
_INSERT = 14  # words of what is put in between commas
_WHEN = rule_words("sentence.reality", "when")
_PAST_LIKE = rule_words("sentence.reality", "past_like")
_PAST_BEHIND_AND = rule_words("sentence.reality", "past_behind_and")
_SINCE_THEN = rule_words("sentence.reality", "since_then")
_AFTER_IT = rule_words("sentence.reality", "after_it")
_EXCEPT = rule_words("sentence.reality", "except")
_HOWEVER = rule_words("sentence.reality", "however")
_IF = rule_words("sentence.reality", "if")
_WILL_NOT = "لن"
_CHOICE = 5  # words from what is done or not to «or», and from that to the other choice
_OUTCOME = 16  # words from what was done to the verb of what came of it
_EXCEPT_REACH = 10  # words from what is denied to what is excepted
_AFTER = rule_words("sentence.reality", "after")
_BEING = rule_words("sentence.reality", "being")
_DURING = rule_words("sentence.reality", "during")
_HELD = frozenset({"meeting", "visit"})
_EDITIONS = rule_words("sentence.reality", "editions")
_EDITION = 4  # words from one of a row of meetings to what it is of: النسخة السادسة عشرة لمعرض
_SENDING = frozenset({"engagements.deploy", "engagements.send_troops"})
_ENDS = frozenset({"withdrawn", "rejected", "terminated", "suspended"})  # steps spoken of for what they would bring


class Reality:
    """Answers for one document what the cues round a trigger say."""

    def __init__(self, marked: Marked) -> None:
        self._marked = marked
        cues = longest(m for m in marked.mentions if m.kind == "cue")
        self._before = sorted((m for m in cues if not m.data.get("after")), key=lambda m: m.last)
        self._lasts = [m.last for m in self._before]
        self._said = frozenset(m.first for m in cues if m.data.get("said"))
        self._after = [m for m in cues if m.data.get("after")]
        self._firsts_after = [m.first for m in self._after]
        that = (m for m in cues if marked.words.words[m.first] == "ان")
        self._in_that = frozenset(i for m in that for i in range(m.first + 1, m.last))

    def of(self, trigger: Mention, first: int = 0) -> str:
        """The reality of what a trigger mention says; `first` bounds how far back cues are looked for."""
        if trigger.tense == "future":
            return "planned"
        said = self._said_before(trigger, first)
        if said:
            return said
        if self._is_ahead(trigger, first):
            return "planned"
        if trigger.tense == "past" and not (self._is_behind_that(trigger) or self._is_choice(trigger)):
            return "possible" if self._is_either(trigger) else "actual"
        other = self._other_choice(trigger, first)
        if other is not None:
            return other
        return self._said_after(trigger) or "actual"

    def _is_ahead(self, trigger: Mention, first: int) -> bool:
        """Whether a deed is an aim, a duty, behind «that», or joined to or the time of what is to come."""
        if trigger.tense == "present" and trigger.first in self._in_that:
            return True  # أن توقع
        if self._is_meant(trigger) or self._is_joined_to_future(trigger, first):
            return True
        return is_upon_whom(self._marked, trigger) or hangs_on_future(self._marked, trigger)

    def _is_meant(self, trigger: Mention) -> bool:
        """Whether لـ before a verb or a verbal noun says what something is for."""
        if trigger.tense == "present":
            return trigger.proclitic.endswith("ل") and not self._is_outcome(trigger)
        return trigger.tense is None and trigger.kind in PURPOSES and self._is_purpose(trigger)

    def _is_either(self, trigger: Mention) -> bool:
        """Whether what was done is told as done or not: صادق المجلس أو لم يصادق."""
        behind = self._marked.words.words[trigger.last : trigger.last + _CHOICE]
        return any(pair == ("او", "لم") for pair in pairwise(behind))

    def _is_choice(self, trigger: Mention) -> bool:
        """Whether what could be a past form with a pronoun is a noun joined by «or»: إقرار الاتفاق أو رفضه."""
        return bool(trigger.pronoun) and trigger.first > 0 and self._marked.words.words[trigger.first - 1] == "او"

    def _other_choice(self, trigger: Mention, first: int) -> str | None:
        """What is said of the step or deed to which a noun is joined by «or»: للموافقة على الاتفاق أو رفضه."""
        at = trigger.first
        if (trigger.tense is not None and not self._is_choice(trigger)) or trigger.kind not in DEEDS:
            return None
        if at == 0 or self._marked.words.words[at - 1] != "او":
            return None
        before = self._marked.between(max(first, at - _CHOICE - 1), at - 1)
        held = [m for m in before if m.kind in DEEDS and m.tense is None]
        said = self.of(held[-1], first) if held else "actual"
        return said if said != "actual" else None

    def _is_outcome(self, trigger: Mention) -> bool:
        """Whether لـ before a verb tells what came of what was done: فجر سيارته ليقتل جنديين, ، ليقوم الجيش بقصفهم."""
        if trigger.data.get("toll"):
            return True
        breaks, at = self._marked.words.breaks, trigger.first
        told = self._marked.between(max(0, at - _OUTCOME), at)
        done = any(m.tense == "past" and STOP not in breaks[m.last : at + 1] for m in told)
        return done and breaks[at] == COMMA and trigger.kind in STRIKES

    def _is_joined_to_future(self, trigger: Mention, first: int) -> bool:
        """Whether و joins a present form to a future one before it in its sentence: سيصل غدا ويلتقي الرئيس."""
        if trigger.tense != "present" or not trigger.proclitic.startswith("و") or trigger.kind not in _JOINED:
            return False
        near = self._marked.between(max(first, trigger.first - _JOINS), trigger.first)
        verbs = [m for m in near if m.tense is not None]
        breaks = self._marked.words.breaks
        return (
            bool(verbs) and verbs[-1].tense == "future" and STOP not in breaks[verbs[-1].first + 1 : trigger.first + 1]
        )

    def _said_before(self, trigger: Mention, first: int) -> str | None:
        """What the nearest cue before the trigger says, None if none rules it."""
        breaks = self._marked.words.breaks
        insert = self.insert_before(trigger)
        besides, in_row = self.is_besides(trigger), is_in_row(self._marked, trigger)
        for i in range(bisect_right(self._lasts, insert) - 1, -1, -1):
            cue = self._before[i]
            gap = insert - cue.last
            if gap > (_FARTHEST_ROW if in_row else _FARTHEST) or cue.first < first:
                return None
            if cue is trigger or STOP in breaks[cue.last : trigger.first + 1]:
                continue
            if cue.data.get("light"):
                if gap == 0 and not self._is_to_follow(cue):
                    return self._if_before(i, trigger) or "actual"
                continue
            if self._is_said_during(cue, trigger) or self._is_apart(cue, trigger):
                continue
            if self._governs(cue, trigger, gap) and not (besides and cue.code == "planned"):
                return self._told_by(i, cue, trigger)
            if gap <= _THAT_CLAUSE and self._is_to_bring(cue, trigger):
                return cue.code
        return None

    def _told_by(self, i: int, cue: Mention, trigger: Mention) -> str:
        """What the cue says that rules a trigger, the `i`-th of all."""
        if cue.code == "denied":
            return self._but_for(cue, trigger)
        if is_denied(self._marked, cue):
            return "denied"
        return self._expected(i, trigger) or self._if_before(i, trigger) or cue.code

    def _is_said_during(self, cue: Mention, trigger: Mention) -> bool:
        """Whether a cue is what somebody asks or pledges while a meeting or visit is going on: دعا خلال زيارته إلى."""
        return cue.first in self._said and cue.tense != "future" and self.is_while(trigger)

    def is_while(self, trigger: Mention) -> bool:
        """Whether a noun of meeting or visiting says while what something is done: خلال زيارته."""
        held = trigger.kind == "engagement" and trigger.code in _HELD and trigger.tense is None
        return held and trigger.first > 0 and self._marked.words.words[trigger.first - 1] in _DURING

    def _is_to_bring(self, cue: Mention, trigger: Mention) -> bool:
        """Whether a clause that is expected or planned leads to a deed: من المتوقع أن تتوج الزيارة بتوقيع اتفاق."""
        words, breaks = self._marked.words.words, self._marked.words.breaks
        if cue.code not in ("planned", "possible") or cue.data.get("opens") or cue.data.get("of"):
            return False
        if trigger.tense is not None or trigger.kind not in DEEDS:
            return False
        if "follows" in trigger.data or not (split_clitic(trigger)[1] or words[trigger.first - 1] in _TOWARDS):
            return False  # الاتفاق الموقع
        that = next((i for i in (cue.last - 1, cue.last) if words[i] == "ان"), None)
        if that is None or any(breaks[i] != SOFT for i in range(that, trigger.first + 1)):
            return False
        between = range(that + 1, trigger.first)
        told = any(m.tense == "past" for m in self._marked.between(that + 2, trigger.first))
        return not told and all(words[i] not in _RELATIVES and words[i] not in _THAT for i in between)

    def _but_for(self, denial: Mention, trigger: Mention) -> str:
        """What a denial says where an exception follows: لم ترسل سوى 14 دبابة, لن ترسلها إلا إذا."""
        words, breaks = self._marked.words.words, self._marked.words.breaks
        for i in range(denial.last, min(trigger.last + _EXCEPT_REACH, len(words) - 1)):
            if breaks[i] != SOFT and i >= trigger.last:
                return denial.code
            if words[i] in _EXCEPT and words[i + 1] not in _HOWEVER:
                if words[i + 1] in _IF:
                    return "conditional"
                return "planned" if words[denial.first].lstrip("وف") == _WILL_NOT else "actual"
        return denial.code

    def _if_before(self, at: int, trigger: Mention) -> str | None:
        """What a condition right before another cue makes of a transfer: إذا تم تسليم, لو كان من الضروري شراء."""
        before = self._before[at - 1] if at and is_sent(trigger) else None
        if before is None or before.code != "conditional":
            return None
        return before.code if 0 <= self._before[at].first - before.last <= _IF_NEAR else None

    def _expected(self, at: int, trigger: Mention) -> str | None:
        """What the words right before «that» say of a transfer or signing: من المتوقع أن ترسل is possible, no plan."""
        cue, before = self._before[at], self._before[at - 1] if at else None
        if before is None or not cue.data.get("opens") or not awaited(trigger):
            return None
        leads = before.tense is not None or before.data.get("that")  # تخشى برن أن تزود
        feared = leads and cue.first - before.last < _REACH["possible"]
        told = (before.last == cue.first or feared) and before.code in ("possible", "conditional")
        return before.code if told else None

    def is_besides(self, trigger: Mention) -> bool:
        """Whether a past form stands in a clause of its own: التي قدمت مدرعات, بعدما قتل جنديا, بعد أن قتل."""
        if trigger.tense != "past" or trigger.first == 0:
            return False
        before = self._marked.words.words[max(0, trigger.first - 2) : trigger.first]
        return before[-1] in _RELATIVES or before[-1] in _SINCE_THEN or (before[-1] == "ان" and before[0] in _AFTER_IT)

    def insert_before(self, trigger: Mention) -> int:
        """Where the words begin that are put in before a verbal noun, or its own place if there are none."""
        words, breaks, at = self._marked.words.words, self._marked.words.breaks, trigger.first
        if trigger.tense is not None or breaks[at] != COMMA or trigger.proclitic[:1] in ("و", "ف"):
            return at
        begins = next((i for i in range(at - 1, max(0, at - _INSERT), -1) if breaks[i] != SOFT), 0)
        return begins if begins and breaks[begins] == COMMA and words[begins] in _INSERTS else at

    def _is_to_follow(self, cue: Mention) -> bool:
        """Whether «after» stands behind a future verb, its step yet to come: سيدخل حيز التنفيذ بعد إقراره."""
        if self._marked.words.words[cue.first] not in _AFTER:
            return False
        breaks = self._marked.words.breaks
        near = self._marked.between(max(0, cue.first - _FARTHEST), cue.first)
        ahead = (m for m in near if m.tense == "future" or is_on_that(self._marked.words.words, m.first))
        return any(STOP not in breaks[m.first + 1 : cue.first + 1] for m in ahead)

    def _governs(self, cue: Mention, trigger: Mention, gap: int) -> bool:
        """Whether a cue rules a trigger: through its preposition, by its place, or by what it leads on to."""
        if cue.data.get("prep"):
            return is_governed(self._marked, cue, trigger)
        return self._rules(cue, trigger, gap) or leads_on(self._marked.words.words, cue, trigger)

    def _rules(self, cue: Mention, trigger: Mention, gap: int) -> bool:
        if not self._is_within_reach(cue, trigger, gap):
            return False
        if cue.data.get("opens"):
            return gap == 0 and trigger.tense == "present"
        if cue.data.get("that"):
            if cue.data.get("arms") and trigger.kind not in ARMS:
                return False
            between = self._marked.words.words[cue.last : trigger.first]
            return gap <= _REACH["denied"] if trigger.tense is None else gap == 0 or not _THAT.isdisjoint(between)
        if cue.data.get("of"):
            return self._suits(cue, trigger, gap)
        both_past = cue.code == "planned" and cue.tense == "past" and trigger.tense == "past"
        return not both_past and not (cue.code == "denied" and gap > 1 and trigger.tense is not None)

    def _is_within_reach(self, cue: Mention, trigger: Mention, gap: int) -> bool:
        """Whether a cue is near enough, or what it rules is the last of a row of plans."""
        if cue.data.get("governs") and trigger.proclitic[:1] == "و":
            return False  # بتمويل وتسليح: one more deed
        near = gap <= cue.data.get("reach", _REACH[cue.code])
        return near or (is_in_row(self._marked, trigger) and reaches(self._marked, cue, trigger))

    def _is_apart(self, cue: Mention, trigger: Mention) -> bool:
        """Whether a cue stands where it cannot rule a trigger: in the clause before, or an attempt at an attack."""
        return self._is_of_clause_before(cue, trigger) or self._is_strike(cue, trigger)

    def _is_of_clause_before(self, cue: Mention, trigger: Mention) -> bool:
        """Whether a comma parts a cue from a clause of its own: بهدف تخفيف الضغط، شن; اتهم فرنسا، التي تنشر قوات."""
        words, breaks, at = self._marked.words.words, self._marked.words.breaks, trigger.first
        if trigger.tense == "past" and cue.code == "planned" and COMMA in breaks[cue.last : at + 1]:
            return True
        relative = trigger.tense is not None and at > cue.last and words[at - 1] in _RELATIVES
        return relative and breaks[at - 1] == COMMA

    def _is_strike(self, cue: Mention, trigger: Mention) -> bool:
        """Whether what somebody tries is an attack, or a number of one: حاولت مهاجمة المدينة بثماني مسيرات."""
        if not cue.data.get("tries") or trigger.kind in STRIKES:
            return bool(cue.data.get("tries"))
        near = self._marked.between(cue.last, trigger.first)
        return trigger.kind == "number" and any(m.kind == "crisis" for m in near)

    def _suits(self, cue: Mention, trigger: Mention, gap: int) -> bool:
        """Whether a trigger is of the form that a cue asks for: a verbal noun, or a verb in the present form."""
        if cue.data["of"] == "noun":
            # «the exercise» is a known one; «urged the withdrawal» is none, nor is a step («the signing is a must»)
            is_step = (trigger.kind in STEPS and trigger.code != "negotiating") or trigger.code == "delivering"
            named = trigger.article and not is_step and not cue.data.get("known") and not self._is_governed(trigger)
            if is_measured(self._marked, trigger):
                return not self._is_barred(cue, trigger)
            at_once = gap == 0 and trigger.proclitic[:1] != "و"  # حققت هدفها وأرسلت
            reads_as_noun = trigger.tense is None or at_once or self._may_be_noun(trigger)
            return (
                reads_as_noun and trigger.kind in kinds_ruled(cue) and not named and not self._is_barred(cue, trigger)
            )
        return trigger.tense == "present" if gap == 0 else self._before_present(cue)

    def _is_barred(self, cue: Mention, trigger: Mention) -> bool:
        """Whether a cue asks for more than a verbal noun: a word before it, a code or entry, the head of a clause."""
        before = self._marked.words.words[trigger.first - 1]
        if cue.data.get("direct") and (split_clitic(trigger)[1] == "ب" or before in _BY_WHAT):
            return True  # تدعم روما كييف بتزويدها بالسلاح, عبر تزويدها
        if cue.data.get("about") and self._marked.words.words[trigger.first - 1] not in _ABOUT:
            return True
        if cue.data.get("signing") and trigger.code not in _SIGNING:
            return True
        if cue.data.get("forces") and trigger.entry not in _SENDING:
            return True
        return bool(cue.data.get("leads")) and self._marked.words.breaks[cue.first] == SOFT and cue.first > 0

    def _may_be_noun(self, trigger: Mention) -> bool:
        """Whether a word that could be a past form is a verbal noun: حث النواب على رفض الاتفاق, رجح توقف المحادثات."""
        words, at = self._marked.words.words, trigger.first
        if trigger.tense not in ("past", "present") or at == 0:
            return False
        own = words[at].startswith("ت") and not words[at].endswith("ت") and trigger.kind in STEPS
        return words[at - 1] in _TOWARDS or (own and words[at - 1] not in _THAT and words[at - 1] not in _RELATIVES)

    def _is_behind_that(self, trigger: Mention) -> bool:
        """Whether a word that could be a past form opens what is said: إن رفض المجلس للاتفاق سيسبب, not بعد أن رفض."""
        words, at = self._marked.words.words, trigger.first
        return trigger.kind in STEPS and at > 0 and words[at - 1] == "ان" and (at < 2 or words[at - 2] not in _WHEN)

    def _is_governed(self, trigger: Mention) -> bool:
        """Whether a preposition that asks for an act stands before a verbal noun: بالانسحاب, إلى الانسحاب."""
        before = self._marked.words.words[trigger.first - 1] if trigger.first else ""
        return split_clitic(trigger)[1] == "ب" or before in _TOWARDS

    def _before_present(self, cue: Mention) -> bool:
        """Whether the word after a cue is a present form."""
        words = self._marked.words.words
        following = words[cue.last] if cue.last < len(words) else ""
        if len(following) < 4 or following[0] not in "يتن":  # تم, تمت are past
            return False
        if following in _PAST_LIKE or (words[cue.first][0] == "و" and following in _PAST_BEHIND_AND):
            return False
        return not any(m.tense == "past" for m in self._marked.between(cue.last, cue.last + 1))

    def _is_purpose(self, trigger: Mention) -> bool:
        """Whether لـ before a verbal noun says what for, and not what somebody feels about: أسفت لانسحاب واشنطن."""
        word = self._marked.words.words[trigger.first]
        is_there = trigger.code == "deployment" and is_listed(word.removeprefix("لل"), _BEING)
        known = trigger.article and (trigger.code == "exercise" or is_there)  # المرحلة الختامية للتمرين
        before = self._marked.words.words[trigger.first - 1] if trigger.first else ""
        felt = self._marked.words.words[max(0, trigger.first - _FELT) : trigger.first]
        near = self._marked.words.words[max(0, trigger.first - _EDITION) : trigger.first]
        known = known or (trigger.code == "conference" and any(is_listed(w, _EDITIONS, "وفبل") for w in near))
        known = known or before.removeprefix("ال") in _MEANS or any(is_listed(w, _FEELINGS, "وفبل") for w in felt)
        return split_clitic(trigger)[1] == "ل" and trigger.data.get("form") in ("noun", "word") and not known

    def _said_after(self, trigger: Mention) -> str | None:
        """What the first cue that stands behind a trigger says (زيارته المقبلة), None if there is none."""
        breaks = self._marked.words.breaks
        usual = _REACH_AFTER_PRESENT if trigger.tense == "present" else _REACH_AFTER
        for cue in self._after[bisect_right(self._firsts_after, trigger.last - 1) :]:
            of_noun = cue.data.get("of")
            if of_noun and (trigger.tense == "present" or trigger.kind not in kinds_ruled(cue)):
                continue
            if trigger.tense == "past" and not of_noun:
                continue
            if cue.data.get("ends") and trigger.kind in STEPS and trigger.code not in _ENDS:
                continue
            if cue.first - trigger.last >= cue.data.get("reach", usual):
                return None
            return None if STOP in breaks[trigger.last : cue.first + 1] else cue.code
        return None
