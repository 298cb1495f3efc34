"""Reporting cues in one sentence: where they are, what licenses them, who stands beside them."""

from typing import NamedTuple

from khabar.records import Sentence
from khabar.statements.cues import Cue
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, label_phrase, name_before_that, phrase_at, whole_before_that
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES, Noun

_PLURAL = Noun("role", "m", "p", True)  # what an unknown word in ين is taken for
_WINDOW = 60  # tokens between a verb and what it reports
_MEDIA = frozenset({"medium", "document", "unnamed"})
_PREPOSITIONS = {"علي": "علي", "عن": "عن", "الي": "الي", "من": "من", "في": "في"}
_GLUED = {"ب": "ب", "ل": "ل"}
_BLAME = frozenset({"مسووليه", "المسووليه", "مسءوليه", "المسءوليه", "مسؤوليه", "المسؤوليه", "مسئوليه", "المسئوليه"})
_SAYING = frozenset(
    {
        "قايلا",
        "قائلا",
        "قائله",
        "قائلين",
        "بالقول",
        "بقوله",
        "بقولها",
        "بقولهم",
        "القول",
        "قوله",
        "قولها",
        "قولهم",
        "يقول",
        "تقول",
    }
)


class Hit(NamedTuple):
    """One cue. Tokens `first:last` are the cue; the content begins at token `content`, or lies before the cue (`before`).

    kind: verb participle particle colon continued. subject: the phrase beside it that speaks, None where another place names it.
    """

    first: int
    last: int
    cue_start: int
    cue_end: int
    kind: str
    act: str
    cue: Cue | None
    subject: Phrase | None
    content: int
    before: bool
    source: str
    addressee: str


def find_hits(page: Page, s: Sentence) -> list[Hit]:
    """The cues of a sentence in order; no two share a token."""
    hits: list[Hit] = []
    forms, words = page.forms, page.words
    after = s.first_token
    if head := _headline_colon(page, s) or _unknown_verb(page, s):
        hits.append(head)
        after = head.content
    for i in page.spots_between(s.first_token, s.last_token):
        if i < after:
            continue
        if forms[i] in words.particles and (hit := _particle(page, s, i)):
            hits.append(hit)
            after = max(hit.last, hit.subject.last if hit.subject else 0)
        elif forms[i] in words.verbs and (hit := _verb(page, s, i)):
            hits.append(hit)
            after = hit.last
    return hits


_QUOTED = 5  # words in marks that are speech, whatever word stands before them


def _unknown_verb(page: Page, s: Sentence) -> Hit | None:
    """`وغمغم "…"`: a word with و that begins the sentence, right before a quotation, is a verb of speech though no list has it."""
    forms, words = page.forms, page.words
    i = s.first_token
    if i + 2 + _QUOTED >= s.last_token or forms[i + 1] not in QUOTES or forms[i][0] != "و" or forms[i] in words.verbs:
        return None
    form = forms[i][1:]
    raw = page.slice(i, i + 1)
    if (
        not 3 <= len(form) <= 8
        or any(
            each in group
            for each in (form, forms[i])
            for group in (words.ends, words.nouns, words.not_names, words.given, words.talk)
        )
        or form.startswith(("ال", "لل", "ب"))
        or raw.endswith(("ة", "ه", "ا", "ً", "ي", "ين", "ون", "ات"))
        or page.starts[i] in page.people
        or page.starts[i] + 1 in page.people
        or page.starts[i] in page.others
        or page.starts[i] + 1 in page.others
        or any(forms[k] in QUOTES for k in range(i + 2, i + 2 + _QUOTED))
    ):
        return None
    person = "3fs" if form.endswith("ت") else "3mp" if form.endswith("وا") else "3ms"
    cue = Cue("", "state", frozenset(), False, False, person, "past", False, 1)
    return _hit(page, i, i + 1, 1, "verb", "state", cue, None, i + 1, False)


# Particles


def _particle(page: Page, s: Sentence, i: int) -> Hit | None:
    forms = page.forms
    for particle in page.words.particles[forms[i]]:
        at = i + len(particle.words)
        if at > s.last_token or tuple(forms[i:at]) != particle.words:
            continue
        if not particle.then:
            return _hit(page, i, at, particle.conjunction, "particle", particle.act, None, None, s.first_token, True)
        if particle.then == "verb":
            verb = next((k for k in range(at, min(at + 3, s.last_token)) if forms[k] in page.words.verbs), None)
            if verb is None:
                continue
            cue = page.words.verbs[forms[verb]][0]
            if (
                particle.words[-1] == "ما"
                and particle.words[0].lstrip("و") in ("علي", "عل")
                and cue.tense == "present"
                and cue.perfect != "قال"
            ):
                continue
            subject = _subject(page, s, verb + 1, loose=True)[0]
            act = _act(cue.act, cue.neutral, subject)
            return _hit(page, i, verb + 1, particle.conjunction, "particle", act, cue, subject, verb + 1, True)
        cut = 0
        if particle.glued:
            if at >= s.last_token:
                continue
            if forms[at] == "ل" or (forms[at] == "ـ"):
                at += 1
            elif forms[at].startswith("ل"):
                cut = 1
            else:
                continue
        if at < s.last_token and forms[at] in QUOTES:
            at += 1
        subject = phrase_at(page, at, s.last_token, cut=cut)
        if subject is None or not _can_speak(page, subject, cut):
            continue
        initial = all(not forms[k][0].isalnum() for k in range(s.first_token, i))
        act = particle.act
        return _hit(
            page, i, i + len(particle.words), particle.conjunction, "particle", act, None, subject, subject.last, not initial
        )
    return None


