"""Reporting cues with speaker, content and quotations, sentence by sentence."""

from khabar.fold import Tokens
from khabar.lexicon import Lexicon
from khabar.quotes import pair_quotes
from khabar.records import Mention, Sentence, Statement
from khabar.statements.cues import particles, reporting_nouns, verbs
from khabar.statements.phrases import COMPLEMENTISERS, STOPS, speaker_nouns, subject_after

_QUOTES = frozenset('"«“”″')
_PREPOSITIONS = {"علي": "على", "عن": "عن", "الي": "إلى", "من": "من", "في": "في"}


def find_cues(article, tokens: Tokens, sentences: list[Sentence], mentions: list[Mention], lexicon: Lexicon) -> list[Statement]:
    """The statements of an article in the order of their cues; fields as in SCHEMA "statements"."""
    text = article.text
    forms, starts, ends = tokens
    table, phrases, nouns, talk = verbs(lexicon), particles(lexicon), speaker_nouns(lexicon), reporting_nouns(lexicon)
    people = {}
    for m in mentions:
        if m.kind == "person":
            pass
    statements = []
    chain = []
    for number, s in enumerate(sentences):
        if s.role in ("meta", "teaser"):
            continue
        found = []
        i = s.first_token
        while i < s.last_token:
            form = forms[i]
            if form in phrases:
                hit = _particle(i, s, tokens, text, phrases, table, nouns, people)
                if hit:
                    found.append(hit)
                    i = hit[1]
                    continue
            if form in table:
                hit = _verb(i, s, tokens, text, table, nouns, talk, people, lexicon)
                if hit:
                    found.append(hit)
                    i = hit[1]
                    continue
            i += 1
        for n, (cue_first, cue_last, cue, act, phrase, content) in enumerate(found):
            offset = (
                cue.conjunction if cue else (1 if forms[cue_first][0] in "وف" and forms[cue_first] not in ("وفقا", "وفق") else 0)
            )
            offset = 1 if forms[cue_first] in ("ووفقا", "ووفق") else offset
            cue_start = starts[cue_first] + offset
            speaker = surface = ""
            if phrase:
                speaker = text[starts[phrase.name_first] : ends[phrase.name_last - 1]]
                surface = text[starts[phrase.first] : ends[phrase.last - 1]]
                chain.append(speaker)
            elif chain:
                speaker = chain[-1]
            content_start = starts[content] if content < s.last_token else s.end
            kind, spans = _quote_type(text, s, content_start, tokens, content)
            statements.append(
                Statement(
                    number, cue_start, ends[cue_last - 1], act, speaker, "", surface, "", "", kind, content_start, s.end, spans
                )
            )
    return statements


def _particle(i, s, tokens, text, phrases, table, nouns, people):
    forms, starts, ends = tokens
    for words, glued, act, then in phrases[forms[i]]:
        n = len(words)
        if tuple(forms[i : i + n]) != words or i + n >= s.last_token:
            continue
        at = i + n
        if then == "verb":
            at = next((k for k in range(at, min(at + 3, s.last_token)) if forms[k] in table), None)
            if at is None:
                continue
            cue = table[forms[at]][0]
            phrase = subject_after(at + 1, s.last_token, tokens, text, table, nouns, people)
            return (i, at + 1, None, "report" if cue.neutral else cue.act, phrase, s.first_token) if phrase else None
        phrase = subject_after(at, s.last_token, tokens, text, table, nouns, people)
        if glued:
            form = forms[at]
            if not form.startswith("ل"):
                continue
            bare = "ال" + form[2:] if form.startswith("لل") else form[1:]
            if bare not in nouns:
                continue
            end = subject_after(at + 1, s.last_token, tokens, text, table, nouns, people)
            last = end.last if end else at + 1
            from khabar.statements.phrases import Phrase

            phrase = Phrase(at, last, at, last, False)
            return (i, i + n, None, act, phrase, last)
        if phrase and (forms[phrase.first] in nouns):
            return (i, i + n, None, act, phrase, s.first_token)
    return None


def _verb(i, s, tokens, text, table, nouns, talk, people, lexicon):
    forms, starts, ends = tokens
    for cue in table[forms[i]]:
        at = i + 1
        phrase = None
        if cue.tense != "participle":
            phrase = subject_after(at, s.last_token, tokens, text, table, nouns, people)
            if phrase:
                at = phrase.last
        if cue.light:
            window = range(i + 1, min(i + 6, s.last_token))
            hit = next((k for k in window if forms[k] in talk), None)
            if hit is None:
                continue
            if phrase and phrase.last > hit:
                phrase = subject_after(i + 1, hit, tokens, text, table, nouns, people)
            return (i, i + 1, cue, talk[forms[hit]], phrase, hit + 1)
        for k in range(at, min(at + 40, s.last_token)):
            form = forms[k]
            if form in COMPLEMENTISERS and "clause" in cue.takes:
                return (i, i + 1, cue, cue.act, phrase, k + 1)
            if form in _QUOTES or form == ":":
                if form in _QUOTES and k > at + 1 and forms[k - 1] not in ("،", ",", ":", "قائلا"):
                    continue
                return (i, i + 1, cue, cue.act, phrase, k if form in _QUOTES else k + 1)
            if _PREPOSITIONS.get(form) in cue.takes:
                return (i, i + 1, cue, cue.act, phrase, k + 1)
            if form in table and k > at:
                break
        if "object" in cue.takes and phrase and at < s.last_token and forms[at][0].isalpha():
            return (i, i + 1, cue, cue.act, phrase, at)
        if cue.tense == "participle":
            break
    return None


def _quote_type(text, s, content_start, tokens, content):
    quotes = [q for q in pair_quotes(text, s.start, s.end).quotes if q.depth == 0 and q.closed and q.inner_start >= content_start]
    speech = [q for q in quotes if text.count(" ", q.inner_start, q.inner_end) >= 3]
    if not speech:
        return "indirect", ()
    spans = tuple((q.inner_start, q.inner_end) for q in speech)
    first = speech[0]
    rest = text[speech[-1].end : s.end].strip(" .،")
    if not text[content_start : first.start].strip(" :،") and not rest:
        return "direct", spans
    return "mixed", spans
