"""Numbers that count: the killed, wounded and captured, troops, and weapons lost, held or used.

قُتل 12 جنديا وأصيب 5              the word of the toll rules the number behind it
28 عنصرا من الجيش قتلوا            or, as a verb, the number before it
مقتل جنديين                        a dual, or a singular right behind the word, counts by itself
خسرت أوكرانيا 160 دبابة و360 مدرعة   a coordinated number is ruled by the same word
بقي 5 آلاف جندي                    troops need no such word, weapons do
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.code.figure.alone import ends_count, stands_alone
from sijill.code.figure.by_form import by_form, is_by_means
from sijill.code.figure.counted_nouns import goes_on, is_whole, noun_of, of_definite, stock
from sijill.code.figure.enumerated import listed
from sijill.code.figure.toll_totals import comes_to_at, is_number_of, told_in_all
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import begins, is_listed, rule_words
from sijill.marked import Quantity
from sijill.records import Mention
from sijill.text import STOP

_BACK = 13  # words from a word that rules to its number, or from one coordinated number to the next
_AHEAD = 13  # words from a number to the verb behind it
_DEAL_REACH = 12  # words before a verb that holds (تضم) in which a deal stands
_PART = 3  # words before «out of» in which a part is counted
_NEAR = 4  # words from «hit» to the arms that are hit
_CRASHES = "metrics.crashes"
_FALL = ("سقط", "سقوط")
_INFLICTED = "metrics.inflicted"
_DEAD_OR_HURT = "metrics.dead_or_hurt"
_VICTIMS, _VICTIM, _TO_VICTIM = "metrics.falls_victim", "ضحيه", 12  # راح 12 عسكريا من الجيش ضحية هجوم
_FOR_INDEED = "فقد"
_OF_THOSE = "منها"
_STOCK = 6  # words from a stock to the number of it
_GOES_OFF = rule_words("figure.counted", "goes_off")
_OF_DEAD = 3  # words from «among the dead» to how many
_DEAD = rule_words("figure.counted", "dead")
_OUT_OF_THEM = rule_words("figure.counted", "out_of_them")
_AMONG = rule_words("figure.counted", "among")
_BY_ABOUT = rule_words("figure.counted", "by_about")
_HUNDRED = 100
_BY_MORE = frozenset({("باكثر", "من"), ("باقل", "من"), ("بازيد", "من"), ("عبر", "نحو")})
_CRAFT = frozenset({"combat_aircraft", "helicopter", "other_aircraft"})
_STATES_OF = frozenset(f"metrics.{state}_noun" for state in ("dead", "wounded", "captive", "missing"))
_SENTENCES = rule_words("figure.counted", "sentences")
_DECIDES = tuple(rule_words("figure.counted", "decides"))
_RULINGS = rule_words("figure.counted", "rulings")
_RULED = 4  # words behind a verb of deciding to what is decided
_EQUIPMENT_ACTS = frozenset({"lost", "struck", "held", "used", "seen", "none"})
_TROOPS_ACTS = frozenset({"toll", "lost", "none", "used", "held", "strength", "draft", "send"})
_PEOPLE_ACTS = frozenset({"toll", "none", "strength", "draft", "moved"})
_NO_WEAPON = frozenset({"services", "technology", "other", "engine"})
_VAGUE = _NO_WEAPON | {"unspecified"}
_SHARES = ("share", "percent")
_NUMBERS = frozenset({"number", *_SHARES})
_ABOUT = rule_words("figure.counted", "about")


@dataclass(slots=True)
class Count:
    """A number that counts something: the words of it, the noun it counts, the word that rules it, and its metric."""

    number: Mention
    quantity: Quantity
    noun: Mention | None
    act: Mention | None
    metric: str
    toll: str = ""
    behind: bool = False  # the word that rules it stands behind it

    def counts(self, key: str) -> bool:
        """Whether what it counts has a mark in the lexicon (`regular` of soldiers, `irregular` of fighters)."""
        return self.noun is not None and bool(self.noun.data.get(key))

    @property
    def last(self) -> int:
        """The end of the number and its noun."""
        return max(self.number.last, self.noun.last if self.noun is not None else 0)


def counts(scene: Scene, sentence: Sentence) -> list[Count]:
    """The counts of a sentence, in order."""
    acts = _acts(scene, sentence)
    numbers = sentence.of("number", *_SHARES)
    formed = by_form(scene, acts, numbers)
    formed += listed(scene, acts, [*numbers, *formed])
    inside = {i for m in formed for i in range(m.first, m.last)}  # مسلحين اثنين
    numbers = sorted([*(m for m in numbers if m.first not in inside), *formed], key=lambda m: m.first)
    out: list[Count] = []
    for number in numbers:
        if is_whole(scene, number):
            continue
        noun = noun_of(scene, sentence, number) if number.kind in _NUMBERS else number
        before = (out[-1].metric, out[-1].noun, out[-1].last) if out else None
        if noun is None:
            noun = out[-1].noun if out and _is_of_those(scene, number) else stock(scene, number, acts)
        if noun is None and before is not None and goes_on(scene, sentence, before, number):
            noun = before[1]
        definite = of_definite(scene, number) if noun is None else None
        last = out[-1] if out else None
        found = _count(scene, sentence, number, noun or definite, acts, last) or _part_of_toll(scene, number, last)
        if found is not None and not (definite is not None and found.act is None):
            out.append(found)
    return out


def _acts(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The words that rule numbers; what can be a verb or a noun (قتل) is the one that its place makes it."""
    acts = [m for m in sentence.of("metric") if m.data.get("act") and not _is_other(scene, m)]
    verbs = {m.first for m in acts if m.tense is not None}
    nouns = {m.first for m in acts if m.tense is None}
    both = verbs & nouns
    return [m for m in acts if m.first not in both or (m.tense is not None) == (m.first in scene.verb_starts)]


