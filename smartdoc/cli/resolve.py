"""smartdoc resolve: a plan that two people changed, settled place by place."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from smartdoc import git
from smartdoc.cli import CLEAN, FINDINGS
from smartdoc.cli.new import from_here, typed
from smartdoc.english import counted, listed
from smartdoc.frozen import frozen
from smartdoc.repository import open_repository
from smartdoc.resolving import Conflict, Place, conflict_in
from smartdoc.source.characters import FORBIDDEN
from smartdoc.source.conflict import Side
from smartdoc.writing import keep_own, write_over

_WIDTH = 80
_MOST_LINES = 15
"""Lines of a version that are shown; the plan's editor shows the rest."""

_STASHED, _SWITCHED = "Stashed changes", "local"
"""What git calls the user's own lines when it lays them over what came from elsewhere."""

_BEFORE, _BOTH = 1, frozenset({2, 3})
"""What git numbers the version that two were made from, and these two."""


@frozen
class _Words:
    """What the user calls the two sides: mine, other, and git's own ours and theirs."""

    mine: Side
    other: Side

    @property
    def sides(self) -> Mapping[str, Side]:
        """Return the side by each word that may be typed."""
        return {
            "mine": self.mine,
            "other": self.other,
            "ours": Side.UPPER,
            "theirs": Side.LOWER,
            "both": Side.BOTH,
        }


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--mine", "whole", flag_value="mine", help="Take my version everywhere.")
@click.option("--other", "whole", flag_value="other", help="Take the other version everywhere.")
@click.option("--ours", "whole", flag_value="ours", help="Take what git calls ours everywhere.")
@click.option(
    "--theirs", "whole", flag_value="theirs", help="Take what git calls theirs everywhere."
)
@click.option(
    "--take",
    "taken",
    multiple=True,
    metavar="SIDE:PLACE",
    help="Take mine, other or both at a place, named by its number or by its target, such as "
    "mine:spelling; may be repeated.",
)
@click.option("--show", is_flag=True, help="Only show both versions.")
def resolve(file: Path, whole: str | None, taken: tuple[str, ...], show: bool) -> int:
    """Choose between the versions of a plan that two people changed.

    Where git cannot join two changes of the same lines, it leaves both in FILE. This shows them
    place by place, asks which to take, and writes FILE with what was chosen; all other lines stay
    as they are. Nothing is told to git: the last lines printed say how to.
    """
    path = file.absolute()
    repository = open_repository(path.parent)
    conflict = conflict_in(repository, path)
    if conflict is None:
        click.echo(
            f"{repository.shown(path)}: no place has two versions: there is nothing to choose."
        )
        return _left_to_tell(path)
    words = _words(conflict)
    decided = _decided(conflict, words, whole, taken)
    click.echo(f"{conflict.file}: {_count(conflict)} where two people changed the same lines.")
    if not conflict.is_told:
        click.echo(
            "These are too many to say what each is about. Take one version everywhere with\n"
            "--mine or --other, or name each place by its number."
        )
    sides = list(_sides(conflict, words, decided, show=show))
    if not show:
        _write(conflict, sides)
    return CLEAN


def _left_to_tell(path: Path) -> int:
    """Say what git still waits for, of a file in which it marks no place; return the exit code."""
    file, versions = typed(from_here(path)), git.unsettled(path)
    if not versions:
        return CLEAN
    if versions >= _BOTH:
        click.echo(f"Git waits to be told that it is settled as it stands: git add {file}")
        return FINDINGS
    if _BEFORE in versions:
        click.echo("But one of two people deleted this plan, and the other one changed it.")
    else:
        click.echo("But two people gave one plan two names, and this is one of them.")
    click.echo(f"To keep it: git add {file}\nTo let it go: git rm {file}")
    return FINDINGS


def _count(conflict: Conflict) -> str:
    return counted(len(conflict.places), "place")


def _words(conflict: Conflict) -> _Words:
    """Return which side is the user's own: the upper, unless git is laying theirs over another."""
    laid_over = all(map(_is_laid_over, conflict.places))
    if laid_over or git.rebasing(conflict.path.parent):
        return _Words(Side.LOWER, Side.UPPER)
    return _Words(Side.UPPER, Side.LOWER)


def _is_laid_over(place: Place) -> bool:
    """Tell whether git has put the user's own lines, not yet committed, below those of a commit."""
    # Behind a colon stands the file, where the two sides call it by two names.
    upper, lower = (
        name.partition(":")[0] for name in (place.hunk.upper_name, place.hunk.lower_name)
    )
    return lower == _STASHED or (lower == _SWITCHED and upper != "HEAD")  # not a branch called so


