"""FILE: where a plan is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from smartdoc.finding import Level, quoted
from smartdoc.rules.rule import Case, Problem, Rule, rule


@rule(
    "FILE01",
    "misplaced-file",
    level="warning",
    source="The order of a plans repository: a folder for each learner, a file for each meeting",
    why="The files of one learner and kind, in the order of their dates, are the plan's history; a "
    "file in another place is missing from it.",
    bad="""
        ref: c-0999
        """,
    good="""
        ref: c-0001
        """,
)
def misplaced_file(case: Case) -> Iterator[Problem]:
    """Files not kept as plans/REF/DATE.KIND.yaml, with the ref, date and kind that they hold."""
    plan = case.plan
    path = PurePosixPath(case.file)
    if path.parent.name != plan.ref:
        yield (
            ("ref",),
            f"The ref of this plan is {quoted(plan.ref, 'the one given here')}, but its folder has "
            "another name.",
            f"Keep the file as {quoted(f'{plan.ref}/{plan.stem}.yaml', 'REF/DATE.KIND.yaml')}, or "
            "correct the ref.",
        )
    elif path.stem != plan.stem:
        yield (
            ("meeting", "date"),
            "The file is not named after its meeting and kind: it should be "
            f"{quoted(f'{plan.stem}.yaml', 'DATE.KIND.yaml')}.",
            "Rename the file, or correct the date of the meeting.",
        )


# Only the whole set of files shows it, so the checker judges this one.
two_plans_one_place = Rule(
    code="FILE02",
    name="two-plans-one-place",
    level=Level.ERROR,
    what="Plan files whose documents would be written to the same place as another plan's.",
    why="One learner's documents would lie in the other's folder, or overwrite them.",
    source="The order of a plans repository: a folder for each learner, a file for each meeting",
    bad="# plans/one/2026-11-30.pep.yaml and plans/two/2026-11-30.pep.yaml both say:\nref: c-0142",
    good="# each file stands in the folder of its ref\nref: c-0142",
)

# Only the files beside it show it, so the checker judges this one too.
unread_plan_beside = Rule(
    code="FILE03",
    name="unread-plan-beside",
    level=Level.ERROR,
    what="Plans of a learner of whom another plan beside them cannot be read.",
    why="What that plan keeps under “restricted” is not known, and no document could be searched "
    "for it.",
    source="Data protection: what one plan restricts, no document about the same learner tells",
    bad="# plans/c-0142/2026-07-06.pep.yaml cannot be read\nref: c-0142",
    good="# every plan in plans/c-0142 can be read\nref: c-0142",
)
