"""PRV: what shows where somebody lives, how to reach them, or who they are."""

from __future__ import annotations

from collections.abc import Iterator

from smartdoc.finding import Path, quoted
from smartdoc.language import identifiers
from smartdoc.rules.rule import Case, Problem, rule

_SOURCE = "Data protection: a plan travels further than the people who write it"
_AWAY = "Take it out; the council's and the school's own records have it."


def _problems(found: Iterator[tuple[Path, str]], noun: str, what: str) -> Iterator[Problem]:
    """Yield one problem for each place, which says what the words there look like."""
    for path, words in found:
        yield path, f"{quoted(words, noun)} {what}.", _AWAY


@rule(
    "PRV02",
    "postcode-in-plan",
    level="error",
    source=_SOURCE,
    why="A postcode leads to a street, and for some children nobody may find out where they live.",
    bad="""
        voice: {liked: Walking home to NE12 8QT through the park.}
        """,
    good="""
        voice: {liked: Walking home through the park.}
        """,
)
def postcode(case: Case) -> Iterator[Problem]:
    """Texts, outside “restricted”, with a British or Canadian postcode."""
    found = case.texts.where_number(identifiers.postcode)
    yield from _problems(found, "this", "is a postcode: it shows where somebody lives or learns")


@rule(
    "PRV03",
    "telephone-number",
    level="warning",
    source=_SOURCE,
    why="Anyone who has the plan could ring; and the number of a home shows where it is.",
    bad="""
        targets:
          - actions:
              - {who: ash, what: calls Jo on 07700 900123 after each story}
        """,
    good="""
        targets:
          - actions:
              - {who: ash, what: calls Jo after each story}
        """,
)
def telephone_number(case: Case) -> Iterator[Problem]:
    """Texts, outside “restricted”, with a telephone number that is no helpline's."""
    what = "looks like a telephone number, which does not belong in a plan"
    yield from _problems(case.texts.where_number(identifiers.telephone), "this", what)
    labelled = case.texts.where(identifiers.labelled_telephone, identifiers.CALL_SIGNS)
    yield from _problems(labelled, "this", what)


@rule(
    "PRV04",
    "email-address",
    level="warning",
    source=_SOURCE,
    why="An address is a way to a person, and often gives the full name and the workplace too.",
    bad="""
        voice: {liked: Writing to r.okafor@hill-lane.example about comics.}
        """,
    good="""
        voice: {liked: Writing to R. Okafor about comics.}
        """,
)
def email_address(case: Case) -> Iterator[Problem]:
    """Texts, outside “restricted”, with an e-mail address."""
    what = "is an e-mail address, which does not belong in a plan"
    yield from _problems(case.texts.where(identifiers.email, "@"), "this", what)


_YOUNGEST = 1
"""Years before this one in which the youngest child with a plan may have been born."""

_BIRTH_KEYS = frozenset("dob date_of_birth birth_date birthdate birthday born".split())


@rule(
    "PRV05",
    "date-of-birth",
    level="error",
    source=_SOURCE,
    why="A first name and a day of birth point to one child; the school year says all that the "
    "plan needs.",
    bad="""
        celebrations: ["Ash (born 3 May 2016) read his comic to the class."]
        """,
    good="""
        celebrations: ["Ash (Year 5) read his comic to the class."]
        """,
)
def date_of_birth(case: Case) -> Iterator[Problem]:
    """Texts, outside “restricted”, with a day on which somebody was born."""
    if not any(sign in case.texts.small for sign in identifiers.BIRTH_SIGNS):
        return
    what = "is a date of birth: write the school year or the age"
    first_year = case.today.year - _YOUNGEST
    found = case.texts.where(
        lambda text: identifiers.birth_date(text, first_year), identifiers.BIRTH_SIGNS
    )
    yield from _problems(found, "this", what)
    yield from _problems(_under_a_birth_key(case), "this", what)


def _under_a_birth_key(case: Case) -> Iterator[tuple[Path, str]]:
    """Yield dates that a kind of the team's own keeps under a key such as “dob”."""
    for path, text in case.texts:
        if path[-1] in _BIRTH_KEYS and (date := identifiers.any_date(text)):
            yield path, date


@rule(
    "PRV06",
    "pupil-number",
    level="error",
    source=_SOURCE,
    why="The unique pupil number finds one child in every national record.",
    bad="""
        education: {provision: "Mainstream class of 29, UPN H801200001001."}
        """,
    good="""
        education: {provision: Mainstream class of 29.}
        """,
)
def pupil_number(case: Case) -> Iterator[Problem]:
    """Texts, outside “restricted”, with a unique pupil number: a letter and twelve digits."""
    what = "looks like a unique pupil number, which does not belong in a plan"
    yield from _problems(case.texts.where_number(identifiers.pupil_number), "this", what)


@rule(
    "PRV07",
    "nhs-number",
    level="error",
    source=_SOURCE,
    why="An NHS number opens a child's health record.",
    bad="""
        wellbeing: {agencies: [school nurse (NHS number 943 476 5919)]}
        """,
    good="""
        wellbeing: {agencies: [school nurse]}
        """,
)
def nhs_number(case: Case) -> Iterator[Problem]:
    """Texts, outside “restricted”, with an NHS number, or a Scottish CHI number."""
    what = "looks like an NHS number, which does not belong in a plan"
    yield from _problems(case.texts.where_number(identifiers.health_number), "this", what)
