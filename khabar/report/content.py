"""What a report says of one article, gathered from its reading and its sheets; the template only sets it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import count

import pandas as pd

from khabar import sheets
from khabar.annotate import label as label_sentences
from khabar.api import events_frame
from khabar.article import Article
from khabar.doctor import examine
from khabar.events import find_event_records
from khabar.fold import skeleton
from khabar.labels import label
from khabar.lexicon import Lexicon
from khabar.project import Project
from khabar.reading import read
from khabar.records import Issue, Statement
from khabar.report.cards import Cards
from khabar.report.marks import Span, draw
from khabar.report.records import Change, Content, Finding, Line, Said, Share, Speaker, Voice
from khabar.report.rows import Timeline, said, timeline
from khabar.report.safe import visible
from khabar.report.words import Words
from khabar.schema import JOIN, frame

TITLE = 90  # letters of the first sentence that stand in for a title
_NAME_STYLES = {"person": "person", "place": "place", "organisation": "body", "outlet": "body"}
_LABEL = ("speaker", "act", "quote_type", "source", "addressee")  # the columns that say who says it, and how


class Gathering:
    """The work of gathering: one reading and its sheets, with the look-ups that several parts of a report need."""

    def __init__(self, article: Article, project: Project, lang: str, lexicon: Lexicon):
        """Reads the article, and merges what is read with the sheets."""
        self.reading, self.text, self.lang, self.lexicon = read(article, lexicon), article.text, lang, lexicon
        self.words = Words(lang, lexicon)
        self.article, self.project = article, project
        self.records = find_event_records(self.reading)  # they alone know which words tell an event
        machine = frame("annotations", label_sentences(self.reading, self.records))
        self.annotations = sheets.load_annotations(article, project, machine=machine)
        if not self.annotations.equals(machine):
            self.records = find_event_records(self.reading, self.annotations)
        self.event_table = sheets.load_events(article, project, machine=events_frame(self.reading, self.records))
        self.sentences, self.events = self.annotations.to_dict("records"), self.event_table.to_dict("records")
        self.number = {row["sentence_id"]: n for n, row in enumerate(self.sentences, 1)}
        self.starts = [row["start"] for row in self.sentences]
        self.names = {mention.name_id: mention for mention in self.reading.mentions if mention.name_id}

    @cached_property
    def changes(self) -> list[dict]:
        """The cells that are a person's: rows of SCHEMA "corrections"."""
        return sheets.corrections(self.article, self.project).to_dict("records")

    @cached_property
    def changed(self) -> dict[tuple[str, str, str], dict]:
        """The same by sheet, row and column."""
        return {(row["sheet"], row["row_id"], row["column"]): row for row in self.changes}

    def content(self) -> Content:
        """All of a report."""
        findings = self._findings()
        return Content(
            article=self.article,
            title=self.title,
            timeline=self.timeline,
            events=self.event_table,
            lines=self._lines(findings),
            speakers=self.speakers,
            findings=findings,
            changes=[self._change(row) for row in self.changes],
            shares=[_share(row) for row in sheets.accuracy([self.article], self.project).to_dict("records") if row["reviewed"]],
            rules=sorted(Counter(ref.rule for ref in self.reading.dates).items(), key=lambda rule: (-rule[1], rule[0])),
            sentence_ids=[row["sentence_id"] for row in self.sentences],
        )

    @cached_property
    def title(self) -> str:
        """The article's title; else its headline; else the beginning of its first sentence; else its id."""
        article = self.article
        if article.title.strip():
            return article.title.strip()
        headline = next(
            (row for row in self.sentences[:8] if row["role"] == "headline"), self.sentences[0] if self.sentences else None
        )
        text = " ".join(headline["text"].split()) if headline else article.article_id
        if len(text) <= TITLE:
            return text.rstrip(" .،؛")
        return text[:TITLE].rsplit(" ", 1)[0].rstrip(" .،؛:") + "…"

    @cached_property
    def timeline(self) -> Timeline:
        return timeline(self.events, self.lang, self.lexicon)

    def line_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(1, bisect_right(self.starts, offset))

    # Who said what.

    @cached_property
    def speakers(self) -> list[Speaker]:
        """All speakers, those with most statements first; what nobody is named for comes last."""
        numbers, by_speaker = count(1), {}
        for line, statement, row in self.statements:
            corrected = row is not None and self._row_changed(row)
            said = self._said(next(numbers), line, statement, corrected)
            by_speaker.setdefault(_speaker_key(statement), []).append((statement, said))
        speakers = [self._speaker(key, entries) for key, entries in by_speaker.items()]
        return sorted(speakers, key=lambda speaker: (not speaker.name, -len(speaker.said), speaker.said[0].number))

    @cached_property
    def statements(self) -> list[tuple[int, Statement, dict | None]]:
        """The statements in the order of the text, each with its sentence's number: of a sentence, the first as the sheet has it
        (with the sheet's row), the others as read."""
        by_line: dict[int, list[Statement]] = {}
        for statement in self.reading.statements:
            by_line.setdefault(self.line_at(_place(statement)), []).append(statement)
        found = []
        for line, row in enumerate(self.sentences, 1):
            first, *others = by_line.get(line, [None])
            if row["act"] not in ("", "narrate"):
                found.append((line, self._as_in_sheet(row, first), row))
            found += [(line, statement, None) for statement in others]
        return found

    def speaker_names(self) -> list[str]:
        """The speakers' names, those with most statements first."""
        counts = Counter(_speaker_key(statement) for _, statement, _ in self.statements if statement.speaker)
        written = {_speaker_key(statement): statement.speaker for _, statement, _ in reversed(self.statements)}
        return [self._name(key) or written[key] for key, _ in counts.most_common()]

    def _name(self, name_id: str) -> str:
        return self.names[name_id].name_ar if name_id in self.names else ""

    def _row_changed(self, row: dict) -> bool:
        return any(("annotations", row["sentence_id"], column) in self.changed for column in (*_LABEL, "speaker_id", "cue"))

    def _as_in_sheet(self, row: dict, first: Statement | None) -> Statement:
        if first is None:
            first = Statement(0, row["start"], row["start"], "", "", "", "", "", "", "", row["start"], row["end"], ())
        columns = ("act", "speaker", "speaker_id", "source", "addressee", "quote_type")
        as_typed = first._replace(**{column: row[column] for column in columns})
        if as_typed.speaker != first.speaker and as_typed.speaker_id == first.speaker_id:
            return as_typed._replace(speaker_id="")  # another name was typed; the id is still that of the machine's speaker
        return as_typed

    def _said(self, number: int, line: int, statement: Statement, corrected: bool) -> Said:
        start, end = statement.content_start, statement.content_end
        return Said(
            number,
            line,
            self.words.value("act", statement.act),
            self.words.value("quote_type", statement.quote_type),
            self.text[statement.cue_start : statement.cue_end],
            visible(" ".join(self.text[start:end].split())),
            statement.source,
            statement.addressee,
            corrected,
        )

    def _speaker(self, name_id: str, entries: list[tuple[Statement, Said]]) -> Speaker:
        mention = self.names.get(name_id)
        name = (mention.name_ar if mention else "") or entries[0][0].speaker
        said = [said for _, said in entries]
        return Speaker(
            name,
            mention.name_en if mention else "",
            said,
            Counter(entry.act for entry in said).most_common(),
            Counter(entry.quote_type for entry in said).most_common(),
        )

    # The article, sentence by sentence.

    def _lines(self, findings: list[Finding]) -> list[Line]:
        voices: dict[int, list[Voice]] = {}
        for speaker in self.speakers:
            for entry in speaker.said:
                shown = speaker.name_en if self.lang == "en" and speaker.name_en else speaker.name
                voices.setdefault(entry.line, []).append(Voice(entry.number, shown, entry.act, entry.quote_type))
        events: dict[int, list[tuple[int, str]]] = {}
        for row in (*self.timeline.dated, *self.timeline.undated):
            for sentence_id in row.evidence:
                events.setdefault(self.number.get(sentence_id, 0), []).append((row.number, row.label))
        found: dict[int, list[int]] = {}
        for finding in findings:
            for line in finding.lines:
                found.setdefault(line, []).append(finding.number)
        spans, ids, paragraph = self._spans(), count(1), -1
        lines = []
        for number, row in enumerate(self.sentences, 1):
            following = self.text.rfind("\n", 0, row["start"])
            begins, paragraph = following != paragraph, following
            lines.append(
                Line(
                    number,
                    row["role"],
                    begins,
                    self.text[row["start"] : row["end"]],
                    draw(self.text, row["start"], row["end"], spans.get(number, ()), ids),
                    sorted(voices.get(number, ())),
                    [said(when.strip(), self.lang, self.lexicon) for when in row["when"].split(JOIN.strip()) if when.strip()],
                    events.get(number, []),
                    found.get(number, []),
                    any(sheet == "annotations" and row_id == row["sentence_id"] for sheet, row_id, _ in self.changed),
                    row["reviewed"] == "yes",
                    row["note"],
                )
            )
        return lines

    def _spans(self) -> dict[int, list[Span]]:
        """The spans of each sentence; one that crosses a border is in both sentences."""
        found: dict[int, list[Span]] = {}
        for span in self._all_spans():
            if span.start < span.end:
                for number in range(self.line_at(span.start), self.line_at(span.end - 1) + 1):
                    found.setdefault(number, []).append(span)
        return found

    def _all_spans(self) -> Iterator[Span]:
        cards = Cards(self.words)
        for mention in self.reading.mentions:
            style = _NAME_STYLES.get(mention.kind, "other")
            yield Span(mention.start, mention.end, f"name {style}", cards.name(mention))
        for ref in self.reading.dates:
            yield Span(ref.start, ref.end, "date", cards.date(ref))
        firsts: set[int] = set()
        for statement in self.reading.statements:
            row = self.sentences[self.line_at(_place(statement)) - 1]
            first = row["start"] not in firsts
            firsts.add(row["start"])
            told, changed = statement, False
            if first:
                told, changed = self._as_in_sheet(row, statement), self._row_changed(row)
            machine = self._machine_said(row) if changed else []
            yield Span(statement.cue_start, statement.cue_end, "cue", cards.cue(told, machine, changed))
            quote = cards.quote(told, changed)
            yield from (Span(start, end, "quote", quote) for start, end in statement.quote_spans)
        shown = {row.event_id: row for row in (*self.timeline.dated, *self.timeline.undated)}
        for event in self.records:
            if row := shown.get(event.event_id):
                card = cards.event(row, self._event_changed(event.event_id))
                yield from (Span(start, end, "event", card) for start, end in event.triggers)

    def _event_changed(self, event_id: str) -> bool:
        return any(sheet == "events" and row_id == event_id for sheet, row_id, _ in self.changed)

    def _machine_said(self, row: dict) -> list[tuple[str, str]]:
        """The cells of a sentence's label that a person changed, with what the machine had there."""
        changes = ((column, self.changed.get(("annotations", row["sentence_id"], column))) for column in _LABEL)
        return [(column, change["machine"]) for column, change in changes if change]

    # Findings, corrections, accuracy.

    def _findings(self) -> list[Finding]:
        ids = [sentence.id for sentence in self.reading.sentences]
        return [
            Finding(
                number,
                self.words.value("issue", issue.kind),
                (issue.message_ar or issue.message) if self.lang == "ar" else issue.message,
                self._assumed(issue),
                sorted({self.number[ids[n]] for n in issue.sentences if ids[n] in self.number}),
            )
            for number, issue in enumerate(examine(self.reading, self.records), 1)
        ]

    def _assumed(self, issue: Issue) -> str:
        """How the finding was read; in Arabic by its kind, since the doctor says it in English."""
        key = f"assumed.{issue.kind}"
        return issue.assumed if self.lang == "en" else label(key, self.lang, lexicon=self.lexicon, otherwise=issue.assumed)

    def _change(self, row: dict) -> Change:
        return Change(
            self.number.get(row["row_id"]) if row["sheet"] == "annotations" else None,
            "" if row["sheet"] == "annotations" and row["row_id"] in self.number else row["text"] or row["row_id"],
            self.words.value("column", row["column"]),
            self.words.cell(row["column"], row["machine"]),
            self.words.cell(row["column"], row["yours"]),
            "" if row["state"] == "correction" else self.words.value("state", row["state"]),
        )


def _speaker_key(statement: Statement) -> str:
    return statement.speaker_id or skeleton(statement.speaker)


def _place(statement: Statement) -> int:
    """Where a statement stands: at its cue; a continued quotation has none."""
    return statement.cue_start if statement.cue_end > statement.cue_start else statement.content_start


def _share(row: dict) -> Share:
    def percent(name: str) -> tuple[int, int, int] | None:
        if pd.isna(row[name]):
            return None
        return tuple(round(100 * row[key]) for key in (name, f"{name}_low", f"{name}_high"))

    return Share(row["column"], int(row["reviewed"]), percent("precision"), percent("recall"))
