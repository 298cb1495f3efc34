"""What people wrote into the annotations sheet, laid over the machine's dates and speakers."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from khabar.annotate import whens_of
from khabar.events.told import Told
from khabar.intervals import read_edtf
from khabar.reading import Reading
from khabar.schema import JOIN

OUTLET = "outlet"


@dataclass
class Edits:
    """The sheet's rows by the position of their sentence, and what the machine would have written there."""

    rows: dict[int, dict[str, str]] = field(default_factory=dict)
    machine_when: dict[int, list[str]] = field(default_factory=dict)
    first_cue: dict[int, int] = field(default_factory=dict)
    machine_speaker: dict[int, str] = field(default_factory=dict)

    @cached_property
    def redated(self) -> set[int]:
        """The sentences whose dates a person changed."""
        return {number for number, row in self.rows.items() if _values(row["when"]) != self.machine_when.get(number, [])}

    def dates(self, told: list[Told]) -> list[Told]:
        """The tellings with the dates that people gave their sentences: a changed date changes the events it dates, a deleted one
        leaves them undated, an added one goes to the sentence's first event that has none."""
        for number in self.redated:
            yours, machine = _values(self.rows[number]["when"]), self.machine_when.get(number, [])
            gone = [when for when in machine if when not in yours]
            new = [when for when in yours if when not in machine]
            replaced, spare = dict(zip(gone, new)), new[len(gone) :]
            for one in told:
                if one.sentence == number and one.when in gone:
                    _set_when(one, replaced.get(one.when, ""))
                elif one.sentence == number and not one.when and spare:
                    _set_when(one, spare.pop(0))
        return told

    def assertion(self, told: Told) -> tuple[str, str, str]:
        """Who says so, with which act, in whose words: the outlet, the speaker of the statement, or whom a person named."""
        statement, row = told.statement, self.rows.get(told.sentence)
        mine = statement is None or statement.cue_start == self.first_cue.get(told.sentence)
        if row is not None and mine and (statement is not None or row["speaker"] != self.machine_speaker.get(told.sentence, "")):
            if not row["speaker"]:
                return OUTLET, "", ""
            return row["speaker"], row["act"], row["quote_type"]
        if statement is None or not statement.speaker:
            return OUTLET, "", ""
        return statement.speaker, statement.act, statement.quote_type


def edits_of(reading: Reading, annotations: pd.DataFrame | None) -> Edits:
    """The edits in a sheet; none without a sheet. Rows of sentences that the article does not have are left out."""
    if annotations is None or not len(annotations):
        return Edits()
    position = {sentence.id: number for number, sentence in enumerate(reading.sentences)}
    edits = Edits()
    columns = ["sentence_id", "when", "speaker", "act", "quote_type"]
    for sentence_id, *cells in zip(*(annotations[column] for column in columns)):
        if sentence_id in position:
            edits.rows[position[sentence_id]] = {
                name: "" if pd.isna(cell) else str(cell) for name, cell in zip(columns[1:], cells)
            }
    edits.machine_when = {number: whens_of(reading, number) for number in range(len(reading.sentences))}
    for statement in reading.statements:
        if statement.sentence not in edits.first_cue:
            edits.first_cue[statement.sentence] = statement.cue_start
            edits.machine_speaker[statement.sentence] = statement.speaker
    return edits


def _values(cell: str) -> list[str]:
    return [value.strip() for value in cell.split(JOIN.strip()) if value.strip()]


def _set_when(told: Told, when: str) -> None:
    interval = read_edtf(when)
    told.when, told.earliest, told.latest = when, interval.earliest, interval.latest
    if not when:
        told.date_spans = []
