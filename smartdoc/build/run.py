"""A build of many plans: makes what has changed, and keeps what it found for the next."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Collection, Container, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from smartdoc import fresh
from smartdoc.build.builder import Builder, Progress
from smartdoc.build.index import page_name
from smartdoc.build.kept import Kept, KeptFile, line_of, lines_of, team_mark
from smartdoc.build.keys import BuildKeys
from smartdoc.build.manifest import MANIFEST
from smartdoc.build.order import Built, Cluster, Order, Outcome
from smartdoc.build.overview import Overview
from smartdoc.build.pool import built
from smartdoc.build.slim import slim_plan
from smartdoc.cache import Session, places_of
from smartdoc.check import Checked, Checker, has_no_findings
from smartdoc.check.earlier import EarlierPlans
from smartdoc.frozen import frozen
from smartdoc.model import Plan
from smartdoc.repository import folded
from smartdoc.source import Source
from smartdoc.spool import Spool
from smartdoc.workers import lost_ctrl_c

_MANY = 50
_MADE = 10_000
"""Values that are made, with more plans than so many, before Python looks for those not needed.

What the documents of one plan leave behind is let go before it is that of many, which takes 10 MiB;
for few plans to look at all that was loaded takes longer than the documents.
"""


@frozen
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


@frozen
class Finished:
    """What a run did, and what is to be told of every plan, built anew or not.

    ``files`` can be used until the run is closed.
    """

    files: Collection[Checked]
    built: Built
    faults: tuple[str, ...] = ()


class Run:
    """One build of the plans of a repository; to be closed at its end."""

    def __init__(self, checker: Checker, request: Request) -> None:
        self.request = request
        self.repository = checker.repository
        self.builder = Builder(checker, request.order)
        self.files = self.repository.plan_files(request.paths)
        self._fresh: set[Path] = set()
        self._clashing: set[Path] = set()
        self._sure = True
        self._read_all = True
        self._places: Counter[str] = Counter()
        folder = os.path.dirname(request.asked.stamp)
        self._outcomes: Spool[Outcome] = Spool(folder, self.files)
        self._told: Spool[Checked] = Spool(folder, self.files, has_no_findings)

    def close(self) -> None:
        """Let go of what was found."""
        self._outcomes.close()
        self._told.close()

    def build(self, progress: Progress | None = None) -> Finished:
        """Make what has changed. Raises ``SmartdocError`` if the set-up is at fault."""
        if len(self.files) > _MANY:
            gc.set_threshold(_MADE)
        self._overview = Overview(self.builder)
        real_names = self.builder.guard.names.of
        named = list(self._lightly_with_earlier(self.files)) if real_names else []
        self._overview.begin(named)
        self._begin()
        self.builder.folder.clear_leftovers()
        for path in self.files:
            if found := self._as_before(path):
                self._take(found, progress)
        self._session.forget_before()
        todo = [path for path in self.files if path not in self._outcomes]
        self._fresh.update(todo)
        with lost_ctrl_c() as refuse_stopped:
            with closing(self._made(todo)) as made:
                for outcome in made:
                    self._take(outcome, progress)
                    refuse_stopped()
            refuse_stopped()
        self._settle_clashes()
        done = self._finish(named)
        faults: list[str] = []
        for path in self.files:
            outcome = self._outcomes[path]
            # The path that is known already: another takes room for each plan.
            self._told.keep(path, replace(outcome.checked, path=path, plan=None))
            faults += [outcome.fault] if outcome.fault else []
        return Finished(self._told.values(), done, tuple(faults))

    def _finish(self, named: Sequence[Checked]) -> Built:
        """Write index and manifest; ``named`` are the plans asked for if there are real names."""
        others = self._not_asked_for()
        self._settle_keys(others)
        changed = [one for one in others if not self._has_same_key(one)]
        as_before = self._goes_on()
        told: Iterable[Checked]
        if named:
            told = chain(named, self._lightly(others))
        elif as_before and self._says_the_same(others):
            told = self._lightly(changed)
        else:
            told = self._team(others)
        whole = not self.request.paths
        known = self._made_before(others)
        return self._overview.finish(
            self._outcomes, told, known=known, whole=whole, as_before=as_before
        )

    def _made_before(self, others: Sequence[Path]) -> Iterator[str]:
        """Yield what the build before made of plans that are no more, or are built anew; pages too.

        *Why:* somebody may have taken away the manifest that lists it, or spoilt that.
        """
        if self._kept.last.output != str(self.request.order.output):
            return
        gone = self._kept.paths() - {str(path) for path in (*self.files, *others)}
        for path in (*map(Path, gone), *self._fresh):
            if (kept := self._kept.get(path)) and kept.outcome.entry:
                yield page_name(kept.outcome.entry.ref)
                yield from (one.name for one in kept.outcome.made)

    def _take(self, outcome: Outcome, progress: Progress | None) -> None:
        """Keep what came of a plan until all are made."""
        self._outcomes.keep(outcome.checked.path, outcome)
        self._places.update(_place_of(outcome))
        self._sure &= outcome.sure
        self._read_all &= outcome.read_all
        if progress:
            progress(outcome)

    def _made(self, todo: Sequence[Path]) -> Generator[Outcome, None, None]:
        """Yield what came of each plan, built here or on a cluster."""
        cluster, jobs = self.request.cluster, self.request.jobs
        if cluster and todo:
            from smartdoc.build import on_cluster  # slow to load, and seldom needed

            yield from on_cluster.built(self.builder, todo, cluster, self._session.inputs, jobs)
        else:
            yield from built(self.builder, todo, jobs)

    def _begin(self) -> None:
        """Look at all inputs, and see to it that a build that is stopped is not taken for whole."""
        request = self.request
        places = partial(places_of, self.repository, request.paths)
        self._session = Session(self.repository, request.asked, places, request.began)
        self._kept = KeptFile(self._session.records)

    def _settle_keys(self, others: Sequence[Path]) -> None:
        """Work out all keys that will be asked for, and let go of what they are made of.

        *Why now:* with many plans that takes much room, and no document needs it any more.
        """
        self._settled = {path: self._keys.of(path) for path in (*self._fresh, *others)}
        self._shared = self._keys.shared
        vars(self).pop("_keys", None)
        self.builder.forget()

    @cached_property
    def _keys(self) -> BuildKeys:
        return BuildKeys(self.builder, self._session.inputs)

    def _as_before(self, path: Path) -> Outcome | None:
        """Return what came of a plan before, if it would come of it again, and is still there."""
        kept = None if self._session.is_late else self._kept.get(path)
        if kept is None or not kept.key or kept.key != self._keys.of(path):
            return None
        if not self._keys.answers_stand(str(path.parent), kept.asked):
            return None
        return kept.outcome if self._are_there(kept.outcome) else None

    def _are_there(self, outcome: Outcome) -> bool:
        """Tell whether every file that was made of a plan is still what and where it was."""
        output, folder = str(self.request.order.output), self.builder.folder
        ways = {os.path.dirname(made.name) for made in outcome.made}
        return all(map(folder.is_straight, ways)) and all(
            self._session.is_there(os.path.join(output, made.name), made.sha256)
            for made in outcome.made
        )

    def _settle_clashes(self) -> None:
        """Build plans that are written to the same place once more, one after the other."""
        if all(count == 1 for count in self._places.values()):
            return
        among: dict[str, list[Path]] = {}
        for path in self.files:
            for place in _place_of(self._outcomes[path]):
                among.setdefault(place, []).append(path)
        for paths in among.values():
            if len(paths) > 1:
                for checked in self.builder.checker.all(paths):
                    self._outcomes.keep(checked.path, self.builder.outcome(checked))
                self._clashing.update(paths)

    def _team(self, others: Sequence[Path]) -> Iterator[Checked]:
        """Yield every plan with what index and manifest must not say.

        *Why in order:* of two that keep the same from the team it tells which one is named.
        """
        every = (*self.files, *others)
        as_before = self._lightly(path for path in every if path not in self._fresh)
        for path in every:
            yield self._outcomes[path].checked if path in self._fresh else next(as_before)

    def _not_asked_for(self) -> Sequence[Path]:
        """Return all other plans: a part build must not tell what is restricted in them either."""
        if not self.request.paths:
            return ()
        asked = set(self.files)
        return [path for path in self.repository.all_plan_files() if path not in asked]

    def _goes_on(self) -> bool:
        """Tell whether all but the plans is as it was for the build that wrote the manifest."""
        last, manifest = self._kept.last, self.request.order.output / MANIFEST
        same = not self._session.is_late and last.shared == self._shared
        return same and last.manifest == fresh.hash_of(str(manifest)).hex()

    def _has_same_key(self, path: Path) -> bool:
        return not self._session.is_late and self._kept.key(str(path)) == self._settled[path]

    def _says_the_same(self, others: Sequence[Path]) -> bool:
        """Tell whether index and manifest name the same plans, and say the same of each."""
        every = {str(path) for path in (*self.files, *others)}
        same = not self._kept.last.withheld and self._kept.paths() == every
        return same and all(map(self._is_marked_as_before, self._fresh))

    def _is_marked_as_before(self, path: Path) -> bool:
        kept = self._kept.get(path)
        return kept is not None and kept.team == team_mark(self._outcomes[path])

    def _lightly(self, paths: Iterable[Path]) -> Iterator[Checked]:
        """Yield plans with their names and secrets alone, without judging them."""
        for path in paths:
            source = Source(self.repository.shown(path), "", None)
            yield Checked(path, source, (), plan=self._light_plan(path))

    def _lightly_with_earlier(self, paths: Iterable[Path]) -> Iterator[Checked]:
        """Yield the same, each with the learner's plans from before."""
        earlier_plans = EarlierPlans(self._light_plan)
        for checked in self._lightly(paths):
            path, plan = checked.path, checked.plan
            earlier_plans.keep(path, plan)
            yield replace(checked, earlier=earlier_plans.before(path, plan)) if plan else checked

    def _light_plan(self, path: Path) -> Plan | None:
        plan = self.builder.checker.plan_in(path)
        return slim_plan(plan) if plan else None

    def keep(self, said: fresh.Said, done: Finished) -> None:
        """Keep what was found for the next build; ``said`` is what it says if nothing changes."""
        session, built = self._session, done.built
        changed = session.changed_meanwhile()
        self._keep_plans(changed)
        trouble = built.withheld or built.failed or done.faults or not self._is_sure
        if not (changed or session.is_late or trouble):
            day, fixed = self.builder.checker.today, self.request.fixed
            session.keep_stamp(said, day, self._outputs(), fixed=fixed)

    @property
    def has_read_all(self) -> bool:
        """Tell whether the disk gave all that it was asked for."""
        return self._read_all and self.builder.checker.has_read_all

    @property
    def _is_sure(self) -> bool:
        return self._sure and self.builder.checker.is_sure

    def _keep_plans(self, changed: set[str]) -> None:
        unsure = self._session.is_late or bool(self._session.others(changed))
        folders = {os.path.dirname(name) for name in changed}
        lines = () if unsure else self._lines(folders)
        last = self._overview.as_last("" if unsure else self._shared)
        self._session.keep_records(lines_of(self._session.records, lines, last))

    def _lines(self, changed: Container[str]) -> Iterator[tuple[str, bytes]]:
        """Yield what to keep of each plan, but for those in folders that have changed."""
        asked = {str(path) for path in self.files}
        if self.request.paths:
            yield from ((one, self._kept.line(one)) for one in self._kept.paths() - asked)
        for path in self.files:
            if path in self._clashing or str(path.parent) in changed:
                continue
            if path not in self._fresh:
                yield str(path), self._kept.line(str(path))
                continue
            outcome = self._outcomes[path]
            key = self._settled[path] if outcome.is_settled else ""
            if key:
                kept = Kept(key, outcome.asked, team_mark(outcome), outcome)
                yield str(path), line_of(kept)

    def _outputs(self) -> Iterator[tuple[str, bytes]]:
        """Yield every output by its whole name, with its hash, and the folders that they are in.

        *Why:* a folder that is taken out of one of these, with a link left in its place, changes
        nothing else. Every learner has a page, so that pages tell all of them. Another build, which
        was stopped, leaves its notes of what no manifest lists.
        """
        made = (one for path in self.files for one in self._outcomes[path].made)
        folder = str(self.builder.folder.path)
        top = os.path.join(folder, "")
        yield top, fresh.input_hash(top)
        yield str(self.builder.folder.notes), fresh.UNKNOWN
        for within in sorted({os.path.dirname(one.name) for one in self._overview.made}):
            yield os.path.join(folder, within, ""), fresh.NO_LINKS
        for one in chain(made, self._overview.made):
            yield os.path.join(folder, one.name), bytes.fromhex(one.sha256)


def _place_of(outcome: Outcome) -> tuple[str, ...]:
    """Return the folder that a plan's documents are written to, nothing where it has none."""
    known = outcome.checked.plan or outcome.entry
    return (f"{known.ref}/{folded(outcome.checked.path.stem)}",) if known else ()
