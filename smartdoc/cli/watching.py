"""smartdoc build --watch: builds again whenever something that counts was changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import click

from smartdoc import fresh
from smartdoc.cache.inputs import Places, is_code, places_of
from smartdoc.cli import CLEAN, WRONG_USE
from smartdoc.errors import SmartdocError
from smartdoc.fresh.asked import today
from smartdoc.fresh.survey import changed_names
from smartdoc.frozen import frozen
from smartdoc.repository import open_repository

_PAUSE = 0.5
"""Seconds between two looks."""

_MOMENT = _PAUSE / 5
"""Seconds for which nothing may change before it is built: an editor writes in several steps."""

_STAGED = "index"
"""A file of git's that changes with each look that somebody takes at the repository."""

State = tuple[str, fresh.Survey, str]


@frozen
class _Where:
    """Where to look for changes.

    With a ``fault`` of the set-up it is not known, and the places are those from before it.
    """

    places: Places
    fault: str = ""


def watch(paths: tuple[Path, ...], build: Callable[[], int]) -> int:
    """Build now and after every change until somebody presses Ctrl-C.

    It ends by itself once our own code is another: what is loaded cannot be told from it any more.
    """
    where = _Where(places_of(open_repository(Path.cwd()), paths))
    try:
        while True:
            where, before = _looked(where, paths)
            _told(build)
            click.echo("Watching for changes. Press Ctrl-C to stop.")
            now = _wait_for_change(where, paths, before)
            if any(map(is_code, changed_names(before[1], now[1]))):
                click.echo("smartdoc was installed anew. Start the watch again to use it.")
                return WRONG_USE
    except KeyboardInterrupt:
        click.echo("\nNo longer watching.")
    return CLEAN


def _told(build: Callable[[], int]) -> None:
    """Build, and say what is wrong with the set-up, which somebody will put right."""
    try:
        build()
    except SmartdocError as error:
        click.echo(f"smartdoc: {error.message}", err=True)
        if error.hint:
            click.echo(f"  → {error.hint}", err=True)


def _looked(where: _Where, paths: tuple[Path, ...]) -> tuple[_Where, State]:
    """Return where to look by the settings of now, and what is there.

    *Why again where that differs:* settings that change after both were looked at are seen later.
    """
    while True:
        state = _state(where, paths)
        now = _by_settings(where.places, paths)
        if now == where:
            return where, state
        where = now


def _by_settings(known: Places, paths: tuple[Path, ...]) -> _Where:
    try:
        return _Where(places_of(open_repository(Path.cwd()), paths))
    except SmartdocError as error:
        return _Where(known, error.message)


def _wait_for_change(where: _Where, paths: tuple[Path, ...], before: State) -> State:
    """Return how all is once something differs, and an editor has written all it is about to."""
    now = before
    while now == before:
        now = _state(where, paths)
        time.sleep(_PAUSE if now == before else _MOMENT)
    while (last := _state(where, paths)) != now:
        now = last
        time.sleep(_MOMENT)
    return now


def _state(where: _Where, paths: tuple[Path, ...]) -> State:
    """Return how all is there. What mends a fault may be anywhere: then it is asked for anew."""
    places = where.places
    single = [name for name in places.single if Path(name).name != _STAGED]
    fault = _by_settings(places, paths).fault if where.fault else ""
    return today(), fresh.survey(single, places.trees), fault
