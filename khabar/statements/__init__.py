"""Who says what, in whose words."""

from bisect import bisect_left, bisect_right
from collections import Counter

from khabar.article import Article
from khabar.fold import Tokens
from khabar.lexicon import Lexicon
from khabar.quotes import Quote, mark_offsets, pair_quotes
from khabar.records import Mention, Sentence, Statement
from khabar.statements.content import content_span, quote_type, speech
from khabar.statements.find import Hit, find_hits, purposive
from khabar.statements.page import Page
from khabar.statements.speakers import (
    Speaker,
    agrees,
    antecedent,
    last_person,
    narrated_subject,
    subject_before,
    subject_of_sentence,
    to_speaker,
)

__all__ = ["find_cues"]


def find_cues(
    article: Article, tokens: Tokens, sentences: list[Sentence], mentions: list[Mention], lexicon: Lexicon
) -> list[Statement]:
    """The statements of an article in the order of their cues; fields as in SCHEMA "statements"."""
    return _Reader(article, tokens, sentences, mentions, lexicon).statements()


_QUOTES_A_PIECE = 60  # more in one statement are no news, and would cost a hostile text's square


class _Reader:
    """One walk through the article; remembers who has spoken."""

    def __init__(self, article, tokens, sentences, mentions, lexicon):
        self.text, self.sentences = article.text, sentences
        self.page = Page(article.text, tokens, mentions, lexicon)
        self.quotes = _quotes_by_sentence(article.text, sentences)
        self.page.repeated = _repeated(article.text, self.quotes)
        self.chain: list[Speaker] = []
        self.open_speech = False
        self.spoken = -1  # the last sentence with a cue

    def statements(self) -> list[Statement]:
        found = []
        for number, s in enumerate(self.sentences):
            if s.role in ("meta", "teaser"):
                continue
            found += self._sentence(number, s)
        return found

    def _sentence(self, number: int, s: Sentence) -> list[Statement]:
        page = self.page
        quotes = self.quotes.get(number, [])
        hits = find_hits(page, s)
        if (first := self._continued(s, quotes, hits)) is not None:
            return [first._replace(sentence=number)]
        if not hits:
            self.open_speech = False
            return []
        hits = _outside(hits, quotes)
        said = speech(page, quotes)
        speakers: list[tuple[Speaker | None, str]] = []
        for hit in hits:
            speakers.append(self._speaker(number, s, hit, speakers))
        self.spoken = number
        nested = [_nested(page, hits, n) for n in range(len(hits))]
        pieces, following = [], None
        starts = [quote.start for quote in said]
        for n in range(len(hits) - 1, -1, -1):
            start, end = content_span(page, s, hits[n], following)
            pieces.append(
                (
                    start,
                    end,
                    said[(n_first := bisect_left(starts, start - 1)) : min(bisect_left(starts, end), n_first + _QUOTES_A_PIECE)],
                )
            )
            following = following if nested[n] else hits[n]
        pieces.reverse()
        statements = []
        for n, (hit, (speaker, surface)) in enumerate(zip(hits, speakers)):
            own = pieces[n : n + 1]
            if n == 0 and speaker:  # the first cue stands for the sentence: with what its speaker goes on to say
                own += [
                    piece
                    for k, piece in enumerate(pieces)
                    if k and not nested[k] and speakers[k][0] and speakers[k][0].name == speaker.name
                ]
            kind = quote_type(page, own)
            words = () if kind == "indirect" else tuple((q.inner_start, q.inner_end) for _, _, quotes in own for q in quotes)
            start, end, _ = pieces[n]
            name, name_id = (speaker.name, speaker.name_id) if speaker else ("", "")
            statements.append(
                Statement(
                    number,
                    hit.cue_start,
                    hit.cue_end,
                    hit.act,
                    name,
                    name_id,
                    surface,
                    hit.source,
                    hit.addressee,
                    kind,
                    start,
                    end,
                    words,
                )
            )
        self.open_speech = bool(said) and (not said[-1].closed or said[-1].end >= s.end - 2)
        for n, (speaker, _) in enumerate(speakers):
            if speaker and not nested[n]:
                self.chain.append(speaker)
        return statements

    def _speaker(self, number: int, s: Sentence, hit: Hit, earlier: list) -> tuple[Speaker | None, str]:
        """Who speaks, and the whole mention as written (empty for a pronoun or an elided subject)."""
        page = self.page
        phrase = hit.subject
        going_on = hit.kind == "verb" and hit.cue and purposive(page, hit.first, hit.cue)
        if phrase is None and hit.kind == "verb" and not going_on:
            phrase = subject_before(page, s, hit)
        joined = hit.kind == "verb" and hit.cue and hit.cue.conjunction and hit.first > s.first_token + 1
        if phrase is None and not earlier and (hit.kind == "participle" or joined or going_on):
            phrase = subject_of_sentence(page, s, hit)
        if phrase is not None:
            surface = page.text[phrase.whole_start : phrase.whole_end]
            written = page.text[phrase.start : phrase.end]
            if (
                phrase.whole_start > page.starts[phrase.first]
                and page.text[phrase.whole_start - 1] == "ل"
                and written.startswith("ل")
                and not phrase.named
            ):
                written = surface = "ا" + written
            return to_speaker(page, phrase, written), surface
        if hit.kind == "participle" and earlier and earlier[-1][0]:
            return earlier[-1][0], ""
        if earlier and earlier[-1][0]:
            same = [speaker for speaker, _ in earlier[-8:] if speaker]
            return antecedent(hit, same), ""
        pronoun = hit.first and page.forms[hit.first - 1] in page.classes["pronoun"]
        if pronoun and (told := last_person(page, hit, s.start, hit.cue_start)) is not None:
            return told, ""
        return self._earlier(number, hit), ""

    def _earlier(self, number: int, hit: Hit) -> Speaker | None:
        """Whom a verb without subject means: who spoke last, or the subject of the narrated sentence right before.

        A person's act after a medium or document, or after a sentence of narration between, is the narrated subject's; أضاف goes on
        with who spoke.
        """
        page, chain = self.page, self.chain
        found = antecedent(hit, chain)
        settled = found is not None and agrees(hit.cue, found)
        if number == 0 or self.spoken == number - 1 or hit.kind != "verb":
            return found
        impersonal = settled and found.kind in ("medium", "document")
        if settled and not impersonal and hit.act == "add":
            return found
        told = narrated_subject(page, self.sentences[number - 1], hit)
        if told is not None and (not settled or impersonal or told.kind == "name"):
            return told
        if not settled:
            return last_person(page, hit, 0, self.sentences[number].start) or found
        return found

    def _continued(self, s: Sentence, quotes: list[Quote], hits: list[Hit]) -> Statement | None:
        """A paragraph that goes on with the quotation of the one before."""
        if not (self.open_speech and self.chain and quotes):
            return None
        first = quotes[0]
        if first.start > s.start + 1 or first.inner_end - first.inner_start < 20:
            return None
        if any(hit.first and not first.start < hit.cue_start < first.end for hit in hits):
            return None
        speaker = self.chain[-1]
        spans = tuple((quote.inner_start, quote.inner_end) for quote in quotes if quote.depth == 0)
        return Statement(0, s.start, s.start, "add", speaker.name, speaker.name_id, "", "", "", "direct", s.start, s.end, spans)


