"""What must hold whatever happens to the text: a correction stays on its sentence or becomes an orphan, and is never lost or doubled.

Every line of a text carries who it is, which the kit never sees; every correction carries the line that it was made for. Texts are
made of near and exact copies, so that a guess would be caught.
"""

import random
import shutil
from dataclasses import dataclass, field
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz
from sheets_stub import rows

from khabar import article_from_text
from khabar.sheets import change_cells, corrections, load_annotations, save_annotations, segments
from khabar.sheets.merge import Merged, merge_annotations

POOL = (
    "قال الوزير إن عدد المصابين بلغ 15 شخصا",
    "قال الوزير إن عدد المصابين بلغ 17 شخصا",
    "قال الوزير إن عدد القتلى بلغ 15 شخصا",
    "وأضاف أن الوضع تحت السيطرة.",
    "وأضاف أن الوضع تحت السيطرة.",
    "وأكد ذلك.",
    "نعم",
    "وبدأت المحادثات في تونس يوم الثلاثاء بحضور ممثلين عن الطرفين",
    "وبدأت المحادثات في تونس يوم الأربعاء بحضور ممثلين عن الطرفين",
    "ولم يصدر أي تعليق رسمي على هذه الأنباء حتى الآن",
    '"هذا كلام غير صحيح"، بحسب المتحدث',
    "اقرأ أيضا",
)
NEW_WORDS = [
    "زهرة",
    "قمر",
    "نافذة",
    "حقيبة",
    "ثلج",
    "مصباح",
    "غيمة",
    "طاولة",
    "دفتر",
    "نهر",
    "جسر",
    "ميزان",
    "وردة",
    "مفتاح",
    "شراع",
    "قنديل",
    "خاتم",
    "سلم",
    "مرآة",
    "بوصلة",
]
texts = st.lists(st.sampled_from(POOL), min_size=1, max_size=9)
edit = st.tuples(
    st.sampled_from(
        [
            "letter",
            "drop",
            "word",
            "join",
            "split",
            "insert",
            "delete",
            "move",
            "copy",
            "mark",
            "mark",
            "cut row",
            "join rows",
            "save",
        ]
    ),
    st.integers(0, 30),
    st.integers(0, 60),
)


class Standing(NamedTuple):
    """All that anybody could know a corrected row by who does not see who its lines are. Letters only: spaces come and go."""

    row: str
    first: int  # the lines that the row has a part of, by position in `lines`: from `first` on, before `end`
    end: int
    lines: tuple[str, ...]  # of the whole article

    def could_be(self, now: "Standing") -> bool:
        """Letter for letter the same row of the same lines, and these the only ones then and now, or as often as before between the
        same two lines. One of them gone and the other put there would look the same.
        """
        same = (self.row, self._words()) == (now.row, now._words())
        alone = self._times() == now._times() == 1
        framed = self._frame() == now._frame() and self._frames().count(self._frame()) == now._frames().count(self._frame())
        return same and (alone or framed)

    def _words(self) -> str:
        return "".join(self.lines[self.first : self.end])

    def _times(self) -> int:
        return self.lines.count(self._words()) or "".join(self.lines).count(self._words())

    def _frame(self) -> tuple[str, ...]:
        """Its lines and the two around them."""
        return ("", *self.lines, "")[self.first : self.end + 2]

    def _frames(self) -> list[tuple[str, ...]]:
        framed, length = ("", *self.lines, ""), self.end - self.first + 2
        return [framed[at : at + length] for at in range(len(framed) - length + 1)]