def _part_of_toll(scene: Scene, number: Mention, last: Count | None) -> Count | None:
    """Some of a toll told before them, of whom no noun says who they are: 488 قتيلا بينهم 155 سقطوا في المعارك."""
    if number.kind != "number" or last is None or last.metric != "casualties":
        return None
    dated = sum(m.last - m.first for m in scene.marked.between(last.last, number.first) if m.kind == "date")
    if scene.words[number.first - 1] not in _AMONG or number.first - last.last - dated > _PART:
        return None
    return Count(number, number.data, None, last.act, "casualties", last.toll)


def _is_of_those(scene: Scene, number: Mention) -> bool:
    """Whether a number counts some of the weapons counted before it: أسقطت الدفاعات 38 منها, وأسقط منها 38."""
    return _OF_THOSE in scene.words[number.first - 1 : number.first] + scene.words[number.last : number.last + 1]


def _is_other(scene: Scene, act: Mention) -> bool:
    """Whether what looks like a verb is another word: فقد أنتجت 38 مسيرة only opens one, تكبد is to suffer."""
    word = scene.words[act.first]
    suffers = act.entry == _INFLICTED and begins(word, "تكبد")
    downs = act.entry == _CRASHES and not begins(word, _FALL, "وفبل")  # تسقط 3 مسيرات
    sentenced = is_listed(scene.words[act.first - 1], _SENTENCES, "وب")  # أحكام بالإعدام على خمسة
    ruled = scene.words[act.last : act.last + _RULED]  # قضت المحكمة بسجن 90
    decides = begins(word, _DECIDES) and not _RULINGS.isdisjoint(ruled)
    victims = act.entry == _VICTIMS and _VICTIM not in scene.words[act.last : act.last + _TO_VICTIM]
    indeed = word == _FOR_INDEED and act.last in scene.verb_starts
    return victims or suffers or downs or sentenced or decides or indeed or is_listed(word, _AMONG)


def with_b(scene: Scene, number: Mention) -> bool:
    """Whether بـ stands before a number, glued to it, alone, or with a word for about: بنحو 15, بأكثر من 60."""
    words, at = scene.words, number.first
    one, two = words[at - 1 : at], words[max(0, at - 2) : at]
    by = words[at][0] == "ب" or one == ["ب"] or (one and one[0] in _BY_ABOUT) or tuple(two) in _BY_MORE
    return by or is_by_means(scene, at)


