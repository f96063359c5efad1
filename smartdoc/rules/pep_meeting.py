"""PEP: what the meeting's document must hold beside its targets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from smartdoc.english import in_words, listed, pounds, sentence_case
from smartdoc.finding import quoted
from smartdoc.language.voices import is_second_hand
from smartdoc.late import late
from smartdoc.model import Attainment, Meeting, Plan, Spending, Target, Voice
from smartdoc.rules.parties import PARTY_NAMES
from smartdoc.rules.rule import Case, Problem, rule

_VOICE = ("liked", "hard", "help", "hopes", "proud")
_WHY_ABSENT = " Where the child does not come, say why under “voice”, as “absent_because”."
_ABOUT_ATTENDANCE = late(r"\battend(?!ant)|\bregister\b|\b(?:in|to|into) school\b", re.I)


@rule(
    "PEP07",
    "missing-voice",
    level="error",
    source="PEP guidance, Specific: is it specific to the young person; Enfield, the child's views "
    "come first",
    why="A child who has not been asked seldom follows the plan.",
    bad="""
        voice: {liked: , hard: }
        """,
    good="""
        voice:
          liked:
          hard:
          absent_because: Ash asked to leave this page empty and wants to be asked again in January.
        """,
    kinds=("pep",),
)
def missing_voice(case: Case) -> Iterator[Problem]:
    """PEPs in which the child says nothing, and that do not say why."""
    voice = case.plan.voice
    if voice is None or not (_said(voice) or voice.absent_because):
        yield (
            ("voice",),
            "Nothing here is in the child's own words.",
            "Under “voice”, write what the child likes, finds hard or hopes for, as they said it; "
            "if they could not or would not be asked, say why under “absent_because”.",
        )


def _said(voice: Voice) -> list[str]:
    """Return the questions to which the child has an answer."""
    return [name for name in _VOICE if getattr(voice, name)]


@rule(
    "PEP08",
    "next-meeting-beyond-term",
    level="warning",
    source="PEP guidance: the targets are reviewed at the next PEP; Enfield, one in each term",
    why="A plan that nobody looks at for a whole term outlives the help that it names.",
    bad="""
        meeting: {next: 2027-06-14}
        """,
    good="""
        meeting: {next: 2027-03-08}
        """,
    kinds=("pep",),
)
def next_meeting_beyond_term(case: Case) -> Iterator[Problem]:
    """PEPs without the day of the next meeting, or that let a whole term go by before it."""
    meeting = case.plan.meeting
    if meeting.next is None:
        yield (
            meeting.at("next"),
            "The next meeting has no date: add “next” and the day.",
        )
        return
    terms = int(case.number("terms_to_next_meeting"))
    if _skips_a_term(meeting, meeting.next, terms):
        gone = "a whole term" if terms == 1 else f"{in_words(terms)} whole terms"
        yield (
            meeting.at("next"),
            f"By {quoted(meeting.next, 'the next meeting')} {gone} will have gone by without a PEP "
            "meeting.",
            "Choose a day in the very next term."
            if terms == 1
            else f"Choose a day within the next {in_words(terms)} terms.",
        )


def _skips_a_term(meeting: Meeting, following: datetime.date, terms: int) -> bool:
    """Return whether a meeting is later than so many terms on.

    *Why* April may be of either term: Easter moves, and a rule should not tell off over a week.
    """
    either = 1 if meeting.date.month == 4 else 0
    return _term(following) - _term(meeting.date) > terms + either


def _term(day: datetime.date) -> int:
    """Return the number of the term, three to a year: to April, to August, to December."""
    return 3 * day.year + (day.month - 1) // 4


@rule(
    "PEP09",
    "second-hand-voice",
    level="advice",
    source="Lancashire's quality assurance of PEPs: the child's voice is strong; Torbay, language "
    "that cares",
    why="What others say about a child belongs under “views”; here readers want to hear the child.",
    bad="""
        voice:
          liked: Ash enjoys drawing comics and playing football with his friends.
        """,
    good="""
        voice:
          liked: I like drawing comics and playing football with my friends.
        """,
    kinds=("pep",),
)
def second_hand_voice(case: Case) -> Iterator[Problem]:
    """Answers under “voice” that speak about the child (“Ash enjoys …”) instead of the child."""
    voice = case.plan.voice
    for name in _said(voice) if voice else ():
        text = getattr(voice, name)
        if voice and is_second_hand(text, case.plan.learner.name):
            yield (
                voice.at(name),
                f"{quoted(text, 'This answer')} is about the child, and not in their words.",
                "Write it as the child said it, with “I”; what others see belongs under “views”.",
            )


@rule(
    "PEP10",
    "uncosted-spending",
    level="warning",
    source="Lancashire's quality assurance of PEPs: pupil premium plus is costed and linked to a "
    "target",
    why="Money without a figure cannot be added up, and nobody can say whether it was worth it.",
    bad="""
        targets:
          - pupil_premium:
              - what: a place in the writing group with the teaching assistant
        """,
    good="""
        targets:
          - pupil_premium:
              - {what: a place in the writing group with the teaching assistant, cost: 300}
        """,
    kinds=("pep",),
)
def uncosted_spending(case: Case) -> Iterator[Problem]:
    """Pupil premium spending for a target without its cost."""
    for spending in _spending(case.plan):
        if spending.cost is None:
            yield (
                spending.at("cost"),
                f"{quoted(spending.what, 'This spending')} has no cost: add “cost” in pounds.",
                "Write 0 if it costs nothing.",
            )


def _spending(plan: Plan) -> Iterator[Spending]:
    for target in plan.targets:
        yield from target.pupil_premium


@rule(
    "PEP11",
    "party-absent-without-apology",
    level="warning",
    source="PEP guidance, Actions required: child, school, carer and social worker; Lancashire's "
    "quality assurance, who attended",
    why="Somebody who was neither there nor asked has agreed to nothing, and may not know the "
    "plan.",
    bad="""
        meeting:
          invited: [ash, dt, carer]
        """,
    good="""
        meeting:
          invited: [ash, dt, carer, sw]
        """,
    kinds=("pep",),
)
def party_absent_without_apology(case: Case) -> Iterator[Problem]:
    """Agreed PEPs whose child, school, carer or social worker neither came nor sent apologies.

    Anybody else who was invited is to be found there too. In a draft that names the invited, it is
    the party that has not been invited. For a child, the reason for not coming (under “voice”)
    counts as an apology.
    """
    meeting, agreed = case.plan.meeting, case.plan.status == "agreed"
    heard = (*meeting.present, *meeting.apologies)
    if not agreed and not meeting.invited:
        return
    missing = _unheard(case, heard if agreed else (*meeting.invited, *heard))
    if not missing:
        yield from _without_a_word(case) if agreed else ()
        return
    names = sentence_case(listed([PARTY_NAMES.get(party, party) for party in missing]))
    are = "is" if len(missing) == 1 else "are"
    if agreed:
        yield (
            meeting.at("present"),
            f"{names} {are} neither among those present nor among the apologies.",
            "Add those who came under “present” and those who could not under “apologies”."
            + (_WHY_ABSENT if "child" in missing else ""),
        )
    else:
        yield (
            meeting.at("invited"),
            f"{names} {are} not among the invited.",
            "Add their short name from “people”." + (_WHY_ABSENT if "child" in missing else ""),
        )


def _without_a_word(case: Case) -> Iterator[Problem]:
    if names := _unaccounted(case):
        who, were = ("Somebody", "was") if len(names) == 1 else ("Some people", "were")
        yield (
            case.plan.meeting.at("present"),
            f"{quoted(listed(names), who)} {were} invited, and not entered under “present” "
            "or “apologies”.",
            "Add those who came under “present” and those who could not under “apologies”.",
        )


def _unheard(case: Case, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parties of whom nobody is named; each unknown name may be one of them (ACT04)."""
    people = [case.plan.person(who) for who in dict.fromkeys(ids)]
    parties = {case.policy.party_of(person) for person in people if person}
    if case.plan.voice and case.plan.voice.absent_because:
        parties.add("child")
    wanted = case.policy.pep.in_stage(case.plan.key_stage)
    return wanted.missing(parties)[people.count(None) :]