@dataclass
class World:
    """A text whose lines know who they are, and its sheet."""

    lines: list[tuple[str, frozenset]] = field(default_factory=list)
    sheet: list | None = None
    base: list | None = None
    orphans: list = field(default_factory=list)
    made_for: dict[str, frozenset] = field(default_factory=dict)
    stood: dict[str, "Standing"] = field(default_factory=dict)
    born: int = 0

    def add(self, at: int, text: str, copied: frozenset = frozenset()) -> None:
        self.born += 1
        self.lines.insert(at, (text, copied | {self.born}))

    def write(self, at: int) -> None:
        """A sentence that nobody has written before, and that is close to no other."""
        self.add(at, " ".join(random.Random(self.born).sample(NEW_WORDS, 6)) + f" {self.born}")

    @property
    def text(self) -> str:
        return "\n".join(line for line, _ in self.lines)

    def merge(self) -> Merged:
        return merge_annotations(self.base, self.sheet, rows(self.text), self.text, self.orphans)

    def save(self, merged: Merged) -> None:
        self.stood |= {row["note"]: self.standing(row) for row in merged.rows if row["note"]}
        self.sheet, self.base, self.orphans = merged.rows, merged.base, merged.orphans

    def touched(self, row: dict) -> range:
        """The lines that a row has a part of, by position."""
        at, found = 0, []
        for number, (line, _) in enumerate(self.lines):
            if at < int(row["end"]) and int(row["start"]) < at + len(line):
                found.append(number)
            at += len(line) + 1
        return range(found[0], found[-1] + 1) if found else range(0)

    def lines_of(self, row: dict) -> frozenset:
        """Who the lines are that a row has a part of."""
        return frozenset().union(*(self.lines[number][1] for number in self.touched(row)))

    def standing(self, row: dict) -> Standing:
        lines = self.touched(row)
        return Standing(letters_of(row["text"]), lines.start, lines.stop, tuple(letters_of(line) for line, _ in self.lines))

    def check(self) -> None:
        merged = self.merge()
        on_rows = [(row["note"], row) for row in merged.rows if row["note"]]
        orphaned = [orphan.yours for orphan in merged.orphans if orphan.column == "note"]
        assert sorted([mark for mark, _ in on_rows] + orphaned) == sorted(self.made_for), "a correction was lost or doubled"
        for mark, row in on_rows:
            self.assert_home(mark, row)
        assert letters_of("".join(row["text"] for row in merged.rows)) == letters_of(self.text), "the rows are not the text"
        again = self.merge()
        assert (again.rows, again.base, again.orphans) == (merged.rows, merged.base, merged.orphans), "merging twice differs"

    def assert_home(self, mark: str, row: dict) -> None:
        """A row that nobody could tell from the one that was meant is that row from now on, for whoever looks at it."""
        lines = self.lines_of(row)
        if not self.made_for[mark] & lines:
            assert mark in self.stood and self.stood[mark].could_be(self.standing(row)), f"{mark} landed on {row['text']}"
            self.made_for[mark] |= lines

    def apply(self, what: str, where: int, how: int) -> None:
        if what in ("mark", "cut row", "join rows", "save"):
            merged = self.merge()
            self._by_hand(merged, what, where, how)
            self.save(merged)
        elif not self.lines:
            self.write(0)
        else:
            self._edit_text(what, where % len(self.lines), how)

    def _by_hand(self, merged: Merged, what: str, where: int, how: int) -> None:
        if not merged.rows or what == "save":
            return
        row = merged.rows[where % len(merged.rows)]
        article = article_from_text(self.text)
        spaces = [int(row["start"]) + n for n, letter in enumerate(row["text"]) if letter == " "]
        if what == "mark" and not row["note"]:
            mark = f"mark {len(self.made_for) + 1}"
            row["note"] = mark
            self.made_for[mark] = self.lines_of(row)
        elif what == "cut row" and spaces and not row["note"]:
            segments.split_row(article, merged, row["sentence_id"], spaces[how % len(spaces)])
        elif what == "join rows" and row is not merged.rows[-1]:
            following = merged.rows[merged.rows.index(row) + 1]
            if not (row["note"] and following["note"]):
                segments.join_rows(article, merged, row["sentence_id"])
                joined = next(other for other in merged.rows if other["sentence_id"] == row["sentence_id"])
                if joined["note"]:  # the person says it of both now
                    self.made_for[joined["note"]] |= self.lines_of(joined)

    def _edit_text(self, what: str, at: int, how: int) -> None:
        line, who = self.lines[at]
        words = line.split(" ")
        if what == "letter":
            self.lines[at] = line[: how % (len(line) + 1)] + "ظ" + line[how % (len(line) + 1) :], who
        elif what == "drop" and len(line) > 6:
            cut = 1 + how % (len(line) - 2)
            self.lines[at] = line[:cut] + "ث" + line[cut + 1 :], who
        elif what == "word" and len(words) > 3:
            words[how % len(words)] = NEW_WORDS[how % len(NEW_WORDS)]
            self.lines[at] = " ".join(words), who
        elif what == "join" and at + 1 < len(self.lines):
            following, whose = self.lines.pop(at + 1)
            self.lines[at] = f"{line} {following}", who | whose
        elif what == "split" and len(words) > 2:
            cut = 1 + how % (len(words) - 1)
            self.lines[at : at + 1] = [(" ".join(words[:cut]), who), (" ".join(words[cut:]), who)]
        elif what == "insert":
            self.write(at)
        elif what == "copy":
            self.add(how % (len(self.lines) + 1), line, who)  # once the first is deleted, nobody can tell it from a move
        elif what == "delete":
            del self.lines[at]
        elif what == "move":
            self.lines.insert(how % len(self.lines), self.lines.pop(at))


def letters_of(text: str) -> str:
    return "".join(text.split())


