"""S: words that the child and the family understand, and that judge nobody."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import quoted
from smartdoc.language.family_words import acronyms, emotive, explains, jargon, meaning, short_form
from smartdoc.late import late
from smartdoc.model import Plan
from smartdoc.rules import action_wording
from smartdoc.rules.names import OWN_KINDS, called
from smartdoc.rules.passages import Judged, for_the_family
from smartdoc.rules.rule import Case, Problem, rule

_FIRST_PERSON = late(r"\b(?:I|me|my|myself)\b")
_NOT_ABOUT_THE_CHILD = frozenset(
    "voice concerns people restricted waive meeting sign_off kind ref learner".split()
)


@rule(
    "S08",
    "unexplained-acronym",
    level="warning",
    source="LIAP training, action plan: no words that only one agency understands",
    why="A child or a parent who has to ask what the letters mean is left out of their own plan.",
    bad="""
        targets:
          - reason: Ash wrote the last three stories as 1 paragraph each, says the SALT.
        """,
    good="""
        targets:
          - reason: Ash wrote the last three stories as 1 paragraph each, says the speech and
              language therapist (SALT).
        """,
)
def unexplained_acronym(case: Case) -> Iterator[Problem]:
    """Short forms that a family may not know, where the plan nowhere says what they mean."""
    settled: set[str] = set()
    for path, text in (*for_the_family(case), *case.texts.placed.get("voice", ())):
        for acronym in acronyms(text):
            if acronym in settled:
                continue
            settled.add(acronym)
            if not _is_known(case, acronym):
                known = meaning(acronym)
                yield (
                    path,
                    f"{quoted(acronym, 'this short form')} is not explained anywhere in the plan.",
                    f"Write “{known}”, or put the letters in brackets after it."
                    if known
                    else "Write the words, with the letters in brackets after them.",
                )


def _is_known(case: Case, acronym: str) -> bool:
    """Return whether an acronym is a name or a role in this plan, or explained anywhere in it."""
    short = short_form(acronym)
    if short.lower() in case.policy.known_acronyms or _is_called(case.plan, short):
        return True
    return explains(case.texts.joined, short)


def _is_called(plan: Plan, short: str) -> bool:
    """Return whether the plan calls one of its people by these letters."""
    return short.lower() in " ".join(called(plan)).lower().split()


@rule(
    "S09",
    "agency-jargon",
    level="advice",
    source="LIAP training, action plan: no generic or agency-specific language; councils' word "
    "lists for families (Torbay, Sandwell)",
    why="Professional words hide what will be done, most of all from the child and the parents.",
    bad="""
        targets:
          - reason: Ash wrote the last three stories as 1 paragraph each, after a placement move.
        """,
    good="""
        targets:
          - reason: Ash wrote the last three stories as 1 paragraph each, after moving home.
        """,
)
def agency_jargon(case: Case) -> Iterator[Problem]:
    """Professional words that tell the child and the family little, in what is written to them."""
    judged = Judged(case, (action_wording.vague_action,))
    for path, text in for_the_family(case):
        found = jargon(text)
        if found and path not in judged:
            yield (
                path,
                f"{quoted(found.words, 'this expression')} says little to a family: use plain "
                "words.",
                f"Say instead: {found.instead}.",
            )


@rule(
    "S10",
    "emotive-wording",
    level="warning",
    source="LIAP training, action plan: no emotive language; name the behaviour",
    why="A judgement hurts the child who reads it, and tells nobody what happened or what to do.",
    bad="""
        targets:
          - reason: Ash is lazy and wrote the last three stories as 1 paragraph each.
        """,
    good="""
        targets:
          - reason: Ash wrote the last three stories as 1 paragraph each and put the pen down early.
        """,
)
def emotive_wording(case: Case) -> Iterator[Problem]:
    """Words that judge a child or family, unless they are the child's own or somebody is quoted."""
    own = case.kind.name in OWN_KINDS
    for path, text in case.texts.values(but_for=_NOT_ABOUT_THE_CHILD):
        words = emotive(text, case.plan.learner.name)
        if words and not (own and _FIRST_PERSON.search(text)):
            yield (
                path,
                f"{quoted(words, 'this wording')} is a judgement: say what was seen or heard.",
                "Say what was said and done, when, and how often: “left the room on three of five "
                "mornings”.",
            )
