"""What readers see: one HTML file an article, and an index over all of them."""

from khabar.report.index import index
from khabar.report.page import report

__all__ = ["index", "report"]
