"""The noun phrase that speaks: where it begins and ends, and which part of it is the name.

An Arabic title ends where it has become definite: a bare word behind `وزير الخارجية الروسي` is a name (`سيرغي لافروف`) or the object of the
verb (`أهمية الحوار`). A name is a run of bare words and particles, with family names in ال at its end.
"""

from typing import NamedTuple

from khabar.statements.page import COMMAS, COMPLEMENTISERS, QUOTES, Page

_LONGEST = 26  # tokens of a phrase
_LONGEST_NAME = 8
_INSIDE = frozenset(
    {
        "باسم",
        "بلسان",
        "لشؤون",
        "لشئون",
        "لدي",
        "باعمال",
        "لمجلس",
        "لوزاره",
        "لهييه",
        "لهيئه",
        "لحقوق",
        "لرئيس",
        "لجمهوريه",
        "لحركه",
        "لحزب",
        "لمنظمه",
        "لقطاع",
        "لمكافحه",
    }
)
_NEAR = frozenset({"مقرب", "مقربه", "قريب", "قريبه", "مقربين", "مقربون", "المقرب", "المقربه"})
_NAMESAKES = frozenset({"الملك", "الامير", "الشيخ", "الامام", "الملكه", "الاميره"})
_OPEN_KINDS = frozenset({"unnamed", "role"})


class Phrase(NamedTuple):
    """Tokens `first:last` are the whole phrase. `start:end` is the shortest full mention in the text, `whole_start:whole_end` all of it.

    named: a person's name stands in it. kind: as `Noun.kind`, "name" for a bare name. definite: `مصدر أمني` is not.
    """

    first: int
    last: int
    start: int
    end: int
    whole_start: int
    whole_end: int
    named: bool
    kind: str
    gender: str
    number: str
    name_id: str


def phrase_at(page: Page, i: int, limit: int, *, cut: int = 0, loose: bool = False) -> Phrase | None:
    """The noun phrase that begins at token i (after `cut` letters of clitic) and ends before token `limit`; None where none does.

    loose: any noun in construct may head it (`أجهزة الأمن`), as after a verb that takes no object.
    """
    if i >= limit or not page.forms[i][0].isalpha():
        return None
    return _Parser(page, i, min(limit, i + _LONGEST), cut).parse(loose)


def label_phrase(page: Page, i: int, limit: int) -> Phrase | None:
    """A name in quotation marks that stands as a subject: أوضحت “الغذاء والدواء” أن …"""
    close = next((k for k in range(i + 2, min(i + 6, limit)) if page.forms[k] in QUOTES), None)
    if close is None:
        return None
    start, end = page.starts[i + 1], page.ends[close - 1]
    mention = page.others.get(start)
    return Phrase(
        i, close + 1, start, end, page.starts[i], page.ends[close], False, "medium" if mention and mention.kind == "outlet" else "institution",
        mention.gender if mention else "", "s", mention.name_id if mention else "",
    )  # fmt: skip


def name_before_that(page: Page, phrase: Phrase, limit: int) -> Phrase | None:
    """The holder's name behind more titles than `phrase` took in, right before أن: المشرف على اللجان المهندس يحيى سيف أن."""
    forms, words = page.forms, page.words
    stop = min(limit - 1, phrase.first + _LONGEST)
    k = max(phrase.last - 1, phrase.first)
    while k < stop:
        form = forms[k]
        if (
            k >= phrase.last
            and form not in ("علي", "في")
            and (not form[0].isalpha() or form in words.ends or form in words.verbs and form not in words.nouns)
            or form in words.vocabulary["adverb"]
        ):
            return None
        if form == "علي" and not forms[k - 1].removeprefix("و").startswith(("المشرف", "القايم", "المسوول", "المسءول", "مشرف")):
            return None
        if form == "في" and page.starts[k + 1] not in page.others and forms[k + 1] not in words.nouns:
            return None
        noun = words.nouns.get(form)
        name = k + 1 if noun and noun.kind == "honorific" and noun.definite else k
        known = page.people.get(page.starts[name])
        if known or name > k:
            named = phrase_at(page, name, limit)
            if named is None or not named.named or forms[k][0] == "ل" and known is None:
                return None
            at = named.last + (named.last < limit and forms[named.last] in COMMAS)
            if at >= limit or not (forms[at] in COMPLEMENTISERS or forms[at] == ":"):
                return None
            return named._replace(first=phrase.first, whole_start=phrase.whole_start)
        k += 1
    return None


