"""Where the sheets stand: for people (`status`), and for a machine that says yes or no (`check`)."""

from collections.abc import Iterable

from khabar.article import Article
from khabar.errors import Fault
from khabar.project import Project
from khabar.say import say_count
from khabar.sheets.book import merge_sides, read_sides, store_of
from khabar.sheets.tables import SHEETS

_COUNTED = ("correction", "conflict", "added", "deleted")


def status(articles: Iterable[Article], project: Project) -> str:
    """A table in plain text: one line an article with its rows, reviewed rows, corrections, conflicts, added, deleted, orphans, faults.

    Where there are faults, the last line says what names them.
    """
    header = ("article", "rows", "reviewed", "corrections", "conflicts", "added", "deleted", "orphans", "faults")
    lines = [_counts(article, project) for article in articles]
    lines.append(
        (say_count(len(lines), "article", "en"), *(sum(line[place] for line in lines) for place in range(1, len(header))))
    )
    text = [tuple(map(str, line)) for line in (header, *lines)]
    widths = [max(map(len, column)) for column in zip(*text)]
    table = [
        "  ".join(cell.ljust(width) if place == 0 else cell.rjust(width) for place, (cell, width) in enumerate(zip(line, widths)))
        for line in text
    ]
    if lines[-1][-1]:
        table.append("`python -m khabar check` names the faults: file, row, column, and what is allowed.")
    return "\n".join(table)


def _counts(article: Article, project: Project) -> tuple:
    store = store_of(article, project)
    with store.reading():
        sides = read_sides(store, article, project)
    faults = sum(len(side.faults) for side in sides.values())
    merged = merge_sides(article, project, sides, "events" if sides["events"].rows is not None else "annotations")
    states = [change.state for result in merged.values() for change in result.changes]
    reviewed = sum(row["reviewed"] == "yes" for row in merged["annotations"].rows)
    orphans = sum(len(result.orphans) for result in merged.values())
    return (article.article_id, len(merged["annotations"].rows), reviewed, *map(states.count, _COUNTED), orphans, faults)


def check(articles: Iterable[Article], project: Project) -> list[Fault]:
    """Every fault of every sheet, none being good news. Sheets without an article are faults too: nothing would ever read them."""
    faults, known = [], set()
    for article in articles:
        known.add(article.article_id)
        store = store_of(article, project)
        with store.reading():
            faults += [fault for side in read_sides(store, article, project).values() for fault in side.faults]
    for table in SHEETS:
        folder = {"annotations": project.annotations, "events": project.events}[table]
        for path in sorted(folder.glob("*.csv")):
            if path.name.removesuffix(".csv").removesuffix(".orphans") not in known:
                found, wanted = "a sheet without an article", f"the name of a text in {project.seeds.name}/"
                faults.append(Fault(path.relative_to(project.root).as_posix(), None, "", found, wanted))
    return faults
