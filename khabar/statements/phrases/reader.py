"""A noun phrase read word by word, from its head to where it ends or its holder's name begins.

An Arabic title ends where it has become definite: a bare word behind `وزير الخارجية الروسي` is a name (`سيرغي لافروف`) or the object of the
verb (`أهمية الحوار`). A name is a run of bare words and particles, with family names in ال at its end.
"""

from typing import NamedTuple

from khabar.records import Mention
from khabar.statements.page import Page
from khabar.statements.phrases.asides import house_end, name_beyond, past_mark
from khabar.statements.phrases.bare_names import (
    common_word_before_that,
    ends_phrase,
    is_al_name,
    is_bare_name,
    missed_last_word,
    name_end,
)
from khabar.statements.phrases.complements import (
    HOUSING,
    OPEN_KINDS,
    after_preposition,
    complement_end,
    institution_end,
    is_addressee,
    is_outlet_addressed,
    serves,
)
from khabar.statements.phrases.indefinite import begins_object, carries_clitic
from khabar.statements.phrases.modifiers import is_adjective, is_indefinite_adjective, is_next_noun
from khabar.statements.phrases.records import Phrase, head_at
from khabar.statements.phrases.shapes import has_pronoun
from khabar.statements.vocabulary import COMPLEMENTISERS, QUOTES

_BEHIND_A_NAME = 14  # tokens of a description that follows a name: سمير قاسم رئيس جمعية …


class Step(NamedTuple):
    """The description goes on at token `at`; `definite`: it has become definite before it."""

    at: int
    definite: bool


END = "end"  # the phrase ends before this token
Verdict = Phrase | Step | str  # what a rule says of a token; None where it says nothing


