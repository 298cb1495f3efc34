"""Weeks of work on an article's events: rows corrected, added, taken out by hand; sentences edited or deleted; another reading.

Every sentence tells of one happening that nobody else tells of, and carries who it is, which the kit never sees. What must hold,
whatever the order: a correction stands once, on the event of its happening or among the orphans; an event added by hand stands
once; one that was taken out stays away as long as the machine calls it the same.
"""

import random
from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets_stub import event, rows
from test_sheets_edited_text import NEW_WORDS

from khabar.sheets.merge import Merged, merge_annotations, merge_events
from khabar.sheets.tables import EVENTS
from khabar.sheets.validation import find_faults

KINDS = ("crash", "visit", "talks")
DAYS = ("2025-03-01", "2025-03-02", "2025-03")
LABELS = ("تحطم طائرة قرب المطار", "تحطم طائرة قرب الميناء", "زيارة الرئيس إلى العاصمة", "محادثات الرئيسين في العاصمة")
POOL = ("وتحطمت الطائرة قرب المطار مساء أمس", "وتحطمت الطائرة قرب الميناء مساء أمس", "ووصل الرئيس إلى العاصمة", "وأكد ذلك.")
STEPS = ("letter", "delete", "insert", "kind", "when", "label", "correct", "correct", "add", "take out", "save")
happening = st.tuples(st.sampled_from(POOL), st.sampled_from(KINDS), st.sampled_from(DAYS), st.sampled_from(LABELS))
steps = st.tuples(st.sampled_from(STEPS), st.integers(0, 30), st.integers(0, 60))


@dataclass
class Happening:
    """A sentence and the machine's reading of it."""

    who: int
    line: str
    kind: str
    when: str
    label: str


@dataclass
class News:
    """The happenings, both sheets, and what a person typed: by value, the happening it is about."""

    told: list[Happening] = field(default_factory=list)
    sentences: list | None = None
    sheet: list | None = None
    base: list | None = None
    orphans: list = field(default_factory=list)
    corrected: dict[str, int] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    taken_out: set[int] = field(default_factory=set)
    born: int = 0

    def tell(self, at: int, line: str, kind: str, when: str, label: str) -> None:
        self.born += 1
        self.told.insert(at, Happening(self.born, f"{line} {NEW_WORDS[self.born % len(NEW_WORDS)]}", kind, when, label))

    def reading(self) -> list[dict]:
        """The machine's events: equal ids get a number in the order of the text, as in a timeline."""
        times, found = Counter(), []
        for number, one in enumerate(self.told, 1):
            id = f"{one.kind}-{one.when}"
            times[id] += 1
            id += f"-{times[id]}" * (times[id] > 1)
            found.append(event(id, f"s{number}", kind=one.kind, when=one.when, label_ar=one.label))
        return found

    def merge(self) -> tuple[Merged, list[dict]]:
        text = "\n".join(one.line for one in self.told)
        annotations = merge_annotations(self.sentences, self.sentences, rows(text), text)
        return merge_events(self.base, self.sheet, self.reading(), annotations.moved, self.orphans), annotations.rows

    def save(self) -> None:
        merged, self.sentences = self.merge()
        self.sheet, self.base, self.orphans = merged.rows, merged.base, merged.orphans
        ids = {"evidence": [row["sentence_id"] for row in self.sentences]}
        faults = find_faults(EVENTS, self.sheet, range(2, len(self.sheet) + 2), "events.csv", self.base, "", ids, merged.rows)
        assert not faults, "the kit refuses what it wrote"

    def who(self, row: dict) -> set[int]:
        return {self.told[int(id[1:]) - 1].who for id in row["evidence"].split(" ; ") if id}

    def apply(self, what: str, where: int, how: int) -> None:
        if what == "insert" or not self.told:
            line = " ".join(random.Random(self.born).sample(NEW_WORDS, 6))  # close to no other
            self.tell(where % (len(self.told) + 1), line, KINDS[how % 3], DAYS[how % 3], LABELS[how % 4])
            return
        one = self.told[where % len(self.told)]
        if what == "letter":
            one.line = one.line[: how % len(one.line)] + "ظ" + one.line[how % len(one.line) :]
        elif what == "delete":
            self.told.remove(one)
        elif what == "kind":
            one.kind = KINDS[how % 3]
        elif what == "when":
            one.when = DAYS[how % 3]
        elif what == "label":
            one.label += " " + NEW_WORDS[how % len(NEW_WORDS)]
        else:
            self.check()
            self.save()
            self._by_hand(what, where, how)
        self.check()

    def _by_hand(self, what: str, where: int, how: int) -> None:
        if what == "add":
            value = f"added {len(self.added) + 1}"
            number = 1 + how % len(self.told)
            mine = event(f"mine{len(self.added)}", f"s{number}", kind=KINDS[how % 3], when=DAYS[how % 3], label_ar=value)
            self.sheet.append(mine | {"event_id": ""})
            self.added.add(value)
        if not self.sheet:
            return
        row = self.sheet[where % len(self.sheet)]
        if row["label_ar"] in self.added:
            return
        if what == "correct" and not row["place"]:
            row["place"] = f"place {len(self.corrected) + 1}"
            (self.corrected[row["place"]],) = self.who(row)
        elif what == "take out" and not row["place"] and len(self.sheet) > 1:
            self.sheet.remove(row)
            self.taken_out |= self.who(row)

    def check(self) -> None:
        merged, _ = self.merge()
        shown = {row["place"]: row for row in merged.rows if row["place"]}
        lost = [orphan.yours for orphan in merged.orphans if orphan.column == "place"]
        assert sorted([row["place"] for row in merged.rows if row["place"]] + lost) == sorted(self.corrected)
        for place, row in shown.items():
            assert self.who(row) == {self.corrected[place]}, f"{place} stands on another event: {row['label_ar']}"
        labels = Counter(row["label_ar"] for row in merged.rows)
        assert all(labels[label] == 1 for label in self.added), "an event added by hand was lost or doubled"
        ids = Counter(row["event_id"] for row in merged.rows)
        assert max(ids.values(), default=1) == 1, "two events of one id"
        told = set().union(*map(self.who, (row for row in merged.rows if row["label_ar"] not in self.added)))
        assert {one.who for one in self.told} <= told | self.taken_out, "an event is missing that nobody took out"
        again, _ = self.merge()
        assert again == merged, "merging twice differs"


def live_through(lines: list[tuple[str, str, str, str]], story: list[tuple[str, int, int]]) -> None:
    news = News()
    for line in lines:
        news.tell(len(news.told), *line)
    for what, where, how in story:
        news.apply(what, where, how)
    news.check()


@pytest.mark.slow
@settings(max_examples=700, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(happening, min_size=1, max_size=5), st.lists(steps, min_size=1, max_size=14))
def test_no_story_loses_doubles_or_misplaces_what_was_said_of_an_event(lines, story):
    live_through(lines, story)