def _can_speak(page: Page, subject: Phrase, cut: int) -> bool:
    """Whether a phrase after a particle names a speaker: وفقا للمتحدث, not وفقا لأحدث الأساليب."""
    if subject.named:
        return (
            subject.name_id != ""
            or subject.last - subject.first > 1
            and any(page.forms[k] in page.words.given for k in range(subject.first, subject.last))
        )
    form = page.forms[subject.first][cut:]
    if cut and page.forms[subject.first].startswith("لل"):
        form = "ال" + form[1:]
    if form in page.words.nouns:
        return True
    return subject.name_id != ""


# Verbs and participles


_SUBJUNCTIVE = frozenset({"ان", "بان", "لان", "حتي", "كي", "لكي", "الا"})


def _verb(page: Page, s: Sentence, i: int) -> Hit | None:
    forms, words = page.forms, page.words
    previous = forms[i - 1] if i > s.first_token else ""
    vocabulary = page.classes
    if i + 1 < s.last_token and forms[i + 1] in vocabulary["praised"]:
        return None  # قال الله, سائلين المولى
    found = None
    for cue in words.verbs[forms[i]]:
        if cue.tense == "participle":
            hit = _participle(page, s, i, cue, previous)
        elif (
            forms[i][cue.conjunction :] in vocabulary["no_verb"]
            and not _tells_that(page, s, i)
            or (
                cue.conjunction == 0
                and _in_noun_place(page, s, i, cue, previous)
                or previous.lstrip("وف") in vocabulary["negation"]
            )
        ):
            continue
        elif cue.tense == "present" and (previous in _SUBJUNCTIVE or forms[i][cue.conjunction] == "س"):
            continue  # أن يعلن, سيعلن: not said yet
        elif not _spelt_as_verb(page, i, cue):
            continue
        else:
            hit = _finite(page, s, i, cue, previous)
        if hit and hit.subject:
            return hit  # تأسف النائب: not the feminine of أسف
        found = found or hit
    return found