class Reader:
    """Reads the phrase that begins at token `i`, behind `cut` letters of clitic, and ends before token `limit`."""

    def __init__(self, page: Page, i: int, limit: int, cut: int = 0):
        self.page, self.forms, self.words, self.classes = page, page.forms, page.words, page.classes
        self.first, self.limit, self.cut = i, limit, cut
        self.head = head_at(page, i, cut)
        self.loose = False  # behind a verb without object: what stands up to أن is its subject
        self.adjective = False  # a nationality stands in the phrase: what follows with ال is one more adjective or no part of it

    def phrase(self, loose: bool) -> Phrase | None:
        """The phrase, None where no noun phrase begins. loose: any noun in construct may head it."""
        page, i, head, self.loose = self.page, self.first, self.head, loose
        start = page.starts[i] + self.cut
        if mention := page.people.get(start):
            return self.named(i, page.token_after(i, mention.end), mention)
        if (mention := page.wholes.get(start)) and mention.end > mention.whole_start:
            name = page.token_after(i, mention.start)
            if name < self.limit:
                return self.named(name, page.token_after(name, mention.end), mention)
        if head.noun is not None:
            return self.description()
        if mention := page.others.get(start):
            last = institution_end(page, page.token_after(i, mention.end), self.limit)
            return self._plain(last, "institution", mention.gender or "f", "s", mention.name_id)
        if not self.cut:
            if is_al_name(page, i, self.limit):
                return self.named(i, name_end(page, i + 1, self.limit))
            if not head.form.startswith("ال") and (self._heads_construct(loose) or loose and self._is_described()):
                return self.description()
            if is_bare_name(page, i, self.limit):
                return self.named(i, name_end(page, i, self.limit))
        if not head.form.startswith("ال") and not is_bare_name(page, i, self.limit):
            return None
        if ends_phrase(page, i, self.limit) or len(head.form) < 4:
            return None
        return self.description()

    def _heads_construct(self, loose: bool) -> bool:
        """A bare noun before a word in ال: `مفاوضو الدول`, and, where the verb takes no object, `أجهزة الأمن`."""
        page, words, at, form = self.page, self.words, self.first, self.forms[self.first]
        if at + 1 >= self.limit or not page.has_article(at + 1) or ends_phrase(page, at, self.limit) or form in words.given:
            return False
        if form in COMPLEMENTISERS or form in words.talk and not loose:
            return False
        if form.endswith("و") and len(form) > 4 and form not in words.verbs:
            return True
        return loose and not form.startswith(("ب", "ل", "ك", "وال", "وب", "ول")) and not is_bare_name(page, at, self.limit)

    def _is_described(self) -> bool:
        """A common noun that no list of speakers has, with an adjective: `شخص مقرب من …`, where the verb takes no object."""
        page, at, words = self.page, self.first, self.words
        if at + 1 >= self.limit or self.forms[at] not in words.not_names or ends_phrase(page, at, self.limit):
            return False
        follow = self.forms[at + 1]
        return follow in self.classes["near"] or follow in self.classes["adjective"] or follow in words.nationalities

    # What a phrase becomes

    def named(self, name: int, last: int, mention: Mention | None = None) -> Phrase:
        """The phrase whose holder's name stands in tokens `name:last`, longer where the mention stopped short."""
        page, words = self.page, self.words
        end = None
        if mention and (second := self._second_holder(name, last)):
            return self.named(last, page.token_after(last, second.end), second)
        if mention and (family := common_word_before_that(page, name, last, self.limit)):
            last = end = family
        name_last = last
        if last < self.limit and (noun := words.nouns.get(self.forms[last])) and not noun.definite:
            behind = Reader(page, last, min(self.limit, last + _BEHIND_A_NAME)).description()
            if behind and not behind.named:
                last = behind.last
        if mention and (longer := missed_last_word(page, name, name_last, self.limit)):
            last = end = longer
        gender, name_id = (mention.gender, mention.name_id) if mention else (self._gender(name), "")
        return Phrase(
            first=self.first,
            last=last,
            start=mention.start if mention else page.starts[name],
            end=page.ends[end - 1] if end else mention.end if mention else page.ends[name_last - 1],
            whole_start=page.starts[self.first] + self.cut,
            whole_end=page.ends[last - 1],
            named=True,
            kind="name",
            gender=gender or (self.head.noun.gender if self.head.noun else ""),
            number="s",
            name_id=name_id,
        )

    def _second_holder(self, name: int, last: int) -> Mention | None:
        """`المتحدث باسم الرئيس سمير قاسم | نادر كامل`: two persons in a row behind two titles; the first belongs to the title of the second."""
        if last >= self.limit or name - self.first < 2 or not self.head.is_title:
            return None
        second = self.page.people.get(self.page.starts[last])
        return second if second and second.end > self.page.ends[last] else None  # one word is the first one's family name

    def _gender(self, name: int) -> str:
        given = self.words.given.get(self.forms[name])
        return given.gender if given else ""

    def bare_named(self, at: int) -> Phrase:
        """The phrase whose holder's name begins at a bare word."""
        return self.named(at, name_end(self.page, at, self.limit))

    def _plain(self, last: int, kind: str, gender: str, number: str, name_id: str = "") -> Phrase:
        """The phrase `first:last` without a name."""
        page = self.page
        start, end = page.starts[self.first] + self.cut, page.ends[last - 1]
        if not name_id and (title := page.titles.get(start) or page.titles.get(start + 1)):
            name_id = title.name_id
        return Phrase(self.first, last, start, end, start, end, False, kind, gender, number, name_id)

    # Descriptions

    def description(self) -> Phrase | None:
        """The phrase from its head on, word by word; None for an unknown bare word alone.

        Each rule looks at one token: it gives a finished phrase, END, or the step from which the description goes on; the first to speak wins.
        """
        head, at = self.head, self.first + 1
        definite = head.definite
        if self.page.has_article(self.first) and at < self.limit and self.forms[at] in ("عن", "علي", "في"):
            at = complement_end(self.page, self.first, self.limit) or at  # المسؤول عن الملف
        while at < self.limit:
            verdict = self._verdict(at, definite)
            if verdict is END:
                break
            if isinstance(verdict, Phrase):
                return verdict
            at, definite = verdict
        if head.noun:
            return self._plain(at, head.kind, head.noun.gender, head.noun.number)
        if at == self.first + 1 and not definite:
            return None
        return self._plain(at, "institution", "f" if head.form.endswith(("ه", "ات")) else "", "s")

    def _verdict(self, at: int, definite: bool) -> Verdict:
        if not self.forms[at][0].isalpha():
            past = past_mark(self, at, definite)
            return END if past is None else past if isinstance(past, Phrase) else Step(past, True)
        return (
            self._outlet_or_inside(at)
            or self._known_name(at, definite)
            or self._clitic(at, definite)
            or self._preposition(at, definite)
            or self._joined(at, definite)
            or (self._article(at, definite) if self.page.has_article(at) else None)
            or (self._behind_definite(at) if definite else self._behind_construct(at))
        )

    def _outlet_or_inside(self, at: int) -> Verdict | None:
        """To whom it is said ends the phrase; المتحدث باسم goes on."""
        form = self.forms[at]
        if is_outlet_addressed(self.page, at, self.first) or self.head.kind == "document" and form in self.classes["issued"]:
            return END
        return Step(at + 1, form == "لدي") if form in self.classes["inside"] else None

    def _known_name(self, at: int, definite: bool) -> Verdict | None:
        """A mention begins here: the holder's name, or a name inside the title."""
        page, head = self.page, self.head
        if self._is_title(at) and (end := self._inside_title(at)):
            return Step(end, True)
        if person := page.people.get(page.starts[at]):
            past = Step(page.token_after(at, person.end), True)
            if past.at == at + 1 and self._is_from(at):
                return Step(at + 1, definite)
            if not definite and self.is_governed(at):
                return past  # المدير التنفيذي لمؤسسة سالم بن محفوظ
            if head.kind in ("institution", "medium", "document") and at > self.first + 1:
                return past  # مكتبة الملك عبد العزيز
            ending = ends_phrase(page, at, self.limit) and person.end <= page.ends[at]
            if (definite or self._is_title(at - 1)) and not ending:
                return self.named(at, past.at, person)
            if not definite and head.is_title and at == self.first + 1:
                return past  # `مجلس محمد`, `نجل القذافي`: the name belongs to the description
        if mention := page.others.get(page.starts[at]):
            if definite and (not self.forms[at].startswith("ال") or mention.kind == "place" and self._is_complete(at)):
                return Step(page.token_after(at, mention.end), True) if mention.kind == "outlet" else END
            return Step(page.token_after(at, mention.end), True)
        return None

    def _inside_title(self, at: int) -> int | None:
        """`مدير مستشفى الملك | سعود`: the token after the title that names nobody and in which the honorific at `at` stands."""
        title = self.page.titles.get(self.page.starts[self.first] + self.cut)
        if title is None or title.end <= self.page.ends[at] or at == self.first or self.page.has_article(at - 1):
            return None
        if self.forms[at + 1] not in self.words.given and self.forms[at + 1] not in self.words.joints:
            return None
        return self.page.token_after(at, title.end)

    def _is_complete(self, at: int) -> bool:
        """`دعا الوزير الألماني | القاهرة`: a title ends with its adjective; a capital in ال behind it is the object."""
        previous = self.forms[at - 1]
        return previous in self.words.nationalities or previous[2:] in self.classes["adjective"]

    def _is_from(self, at: int) -> bool:
        """`مسؤول يمني`: behind an indefinite title a word of nationality is its adjective, though people are called so (يمنى, تركي)."""
        if self.forms[at] not in self.words.nationalities or self.head.kind != "role" or self.head.definite:
            return False
        return at + 1 >= self.limit or not is_bare_name(self.page, at + 1, self.limit)

    def _is_title(self, at: int) -> bool:
        noun = self.words.nouns.get(self.forms[at])
        return noun is not None and noun.kind in ("role", "honorific")

    def _clitic(self, at: int, definite: bool) -> Verdict | None:
        """ل ب ف in front: the title's own complement, or to whom it is said."""
        form, page = self.forms[at], self.page
        if at == self.first + 1 and self._issued_by(form):
            return Step(at + 1, form.startswith("لل"))
        if form.startswith("لل") and len(form) > 4:
            return END if not definite or is_addressee(page, at) else Step(at + 1, definite)
        if definite and form[0] == "ل" and self.head.is_title and (house := house_end(page, at)) and not is_addressee(page, at):
            return name_beyond(self, at) or Step(house, True)
        if definite and form[0] == "ل" and serves(page, at, self.limit):
            return Step(at + 1, False)
        if form[0] in "بلف" and self.head.is_title and self.head.noun.number == "s":
            return name_beyond(self, at)
        return None

    def _issued_by(self, form: str) -> bool:
        """`بلاغ للوزارة`, `بيان لحزب …`: the institution whose document it is."""
        if self.head.kind != "document" or self.head.definite or form[0] != "ل":
            return False
        noun = self.words.nouns.get(form[2:] if form.startswith("لل") else form[1:])
        return noun is not None and noun.kind == "institution"

    def _preposition(self, at: int, definite: bool) -> Verdict | None:
        """A word that ends noun phrases, unless the title goes on behind it; an object that only its pronoun tells."""
        if self.forms[at] in self.classes["general"] and at == self.first + 1:
            return Step(at + 1, definite)
        if ends_phrase(self.page, at, self.limit):
            follow = after_preposition(self.page, at, self.limit, self.head, definite)
            return END if follow is None else Step(follow, not self._opens_construct(at, follow))
        return END if at > self.first + 2 and self._is_object(at) else None

    def _opens_construct(self, at: int, follow: int) -> bool:
        """`عدد من أولياء | الأمور`, `في برنامج | ماجستير`: a bare noun behind a preposition, which what follows makes definite."""
        if follow != at + 2 or self.page.has_article(at + 1) or self.page.starts[at + 1] in self.page.others:
            return False
        return self.head.form in self.classes["quantity"] or self._is_house(self.forms[at + 1])

    def is_governed(self, at: int) -> bool:
        """Whether bare nouns behind ل ب في or باسم lead to `at`: a name there belongs to them and holds no title (لغرفة عمليات سمير)."""
        for k in range(at - 1, self.first, -1):
            if self.wants_genitive(k):
                return True
            if self.page.has_article(k) or not (self.forms[k] in self.words.commons or self._is_house(self.forms[k])):
                return False
        return False

    def wants_genitive(self, k: int) -> bool:
        """A bare house right behind ل ب في, or باسم: its construct needs one more noun before an object can follow."""
        form = self.forms[k]
        if form in self.classes["on_behalf"] or form[0] in "لب" and self._is_house(form[1:]):
            return True
        return self.forms[k - 1] in HOUSING and self._is_house(form)

    def _is_house(self, form: str) -> bool:
        noun = self.words.nouns.get(form)
        return noun is not None and noun.kind in ("institution", "medium") and not noun.definite

    def _is_object(self, at: int) -> bool:
        """`مدير شركة سابك | علاقته`: a word with a pronoun behind an unknown word is the verb's object."""
        form, previous, words = self.forms[at], self.forms[at - 1], self.words
        if form in words.nouns or previous in words.nouns or previous in words.commons:
            return False
        return has_pronoun(form, self.page.last_letter(at))

    def _joined(self, at: int, definite: bool) -> Verdict | None:
        """و and ب with ال: وزير الزراعة والري, المتحدث بالوزارة."""
        form = self.forms[at]
        if len(form) <= 4:
            return None
        if form.startswith(("وال", "ولل")):
            self.adjective = False  # what follows may be an adjective of this noun: للأسماك والحياة البرية
            return Step(at + 1, definite)
        if form.startswith("بال"):
            return Step(at + 1, definite) if self.head.kind in OPEN_KINDS and form[1:] in self.words.nouns else END
        return None

    def _article(self, at: int, definite: bool) -> Verdict:
        """A word in ال: it makes the description definite, or stands behind a definite one as adjective, name or object."""
        page = self.page
        if past := complement_end(page, at, self.limit):
            return self._without_complement(at, past) if self._names_institution(at) else Step(past, True)
        if definite and is_al_name(page, at, self.limit):
            return self.named(at, name_end(page, at + 1, self.limit))
        if definite and not self._is_all_subject(at) and is_next_noun(page, at, self.limit, self.head):
            return END
        if at == self.first + 1 and not definite and self.head.is_closed:
            return END  # أيد خبيران | الخطة
        if self.adjective and definite and not is_adjective(page, at, self.head):
            return END  # behind a bare noun stands its genitive: المرصد السوري لحقوق | الإنسان
        self.adjective = self.adjective or self.forms[at] in self.words.nationalities
        return Step(at + 1, True)

    def _names_institution(self, at: int) -> bool:
        """Whether the description up to `at` is an institution's own name: a mention, or a word that no list has, stands in it."""
        page, words = self.page, self.words
        if self.head.kind not in ("institution", "medium"):
            return False
        if any(page.starts[k] in page.others for k in range(self.first, at)) or self.forms[at - 1] in QUOTES:
            return True
        return any(
            self.forms[k].isalpha()
            and not page.has_article(k)
            and not any(self.forms[k] in group for group in (words.nouns, words.commons, words.not_names, words.nationalities))
            for k in range(self.first + 1, at)
        )

    def _without_complement(self, at: int, past: int) -> Phrase:
        """`شركة أفق | المدعومة من الحكومة`: what is told of a named institution is no part of its name, though the subject ends behind it."""
        noun = self.head.noun
        return self._plain(at, noun.kind, noun.gender, noun.number)._replace(last=past, whole_end=self.page.ends[past - 1])

    def _is_all_subject(self, at: int) -> bool:
        """Behind a verb without object no word in ال but one more title can be anything but part of the subject: قال الطلاب المتضررون."""
        noun = self.words.nouns.get(self.forms[at])
        return self.loose and self.head.noun is not None and not (noun and noun.number == "s")

    def _behind_definite(self, at: int) -> Verdict:
        """A bare word behind a definite description: the holder's name, one more title, a second construct, or the end."""
        page, words, form = self.page, self.words, self.forms[at]
        noun, previous = words.nouns.get(form), words.nouns.get(self.forms[at - 1])
        if previous and previous.kind == "honorific" and noun is None and form not in words.commons:
            return self.bare_named(at)
        if form[0] == "و" and form not in words.given and at + 1 < self.limit and page.has_article(at + 1):
            return Step(at + 1, False)  # وزير الزراعة واستصلاح الأراضي
        if noun and noun.kind in ("role", "honorific") and self.forms[at - 1].startswith("ال") and self._opens_apposition(at):
            return Step(at + 1, False)
        if is_bare_name(page, at, self.limit) and self._may_hold(at):
            return self.bare_named(at)
        return END

    def _opens_apposition(self, at: int) -> bool:
        """`الناطق الرسمي | رئيس الوفد …`: a second title without a name between, in the first one's gender and number.

        Another one is the object: دعا الوزير | سائقي الحافلات. So is a word in ة that only ه would make a title (مشاركة is not مشاركه).
        """
        head, noun = self.head.noun, self.words.nouns[self.forms[at]]
        if noun.definite and self.page.last_letter(at) == "ة":
            return False
        if head is not None and head.number == "s" and (noun.number != "s" or {head.gender, noun.gender} == {"m", "f"}):
            return False
        return at + 1 < self.limit and self.forms[at + 1][0].isalpha() and not ends_phrase(self.page, at + 1, self.limit)

    def _may_hold(self, at: int) -> bool:
        """After a definite description: a name, not the verb's object. Institutions carry none."""
        if self.forms[at] in self.words.given or self.forms[at] in self.words.joints:
            return True
        noun = self.head.noun
        return noun is not None and noun.number == "s" and noun.kind not in ("institution", "document", "unnamed")

    def _behind_construct(self, at: int) -> Verdict:
        """A bare word in a description that is not definite yet: one more noun in construct, a name behind a title, or the object."""
        page, words, head, form = self.page, self.words, self.head, self.forms[at]
        noun, common, title = words.nouns.get(form), form in words.commons, head.is_title
        if at > self.first + 1 and self.wants_genitive(at - 1) and not carries_clitic(page, at):
            return Step(at + 1, has_pronoun(form, page.last_letter(at)))
        if begins_object(page, at, self.limit, head):
            return END
        if at > self.first + 1:
            if noun and noun.kind in ("role", "honorific") and is_indefinite_adjective(page, at - 1):
                return END  # أحزاب كورية | رئيس الوزراء: the object
            if form.endswith("ات") and common and not noun:
                return END  # قوات أمن شمال سيناء | إجراءات: the object
        if form[0] in "وبل" and form[1:] in words.nouns:
            return Step(at + 1, False) if form[0] == "و" or form[0] == "ب" and head.kind in OPEN_KINDS else END
        if head.kind == "honorific" and (is_bare_name(page, at, self.limit) or not noun and not common):
            return self.bare_named(at)
        if title and form in words.given and is_bare_name(page, at, self.limit) and not self._is_from(at):
            return self.bare_named(at)
        return Step(at + 1, not noun and not common and has_pronoun(form, page.last_letter(at)))
