"""Charts: timelines, speakers, acts, coverage; and Arabic, fonts and axes for whoever draws elsewhere."""

from khabar.charts.arabic import ar
from khabar.charts.bars import plot_acts, plot_coverage, plot_speakers
from khabar.charts.page import save_figure
from khabar.charts.timeline import plot_timeline

__all__ = ["ar", "plot_acts", "plot_coverage", "plot_speakers", "plot_timeline", "save_figure"]
