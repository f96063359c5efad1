"""All plans of a repository together: what is due, how good the targets are, what came of them."""

from smartdoc.cohort.entries import Period
from smartdoc.cohort.gathering import Gathered, gathered
from smartdoc.cohort.needs import Need
from smartdoc.cohort.parts import HIDDEN, BarRow, Grid, Section
from smartdoc.cohort.report import Report, counts_of, report_of
from smartdoc.cohort.secrecy import secrets_of
from smartdoc.cohort.sheet import CohortSheet

__all__ = [
    "HIDDEN",
    "BarRow",
    "CohortSheet",
    "Gathered",
    "Grid",
    "Need",
    "Period",
    "Report",
    "Section",
    "counts_of",
    "gathered",
    "report_of",
    "secrets_of",
]
