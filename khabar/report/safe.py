"""Words of an article, a sheet or a lexicon as HTML that shows them and does nothing else."""

import base64
import hashlib
import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

# The order of the letters on the page must be the order in the file: what would turn it round is shown as its code point. So is what
# HTML cannot hold: NUL and its family, surrogates, noncharacters. U+200E, 200F and 061C only order their neighbours and stay.
_UNSEEN = re.compile(
    "[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z]")
_ARABIC_WORDS = re.compile(rf"{_RTL.pattern}+(?:[\s/،.…-]+{_RTL.pattern}+)*")
_LETTER = re.compile(r"[^\W\d_]")
_NO_FILE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+|^[. ]+|[. ]+$')
_RESERVED = re.compile(r"(?i)con|prn|aux|nul|com\d|lpt\d|index(-\d+)?|timeline(-\d+)?")


def visible(text: object) -> Markup:
    """The text escaped, with every control that would turn or hide it shown as a small tag: `U+202E`. HTML comes back as it is."""
    return text if isinstance(text, Markup) else show_controls(str(escape(str(text))))


def show_controls(html: str) -> Markup:
    """Escaped text with its controls shown."""
    return Markup(_UNSEEN.sub(_tag, html))


def _tag(control: re.Match) -> str:
    return f'<bdi class="unseen" dir="ltr">U+{ord(control[0]):04X}</bdi>'


def named(text: str) -> str:
    """The text with its controls named, for places that hold no tag, such as a page's title."""
    return _UNSEEN.sub(lambda control: f"U+{ord(control[0]):04X}", text)


def direction(text: str) -> str:
    """`rtl` when the text has an Arabic or Hebrew letter, wherever it stands; else `ltr`."""
    return "rtl" if _RTL.search(text) else "ltr"


def language(text: str, among: str = "ar") -> str:
    """The language to say for a text: `among` for Arabic letters, `en` for others, "" where there is no letter at all."""
    if _RTL.search(text):
        return among
    return "en" if _LETTER.search(text) else ""


def phrase(text: object, lang: str) -> Markup:
    """The text as one isolated run in its own direction, with its language where that is not the page's.

    `<bdi>` alone would go by the first letter: `Embraer 190 تحطمت` would run from left to right.
    """
    text = str(text)
    own = language(text)
    said = f' lang="{own}"' if own and own != lang else ""
    return Markup(f'<bdi dir="{direction(text)}"{said}>{visible(text)}</bdi>')


def prose(text: object, lang: str) -> Markup:
    """A sentence or label of the kit's own, in the language that most of its letters are of; Arabic words in English stand by themselves."""
    text = str(text)
    if len(_LATIN.findall(text)) <= len(_RTL.findall(text)):
        return phrase(text, lang)
    said = ' lang="en"' if lang != "en" else ""
    parts, at = [], 0
    for run in _ARABIC_WORDS.finditer(text):
        parts += [visible(text[at : run.start()]), Markup('<bdi dir="rtl" lang="ar">{}</bdi>').format(visible(run[0]))]
        at = run.end()
    return Markup('<bdi dir="ltr"{}>{}</bdi>').format(Markup(said), Markup("").join([*parts, visible(text[at:])]))


def safe_url(url: str) -> str:
    """The address if it is one of the web (http, https, with a host), else ""."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc and not _UNSEEN.search(url) and " " not in url else ""


def file_name(article_id: str) -> str:
    """The article's id as a file's name, without an ending: no sign that a system forbids, no name that it or the index keeps for itself.

    An id that had to be changed carries eight digits of its hash, so that two of them never share a file.
    """
    name = _UNSEEN.sub("", _NO_FILE.sub("-", article_id)).strip("-. ")[:80]
    if name and name == article_id and not _RESERVED.fullmatch(name):
        return name
    digest = hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{name}-{digest}" if name else digest


def policy(style: str) -> str:
    """A Content-Security-Policy that allows this very style sheet and embedded pictures and fonts, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
