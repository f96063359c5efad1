"""Pictures of numbers, each an SVG with words for those who cannot see it; and the team's logo."""

from smartdoc.charts.attendance import attendance
from smartdoc.charts.bars import Bar, bars
from smartdoc.charts.drawing import Picture
from smartdoc.charts.figure import CHART_FILTERS, figure
from smartdoc.charts.outcomes import outcomes
from smartdoc.charts.progress import progress

__all__ = [
    "CHART_FILTERS",
    "Bar",
    "Picture",
    "attendance",
    "bars",
    "figure",
    "outcomes",
    "progress",
]
