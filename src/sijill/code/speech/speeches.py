"""Who says what, and how far it reaches: every reporting verb of a document with its speaker.

A verb takes the speaker beside it (`speakers.py`); one without goes on with the last speaker it agrees with (وأضاف أن,
مؤكدا أن). Speakers without a name (sources, media, unknown nouns) are kept so that nobody else is given their words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.code.sentence.contrasts import contrasts
from sijill.code.sentence.gender import FEMININE, MASCULINE, PLURAL, agree, gender_of_verb
from sijill.code.sentence.scene import Scene, Sentence, Speech
from sijill.code.speech.auxiliaries import goes_with, has_pronoun_subject
from sijill.code.speech.continuing import Continuing
from sijill.code.speech.doers import DoerReader
from sijill.code.speech.doubled import without_doubles
from sijill.code.speech.naming import Namer
from sijill.code.speech.owners import with_owners
from sijill.code.speech.reporting import ReportingVerbs, as_participle
from sijill.code.speech.sayings import SayingReader
from sijill.code.speech.speaker import Speaker
from sijill.code.speech.speakers import SpeakerReader
from sijill.code.speech.styles import styled
from sijill.languages import Pack
from sijill.languages.function import FunctionWords
from sijill.languages.rule_words import rule_words
from sijill.records import Mention
from sijill.text import COMMA, SOFT, folded

_CARRIED = 3  # sentences over which a speaker goes on
_OPENING = 3  # words that a sentence says before it names who says them, at least
_REMEMBERED = 3  # speakers who may go on
_TAKEN_UP = frozenset({"الذي", "ما"})  # before a verb by which somebody answers what was just said
_OF_HIM = rule_words("speech.speeches", "of_him")
_IN_IT = rule_words("speech.speeches", "in_it")
_TIMES = rule_words("speech.speeches", "times")
_IN = rule_words("speech.speeches", "inside")
_SPEECHES = rule_words("speech.speeches", "speeches")
_PAPER = "speech.in_paper"
_TOLD = frozenset({"announce", "confirm", "add"})  # acts that another tells without a statement being made of them
_TO_SAY = (["الي"], ["علي"])  # behind a verb, before what it says
_SEVERAL = "ين"  # ends participles of several (مؤكدين)
_PLAIN = frozenset({"announce", "confirm"})  # as participles (مشيرا, مؤكدا) they carry a speech on


def find_speeches(scene: Scene, pack: Pack) -> list[Speech]:
    """Every reporting verb that has a speaker, in order, with how far its speech reaches."""
    small = pack.function
    namer = Namer(scene, small)
    finder = _Finder(
        scene,
        small,
        namer,
        SpeakerReader(scene, small, namer),
        ReportingVerbs(scene, small, namer.clauses),
        SayingReader(scene, namer),
    )
    for sentence in scene.sentences:
        finder.read(sentence)
    return with_owners(scene, finder.speeches)


@dataclass(slots=True)
class _Finder:
    """Reads the speeches of one document in order, remembering who spoke last."""

    scene: Scene
    small: FunctionWords
    namer: Namer
    reader: SpeakerReader
    verbs: ReportingVerbs
    sayings: SayingReader
    speeches: list[Speech] = field(default_factory=list)
    recent: list[tuple[Speech, str | None]] = field(default_factory=list)  # with what a verb that goes on must be
    participles: frozenset[int] = frozenset()
    continuing: Continuing = field(init=False)
    doers: DoerReader = field(init=False)

    def __post_init__(self) -> None:
        held = self.scene.marked.of(["speech"])
        names = frozenset(m.first for m in self.scene.marked.of(["actor"]))  # مصر insists on nothing
        said = (m.first for m in held if m.data["form"] == "participle" and not m.article)
        self.participles = frozenset(i for i in said if i not in names)
        self.doers = DoerReader(self.scene, self.reader)
        self.continuing = Continuing(self.scene, self.small, self.namer.clauses, self.verbs)

    def read(self, sentence: Sentence) -> None:
        """Add the speeches of the next sentence."""
        found = self._openings(sentence)
        done = -1
        for verb in (as_participle(self.scene, m) for m in sentence.of("speech", "relay")):
            if verb.first < done or not (verb.kind == "relay" or self.verbs.reports(verb, sentence)):
                continue
            speech = self._relayed(verb, sentence) if verb.kind == "relay" else self._speech(verb, sentence, found)
            if speech is not None:
                found.append(speech)
                done = verb.last
        found = without_doubles(self.scene, found) or self._quotation(sentence)
        for i, speech in enumerate(found):
            later = (s.first for s in found[i + 1 :] if speech.within is not None or s.within is None)
            speech.until = self._contrast(speech, next(later, sentence.last))
        found = self._from_behind(sentence, found)
        self.speeches += [*found, *self.sayings.read(sentence, found)]

    def _openings(self, sentence: Sentence) -> list[Speech]:
        """What a sentence says before any verb of saying: «X: ...», بحسب X."""
        found = []
        heading = self.reader.heading(sentence)
        if heading is not None:
            found.append(self._made(heading.mention, heading, sentence, "announce", headline=True))
        for attribution in sentence.of("attribution"):
            held = self._by_pronoun(attribution, sentence)
            if held is not None:
                found.append(held)
                continue
            speaker = self.reader.attributed(attribution, sentence) or self._in_paper(attribution, sentence)
            if speaker is not None and not speaker.nameless:
                found.append(self._made(attribution, speaker, sentence, "announce"))
        return found

    def _by_pronoun(self, attribution: Mention, sentence: Sentence) -> Speech | None:
        """What the last speaker says by وفقا له, where it opens a sentence."""
        at = attribution.last
        if attribution.first - sentence.first > 1 or at >= sentence.last or self.scene.words[at] not in ("له", "لها"):
            return None
        gender = FEMININE if self.scene.words[at] == "لها" else MASCULINE
        for held, held_gender in self.recent[-1:]:
            if sentence.index - held.sentence.index <= _CARRIED and not held.also and agree(gender, held_gender):
                return self._carried_on(attribution, held, sentence, "announce")
        return None

    def _in_paper(self, attribution: Mention, sentence: Sentence) -> Speaker | None:
        """Whose paper says what follows, further on in a sentence: ويؤكد هذا ما ورد في بيان لوزارة الدفاع من أن."""
        if attribution.entry != _PAPER:
            return None
        speaker = self.reader.attributed(attribution, sentence, anywhere=True)
        if speaker is None or not self.continuing.says_behind(speaker.mention.last, sentence.last):
            return None
        return speaker

    def _from_behind(self, sentence: Sentence, found: list[Speech]) -> list[Speech]:
        """The speeches of a sentence, where the first speaker may be named behind what he says: ..., وفقا للوزارة."""
        if found and found[0].verb.kind == "speech" and self._is_behind(found[0], sentence):
            return [self._turned(found[0], found[0].verb.first), *found[1:]]
        for attribution in sentence.of("attribution"):
            if found and found[0].verb.first <= attribution.first:
                break
            speaker = self.reader.attributed(attribution, sentence, anywhere=True)
            if speaker is not None and not speaker.nameless and attribution.first - sentence.first > _OPENING:
                return [self._turned(self._made(attribution, speaker, sentence, "announce"), attribution.first), *found]
        return found

    def _is_behind(self, speech: Speech, sentence: Sentence) -> bool:
        """Whether a verb only says of whom the words before it are: حسبما أعلنت الوزارة."""
        first = speech.verb.first
        if self._is_after_quotation(speech, sentence):
            return True
        if first - sentence.first <= _OPENING or self.scene.words[first - 1] not in self.small.according:
            return False
        return not any(i in self.namer.clauses for i in range(first, speech.until))

    def _is_after_quotation(self, speech: Speech, sentence: Sentence) -> bool:
        """Whether a quotation that opens the sentence is said by whom it ends with: "...", قال الوزير."""
        gaps, first, m = self.scene.marked.words.gaps, speech.verb.first, speech.speaker_mention
        opens = gaps[sentence.first].endswith('"')
        if not (opens and '"' in gaps[first] and first - sentence.first > _OPENING):
            return False
        said = range(max(speech.verb.last, m.last), speech.until)
        return not any(i in self.namer.clauses or self.verbs.quotes(i) for i in said)

    def _turned(self, speech: Speech, last: int) -> Speech:
        """A speech that says what stands before it."""
        first = speech.sentence.first
        start = self.scene.marked.words.span(first, first + 1)[0]
        speech.verb = speech.verb.but(start=start, end=start, first=first, last=first, proclitic="", pronoun="")
        speech.first, speech.until, speech.behind = first, last, True
        return speech

    def _quotation(self, sentence: Sentence) -> list[Speech]:
        """What a sentence inside a quotation goes on to say, where no verb says who speaks."""
        held = self.speeches[-1] if self.speeches else None
        if held is None or held.nameless or sentence.index - held.sentence.index != 1 or held.headline:
            return []
        marked = self.scene.marked
        said = marked.document.text[held.verb.end : marked.words.span(sentence.first, sentence.first + 1)[0]]
        if not (said.count('"') % 2 or said.count("«") > said.count("»") or said.count("“") > said.count("”")):
            return []
        at = sentence.first
        start = marked.words.span(at, at + 1)[0]
        here = held.verb.but(start=start, end=start, first=at, last=at, proclitic="", pronoun="")
        return [self._carried_on(here, held, sentence, held.act)]

    # --- who speaks ---

    def _speech(self, verb: Mention, sentence: Sentence, found: list[Speech]) -> Speech | None:
        if verb.data.get("quoted"):
            return self._quoted(verb, sentence)
        inside = None if found else self._within(verb, sentence)
        if inside is not None:
            return inside
        if verb.data["form"] == "participle":
            speaker = None if found or self._goes_on(verb, sentence) else self.doers.subject(verb, sentence)
            return self._continued(verb, sentence) if speaker is None else self._spoken(verb, speaker, sentence)
        speaker = self.reader.issuing(verb, sentence) or self.reader.earlier(verb, sentence)
        speaker = speaker or self._beside(verb, sentence)
        if speaker is None or self.reader.is_object(verb, speaker, sentence, begun=bool(found)):
            joined = self._joined(verb, sentence, found) if speaker is None else None
            return joined or self._continued(verb, sentence)
        if verb.data.get("person") and speaker.mention.kind != "person":
            return None
        outer = [s for s in found if s.within is None]
        nested = self._is_nested(verb, speaker, outer)
        return self._nested(verb, speaker, outer[-1]) if nested else self._spoken(verb, speaker, sentence)

    def _nested(self, verb: Mention, speaker: Speaker, outer: Speech) -> Speech | None:
        """What another says that somebody asks, rejects or threatens; the other goes on behind it."""
        if verb.code in _TOLD:
            return None
        held = self.recent
        speech = self._spoken(verb, speaker, outer.sentence)
        self.recent, speech.within = held, outer
        return speech

    def _joined(self, verb: Mention, sentence: Sentence, found: list[Speech]) -> Speech | None:
        """What the subject of a sentence then says: وصل الوزير إلى كييف، وقال إن ..."""
        if found or not self.continuing.may_continue(verb, sentence):
            return None
        if verb.proclitic[:1] == "و":
            speaker = self.doers.subject(verb, sentence)
        elif self._is_in_speech(verb, sentence):
            speaker = self.reader.owner(verb, sentence)
        else:
            speaker = self.doers.beyond(verb, sentence)
        return self._spoken(verb, speaker, sentence) if speaker is not None else None

    def _is_in_speech(self, verb: Mention, sentence: Sentence) -> bool:
        """Whether a sentence begins with the speech of him who then speaks: في كلمة ألقاها الوزير، قال إن."""
        words, first = self.scene.words, sentence.first
        if words[first].removeprefix("و") not in _IN or self.scene.marked.words.breaks[verb.first] != COMMA:
            return False
        return any(
            words[i].removeprefix("ال") in _SPEECHES for i in range(first + 1, min(first + _OPENING + 1, verb.first))
        )

    def _spoken(self, verb: Mention, speaker: Speaker, sentence: Sentence) -> Speech:
        return self._made(verb, speaker, sentence, self._act(verb, speaker))

    def _quoted(self, verb: Mention, sentence: Sentence) -> Speech | None:
        """What follows قوله: of the one named behind عن, or, behind عنه, of the last speaker."""
        speaker = self.reader.quoted(verb, sentence)
        if speaker is not None:
            return self._made(verb, speaker, sentence, verb.code)
        of_him = not _OF_HIM.isdisjoint(self.scene.words[sentence.first : verb.first])
        return self._continued(verb, sentence) if of_him else None

    def _goes_on(self, verb: Mention, sentence: Sentence) -> bool:
        """Whether a participle that only carries on has somebody just before who may speak on."""
        if verb.code not in _PLAIN or self.scene.words[verb.last : verb.last + 1] == ["عن"]:
            return False  # معربا عن قلقه
        return any(sentence.index - s.sentence.index <= 1 for s, _ in self.recent[-1:])

    def _relayed(self, relay: Mention, sentence: Sentence) -> Speech | None:
        speaker = self.reader.relayed(relay, sentence)
        return self._made(relay, speaker, sentence, "announce") if speaker is not None else None

    def _beside(self, verb: Mention, sentence: Sentence) -> Speaker | None:
        if has_pronoun_subject(self.scene.words, verb, self.namer.clauses_of_him):
            return None
        if (style := styled(self.scene, self.namer, verb, sentence)) is not None:
            return style
        before = self.reader.before(verb, sentence)
        if before is not None and goes_with(self.scene.words, before.mention.last, verb.first, self.small):
            return before
        after = self.reader.after(verb, sentence, self._stop(verb, sentence))
        if before is not None and after is not None and self.reader.is_object(verb, after, sentence):
            return before
        relative = before is not None and self.scene.words[verb.first - 1] in self.scene.links.relatives
        return before if after is None or (after.nameless and relative) else after

    def _stop(self, verb: Mention, sentence: Sentence) -> int:
        """Where the search for a speaker behind a verb ends: the reported clause, a quotation, another verb."""
        gaps, clauses, verbs = self.scene.marked.words.gaps, self.namer.clauses, self.scene.verb_starts
        for i in range(verb.last, sentence.last):
            named = i in self.verbs.names or i in self.verbs.who  # وقال شكري, وقال حاكم المقاطعة
            if ":" in gaps[i] or i in clauses or (i in verbs and not named) or i in self.participles:
                return i
        return sentence.last

    def _is_nested(self, verb: Mention, speaker: Speaker, found: list[Speech]) -> bool:
        """Whether it is what another says that someone did (قالت برلين إن كييف طلبت), not the report's own telling."""
        if not found or found[-1].nameless or found[-1].headline:
            return False
        if speaker.mention.kind == "person" and not speaker.nameless:
            return False
        words, breaks = self.scene.words, self.scene.marked.words.breaks
        first = min(verb.first, speaker.mention.first)
        if verb.pronoun and words[first - 1] in _TAKEN_UP and breaks[first - 2] == COMMA:
            return False  # ، الأمر الذي نفته, ، وهو ما رفضته
        if not any(i in self.namer.clauses for i in range(found[-1].verb.last, first)):
            return False
        begin = first - 1 if words[first - 1] in self.small.openers else first
        return breaks[begin] == SOFT or (words[first][:1] != "و" and begin == first)

    def _continued(self, verb: Mention, sentence: Sentence) -> Speech | None:
        """The speech of someone who goes on: the last who agrees with the verb."""
        participle = verb.data["form"] == "participle"
        alone = verb.data.get("spoken") or (verb.data.get("bare") and verb.pronoun)
        if alone or (not participle and not self.continuing.may_continue(verb, sentence)):
            return None  # ويعتقد أن: nobody does
        if verb.pronoun and verb.data["form"] == "verb" and not self.continuing.ends_behind(verb, sentence):
            return None  # تعارضه غالبيته: who does it stands behind
        gender = gender_of_verb(verb, self.scene.words)
        for held, held_gender in self.recent[::-1]:
            if sentence.index - held.sentence.index > _CARRIED:
                break
            several = participle and self.scene.words[verb.first].endswith(_SEVERAL)
            if several and not held.also and _is_one(held.speaker_mention):
                continue  # مؤكدين is no state's and no one person's
            if agree(gender, PLURAL if held.also else held_gender):
                act = held.act if verb.code == "add" or (participle and verb.code == "announce") else verb.code
                return self._carried_on(verb, held, sentence, act)
        return None if participle or verb.pronoun else self._of_doer(verb, sentence)

    def _of_doer(self, verb: Mention, sentence: Sentence) -> Speech | None:
        """What the subject of the sentence before then says, where nobody has spoken: وصل الوزير. وقال إن ..."""
        at_once = verb.last in self.namer.clauses or self.scene.words[verb.last : verb.last + 1] in _TO_SAY
        if verb.code == "add" or verb.first != sentence.first or not at_once or verb.proclitic != "و":
            return None
        if sentence.index == 0:
            return None
        before = self.scene.sentences[sentence.index - 1]
        speaker = self.doers.opens_with(verb, before, before.last)
        return self._spoken(verb, speaker, sentence) if speaker is not None else None

    def _within(self, verb: Mention, sentence: Sentence) -> Speech | None:
        """What the one who made a call or a speech says in it: أجرى الوزير اتصالا بنظيره، أكد خلاله ..."""
        words = self.scene.words
        if verb.last >= sentence.last or words[verb.last] not in _IN_IT or words[verb.first - 1] in _TIMES:
            return None
        speaker = self.reader.opening(verb, sentence)
        if speaker is None or any(folded(held.speaker) == folded(speaker.name) for held, _ in self.recent[-1:]):
            return None  # the one who spoke last goes on
        return self._made(verb, speaker, sentence, self._act(verb, speaker))

    def _carried_on(self, verb: Mention, held: Speech, sentence: Sentence, act: str) -> Speech:
        speaker = Speaker(held.speaker_mention, held.speaker, held.actor, held.nameless, held.also)
        speech = self._made(verb, speaker, sentence, act, continues=True)
        speech.goes_on_from = held
        return speech

    def _act(self, verb: Mention, speaker: Speaker) -> str:
        """The act of a verb; `added` goes on with what the same speaker did last."""
        if verb.code != "add":
            return verb.code
        return next((s.act for s, _ in self.recent[::-1] if folded(s.speaker) == folded(speaker.name)), "announce")

    def _made(
        self,
        verb: Mention,
        speaker: Speaker,
        sentence: Sentence,
        act: str,
        *,
        continues: bool = False,
        headline: bool = False,
    ) -> Speech:
        """The speech, remembered for those who go on."""
        m = speaker.mention
        first = min(verb.first, m.first) if not continues and m.first >= sentence.first else verb.first
        first -= first == verb.first and verb.kind == "speech" and bool(verb.data.get("negated"))  # لم تستبعد
        speech = Speech(
            verb, speaker.name, m, speaker.actor, act, sentence, first, sentence.last,
            continues=continues, also=speaker.also, nameless=speaker.nameless, headline=headline,
        )  # fmt: skip
        if not continues:
            self.recent = [*self.recent[-_REMEMBERED:], (speech, self._gender(verb, speaker))]
        elif self.recent and folded(self.recent[-1][0].speaker) == folded(speech.speaker):
            self.recent[-1] = (speech, self.recent[-1][1])
        return speech

    def _gender(self, verb: Mention, speaker: Speaker) -> str | None:
        """What a verb must be to go on with a speaker: what his own verb was, or what he is himself."""
        gender = gender_of_verb(verb, self.scene.words) if verb.kind == "speech" else None
        return gender or self.reader.gender(speaker.mention)

    def _contrast(self, speech: Speech, last: int) -> int:
        """Where the words of a speech end: before `last` at a contrast behind a comma."""
        breaks = self.scene.marked.words.breaks
        return next((i for i in contrasts(self.scene, speech.verb.last, last) if breaks[i] == COMMA), last)


def _is_one(m: Mention) -> bool:
    """Whether a mention is one state or one person by name, for whom no plural stands."""
    if m.kind == "person":
        return m.data.name is not None
    return m.kind == "actor" and m.data["form"] in ("name", "capital")
