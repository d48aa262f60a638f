"""Whether a word of spending is about defence, where it alone does not say so: إنفاق, ميزانية, خصص, كلفة.

خصصت لندن مليارا لتجديد مخزوناتها من الذخيرة     what it is spent on is behind it
طلب الجيش زيادة ميزانيته                          whose it is, before it
خطة دفاعية جديدة. وتتضمن إنفاق 300 مليار         what the sentence before is about
"""

from __future__ import annotations

from sijill.code.figure.surveyed import goes_on_of_trade
from sijill.code.sentence.scene import Scene, Sentence
from sijill.languages.rule_words import rule_words
from sijill.records import Mention

_REACH = 22  # words from a verb of spending to what it is spent on
_SPENT = frozenset({"metrics.spend", "metrics.allot"})
_FOR = 3  # words behind a sum that say what it is for
_BUDGETS = rule_words("figure.spending", "budgets")
_CIVIL = rule_words("figure.spending", "civil")
_PLANS = rule_words("figure.spending", "plans")
_ON_DEFENCE = 3  # words from a verb of spending to the defence that is paid for
_NEEDS = 6  # words behind a noun of spending in which a word of defence stands
_DEFENCE = frozenset({"defence_industry", "general", "defence_spending"})
_FIGHTING = frozenset({"crisis", "deed"})
_COSTS = 6  # words from a cost to the war that it is of
_PRICED = 3  # words from deals to the word that says what they are worth
_TRADED = frozenset({"metrics.exports_of", "metrics.imports_of"})
_ARMS_BEFORE = 9  # words from arms to the exports or imports that are of them
_WAR_BEFORE = 6  # words from the war that costs something to the verb
_PROGRAMMES = rule_words("figure.spending", "programmes")
_PRESENCE = rule_words("figure.spending", "presence")
_OF_PRICE = rule_words("figure.spending", "of_price")
_ASKED = 6  # words from the verb that asks for a budget to the budget
_SUM_OF_BUDGET = rule_words("figure.spending", "sum_of_budget")
_DEFENCE_ASKS = rule_words("figure.spending", "defence_asks")
_OF_BUDGET = 4  # words behind a budget, its adjectives with them, in which its sum is announced
_ASKS_BUDGET = rule_words("figure.spending", "asks_budget")


