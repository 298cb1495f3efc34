"""What the desk shows, as plain lists and dicts that travel to the page: rows, marks, choices, words.

Every offset counts Python characters; the page turns them into its own (`js/text.js`). Empty is "", as in the files.
"""

from bisect import bisect_right
from collections import Counter
from datetime import date
from functools import lru_cache

import pandas as pd

from khabar import fold
from khabar.article import Article
from khabar.charts.axis import lay_out
from khabar.labels import LANGUAGES, labels
from khabar.lexicon import Lexicon
from khabar.reading import Reading
from khabar.say import say_interval
from khabar.schema import ACTS, COLUMNS, JOIN, NAME_KINDS, QUOTE_TYPES, ROLES
from khabar.sheets.merge import Change
from khabar.tables import to_html

CELLS = tuple(name for name in COLUMNS["annotations"] if name not in ("sentence_id", "start", "end", "text"))
# Groups of `labels.csv` that the page needs.
_GROUPS = ("act.", "quote_type.", "role.", "name_kind.", "column.", "status.", "state.", "desk")
_SPEAKERS = ("person", "organisation", "outlet", "role")
_STATIC = ("speaker", "act", "quote_type", "when", "reviewed", "note")


def article_facts(article: Article, rows: list[dict]) -> dict:
    """The article itself: what never changes while the desk is open. Without a title it goes by its headline, else by its id."""
    headline = next((row["text"] for row in rows if row["role"] == "headline"), "")
    return {
        "id": article.article_id,
        "text": article.text,
        "title": article.title or headline or article.article_id,
        "published": spell(article.published.isoformat()) if article.published else None,
        "language": article.language,
    }


def words_of(lexicon: Lexicon) -> dict[str, list[str]]:
    """The interface's words: `{key: [ar, en]}`."""
    return {key: list(pair) for key, pair in labels(lexicon).items() if key.startswith(_GROUPS)}


def fixed_choices(lexicon: Lexicon) -> dict:
    """What the page needs besides the article: allowed values, words of the interface, and how letters are folded in a search."""
    return {
        "columns": list(CELLS),
        "choices": {"act": list(ACTS), "quote_type": list(QUOTE_TYPES), "role": list(ROLES), "kind": list(NAME_KINDS)},
        "words": words_of(lexicon),
        "fold": {"letters": fold.LETTERS | fold.DIGITS, "marks": fold.MARKS},
        "join": JOIN,
    }


def rows_of(article: Article, rows: list[dict[str, str]]) -> list[dict]:
    """One dict a sentence: `id`, `start`, `end`, `text`, `paragraph`, and every cell of the sheet."""
    breaks = [at for at, char in enumerate(article.text) if char == "\n"]
    out = []
    for row in rows:
        start = int(row["start"])
        shown = {"id": row["sentence_id"], "start": start, "end": int(row["end"]), "text": row["text"]}
        out.append(shown | {"paragraph": bisect_right(breaks, start)} | {name: row[name] for name in CELLS})
    return out


def as_cell(value: object) -> str:
    """A cell as it stands in the file: missing is ""."""
    return "" if pd.isna(value) else str(value)


def hand_made(changes: list[Change]) -> dict[str, dict]:
    """What a person changed in the sentence sheet: `{sentence_id: {column: {machine, base, state}}}`.

    `reviewed` and `note` are left out, since the kit never writes there, and so are rows that were split or joined.
    """
    mine: dict[str, dict] = {}
    for change in changes:
        if change.column in CELLS and change.column not in ("reviewed", "note"):
            cell = {"machine": change.machine, "base": change.base, "state": change.state}
            mine.setdefault(change.row_id, {})[change.column] = cell
    return mine


def marks_of(reading: Reading) -> list[list]:
    """What is marked in the text: `[start, end, kind, title, name_id]` for each name, date and cue, in the order of the text."""
    marks = [[m.start, m.end, m.kind, _both(m.name_ar, m.name_en), m.name_id] for m in reading.mentions]
    marks += [[d.start, d.end, "date", d.edtf or d.timex, ""] for d in reading.dates]
    marks += [[s.cue_start, s.cue_end, "cue", s.act, ""] for s in reading.statements if s.cue_end > s.cue_start]
    return sorted(marks, key=lambda mark: (mark[0], -mark[1]))


def _both(arabic: str, english: str) -> str:
    return " · ".join(filter(None, (arabic, english)))


