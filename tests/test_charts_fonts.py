"""The fonts of charts and reports."""

import io
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from khabar.charts import fonts


@pytest.mark.parametrize("weight,style", [(400, "Regular"), (700, "Bold")])
def test_each_weight_is_a_static_font_of_its_own_name(weight, style):
    font = TTFont(fonts.static(weight))
    assert "fvar" not in font
    assert font["OS/2"].usWeightClass == weight
    assert font["name"].getDebugName(1) == fonts.FAMILY
    assert font["name"].getDebugName(2) == style
    assert all(ord(letter) in font.getBestCmap() for letter in "قمة٢٠٢٥2025Abz()[]«»/:%،؟")


def test_the_two_weights_differ():
    regular, bold = (TTFont(fonts.static(weight)) for weight in fonts.WEIGHTS)
    assert regular["hmtx"]["A"] != bold["hmtx"]["A"]


def test_other_weights_are_refused():
    with pytest.raises(ValueError, match="300 is not allowed"):
        fonts.static(300)


def test_matplotlib_finds_both_weights():
    from matplotlib.font_manager import FontProperties, findfont

    for weight in fonts.WEIGHTS:
        assert findfont(FontProperties(family=list(fonts.families()), weight=weight)) == str(fonts.static(weight))


def test_a_web_font_has_the_letters_asked_for_and_is_small():
    data = fonts.subset("قال الوزير: «نعم» (2025)", 400)
    font = TTFont(io.BytesIO(data))
    assert font.flavor == "woff2"
    assert set(map(ord, "قالوزيرنعم«»(2)")) <= set(font.getBestCmap())
    assert ord("ض") not in font.getBestCmap()
    assert {"GSUB", "GPOS"} <= set(font.keys()), "letters join by these tables"
    assert len(data) < 20_000


def test_the_same_letters_give_the_same_bytes():
    assert fonts.subset("قال نعم") == fonts.subset("نعم قال")
    fonts._subset.cache_clear()
    assert fonts.subset("قال نعم") == fonts.subset("نعم  قال ")


def test_a_home_that_cannot_be_written_to_is_no_hindrance(tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    code = "from khabar.charts.fonts import static; print(static(400).is_file())"
    run = subprocess.run(
        [sys.executable, "-c", code], env={"XDG_CACHE_HOME": str(tmp_path / "cache"), "PATH": ""}, capture_output=True, text=True
    )
    assert run.stdout.strip() == "True", run.stderr
