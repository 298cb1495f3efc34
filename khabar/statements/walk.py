"""One walk through an article: the statements of each sentence, with the memory of who has spoken."""

from bisect import bisect_left
from typing import NamedTuple

from khabar.article import Article
from khabar.fold import Tokens
from khabar.lexicon import Lexicon
from khabar.quotes import Quote
from khabar.records import Mention, Sentence, Statement
from khabar.statements.bylines import body_start, is_byline
from khabar.statements.content import content_span, quote_type, speech
from khabar.statements.find import find_hits
from khabar.statements.hits import Hit
from khabar.statements.objects import is_called_upon
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, label_phrase
from khabar.statements.quotations import outside_quotes, quotes_by_sentence, repeated_quotes
from khabar.statements.speakers import MEMORY, Speaker, antecedent, last_person, may_speak, narrated_subject, to_speaker
from khabar.statements.subjects_before import is_purposive, subject_before
from khabar.statements.subjects_of_sentence import (
    goes_back,
    hangs_on_sentence,
    is_received,
    subject_of_main_clause,
    subject_of_opening_clause,
    subject_of_sentence,
)
from khabar.statements.vocabulary import QUOTES, word_form

_QUOTES_A_PIECE = 60  # more in one statement are no news, and would cost a hostile text's square
_TOLD_BACK = 4  # sentences back in which the narration has told of him
_GOES_ON = 20  # characters of a quotation that goes on from the paragraph before, at least


class Said(NamedTuple):
    """What one cue of a sentence reports: `start:end`, the quotations in it, who speaks, and the whole mention as written.

    nested: the cue is part of what an earlier cue of the sentence reports.
    """

    hit: Hit
    start: int
    end: int
    quotes: list[Quote]
    speaker: Speaker | None
    surface: str
    nested: bool


