"""Statements: what named speakers declare within scope, one claim for each speaker and act of a report.

`speeches.py` finds who speaks. Here the act is told from the verb and from what is said (أعرب عن استعداده is an offer),
the actors it is about from what is said without places, the date from the words round the verb. Nameless sources and
newspapers give no claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.code.draft import Draft, join
from sijill.code.sentence.scene import Scene, Speech
from sijill.code.speech.dated_speech import said_from
from sijill.code.statement.beside import is_beside
from sijill.code.statement.named_only import is_named_only, setting
from sijill.code.statement.said import Said, merge, same
from sijill.code.statement.spoken_of import speak_of
from sijill.languages.rule_words import is_listed, rule_words
from sijill.records import Mention

_EXCHANGE = "speech.exchange"
_EXPRESS = "speech.express"
_TO_IT = rule_words("statement.statements", "to_it")
_MOST_TARGETS = 3  # of one speech
_DEMANDED, _WARNED = "request", "warn"
_DENYING = rule_words("statement.statements", "denying")
_CLAUSE_REACH = 14  # words between a verb with its speaker and the clause it reports
_TONE_REACH = 18  # words between a verb with its speaker and a word that says what the saying does
_OBJECT_REACH = 3  # words between a verb with its speaker and what it governs
_IN_SCOPE = frozenset(
    {
        "weapon",
        "designation",
        "crisis",
        "instrument",
        "transfer",
        "engagement",
        "backing",
        "area",
        "stage",
        "approval",
        "metric",
        "scope",
    }
)
_ANSWERS = frozenset({"deny", "reject"})  # acts that answer what somebody has said
_OPEN_ACTS = frozenset({"announce", "confirm"})  # acts that what is said may make another
_VAGUE = _OPEN_ACTS | {"add", "request"}  # words of these with a pronoun may be verbs: عن ردها
_ONES_OWN = frozenset({"offer", "reject", "warn", "promise", "predict"})  # acts whose noun has its doer behind it
_SAYS = 5  # words that somebody says, at least, where nothing in them is in scope
_WING = 2  # words that say that a group is the armed wing of another
_WINGS = frozenset({"الجناح", "الذراع"})
_BETWEEN = rule_words("statement.statements", "between")
_TOPICS = rule_words("statement.statements", "topics")
_COLLECTIVE = frozenset({"west", "gulf_states"})  # collective names that statements are about
_NOBODY = "international_community"  # all and nobody
_FOUGHT_OVER = "PSE"  # whose places (غزة, الضفة) stand for it as no other's do
_ALL_OF = rule_words("statement.statements", "all_of")
_CLAIMED = rule_words("statement.statements", "claimed")
_READY_FOR = rule_words("statement.statements", "ready_for")
_VISITS = rule_words("statement.statements", "visits")
_INVITED = 12  # words between who invites and what he invites to
_POINTING = rule_words("statement.statements", "these") | rule_words("statement.statements", "steps")
_OF_IT = rule_words("statement.statements", "of_it")
_STATE = frozenset({"name", "capital"})
_NO_TARGET = frozenset({"institution", "media", "company"})


class StatementCoder:
    """Claims of kind `statement`, one for each speaker and act of a report."""

    def drafts(self, scene: Scene) -> list[Draft]:
        """One draft a speaker and act, evidence joined."""
        drafts = [(s, d) for s in scene.speeches for d in self._drafts(scene, s)]
        told = {who for s, d in drafts if not s.headline for who in _who(d)}
        joined = [*join([d for s, d in drafts if not s.headline or told.isdisjoint(_who(d))], same, merge)]
        speak_of(scene, joined, _target)
        return [*joined]

    def _drafts(self, scene: Scene, speech: Speech) -> Iterator[Said]:
        """The drafts of one speech: one for each state that speaks in it."""
        if speech.nameless or (speech.act == _DEMANDED and _is_no_demand(scene, speech)):
            return
        found = targets(scene, speech)
        said = [*_asked_about(scene, speech), *scene.marked.between(speech.verb.last, speech.until)]
        office = range(speech.speaker_mention.first, speech.speaker_mention.last)  # وزير الزراعة says little of defence
        in_scope = any(m.kind in _IN_SCOPE and not (m.code == "non_defence" and m.first in office) for m in said)
        if not (found or in_scope or _points_back(scene, speech) or _is_among(scene, speech)):
            return
        if is_beside(scene, speech, said):
            return
        (act, word), date = act_of(scene, speech), speech.date
        evidence = [
            scene.evidence(speech.first, max(speech.until, speech.verb.last)),
            *scene.said("speaker", [speech.speaker_mention]),
            *scene.said("act", [word] if word.last > word.first else []),
            *scene.said("targets", found.values()),
        ]
        m = speech.speaker_mention
        named = m.kind == "person" and m.data.name is not None
        state = m.kind == "actor" and m.data["form"] in _STATE
        group = _is_group(m)
        source = speech.within.speaker if speech.within is not None else None
        both = _mutual(scene, speech) if speech.also else []
        for name, actor in ((speech.speaker, speech.actor), *speech.also):
            about = [*found, *(code for code in both if code != actor)]
            fields = {"speaker": name, "speaker_actor": actor, "act": act, "targets": about, "date": date}
            yield Said(
                "statement", fields, "actual", source or name, list(evidence), [speech.verb.entry], speech.first,
                line=speech.sentence.index, named=named, state=state, group=group,
            )  # fmt: skip


def _is_group(m: Mention) -> bool:
    """Whether a speaker is a group, by its name or as one named before (الحركة)."""
    return m.kind == "actor" and m.data["form"] == "group"


def _is_no_demand(scene: Scene, speech: Speech) -> bool:
    """Whether a land is claimed of nobody, or a guest is asked to come: دعا نظيره إلى زيارة نيروبي."""
    if not _CLAIMED.isdisjoint(_first_words(scene, speech)):
        return True
    first = said_from(speech)
    asked = scene.words[first : min(first + _INVITED, speech.until)]
    to = next((i for i, word in enumerate(asked) if word == "الي"), None)
    return to is not None and not _VISITS.isdisjoint(asked[to + 1 : to + 2])


def _first_words(scene: Scene, speech: Speech) -> list[str]:
    """The first words of what somebody asks."""
    joined = (p.last for p in scene.phrases(speech.sentence) if speech.speaker_mention in p.mentions)
    first = max(said_from(speech), *joined, 0)
    return scene.words[first : first + _OBJECT_REACH + 1]


def _points_back(scene: Scene, speech: Speech) -> bool:
    """Whether it is about what the report has just told in scope: نفت الوزارة هذه المزاعم، وهو ما نفته الوزارة."""
    last = said_from(speech)
    if _is_relative(scene, speech):
        return any(m.kind in _IN_SCOPE for m in scene.marked.between(speech.sentence.first, speech.first))
    first, at = scene.words[last : last + 1], speech.verb.last
    clause = at > 1 and scene.words[speech.verb.first - 1] in scene.links.relatives  # التي تطالب بها
    of_it = not clause and at < speech.until and scene.words[at] in _OF_IT  # رحبت به مانيلا
    if not of_it and _POINTING.isdisjoint(first):
        return False
    before = scene.sentences[speech.sentence.index - 1].mentions if speech.sentence.index else []
    told = [*before, *scene.marked.between(speech.sentence.first, speech.first)]
    return speech.act not in _OPEN_ACTS and any(m.kind in _IN_SCOPE for m in told)


def _is_among(scene: Scene, speech: Speech) -> bool:
    """Whether who is named as speaking anew does so among what is in scope.

    That is in the same sentence (خلال تفقد القوات، قال الوزير إن ...), of a person also in the one before or behind.
    """
    if speech.continues or (speech.until - said_from(speech) < _SAYS and not speech.behind):
        return False
    at, reach = speech.sentence.index, int(speech.speaker_mention.kind == "person")
    near = scene.sentences[max(0, at - reach) : at + reach + 1]
    return any(m.kind in _IN_SCOPE and m.code != "non_defence" for s in near for m in s.mentions)


def _asked_about(scene: Scene, speech: Speech) -> list[Mention]:
    """What a sentence says it is about before it says who speaks: وردا على سؤال عن تسليح تايوان، قالت ..."""
    first = speech.sentence.first
    if speech.continues or speech.first <= first or scene.words[first].removeprefix("و") not in _TOPICS:
        return []
    return scene.marked.between(first, speech.first)


def targets(scene: Scene, speech: Speech) -> dict[str, Mention]:
    """The actors that a speech is about or addressed to, each with the word that names it.

    Those it names; places only where it names nobody else.
    """
    about: dict[str, Mention] = {}
    places: dict[str, Mention] = {}
    speaking = {speech.actor, *(actor for _, actor in speech.also)}
    asked = {id(m) for m in _asked_about(scene, speech)}
    beside = setting(scene, speech) if speech.act in _OPEN_ACTS else frozenset()
    for phrase in scene.phrases(speech.sentence):
        held = places if phrase.link == "in" else about
        for m in phrase.mentions:
            inside = speech.verb.last <= m.first < speech.until or id(m) in asked
            aside = m.first in beside or is_named_only(scene, m) or _is_of_speaker(scene, m, speech)
            if inside and not aside:
                code = _target(m) or (m.code if _is_addressed(m, speech) else None)
                if code and code not in speaking:
                    held.setdefault(code, m)
    for m in scene.marked.between(speech.verb.last, speech.until):
        told = m.kind == "place" and m.first not in beside and not is_named_only(scene, m)
        if told and m.code and m.code not in speaking:
            afar = m.code == _FOUGHT_OVER and speech.actor is not None and speech.actor.isascii()
            (about if afar else places).setdefault(m.code, m)
    about = _to_them(scene, speech, speaking) | about
    found = about or places or _pair(scene, speech, speaking)
    if not found and _is_relative(scene, speech):
        found = _claimants(scene, speech)
    elif not found and speech.verb.pronoun and speech.act not in _OPEN_ACTS:
        found = _meant(scene, speech, speaking)
    elif not found and speech.act in _ANSWERS and _points_back(scene, speech):
        found = _answered(scene, speech)
    return dict(list(found.items())[:_MOST_TARGETS])


def _mutual(scene: Scene, speech: Speech) -> list[str]:
    """Those who speak together, where they speak of what is between them: أكد الطرفان أن التعاون بين البلدين متين."""
    speaking = [code for code in (speech.actor, *(actor for _, actor in speech.also)) if code]
    if speech.verb.entry == _EXCHANGE:
        return speaking
    said = range(said_from(speech), speech.until)
    for phrase in scene.phrases(speech.sentence):
        here = phrase.mentions[0].first in said
        if here and len(set(speaking) & set(phrase.codes)) > 1:
            return speaking
    return speaking if any(scene.words[i] in _BETWEEN for i in said) else []


def _pair(scene: Scene, speech: Speech, speaking: set[str | None]) -> dict[str, Mention]:
    """The other of two of whom the speaker is one, where it is about both: ارتياحه للثقة بين البلدين."""
    for phrase in scene.phrases(speech.sentence):
        m = phrase.mentions[0]
        both = m.kind == "epithet" and m.code == "two" and speech.verb.last <= m.first < speech.until
        if both and not speaking.isdisjoint(phrase.codes):
            return {code: m for code in phrase.codes if code not in speaking}
    return {}


def _to_them(scene: Scene, speech: Speech, speaking: set[str | None]) -> dict[str, Mention]:
    """Whom a pronoun behind a noun of speech and its speaker means: نفت طهران اتهامات واشنطن لها."""
    at = speech.speaker_mention.last
    if speech.verb.tense is not None or _TO_IT.isdisjoint(scene.words[at : at + 2]):
        return {}
    return _meant(scene, speech, speaking)


def _meant(scene: Scene, speech: Speech, speaking: set[str | None]) -> dict[str, Mention]:
    """Whom the pronoun of a verb means: the last actor before it and its speaker (لم تعلق إسرائيل لكن إيران حملتها)."""
    for phrase in scene.phrases(speech.sentence)[::-1]:
        if phrase.last <= speech.first:
            held = {code: m for m in phrase.mentions if (code := _target(m)) and code not in speaking}
            if held:
                return held
    return {}


def _is_of_speaker(scene: Scene, m: Mention, speech: Speech) -> bool:
    """Whether a mention only says who speaks.

    It stands in his title, is the adjective behind a group (حركة النجباء العراقية), or has the speaker for its
    armed wing (كتائب القسام، الجناح العسكري لحماس).
    """
    last = speech.speaker_mention.last
    if speech.speaker_mention.first <= m.first < last:
        return True
    if m.first == last:
        return m.kind == "actor" and m.data["form"] == "nisba"
    return 0 < m.first - last <= _WING and scene.words[last] in _WINGS


def _is_relative(scene: Scene, speech: Speech) -> bool:
    """Whether a verb says what somebody does with the words before it: وهو ما نفته الوزارة, الأمر الذي رفضته."""
    return bool(speech.verb.pronoun) and scene.words[speech.verb.first - 1] in ("ما", "الذي")


def _claimants(scene: Scene, speech: Speech) -> dict[str, Mention]:
    """Who said what a relative verb takes up: the speaker before it in the sentence."""
    before = [s for s in scene.speeches if s.sentence is speech.sentence and s.verb.first < speech.verb.first]
    return {s.actor: s.speaker_mention for s in before[-1:] if s.actor and s.actor != speech.actor}


def _is_addressed(m: Mention, speech: Speech) -> bool:
    """Whether a collective name is whom a verb itself is addressed to: طالب زيلينسكي الدول الأوروبية."""
    collective = m.kind == "actor" and m.data["form"] == "group" and m.data.get("generic")
    named = collective and m.data["group"] != _NOBODY
    return bool(named) and speech.act not in _OPEN_ACTS and m.first == said_from(speech)


def _answered(scene: Scene, speech: Speech) -> dict[str, Mention]:
    """Whom a denial of what was just said answers: the last speaker before it (نفت موسكو هذه الاتهامات)."""
    here = speech.sentence.index
    before = [s for s in scene.speeches if s.first < speech.first and here - s.sentence.index <= 1]
    said = next((s for s in before[::-1] if s.actor != speech.actor), None)
    return {said.actor: said.speaker_mention} if said is not None and said.actor and not said.nameless else {}


def _target(m: Mention) -> str | None:
    """Whom a mention makes a target: a state, body or group, the state of a person, no medium, no collective name."""
    if m.kind == "person":
        state: str | None = m.data.state
        return state
    if m.kind != "actor" or m.data["form"] in _NO_TARGET:
        return None
    return m.code if not m.data.get("generic") or m.data["group"] in _COLLECTIVE else None


def act_of(scene: Scene, speech: Speech) -> tuple[str, Mention]:
    """The act of a speech and the word that tells it: its verb, or, of one that only announces, what it says."""
    described = speech.verb.entry == "speech.describe"
    if speech.act not in _OPEN_ACTS and not described:
        return speech.act, speech.verb
    after, inside = _object_from(scene, speech), scene.marked.between(speech.verb.last, speech.until)
    named = {i for m in inside if m.kind == "actor" for i in range(m.first, m.last)}  # الدعم السريع supports nobody
    for m in inside:
        own = m.kind == "speech" and m.pronoun and speech.verb.entry == _EXPRESS
        if own and m.first == after and m.code not in _VAGUE:
            return m.code, m  # أعرب عن إدانته الهجوم
        if m.kind != "tone" or m.first in named or (m.data.get("described") and not described):
            continue
        if m.data.get("ready") and not any(is_listed(w, _READY_FOR, "ل") for w in scene.words[m.last : m.last + 1]):
            continue  # مستعدة للحرب
        denied = scene.words[m.first - 1] in _DENYING and m.first > speech.verb.last  # لا يشكل تهديدا
        if denied or (described and m.code == _WARNED):
            continue
        if not m.data.get("object") and m.first - after > _TONE_REACH:
            continue  # of another clause of a long sentence
        if not m.data.get("object") or (_is_object(scene, m, after) and not _is_anothers(scene, m, speech)):
            return m.code, m
    return (_DEMANDED, speech.verb) if _demands(scene, speech) else (speech.act, speech.verb)


def _demands(scene: Scene, speech: Speech) -> bool:
    """Whether what is said begins with whose duty something is: إن على واشنطن أن تسلم, بكين: على طوكيو وقف ..."""
    words, gaps = scene.words, scene.marked.words.gaps
    if speech.behind and words[speech.first] == "علي":  # "على الناتو أن يوقف ..."، قال الوزير
        return any(m.first == speech.first + 1 and m.kind == "actor" for m in speech.sentence.mentions)
    first = said_from(speech)
    for i in range(first, min(first + _CLAUSE_REACH, speech.until - 1)):
        opens = words[i] in scene.links.clause
        at = i + 1 if opens else i
        if (opens or ":" in gaps[i]) and words[at] == "علي":
            named = any(m.first == at + 1 and m.kind == "actor" for m in scene.marked.between(at, at + 2))
            return named or not _ALL_OF.isdisjoint(words[at + 1 : at + 2])
        if opens:
            return False
    return False


def _object_from(scene: Scene, speech: Speech) -> int:
    """Where what a verb governs begins: behind its speaker, of أعرب behind عن, after asides too (أعرب، تعليقا، عن)."""
    first = said_from(speech)
    if speech.verb.entry != _EXPRESS:
        return first
    stop = min(first + _CLAUSE_REACH, speech.until)
    return next((i + 1 for i in range(first, stop) if scene.words[i] == "عن"), first)


def _is_object(scene: Scene, tone: Mention, after: int) -> bool:
    """Whether a word is what the verb itself governs: right behind it and its speaker, before any clause."""
    if not 0 <= tone.first - after <= _OBJECT_REACH:
        return False
    words = scene.words
    return not any(words[i] in scene.links.clause for i in range(after, tone.first))


def _is_anothers(scene: Scene, tone: Mention, speech: Speech) -> bool:
    """Whether it is another who is ready, refuses or fears: أبلغت بغداد موسكو باستعداد واشنطن."""
    if tone.code not in _ONES_OWN or tone.pronoun or scene.words[tone.last - 1].endswith(("ه", "ها")):
        return False
    held = (_target(m) for m in scene.marked.between(tone.last, tone.last + 1) if m.kind in ("actor", "person"))
    return any(code not in (None, speech.actor) for code in held)


def _who(draft: Said) -> set[str]:
    return {draft.fields["speaker"], draft.fields["speaker_actor"]} - {None}
