"""The report on a cohort as one reader may see it: tables in words, pictures' numbers, lists."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from smartdoc.cohort.desk import desk_for
from smartdoc.cohort.entries import Period
from smartdoc.cohort.figures import figures_of
from smartdoc.cohort.gathering import Gathered
from smartdoc.cohort.judging import Numbers, numbers_of
from smartdoc.cohort.needs import Need, left_out, needs_of
from smartdoc.cohort.parts import Section
from smartdoc.cohort.sections import sections_of
from smartdoc.cohort.summary import Summary
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
    gathered: Gathered, policy: Policy, *, named: bool, private_terms: Iterable[str] = ()
) -> Report:
    """Return the report on these plans.

    Readers who may not know the learners get no name and no number about fewer of them than the
    policy's threshold; of a smaller cohort they get no numbers at all.
    """
    counted = gathered.counted
    numbers = numbers_of(policy, {one.kind for one in (*counted, *gathered.outside)})
    few = not named and len({one.ref for one in counted}) < numbers.threshold
    report = Report(
        today=gathered.today,
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
            needs=needs_of(one.need for one in counted),
            outside=left_out(one.need for one in gathered.outside),
            unreadable=gathered.unreadable,
        )
    if few or not counted:
        return report
    desk = desk_for(counted, policy, numbers.threshold, private_terms, named=named)
    return replace(
        report,
        facts=tuple(_facts(counted, numbers, named=named)),
        sections=tuple(sections_of(figures_of(counted, numbers), desk, numbers)),
    )


def counts_of(gathered: Gathered, policy: Policy) -> dict[str, dict[str, dict[str, float]]]:
    """Return every count as plain data, for programs of those who may see everything."""
    numbers = numbers_of(policy, {one.kind for one in gathered.counted})
    return figures_of(gathered.counted, numbers).counts()


def _facts(
    counted: Sequence[Summary], numbers: Numbers, *, named: bool
) -> Iterator[tuple[str, str]]:
    """Yield how much there is."""
    plans_each = Counter(one.ref for one in counted)
    if named or _may_be_told(plans_each.values(), numbers.threshold):
        yield "Learners", number(len(plans_each))
    yield "Plans", number(len(counted))
    with_targets = {one.ref for one in counted if one.targets}
    if named or len(with_targets) >= numbers.threshold:
        yield "Targets", number(sum(one.targets for one in counted))


def _may_be_told(plans_each: Collection[int], threshold: int) -> bool:
    """Tell whether the number of learners may stand beside that of their plans.

    Where few learners have more than one plan, it would tell of these. Of few plans it is never
    told: where it was missing, it would follow from there being as many as the threshold.
    """
    several = sum(plans > 1 for plans in plans_each)
    return several >= threshold or (not several and len(plans_each) >= 2 * threshold)