def _count(
    scene: Scene, sentence: Sentence, number: Mention, noun: Mention | None, acts: list[Mention], last: Count | None
) -> Count | None:
    sort = "troops" if _are_members(scene, noun) else _sort(noun)
    if number.kind in _SHARES and not _may_be_shared(scene, number, noun, sort):
        return None
    quantity = number.data if number.kind in _NUMBERS else Quantity(float(number.data["count"]), None, "exact")
    count = Count(number, quantity, noun, None, "")
    wanted = {"equipment": _EQUIPMENT_ACTS, "troops": _TROOPS_ACTS}.get(sort, _PEOPLE_ACTS)
    count.act = next((a for a in acts if 0 <= number.first - a.last <= _BACK and is_number_of(scene, a, number)), None)
    if count.act is None and noun is None:
        count.act = next((a for a in acts if a.first == number.last and a.entry == _DEAD_OR_HURT), None)
        count.behind = count.act is not None  # خلف القصف 1500 بين شهيد وجريح
    if count.act is None:
        count.act, count.behind = _ruling(scene, sentence, count, acts, last, wanted)
    count.metric, count.toll = _meaning(scene, count, sort, last)
    return count if count.metric else None


def _may_be_shared(scene: Scene, number: Mention, noun: Mention | None, sort: str) -> bool:
    """Whether a share is one of troops, or of known arms: نصف جنوده, ثلث دباباتها, 70% من الطائرات."""
    if noun is None or (number.kind == "percent" and scene.words[number.last] != "من"):
        return False
    return sort == "troops" or (sort == "equipment" and noun.kind == "weapon" and noun.code not in _VAGUE)


def _meaning(scene: Scene, count: Count, sort: str, last: Count | None) -> tuple[str, str]:
    """(metric, toll) of a count, "" where it is no figure."""
    noun, act = count.noun, count.act
    role = act.data["act"] if act is not None else ""
    joined = last is not None and last.act is act
    metric, toll = "", ""
    hurt = _hurt(scene, noun) if sort in ("troops", "people") and (not role or role == "used") else ""
    hurt = hurt or ("dead" if noun is not None and _is_among_dead(scene, count.number) else "")
    if sort == "toll" and noun is not None:
        metric, toll = "casualties", noun.data["toll"]
    elif hurt:
        metric, toll = "casualties", hurt
    elif act is None:
        is_force = sort == "troops" and count.number.kind == "number" and not (noun and noun.data.get("count"))
        metric = "troops" if is_force else ""
    elif role in ("draft", "moved"):
        metric = _of_moved(scene, count, last, role)
    elif role == "strength":
        metric, toll = _strength(scene, count, act) if noun is not None or ends_count(scene, count.number) else ("", "")
    elif _is_no_figure(scene, count, act) or (_is_weak(scene, act, sort) and not joined):
        metric = ""
    elif sort == "equipment":
        metric = "equipment"
    elif (role in ("toll", "lost") or (act.data.get("fells") and noun is not None)) and (
        noun is not None or stands_alone(scene, count.number, act, last.last if last is not None and joined else None)
    ):
        metric, toll = "casualties", last.toll if last is not None and joined else act.data.get("toll", "dead")
    elif sort == "troops" and count.number.kind not in _SHARES:
        metric = "troops"
    return metric, toll


def _is_among_dead(scene: Scene, number: Mention) -> bool:
    """Whether a number tells who some of the dead are: من بين القتلى 12 ضابطا."""
    before = scene.words[max(0, number.first - _OF_DEAD) : number.first]
    return any(w in _DEAD and i and before[i - 1] in _OUT_OF_THEM for i, w in enumerate(before))


