"""Titles and who holds them: the holder named behind a title, the title that follows a name, and names that only a title shows.

A title is a noun phrase and ends as one: once it is definite (an article, a nationality, a listed name), a bare word behind it can
only be a name or the next part of the clause: `وزير الخارجية الروسي | سيرغي لافروف | أمس`. `phrase` reads it to its end.
"""

from khabar.names.found import Found, Head, Title
from khabar.names.name_words import OPENS_SPEECH
from khabar.names.page import QUOTES
from khabar.names.persons import Persons
from khabar.names.phrase import Phrase

_INFLECTED = ("ات", "يه", "يون", "يين", "ها")  # endings of ordinary nouns and adjectives


class Titles(Persons):
    """The titles of a page, and the people whom they name."""

    def title(self, head: Head) -> Title | None:
        """The title with such a head; None for one that can name nobody: `لاعبون`."""
        first, last, cut, form = head
        if last == self.size or form.kind == "place" or self.forms[last] in self.words.particles_of_clause:
            return Title(first, last, cut, form.office, form.of, form, form.alone and form.definite)
        if form.kind == "role" and form.number != "s" and not form.alone:
            return None
        return Phrase(self, head).read()

    def is_adjective(self, at: int, title: Title) -> bool:
        """`الخدمة الصحفية`, `بيان صحفي`: a title's word behind a noun says what the noun is like."""
        if title.cut or at == 0:
            return False
        before = self.forms[at - 1]
        if not title.form.definite:
            person = self.words.speakers.get(before) in ("role", "honorific", "unnamed")
            nisba = self.forms[at].endswith(("ي", "يه")) and title.form.takes == "of" and title.form.number == "s"
            return nisba and before in self.words.nouns and not person
        return before in '"»”' or before not in self.words.nationalities and self.has_article(before)

    def holder_named(self, title: Title) -> Found | None:
        """The person named behind a title."""
        if title.holder is None or title.form.number != "s":
            return None
        word = self.known[title.holder]
        listed = self.listed(title.holder, word) if word and word.names else None
        name = self.name(title.holder, word, listed if listed and listed.kind == "person" else None, titled=True)
        if name is None:
            return None
        end = title.holder
        while end > title.first and self._is_gap(end - 1, title.holder):
            end -= 1
        return self.with_apposition(name._replace(title=title._replace(last=end), gender=name.gender or title.form.gender))

    def _is_gap(self, at: int, holder: int) -> bool:
        """A comma, a colon or the name's own quotation mark between a title and its holder; the stop of `د.` is the title's."""
        mark = self.forms[at]
        opens = mark in QUOTES and at == holder - 1 and self.ends[at - 1] < self.starts[at]
        return opens or mark in "،:-" or mark == "." and len(self.forms[at - 1]) > 1

    def with_apposition(self, name: Found) -> Found:
        """The name with the title that follows it: `سليم الجبوري رئيس البرلمان العراقي`, `لافروف، وزير الخارجية الروسي،`."""
        at = name.last
        comma = at < self.size and self.forms[at] == "،"
        at += comma
        if at >= self.size or (word := self.known[at]) is None or not word.titles or word.titles[0][0]:
            return name
        head = self.head(at, word)
        if head is None or head.form.kind != "role" or head.form.number != "s":
            return name
        title = self.title(head)
        if title.holder is not None:
            if comma or title.inner is None or not (word := self.known[title.inner]) or not word.titles:
                return name
            return name._replace(apposition=title._replace(last=title.inner))  # `جونسون المتحدث باسم | الرئيس الفرنسي ماكرون`
        if title.last - title.first < 2 or comma and title.last < self.size and self.forms[title.last][0].isalnum():
            return name
        return name._replace(apposition=title)

    def named_behind(self, verb: int) -> Found | None:
        """The person that no list knows, named right behind a verb: `قال جيوفاني مالاجو رئيس اللجنة`, `أكد كاكو نوبوكبو أن`.

        Two words at least, and behind them what may only follow a name: a title, a bracket or a comma; behind a masculine verb also `أن`
        or a quotation (`قالت فلاي دبي إن` is a company as often as a woman).
        """
        at = verb + 1
        if not self.is_unlisted(at) or self.forms[at] in self.words.speakers or not self.may_be_name(at, opening=True):
            return None
        last = self.bound(at)
        if last - at < 2 or any(self.forms[n].endswith(_INFLECTED) for n in range(at, last)):
            return None
        behind = self.forms[last] if last < self.size else ""
        quoted = (behind in self.words.that or behind in OPENS_SPEECH) and not self.forms[verb].endswith("ت")
        if not (quoted or behind in ("،", "(") or self.title_stands(last)):
            return None
        return self.with_apposition(Found(at, last, 0, "person", None, "", "title"))
