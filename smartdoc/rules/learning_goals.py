"""ILG: what a set of individual learning goals must have, from choosing them to the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from smartdoc.english import counted, listed
from smartdoc.finding import Path, quoted
from smartdoc.language.actions import is_vague_action
from smartdoc.language.general import is_generic_comment
from smartdoc.language.outline import is_gap
from smartdoc.model import Plan, Target
from smartdoc.rules.names import names_in
from smartdoc.rules.rule import Case, Problem, rule

_KINDS = ("learning-goals",)
_QUESTIONS = {
    "learned": "what was learned",
    "method_worked": "whether the way of learning worked",
    "success": "how success shows",
    "next_steps": "what the next steps are",
    "need_help": "where help is still needed",
}
_MOST = 3
"""Answers of the five after which a reflection has clearly taken place."""


@rule(
    "ILG01",
    "no-strategies",
    level="error",
    source="Learning goals guidance, the stage at which strategies are found",
    why="A pupil who has chosen a way of learning can change it when it does not work.",
    bad="""
        targets:
          - strategies:
        """,
    good="""
        targets:
          - strategies: [draw the bar before I read the question a second time]
        """,
    kinds=_KINDS,
)
def no_strategies(case: Case) -> Iterator[Problem]:
    """Goals for which the pupil has chosen no strategies, or only to try hard."""
    for target in case.plan.targets:
        if not target.strategies:
            yield (
                target.at("strategies"),
                "This goal has no strategies: say how the pupil will go about it.",
                "Under “strategies”, one line each, such as “draw a bar before I calculate”.",
            )
        elif all(is_vague_action(each, (), "each time") for each in target.strategies):
            yield (
                target.at("strategies", 0),
                f"{quoted(target.strategies[0], 'this strategy')} does not say how the pupil will "
                "go about it.",
                "Say what the pupil will do, such as “draw a bar before I calculate”.",
            )


@rule(
    "ILG02",
    "no-monitoring",
    level="warning",
    source="Learning goals guidance, Monitoring goals and targets",
    why="A talk on the way is in time to change the strategy; a talk at the end is not.",
    bad="""
        targets:
          - monitoring:
        """,
    good="""
        targets:
          - monitoring: [{on: 2026-12-18, who: teacher, what: the sheet and the bars}]
        """,
    kinds=_KINDS,
)
def no_monitoring(case: Case) -> Iterator[Problem]:
    """Goals of more than a few days with no day on which pupil and teacher check them."""
    for target in case.plan.targets:
        if _runs_long(case, target) and not any(check.on for check in target.monitoring):
            yield (
                target.at("monitoring"),
                "No day is set on which pupil and teacher check how this goal is going.",
                "Under “monitoring”, write one or more days before the goal is due, who checks, "
                "and what.",
            )


def _runs_long(case: Case, target: Target) -> bool:
    longest = timedelta(days=case.number("unmonitored_days"))
    due = target.due_on
    return due is not None and due - case.plan.meeting.date > longest


@rule(
    "ILG03",
    "reflection-unanswered",
    level="warning",
    source="Learning goals guidance, Conversations about learning",
    why="What pupils find out about their own learning is what the next goal can build on.",
    bad="""
        targets:
          - reflection: {next_steps: }
        """,
    good="""
        targets:
          - reflection: {next_steps: I use the bars for percentages.}
        """,
    kinds=_KINDS,
)
def reflection_unanswered(case: Case) -> Iterator[Problem]:
    """Goals whose day has passed, where the pupil has left out one of the five questions.

    A look back with three answers or more counts as begun, and is asked for the rest.
    """
    for target in case.plan.targets:
        missing = [key for key in _QUESTIONS if not _answer(target, key)]
        over = _is_over(case, target)
        if missing and (over or len(_QUESTIONS) - len(missing) >= _MOST):
            yield (target.at("reflection"), *_unanswered(missing))


def _answer(target: Target, question: str) -> str | None:
    answer: str | None = getattr(target.reflection, question) if target.reflection else None
    # None of these questions can be answered by yes; “no” may mean that no help is needed.
    said = (answer or "").strip(" .!").lower()
    is_bare = said in ("yes", "ok", "okay") or (said == "no" and question != "need_help")
    is_empty = is_gap(said) or (is_bare and question != "method_worked")
    return None if is_empty else answer


def _unanswered(missing: list[str]) -> tuple[str, str]:
    if len(missing) == len(_QUESTIONS):
        said = "The day of this goal has passed, and the pupil has not looked back at it yet."
    else:
        named = listed([_QUESTIONS[key] for key in missing])
        said = f"The pupil's look back at this goal does not say {named}."
    keys = listed([f"“{key}”" for key in missing])
    return said, f"Ask the pupil, and write the answer under “reflection” as {keys}."


def _is_over(case: Case, target: Target) -> bool:
    """Return whether an agreed goal has had its day; a draft with such a day is T08's."""
    plan, due = case.plan, target.due_on
    return plan.status == "agreed" and due is not None and plan.meeting.date <= due < case.today