def counts_as(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a word of spending is about defence, where it alone does not say so."""
    needs = m.data.get("needs")
    if needs != "defence":
        return needs is None or _has(scene, sentence, m, str(needs))
    return not is_civil(scene, sentence, m) and _is_of_defence(scene, sentence, m)


def _is_of_defence(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a word of spending is of defence: by what was told before, whose it is, or what stands behind it."""
    if _goes_on_of_defence(scene, sentence, m) or _is_told_of_arms(scene, sentence, m):
        return True
    if goes_on_of_trade(scene, sentence, m):
        return True
    if m.tense is None and (_is_of_army(sentence, m) or _is_asked_by_defence(scene, sentence, m)):
        return True
    far = m.data.get("far") or (m.tense is not None and m.data.get("behind"))
    end = m.last + (_REACH if far else _NEEDS)
    behind = scene.marked.between(m.last, min(end, sentence.last))
    if any(o.kind == "defence_word" or o.code in _DEFENCE or (o.first == m.last and _is_forces(o)) for o in behind):
        return True
    fought = m.tense is not None and m.entry == "metrics.spend" and any(o.code == "war" for o in behind)
    return fought or (bool(far) and _is_for_arms(behind))


def is_civil(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether spending is said to be of a state's other affairs: النفقات المحلية, الإنفاق العام."""
    if m.data.get("needs") != "defence" or m.last >= sentence.last:
        return False
    if any(o.kind == "date" for o in scene.marked.between(m.last, m.last + 1)):
        return False  # نفقاتها العام الماضي
    return scene.words[m.last] in _CIVIL and scene.soft_between(m.first, m.last + 1)


def _is_for_arms(behind: list[Mention]) -> bool:
    """Whether money is for arms or forces, and nobody sells or gives them: خصصت 3 مليارات لتجديد مخزون الذخيرة."""
    if any(o.kind in ("transfer", "engagement", "crisis") for o in behind):
        return False
    return any(o.kind in ("weapon", "force") or (o.kind == "actor" and o.data.get("force") == "army") for o in behind)


def _is_of_army(sentence: Sentence, m: Mention) -> bool:
    """Whether a budget is that of an army named before it: طلب الجيش زيادة ميزانيته."""
    before = [o for o in sentence.of("actor") if o.last <= m.first]
    return bool(m.pronoun) and bool(before) and before[-1].data.get("force") == "army"


def _has(scene: Scene, sentence: Sentence, m: Mention, needs: str) -> bool:
    """Whether a word stands with what it needs to measure something: two who trade, a price, a war."""
    if needs == "between":
        return _is_between(scene, sentence, m)
    if needs == "worth":
        return not _OF_PRICE.isdisjoint(scene.words[m.last : m.last + _PRICED])
    if needs == "sold":
        return _is_sold_in_all(scene, sentence, m)
    if needs == "voted":
        return bool(sentence.of("voted"))
    if needs == "war":
        behind = scene.marked.between(m.last, min(m.last + _COSTS, sentence.last))
        fought = any(o.kind in _FIGHTING and o.entry != "crises.fight" for o in behind)  # تكلفة مقاتلة is of a plane
        near = scene.marked.between(max(sentence.first, m.first - _COSTS), m.first)  # استراتيجية دفاعية بكلفة
        planned = m.tense is None and any(o.kind == "defence_word" for o in near)
        waged = m.tense is not None and _is_told_of_war(scene, sentence, m)
        presence = scene.words[m.last] in _PRESENCE and any(o.kind == "defence_word" for o in behind)
        return fought or planned or presence or waged or _is_of_programme(scene, sentence, m)
    return any(o.code == "war" for o in sentence.of("crisis"))


def _is_sold_in_all(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a verb tells for how much arms were sold, to nobody named: باعت أنقرة أسلحة بقيمة مليار دولار."""
    end = min(m.last + _NEEDS, sentence.last)
    arms = any(o.kind == "defence_word" for o in scene.marked.between(m.last, end))
    buyer = any(p.link == "to" and p.first >= m.last for p in scene.phrases(sentence))
    named = sum(m.last <= p.first < end for p in scene.phrases(sentence)) > 1  # باعت أنقرة باكو أسلحة
    return arms and not buyer and not named and not _OF_PRICE.isdisjoint(scene.words[m.last : end + _PRICED])


def _is_told_of_arms(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether exports or imports are of the arms named before them, and of nothing named behind.

    سجلت الصناعات الدفاعية التركية صادرات قيمتها 5 مليارات
    شكلت الأسلحة الأميركية 69% من واردات إسرائيل
    """
    if m.entry not in _TRADED or m.last >= sentence.last:
        return False
    if m.tense is not None:
        return _is_share_of_arms(scene, sentence, m)
    before = scene.marked.between(max(sentence.first, m.first - _ARMS_BEFORE), m.first)
    arms = [o for o in before if o.kind == "defence_word" and scene.soft_between(o.last, m.first)]
    shared = any(o.kind == "percent" and o.last == m.first - 1 and scene.words[o.last] == "من" for o in before)
    actor = any(o.kind == "actor" for o in scene.marked.between(m.last, m.last + 1))
    return bool(arms) and ((shared and actor) or scene.words[m.last] in _OF_PRICE)


def _is_share_of_arms(scene: Scene, sentence: Sentence, verb: Mention) -> bool:
    """Whether a verb of selling has a share of arms behind it: تصدر إيطاليا 5% من السلاح في العالم."""
    behind = scene.marked.between(verb.last, min(verb.last + _NEEDS, sentence.last))
    ends = {o.last for o in behind if o.kind == "percent" and scene.words[o.last : o.last + 1] == ["من"]}
    return any(o.first - 1 in ends for o in sentence.of("defence_word"))


def _is_told_of_war(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a war or operation is the subject before a verb of costing: الحرب في أفغانستان كلفت واشنطن تريليونين."""
    before = scene.marked.between(max(sentence.first, m.first - _WAR_BEFORE), m.first)
    fought = (o for o in before if o.kind in _FIGHTING and o.entry != "crises.fight" and o.tense is None)
    return any(not any(i in scene.verb_starts for i in range(o.last, m.first)) for o in fought)


def _is_of_programme(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a cost is that of a programme of arms: كلفة تحديث الترسانة النووية. What one of them costs is a price."""
    if m.tense is not None or m.last >= sentence.last or scene.words[m.last].removeprefix("ال") not in _PROGRAMMES:
        return False
    behind = scene.marked.between(m.last, min(m.last + _NEEDS, sentence.last))
    return any(o.kind in ("weapon", "force", "defence_word", "designation") for o in behind)


def _goes_on_of_defence(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a word of spending takes up military spending told before it (تليها الصين بإنفاق قدره).

    A plan of defence in the sentence before, or in its own, says as much.
    """
    if m.entry not in _SPENT:
        return False
    told = scene.sentences[: sentence.index + 1]
    if any(_is_milex(s, o) for s in told for o in s.of("metric") if o.first < m.first):
        return True
    words = (o for s in told[-2:] for o in s.of("defence_word") if o.last <= m.first)
    return any(scene.words[o.first - 1] in _PLANS for o in words if o.first)


def _is_milex(sentence: Sentence, m: Mention) -> bool:
    """Whether a word is of military spending by itself or by the word of defence right behind it (تنفق على الدفاع)."""
    if m.entry == "metrics.milex":
        return True
    end = min(m.last + _ON_DEFENCE, sentence.last)
    return m.entry == "metrics.spend" and any(m.last <= o.first < end for o in sentence.of("defence_word"))


def _is_asked_by_defence(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether a ministry of defence asks for the budget (طلب البنتاغون ميزانية قدرها 850 مليارا)."""
    if m.entry != "metrics.spend" or _SUM_OF_BUDGET.isdisjoint(scene.words[m.last : m.last + _OF_BUDGET]):
        return False
    before = scene.words[max(sentence.first, m.first - _ASKED) : m.first]
    return not _DEFENCE_ASKS.isdisjoint(before) and not _ASKS_BUDGET.isdisjoint(before)


def _is_between(scene: Scene, sentence: Sentence, m: Mention) -> bool:
    """Whether trade is said to be between two (التجارة بين موسكو وبكين), which any other is not."""
    return any(p.link == "between" and p.first - m.last <= 1 for p in scene.phrases(sentence) if p.first >= m.last)


def for_forces(scene: Scene, sentence: Sentence, number: Mention) -> Mention | None:
    """The word that says right behind a sum of a budget that it is for defence: 800 مليار دولار لوزارة الدفاع."""
    budget = any(w.removeprefix("و").removeprefix("ال") in _BUDGETS for w in scene.words[sentence.first : number.first])
    before = scene.sentences[max(0, sentence.index - 1)]
    budget = budget or any(w.removeprefix("ال") in _BUDGETS for w in scene.words[before.first : before.last])
    if not budget or number.last >= sentence.last or scene.words[number.last][0] != "ل":
        return None
    behind = scene.marked.between(number.last, min(number.last + _FOR, sentence.last))
    return None if any(o.kind == "transfer" for o in behind) else next((o for o in behind if _is_forces(o)), None)


def _is_forces(m: Mention) -> bool:
    return m.kind in ("defence_word", "force") or (m.kind == "actor" and m.data.get("force") == "army")