def _decided(
    conflict: Conflict, words: _Words, whole: str | None, taken: Sequence[str]
) -> dict[int, Side]:
    """Return the side of each place, by its number, that the options decide."""
    decided: dict[int, Side] = {}
    if whole:
        decided = dict.fromkeys((place.number for place in conflict.places), words.sides[whole])
    for one in taken:
        side, _, name = one.partition(":")
        if side not in words.sides or not name:
            raise click.UsageError(
                f"“{one}” is not a side and a place: write mine:, other: or both: and the number "
                "of a place or the short name of a target, such as mine:spelling."
            )
        for place in _named(conflict, name):
            _refuse_both(place, words.sides[side])
            decided[place.number] = words.sides[side]
    return decided


def _named(conflict: Conflict, name: str) -> list[Place]:
    """Return the places that a number or the short name of a target means."""
    if name.isdecimal():
        found = [place for place in conflict.places if place.number == int(name)]
    else:
        found = [place for place in conflict.places if name in place.targets]
    if not found:
        raise click.UsageError(
            f"There is no place “{name}”: there are {_count(conflict)}, see them with --show."
        )
    for place in found:
        if not name.isdecimal() and len(place.about) > 1:
            raise click.UsageError(
                f"Place {place.number} holds {listed(place.about)}, which git keeps together: name "
                f"it by its number, {place.number}."
            )
    return found


def _refuse_both(place: Place, side: Side) -> None:
    if side is Side.BOTH and not place.can_be_both:
        raise click.UsageError(
            f"Place {place.number} cannot have both versions: together they would be no plan."
        )


def _sides(
    conflict: Conflict, words: _Words, decided: Mapping[int, Side], *, show: bool
) -> Iterator[Side]:
    """Show each place, and yield the side that is taken there."""
    for place in conflict.places:
        click.echo("\n" + "\n".join(_shown(place, words, len(conflict.places))))
        if show:
            continue
        yield decided[place.number] if place.number in decided else _asked(place, words)


def _asked(place: Place, words: _Words) -> Side:
    choices = ["mine", "other", *(["both"] if place.can_be_both else [])]
    answer = click.prompt("  Take", type=click.Choice(choices, case_sensitive=False))
    return words.sides[answer]


def _shown(place: Place, words: _Words, of: int) -> Iterator[str]:
    """Yield both versions of a place, and in words what differs."""
    about = f": {listed(place.about)}" if place.about else ""
    yield f"{place.number} of {of}, line {place.hunk.line}{about}"
    for title, side in (("mine", words.mine), ("other", words.other)):
        hunk = place.hunk
        name = hunk.upper_name if side is Side.UPPER else hunk.lower_name
        yield f"  {title}{_called(name)}"
        yield from _lines(hunk.of(side))
    if place.changes:
        ways = ("mine", "other") if words.mine is Side.UPPER else ("other", "mine")
        yield "  what changes from {} to {}".format(*ways)
        for group in place.changes:
            for sentence in group.sentences:
                told = f"{group.title}: {sentence.text.rstrip(':')}"
                yield from textwrap.wrap(
                    told, _WIDTH, initial_indent="    - ", subsequent_indent=" " * 6
                )


def _called(name: str) -> str:
    """Return what git calls a side, where that says anything."""
    clean = " ".join(FORBIDDEN.sub(" ", name).split())
    return "" if clean in ("", "HEAD", "ours", "theirs") else f" ({clean})"


def _lines(version: str) -> Iterator[str]:
    lines = textwrap.dedent(FORBIDDEN.sub("?", version.replace("\r", ""))).rstrip("\n").split("\n")
    if lines == [""]:
        lines = ["(nothing: these lines are not there)"]
    yield from (f"    | {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"    | … and {counted(len(lines) - _MOST_LINES, 'line')} more"


def _write(conflict: Conflict, sides: Sequence[Side]) -> None:
    known, text = conflict.text.encode("utf-8"), conflict.text_with(sides)
    name = "--".join(Path(conflict.file).parts[-2:])
    copy = keep_own(conflict.repository.root, f"conflicts/{name}.txt", known, conflict.path)
    write_over(conflict.path, known, text.encode("utf-8"))
    file = typed(from_here(conflict.path))
    click.echo(f"\nWritten: {from_here(conflict.path)}")
    click.echo(f"Both versions are kept in {from_here(copy)}; delete it when all is well.\n\nNext:")
    click.echo(f"  1. smartdoc check {file}")
    click.echo(f"  2. Tell git that it is settled: git add {file}")
    click.echo(f"  3. When all files are: {git.last_step(conflict.path.parent)}")
