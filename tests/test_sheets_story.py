"""Weeks of work on one sheet: cells typed, cleared, rows taken out, put back, swapped, cut in the file; text and machine change between.

What must hold, whatever the order: a typed value stands once, on its sentence or among the orphans; an emptied cell stays empty; a
cell that nobody touched says what the machine says now; a sentence is missing only when a person took it out; what the kit wrote is
never refused by the kit; and merging once more changes nothing.
"""

from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheets_stub import rows
from test_sheets_edited_text import World, letters_of, texts

from khabar.schema import COLUMNS
from khabar.sheets.merge import Merged, merge_annotations
from khabar.sheets.tables import ANNOTATIONS
from khabar.sheets.validation import find_faults

TYPED = ("note", "speaker", "source")  # the machine says nothing in the first, the same in all rows of the others
CLEARED = "addressee"  # nobody types here: an empty cell is one that was emptied
TEXT_EDITS = ("letter", "drop", "word", "join", "split", "insert", "delete", "move", "copy")
BY_HAND = ("type", "type over", "clear", "take out", "put back", "swap", "cut", "machine", "save")
moves = st.tuples(st.sampled_from((*TEXT_EDITS, *BY_HAND, "type", "take out", "save")), st.integers(0, 30), st.integers(0, 60))


@dataclass
class Story(World):
    """A world whose sheet is edited as a file, between two runs of the kit."""

    version: int = 1
    typed: dict[str, str] = field(default_factory=dict)  # column, by value; `made_for` has the lines
    emptied: int = 0
    taken_out: list[tuple[frozenset, str]] = field(default_factory=list)
    cut: list[frozenset] = field(default_factory=list)
    kept: list[dict] | None = None
    bin: list[tuple[dict, list[dict], tuple]] = field(default_factory=list)

    def says(self) -> list[dict]:
        said = f"machine {self.version}"
        return rows(self.text, speaker=said, source=said, addressee=said)

    def merge(self) -> Merged:
        return merge_annotations(self.base, self.sheet, self.says(), self.text, self.orphans)

    def save(self, merged: Merged) -> None:
        self.sheet, self.base, self.orphans = merged.rows, merged.base, merged.orphans
        self.kept = [dict(row) for row in merged.rows]
        self.emptied = count_emptied(merged)  # as it was found right just before
        self._remember_where_all_stands()

    def _remember_where_all_stands(self) -> None:
        self.stood |= {row[column]: self.standing(row) for row in self.sheet for column in TYPED if row[column] in self.typed}

    def faults(self) -> list:
        known = {"evidence": (), "events": ()}
        numbers = range(2, len(self.sheet) + 2)
        return find_faults(ANNOTATIONS, self.sheet, numbers, "sheet.csv", self.base, self.text, known, self.kept)

    def apply(self, what: str, where: int, how: int) -> None:
        if what not in BY_HAND:
            super().apply(what, where, how)
        elif what == "machine":
            self.version += 1
        else:
            self.check()
            self.save(self.merge())
            assert not self.faults(), "the kit refuses what it wrote"
            if self.sheet:
                self._in_the_file(what, where % len(self.sheet), how)
                self._remember_where_all_stands()
            self.check()

    def _in_the_file(self, what: str, place: int, how: int) -> None:
        row, column = self.sheet[place], TYPED[how % len(TYPED)]
        lines = self.lines_of(row)
        if what == "type" and row[column] not in self.typed:
            self._type(row, column)
        elif what == "type over":  # several cells of a row, some of which hold what was typed before
            for column in TYPED[: 1 + how % len(TYPED)]:
                self.typed.pop(row[column], None)
                self._type(row, column)
        elif (
            what == "clear"
            and row[CLEARED]
            and any(row["text"] == said["text"] and row["start"] == said["start"] for said in self.base)
        ):
            row[CLEARED] = ""
            self.emptied += 1
        elif what == "take out" and (len(self.sheet) > 1 or len(self.base) == 1):
            self.taken_out.append((lines, letters_of(row["text"])))
            self.bin.append((row, self.base, self.taken_out[-1]))
            del self.sheet[place]
            self._forget(row)
        elif what == "put back" and self.bin and self.bin[-1][1] == self.base:
            row, _, entry = self.bin.pop()
            before, self.sheet = self.sheet, [*self.sheet, row]
            if self.faults():  # it stands there already
                self.sheet = before
            else:
                self.taken_out.remove(entry)  # not by the lines of now: equal ones may have changed places
                self.typed |= {row[c]: c for c in TYPED if row[c].startswith("typed")}
                self.emptied += not row[CLEARED]
        elif what == "swap":
            other = how % len(self.sheet)
            before = self.merge()
            self.sheet[place], self.sheet[other] = self.sheet[other], self.sheet[place]
            assert self.merge() == before, "the order of the rows says something"
        elif what == "cut" and " " in row["text"]:
            self._cut_in_the_file(row, place, how)

    def _type(self, row: dict, column: str) -> None:
        row[column] = f"typed {len(self.stood) + len(self.typed) + self.born}.{self.count()}"
        self.typed[row[column]] = column
        self.made_for[row[column]] = self.lines_of(row)

    def count(self) -> int:
        self.number = getattr(self, "number", 0) + 1
        return self.number

    def _cut_in_the_file(self, row: dict, place: int, how: int) -> None:
        """Two rows with ids of the person's own in place of one; what was typed in it stays in the first."""
        spaces = [number for number, letter in enumerate(row["text"]) if letter == " "]
        at, start = spaces[how % len(spaces)], int(row["start"])
        if not row[CLEARED]:  # in a row of a person's own, which the machine says nothing of, an empty cell is just empty
            self.emptied -= 1
            row[CLEARED] = "filled"
        first = row | {"sentence_id": f"mine{self.count()}", "end": str(start + at), "text": row["text"][:at]}
        second = (
            row
            | dict.fromkeys(TYPED, "")
            | {"sentence_id": f"mine{self.count()}", "start": str(start + at + 1), "text": row["text"][at + 1 :]}
        )
        self.sheet[place : place + 1] = [first, second]
        self.cut.append(self.lines_of(row))

    def _forget(self, row: dict) -> None:
        """The person threw it away."""
        for column in TYPED:
            self.typed.pop(row[column], None)
        self.emptied -= not row[CLEARED]

    def check(self) -> None:
        merged = self.merge()
        shown = [(row[column], column, row) for row in merged.rows for column in TYPED if row[column].startswith("typed")]
        lost = [(o.yours, o.column) for o in merged.orphans if o.yours.startswith("typed")]
        wanted = Counter((value, column) for value, column in self.typed.items())
        assert Counter([(value, column) for value, column, _ in shown] + lost) == wanted, "a typed cell was lost or doubled"
        for value, _, row in shown:
            self.assert_home(value, row)
        self._check_emptied(merged)
        self._check_untouched(merged)
        self._check_taken_out(merged)
        again = self.merge()
        assert (again.rows, again.base, again.orphans) == (merged.rows, merged.base, merged.orphans), "merging twice differs"

    def _check_emptied(self, merged: Merged) -> None:
        """Of orphans that say the same of the same row, words and neighbours, one is kept: of empty cells nobody could tell."""
        if count_emptied(merged) != self.emptied:
            lost = merge_annotations(self.base, self.sheet, self.says(), self.text).orphans
            alike = [o for o in lost if o in self.orphans and o in merged.orphans and o.column == CLEARED and not o.yours]
            assert count_emptied(merged) + len(alike) == self.emptied, "an emptied cell was lost or doubled"

    def _check_untouched(self, merged: Merged) -> None:
        said = {(row["start"], row["end"]) for row in merged.machine}
        self.cut += [self.lines_of(row) for row in merged.rows if (row["start"], row["end"]) not in said]
        made = frozenset().union(*self.cut)
        for row in merged.rows:
            if not self.lines_of(row) & made:
                for column in (*TYPED[1:], CLEARED):
                    own = row[column].startswith("typed") or (column == CLEARED and row[column] == "")
                    assert own or row[column] == f"machine {self.version}", (
                        f"{column} of {row['text']} does not follow the machine"
                    )

    def _check_taken_out(self, merged: Merged) -> None:
        covered = {n for row in merged.rows for n in range(int(row["start"]), int(row["end"]))}
        at = 0
        for line, who in self.lines:
            if any(not letter.isspace() and at + n not in covered for n, letter in enumerate(line)):
                same = letters_of(line)
                assert any(lines & who or same == letters for lines, letters in self.taken_out), f"nobody took out {line}"
            at += len(line) + 1


