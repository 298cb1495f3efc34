"""A person's correction of a name: kept, safe, and in force for every article from then on."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from khabar.article import article_from_text
from khabar.errors import LexiconError
from khabar.fold import tokenize
from khabar.lexicon import FOLDER, at
from khabar.names import find_mentions, remember_name
from khabar.project import Project


@pytest.fixture
def project(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "data" / "lexicon")
    return Project(tmp_path)


def rows(project):
    return [line for line in (project.lexicon / "my_names.csv").read_text("utf-8").splitlines() if not line.startswith("#")][1:]


def mentions(project, text):
    return find_mentions(article_from_text(text), tokenize(text), [], at(project.lexicon))


def test_form_is_that_person_from_then_on(project):
    text = "وصل القيصر إلى القصر، واستقبله بوتين."
    assert [m.name_id for m in mentions(project, text)] == ["vladimir-putin"]
    remember_name("القيصر", "vladimir-putin", "person", "فلاديمير بوتين", "Vladimir Putin", project=project)
    first, second = mentions(project, text)
    assert (first.name_id, first.found_by, first.name_en) == ("vladimir-putin", "mine", "Vladimir Putin")
    assert second.name_id == "vladimir-putin"


def test_mine_goes_before_the_lists(project):
    remember_name("سبوتنيك", "sputnik-vaccine", "organisation", "لقاح سبوتنيك", "Sputnik V", project=project)
    (mention,) = mentions(project, "استوردت الحكومة سبوتنيك أمس.")
    assert (mention.name_id, mention.kind, mention.found_by) == ("sputnik-vaccine", "organisation", "mine")


def test_correcting_a_form_changes_its_own_row(project):
    remember_name("القيصر", "ivan-the-terrible", project=project)
    remember_name("الكرملين", "kremlin", "organisation", project=project)
    remember_name("القيصر", "vladimir-putin", project=project)
    assert rows(project) == ["القيصر,vladimir-putin,person,,", "الكرملين,kremlin,organisation,,"]


def test_spelling_variants_of_a_form_are_one_row(project):
    remember_name("إبراهيم الأحمد", "one", project=project)
    remember_name("ابراهيم  الاحمد", "two", project=project)
    assert rows(project) == ["ابراهيم الاحمد,two,person,,"]


def test_comments_and_rows_of_others_stay(project):
    path = project.lexicon / "my_names.csv"
    path.write_text(path.read_text("utf-8") + "# تعليق لي\nفلان,fulan,person,فلان الفلاني,\n", "utf-8")
    before = path.read_text("utf-8")
    remember_name("القيصر", "vladimir-putin", name_en="Putin, the president", project=project)
    assert path.read_text("utf-8") == before + 'القيصر,vladimir-putin,person,,"Putin, the president"\n'
    assert mentions(project, "وصل القيصر.")[0].name_en == "Putin, the president"


def test_many_writers_lose_nothing(project):
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(
                lambda n: remember_name("اسم" + "بتثجحخدرزس"[n % 10] * (n // 10 + 1), f"person-{n}", project=project), range(40)
            )
        )
    assert len(rows(project)) == 40


def test_no_file_yet(tmp_path):
    path = remember_name("القيصر", "vladimir-putin", project=Project(tmp_path))
    assert path.read_text("utf-8").splitlines()[-1] == "القيصر,vladimir-putin,person,,"


@pytest.mark.parametrize(
    ("form", "name_id", "kind", "column"),
    [
        ("  ", "x", "person", "form"),
        ("،!", "x", "person", "form"),
        ("بوتين", " ", "person", "name_id"),
        ("بوتين", "x", "human", "kind"),
    ],
)
def test_wrong_cells_are_named_and_nothing_is_written(project, form, name_id, kind, column):
    before = (project.lexicon / "my_names.csv").read_bytes()
    with pytest.raises(LexiconError, match=f'column "{column}"'):
        remember_name(form, name_id, kind, project=project)
    assert (project.lexicon / "my_names.csv").read_bytes() == before


def test_a_file_with_another_header_is_left_alone(project):
    path = project.lexicon / "my_names.csv"
    path.write_text("اسم;معرف\nبوتين;x\n", "utf-8")
    with pytest.raises(LexiconError, match="header"):
        remember_name("القيصر", "vladimir-putin", project=project)
    assert path.read_text("utf-8") == "اسم;معرف\nبوتين;x\n"


def test_a_comma_or_quote_in_a_form_survives(project):
    remember_name('شركة "نور"', "nour", "organisation", 'شركة "نور"', "Nour, Ltd", project=project)
    assert (
        Path(project.lexicon / "my_names.csv")
        .read_text("utf-8")
        .endswith('"شركة ""نور""",nour,organisation,"شركة ""نور""","Nour, Ltd"\n')
    )
