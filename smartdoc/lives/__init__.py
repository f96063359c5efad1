"""The life of each target over a learner's plans of one kind: one place that counts."""

from smartdoc.lives.life import UNMET, End, Life, Span, Station, Wording, life_finder
from smartdoc.lives.measured import Course, Setting, last_reading
from smartdoc.lives.tracing import alike, lives_of
from smartdoc.lives.tried import Tried

__all__ = [
    "UNMET",
    "Course",
    "End",
    "Life",
    "Setting",
    "Span",
    "Station",
    "Tried",
    "Wording",
    "alike",
    "last_reading",
    "life_finder",
    "lives_of",
]