def _in_noun_place(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> bool:
    """After a preposition no verb stands; `نقل`, `عرض` after a bare noun are nouns too (خدمات نقل الدم)."""
    vocabulary = page.classes
    if previous in vocabulary["noun_context"] or previous[:1] in ("و", "ف") and previous[1:] in vocabulary["noun_context"]:
        return True
    if page.forms[i] in vocabulary["noun_alike"] and cue.tense == "past" and i > s.first_token and not _clause_start(page, s, i):
        return (
            previous[:1].isalpha()
            and not page.has_article(i - 1)
            and page.starts[i - 1] not in page.people
            and previous not in page.words.ends
        )
    return False


def _tells_that(page: Page, s: Sentence, i: int) -> bool:
    """`بيّن الوزير أن`, `وبيّن أن` against `بين الوزير والسفير`: the complementiser follows at once or right after the phrase."""
    at = i + 1
    if at < s.last_token and page.forms[at] in COMMAS:
        at += 1
    if at >= s.last_token:
        return False
    if page.forms[at] in COMPLEMENTISERS:
        return True
    phrase = phrase_at(page, at, s.last_token)
    return phrase is not None and phrase.last < s.last_token and page.forms[phrase.last] in COMPLEMENTISERS


def _spelt_as_verb(page: Page, i: int, cue: Cue) -> bool:
    """`نفي` with dots is the noun, `نفى` the verb, where the article keeps the two letters apart."""
    if cue.perfect == "هنأ" and page.text[page.ends[i] - 1] == "ا":
        return False  # هنا: here
    return not (
        cue.tense == "past"
        and cue.perfect.endswith("ى")
        and cue.person == "3ms"
        and not cue.object
        and page.text[page.ends[i] - 1] == "ي"
    )


def _finite(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> Hit | None:
    forms = page.forms
    if cue.object and (cue.neutral or cue.act in ("announce", "state", "stress", "add", "deny", "propose")):
        return None  # في تصريح نقلته وكالة: the verb of a relative clause
    if (
        cue.tense == "present"
        and not cue.conjunction
        and not cue.light
        and i > s.first_token
        and not purposive(page, i, cue)
        and not _clause_start(page, s, i)
        and not subject_before_verb(page, s, i)
    ):
        return None  # مشروع قرار يتوعد النظام: a relative clause
    after_like = previous == "كما" or (i > s.first_token + 1 and previous in ("ما", "مثلما"))
    subject, at = _subject(
        page, s, i + 1, loose="object" not in cue.takes and not cue.light and not any(t.endswith("!") for t in cue.takes)
    )
    if subject and not subject.named and cue.act in _TELLING and "ب!" not in cue.takes:
        subject = subject.kind == "role" and name_before_that(page, subject, s.last_token) or subject
        if not subject.named:
            subject = whole_before_that(page, subject, s.last_token)
        at = subject.last
    if initial := _initial_subject(page, s, i, cue):
        subject, at = initial, i + 1  # الممثلة دعت السلطات: what follows is the object
    elif subject and not _agrees_after(cue, subject):
        subject, at = None, i + 1
    if cue.light:
        return _light(page, s, i, cue, subject, at)
    if subject and not initial and _is_object(page, s, cue, subject):
        subject, at = None, i + 1
    if subject is None and cue.tense == "present" and cue.person == "3ms" and cue.perfect in _IMPERSONAL and at < s.last_token:
        return None
    if cue.perfect == "نقل" and (hit := _relayed(page, s, i, cue, subject, at)):
        return hit
    if "inside" in cue.takes:
        return _stands_in(page, s, i, cue)
    content = _licence(page, s, i, at, cue, subject)
    if content is None and subject and (shorter := _without_governed(page, cue, subject)):
        subject, at = shorter, shorter.last
        content = _licence(page, s, i, at, cue, subject)
    if "document" in cue.takes and (subject is None or subject.kind not in _MEDIA):
        return None
    if content is None:
        if (
            subject
            and (
                previous == "كما"
                and i - s.first_token > 4
                and (at >= s.last_token or not forms[at][0].isalnum())
                or forms[i][cue.conjunction :] not in page.classes["noun_alike"]
                and _quoted_before(page, s, i)
            )
            and cue.act != "narrate"
            and subject.last - i < 20
        ):
            return _hit(page, i, i + 1, cue.conjunction, "verb", _act(cue.act, cue.neutral, subject), cue, subject, at, True)
        return None
    if after_like and previous == "ما":
        return None
    if (
        purposive(page, i, cue)
        and forms[content - 1] not in COMPLEMENTISERS
        and forms[min(content, s.last_token - 1)] not in QUOTES
    ):
        return None
    return _hit(
        page, i, i + 1, cue.conjunction, "verb", _act(cue.act, cue.neutral, subject), cue, subject, content, False,
        source=_source(page, s, at, content), addressee=_addressee(page, s, at, content, cue),
    )  # fmt: skip


def _without_governed(page: Page, cue: Cue, subject: Phrase) -> Phrase | None:
    """يطالب أعضاء متشددون | بإنهاء …: the description up to the ب or ل that the verb governs."""
    if not cue.takes & {"ب", "ل"} or subject.named:
        return None
    for k in range(subject.first + 1, subject.last):
        if page.forms[k][0] in cue.takes and _is_governed(page, k, subject.first):
            return phrase_at(page, subject.first, k)
    return None


def purposive(page: Page, i: int, cue: Cue) -> bool:
    """ليؤكدوا أن: a reporting verb with ل that goes on with its sentence's subject."""
    return cue.tense == "present" and page.forms[i][cue.conjunction] == "ل"


_TELLING = frozenset({"state", "stress", "add", "announce", "report", "deny", "describe", "call_for"})
_IMPERSONAL = frozenset({"ذكر", "أشار", "لفت", "توقع", "زعم", "نقل", "بين", "عرض", "اعتقد", "طلب", "أضاف"})


def _was_subject(page: Page, s: Sentence, i: int, cue: Cue) -> Phrase | None:
    """The phrase between كان and قد: وكان الوزير قد حث المديرين …"""
    forms = page.forms
    if i - s.first_token < 3 or forms[i - 1] != "قد":
        return None
    was = next(
        (k for k in range(i - 2, max(s.first_token, i - 26) - 1, -1) if forms[k] in ("كان", "وكان", "كانت", "وكانت")), None
    )
    if was is None or was + 1 == i - 1:
        return None
    phrase = label_phrase(page, was + 1, i) if forms[was + 1] in QUOTES else phrase_at(page, was + 1, i)
    return (
        phrase
        if phrase and agrees_before(cue, phrase) and (phrase.named or phrase.name_id or forms[was + 1] in page.words.nouns)
        else None
    )


def _initial_subject(page: Page, s: Sentence, i: int, cue: Cue) -> Phrase | None:
    """A noun phrase that fills the sentence up to the verb: its subject."""
    if was := _was_subject(page, s, i, cue):
        return was
    if (
        cue.conjunction
        or purposive(page, i, cue)
        or not 0 < i - s.first_token < 16
        or not page.forms[i - 1][0].isalnum()
        and page.forms[i - 1] not in QUOTES
    ):
        return None
    first = s.first_token
    cut = (
        1
        if page.forms[first][0] in "وف"
        and (
            page.forms[first][1:] in page.words.nouns
            or page.starts[first] + 1 in page.people
            or page.starts[first] + 1 in page.wholes
        )
        else 0
    )
    if page.forms[first] in page.words.verbs and page.forms[first] not in page.words.nouns:
        return None
    phrase = phrase_at(page, first, i, cut=cut)
    if phrase is None or phrase.last != i or not agrees_before(cue, phrase):
        return None
    if phrase.named or phrase.name_id or cut or page.has_article(first) or page.forms[first] in page.words.nouns:
        return phrase
    return None


def agrees_before(cue: Cue | None, phrase: Phrase) -> bool:
    """A verb after its subject agrees in gender and number; a plural of things takes the feminine."""
    if cue is None:
        return True
    if phrase.number == "p":
        return cue.person[1:] != "ms" if len(cue.person) == 3 else True
    if cue.person in ("3mp", "3fp"):
        return False
    if not phrase.gender:
        return True
    return phrase.gender == cue.person[1]


def _is_object(page: Page, s: Sentence, cue: Cue, subject: Phrase) -> bool:
    """The one phrase between a transitive verb and its preposition is whom the verb is about: اتهم الحزب بـ, حث الأطراف على."""
    if (
        page.words.nouns.get(page.forms[subject.first], _PLURAL).number == "p"
        and page.forms[subject.first].endswith("ين")
        and page.forms[subject.first].startswith("ال")
        and not subject.named
    ):
        return True
    need = next((take[0] for take in cue.takes if take.endswith("!")), "")
    if not need or cue.object:
        return False
    forms = page.forms
    at = subject.last
    if at >= s.last_token:
        return False
    if at + 1 < s.last_token and forms[at][0] == "و" and forms[at][1:] in page.words.nouns:
        joined = phrase_at(page, at, s.last_token, cut=1)
        at = joined.last if joined else at
    if at >= s.last_token:
        return False
    if need == "ب":
        direct = forms[at].startswith("ب") and len(forms[at]) > 2 or forms[at] == "ب"
    else:
        direct = _PREPOSITIONS.get(forms[at], "")[:1] == need
    return direct and cue.perfect in ("اتهم", "وصف", "حث", "حمل", "خاطب")


def _agrees_after(cue: Cue, subject: Phrase) -> bool:
    """A verb before its subject is singular and agrees in gender: قالت الوزارة."""
    if cue.person in ("3mp", "3md", "3fd"):
        return False
    if not subject.gender or subject.named and "object" not in cue.takes:
        return True  # right after a verb without object stands its subject, whatever gender the name is taken for
    feminine = subject.gender == "f"
    if subject.number == "p" or subject.named:
        return (
            True
            if subject.named and not feminine and cue.person == "3ms"
            else (feminine == (cue.person == "3fs") or subject.number == "p" or not subject.name_id)
        )
    return feminine == (cue.person == "3fs")


def _subject(page: Page, s: Sentence, at: int, loose: bool = False) -> tuple[Phrase | None, int]:
    """The phrase after a verb, past adverbs and addressees, and the token after it; (None, at) where the verb has none."""
    forms, words = page.forms, page.words
    start = at
    adverbs = page.classes["adverb"]
    for _ in range(6):
        if at >= s.last_token:
            return None, start
        form = forms[at]
        if form in COMPLEMENTISERS and page.starts[at] not in page.people:
            return None, start
        if form in QUOTES and at == start:
            close = next((k for k in range(at + 2, min(at + 5, s.last_token)) if forms[k] in QUOTES), None)
            if close is None or close + 1 >= s.last_token:
                return None, start
            inner = page.starts[at + 1]
            if (
                inner in page.people
                or inner in page.others
                or forms[close + 1] in COMPLEMENTISERS
                or forms[close + 1] in ("الي", "علي", "عن")
            ):
                phrase = label_phrase(page, at, s.last_token)
                return phrase, close + 1
            if not forms[close + 1][0].isalpha() or forms[close + 1] in words.ends:
                return None, start
            at = close + 1
            continue
        if form in QUOTES or form == ":":
            return None, start
        if form in adverbs or form in page.classes["back_reference"]:
            at += 1
            continue
        if (
            form == "من"
            and at + 1 < s.last_token
            and forms[at + 1] in ("جانبه", "جانبها", "جهته", "جهتها", "ناحيته", "جانبهم", "جهتهم")
        ):
            at += 2
            continue
        if form in COMMAS and at > start:
            at += 1
            continue
        if form == "(":
            close = next((k for k in range(at + 1, min(at + 5, s.last_token)) if forms[k] == ")"), None)
            if close is None:
                return None, start
            at = close + 1
            continue
        if form[0] == "ل" and (after := _past_addressee(page, s, at)):
            at = after
            continue
        break
    else:
        return None, start
    if at >= s.last_token:
        return None, start
    phrase = phrase_at(page, at, s.last_token, loose=loose)
    if phrase is None:
        return None, start
    if not phrase.name_id and (called := _called(page, s, phrase)):
        return called, called.last
    if at > start and not (
        phrase.named
        or phrase.kind in ("role", "medium", "unnamed", "institution", "document")
        and forms[phrase.first] in words.nouns
        or phrase.name_id
    ):
        return None, start
    return phrase, phrase.last


def _called(page: Page, s: Sentence, phrase: Phrase) -> Phrase | None:
    """ساكن في موسكو يدعى سيرجي: the name is given by a verb of naming."""
    for k in range(phrase.last, min(phrase.last + 7, s.last_token - 1)):
        form = page.forms[k]
        if form in page.classes["naming_verb"]:
            name = phrase_at(page, k + 1, s.last_token)
            return name._replace(first=phrase.first, whole_start=phrase.whole_start) if name and name.named else None
        if not form[0].isalpha() or form in COMPLEMENTISERS or form in page.words.verbs:
            return None
    return None


def _past_addressee(page: Page, s: Sentence, at: int) -> int | None:
    """The token after `لوكالة فرانس برس`, `لـ«الحياة»`, `للصحفيين`; None where no addressee stands."""
    forms = page.forms
    form = forms[at]
    if form == "ل" and at + 1 < s.last_token and forms[at + 1] == "(":
        close = next((k for k in range(at + 2, min(at + 8, s.last_token)) if forms[k] == ")"), None)
        return close + 1 if close else None
    if form in ("ل", "لـ") and at + 1 < s.last_token and forms[at + 1] in QUOTES:
        close = next((k for k in range(at + 2, min(at + 8, s.last_token)) if forms[k] in QUOTES), None)
        return close + 1 if close else None
    bare = form[2:] if form.startswith("لل") else form[1:]
    mention = page.others.get(page.starts[at] + 1) or page.others.get(page.starts[at] + 2)
    if mention and mention.kind == "outlet":
        return page.token_after(at, mention.end)
    if bare in page.classes["addressee"]:
        follow = at + 1
        if bare in ("وكاله", "قناه", "صحيفه", "جريده", "موقع", "اذاعه", "وكالات") and follow < s.last_token:
            mention = page.others.get(page.starts[follow])
            if mention:
                return page.token_after(follow, mention.end)
            if forms[follow] in QUOTES:
                close = next((k for k in range(follow + 1, min(follow + 7, s.last_token)) if forms[k] in QUOTES), None)
                return close + 1 if close else None
            while follow < s.last_token and forms[follow].startswith(("ال", "لل")):
                follow += 1
            if bare == "وكاله" and follow == at + 1:
                follow += 2
        return follow
    return None


def _licence(page: Page, s: Sentence, i: int, at: int, cue: Cue, subject: Phrase | None) -> int | None:
    """The token at which the reported content begins; None where nothing licenses the cue."""
    forms, words, takes = page.forms, page.words, cue.takes
    limit = min(at + _WINDOW, s.last_token)
    k, depth = at, 0
    while k < limit:
        form = forms[k]
        if form in "([":
            depth += 1
        elif form in ")]":
            depth = max(depth - 1, 0)
        elif depth:
            pass
        elif form in COMPLEMENTISERS:
            wanted = "clause" in takes or form[0] == "ب" and ("ب" in takes or "ب!" in takes)
            if wanted and _introduces(page, k, at):
                return k + 1
        elif form in QUOTES:
            if "clause" in takes and k > at and _note_before_that(page, k, limit):
                pass
            elif _opens_speech(page, k, i, s):
                return k
            k = next((n for n in range(k + 1, min(k + 8, limit)) if forms[n] in QUOTES), k)
        elif form in _BLAME and "مسؤوليه" in takes and k > at:
            return k
        elif (
            form == ":"
            and k + 1 < s.last_token
            and not (forms[k - 1].isdigit() and forms[k + 1].isdigit())
            or form in _SAYING
            and ("clause" in takes or "قائلا" in takes)
            and k - at < 20
            or _PREPOSITIONS.get(form) in takes
            and (k == at or _verb_governs(page, k, at))
        ):
            return k + 1
        elif form[0] in _GLUED and (form[0] in takes or form[0] + "!" in takes and k > at) and _is_governed(page, k, at):
            return k if len(form) > 1 else k + 1
        elif k > at and form in words.verbs and (_next_cue(page, k) or form == forms[i]):
            break
        k += 1
    if "object" in takes:
        return _object(page, s, i, at, cue, subject)
    return None


def _note_before_that(page: Page, k: int, limit: int) -> bool:
    """في بيان «حصلت الصحيفة على نسخة منه» أن …: a quotation right before the complementiser is a remark on the source."""
    close = next((n for n in range(k + 1, min(k + 10, limit - 1)) if page.forms[n] in QUOTES), None)
    return close is not None and page.forms[close + 1] in COMPLEMENTISERS and page.forms[k - 1][0].isalpha()


def _introduces(page: Page, k: int, at: int) -> bool:
    """Whether a complementiser depends on the verb, not on a preposition (بعد أن) or a name (بان)."""
    if page.starts[k] in page.people:
        return False
    before = page.forms[k - 1]
    if k > at and before in _NOT_BEFORE_THAT:
        return before in ("الي", "علي", "عن", "من") and k - 1 == at
    return True


_NOT_BEFORE_THAT = frozenset({"بعد", "قبل", "الي", "منذ", "سوي", "غير", "رغم", "مع", "شرط", "بشرط", "دون"})


def _is_governed(page: Page, k: int, at: int) -> bool:
    """A word with ب or ل in front that the verb governs: near it, and no other word that merely begins so."""
    form, words = page.forms[k], page.words
    if len(form) == 1 or form[1:] in page.classes["demonstrative"] and k + 1 < len(page.forms) and page.has_article(k + 1):
        return k - at < 12
    if form == "لما":
        return k == at  # أسف لما حدث
    if (
        len(form) < 4
        or form in page.classes["manner"]
        or form in words.ends
        or page.starts[k] in page.people
        or form in words.nouns
        or form in words.commons
    ):
        return False
    return k - at < 12


def _next_cue(page: Page, k: int) -> bool:
    """Whether another cue begins at a reporting word: after a comma or with و."""
    form = page.forms[k]
    joined = form[0] in "وف"
    for cue in page.words.verbs[form]:
        if cue.tense == "participle":
            if page.forms[k - 1] in COMMAS and form not in page.words.nouns:
                return True
        elif not cue.object and (cue.conjunction and joined or page.forms[k - 1] in COMMAS and form not in page.words.nouns):
            return True
    return False


def _object(page: Page, s: Sentence, i: int, at: int, cue: Cue, subject: Phrase | None) -> int | None:
    """The token of a noun object right after the subject: أكد الوزير أهمية …, واقترح إلغاء …"""
    forms, words = page.forms, page.words
    if subject and (after := _object_past_aside(page, s, at)):
        return after
    k = at
    while k < s.last_token and (forms[k] in page.classes["adverb"] or forms[k] in COMMAS and subject):
        k += 1
    while k < s.last_token and forms[k] in page.classes["cognate"]:  # نفى نفيا قاطعا علاقته
        k += 2 if k + 1 < s.last_token and forms[k + 1].endswith("ا") else 1
    k = k if k < s.last_token else at
    if k >= s.last_token:
        return None
    form = forms[k]
    if form in page.classes["demonstrative"] and k + 1 < s.last_token and page.has_article(k + 1):
        return k if subject or k == i + 1 else None
    if (
        form[0].isalpha()
        and form not in _PREPOSITIONS
        and form not in words.own_ends
        and form not in COMPLEMENTISERS
        and (subject or k == i + 1)
    ):
        bare = cue.person == "3ms" and cue.tense == "past" and cue.conjunction == 0
        if subject is None and bare and i > s.first_token and not _clause_start(page, s, i):
            return None
        return k
    return k if subject and form in QUOTES or cue.object and k > i else None


def _object_past_aside(page: Page, s: Sentence, at: int) -> int | None:
    """واقترح العبادي في خطته، إلغاء …: the object behind a prepositional aside and its comma."""
    forms, words = page.forms, page.words
    parted = at + 1 < s.last_token and forms[at] in COMMAS  # نفى الوزير، في بيان، علاقته
    at += parted
    if at >= s.last_token or forms[at] not in page.classes["noun_context"]:
        return None
    for k in range(at + 1, min(at + 18 if parted else at + 12, s.last_token - 1)):
        if forms[k] in words.verbs and not (parted and forms[k] in words.nouns):
            return None
        if forms[k] in COMMAS:
            k += 1
            while forms[k] in page.classes["cognate"] and k + 2 < s.last_token:
                k += 2 if forms[k + 1].endswith("ا") else 1
            follow = forms[k]
            free = follow.isalpha() and follow not in words.ends and follow not in words.verbs and follow[0] != "و"
            return k if free and (parted or not page.has_article(k)) else None
    return None


def _verb_governs(page: Page, k: int, at: int) -> bool:
    """Whether a preposition further on still belongs to the verb: only asides stand between (شدد، خلال لقائه، على …)."""
    opening = page.forms[at]
    vocabulary = page.classes
    aside = (
        opening in vocabulary["noun_context"]
        or opening in vocabulary["adverb"]
        or opening in COMMAS
        or opening in ("(", "امام", "لدي")
        or opening[0] in "بل"
    )
    return aside and k - at <= 24


def subject_before_verb(page: Page, s: Sentence, i: int) -> bool:
    """Whether a name or a speaking noun with ال stands before a verb: الوزير يؤكد."""
    form = page.forms[i - 1]
    if page.words.nouns.get(form) is not None and form.startswith("ال") or form in page.words.nationalities:
        return True
    start = page.starts[i - 1]
    return start in page.people or any(
        m.end == page.ends[i - 1] for m in (page.people.get(page.starts[k]) for k in range(max(s.first_token, i - 5), i)) if m
    )


def _clause_start(page: Page, s: Sentence, i: int) -> bool:
    """Whether a clause can begin at a token: after a mark, a conjunction, a relative or an auxiliary."""
    previous = page.forms[i - 1]
    return not previous[0].isalnum() or previous in page.classes["clause_opener"] or previous in COMPLEMENTISERS


def _opens_speech(page: Page, k: int, i: int, s: Sentence) -> bool:
    """A quotation after the verb at i is speech when it is long, or stands right after the verb, a comma or a colon; else it is a name."""
    forms = page.forms
    close = next((n for n in range(k + 1, min(k + 40, s.last_token)) if forms[n] in QUOTES), None)
    length = (close or k + 40) - k - 1
    naming = page.classes["naming"]
    if forms[k - 1] in naming or forms[k - 1].removeprefix("ال") in naming:
        return length > 4
    if forms[k - 1] in ("ل", "لـ"):
        return False
    return length > 4 or k == i + 1 or forms[k - 1] in COMMAS


def _quoted_before(page: Page, s: Sentence, i: int) -> bool:
    """A closing quote mark right before the verb: «…»، قال الوزير."""
    k = i - 1
    while k >= s.first_token and page.forms[k] in COMMAS | {".", "-"}:
        k -= 1
    return k >= s.first_token and page.forms[k] in QUOTES and k - s.first_token > 4


def _participle(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> Hit | None:
    forms, words = page.forms, page.words
    if previous in page.classes["noun_context"] or previous.lstrip("وف") in page.classes["negation"] or i + 1 >= s.last_token:
        return None
    raw = page.text[page.starts[i] : page.ends[i]]
    if cue.person == "fs" and raw.endswith("ه") and page.spells_ta:
        return None  # مقره: a noun with a pronoun
    if forms[i + 1] == ":" and not any(form in words.verbs for form in forms[s.first_token : i]) and previous not in COMMAS:
        return None  # الرياض - متابعة: a desk's label
    if cue.person == "ms" and not (
        raw.rstrip("\u064b\u064f\u0640").endswith(("ا", "اً")) or forms[i].endswith("ا") or cue.perfect.endswith("ى")
    ):
        return None
    follow = forms[i + 1]
    at = i + 1
    if cue.light:
        return _light(page, s, i, cue, None, at)
    clause = (
        previous in COMMAS or previous in QUOTES or cue.conjunction or previous in (")", ".", "..", "-") or i == s.first_token
    )
    if "clause" in cue.takes and (follow in COMPLEMENTISERS or follow in QUOTES or follow == ":"):
        return _hit(page, i, i + 1, cue.conjunction, "participle", cue.act, cue, None, at + (follow not in QUOTES), False)
    if _PREPOSITIONS.get(follow) in cue.takes and (cue.person == "ms" or clause):
        return _hit(page, i, i + 1, cue.conjunction, "participle", cue.act, cue, None, at + 1, False)
    if follow[0] in _GLUED and follow[0] in cue.takes and len(follow) > 2 and (clause or cue.person == "ms"):
        return _hit(page, i, i + 1, cue.conjunction, "participle", cue.act, cue, None, at, False)
    if cue.person == "ms" or clause:
        if any(take.endswith("!") or take == "object" for take in cue.takes) and follow[0].isalpha() and follow not in words.ends:
            return _hit(
                page,
                i,
                i + 1,
                cue.conjunction,
                "participle",
                cue.act,
                cue,
                None,
                at,
                False,
                addressee=_object_words(page, s, at, cue),
            )
        content = _licence(page, s, i, at, cue, None) if "clause" in cue.takes else None
        if content is not None and content - i < 14:
            return _hit(page, i, i + 1, cue.conjunction, "participle", cue.act, cue, None, content, False)
    return None


def _light(page: Page, s: Sentence, i: int, cue: Cue, subject: Phrase | None, at: int) -> Hit | None:
    """أعرب عن قلقه, قدم تعازيه, وجه نداء: a light verb with its reporting noun."""
    forms, talk = page.forms, page.words.talk
    limit = min(i + 40, s.last_token)
    noun = None
    if cue.takes & {"عن"}:
        place = next((k for k in range(i + 1, limit) if forms[k] == "عن" and (k == at or k - at < 24)), None)
        if place is None or place + 1 >= s.last_token:
            return None
        if subject is None and place > i + 1 and forms[i + 1] not in ("في", "خلال", "ايضا", "له", "لها"):
            return None  # عبر صفحة: the preposition
        noun = place + 1
    elif "ب" in cue.takes:
        noun = next((k for k in range(i + 1, limit) if forms[k].startswith("ب") and forms[k] in talk), None)
    else:
        noun = next((k for k in range(i + 1, min(at + 3, limit)) if forms[k] in talk and not forms[k].startswith("ب")), None)
        if noun is None and cue.tense != "participle":
            noun = next(
                (
                    k
                    for k in range(i + 1, min(i + 14, limit))
                    if forms[k] in talk and not forms[k].startswith("ب") and _is_reporting_object(page, k)
                ),
                None,
            )
    if noun is None:
        return None
    act = talk.get(forms[noun]) or cue.act
    if not act:
        return None
    if subject and subject.first <= noun < subject.last:
        subject = phrase_at(page, subject.first, noun)
    if subject is None and cue.tense != "participle" and noun > i + 2:
        subject = phrase_at(page, i + 1, noun)
    if (
        cue.act == ""
        and act == "state"
        and not any(
            forms[k] in COMPLEMENTISERS or forms[k] in QUOTES or forms[k] == ":"
            for k in range(noun, min(noun + 30, s.last_token))
        )
    ):
        return None
    kind = "participle" if cue.tense == "participle" else "verb"
    return _hit(
        page,
        i,
        i + 1,
        cue.conjunction,
        kind,
        act,
        cue,
        subject,
        min(noun + 1, s.last_token),
        False,
        addressee=_to_whom(page, s, noun + 1),
    )


def _is_reporting_object(page: Page, k: int) -> bool:
    form = page.forms[k]
    return form.endswith(("ه", "ها", "هم", "هما", "ا")) or not form.startswith("ال")


def _stands_in(page: Page, s: Sentence, i: int, cue: Cue) -> Hit | None:
    """جاء في البيان أن …: the document after في speaks."""
    if i + 2 >= s.last_token or page.forms[i + 1] != "في":
        return None
    subject = phrase_at(page, i + 2, s.last_token)
    if subject is None or subject.kind not in _MEDIA and page.forms[subject.first] not in page.classes["occasion"]:
        return None
    content = _licence(page, s, i, subject.last, cue, subject)
    if content is None or content - subject.last > 25:
        return None
    return _hit(page, i, i + 1, cue.conjunction, "verb", cue.act, cue, subject, content, False)


def _relayed(page: Page, s: Sentence, i: int, cue: Cue, subject: Phrase | None, at: int) -> Hit | None:
    """نقلت الوكالة عن الوزير قوله …: the speaker stands after عن, the medium is the source."""
    forms = page.forms
    place = next((k for k in range(at, min(at + 6, s.last_token)) if forms[k] == "عن"), None)
    if place is None:
        return None
    speaker = phrase_at(page, place + 1, s.last_token)
    if speaker is None:
        return None
    content = next(
        (
            k + 1
            for k in range(speaker.last, min(speaker.last + 25, s.last_token))
            if forms[k] in COMPLEMENTISERS or forms[k] in _SAYING or forms[k] == ":"
        ),
        None,
    )
    if content is None:
        content = next((k for k in range(speaker.last, min(speaker.last + 25, s.last_token)) if forms[k] in QUOTES), None)
    if content is None:
        return None
    if content < s.last_token and forms[content] in COMPLEMENTISERS or content < s.last_token and forms[content] == ":":
        content += 1
    source = page.slice(subject.first, subject.last) if subject else ""
    return _hit(page, i, i + 1, cue.conjunction, "verb", "report", cue, speaker, content, False, source=source)


# Headlines


def _headline_colon(page: Page, s: Sentence) -> Hit | None:
    """`سيدا: الفيتو…`: a name or title, a colon, what is said."""
    forms = page.forms
    stop = min(s.first_token + 9, s.last_token - 2)
    if ":" not in forms[s.first_token + 1 : stop]:
        return None
    colon = forms.index(":", s.first_token + 1)
    if forms[s.first_token] in page.words.particles:
        return None
    if any(
        forms[k] in page.words.verbs and k > s.first_token and forms[k] not in page.words.nouns
        for k in range(s.first_token, colon)
    ):
        return None
    subject = phrase_at(page, s.first_token, colon)
    if subject is None or subject.last != colon or page.ends[colon - 1] != page.starts[colon] and s.role == "body":
        return None
    known = subject.name_id or subject.named and any(forms[k] in page.words.given for k in range(subject.first, subject.last))
    noun = page.words.nouns.get(forms[subject.first])
    if not (
        known
        or noun
        and noun.kind in ("role", "institution", "medium", "unnamed", "document")
        and (noun.definite or colon - s.first_token > 1)
    ) and (s.role not in ("headline", "subhead") or not subject.named):
        return None
    if not known and not noun and colon - s.first_token > 4:
        return None
    if s.role == "body" and s.last_token - colon < 4:
        return None
    place = page.others.get(page.starts[s.first_token])
    if place and place.kind == "place" and s.role == "body":
        return None  # a dateline
    return Hit(colon, colon + 1, page.starts[colon], page.ends[colon], "colon", "state", None, subject, colon + 1, False, "", "")


# Fields


def _hit(page, first, last, conjunction, kind, act, cue, subject, content, before, *, source="", addressee="") -> Hit:
    start = page.starts[first]
    left = conjunction
    while left:  # marks between the letters do not count
        start += 1
        left -= page.text[start - 1] not in "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
    while page.text[start] in "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652" and start + 1 < page.ends[first]:
        start += 1
    return Hit(first, last, start, page.ends[last - 1], kind, act, cue, subject, content, before, source, addressee)


def _act(act: str, neutral: bool, subject: Phrase | None) -> str:
    """`report` for a neutral verb with a medium, a document or an unnamed source; a person who أفاد states."""
    if neutral and subject is not None and subject.kind in _MEDIA and not subject.named:
        return "report"
    if act == "report" and subject is not None:
        return "state" if subject.named or subject.kind in ("role", "name", "institution") else "report"
    return act


def _source(page: Page, s: Sentence, at: int, content: int) -> str:
    """`تصريح صحفي`, `مؤتمر صحفي بطوكيو`: the occasion between the verb and what is said."""
    forms = page.forms
    for k in range(at, min(content, at + 30) - 1):
        if forms[k] in ("في", "خلال", "عبر") and forms[k + 1] in page.classes["occasion"]:
            end = k + 2
            while (
                end < content - 1
                and end < k + 7
                and forms[end][0].isalpha()
                and forms[end] not in COMPLEMENTISERS
                and forms[end] not in ("ان", "نقلته", "نشرته", "مع", "علي", "امس", "اليوم")
            ):
                end += 1
            return page.slice(k + 1, end)
    return ""


def _addressee(page: Page, s: Sentence, at: int, content: int, cue: Cue) -> str:
    """To whom: `للصحفيين`, and whom a call, a thank or a warning is addressed to."""
    if cue.act in ("call_for", "ask", "thank", "warn", "condemn", "condole", "apologise"):
        return _object_words(page, s, at, cue) or _to_whom(page, s, at, content)
    return _to_whom(page, s, at, content)


def _object_words(page: Page, s: Sentence, at: int, cue: Cue) -> str:
    if at < s.last_token and cue.act in ("call_for", "ask", "thank", "warn") and (phrase := phrase_at(page, at, s.last_token)):
        form = page.forms[phrase.first]
        if phrase.named or phrase.name_id or form in page.words.nouns:
            return page.text[phrase.whole_start : phrase.whole_end]
    return ""


def _to_whom(page: Page, s: Sentence, at: int, content: int | None = None) -> str:
    forms = page.forms
    for k in range(at, min(content or at + 4, at + 4, s.last_token)):
        form = forms[k]
        if form[0] == "ل" and len(form) > 3 and form not in page.words.ends:
            if after := _past_addressee(page, s, k):
                return _without_li(page, k, after)
            phrase = phrase_at(page, k, s.last_token, cut=1)
            if phrase and (phrase.named or phrase.name_id or _bare(form) in page.words.nouns):
                return _without_li(page, phrase.first, phrase.last)
    return ""


def _bare(form: str) -> str:
    return "ال" + form[2:] if form.startswith("لل") else form[1:]


def _without_li(page: Page, first: int, last: int) -> str:
    written = page.slice(first, last)
    return "ال" + written[2:] if written.startswith("لل") else written[1:].lstrip('ـ "«“').rstrip('"»”')