def _unaccounted(case: Case) -> list[str]:
    """Return the names of the invited who neither came nor sent apologies."""
    meeting, voice = case.plan.meeting, case.plan.voice
    heard = {*meeting.present, *meeting.apologies}
    invited = [case.plan.person(who) for who in dict.fromkeys(meeting.invited) if who not in heard]
    excused = {"child"} if voice and voice.absent_because else set[str]()
    return [
        person.name or person.role
        for person in invited
        if person and case.policy.party_of(person) not in excused
    ]


@rule(
    "PEP12",
    "persistent-absence",
    level="advice",
    source="PEP guidance, Reason for target: attendance below the 90% that is the least to expect",
    why="A child who misses one day in ten misses lessons that every other target builds on.",
    bad="""
        targets:
          - {}
          - {}
          - areas: [homework]
            reason: Ash handed in 3 of the 8 pieces of homework set this term.
            statement: Ash will hand in 6 of 8 pieces of homework by 29 January 2027.
            measure:
              what: pieces of homework handed in
              method: the homework log, read every Friday by R. Okafor
              unit: pieces
              baseline: 3
              target: 6
        attendance: {period: autumn term 2026 to 20 November, percent: 90}
        """,
    good="""
        attendance: {period: autumn term 2026 to 20 November, percent: 90}
        """,
    kinds=("pep",),
)
def persistent_absence(case: Case) -> Iterator[Problem]:
    """PEPs of a child who is persistently absent, without a target that is about attendance."""
    attendance = case.plan.attendance
    percent = attendance.percent if attendance else None
    line, severe = case.number("persistent_absence"), case.number("severe_absence")
    if attendance is None or percent is None or percent > line:
        return
    # With too few targets, PEP01 asks for the one that is missing.
    short = len(case.plan.targets) < case.policy.pep.in_stage(case.plan.key_stage).least
    if short or any(_is_about_attendance(case, target) for target in case.plan.targets):
        return
    degree, limit = ("severe", severe) if percent <= severe else ("persistent", line)
    yield (
        attendance.at("percent"),
        f"{quoted(f'{percent:g}%', 'This attendance')} counts as {degree} absence "
        f"({limit:g}% or less), and no target is about attendance.",
        f"Where you make it one of the targets, aim above {line:g}%: at exactly {line:g}% a child "
        "still counts as persistently absent.",
    )