def live_through(lines: list[str], edits: list[tuple[str, int, int]]) -> None:
    """The lines, the edits one after the other, and what must hold after each save and at the end."""
    world = World()
    for line in lines:
        world.add(len(world.lines), line)
    for what, where, how in edits:
        by_hand = what in ("mark", "save", "cut row", "join rows")
        if by_hand:  # before a save, which takes what it finds for what was meant
            world.check()
        world.apply(what, where, how)
        if by_hand:
            world.check()
    world.check()


# The same examples at every run: chance still finds a rare counterexample among tens of thousands, which is to be looked at by hand,
# not by whoever has changed a word.
@pytest.mark.slow
@settings(max_examples=2000, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(texts, st.lists(edit, min_size=1, max_size=14))
def test_no_edit_of_the_text_loses_or_misplaces_a_correction(lines, edits):
    live_through(lines, edits)


def test_a_half_of_one_of_three_equal_lines():
    line = "قال الوزير إن عدد المصابين بلغ 15 شخصا"
    live_through([line, line], [("copy", 0, 0), ("cut row", 0, 0), ("mark", 1, 0), ("join", 0, 0), ("delete", 0, 0)])


@pytest.mark.parametrize(
    ("before", "moved"), [([], 0), ([("letter", 0, 1)], 1)], ids=["between the text's ends", "once in the text"]
)
def test_a_half_of_lines_that_changed_places_with_their_copies(before, moved):
    """Four lines, two of them joined; one is moved to the end, and all the letters are where letters like them were."""
    line = "وبدأت المحادثات في تونس يوم الأربعاء بحضور ممثلين عن الطرفين"
    edits = [("copy", 0, 0), *before, ("join", 2, 0), ("join rows", 1, 0), ("cut row", 1, 18), ("mark", 2, 0), ("move", moved, 2)]
    live_through([line, line, line], edits)


def test_a_line_joined_from_two_and_changed_is_not_a_third_line_that_changed_more():
    line = "وأضاف أن الوضع تحت السيطرة."
    live_through([line, line], [("split", 0, 0), ("mark", 2, 0), ("letter", 0, 0), ("word", 2, 0), ("join", 0, 0)])


def test_a_changed_copy_between_the_same_neighbours_is_not_the_line_that_was_there():
    """One of two near lines is deleted, and the other one copied to its place and changed there."""
    lines = ["وأكد ذلك.", "قال الوزير إن عدد المصابين بلغ 15 شخصا", "نعم", "قال الوزير إن عدد المصابين بلغ 17 شخصا"]
    live_through(lines, [("mark", 1, 0), ("delete", 1, 0), ("copy", 2, 1), ("letter", 1, 3)])


def _edited(text: str, dice: random.Random) -> str:
    """The text after one edit as people make them: a letter, a word, a line joined, split, put in, taken out."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    words = lines[at].split(" ")
    match dice.choice(("letter", "word", "join", "split", "insert", "delete")):
        case "letter":
            place = dice.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:place] + "ظ" + lines[at][place:]
        case "word":
            words[dice.randrange(len(words))] = dice.choice(NEW_WORDS)
            lines[at] = " ".join(words)
        case "join" if at + 1 < len(lines):
            lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
        case "split" if len(words) > 1:
            place = dice.randrange(1, len(words))
            lines[at : at + 1] = [" ".join(words[:place]) + ".", " ".join(words[place:])]
        case "insert":
            lines.insert(at, " ".join(dice.sample(NEW_WORDS, 6)) + ".")
        case "delete":
            del lines[at]
    return "\n".join(lines)


@pytest.mark.slow
def test_the_real_reading_of_an_edited_article_keeps_corrections_with_their_words(project, seed):
    """The same through files, splitter and labels: a note says the first words of its sentence, and must stand with most of them."""
    dice = random.Random(3)
    for _ in range(25):
        shutil.rmtree(project.root / "data", ignore_errors=True)
        frame = load_annotations(seed, project)
        chosen = dice.sample(range(len(frame)), 8)
        notes = {(frame["sentence_id"][place], "note"): f"#{place} {frame['text'][place]}" for place in chosen}
        change_cells(seed, "annotations", notes, project)
        text = seed.text
        for _ in range(4):
            text = _edited(text, dice)
            article = article_from_text(text, seed.published, id=seed.article_id)
            save_annotations(article, load_annotations(article, project), project)
        frame, found = load_annotations(article, project), corrections(article, project)
        standing = {row["note"]: row["text"] for row in frame.to_dict("records") if row["note"]}
        orphaned = set(found[(found["state"] == "orphan") & (found["column"] == "note")]["yours"])
        assert sorted([*standing, *orphaned]) == sorted(notes.values())
        for note, words in standing.items():
            assert fuzz.ratio(note.partition(" ")[2], words) > 55, f"{note} landed on {words}"  # four edits of 80 each may add up
