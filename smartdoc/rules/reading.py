"""YML and SCH: the faults that are found while a file is read, before any rule can judge it.

They are listed here with the rules, so that `smartdoc explain` and docs/rules.md know them too.
"""

from __future__ import annotations

from smartdoc import schema, source
from smartdoc.finding import Level
from smartdoc.rules.rule import Rule

_YAML = "How YAML is read by smartdoc: as staff mean it, with nothing done silently"
_SCHEMA = "The schema of the plan's kind"

_PLAN = "kind: pep\nref: c-0142\nmeeting: {date: 2026-11-30}\nlearner: {name: Ash}\ntargets: []\n"


def _fault(code: str, what: str, why: str, bad: str, good: str, level: str = "error") -> Rule:
    names = {**source.FAULTS, **schema.FAULTS}
    return Rule(
        code=code,
        name=names[code],
        level=Level.named(level),
        what=what,
        why=why,
        source=_YAML if code.startswith("YML") else _SCHEMA,
        bad=bad,
        good=good,
    )


_YML = (
    _fault(
        "YML01",
        "Files that are not saved in UTF-8.",
        "In another encoding é and “ turn into other characters, and a name is printed wrongly.",
        "# saved as Windows-1252\nname: Zoë",
        "# saved as UTF-8\nname: Zoë",
    ),
    _fault(
        "YML02",
        "Files larger than 1 MB.",
        "A plan is a few pages of text; a file of this size is something else.",
        "# more than 1,000,000 bytes",
        "# a plan of some 20,000 bytes",
    ),
    _fault(
        "YML03",
        "Control characters, invisible text-direction marks, halves of characters and other "
        "characters that cannot be printed, written as themselves or as an escape.",
        "They can hide text from a reader, and Word calls a document with them damaged.",
        r'liked: "drawing \u202e and football"',
        'liked: "drawing and football"',
    ),
    _fault(
        "YML04",
        "Tab characters.",
        "A tab looks like spaces but is not counted as them, so lines belong elsewhere than they "
        "seem to.",
        "learner:\n\tname: Ash",
        "learner:\n  name: Ash",
    ),
    _fault(
        "YML05",
        "Quotation marks that are opened and never closed.",
        "Everything up to the next mark, or to the end of the file, would become one text.",
        'liked: "drawing\nhard: Spanish days',
        'liked: "drawing"\nhard: Spanish days',
    ),
    _fault(
        "YML06",
        "A colon followed by a space inside a text that is not in quotes.",
        "YAML takes what stands before a colon for a key.",
        "liked: Ash said: drawing",
        'liked: "Ash said: drawing"',
    ),
    _fault(
        "YML07",
        "Lines that cannot be read as YAML: wrong indentation, an unclosed bracket, a text that "
        "begins with a special sign.",
        "What cannot be read cannot be printed, and nothing is guessed.",
        "learner:\n  name: Ash\n   year: 5",
        "learner:\n  name: Ash\n  year: 5",
    ),
    _fault(
        "YML08",
        "A key that stands twice in the same group.",
        "YAML would keep the last and drop the first without a word.",
        "liked: drawing\nhard: Spanish days\nliked: football",
        "liked: drawing and football\nhard: Spanish days",
    ),
    _fault(
        "YML09",
        "A & or * at the beginning of a value, and merge keys (<<).",
        "In YAML they copy one place of a file to another, which no reader of a plan would see.",
        "liked: *drawing* and football",
        'liked: "*drawing* and football"',
    ),
    _fault(
        "YML10",
        "A ! at the beginning of a value.",
        "In YAML it is a tag, an instruction to the program that reads the file.",
        "liked: !drawing",
        'liked: "!drawing"',
    ),
    _fault(
        "YML11",
        "Values nested more than 40 levels deep.",
        "The deepest plan has eight levels; more are a slip, or an attempt to stop the program.",
        "liked: " + "[" * 45 + "]" * 45,
        "liked: [drawing]",
    ),
    _fault(
        "YML12",
        "Files with nothing in them, or with remarks only.",
        "An empty file in a learner's folder looks like a plan that was lost.",
        "# to be written",
        _PLAN,
    ),
    _fault(
        "YML13",
        "Files that hold a list or a single text instead of “key: value” lines.",
        "A plan begins at the left edge with its kind, ref and meeting.",
        "- kind: pep\n- ref: c-0142",
        _PLAN,
    ),
    _fault(
        "YML14",
        "A second document in the same file, after a line “---”.",
        "Only one of the two would be checked and printed.",
        "kind: pep\n---\nkind: liap",
        _PLAN,
    ),
    _fault(
        "YML15",
        "A text that is cut short by a # with a space before it and none after it.",
        "From there on YAML reads a remark: “read #3 book” would be printed as “read”.",
        "liked: read #3 book",
        'liked: "read #3 book"',
        level="warning",
    ),
    _fault(
        "YML16",
        "Files that the computer does not let smartdoc read.",
        "A plan that is skipped silently would be missing at the meeting.",
        "# a file without read permission",
        "# a file that you can open",
    ),
    _fault(
        "YML17",
        "Places where git left two versions of the same lines, because two people changed them.",
        "Until somebody has chosen, the plan says two things at once.",
        "liked: drawing\n<<<<<<< HEAD\nhard: Spanish days\n=======\nhard: Mondays\n>>>>>>> main",
        "liked: drawing\nhard: Spanish days",
    ),
)