@rule(
    "ILG04",
    "not-ready-for-report",
    level="warning",
    source="Learning goals guidance, time to set, reflect and revise within the reporting timeline",
    why="What is not finished and thought over in time cannot be in the report to the parents.",
    bad="""
        report: {on: 2027-01-22}
        """,
    good="""
        report: {on: 2027-02-12}
        """,
    kinds=_KINDS,
)
def not_ready_for_report(case: Case) -> Iterator[Problem]:
    """Goals for a report that are due after it, or too few days before it to look back at them."""
    report, plan = case.plan.report, case.plan
    if report is None or report.include is False:
        return
    if report.on is None:
        if report.include:
            yield (
                report.at("on"),
                "The goals go into the report, but nothing says when the report goes to parents.",
                "Add “on” and the day, so that everybody knows by when the goals must be ready.",
            )
    elif report.on < plan.meeting.date:
        yield (
            report.at("on"),
            f"The report on {quoted(report.on, 'the day given')} goes out before the "
            f"{case.kind.meeting} that sets these goals.",
            "Give the day of the next report.",
        )
    else:
        yield from _late_for(case, report.on, report.at("on"))


def _late_for(case: Case, day: date, where: Path) -> Iterator[Problem]:
    late = [target for target in case.plan.targets if _is_late(case, target, day)]
    if len(late) > 1 and len(late) == len(case.plan.targets):
        yield (
            where,
            f"No goal is due in time for the report on {quoted(day, 'the day given')}.",
            "Check the day of the report, or make the goals due some days before it.",
        )
        return
    for target in late:
        yield (
            target.at("due"),
            f"{quoted(target.due, 'the deadline')} is {_too_late(target, day)} the report, which "
            f"goes to parents on {quoted(day, 'the day given')}.",
            "Leave time to look back at the goal with the pupil and to write about it.",
        )


def _is_late(case: Case, target: Target, report: date) -> bool:
    """Return whether a goal comes too late; T03 and T08 speak of days outside the meetings."""
    due, following = target.due_on, case.plan.meeting.next
    if due is None or due < case.plan.meeting.date or (following and due > following):
        return False
    return due + timedelta(days=case.number("report_days")) > report


def _too_late(target: Target, report: date) -> str:
    days = (report - target.due_on).days if target.due_on else 0
    if days < 0:
        return "after"
    return f"only {counted(days, 'day')} before" if days else "the same day as"


@rule(
    "ILG05",
    "report-text-missing",
    level="warning",
    source="Learning goals guidance, Reporting on goals and targets",
    why="A goal without its text is left out of the report, or written about in haste.",
    bad="""
        meeting: {date: 2026-11-02}
        report: {on: 2026-11-27}
        targets:
          - statement: I will draw bars and get 12 of 15 problems right by 24 November 2026.
            due: 2026-11-24
            monitoring: [{on: 2026-11-11}]
            actions:
              - {due: 2026-11-19}
              - {due: 2026-11-20}
              - {due: 2026-11-18}
            report_text:
        """,
    good="""
        meeting: {date: 2026-11-02}
        report: {on: 2026-11-27}
        targets:
          - statement: I will draw bars and get 12 of 15 problems right by 24 November 2026.
            due: 2026-11-24
            monitoring: [{on: 2026-11-11}]
            actions:
              - {due: 2026-11-19}
              - {due: 2026-11-20}
              - {due: 2026-11-18}
            report_text: Leila solves ratio problems with a drawing and explains them clearly.
        """,
    kinds=_KINDS,
)
def report_text_missing(case: Case) -> Iterator[Problem]:
    """Goals without their text for the report once their day is over or the report is near."""
    report = case.plan.report
    if report is None or not (report.include or (report.include is None and report.on)):
        return
    for target in case.plan.targets:
        if not target.report_text and (_is_over(case, target) or _is_due_soon(case, target)):
            yield (
                target.at("report_text"),
                "This goal goes into the report to the parents, but its text is not written.",
                "Under “report_text”, say in a few plain sentences what the pupil can do now, and "
                "what comes next.",
            )


def _is_due_soon(case: Case, target: Target) -> bool:
    """Return whether the report is near, and the goal in time for it; ILG04 speaks of others."""
    report = case.plan.report.on if case.plan.report else None
    if report is None or report < case.plan.meeting.date or _is_late(case, target, report):
        return False
    return report - timedelta(days=case.number("report_text_days")) <= case.today


@rule(
    "ILG06",
    "generic-report-comment",
    level="advice",
    source="Victoria's advice on reports to parents: comments are not generic",
    why="Parents want to read about their own child, and what comes next for that child.",
    bad="""
        report: {comment: Leila has worked hard and is making good progress.}
        """,
    good="""
        report: {comment: Leila drew a bar for every problem and now checks each answer with it.}
        """,
    kinds=_KINDS,
)
def generic_report_comment(case: Case) -> Iterator[Problem]:
    """Texts for the report that would fit every pupil, such as “good progress, keep it up”."""
    names = names_in(case.plan)
    for path, text in _report_texts(case.plan):
        if is_generic_comment(text, names):
            yield (
                path,
                f"{quoted(text, 'this text')} would fit every pupil in the class.",
                "Name what this pupil did, can do now, and does next.",
            )


def _report_texts(plan: Plan) -> Iterator[tuple[Path, str]]:
    if plan.report and plan.report.comment:
        yield plan.report.at("comment"), plan.report.comment
    for target in plan.targets:
        if target.report_text:
            yield target.at("report_text"), target.report_text
