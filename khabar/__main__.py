"""`python -m khabar`: reports, sheets and notebooks without a notebook, and without make."""

import argparse
import sys
import time
from pathlib import Path

from khabar.article import load_article
from khabar.errors import KhabarError
from khabar.project import Project

FEW = 20  # articles whose files are named one by one


def main(arguments: list[str] | None = None) -> int:
    """The exit code of one command: 0 when it did what it says, 1 when something needs a person."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options, Project(options.project.resolve()))
    except KhabarError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m khabar", description=__doc__)
    parser.add_argument(
        "--project", type=Path, default=Path(__file__).parents[1], help="the project's folder (default: this clone)"
    )
    commands = parser.add_subparsers(required=True, metavar="command")

    command = commands.add_parser(
        "report", help="one HTML report an article, its timeline as PNG and SVG, its sheets, and the index"
    )
    command.add_argument("articles", nargs="*", type=Path, help="text files, or folders of them (default: seeds/)")
    command.add_argument("--lang", choices=("ar", "en"), default="ar", help="language of the report's own words (default: ar)")
    command.set_defaults(run=_report)

    command = commands.add_parser("html", help="run the notebooks from the current sheets and export them")
    command.add_argument("--no-code", action="store_true", help="leave the code out")
    command.set_defaults(run=_html)

    command = commands.add_parser("notebooks", help="run the notebooks and keep their outputs in them")
    command.set_defaults(run=_notebooks)

    command = commands.add_parser("status", help="articles, reviewed rows, corrections, conflicts, orphans, faults")
    command.set_defaults(run=_status)

    command = commands.add_parser("check", help="every fault of every sheet; exit code 1 if there is one")
    command.set_defaults(run=_check)

    command = commands.add_parser("schema", help="write data/SCHEMA.md from the code")
    command.set_defaults(run=_schema)
    return parser


def _report(options: argparse.Namespace, project: Project) -> int:
    from khabar.publish import Unwritten, publish_all  # matplotlib and Jinja2 are loaded only by the commands that draw

    paths = _articles(options.articles, project)
    if not paths:
        print(
            f"{project.seeds}: no article. Put a text file there, or name one: python -m khabar report path/to/article.txt",
            file=sys.stderr,
        )
        return 1
    said, failed = time.monotonic(), 0
    for number, written in enumerate(publish_all(paths, project, lang=options.lang), 1):
        if isinstance(written, Unwritten):
            failed += 1
            print(f"No report of {_shown(written.path)}:\n{written.message}", file=sys.stderr)
        elif len(paths) <= FEW:
            print(f"Report:   {_shown(written.report)}")
            print(f"Timeline: {_shown(written.png)}, {written.svg.name}")
            print(f"Sheets:   {_shown(written.sheet)}")
        elif time.monotonic() - said > 2:
            print(f"{number:,} of {len(paths):,}", flush=True)
            said = time.monotonic()
    if not options.articles:  # the index is of the project's own articles
        from khabar.report import index

        print(f"Index:    {_shown(index(project, lang=options.lang))}")
    return 1 if failed else 0


def _html(options: argparse.Namespace, project: Project) -> int:
    from khabar.notebooks import export_notebooks

    print("Running the notebooks: about half a minute.", flush=True)
    for path in export_notebooks(project, code=not options.no_code):
        print(f"Notebook: {_shown(path)}")
    return 0


def _notebooks(options: argparse.Namespace, project: Project) -> int:
    from khabar.notebooks import store_outputs

    print("Running the notebooks: about half a minute.", flush=True)
    for path in store_outputs(project):
        print(f"Notebook: {_shown(path)}")
    return 0


def _status(options: argparse.Namespace, project: Project) -> int:
    from khabar.sheets import status

    print(status(map(load_article, project.articles()), project))
    return 0


def _check(options: argparse.Namespace, project: Project) -> int:
    from khabar.sheets import check

    faults = check(map(load_article, project.articles()), project)
    print("\n".join(map(str, faults)) or "No fault in any sheet.")
    return 1 if faults else 0


def _schema(options: argparse.Namespace, project: Project) -> int:
    from khabar.schema import to_markdown

    path = project.root / "data" / "SCHEMA.md"
    path.write_text(to_markdown(), "utf-8", newline="\n")
    print(_shown(path))
    return 0


def _articles(given: list[Path], project: Project) -> list[Path]:
    """The files meant: those named, those in the folders named, or the project's own."""
    paths = []
    for path in given or [project.seeds]:
        paths += sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return paths


def _shown(path: Path) -> str:
    """The path as a person would type it here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


if __name__ == "__main__":
    sys.exit(main())
