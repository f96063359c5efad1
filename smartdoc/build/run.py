"""A build of many plans: makes what has changed, and keeps what it found for the next."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from smartdoc import fresh
from smartdoc.build.builder import Builder, Progress
from smartdoc.build.kept import Kept, as_bytes, read_kept, team_mark
from smartdoc.build.keys import BuildKeys
from smartdoc.build.order import Built, Order, Outcome
from smartdoc.build.overview import Overview
from smartdoc.build.pool import Cluster, built
from smartdoc.build.slim import slim_plan
from smartdoc.cache import Session, places_of, questions
from smartdoc.check import Checked, Checker
from smartdoc.check.lineage import Lineage
from smartdoc.source import Source


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for: an order, for the plans under these paths, or for all.

    ``fixed`` tells that the day to judge by does not go on by itself; ``jobs`` is how many plans
    may be built at once, and ``cluster`` where if not here. Settings and names were read after the
    time ``began``.
    """

    order: Order
    asked: fresh.Asked
    paths: tuple[Path, ...] = ()
    fixed: bool = False
    jobs: int = 1
    began: int = 0
    cluster: Cluster | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run did, and what is to be told of every plan, built anew or not."""

    files: tuple[Checked, ...]
    built: Built
    faults: tuple[str, ...] = ()


class Run:
    """One build of the plans of a repository."""

    def __init__(self, checker: Checker, request: Request) -> None:
        self.request = request
        self.repository = checker.repository
        self.builder = Builder(checker, request.order)
        self.files = self.repository.plan_files(request.paths)
        self._outcomes: dict[Path, Outcome] = {}
        self._fresh: set[Path] = set()
        self._clashing: set[Path] = set()

    def build(self, progress: Progress | None = None) -> Finished:
        """Make what has changed. Raises ``SmartdocError`` if the set-up is at fault."""
        overview = Overview(self.builder)
        named = list(self._lightly(self.files)) if self.builder.guard.names.of else []
        overview.begin(named)
        self._begin()
        self.builder.folder.clear_leftovers()
        for path in self.files:
            if found := self._as_before(path):
                self._outcomes[path] = found
            if found and progress:
                progress(found)
        todo = [path for path in self.files if path not in self._outcomes]
        with closing(self._made(todo)) as made:
            for outcome in made:
                self._outcomes[outcome.checked.path] = outcome
                self._fresh.add(outcome.checked.path)
                if progress:
                    progress(outcome)
        self._settle_clashes()
        outcomes = [self._outcomes[path] for path in self.files]
        done = overview.finish(outcomes, named or self._team(outcomes))
        faults = tuple(one.fault for one in outcomes if one.fault)
        return Finished(tuple(one.checked for one in outcomes), done, faults)

    def _made(self, todo: Sequence[Path]) -> Generator[Outcome, None, None]:
        """Yield what came of each plan, built here or on a cluster."""
        cluster, jobs = self.request.cluster, self.request.jobs
        if cluster and todo:
            from smartdoc.build import far  # slow to load, and seldom needed

            yield from far.built(self.builder, todo, cluster, self._session.inputs, jobs)
        else:
            yield from built(self.builder, todo, jobs)

    def _begin(self) -> None:
        """Look at all inputs, and see to it that a build that is stopped is not taken for whole."""
        request = self.request
        places = partial(places_of, self.repository, request.paths)
        self._session = Session(self.repository, request.asked, places, request.began)
        self._kept = {} if self._session.is_late else read_kept(self._session.records)

    @cached_property
    def _keys(self) -> BuildKeys:
        return BuildKeys(self.builder, self._session.inputs)

    def _as_before(self, path: Path) -> Outcome | None:
        """Return what came of a plan before, if it would come of it again, and is still there."""
        kept = self._kept.get(str(path))
        if kept is None or not kept.key or kept.key != self._keys.of(path):
            return None
        if not self._keys.answers_stand(str(path.parent), kept.asked):
            return None
        return kept.outcome if self._are_there(kept.outcome) else None

    def _are_there(self, outcome: Outcome) -> bool:
        """Tell whether every file that was made of a plan is still what it was."""
        output = str(self.request.order.output)
        for name, digest in outcome.made.items():
            file = os.path.join(output, name)
            known = self._session.known.get(file)
            if known is not None and known == fresh.figures_of(file):
                continue
            if fresh.hash_of(file).hex() != digest:
                return False
        return True

    def _settle_clashes(self) -> None:
        """Build plans that are written to the same place once more, one after the other."""
        places: dict[tuple[str, str], list[Path]] = {}
        for path in self.files:
            outcome = self._outcomes[path]
            known = outcome.checked.plan or outcome.entry
            if known:
                places.setdefault((known.ref, path.stem.casefold()), []).append(path)
        for paths in places.values():
            if len(paths) > 1:
                for checked in self.builder.checker.all(paths):
                    self._outcomes[checked.path] = self.builder.outcome(checked)
                self._clashing.update(paths)

    def _team(self, outcomes: Sequence[Outcome]) -> list[Checked]:
        """Return every plan with what index and manifest must not say.

        Nothing, where they say no more than they did, and may.
        """
        if len(self._fresh) == len(self.files):
            return [one.checked for one in outcomes]
        known = [self._kept.get(str(path)) for path in self.files]
        same = not self.request.paths and self._kept.keys() == {str(one) for one in self.files}
        if same and all(
            kept and (path not in self._fresh or kept.team == team_mark(outcome))
            for path, kept, outcome in zip(self.files, known, outcomes, strict=True)
        ):
            return []
        made = [one.checked for one in outcomes if one.checked.path in self._fresh]
        return [*made, *self._lightly(path for path in self.files if path not in self._fresh)]

    def _lightly(self, paths: Iterable[Path]) -> Iterator[Checked]:
        """Yield plans with their names and secrets alone, without judging them."""
        checker = self.builder.checker
        lineage = Lineage(checker.plan_in)
        for path in paths:
            plan = checker.plan_in(path)
            lineage.keep(path, plan)
            earlier = lineage.before(path, plan) if plan else ()
            source = Source(self.repository.shown(path), "", None)
            light = slim_plan(plan) if plan else None
            yield Checked(path, source, (), plan=light, earlier=tuple(map(slim_plan, earlier)))

    def keep(self, said: fresh.Said, done: Finished) -> None:
        """Keep what was found for the next build; ``said`` is what it says if nothing changes."""
        self._keys.of(self.files[0])  # all are worked out before it is asked what has changed
        session, built = self._session, done.built
        changed = session.changed_meanwhile()
        self._keep_plans(changed)
        if not (changed or session.is_late or built.withheld or built.failed or done.faults):
            day, fixed = self.builder.checker.today, self.request.fixed
            session.keep_stamp(said, day, self._outputs(), fixed=fixed)

    def _keep_plans(self, changed: set[str]) -> None:
        plans = dict(self._kept) if self.request.paths else {}
        folders = {os.path.dirname(name) for name in changed}
        for path, outcome in self._outcomes.items():
            plans.pop(str(path), None)
            settled = outcome.is_settled and path not in self._clashing
            key = self._keys.of(path) if settled else ""
            if key and str(path.parent) not in folders:
                plans[str(path)] = self._record(path, key, outcome)
        unsure = self._session.is_late or bool(self._session.others(changed))
        self._session.keep_records(as_bytes({} if unsure else plans))

    def _record(self, path: Path, key: str, outcome: Outcome) -> Kept:
        if path not in self._fresh:
            return replace(self._kept[str(path)], key=key)
        asked = questions(outcome.asked)
        return Kept(key, asked, team_mark(outcome), outcome)

    def _outputs(self) -> dict[str, bytes]:
        """Return every output by its whole name, with its hash."""
        folder = self.builder.folder
        made = {name: one for each in self._outcomes.values() for name, one in each.made.items()}
        all_made = {**made, **folder.made}
        return {
            os.path.join(str(folder.path), name): bytes.fromhex(digest)
            for name, digest in sorted(all_made.items())
        }
