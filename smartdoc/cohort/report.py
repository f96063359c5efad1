"""The report on a cohort as one reader may see it: tables in words, pictures' numbers, lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from smartdoc.cohort.desk import desk_for
from smartdoc.cohort.entries import Entry, Gathered, Period
from smartdoc.cohort.figures import figures_of
from smartdoc.cohort.judging import Numbers, numbers_of
from smartdoc.cohort.needs import Need, left_out, needs_of
from smartdoc.cohort.parts import Section
from smartdoc.cohort.sections import sections_of
from smartdoc.filters import number
from smartdoc.frozen import frozen
from smartdoc.policy import Policy


@frozen
class Report:
    """All that one reader may see of a cohort. Where ``named`` is false no learner is named."""

    today: datetime.date
    period: Period
    named: bool
    threshold: int
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    needs: tuple[Need, ...] = ()
    outside: tuple[Need, ...] = ()
    unreadable: tuple[str, ...] = ()
    incomplete: bool = False
    too_few: bool = False
    due_days: int = 0


def report_of(
    gathered: Gathered,
    policy: Policy,
    today: datetime.date,
    *,
    named: bool,
    private_terms: Iterable[str] = (),
) -> Report:
    """Return the report on these plans as of a day.

    Readers who may not know the learners get no name and no number about fewer of them than the
    policy's threshold; of a smaller cohort they get no numbers at all.
    """
    entries = gathered.entries
    numbers = numbers_of(policy, {one.kind.name for one in (*entries, *gathered.outside)})
    few = not named and len({entry.plan.ref for entry in entries}) < numbers.threshold
    report = Report(
        today=today,
        period=gathered.period,
        named=named,
        threshold=numbers.threshold,
        due_days=int(numbers.due_days),
        incomplete=bool(gathered.unreadable),
        too_few=few,
    )
    if named:
        report = replace(
            report,
            needs=needs_of(entries, numbers, today),
            outside=left_out(gathered.outside, numbers, today),
            unreadable=gathered.unreadable,
        )
    if few or not entries:
        return report
    figures = figures_of(entries, policy, numbers, today)
    desk = desk_for(entries, policy, numbers.threshold, private_terms, named=named)
    return replace(
        report,
        facts=tuple(_facts(entries, numbers, named=named)),
        sections=tuple(sections_of(figures, desk, numbers)),
    )


def counts_of(
    gathered: Gathered, policy: Policy, today: datetime.date
) -> dict[str, dict[str, dict[str, float]]]:
    """Return every count as plain data, for programs of those who may see everything."""
    numbers = numbers_of(policy, {one.kind.name for one in gathered.entries})
    return figures_of(gathered.entries, policy, numbers, today).counts()


def _facts(entries: Sequence[Entry], numbers: Numbers, *, named: bool) -> Iterator[tuple[str, str]]:
    """Yield how much there is.

    Where few learners have more than one plan, their number would follow from both numbers.
    """
    learners, plans = len({entry.plan.ref for entry in entries}), len(entries)
    if named or plans == learners or plans - learners >= numbers.threshold:
        yield "Learners", number(learners)
    yield "Plans", number(plans)
    with_targets = {entry.plan.ref for entry in entries if entry.plan.targets}
    if named or len(with_targets) >= numbers.threshold:
        yield "Targets", number(sum(len(entry.plan.targets) for entry in entries))
