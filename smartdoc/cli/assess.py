"""smartdoc assess: whether a sentence is SMART."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from smartdoc.assess import Assessment, sentence
from smartdoc.assess import assess as assessed
from smartdoc.cli import CLEAN, FINDINGS
from smartdoc.errors import SmartdocError
from smartdoc.fresh.asked import screen
from smartdoc.kind import Kind, kind_from
from smartdoc.report.assessment import ANY_KIND, as_json, as_text
from smartdoc.repository import open_repository

_OWN_GOALS = ("all-star", "learning-goals", "learner-engagement")
"""The kinds of plan in which pupils write goals of their own: “I want to …”."""

_KINDS = ("pep", "liap", *_OWN_GOALS)


@click.command()
@click.argument("text", nargs=-1)
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    help="The kind of plan that the sentence is for, in whose letters it is judged. “I want to” "
    "begins a pupil's own goal, but not a target of a PEP or LIAP.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The form of the answer; json is one object a line.",
)
def assess(text: tuple[str, ...], kind: str | None, form: str) -> int:
    """Say letter by letter whether a sentence is SMART, why not, and how to mend it.

    TEXT is a sentence in quotation marks; several are assessed one after the other. “-” reads a
    sentence a line. Without TEXT it asks for sentences until you enter an empty line.

    The exit code is 0 if every sentence is SMART, 1 if not.
    """
    if "-" in text and len(text) > 1:
        raise click.UsageError("“-” reads from standard input: give no other sentence with it.")
    own = kind is None or kind in _OWN_GOALS
    text_of = partial(as_text, columns=screen()[1], kind=_known(kind))
    write = as_json if form == "json" else text_of
    sentences = _asked() if _is_asked(text) else _given(text)
    return _answered(sentences, lambda each: assessed(each, own=own), write, apart=form == "text")


def _known(kind: str | None) -> Kind:
    if kind is None:
        return ANY_KIND
    return kind_from(kind, open_repository(Path.cwd()).schemas.schema(kind).about)


def _is_asked(text: Sequence[str]) -> bool:
    """Return whether the user sits at a terminal and has given nothing yet."""
    return not text and sys.stdin is not None and sys.stdin.isatty()


def _answered(
    sentences: Iterable[str],
    judge: Callable[[str], Assessment],
    write: Callable[[Assessment], str],
    *,
    apart: bool,
) -> int:
    """Print the answer to each sentence as it comes; return the exit code for all."""
    smart = True
    for number, each in enumerate(sentences):
        assessment = judge(each)
        smart = smart and assessment.smart
        click.echo("\n" * bool(number and apart) + write(assessment), nl=False)
    return CLEAN if smart else FINDINGS


def _given(text: Sequence[str]) -> Iterator[str]:
    if text and text != ("-",):
        yield from (sentence(each) for each in _whole(text))
        return
    found = False
    read = sys.stdin.buffer if sys.stdin else ()
    # A carriage return ends a line too: two sentences that are judged as one hide each other.
    lines = (line for chunk in read for line in chunk.splitlines())
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found = True
            yield sentence(line, f"Line {number}: ")
    if not found:
        raise SmartdocError("There is no sentence to assess.", "Give it one sentence a line.")


def _whole(text: Sequence[str]) -> Sequence[str]:
    """Return the sentences; words without quotation marks are one sentence."""
    return text if any(" " in each.strip() for each in text) else [" ".join(text)]


def _asked() -> Iterator[str]:
    """Yield sentences as the user enters them; an empty line ends."""
    click.echo("Enter the sentence of a target. An empty line ends.", err=True)
    while True:
        try:
            entered = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
        except click.Abort:  # Ctrl-C and Ctrl-D leave the cursor behind the prompt
            click.echo(err=True)
            return
        if not entered.strip():
            return
        try:
            yield sentence(entered)
        except SmartdocError as error:
            click.echo(f"{error.message} {error.hint}", err=True)
