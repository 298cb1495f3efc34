"""Corrections of names: `this form is that person`, kept in `data/lexicon/my_names.csv` for every article to come."""

import csv
import io
from pathlib import Path

from filelock import FileLock

from khabar.errors import LexiconError
from khabar.fold import tokenize
from khabar.project import Project
from khabar.schema import NAME_KINDS

_COLUMNS = ("form", "name_id", "kind", "name_ar", "name_en")
_HEADER = """# Your own names: «this form is that person». One row a form; it holds for every article from then on and goes before the other lists.
# kind: person organisation place outlet nationality role. Written by remember_name, and by hand.
form,name_id,kind,name_ar,name_en
"""


def remember_name(
    form: str, name_id: str, kind: str = "person", name_ar: str = "", name_en: str = "", *, project: Project
) -> Path:
    """Keeps that a form means a person or thing, and returns the file it stands in.

    A form that stands there already is corrected in its own row; every other line of the file stays as it was, also comments. Two
    writers wait for each other, and the file is replaced in one step.
    Raises LexiconError when the form has no letters, the id is empty, the kind is not one of `schema.NAME_KINDS`, or the file's
    header is not the one expected; nothing is written then.
    """
    form, name_id = " ".join(form.split()), name_id.strip()
    if not any(part[0].isalpha() for part in tokenize(form).forms):
        raise LexiconError(f'my_names.csv, column "form": "{form}" is not allowed. Allowed: a name as written in an article.')
    if not name_id:
        raise LexiconError(
            'my_names.csv, column "name_id": "" is not allowed. Allowed: the id of the person, such as vladimir-putin.'
        )
    if kind not in NAME_KINDS:
        raise LexiconError(f'my_names.csv, column "kind": "{kind}" is not allowed. Allowed: {", ".join(NAME_KINDS)}.')
    path = project.lexicon / "my_names.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock")):
        text = path.read_text("utf-8-sig") if path.exists() else _HEADER
        temporary = path.with_suffix(".new")
        temporary.write_text(_with_row(text, path, (form, name_id, kind, name_ar.strip(), name_en.strip())), "utf-8")
        temporary.replace(path)
    return path


def _with_row(text: str, path: Path, row: tuple[str, ...]) -> str:
    lines = text.splitlines()
    header = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), None)
    if header is None or tuple(cell.strip() for cell in lines[header].split(",")) != _COLUMNS:
        raise LexiconError(f"{path}: has not the header expected: {','.join(_COLUMNS)}. Nothing was written.")
    new, same = _line(row), tokenize(row[0]).forms
    for n in range(header + 1, len(lines)):
        cells = next(csv.reader([lines[n]]), [])
        if cells and not cells[0].startswith("#") and tokenize(cells[0]).forms == same:
            lines[n] = new
            break
    else:
        lines.append(new)
    return "\n".join(lines) + "\n"


def _line(row: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(row)
    return buffer.getvalue()
