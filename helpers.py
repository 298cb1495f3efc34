"""What notebooks import: the project's folders, and the engine's calls bound to them.

    from helpers import SEEDS, annotate, edit, load_article, report

The engine (`khabar/`) knows no folder but its lexicon's; here it is handed those of this clone. Nothing is read from disk at import.
"""

from pathlib import Path

from khabar import (
    Article,
    Project,
    annotate,
    article_from_text,
    desk,
    find_dates,
    find_events,
    find_issues,
    find_names,
    find_statements,
    load_article,
    names,
    notebooks,
    sheets,
    split_sentences,
)
from khabar import report as reports
from khabar.charts import ar, plot_acts, plot_coverage, plot_speakers, plot_timeline, save_figure
from khabar.exports import to_csv, to_icalendar, to_timelinejs
from khabar.tables import show
from khabar.timeml import to_timeml
from khabar.who import who

PROJECT = Project(Path(__file__).resolve().parent)
SEEDS, OUTPUT = PROJECT.seeds, PROJECT.output

# Sheets: what people edit, merged with what the kit reads.
load_annotations = PROJECT.bind(sheets.load_annotations)
save_annotations = PROJECT.bind(sheets.save_annotations)
load_events = PROJECT.bind(sheets.load_events)
save_events = PROJECT.bind(sheets.save_events)
corrections = PROJECT.bind(sheets.corrections)
accuracy = PROJECT.bind(sheets.accuracy)
export_sheet = PROJECT.bind(sheets.export_sheet)
import_sheet = PROJECT.bind(sheets.import_sheet)
settle = PROJECT.bind(sheets.settle)
settle_orphan = PROJECT.bind(sheets.settle_orphan)
remember_name = PROJECT.bind(names.remember_name)

# The reading desk, and what readers see.
edit = PROJECT.bind(desk.edit)
timeline = PROJECT.bind(desk.timeline)
report = PROJECT.bind(reports.report)
index = PROJECT.bind(reports.index)
export_notebooks = PROJECT.bind(notebooks.export_notebooks)

__all__ = [
    "OUTPUT",
    "PROJECT",
    "SEEDS",
    "Article",
    "accuracy",
    "annotate",
    "ar",
    "article_from_text",
    "corrections",
    "edit",
    "export_notebooks",
    "export_sheet",
    "find_dates",
    "find_events",
    "find_issues",
    "find_names",
    "find_statements",
    "import_sheet",
    "index",
    "load_annotations",
    "load_article",
    "load_events",
    "plot_acts",
    "plot_coverage",
    "plot_speakers",
    "plot_timeline",
    "remember_name",
    "report",
    "save_annotations",
    "save_events",
    "save_figure",
    "settle",
    "settle_orphan",
    "show",
    "split_sentences",
    "timeline",
    "to_csv",
    "to_icalendar",
    "to_timelinejs",
    "to_timeml",
    "who",
]