def whole_before_that(page: Page, phrase: Phrase, limit: int) -> Phrase:
    """A description with the last words of its name: what stands between it and أن, where the verb has no object, is part of it."""
    forms, words = page.forms, page.words
    k = phrase.last
    if forms[phrase.first] not in words.nouns or k < limit and forms[k].startswith("لل") and phrase.kind != "institution":
        return phrase
    indefinite = not any(page.has_article(n) for n in range(phrase.first, k))
    while k < min(phrase.last + 4, limit):
        form = forms[k]
        if not form[0].isalpha() or form in words.ends:
            break
        bare = form[2:] if form.startswith("لل") else form[1:]
        if (
            form in words.verbs
            or form in words.vocabulary["adverb"]
            or form in words.vocabulary["manner"]
            or form[0] == "ل"
            and (bare in words.vocabulary["addressee"] or not form.startswith("لل"))
            or form[0] == "ب"
            or form.endswith("ا")
            and page.starts[k] not in page.others
            or page.starts[k] in page.people
            or (mention := page.others.get(page.starts[k]))
            and mention.kind == "outlet"
            or raw_pronoun(page.text[page.ends[k] - 1], form)
            or form.startswith(("الاسبوع", "الشهر", "العام", "الاحد", "عام", "سنه", "يوم", "امس"))
        ):
            return phrase
        k += 1
    if k == phrase.last or k >= limit:
        return phrase
    at = k + (forms[k] in COMMAS)
    closed = at < limit and (
        forms[at] in COMPLEMENTISERS
        or forms[k] in ("الي", "علي")
        and indefinite
        and not any(page.has_article(n) for n in range(phrase.last, k))
    )
    return phrase._replace(last=k, end=page.ends[k - 1], whole_end=page.ends[k - 1]) if closed else phrase


