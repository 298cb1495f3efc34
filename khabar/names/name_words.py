"""What a word's own shape and its neighbours tell: can it be part of a person's name, though no list knows it?

A given name, a family name (`الشملاني`), a father (`بن`, `عبد الرحمن`), the nisba of a house, or a word that looks like a verb or a noun
and stands where only a name can stand.
"""

from khabar.names.page import Page

_ARTICLES = ("ال", "لل")
_PRONOUNS = ("ها", "هم", "وا", "نا", "هن", "كم")  # and the plural of a verb
_OWNED = ("ها", "هم", "ته", "كم")  # endings of a noun with a pronoun
OPENS_SPEECH = {":", '"', "«", "“", "”"}


class NameWords(Page):
    """The page's words, asked one at a time whether they may belong to a name."""

    def may_be_name(self, at: int, *, opening: bool = False) -> bool:
        """A bare word that no list knows and whose shape is not that of a verb, a participle or a word with a clitic."""
        token, words = self.forms[at], self.words
        if len(token) < 3 or not token.isalpha() or token in words.stops or token in words.nouns:
            return False
        if token[:2] in _ARTICLES or token[0] in "وفبلك" and (token[1:3] in _ARTICLES or self._begins_with_clitic(at, opening)):
            return False
        return not (self._begins_like_verb(at) or self._ends_like_noun(at))

    def _begins_with_clitic(self, at: int, opening: bool) -> bool:
        """Is the first of the letters `وفبلك` a clitic: is the rest a word, or no name likely to begin so?"""
        token, word, words = self.forms[at], self.known[at], self.words
        bare = token[1:]
        if len(token) > 4 and (bare in words.nouns or bare in words.stops or bare in self.all_forms):
            return True
        if len(token) == 4 and token[0] == "ب" and bare in words.nouns and self.is_word(at + 1):
            behind = self.forms[at + 1]
            return behind[:2] == "ال" and not self.is_family(at + 1)  # `بضعف الأجور`
        if token[0] in "بلك":
            return opening and self.text[self.ends[at] - 1] == "ة"  # `بحفاوة`: a preposition
        listed = word and word.given and word.given[0] == 0
        return not listed and (opening or token[0] == "و" or words[bare] is not None)

    def _begins_like_verb(self, at: int) -> bool:
        """`يعلن`, `سيعلن`, `استقبل`; but `يون-هاي` is a name."""
        token = self.forms[at]
        if token[0] == "ي" and len(token) <= 6:
            return not (at + 1 < self.size and self.forms[at + 1] == "-") or token[:3] == "يست"
        return token[:3] in ("است", "يست", "تست") or token[0] == "س" and len(token) > 4 and token[1:] in self.words.nouns

    def _ends_like_noun(self, at: int) -> bool:
        """With the mark or the letter of the accusative, or with a pronoun."""
        token, end = self.forms[at], self.ends[at]
        if token[-2:] in _PRONOUNS or token[-3:] == "هما" or "\u064b" in self.text[end - 2 : end]:
            return True
        if token[-1] == "ا":
            return token[:-1] in self.words.nouns or token[:-1] in self.words.stops  # مؤتمرا
        return token[-1] == "ه" and token[-2] not in "يل" and self.text[end - 1] == "ه"  # `دعوته`

    def is_plausible(self, at: int) -> bool:
        """Two unknown words in a row, or one of five letters and more."""
        if len(self.forms[at]) >= 5:
            return True
        if not self.is_word(at + 1):
            return False
        after = self.forms[at + 1]
        return after in self.words.given or self.is_family(at + 1) or self.may_be_name(at + 1) or self.is_father(at + 1)

    def is_unlisted(self, at: int) -> bool:
        """Is this a word with which nothing in the lexicon begins?"""
        if not self.is_word(at):
            return False
        word = self.known[at]
        return word is None or not (
            word.says
            or word.nationality
            or word.given
            and not word.given[0]
            or any(not cut for cut, _ in (*word.names, *word.titles))
        )

    def is_family(self, at: int) -> bool:
        """`الشملاني`: a word with the article and the ending of a family name, and none that the lexicon calls ordinary."""
        token = self.forms[at]
        return (
            token[:2] == "ال"
            and token[-1] == "ي"
            and len(token) > 5
            and token not in self.words.nouns
            and token not in self.words.nationalities
        )

    def is_father(self, at: int) -> bool:
        """`بن`, `عبد الرحمن`: what follows a given name, though it be a common noun too: `الدكتورة عهود عبد الرحمن`."""
        token = self.forms[at]
        return token in self.words.fathers or token not in self.words.given and token.startswith("عبدال")

    def is_house(self, at: int) -> bool:
        """`آل سعود`: the word for a house, and no article."""
        return self.forms[at] == "ال" and self.text[self.starts[at]] == "آ"

    def is_nisba_of_house(self, at: int) -> bool:
        """`وائل مصري رئيس النادي`: an adjective of origin right behind a given name is the family's name; `مصري الجنسية` is none."""
        word, given = self.known[at], self.known[at - 1]
        if not (word and word.nationality and given and given.given) or word.nationality[0] or given.given[1].weak:
            return False
        nationality = word.nationality[1]
        closed = at + 1 == self.size or self.forms[at + 1][:2] != "ال"
        return closed and not nationality.definite and (nationality.gender, nationality.number) == ("m", "s")

    def is_noun_of_house(self, at: int) -> bool:
        """`وسيم عبد العزيز عالم، أن`: between two words of a name and أن no common noun stands that is no name."""
        token, words, behind = self.forms[at], self.words, at + 1
        behind += behind < self.size and self.forms[behind] == "،"
        if (
            behind >= self.size
            or self.forms[behind] not in self.words.that
            or token in words.stops
            or token in words.nationalities
        ):
            return False
        if self.text[self.ends[at] - 1] == "ه":
            return False  # a pronoun: قوله
        return (
            len(token) > 2 and token[:2] != "ال" and token[0] not in "بل" and token[-1] not in "ان" and token[-2:] not in _OWNED
        )

    def is_odd_name(self, at: int) -> bool:
        """A word behind a given name that looks like a verb, or like a noun with a preposition or a pronoun, where only a name can stand.

        `ماريو بالوتيلي إن`, `نامدار زنكنه أن`, `هانس يورغ هابر`: before `أن` or another word of the name; and no such noun is known.
        """
        token, words = self.forms[at], self.words
        if len(token) < 4 or not self.is_unlisted(at) or token in words.stops or token in words.nouns:
            return False
        if token[0] in "بك" and token[1:3] == "ال":
            behind = self.forms[at + 1] if at + 1 < self.size else "."
            ends = behind in self.words.that or behind in OPENS_SPEECH or token[0] == "ك" and not behind[0].isalnum()
            if not ends and at > 1 and self.forms[at - 2].lstrip("وف") in words.says:
                ends = self.title_stands(at + 1)  # `قالت جنيفر بالمييري الناطقة باسم الحملة`
            return ends and words[token[1:]] is None and token[3:] not in words.nouns and token[1:] not in words.nouns
        if token[-1] == "ه" or token[-2:] in ("نا", "وا"):
            stem = token[: -1 if token[-1] == "ه" else -2]
            owned = stem in words.nouns or stem in words.stops or stem[:-1] + "ه" in words.nouns or words[stem] is not None
            return not owned and self._that_follows(at + 1)
        if token[0] == "ي" and token[:3] != "يست":
            if token[-1] == "ي" and at > 1 and self.forms[at - 2].lstrip("وف") in words.says and self.title_stands(at + 1):
                return True  # between a verb of saying and a title: `أوضح بسام يماني نائب المدير`
            more = at + 2 < self.size and (self.forms[at + 2] in self.words.that or self.forms[at + 2] in "،:")
            return self._says_that(at + 1) or more and self.is_unlisted(at + 1) and self.may_be_name(at + 1)
        return False

    def _that_follows(self, at: int) -> bool:
        """`أن`, with a word of time before it or none."""
        at += at < self.size and self.forms[at] in self.words.days
        return at < self.size and self.forms[at] in self.words.that

    def _says_that(self, at: int) -> bool:
        """`إن` follows verbs of saying alone: the word before it is their subject."""
        return at < self.size and self.forms[at] in self.words.that and self.text[self.starts[at]] == "إ"
