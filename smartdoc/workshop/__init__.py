"""The training session on SMART objectives as documents: plan of the session, forms, exercises."""

from smartdoc.workshop.exercise import Question, Verdict, questions
from smartdoc.workshop.papers import FOLDER, Paper, papers
from smartdoc.workshop.statements import Statement, statements

__all__ = [
    "FOLDER",
    "Paper",
    "Question",
    "Statement",
    "Verdict",
    "papers",
    "questions",
    "statements",
]
