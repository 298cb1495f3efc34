"""Khabar (خبر): an article in, tables out. The calls that others make; files and folders are bound to them in `helpers.py`."""

from khabar.api import annotate, find_dates, find_events, find_issues, find_names, find_statements, split_sentences
from khabar.article import Article, article_from_text, load_article
from khabar.errors import ArticleError, KhabarError, LexiconError, SchemaError, SheetError
from khabar.project import Project

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleError",
    "KhabarError",
    "LexiconError",
    "Project",
    "SchemaError",
    "SheetError",
    "annotate",
    "article_from_text",
    "find_dates",
    "find_events",
    "find_issues",
    "find_names",
    "find_statements",
    "load_article",
    "split_sentences",
]
