"""Charts: timelines, speakers, acts, coverage; and Arabic, fonts and axes for whoever draws elsewhere."""

from khabar.charts.arabic import ar

__all__ = ["ar"]