def _of_moved(scene: Scene, count: Count, last: Count | None, role: str) -> str:
    """What people measure who are called up, or who had to leave, which is told here only beside a toll."""
    act = count.act
    alone = count.noun is None and act is not None and role == "moved" and count.number.data.value > _HUNDRED
    if count.noun is None and not (alone and act is not None and stands_alone(scene, count.number, act, None)):
        return ""
    if role == "draft":
        return "troops" if count.number.kind == "number" else ""
    return "other" if last is not None and last.metric == "casualties" else ""


def _is_no_figure(scene: Scene, count: Count, act: Mention) -> bool:
    """Whether what is counted is known to be no figure: of a deal, charges that went off, or what a word rules out."""
    return act.data["act"] == "none" or _is_set_off(scene, count, act) or _is_of_deal(scene, count, act)


def _is_set_off(scene: Scene, count: Count, act: Mention) -> bool:
    """Whether what is counted are charges that went off, and struck others: تفجير ثلاث عبوات ناسفة."""
    if count.noun is None or count.noun.code != "ammunition":
        return False
    return is_listed(scene.words[act.first], _GOES_OFF, "وفبل")


def _is_weak(scene: Scene, act: Mention, sort: str) -> bool:
    """Whether a word alone makes no toll of what it rules: سقوط 5 صواريخ, where 5 جنود would be dead."""
    people = sort in ("troops", "people") or (not sort and told_in_all(scene, act) is not None)
    return bool(act.data.get("weak")) and not (act.data.get("falls") and people)


def _hurt(scene: Scene, noun: Mention | None) -> str:
    """The toll that an adjective behind counted people tells (14 جنديا مصابا, 30 تركيا محتجزين), "" without one."""
    if noun is None:
        return ""
    behind = scene.marked.between(noun.last, noun.last + 1)
    at = max((m.last for m in behind if m.kind == "actor"), default=noun.last)
    tolls = [m for m in scene.marked.between(at, at + 1) if m.entry in _STATES_OF and m.first == at]
    free = tolls and not (tolls[0].article or tolls[0].proclitic) and scene.soft_between(noun.first, at)
    return str(tolls[0].data["toll"]) if free else ""


def _is_of_deal(scene: Scene, count: Count, act: Mention) -> bool:
    """Whether what is counted is what a deal or a batch holds (دفعة تضم 6 مروحيات): then it is the transfer's."""
    if not act.data.get("includes") or _is_of_army(scene, act):
        return False
    first = scene.sentences[scene.marked.sentence_at(act.first)].first
    before = {m.kind for m in scene.marked.between(max(first, act.first - _DEAL_REACH), act.last + 1)}
    return bool(before & {"transfer", "instrument", "contract"}) or (
        not before & {"engagement", "force", "crisis"} and _is_weapon(count.noun)
    )


def _is_of_army(scene: Scene, act: Mention) -> bool:
    """Whether a force is what holds: يضم الأسطول الإيراني 20 غواصة."""
    behind = scene.marked.between(act.last, act.last + 1)
    return act.tense is not None and any(m.kind == "actor" and m.data.get("force") == "army" for m in behind)


def _is_weapon(noun: Mention | None) -> bool:
    return noun is not None and noun.kind == "weapon"


def _are_members(scene: Scene, noun: Mention | None) -> bool:
    """Whether what reads as the name of a group are so many of its members: 300 من عناصر التنظيم."""
    if noun is None or noun.kind != "actor":
        return False
    return any(
        m.entry == "metrics.members" and m.first == noun.first for m in scene.marked.between(noun.first, noun.last)
    )


def _strength(scene: Scene, count: Count, act: Mention) -> tuple[str, str]:
    """How many troops there are, or how many of them were killed (عدد الجنود القتلى)."""
    between = scene.marked.between(act.last, count.number.first)
    killed = next((m for m in between if m.kind == "metric" and m.data.get("toll")), None)
    return ("casualties", killed.data["toll"]) if killed is not None else ("troops", "")


def _sort(noun: Mention | None) -> str:
    if noun is None:
        return ""
    if noun.kind in ("weapon", "designation") or (noun.kind == "metric" and noun.code == "equipment"):
        return "equipment"
    if noun.kind == "metric":
        return "toll" if noun.code == "casualties" else "troops"
    return "people"


