"""What readers see: one HTML file an article, and an index over all of them."""

from khabar.report.article import report
from khabar.report.index import index

__all__ = ["index", "report"]