def _outside(hits: list[Hit], quotes: list[Quote]) -> list[Hit]:
    """The cues without those inside a quotation that the first one introduces: they belong to the quoted words."""
    outer = [quote for quote in quotes if quote.closed and quote.depth == 0]
    starts = [quote.start for quote in outer]
    kept = hits[:1]
    for hit in hits[1:]:
        n = bisect_right(starts, hit.cue_start) - 1
        if n < 0 or outer[n].end <= hit.cue_start or outer[n].start < hits[0].cue_start:
            kept.append(hit)
    return kept


def _repeated(text: str, quotes: dict[int, list[Quote]]) -> frozenset[str]:
    short = Counter(text[q.start : q.end] for group in quotes.values() for q in group if q.end - q.start < 40)
    return frozenset(words for words, count in short.items() if count > 1)


def _nested(page: Page, hits: list[Hit], n: int) -> bool:
    """Whether a cue is part of what an earlier cue of the sentence reports: قال إن الرئيس أكد …"""
    if n == 0:
        return False
    hit = hits[n]
    previous = page.forms[hit.first - 1] if hit.first else ""
    return (
        hit.kind == "verb"
        and previous[:1].isalpha()
        and not (hit.cue and hit.cue.conjunction)
        and previous not in ("فيما", "بينما", "كما")
    )


def _quotes_by_sentence(text: str, sentences: list[Sentence]) -> dict[int, list[Quote]]:
    """The quotations of each sentence; a quotation that runs on ends with its sentence."""
    found: dict[int, list[Quote]] = {}
    marks = mark_offsets(text)
    if not marks:
        return found
    ends = [sentence.end for sentence in sentences]
    position, count = 0, len(sentences)
    while position < count:
        paragraph, last = sentences[position].paragraph, position
        while last + 1 < count and sentences[last + 1].paragraph == paragraph:
            last += 1
        start, end = sentences[position].start, sentences[last].end
        if bisect_left(marks, end) > bisect_left(marks, start):
            _pair_paragraph(text, sentences, position, last, ends, found)
        position = last + 1
    return found


def _pair_paragraph(text, sentences, position, last, ends, found) -> None:
    for quote in pair_quotes(text, sentences[position].start, sentences[last].end).quotes:
        owner = bisect_right(ends, quote.start, position, last)
        if quote.end > ends[owner]:  # a mark without its partner: each sentence is paired by itself
            for each in range(position, last + 1):
                found[each] = pair_quotes(text, sentences[each].start, sentences[each].end).quotes
            return
        found.setdefault(owner, []).append(quote)