def _ruling(
    scene: Scene, sentence: Sentence, count: Count, acts: list[Mention], last: Count | None, wanted: frozenset[str]
) -> tuple[Mention | None, bool]:
    """(the word that rules a number, whether it stands behind it)."""
    at = count.number.first
    end = _begin(scene, at)
    for act in acts[::-1]:
        if act.last > at or not _may_rule(act, wanted) or _is_far(scene, act, count):
            continue
        start = last.last if last is not None and last.act is act and not last.behind else act.last
        if at - start > _BACK or _is_crossed(scene, start, comes_to_at(scene, act, end)):
            break
        return act, False
    armed = _sort(count.noun) == "equipment"
    for act in acts:
        if act.first < count.last or act.data["act"] not in wanted or act.data["act"] == "none":
            continue
        if act.data.get("of") == "craft" and _is_far(scene, act, count):
            continue  # 300 قذيفة سقطت
        is_verb = act.tense is not None or act.data["form"] == "word" or _is_passive(scene, act)
        if act.first - count.last > _AHEAD or _is_crossed(scene, count.last, act.first):
            break
        counted_by = act.first == count.last and act.data.get("total")  # ارتفع إلى 60 عدد القتلى
        if counted_by:
            return act, True
        if is_verb and act.proclitic[:1] not in ("و", "ف") and not _has_own(scene, sentence, act, armed=armed):
            return act, True
    return None, False


def _begin(scene: Scene, at: int) -> int:
    """Where a number begins with the words for about before it: ما يصل إلى 20, ما يزيد على 20, ما لا يقل عن 20."""
    while at and scene.words[at - 1] in _ABOUT:
        at -= 1
    return at


def _is_far(scene: Scene, act: Mention, count: Count) -> bool:
    """Whether a word that rules only what stands near, or only craft, does not rule a number."""
    at = count.number.first
    if act.data.get("of") == "craft" and (count.noun is None or count.noun.code not in _CRAFT):
        return True
    return bool(act.data.get("near")) and (
        at - act.last > _NEAR
        or any(m.kind == "number" or m.data.get("counted") for m in scene.marked.between(act.last, at))
    )


def _may_rule(act: Mention, wanted: frozenset[str]) -> bool:
    """Whether a word rules what is counted: تحييد is a toll where people are, a loss where weapons are."""
    return act.data["act"] in wanted or ("toll" in wanted and bool(act.data.get("fells")))


def _is_passive(scene: Scene, act: Mention) -> bool:
    """Whether a verbal noun takes up what stands before it: 9 مسيرات تم تحييدها."""
    return bool(act.pronoun) and act.first > 0 and scene.words[act.first - 1] in scene.links.passive


def _has_own(scene: Scene, sentence: Sentence, act: Mention, *, armed: bool) -> bool:
    """Whether a verb is followed by a number of its own, which it is not where it takes up what stands before it."""
    if act.pronoun and act.data["act"] == "struck":
        return False
    for m in scene.marked.between(act.last, min(act.last + 3, sentence.last)):
        if not scene.soft_between(act.first, m.first):
            return False  # لقوا حتفهم، وأصيب 30
        if m.kind == "number" and scene.words[m.first - 1] in _AMONG:
            return False  # 35 شخصا استشهدوا بينهم 12 طفلا
        if m.kind == "number" or (m.kind == "weapon" and (m.code not in _NO_WEAPON or not armed)):
            return True  # but طائرات أجرت تدريبات
        if m.kind == "metric" and m.data.get("act"):
            return False
    return False


def _is_crossed(scene: Scene, first: int, last: int) -> bool:
    """Whether a verb, a word that opens a clause or a stop lies between; a verb at the first is joined (قتل وأصيب)."""
    words, breaks = scene.words, scene.marked.words.breaks
    for i in range(first, last):
        if (
            (i > first and i in scene.verb_starts and not is_listed(words[i], _AMONG))
            or words[i] in scene.links.clause
            or (i > first and breaks[i] == STOP)
        ):
            return True
    return False