def count_emptied(merged: Merged) -> int:
    """On rows and among the orphans."""
    empty = sum(not row[CLEARED] for row in merged.rows)
    return empty + sum(orphan.column == CLEARED and not orphan.yours for orphan in merged.orphans)


def live_through(lines: list[str], story: list[tuple[str, int, int]]) -> None:
    world = Story()
    for line in lines:
        world.add(len(world.lines), line)
    for what, where, how in story:
        world.apply(what, where, how)
    world.check()


# The same examples at every run, for the reason that stands above the test in test_sheets_edited_text.py.
@pytest.mark.slow
@settings(max_examples=1000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(texts, st.lists(moves, min_size=1, max_size=16))
def test_no_story_of_edits_loses_doubles_or_misplaces_a_cell(lines, story):
    live_through(lines, story)


def test_the_story_speaks_of_columns_that_people_edit():
    assert {*TYPED, CLEARED} <= set(ANNOTATIONS.cells) <= set(COLUMNS["annotations"])


def test_a_changed_copy_of_another_line_is_not_the_line_that_changed_more():
    """The second line gets another word; above it a copy of the first, a letter apart, is put in, which is closer to what it was."""
    line = "وأضاف أن الوضع تحت السيطرة."
    story = [("letter", 0, 0), ("type", 1, 0), ("word", 1, 0), ("copy", 0, 0), ("letter", 1, 0)]
    live_through([line, line], story)


def test_a_sheet_that_the_kit_wrote_without_rows_is_no_fault():
    """The only row left is joined, in the text, with the sentence that was taken out."""
    story = [("take out", 0, 0), ("join", 0, 0), ("type", 0, 0)]
    live_through(["قال الوزير إن عدد المصابين بلغ 15 شخصا", "وأكد ذلك."], story)


def test_a_line_joined_from_two_is_not_a_third_line_that_changed_more():
    line = "وأضاف أن الوضع تحت السيطرة."
    story = [("letter", 0, 0), ("split", 0, 0), ("type", 2, 0), ("word", 2, 0), ("join", 0, 0)]
    live_through([line, line], story)


def test_of_equal_rows_one_may_be_taken_out_and_put_back_where_the_other_stands_by_now():
    line = "قال الوزير إن عدد المصابين بلغ 15 شخصا"
    live_through([line, line], [("take out", 0, 0), ("move", 0, 1), ("put back", 0, 0)])


def test_empty_cells_of_equal_rows_are_one_orphan():
    line = "قال الوزير إن عدد المصابين بلغ 15 شخصا"
    story = [("copy", 0, 0), ("take out", 0, 0), ("clear", 0, 0), ("copy", 0, 0), ("clear", 1, 0), ("letter", 0, 0)]
    live_through([line, line], story)


def test_an_orphan_of_two_equal_lines_does_not_come_home_to_the_other_one():
    """Both stand between equal neighbours; the one that was typed in is changed, so that its words stand once by now."""
    near, line = "قال الوزير إن عدد المصابين بلغ 17 شخصا", "قال الوزير إن عدد المصابين بلغ 15 شخصا"
    live_through([line, line, near, line, near, line], [("type", 2, 0), ("letter", 2, 0)])