class _Parser:
    def __init__(self, page: Page, i: int, limit: int, cut: int):
        self.page, self.first, self.limit, self.cut = page, i, limit, cut
        self.forms = page.forms
        self.words = page.words
        form = page.forms[i][cut:]
        self.head_form = "ال" + form[1:] if cut and form.startswith("ل") and page.forms[i][cut - 1] == "ل" else form

    def parse(self, loose: bool = False) -> Phrase | None:
        page, i = self.page, self.first
        start = page.starts[i] + self.cut
        if mention := page.people.get(start):
            return self._named(i, page.token_after(i, mention.end), mention, i)
        head = self.words.nouns.get(self.head_form)
        if (mention := page.wholes.get(start)) and mention.end > mention.whole_start:
            name_first = page.token_after(i, mention.start)
            if name_first < self.limit:
                return self._named(name_first, page.token_after(name_first, mention.end), mention, i)
        if head is None:
            if mention := page.others.get(start):
                last = page.token_after(i, mention.end)
                return self._plain(self._tail(last), "institution", mention.gender or "f", "s", mention.name_id)
            if self._al_name(i) and not self.cut:
                return self._named(i, self._name_end(i + 1), None, i)
            if not self.cut and not self.head_form.startswith("ال") and self._heads_construct(i, loose):
                return self._description(None)
            if not self.head_form.startswith("ال") and not self._is_bare_name(i):
                return None
            if self._is_bare_name(i) and not self.cut:
                return self._named(i, self._name_end(i), None, i)
            if self._ends(i) or len(self.head_form) < 4:
                return None
        return self._description(head)

    # Names

    def _named(self, name_first, name_last, mention, first):
        page = self.page
        last = name_last
        if mention and (family := self._family_before_that(name_first, name_last)):
            last = name_last = family
            mention = mention._replace(end=page.ends[family - 1])
        if last < self.limit and self.forms[last] in self.words.nouns and not self.words.nouns[self.forms[last]].definite:
            description = _Parser(page, last, min(self.limit, last + 14), 0)._description(self.words.nouns[self.forms[last]])
            if description and not description.named:
                last = description.last
        if mention and (longer := self._longer_name(name_first, name_last)):
            last = name_last = longer
            mention = mention._replace(end=page.ends[longer - 1])
        start = mention.start if mention else page.starts[name_first]
        end = mention.end if mention else page.ends[name_last - 1]
        gender, name_id = (mention.gender, mention.name_id) if mention else (self._gender(name_first), "")
        head = self.words.nouns.get(self.head_form)
        if not gender and head:
            gender = head.gender
        return Phrase(
            first, last, start, end, page.starts[first] + self.cut, page.ends[last - 1], True, "name", gender, "s", name_id
        )

    def _longer_name(self, first, last) -> int | None:
        """The token after a name whose last part the mention missed: a bare word between it and a mark or particle."""
        if last >= self.limit or self.forms[last] in self.words.joints:
            return None
        family = self.page.has_article(last) and last == first + 1 and self.forms[first] in self.words.given
        if family and (self.forms[last] in self.words.nouns or self._ends(last) or self.forms[last][2:] in self.words.commons):
            return None
        if not family and not self._is_bare_name(last):
            return None
        follow = self.forms[last + 1] if last + 1 < len(self.forms) else "."
        closed = not follow[0].isalnum() or follow in COMPLEMENTISERS or follow in ("في", "خلال", "عن", "علي", "الي", "من")
        return last + 1 if closed else None

    def _family_before_that(self, first, last) -> int | None:
        """The token after a family name that is a common word (عالم، عويضة): between two parts of a name and أن nothing else stands."""
        forms = self.forms
        if last - first < 2 or last + 1 >= min(self.limit, len(forms)) or not forms[last].isalpha() or self._ends(last):
            return None
        form, follow = forms[last], last + 1
        if forms[follow] in COMMAS and follow + 1 < len(forms):
            follow += 1
        if (
            forms[follow] not in COMPLEMENTISERS
            or form.startswith(("ال", "لل"))
            or form in self.words.vocabulary["adverb"]
            or form in self.words.verbs
            or form in self.words.nationalities
            or form[0] in "بل"
            or form.endswith("ا")
            or raw_pronoun(self.page.text[self.page.ends[last] - 1], form)
        ):
            return None
        return last + 1

    def _gender(self, at):
        given = self.words.given.get(self.forms[at])
        return given.gender if given else ""

    def _is_bare_name(self, at) -> bool:
        """A bare word that may be (part of) a person's name: no common word, no verb, no pronoun at its end."""
        form = self.forms[at]
        if form in COMPLEMENTISERS:
            return self._is_ban(at)
        if form == "علي":
            return self._is_ali(at)
        if form in self.words.given or form in self.words.joints:
            return True
        if len(form) < 2 or not form.isalpha() or form.startswith(("ال", "لل")):
            return False
        if (
            self._ends(at)
            or form in self.words.nouns
            or form in self.words.not_names
            or form in self.words.talk
            or form in self.words.verbs
        ):
            return False
        if form[0] in "وف" and (
            form[1:] in self.words.ends
            or form[1:] in self.words.commons
            or form[1:] in self.words.verbs
            or form[1:] in self.words.nouns
        ):
            return False
        if (
            form[0] in "بلك"
            and at + 1 < len(self.forms)
            and self.page.has_article(at + 1)
            and self.page.starts[at] not in self.page.people
        ):
            return False  # بقطع المياه
        if form[0] in "بلك" and (
            form[1:3] == "ال" or form[1:] in self.words.commons or form[1:] in self.words.nouns or form[1:] in self.words.ends
        ):
            return False
        last_letter = self.page.text[self.page.ends[at] - 1]
        if last_letter == "ة" or form in self.words.vocabulary["cognate"]:
            return False
        return not _looks_verbal(form, last_letter)

    def _name_end(self, at) -> int:
        first, stop = at, min(self.limit, at + _LONGEST_NAME)
        family = False
        while at < stop:
            form = self.forms[at]
            if not form[0].isalpha():
                if form in "-ـ" and at > first and at + 1 < stop and self._touching(at):
                    at += 2
                    family = False
                    continue
                break
            if form in self.words.joints and at + 1 < stop and self.forms[at + 1][0].isalpha() and not self._ends(at + 1):
                if at > first and form in ("لا", "لو", "كي") and at + 1 >= stop:
                    break
                at += 2
                family = self.forms[at - 1].startswith("ال") and form not in ("عبد", "ابو")
                continue
            if form.startswith("ال"):
                if at == first or self._ends(at) or form[2:] in self.words.commons:
                    break
                if form in self.words.nouns and not (
                    form == "الشيخ" and at + 1 < len(self.forms) and not self.forms[at + 1][0].isalpha()
                ):
                    break
                family = True
                at += 1
                continue
            if family or not (self._is_bare_name(at) or at == first + 1 and self._ends_name(at)):
                break
            at += 1
        return max(at, first + 1)

    def _heads_construct(self, at, loose) -> bool:
        """A bare noun before a word in ال: `مفاوضو الدول`, and, where the verb takes no object, `أجهزة الأمن`."""
        if at + 1 >= self.limit or not self.page.has_article(at + 1) or self._ends(at) or self.forms[at] in self.words.given:
            return False
        form = self.forms[at]
        if form in COMPLEMENTISERS or form in self.words.talk and not loose:
            return False
        if form.endswith("و") and len(form) > 4 and form not in self.words.verbs:
            return True
        return loose and not self._is_bare_name(at) and form[0] not in "بلك" and not form.startswith(("وال", "وب", "ول"))

    def _al_name(self, at) -> bool:
        """`السعيد بلوط`, `الطيب لوح`: a given name with ال, and a bare word behind it."""
        form = self.forms[at]
        if (
            form not in self.words.given
            and form[2:] not in self.words.given
            or not form.startswith("ال")
            or form in self.words.nouns
        ):
            return False
        return at + 1 < self.limit and self._is_bare_name(at + 1)

    def _is_ban(self, at) -> bool:
        """`بان كي مون` against `بأن`: the name has no hamza, and a name follows or is known."""
        if self.forms[at] != "بان" or "أ" in self.page.slice(at, at + 1):
            return False
        return self.page.starts[at] in self.page.people or at + 1 < self.limit and self.forms[at + 1] == "كي"

    def _is_ali(self, at) -> bool:
        """`علي` against `على`, which some papers write alike: no noun follows the name."""
        if self.page.text[self.page.ends[at] - 1] == "ى":
            return False
        follow = self.forms[at + 1] if at + 1 < len(self.forms) else "."
        return (
            not follow[0].isalpha()
            or follow in self.words.given
            or follow in self.words.ends
            or follow in COMPLEMENTISERS
            or self.page.spells_ala
            or follow in self.words.joints
            or follow in self.words.verbs
        )

    def _ends_name(self, at) -> bool:
        """A family name that only looks as if a pronoun hung on it (زنغنه, سليهم): a mark, a particle or a title follows."""
        form = self.forms[at]
        if (
            not raw_pronoun(self.page.text[self.page.ends[at] - 1], form)
            or self._ends(at)
            or form in self.words.nouns
            or form in self.words.commons
        ):
            return False
        if (
            form in self.words.talk
            or form in self.words.verbs
            or form[:-1] in self.words.commons
            or form[:-2] in self.words.commons
            or at + 1 >= len(self.forms)
        ):
            return False
        follow = self.forms[at + 1]
        return not follow[0].isalpha() or follow in COMPLEMENTISERS or follow in self.words.nouns

    def _touching(self, at) -> bool:
        page = self.page
        return page.ends[at - 1] == page.starts[at] and page.ends[at] == page.starts[at + 1] and self.forms[at + 1][0].isalpha()

    def _ends(self, at) -> bool:
        """Whether a token ends every noun phrase."""
        form = self.forms[at]
        if form in self.words.ends:
            return not self._is_ban(at)
        if form.startswith("فان") and "إ" in self.page.slice(at, at + 1):
            return True
        if form in self.words.verbs and form not in self.words.nouns and form not in self.words.given:
            return not form.startswith("ال")
        return False

    # Descriptions

    def _description(self, head) -> Phrase | None:
        page, forms, words = self.page, self.forms, self.words
        at, limit = self.first + 1, self.limit
        definite = self.head_form.startswith("ال") or bool(head and head.definite)
        adjective = False  # a nationality stands in the phrase: what follows with ال is one more adjective or no part of it
        while at < limit:
            form = forms[at]
            if not form[0].isalpha():
                jumped = self._over_mark(at, definite, head)
                if jumped is None:
                    break
                if isinstance(jumped, Phrase):
                    return jumped
                at, definite = jumped, True
                continue
            if (
                at > self.first
                and self._outlet_addressed(at)
                or form in words.vocabulary["issued"]
                and head
                and head.kind == "document"
            ):
                break
            if form == "باسم" or form in _INSIDE:
                at, definite = at + 1, form in ("لدي",)
                continue
            if (
                (mention := page.people.get(page.starts[at]))
                and head
                and head.kind in ("institution", "medium", "document")
                and at > self.first + 1
            ):
                at, definite = page.token_after(at, mention.end), True  # مكتبة الملك عبد العزيز
                continue
            if mention := page.people.get(page.starts[at]):
                if (definite or self._honorific(at - 1)) and (not self._ends(at) or mention.end > page.ends[at]):
                    return self._named(at, page.token_after(at, mention.end), mention, self.first)
                if not definite and head and head.kind in ("role", "honorific") and at == self.first + 1:
                    # `مجلس محمد`, `نجل القذافي`: the name belongs to the description
                    at, definite = page.token_after(at, mention.end), True
                    continue
            if mention := page.others.get(page.starts[at]):
                if not definite or mention.kind in ("outlet",):
                    at, definite = page.token_after(at, mention.end), True
                    continue
                if definite and forms[at].startswith("ال"):
                    at = page.token_after(at, mention.end)
                    continue
                break
            if form.startswith("لل") and len(form) > 4:
                if self._addressee(at) or not definite:
                    break
                at += 1
                continue
            if definite and form[0] == "ل" and self._serves(at):
                at, definite = at + 1, False
                continue
            if form[0] in "بلف" and head and head.kind in ("role", "honorific") and (named := self._name_beyond(at)):
                return named
            if form in ("عام", "عامه") and at == self.first + 1:
                at += 1
                continue
            if self._ends(at):
                follow = self._inner_preposition(at, head, definite)
                if follow is None:
                    break
                at, definite = follow, not self._many_of(at, follow)
                continue
            if at > self.first + 2 and self._is_object(at):
                break
            if form.startswith(("وال", "ولل")) and len(form) > 4:
                at += 1
                continue
            if form.startswith("بال") and len(form) > 4:
                if head and head.kind in _OPEN_KINDS and form[1:] in words.nouns:
                    at += 1
                    continue
                break
            if page.has_article(at):
                if definite and self._al_name(at):
                    return self._named(at, self._name_end_al(at), None, self.first)
                if definite and self._is_next_noun(at):
                    break
                if adjective and not self._is_adjective(form, head):
                    break
                adjective = adjective or self._is_nationality(at)
                definite = True
                at += 1
                continue
            if (
                definite
                and self._after_honorific(at)
                and form not in words.nouns
                and form not in words.commons
                and not self._ends(at)
            ):
                return self._named(at, self._name_end(at), None, self.first)
            if (
                definite
                and form[0] == "و"
                and form not in words.given
                and at + 1 < limit
                and page.has_article(at + 1)
                and not self._ends(at)
            ):
                at, definite = at + 1, False  # وزير الزراعة واستصلاح الأراضي
                continue
            if definite:
                noun = words.nouns.get(form)
                if noun and noun.kind in ("role", "honorific") and forms[at - 1].startswith("ال") and self._opens_apposition(at):
                    at, definite = at + 1, False
                    continue
                if self._is_bare_name(at) and self._name_follows(at, head):
                    return self._named(at, self._name_end(at), None, self.first)
                break
            if (
                form in words.nouns
                and words.nouns[form].kind in ("role", "honorific")
                and at > self.first + 1
                and self._is_indefinite_adjective(at - 1)
            ):
                break  # أحزاب كورية | رئيس الوزراء: the object
            if at > self.first + 1 and form.endswith("ات") and form in words.commons and form not in words.nouns:
                break  # قوات أمن شمال سيناء | إجراءات: the object
            if form[0] == "و" and form[1:] in words.nouns:
                at += 1
                continue
            if form[0] in "بل" and form[1:] in words.nouns:
                if form[0] == "ب" and head and head.kind in _OPEN_KINDS:
                    at, definite = at + 1, False
                    continue
                break
            if (
                head
                and head.kind in ("honorific",)
                and (self._is_bare_name(at) or form not in words.nouns and form not in words.commons)
            ):
                return self._named(at, self._name_end(at), None, self.first)
            if form in words.given and self._is_bare_name(at) and head and head.kind in ("role", "honorific"):
                return self._named(at, self._name_end(at), None, self.first)
            if raw_pronoun(page.text[page.ends[at] - 1], form) and form not in words.nouns and form not in words.commons:
                definite = True
            at += 1
        if head is None and at == self.first + 1 and not definite:
            return None
        kind = head.kind if head else "institution"
        gender, number = (head.gender, head.number) if head else (("f" if self.head_form.endswith(("ه", "ات")) else ""), "s")
        return self._plain(at, kind, gender, number, "")

    def _many_of(self, at, follow) -> bool:
        """`عدد من أولياء | الأمور`: a noun in construct behind a quantity, that what follows makes definite."""
        return self.head_form in self.words.vocabulary["quantity"] and follow == at + 2 and not self.page.has_article(follow - 1)

    def _is_object(self, at) -> bool:
        """`مدير شركة سابك | علاقته`: a word with a pronoun behind an unknown word is the verb's object."""
        form, previous = self.forms[at], self.forms[at - 1]
        return (
            raw_pronoun(self.page.text[self.page.ends[at] - 1], form)
            and form not in self.words.nouns
            and previous not in self.words.nouns
            and previous not in self.words.commons
        )

    def _outlet_addressed(self, at) -> bool:
        """`مصدر | لرويترز`, `المتحدث باسم الشركة | رويترز`: to whom it is said; `مدير مكتب رويترز` heads the outlet."""
        start = self.page.starts[at]
        glued = self.page.others.get(start + 1) if self.forms[at][0] == "ل" else None
        if glued and glued.kind == "outlet":
            return True
        if self.forms[at][0] == "ل" and self.forms[at][1:] in self.words.vocabulary["addressee"]:
            return True
        mention = self.page.others.get(start)
        previous = self.forms[at - 1]
        return bool(
            mention
            and mention.kind == "outlet"
            and at > self.first + 1
            and not self.page.has_article(at)
            and previous != "باسم"
            and (self.page.has_article(at - 1) or previous not in self.words.nouns and previous not in self.words.commons)
            and previous not in self.words.ends
        )

    def _quoted_person(self, at) -> Phrase | None:
        """`وزير التعليم "د. عزام الدخيل"`: a title and then a person's name in quotation marks."""
        forms, page = self.forms, self.page
        k = at + 1
        while k < min(at + 5, len(forms) - 1) and (
            forms[k] == "." or (noun := self.words.nouns.get(forms[k])) and noun.kind == "honorific"
        ):
            k += 1
        if mention := page.people.get(page.starts[k]):
            last = page.token_after(k, mention.end)
        elif self._is_bare_name(k):
            last = self._name_end(k)
        else:
            return None
        if last > min(at + 9, len(forms) - 1) or forms[last] not in QUOTES or not (mention or last - k > 1):
            return None
        named = self._named(k, last, mention, self.first)
        return named._replace(last=last + 1, whole_end=page.ends[last]) if named.last == last else None

    def _serves(self, at) -> bool:
        """`المدير الإقليمي للحملة لنصرة الأشقاء`: ل and a noun in construct that go on with the title, no addressee."""
        form = self.forms[at]
        if form in self.words.ends or form[1:] in self.words.vocabulary["addressee"] or self.page.starts[at] in self.page.people:
            return False
        if mention := self.page.others.get(self.page.starts[at] + 1):
            return mention.kind == "organisation"
        noun = self.words.nouns.get(form[1:])
        if noun and noun.kind in ("institution", "role"):
            return at + 1 < self.limit and self.forms[at + 1][0].isalpha() and not self._ends(at + 1)
        return len(form) > 3 and at + 1 < self.limit and self.page.has_article(at + 1)

    def _name_beyond(self, at) -> Phrase | None:
        """The holder's name behind a place or office in the title: مدير التعليم بمحافظة ينبع محمد العقيبي.

        A king's or prince's name belongs to the place (مدينة الملك فهد الطبية).
        """
        page, forms, words = self.page, self.forms, self.words
        for k in range(at + 1, min(at + 12, self.limit)):
            form = forms[k]
            if form in COMMAS and k + 1 < self.limit:
                name = k + 1
                last = self._name_end(name) if self._is_bare_name(name) else name
                return (
                    self._named(name, last, page.people.get(page.starts[name]), self.first)
                    if last - name > 1 and self._closed(last)
                    else None
                )
            if (
                not form[0].isalpha()
                or form in words.ends
                or form in COMPLEMENTISERS
                or form in words.verbs
                and form not in words.nouns
                and form not in words.given
            ):
                return None
            if forms[k - 1] in _NAMESAKES:
                continue
            if mention := page.people.get(page.starts[k]):
                return self._named(k, page.token_after(k, mention.end), mention, self.first)
            noun = words.nouns.get(form)
            if noun and noun.kind == "honorific" and noun.definite and k + 1 < self.limit and self._is_bare_name(k + 1):
                return self._named(k + 1, self._name_end(k + 1), None, self.first)
            if (
                form in words.given
                and k > at + 1
                and k + 1 < self.limit
                and (self._is_bare_name(k + 1) or page.has_article(k + 1))
            ):
                return self._named(k, self._name_end(k), None, self.first)
        return None

    def _is_nationality(self, at) -> bool:
        return self.forms[at] in self.words.nationalities

    def _is_next_noun(self, at) -> bool:
        """A definite noun behind a definite title is the verb's object: دعا الوزير | المواطنين, not: القائد العام."""
        form = self.forms[at]
        bare = form[2:]
        if (
            self.forms[at - 1] in ("باسم", "بلسان")
            or form in self.words.nationalities
            or bare in self.words.vocabulary["adjective"]
        ):
            return False
        noun = self.words.nouns.get(form)
        if form == "الاعضاء":
            return False  # الدول الأعضاء
        if noun is not None:
            if noun.kind == "role" and form.endswith(("ي", "يه")):
                return False  # السكرتير الصحفي
            if noun.kind == "honorific" or noun.kind == "role" and noun.number == "s":
                head = self.words.nouns.get(self.head_form)
                if head is None or head.kind != "role":
                    return False  # اللجنة المشرفة
                return at + 1 >= self.limit or not (
                    self._is_bare_name(at + 1) or self.page.has_article(at + 1) or self.forms[at + 1] in ("باسم",)
                )
            head = self.words.nouns.get(self.head_form)
            return not form.endswith(("ي", "يه")) or bool(
                head and head.gender == "m" and form.endswith("ه") and at == self.first + 1
            )
        if form.endswith("ين") and len(form) > 6 and self.page.has_article(at - 1) and not self.forms[at - 1].endswith("ين"):
            return True
        return bare in self.words.commons and not bare.endswith(("ي", "يه"))

    def _is_indefinite_adjective(self, at) -> bool:
        form = self.forms[at]
        return form in self.words.nationalities or form not in self.words.nouns and form.endswith(("ي", "يه", "يين", "يون"))

    def _is_adjective(self, form, head) -> bool:
        """Whether a word in ال behind `وزارة الدفاع الروسية` can be one more adjective: agreement and shape."""
        if form in self.words.nouns and self.words.nouns[form].kind in ("role", "honorific", "medium"):
            return True
        if form in self.words.nationalities:
            return True
        if _looks_verbal(form[2:], form[-1]):
            return False
        if (
            form[2:] in self.words.commons
            and form[2:] not in self.words.vocabulary["adjective"]
            and not form.endswith(("ي", "يه"))
        ):
            return False
        feminine = bool(head and head.gender == "f")
        return feminine == form.endswith("ه") or not feminine and len(form) < 9 and not form.endswith("ه")

    def _name_end_al(self, at):
        return self._name_end(at + 1)

    def _after_honorific(self, at) -> bool:
        noun = self.words.nouns.get(self.forms[at - 1])
        return bool(noun and noun.kind == "honorific")

    def _honorific(self, at) -> bool:
        noun = self.words.nouns.get(self.forms[at])
        return bool(noun and noun.kind in ("honorific", "role"))

    def _opens_apposition(self, at) -> bool:
        """`الناطق الرسمي | رئيس الوفد …`: a second title without a name between."""
        return at + 1 < self.limit and self.forms[at + 1][0].isalpha() and not self._ends(at + 1)

    def _name_follows(self, at, head) -> bool:
        """After a definite description: a name, not the verb's object. Institutions carry none."""
        if self.forms[at] in self.words.given or self.forms[at] in self.words.joints:
            return True
        if head and head.kind in ("institution", "document", "unnamed") or (head and head.number != "s"):
            return False
        return head is not None

    def _inner_preposition(self, at, head, definite):
        """The token from which a description goes on after في من لدى; None where the preposition ends it."""
        form, follow = self.forms[at], at + 1
        if form not in ("في", "من", "لدي", "عن", "الي", "علي") or follow >= self.limit or head is None:
            return None
        target = self.forms[follow]
        mention = self.page.others.get(self.page.starts[follow])
        if form == "في" or form == "لدي":
            if mention:
                return self._tail(self.page.token_after(follow, mention.end))
            title = self.page.titles.get(self.page.starts[self.first])
            if title and title.end > self.page.ends[at]:
                return self.page.token_after(at, title.end)
            noun = self.words.nouns.get(target)
            if noun and noun.kind in ("institution", "medium") and head.kind in _OPEN_KINDS:
                return follow + 1
            return None
        if (
            form == "من"
            and at == self.first + 1
            and self.head_form in self.words.vocabulary["quantity"]
            and self.forms[follow][0].isalpha()
        ):
            return self.page.token_after(follow, mention.end) if mention else follow + 1
        if form == "من" and self.forms[at - 1] in _NEAR and follow < self.limit and self.forms[follow][0].isalpha():
            return self.page.token_after(follow, mention.end) if mention else follow + 1
        if form == "من" and head.kind == "unnamed" and (mention or target in self.words.nouns):
            return self.page.token_after(follow, mention.end) if mention else follow + 1
        if form == "الي" and mention and definite and head.kind == "role":
            return self.page.token_after(follow, mention.end)
        return None

    def _addressee(self, at) -> bool:
        """`للصحفيين`, `للجزيرة`: to whom it is said, no part of the speaker."""
        bare = self.forms[at][2:]
        if bare in self.words.vocabulary.get("addressee", ()):
            return True
        mention = self.page.others.get(self.page.starts[at] + 1) or self.page.others.get(self.page.starts[at] + 2)
        return bool(mention and mention.kind == "outlet")

    def _over_mark(self, at, definite, head):
        """What stands behind a mark inside a description: a token to go on from, a finished phrase, or None."""
        page, forms = self.page, self.forms
        form = forms[at]
        if form in QUOTES:
            if head and head.kind in ("role", "honorific") and (named := self._quoted_person(at)):
                return named
            close = next((n for n in range(at + 2, min(at + 7, len(forms))) if forms[n] in QUOTES), None)
            if close is None or close >= self.limit or head is None or head.kind == "honorific":
                return None
            if forms[at + 1] in COMPLEMENTISERS_QUOTED or (head.kind in ("role",) and definite):
                return None
            return close + 1
        if form == "(":
            close = next((n for n in range(at + 2, min(at + 5, self.limit)) if forms[n] == ")"), None)
            if close and close + 1 < self.limit and self._is_bare_name(close + 1) and head and head.kind == "role":
                return self._named(close + 1, self._name_end(close + 1), None, self.first)
            return None
        if form == "-" and at > self.first and self._touching(at) if at + 1 < self.limit else False:
            return at + 1
        if form in COMMAS and definite and at + 2 < self.limit and head and head.kind in ("role", "honorific", "medium"):
            mention = page.wholes.get(page.starts[at + 1])
            if mention:
                name_first = page.token_after(at + 1, mention.start)
                last = page.token_after(name_first, mention.end)
                if self._closed(last):
                    return self._named(name_first, last, mention, self.first)
                return None
            if self._is_bare_name(at + 1):
                last = self._name_end(at + 1)
                if last - at > 2 and self._closed(last):
                    return self._named(at + 1, last, None, self.first)
            noun = self.words.nouns.get(forms[at + 1])
            if noun and noun.kind in ("honorific", "role"):
                inner = _Parser(page, at + 1, self.limit, 0)._description(noun)
                if inner and inner.named and self._closed(inner.last):
                    return inner._replace(first=self.first, whole_start=page.starts[self.first] + self.cut)
        return None

    def _closed(self, at) -> bool:
        """A comma, colon, quote mark, preposition or complementiser after a name between commas."""
        return at < len(self.forms) and (not self.forms[at][0].isalnum() or self.forms[at] in self.words.ends)

    def _tail(self, last):
        """The token after the adjectives of nationality and the ل of purpose behind an institution's name."""
        forms = self.forms
        while last < self.limit and not self._ends(last):
            form = forms[last]
            if form not in self.words.nationalities and not (
                form.startswith("لل") and len(form) > 4 and not self._addressee(last)
            ):
                break
            last += 1
        return last

    def _plain(self, last, kind, gender, number, name_id) -> Phrase:
        page = self.page
        start, end = page.starts[self.first] + self.cut, page.ends[last - 1]
        if not name_id and (title := page.titles.get(start) or page.titles.get(start + 1)):
            name_id = title.name_id
        return Phrase(self.first, last, start, end, start, end, False, kind, gender, number, name_id)