def people_here(reading: Reading, rows: list[dict]) -> list[dict]:
    """Who speaks or is named in this article, the most frequent speaker first: `{name, id, note, kind}`."""
    counts: Counter = Counter()
    notes: dict[str, tuple[str, str]] = {}
    for row in rows:
        if row["speaker"]:
            counts[row["speaker"], row["speaker_id"]] += 100  # who speaks comes before who is only named
    for statement in reading.statements:
        if statement.speaker:
            counts[statement.speaker, statement.speaker_id] += 10
    known = {name_id for _, name_id in counts if name_id}
    for mention in reading.mentions:
        notes.setdefault(mention.name_id, (mention.name_en or mention.title, mention.kind))
        if mention.kind in _SPEAKERS and mention.name_id not in known:
            counts[mention.name_ar or reading.article.text[mention.start : mention.end], mention.name_id] += 1
    people, seen = [], set()
    for (name, name_id), _ in counts.most_common():
        if not name_id or name_id not in seen:  # one entry a person, under the name most often given as speaker
            note, kind = notes.get(name_id, ("", "")) if name_id else ("", "")
            people.append({"name": name, "id": name_id, "note": note, "kind": kind})
            seen.add(name_id)
    return people


def people_known(lexicon: Lexicon) -> list[dict]:
    """The people, bodies and outlets of the lexicon, by their fullest form: `{name, id, note}`."""
    out: dict[str, dict] = {}
    for file in ("people", "organisations", "outlets"):
        for row in lexicon.rows(file):
            out.setdefault(row["name_id"], {"name": row["form"], "id": row["name_id"], "note": row["name_en"]})
    return list(out.values())


def event_choices(rows: list[dict[str, str]]) -> list[dict]:
    """The events of the article as the desk offers them: `{id, label: [ar, en], when: [ar, en], …}`."""
    out = []
    for cell in rows:
        out.append(
            {
                "id": cell["event_id"],
                "kind": cell["kind"],
                "label": [cell["label_ar"] or cell["label_en"], cell["label_en"] or cell["label_ar"]],
                "edtf": cell["when"],
                "when": spell(cell["when"]),
                "precision": cell["precision"],
                "status": cell["status"] or "happened",
                "evidence": [part for part in cell["evidence"].split(JOIN) if part],
            }
        )
    return out


@lru_cache(maxsize=4096)
def spell(when: str) -> list[str]:
    """EDTF dates joined by ` ; ` in words, Arabic and English; what is no EDTF stands as it was typed."""
    parts = [part.strip() for part in when.split(";") if part.strip()]
    return ["، ".join(_spell_one(part, "ar") for part in parts), ", ".join(_spell_one(part, "en") for part in parts)]


def _spell_one(part: str, lang: str) -> str:
    try:
        return say_interval(part, lang)
    except ValueError:
        return part


def static_table(sheet: pd.DataFrame, mine: dict[str, dict], lexicon: Lexicon, lang: str) -> str:
    """The sheet as an HTML table for where no widget can be drawn; a cell that a person changed is marked `✎`."""
    words = {key: pair[LANGUAGES.index(lang)] for key, pair in labels(lexicon).items()}
    table = {words[f"column.{name}"]: sheet[name] for name in ("sentence_id", "text")}
    for name in _STATIC:
        table[words[f"column.{name}"]] = [
            _shown(words, name, as_cell(value)) + (" ✎" if name in mine.get(row_id, {}) else "")
            for row_id, value in zip(sheet["sentence_id"], sheet[name])
        ]
    return to_html(pd.DataFrame(table))


def _shown(words: dict[str, str], column: str, value: str) -> str:
    if column == "reviewed":
        return "✓" if value else ""
    return words.get(f"{column}.{value}", value)


def axis_of(events: pd.DataFrame) -> dict:
    """Where the events stand in time, 0 to 1, on the chart's own axis: `spans` by event_id, `breaks`, `ticks` with their words."""
    days = {
        record["event_id"]: (_day(record["earliest"]), _day(record["latest"]))
        for record in events.to_dict("records")
        if as_cell(record["when"])
    }
    axis = lay_out(days.values())
    if not axis.segments:
        return {"spans": {}, "breaks": [], "ticks": []}
    return {
        "spans": {event_id: list(axis.span(*span)) for event_id, span in days.items()},
        "breaks": [list(cut) for cut in axis.breaks],
        "ticks": [[tick.position, *(_tick_words(tick, lang) for lang in LANGUAGES)] for tick in axis.ticks()],
    }


def _day(moment) -> date | None:
    return None if pd.isna(moment) else moment.date()


def _tick_words(tick, lang: str) -> str:
    known = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[tick.unit]
    return say_interval(tick.day.strftime(known), lang)
