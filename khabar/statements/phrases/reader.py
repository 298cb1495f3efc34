"""A description read word by word, from its head to where it ends or its holder's name begins.

An Arabic title ends where it has become definite: a bare word behind `وزير الخارجية الروسي` is a name (`سيرغي لافروف`) or the object of the
verb (`أهمية الحوار`). A name is a run of bare words and particles, with family names in ال at its end.
"""

from khabar.records import Mention
from khabar.statements.page import Page
from khabar.statements.phrases.bare_names import common_word_before_that, common_word_before_title, missed_last_word, name_end
from khabar.statements.phrases.complements import complement_end
from khabar.statements.phrases.records import Phrase, head_at
from khabar.statements.phrases.rules import END, holder_further_on, verdict_on

_BEHIND_A_NAME = 14  # tokens of a description that follows a name: سمير قاسم رئيس جمعية …


class Reader:
    """Reads the phrase that begins at token `first`, behind `cut` letters of clitic, and ends before token `limit`.

    loose: it stands behind a verb without object, so that what stands up to أن is its subject.
    """

    def __init__(self, page: Page, first: int, limit: int, cut: int = 0, *, loose: bool = False):
        self.page, self.forms, self.words, self.classes = page, page.forms, page.words, page.classes
        self.first, self.limit, self.cut, self.loose = first, limit, cut, loose
        self.head = head_at(page, first, cut)
        self.adjective = False  # a nationality stands in the phrase: what follows with ال is one more adjective or no part of it

    def description(self) -> Phrase | None:
        """The phrase from its head on, as far as the rules take it; None for an unknown bare word alone."""
        head, at = self.head, self.first + 1
        definite = head.definite
        ranked = at + 1 < self.limit and self.forms[at] in self.classes["ranked"]  # المسؤول الأول عن القطاع
        if self.page.has_article(self.first) and at < self.limit and self.forms[at + ranked] in self.classes["charge"]:
            at = complement_end(self.page, self.first, self.limit, ranked=ranked) or at  # المسؤول عن الملف
        elif self.forms[self.first] in self.classes["takes_complement"]:
            at = self._past_bi(at)
        while at < self.limit:
            verdict = verdict_on(self, at, definite)
            if verdict is END:
                break
            if isinstance(verdict, Phrase):
                return verdict
            at, definite = verdict
        if head.kind == "role" and (definite or at > self.first + 2) and (named := holder_further_on(self, at)):
            return named
        if head.noun:
            return self.plain(at, head.kind, head.noun.gender, head.noun.number)
        if at == self.first + 1 and not definite:
            return None
        return self.plain(at, "institution", "f" if head.form.endswith(("ه", "ات")) else "", "s")

    def _past_bi(self, at: int) -> int:
        """المكلف بالإعلام بذات المصالح: what a participle in ال governs with ب."""
        while at < self.limit and (form := self.forms[at])[0] == "ب":
            same = form[1:] in self.classes["same"]
            if not same and not form.startswith("بال") or self.page.starts[at] in self.page.people:
                break
            at = min(at + 1 + same, self.limit)
        return at

    def description_at(self, at: int, limit: int) -> Phrase | None:
        """The description inside this phrase that begins at a token, read by itself."""
        return Reader(self.page, at, limit).description()

    # What a phrase becomes

    def plain(self, last: int, kind: str, gender: str, number: str, name_id: str = "") -> Phrase:
        """The phrase `first:last` without a name."""
        page = self.page
        if last < self.limit and self.forms[last] in self.classes["selfsame"]:
            last += 1  # المصدر ذاته
        start, end = page.starts[self.first] + self.cut, page.ends[last - 1]
        if not name_id and (title := page.titles.get(start) or page.titles.get(start + 1)):
            name_id = title.name_id
        return Phrase(self.first, last, start, end, start, end, False, kind, gender, number, name_id)

    def bare_named(self, at: int) -> Phrase:
        """The phrase whose holder's name begins at a bare word."""
        return self.named(at, name_end(self.page, at, self.limit))

    def named(self, name: int, last: int, mention: Mention | None = None) -> Phrase:
        """The phrase whose holder's name stands in tokens `name:last`, longer where the mention stopped short."""
        if mention is None:
            end = self.page.ends[last - 1]
            person = self._of_person(self._past_title(last), self.page.starts[name], end, self._gender(name), "")
            unlisted = name > self.first and self.forms[name] not in self.words.given and self.page.last_letter(name) == "ة"
            return person._replace(gender="") if unlisted else person  # النائب سنية بن سالم: of either gender
        if second := self._second_holder(name, last):
            return self.named(last, self.page.token_after(last, second.end), second)
        family = common_word_before_that(self.page, name, last, self.limit)
        family = family or common_word_before_title(self.page, name, last, self.limit)
        longer = missed_last_word(self.page, name, family or last, self.limit)
        whole = longer or self._past_title(family or last)
        full = longer or family  # the token after the name, where the mention has not all of it
        end = self.page.ends[full - 1] if full else mention.end
        return self._of_person(whole, mention.start, end, mention.gender, mention.name_id)

    def _of_person(self, last: int, start: int, end: int, gender: str, name_id: str) -> Phrase:
        """The phrase up to token `last` whose holder's name is `start:end` of the text."""
        page, noun = self.page, self.head.noun
        return Phrase(
            first=self.first,
            last=last,
            start=start,
            end=end,
            whole_start=page.starts[self.first] + self.cut,
            whole_end=page.ends[last - 1],
            named=True,
            kind="name",
            gender=gender or (noun.gender if noun else ""),
            number="s",
            name_id=name_id,
        )

    def _second_holder(self, name: int, last: int) -> Mention | None:
        """`المتحدث باسم الرئيس سمير قاسم | نادر كامل`: two persons in a row behind two titles; the first belongs to the title of the second."""
        if last >= self.limit or name - self.first < 2 or not self.head.is_title:
            return None
        second = self.page.people.get(self.page.starts[last])
        return second if second and second.end > self.page.ends[last] else None  # one word is the first one's family name

    def _past_title(self, last: int) -> int:
        """The token after the title that follows a name which ends before `last`: سمير قاسم رئيس جمعية …; `last` where none does."""
        noun = self.words.nouns.get(self.forms[last]) if last < self.limit else None
        if noun is None or noun.definite:
            return last
        title = self.description_at(last, min(self.limit, last + _BEHIND_A_NAME))
        return title.last if title and not title.named else last

    def _gender(self, name: int) -> str:
        given = self.words.given.get(self.forms[name])
        return given.gender if given else ""
