"""The card that opens over a marked word: what it is, why, and who decided, the machine or a person."""

import re

from markupsafe import Markup

from khabar.article import as_day
from khabar.records import DateRef, Mention, Statement
from khabar.report.rows import Row, said
from khabar.report.safe import phrase, visible
from khabar.report.words import Words
from khabar.say import say_day

_FROM_PUBLISHED = re.compile(r"published (\d{4}-\d\d-\d\d)")


class Cards:
    """Cards in the language of `words`."""

    def __init__(self, words: Words):
        self.words, self.lang, self.lexicon = words, words.lang, words.lexicon

    def name(self, mention: Mention) -> Markup:
        english = phrase(mention.name_en, self.lang) if mention.name_en else ""
        title = phrase(mention.title, self.lang) if mention.title else ""
        how = self.words("card_found", how=self.words.value("found_by", mention.found_by))
        by = Markup("{} · {}").format(self._decided(by_person=mention.found_by == "mine"), how)
        kind = self.words.value("name_kind", mention.kind)
        return self._card(kind, phrase(mention.name_ar, self.lang), english, title, by=by)

    def date(self, ref: DateRef) -> Markup:
        day = said(ref.edtf, self.lang, self.lexicon) if ref.edtf else self.words.plain("card_undated")
        edtf = phrase(ref.edtf, self.lang) if ref.edtf else ""
        anchor = ""
        if published := _FROM_PUBLISHED.fullmatch(ref.anchor):
            anchor = self.words("card_from_published", day=say_day(as_day(published[1]), self.lang, lexicon=self.lexicon))
        elif ref.anchor:
            anchor = self.words("card_from", anchor=ref.anchor)
        rule = Markup('{} <code dir="ltr">{}</code>').format(self.words("card_rule"), visible(ref.rule))
        return self._card(self.words.value("timex_type", ref.type), visible(day), edtf, anchor, rule)

    def cue(self, statement: Statement, machine: list[tuple[str, str]], changed: bool) -> Markup:
        """machine: column and value of what the machine had where a person changed it."""
        values = [self.words.cell(column, value) or self.words.plain("empty") for column, value in machine]
        return self._card(
            self.words.value("act", statement.act) or self.words("mark_cue"),
            self._speaker(statement),
            visible(self.words.value("quote_type", statement.quote_type)),
            self.words("card_machine_said", value="، ".join(values)) if values else "",
            by=self._decided(by_person=changed),
        )

    def quote(self, statement: Statement, changed: bool) -> Markup:
        return self._card(self.words("card_quote"), self._speaker(statement), by=self._decided(by_person=changed))

    def event(self, row: Row, changed: bool) -> Markup:
        label, day = phrase(row.label, self.lang), visible(row.day)
        return self._card(self.words("mark_event"), label, day, by=self._decided(by_person=changed))

    def _card(self, what: str | Markup, *parts: str | Markup, by: str | Markup = "") -> Markup:
        body = Markup("").join(Markup("<span>{}</span>").format(part) for part in parts if part)
        return Markup("<b>{}</b>{}<i>{}</i>").format(visible(what), body, visible(by or self._decided(by_person=False)))

    def _decided(self, *, by_person: bool) -> Markup:
        return self.words("card_by_person" if by_person else "card_by_machine")

    def _speaker(self, statement: Statement) -> Markup:
        return self.words("card_speaker", who=statement.speaker or self.words("nobody"))