_SCH = (
    _fault(
        "SCH01",
        "Keys that the kind of plan does not know.",
        "A misspelt key would not be printed, and nobody would notice.",
        _PLAN + "celebrationz: [won a race]",
        _PLAN + "celebrations: [won a race]",
    ),
    _fault(
        "SCH02",
        "Keys that every plan must have, where they are missing or empty.",
        "Without them it is not clear whose plan it is, or for which meeting.",
        "kind: pep\nref: c-0142\nmeeting:\nlearner: {name: Ash}\ntargets: []",
        _PLAN,
    ),
    _fault(
        "SCH03",
        "A text where a list belongs, a word where a number belongs, and the like.",
        "The document could not show it in its place.",
        _PLAN + "celebrations: won a race",
        _PLAN + "celebrations: [won a race]",
    ),
    _fault(
        "SCH04",
        "A word that is none of the allowed values.",
        "The words are fixed so that all plans can be counted and compared.",
        _PLAN + "status: finished",
        _PLAN + "status: agreed",
    ),
    _fault(
        "SCH05",
        "A reference or short name in another form than small letters, digits and hyphens, or one "
        "that Windows keeps for itself (con, nul, com1).",
        "It becomes the name of a folder on everybody's computer.",
        _PLAN.replace("c-0142", "../c-0142"),
        _PLAN,
    ),
    _fault(
        "SCH06",
        "Days that do not exist, or are written another way than 2027-01-29.",
        "03/04/2027 is read as 3 April here and as 4 March elsewhere.",
        _PLAN.replace("2026-11-30", "2026-02-31"),
        _PLAN.replace("2026-11-30", "2026-02-28"),
    ),
    _fault(
        "SCH07",
        "Lists with fewer or more entries than there can be, or with the same entry twice.",
        "The form has no place for them.",
        _PLAN.replace("kind: pep", "kind: liap").replace(
            "targets: []", "targets: [{id: mornings, indicators: [safe, safe]}]"
        ),
        _PLAN.replace("kind: pep", "kind: liap").replace(
            "targets: []", "targets: [{id: mornings, indicators: [safe, healthy]}]"
        ),
    ),
    _fault(
        "SCH08",
        "Numbers that cannot be, such as a percentage over 100, and texts without a word.",
        "It is a slip of the pen that would be printed as a fact.",
        _PLAN + "attendance: {percent: 850}",
        _PLAN + "attendance: {percent: 85}",
    ),
    _fault(
        "SCH09",
        "Anything else that the schema of a kind of your own forbids.",
        "The schema is where a team says what its own kind of plan may hold.",
        "# depends on the schema",
        "# depends on the schema",
    ),
)

RULES: tuple[Rule, ...] = (*_YML, *_SCH)