COMPLEMENTISERS_QUOTED = frozenset(
    {
        "ان",
        "انه",
        "انها",
        "انهم",
        "اننا",
        "نحن",
        "لا",
        "لن",
        "لم",
        "هذا",
        "هذه",
        "هناك",
        "ما",
        "هل",
        "من",
        "في",
        "كل",
        "قد",
        "ليس",
        "علي",
        "اذا",
    }
)


def raw_pronoun(last_letter: str, form: str) -> bool:
    """Whether a word ends in a pronoun, as far as the spelling tells: `ه` is none where `ة` is meant."""
    return len(form) > 3 and (form.endswith(("ها", "هم", "هما")) or (form.endswith("ه") and last_letter == "ه"))


def _looks_verbal(form: str, last_letter: str) -> bool:
    """Shapes that no person's name has: pronouns at the end, verbal nouns of the derived stems, imperfects with س."""
    if raw_pronoun(last_letter, form):
        return True
    if len(form) == 5 and form[0] == "ت" and form[3] == "ي":  # تقديم
        return True
    if len(form) == 6 and form[0] == "ا" and form[4] == "ا":  # التزام، انتقال
        return True
    if len(form) == 5 and form[0] == "ا" and form[3] == "ا" and form[1] != "س":  # اطلاق
        return True
    return form.startswith("است") and len(form) > 5 or form.startswith(("سي", "ست")) and len(form) > 5