class Walk:
    """Reads sentence after sentence; remembers who has spoken."""

    def __init__(self, article: Article, tokens: Tokens, sentences: list[Sentence], mentions: list[Mention], lexicon: Lexicon):
        self.text, self.sentences = article.text, sentences
        self.page = Page(article.text, tokens, mentions, lexicon)
        self.quotes = quotes_by_sentence(article.text, sentences)
        self.page.repeated = repeated_quotes(article.text, self.quotes)
        self._leave_out_writers()
        self.chain: list[Speaker] = []
        self.open_speech = False  # the quotation of the last statement may go on in the next paragraph
        self.spoken = -1  # the last sentence with a cue

    def statements(self) -> list[Statement]:
        """All statements of the article in order."""
        found = []
        for number, s in enumerate(self.sentences):
            if s.role not in ("meta", "teaser"):
                found += self._sentence(number, s)
        return found

    def _sentence(self, number: int, s: Sentence) -> list[Statement]:
        quotes = self.quotes.get(number, [])
        hits = find_hits(self.page, s)
        if (first := self._continued(number, s, quotes, hits)) is not None:
            return [first]
        if not hits:
            self.open_speech = False
            return []
        outside = outside_quotes([hit.cue_start for hit in hits], quotes)
        hits = [hit for hit, kept in zip(hits, outside) if kept]
        words = speech(self.page, quotes)
        said = self._said(number, s, hits, words)
        self.spoken = number
        self.open_speech = bool(words) and (not words[-1].closed or words[-1].end >= s.end - 2)
        self.chain += [each.speaker for each in said if each.speaker and not each.nested]
        self.page.spoken.update(
            word_form(each.speaker.name.split()[-1]) for each in said if each.speaker and each.speaker.kind == "name"
        )
        return [self._statement(number, each, self._own(said, n)) for n, each in enumerate(said)]

    def _leave_out_writers(self) -> None:
        """Takes the people of bylines out of those that a verb can mean."""
        page, writers = self.page, set()
        for s in self.sentences:
            end = s.last_token if is_byline(page, s) else body_start(page, s)
            writers.update(page.starts[s.first_token : end])
        page.people_starts = [start for start in page.people_starts if start not in writers]

    # What belongs to which cue

    def _said(self, number: int, s: Sentence, hits: list[Hit], words: list[Quote]) -> list[Said]:
        """What each cue of a sentence reports; a cue's content ends where the next one begins that is not part of it."""
        speakers: list[tuple[Speaker | None, str]] = []
        for hit in hits:
            speakers.append(self._speaker(number, s, hit, [speaker for speaker, _ in speakers[-MEMORY:]]))
        starts = [quote.start for quote in words]
        said, following = [], None
        for n in reversed(range(len(hits))):
            start, end = content_span(self.page, s, hits[n], following)
            first = bisect_left(starts, start - 1)
            quotes = words[first : min(bisect_left(starts, end), first + _QUOTES_A_PIECE)]
            nested = n > 0 and self._is_nested(hits[n])
            said.append(Said(hits[n], start, end, quotes, *speakers[n], nested))
            following = following if nested else hits[n]
        return said[::-1]

    def _is_nested(self, hit: Hit) -> bool:
        """Whether a later cue of a sentence is part of what an earlier one reports: قال إن الرئيس أكد …"""
        previous = self.page.forms[hit.first - 1] if hit.first else ""
        joined = hit.cue is not None and hit.cue.conjunction
        return hit.kind == "verb" and previous[:1].isalpha() and not joined and previous not in self.page.classes["contrast"]

    def _own(self, said: list[Said], n: int) -> list[Said]:
        """The pieces that tell in whose words a cue speaks: the first stands for the sentence, with what its speaker goes on to say."""
        if n or not said[0].speaker:
            return said[n : n + 1]
        name = said[0].speaker.name
        return said[:1] + [each for each in said[1:] if not each.nested and each.speaker and each.speaker.name == name]

    def _statement(self, number: int, said: Said, own: list[Said]) -> Statement:
        kind = quote_type(self.page, [(each.start, each.end, each.quotes) for each in own])
        spans = () if kind == "indirect" else tuple((q.inner_start, q.inner_end) for each in own for q in each.quotes)
        hit = said.hit
        name, name_id = (said.speaker.name, said.speaker.name_id) if said.speaker else ("", "")
        return Statement(
            number, hit.cue_start, hit.cue_end, hit.act, name, name_id, said.surface, hit.source, hit.addressee, kind,
            said.start, said.end, spans,
        )  # fmt: skip

    def _continued(self, number: int, s: Sentence, quotes: list[Quote], hits: list[Hit]) -> Statement | None:
        """A paragraph that goes on with the quotation of the one before."""
        if not (self.open_speech and self.chain and quotes):
            return None
        first = quotes[0]
        whole = not first.closed or len(quotes) > 1 or hits or first.end >= s.end - 2
        if s.role != "body" and not whole:
            return None  # "مشروع ضخم" في المدينة: a subhead
        if first.start > s.start + 1 or first.inner_end - first.inner_start < _GOES_ON:
            return None
        if any(hit.first and not first.start < hit.cue_start < first.end for hit in hits):
            return None
        speaker = self.chain[-1]
        spans = tuple((quote.inner_start, quote.inner_end) for quote in quotes if quote.depth == 0)
        return Statement(
            number, s.start, s.start, "add", speaker.name, speaker.name_id, "", "", "", "direct", s.start, s.end, spans
        )

    # Who speaks

    def _speaker(self, number: int, s: Sentence, hit: Hit, earlier: list[Speaker | None]) -> tuple[Speaker | None, str]:
        """Who speaks, and the whole mention as written (empty for a pronoun or an elided subject); earlier: of the sentence's cues."""
        page = self.page
        if phrase := self._subject(s, hit, not earlier):
            return self._named(phrase)
        if known := [each for each in earlier if each]:
            goes_on = hit.kind == "participle" and earlier[-1] is not None
            return (known[-1] if goes_on else antecedent(hit, known)), ""
        if (asked := self._asked(s, hit)) is not None:
            return asked, ""
        pronoun = hit.first and page.forms[hit.first - 1] in page.classes["pronoun"]
        if (pronoun or hit.kind == "verb" and goes_back(page, s, hit.first)) and (
            told := last_person(page, hit, s.start, hit.cue_start)
        ) is not None:
            return told, ""
        return self._spoke_before(number, hit), ""

    def _asked(self, s: Sentence, hit: Hit) -> Speaker | None:
        """«البلاد» نقلت الشكوى إلى المدير سمير قاسم، وأوضح: whom a paper that begins the sentence turned to; it is no man itself."""
        page = self.page
        joined = hit.kind == "verb" and hit.cue is not None and hit.cue.conjunction and hit.cue.person in ("3ms", "3fs")
        if (
            not joined
            or (label := label_phrase(page, s.first_token, s.last_token)) is None
            or page.forms[s.first_token] not in QUOTES
        ):
            return None
        asking = page.forms[label.last].endswith("ت") and label.last < hit.first
        return last_person(page, hit, s.start, hit.cue_start) if asking else None

    def _subject(self, s: Sentence, hit: Hit, first: bool) -> Phrase | None:
        """The phrase of the sentence that speaks: beside the cue, before it, or, for the sentence's first cue, at its beginning."""
        if hit.subject is not None and not self._is_called_upon(s, hit):
            return hit.subject
        if first and self._goes_back(s, hit) and (phrase := subject_of_sentence(self.page, s, hit)):
            return phrase
        cue = hit.cue if hit.kind == "verb" else None
        going_on = cue is not None and is_purposive(self.page, hit.first, cue)
        if hit.kind == "verb" and not going_on and (phrase := subject_before(self.page, s, hit)):
            return phrase
        if cue is not None and first and hangs_on_sentence(self.page, s, hit.first):
            return subject_of_main_clause(self.page, s, hit)
        joined = cue is not None and cue.conjunction and hit.first > s.first_token + 1
        if first and (hit.kind == "participle" or joined or going_on):
            return subject_of_sentence(self.page, s, hit)
        return subject_of_opening_clause(self.page, s, hit) if first and cue is not None else None

    def _is_called_upon(self, s: Sentence, hit: Hit) -> bool:
        """ودعا المدراء إلى, where somebody has spoken before: men in the plural right behind him who calls, at a clause's beginning."""
        cue, subject = hit.cue, hit.subject
        if cue is None or subject is None or cue.person != "3ms" or "summons" not in cue.traits or not self.chain:
            return False
        joined = cue.conjunction and hit.first == s.first_token or self.page.forms[hit.first - 1] == "كما"
        last, behind = self.chain[-1], self.page.forms[min(subject.last, s.last_token - 1)]
        if not joined or behind not in ("الي", "علي") or last.number != "s" or not may_speak(hit, last):
            return False
        return is_called_upon(self.page, subject, in_doubt=True)

    def _goes_back(self, s: Sentence, hit: Hit) -> bool:
        """Whether a verb that goes back to the noun before it has its sentence's subject."""
        return hit.kind == "verb" and goes_back(self.page, s, hit.first) and not is_received(self.page, s)

    def _named(self, phrase: Phrase) -> tuple[Speaker, str]:
        """The speaker of a phrase and its words; للوزير is written الوزير."""
        page = self.page
        surface, written = page.text[phrase.whole_start : phrase.whole_end], page.text[phrase.start : phrase.end]
        behind_li = phrase.whole_start > page.starts[phrase.first] and page.text[phrase.whole_start - 1] == "ل"
        if behind_li and written.startswith("ل") and not phrase.named:
            written = surface = "ا" + written
        return to_speaker(page, phrase, written), surface

    def _spoke_before(self, number: int, hit: Hit) -> Speaker | None:
        """Whom a verb without subject means: who spoke last, or the subject of the narrated sentence right before.

        A person's act after a medium or document, or after a sentence of narration between, is the narrated subject's; أضاف goes on
        with who spoke.
        """
        page, found = self.page, antecedent(hit, self.chain)
        if number == 0 or self.spoken == number - 1 or hit.kind != "verb":
            return found
        settled = found is not None and may_speak(hit, found)
        impersonal = settled and found.kind in ("medium", "document")
        if settled and not impersonal and hit.act == "add":
            return found
        told = narrated_subject(page, self.sentences[number - 1], hit)
        if told is not None and (not settled or impersonal or told.kind == "name"):
            return told
        if not settled:
            return self._told_of(number, hit) or last_person(page, hit, 0, self.sentences[number].start) or found
        return found

    def _told_of(self, number: int, hit: Hit) -> Speaker | None:
        """The one person that the last sentences of narration tell of: whoever else they name stands in passing."""
        for n in range(number - 2, max(self.spoken, number - _TOLD_BACK, -1), -1):
            told = narrated_subject(self.page, self.sentences[n], hit)
            if told is not None and told.number == "s":
                return told
        return None
