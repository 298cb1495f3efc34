"""One statement told twice, with what differs between the versions.

An article often gives a statement once paraphrased and once quoted. The two are worth reading side by side: what only one of them
says is where an outlet chose its words.
"""

from bisect import bisect_left
from collections import defaultdict

from khabar.doctor.place import quoted
from khabar.reading import Reading
from khabar.records import Event, Issue, Statement

SHARED = 0.6  # of the shorter version's words, names left out
LEAST = 4  # words in common
COMMON = 3  # a word in more statements than this tells nothing
SHORT = 3  # letters: shorter words are particles


def find_retellings(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each pair of statements, of one speaker as far as is known, that share most of their words."""
    versions = list(_versions(reading))
    if len(versions) < 2:
        return []
    holders = defaultdict(list)
    for number, (_, words) in enumerate(versions):
        for word in words:
            holders[word].append(number)
    shared = defaultdict(int)
    for numbers in holders.values():
        if 1 < len(numbers) <= COMMON:
            for later, second in enumerate(numbers):
                for first in numbers[:later]:
                    shared[first, second] += 1
    return [
        _issue(reading, versions[a], versions[b])
        for (a, b), count in shared.items()
        if count >= LEAST and _is_same(versions[a], versions[b])
    ]


def _versions(reading: Reading):
    """The first statement of each sentence with its content's words: folded form -> its last token, names left out."""
    tokens, sentences = reading.tokens, reading.sentences
    named: set[int] | None = None
    seen = set()
    for statement in reading.statements:
        sentence = sentences[statement.sentence]
        if statement.sentence in seen or sentence.role != "body":
            continue
        seen.add(statement.sentence)
        if named is None:
            named = _named(reading)
        first = bisect_left(tokens.starts, statement.content_start, sentence.first_token, sentence.last_token)
        last = bisect_left(tokens.starts, statement.content_end, first, sentence.last_token)
        words = {form: n for n, form in enumerate(tokens.forms[first:last], first) if len(form) > SHORT and n not in named}
        if len(words) >= LEAST:
            yield statement, words


def _named(reading: Reading) -> set[int]:
    """The tokens of names."""
    starts = reading.tokens.starts
    return {n for m in reading.mentions for n in range(bisect_left(starts, m.whole_start), bisect_left(starts, m.whole_end))}


def _is_same(a: tuple[Statement, dict], b: tuple[Statement, dict]) -> bool:
    (first, words), (second, others) = a, b
    speakers = {first.speaker_id or first.speaker, second.speaker_id or second.speaker} - {""}
    return len(speakers) <= 1 and len(words.keys() & others.keys()) >= SHARED * min(len(words), len(others))


def _issue(reading: Reading, a: tuple[Statement, dict], b: tuple[Statement, dict]) -> Issue:
    (first, words), (second, others) = a, b
    sentences = reading.sentences
    one, two = sentences[first.sentence].id, sentences[second.sentence].id
    text, (_, starts, ends) = reading.article.text, reading.tokens
    only_one = " ".join(text[starts[n] : ends[n]] for form, n in words.items() if form not in others)
    only_two = " ".join(text[starts[n] : ends[n]] for form, n in others.items() if form not in words)
    return Issue(
        "told twice",
        (first.sentence, second.sentence),
        f"{one} ({first.quote_type}) and {two} ({second.quote_type}) tell one statement. Only in {one}: {quoted(only_one)}. Only in {two}: {quoted(only_two)}.",
        f"الجملتان {one} و{two} تنقلان قولا واحدا. في الأولى وحدها: {quoted(only_one)}. في الثانية وحدها: {quoted(only_two)}.",
        "Both stand as statements; count them as one.",
        sentences[second.sentence].start,
        sentences[second.sentence].end,
    )
