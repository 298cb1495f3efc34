"""Who says what, in whose words."""

from bisect import bisect_right

from khabar.article import Article
from khabar.fold import Tokens
from khabar.lexicon import Lexicon
from khabar.quotes import Quote, pair_quotes
from khabar.records import Mention, Sentence, Statement
from khabar.statements.content import content_span, quote_type, speech
from khabar.statements.find import Hit, find_hits
from khabar.statements.page import Page
from khabar.statements.speakers import Speaker, antecedent, subject_before, subject_of_sentence, to_speaker

__all__ = ["find_cues"]


def find_cues(
    article: Article, tokens: Tokens, sentences: list[Sentence], mentions: list[Mention], lexicon: Lexicon
) -> list[Statement]:
    """The statements of an article in the order of their cues; fields as in SCHEMA "statements"."""
    return _Reader(article, tokens, sentences, mentions, lexicon).statements()


class _Reader:
    """One walk through the article; remembers who has spoken."""

    def __init__(self, article, tokens, sentences, mentions, lexicon):
        self.text, self.sentences = article.text, sentences
        self.page = Page(article.text, tokens, mentions, lexicon)
        self.quotes = _quotes_by_sentence(article.text, sentences)
        self.chain: list[Speaker] = []
        self.open_speech = False

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
        hits = [hit for n, hit in enumerate(hits) if n == 0 or not _within(hit, quotes, hits[0])]
        said = speech(page, quotes)
        speakers: list[tuple[Speaker | None, str]] = []
        for hit in hits:
            speakers.append(self._speaker(s, hit, speakers))
        spans = [content_span(page, s, hit, hits[n + 1] if n + 1 < len(hits) else None) for n, hit in enumerate(hits)]
        statements = []
        for n, (hit, (speaker, surface)) in enumerate(zip(hits, speakers)):
            same = (
                [spans[k] for k in range(n, len(hits)) if speakers[k][0] and speaker and speakers[k][0].name == speaker.name]
                if n == 0
                else [spans[n]]
            )
            same = same or [spans[n]]
            kind = quote_type(page, same, said)
            inner = (
                tuple((q.inner_start, q.inner_end) for q in said if any(start - 1 <= q.start < end for start, end in same))
                if kind != "indirect"
                else ()
            )
            start, end = spans[n]
            statements.append(
                Statement(
                    number,
                    hit.cue_start,
                    hit.cue_end,
                    hit.act,
                    speaker.name if speaker else "",
                    speaker.name_id if speaker else "",
                    surface,
                    hit.source,
                    hit.addressee,
                    kind,
                    start,
                    end,
                    inner,
                )  # fmt: skip
            )
        self.open_speech = bool(said) and (not said[-1].closed or said[-1].end >= s.end - 2)
        for n, (speaker, _) in enumerate(speakers):
            if speaker and not _nested(page, hits, n):
                self.chain.append(speaker)
        return statements

    def _speaker(self, s: Sentence, hit: Hit, earlier: list) -> tuple[Speaker | None, str]:
        """Who speaks, and the whole mention as written (empty for a pronoun or an elided subject)."""
        page = self.page
        phrase = hit.subject
        if phrase is None and hit.kind == "verb":
            phrase = subject_before(page, s, hit)
        if phrase is None and hit.kind == "participle" and not earlier:
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
            same = [speaker for speaker, _ in earlier if speaker]
            return antecedent(hit, same), ""
        return antecedent(hit, self.chain), ""

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


def _within(hit: Hit, quotes: list[Quote], first: Hit) -> bool:
    """A cue inside a quotation that an earlier cue introduces belongs to the quoted words."""
    return any(quote.start > first.cue_start and quote.start < hit.cue_start < quote.end for quote in quotes if quote.closed)


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
    ends = [sentence.end for sentence in sentences]
    position, count = 0, len(sentences)
    while position < count:
        paragraph = sentences[position].paragraph
        last = position
        while last + 1 < count and sentences[last + 1].paragraph == paragraph:
            last += 1
        for quote in pair_quotes(text, sentences[position].start, sentences[last].end).quotes:
            owner = min(bisect_right(ends, quote.start), count - 1)
            found.setdefault(owner, []).append(quote)
        for owner in range(position, last + 1):
            if any(
                quote.end > ends[owner] for quote in found.get(owner, ())
            ):  # one mark without a partner: pair each sentence by itself
                for each in range(owner, last + 1):
                    found[each] = pair_quotes(text, sentences[each].start, sentences[each].end).quotes
                break
        position = last + 1
    return found