def _is_about_attendance(case: Case, target: Target) -> bool:
    if case.policy.in_area(target, "attendance"):
        return True
    measure = target.measure.what if target.measure else None
    return any(_ABOUT_ATTENDANCE.search(text) for text in (target.statement, measure) if text)


@rule(
    "PEP13",
    "overspent-premium",
    level="warning",
    source="Lancashire's quality assurance of PEPs: how pupil premium plus is used, with costs",
    why="Help that is planned with money that is not there ends too soon.",
    bad="""
        pupil_premium: {allocation: 870, period: autumn term 2026}
        targets:
          - pupil_premium: [{what: a writing group, cost: 600}]
          - pupil_premium: [{what: a maths group, cost: 300}]
        """,
    good="""
        pupil_premium: {allocation: 870, period: autumn term 2026}
        targets:
          - pupil_premium: [{what: a writing group, cost: 500}]
          - pupil_premium: [{what: a maths group, cost: 300}]
        """,
    kinds=("pep",),
)
def overspent_premium(case: Case) -> Iterator[Problem]:
    """Pupil premium spending that adds up to more than the amount there is."""
    premium = case.plan.pupil_premium
    if premium is None or premium.allocation is None:
        return
    costs = {spending.at("cost"): spending.cost or 0 for spending in _spending(case.plan)}
    total = round(sum(costs.values()), 2)
    if total > premium.allocation:
        alone = [path for path, cost in costs.items() if cost > premium.allocation]
        yield (
            alone[0] if alone else premium.at("allocation"),
            f"The targets together spend {quoted(pounds(total), 'more')} of pupil premium; "
            f"“allocation” is {quoted(pounds(premium.allocation), 'less than that')}.",
            "Correct “allocation” or a cost, or take out what is paid from elsewhere.",
        )


@rule(
    "PEP14",
    "need-without-help",
    level="advice",
    source="Somerset's PEP form: if not on track, what has been put in place; Gateshead and "
    "Lancashire on SDQ scores and moves",
    why="A need that everybody has read and nobody answers tells the child that it does not count.",
    bad="""
        attainment:
          - {subject: science, current: working towards, target: expected, on_track: false}
        """,
    good="""
        attainment:
          - subject: science
            current: working towards
            target: expected
            on_track: false
            help: a card with the six key words before each topic
        """,
    kinds=("pep",),
)
def need_without_help(case: Case) -> Iterator[Problem]:
    """Needs that the PEP states without saying what is done about them.

    A subject that is not on track without help or a target of its own, a high SDQ score without
    strategies, a part-time timetable without its reason, a move within a year without a plan.
    """
    for subject in case.plan.attainment:
        if subject.on_track is False and not (subject.help or _has_target(case, subject)):
            yield (
                subject.at("help"),
                f"{quoted(subject.subject, 'This subject')} is not on track, and nothing says what "
                "is done about it: add “help”, or a target.",
            )
    yield from _unanswered_score(case)
    yield from _unexplained_timetable(case)
    yield from _unplanned_move(case)


def _has_target(case: Case, subject: Attainment) -> bool:
    """Return whether a target is about the subject: English of English language."""
    name = subject.subject.casefold()
    areas = {area.casefold() for target in case.plan.targets for area in target.areas}
    return any(area in name or name in area for area in areas)


def _unanswered_score(case: Case) -> Iterator[Problem]:
    wellbeing = case.plan.wellbeing
    if wellbeing is None or wellbeing.sdq is None or wellbeing.sdq.score is None:
        return
    high = wellbeing.sdq.score >= case.number("sdq_concern")
    if high and not (wellbeing.strategies or wellbeing.agencies):
        yield (
            wellbeing.at("strategies"),
            "The SDQ score is high, and nothing says what adults do that helps: add “strategies”.",
        )


def _unexplained_timetable(case: Case) -> Iterator[Problem]:
    education = case.plan.education
    if education and education.timetable == "part" and not education.part_time_because:
        yield (
            education.at("part_time_because"),
            "The timetable is part-time, and nothing says why, until when, and how it becomes "
            "full: add “part_time_because”.",
        )


def _unplanned_move(case: Case) -> Iterator[Problem]:
    move, day = case.plan.transition, case.plan.meeting.date
    if move is None or move.on is None or move.plan or move.actions:
        return
    if 0 <= (move.on - day).days <= case.number("move_days"):
        yield (
            move.at("plan"),
            "The next move has its day, and nothing says how it is prepared: add “plan” or "
            "“actions”.",
        )
