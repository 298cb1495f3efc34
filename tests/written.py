"""Articles of our own for the report's tests: one with everything a page has to set, one that attacks, one that is long."""

from khabar import Article, article_from_text

TITLE = "Falcon 7X تهبط اضطراريا في مطار صلالة (يناير 2026)"

# Numbers, ranges, Latin words at the beginning and end of sentences, quotations in quotations, an event without a date.
LANDING = """Falcon 7X تهبط اضطراريا في مطار صلالة (يناير 2026)
أعلنت وزيرة النقل العمانية نجلاء الهنائي، الثلاثاء، أن الطائرة "Falcon 7X" هبطت اضطراريا في مطار صلالة في 12 يناير/كانون الثاني 2026.
وقالت الهنائي: "الركاب الـ14 بخير، ونشكر طاقم \u202b«ريح الجنوب»\u202c على هدوئهم".
وأضافت أن التحقيق يشمل الفترة 2024-2025 وأن 50% من الرحلات (3–5 أسبوعيا) لن تتأثر.
ونفى المتحدث باسم الشركة راشد البلوشي وجود عطل سابق، مؤكدا أن "الصيانة تمت في ديسمبر/كانون الأول الماضي".
ومن المقرر أن يلتقي الوزيران في مسقط في 20 يناير/كانون الثاني 2026.
وكان الوزيران قد اجتمعا في أوائل نوفمبر/تشرين الثاني 2025 في دبي.
وبحسب شركة Dassault Aviation فإن الطائرة سُلّمت عام 2019.
"""


def landing() -> Article:
    return article_from_text(
        LANDING, "2026-01-13", "landing", title=TITLE, source="وكالة الساحل", url="https://example.org/news?id=1&lang=ar"
    )


SHOUTS = (
    "<script>alert('script')</script>",
    "</script><script>alert('end')</script>",
    "<img src=x onerror=\"alert('img')\">",
    '" onmouseover="alert(\'quote\')" x="',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert('url')",
    "</style><script>alert('style')</script>",
    "</title><script>alert('title')</script>",
    "{{ 7*7 }}{% raw %}",
    "<svg onload=alert('svg')>",
    "\u202eexe.fdp",
    "\x00NUL",
    "]]><!--",
)


def attack() -> Article:
    """Every shout in a sentence of its own, in a quotation with a speaker, in title, source and address."""
    said = [f'وقال الوزير سامر الحوراني في 3 يناير/كانون الثاني 2026: "{shout} كلام".' for shout in SHOUTS]
    text = "\n".join(said) + "\nوغرقت العبارة <b onmouseover=alert(1)>نسيم</b> في 14 يناير/كانون الثاني 2026 قبالة العقبة.\n"
    return article_from_text(
        text, "2026-01-20", "attack", title="خبر " + " ".join(SHOUTS), source=SHOUTS[2] + "وكالة", url="javascript:alert('url')"
    )


def long(sentences: int = 500) -> Article:
    """The landing told over and over, a paragraph a telling."""
    lines = LANDING.strip().splitlines()
    return article_from_text("\n".join(lines[n % len(lines)] for n in range(sentences)) + "\n", "2026-01-13", "long")
