"""smartdoc build --watch: builds again whenever something that counts was changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import click

from smartdoc import fresh
from smartdoc.cache.inputs import Places, places_of
from smartdoc.cli import CLEAN
from smartdoc.errors import SmartdocError
from smartdoc.fresh.asked import today
from smartdoc.repository import open_repository

_PAUSE = 0.5
"""Seconds between two looks."""

_STAGED = "index"
"""A file of git's that changes with each look that somebody takes at the repository."""

State = tuple[str, fresh.Survey]


def watch(paths: tuple[Path, ...], build: Callable[[], int]) -> int:
    """Build now and after every change until somebody presses Ctrl-C."""
    places = places_of(open_repository(Path.cwd()), paths)
    try:
        while True:
            before = _state(places)
            _told(build)
            click.echo("Watching for changes. Press Ctrl-C to stop.")
            _wait_for_change(places, before)
            places = _places(places, paths)
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


def _places(known: Places, paths: tuple[Path, ...]) -> Places:
    try:
        return places_of(open_repository(Path.cwd()), paths)
    except SmartdocError:
        return known


def _wait_for_change(places: Places, before: State) -> None:
    """Return once something differs, and an editor has written all that it is about to."""
    now = _state(places)
    while now == before:
        time.sleep(_PAUSE)
        now = _state(places)
    while (last := _state(places)) != now:
        now = last
        time.sleep(_PAUSE / 5)


def _state(places: Places) -> State:
    single = [name for name in places.single if Path(name).name != _STAGED]
    return today(), fresh.survey(single, places.trees)
