"""What the grammar reads, before any day is counted: one small tuple a kind of expression.

A shift is -1 (الماضي), 0 (الجاري), 1 (المقبل), `same` (نفسه), `next` (التالي) or `before` (السابق).
"""

from typing import NamedTuple

Shift = int | str | None


class Cal(NamedTuple):
    """A date by its parts; what the words do not say is None. `shift` places the whole of it: 25 يونيو الماضي."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hijri: bool = False
    year_shift: Shift = None
    month_shift: Shift = None
    week_shift: Shift = None
    shift: Shift = None


class Away(NamedTuple):
    """So many units from the day of publication: أمس، الشهر الماضي، قبل ثلاثة أيام. `shift` counts from the date named before.

    Beyond the shifts above it is `after` (بعد يومين: from the date named before, or from publication for what lies ahead) or `then`
    (بعدها بيومين: from the date named before, and from nothing else).
    """

    unit: str
    n: int = 0
    shift: Shift = None


class Run(NamedTuple):
    """Several units up to the day of publication or from it on: الأيام الثلاثة الماضية."""

    unit: str
    n: int
    side: int


class Part(NamedTuple):
    """START, MID or END of a period."""

    name: str
    whole: "Node"


class Fraction(NamedTuple):
    """The n-th of so many parts of a period, of the year at hand where none is named; -1 is the last."""

    n: int
    parts: int
    whole: "Node | None"


class Edge(NamedTuple):
    """The first n units of a period, or its last ones where n is negative: الأشهر الستة الأولى من 2016."""

    unit: str
    n: int
    whole: "Node"


class Nth(NamedTuple):
    """The n-th unit or weekday within a period: الأسبوع الأول من أكتوبر."""

    n: int
    unit: str
    weekday: int | None
    whole: "Node"


class Season(NamedTuple):
    code: int
    year: int | None = None
    year_shift: Shift = None
    shift: Shift = None


class Decade(NamedTuple):
    """By its tens, in a century if one is named, or by its first year."""

    tens: int
    century: int | None = None
    century_shift: Shift = None


class Century(NamedTuple):
    n: int | None = None
    shift: Shift = None
    hijri: bool = False


class Weekend(NamedTuple):
    shift: Shift


class Clock(NamedTuple):
    """A part of the day or an hour, of a day if one is named."""

    part: str
    hour: int | None
    minute: int
    day: "Node | None"


class Range(NamedTuple):
    first: "Node"
    last: "Node"


class Both(NamedTuple):
    """One date said twice: أمس الثلاثاء (19 فبراير), a Hijri and a Gregorian date."""

    first: "Node"
    second: "Node"


class Length(NamedTuple):
    """A duration, no calendar date."""

    unit: str
    n: int | None
    mod: str = ""


class Every(NamedTuple):
    """A time that comes again."""

    timex: str


class Vague(NamedTuple):
    value: str


Node = (
    Cal
    | Away
    | Run
    | Part
    | Fraction
    | Edge
    | Nth
    | Season
    | Decade
    | Century
    | Weekend
    | Clock
    | Range
    | Both
    | Length
    | Every
    | Vague
)
