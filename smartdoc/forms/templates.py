"""Everything that is wrong with a template of a web page, told without a plan of anybody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError

from smartdoc import assets
from smartdoc.errors import SmartdocError
from smartdoc.forms.expressions import Judge
from smartdoc.forms.knowledge import start
from smartdoc.forms.mistake import Mistake, shortened
from smartdoc.forms.sample import sample_views
from smartdoc.forms.subject import Subject, subject_of
from smartdoc.fragment import parse
from smartdoc.render import Renderer
from smartdoc.render.sandbox import sandbox
from smartdoc.repository import Repository

SUFFIX = ".html.jinja"


def check_template(path: Path, repository: Repository) -> list[Mistake]:
    """Return what is wrong with a template.

    One that makes no document itself, but is used by others, is only read.
    """
    text = assets.read_text(path)
    lines = text.splitlines()
    env = sandbox(assets.folders(repository.root, "templates"))
    try:
        tree = env.parse(text)
    except TemplateSyntaxError as error:
        return [_at(error.lineno, lines, f"{(error.message or '').rstrip('.')}.", "Correct it.")]
    subject = subject_of(path.name, repository)
    # What other documents and parts of templates are called with is not known here.
    judge = Judge(env, start() if isinstance(subject, Subject) else {}, strict=False)
    judge.template(tree)
    found = [_at(one.line, lines, one.message, one.hint) for one in judge.faults]
    if found or isinstance(subject, Mistake):
        return found
    return list(_tried(path, subject, repository))


def _at(line: int, lines: list[str], message: str, hint: str) -> Mistake:
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    return Mistake(f"line {line}", shortened(text), message, hint)


def _tried(path: Path, subject: Subject, repository: Repository) -> Iterator[Mistake]:
    """Yield what goes wrong when the template is filled with made-up plans; the first is enough."""
    renderer = Renderer(repository.root)
    name, used = path.name.removesuffix(SUFFIX), False
    for kind in subject.kinds:
        for audience in subject.audiences:
            for view in sample_views(kind, subject.document, audience, repository):
                if name != _chosen(view.templates, repository):
                    continue
                used = True
                try:
                    parse(renderer.fragment(view), f"The document “{view.document}”")
                except SmartdocError as error:
                    place = f"filled with a made-up plan of kind {kind} for {audience.title}"
                    yield Mistake(place, "", error.message, error.hint)
                    return
    if not used:
        yield Mistake(
            "the whole template",
            "",
            "It is never used: for each kind of plan there is a template of its own.",
            f"Call it after one kind: {name}.{subject.kinds[0]}{SUFFIX}",
            remark=True,
        )


def _chosen(names: tuple[str, ...], repository: Repository) -> str | None:
    """Return the template that a document is made with: the first that there is."""
    there = (one for one in names if assets.find(repository.root, "templates", f"{one}{SUFFIX}"))
    return next(there, None)
