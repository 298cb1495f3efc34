"""The source doctor: what is odd in an article as found, and what in it contradicts what.

Every check is a function from a reading and its events to findings; it says what it saw, where, and how the kit reads on.
To add one: write it in the module of its idea, name it in CHECKS, add its kind to `data/lexicon/labels.csv`.
"""

from khabar.doctor.characters import find_controls, find_presentation_forms, find_visual_order
from khabar.doctor.contradictions import (
    find_count_conflicts,
    find_date_conflicts,
    find_order_conflicts,
    find_weekday_conflicts,
)
from khabar.doctor.form import find_frame_lines, find_odd_quotes, find_unbalanced_quotes
from khabar.doctor.parties import find_party_conflicts
from khabar.doctor.retellings import find_retellings
from khabar.doctor.variants import find_name_variants
from khabar.reading import Reading
from khabar.records import Event, Issue

CHECKS = (
    find_unbalanced_quotes,
    find_odd_quotes,
    find_controls,
    find_presentation_forms,
    find_visual_order,
    find_frame_lines,
    find_name_variants,
    find_retellings,
    find_weekday_conflicts,
    find_date_conflicts,
    find_order_conflicts,
    find_count_conflicts,
    find_party_conflicts,
)


def examine(reading: Reading, events: list[Event]) -> list[Issue]:
    """The findings of every check, in the order of the text; those without a single place come last."""
    issues = [issue for check in CHECKS for issue in check(reading, events)]
    return sorted(issues, key=lambda issue: (issue.start is None, issue.start or 0))
