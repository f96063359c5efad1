"""Plans and settings of every sort, made by Hypothesis straight from the schemas.

They have the right shape and nothing else in common with what people write: days at the end of
time, figures of a thousand digits, sentences that are none. Rules must judge them all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from hypothesis import strategies as st

from smartdoc.dates import FIRST_YEAR, LAST_YEAR, looks_like_date
from smartdoc.rules import RULES
from smartdoc.source import parse
from smartdoc.source.characters import FORBIDDEN
from tests.examples import KINDS, PROJECT, base

Node: TypeAlias = Mapping[str, Any]
Strategy: TypeAlias = st.SearchStrategy[Any]

SECRET = "zyxxor"
"""A word that stands in each sentence of a plan, so that a leak can be seen."""


SENTENCES = (
    "Ash will read aloud for 10 minutes every day until 18 December 2026.",
    "I will attend at least 90% of lessons by the end of term.",
    "Jo will stop shouting out by Easter.",
    "by 29 February 2027, or 31 November, or 2026-13-45",
    "in the next 999999999 weeks",
    "within 10000000000000000000000000 days",
    "for 1e309 minutes, nan times, from -inf to inf",
    "from ٣ of ٩ to ½ of ² and ⑤, that is ¾ or ١٠٪",
    "between 0 and 0 out of 0 words, -5% better, 250% of the time, 1/0 of lessons",
    "by the end of the 99999th week of term 99999",
    "by Friday 32 December 0000 or 1.1.1 or 31/12/9999",
    "every 0 days, -1 times a week, 0 hours an evening, 999999999999 hours a day",
    "from 5.0.0.1 to 6,,7 and £-3.,50 in 10 10 10",
    "from grade Z to grade 9999, reading age 99:99 to -1:13",
    "No progress has been made. School to ensure support as soon as possible.",
    "Tel. 07700 900123, jo@example.com, https://example.com/?a=1&b=2",
    "I feel safe and happy, and want to be a vet one day!!!",
    "The parent is lazy, aggressive; social services and CAMHS to liaise.",
    "He will be able to try to improve his behaviour, attitude and confidence.",
    "<script>alert(1)</script> | [x](http://e) ![y](z) `code` **b** @team <!-- c -->",
    "${jndi:x} {{ 7*7 }} {% raw %} %s %n {0} {name} \\1 \\g<0> $(rm) `id`",
    "“quoted” ‘so’ 'it' \"was\" «là»",
    "Zoë läuft naïve façade — ﬁ ß İstanbul ǅ 𝟙𝟚 👩🏽‍🏫 日本語 العربية",
    "a\u0301\u0323 e\u0308\u0301 \u00ad\u00a0\u3000 x",
    ". , ; : - – — … ! ? ( ) [ ] / % & + = * # ~ ^",
    "?",
    "-",
    "0",
    "a" * 300,
    "ab-" * 120,
    "1" * 400,
    "1" * 5000,
    "9," * 200 + "9",
    "will " * 80,
    "and then " * 60,
    "by Monday " * 40,
    "( " * 100,
    "Ash will read.\n\nAsh will write. By Friday.",
)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, str) and " " in value:
        yield value


EXAMPLES = tuple(
    dict.fromkeys(
        text
        for rule in RULES
        if rule.family not in ("YML", "SCH")
        for example in (rule.bad, rule.good)
        for text in _texts(parse(example, "example.yaml").data)
    )
)
"""The sentences of every rule's own examples."""

DAYS = ("2026-11-30", "2026-12-18", "2027-01-29", "2026-10-01", "2027-03-08", "2026-11-22")
EDGES = ("1900-01-01", "1900-01-07", "2199-12-31", "2199-12-20", "2028-02-29", "2000-01-01")
DEADLINES = (
    "ongoing",
    "by review",
    "end of term",
    "half term",
    "within 999999999 weeks",
    "in ten years",
    "next Friday",
    "by Easter 9999",
    "week 0 of term 7",
    "the end of the 400th week",
    "asap",
    "29 February",
    "in 2 weeks",
    "within 3 working days",
    "over the next 999 years",
    "next month",
    "before tomorrow",
)
NAMES = ("ash", "dt", "carer", "sw", "mum", "x1", "a")
TARGETS = ("spelling", "maths", "attendance", "attendance-2", "a", "0")
AREAS = ("english", "maths", "writing", "attendance", "Wellbeing", "x")
FIGURES = (0, 1, 2, 3, 10, 60, 90, 100, 101, 999_999_999_999_999, -1, -40, 0.5, 99.99, -0.001)
VALUES = ("60%", "3 of 10", "-5", "1e309", "nan", "inf", "٣", "½", "1/0", "4b", "Grade 4", "12:30")
UNITS = ("%", "words", "minutes", "grade", "reading age", "percentage points", "²", "times a week")
ROLES = (
    "learner",
    "pupil",
    "designated teacher",
    "foster carer",
    "mother",
    "social worker",
    "mentor",
    "CAMHS",
    "the head of the school of hard knocks, and others (x)",
)
OFTEN = ("each Monday", "daily", "0 times a day", "every 999 weeks", "termly", "now and then")


def plain_text() -> Strategy:
    """Return texts that a plan may hold: no character that reading refuses, and not blank."""
    letters = st.characters(
        exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn"), exclude_characters="\u2028\u2029"
    ).filter(lambda sign: not FORBIDDEN.match(sign))
    return st.text(letters, min_size=1, max_size=40).filter(lambda text: bool(text.strip()))


def _words(*usual: str) -> Strategy:
    likely = st.sampled_from(usual or EXAMPLES)
    return likely | st.sampled_from(EXAMPLES) | st.sampled_from(SENTENCES) | plain_text()


DATES = st.sampled_from((*DAYS, *DAYS, *EDGES)) | st.dates(
    date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
).map(str)
_OWN: Mapping[str, Strategy] = {
    "who": st.sampled_from(NAMES) | _words("the school", "CAMHS and Jo", "everyone"),
    "by": st.sampled_from(NAMES) | _words("Jo"),
    "role": _words(*ROLES),
    "name": _words("Ash", "R. Okafor", "Jo", "A"),
    "unit": _words(*UNITS),
    "how_often": _words(*OFTEN),
    "areas": st.lists(_words(*AREAS), max_size=3, unique=True),
    "current": _words(*VALUES),
    "target_grade": _words(*VALUES),
    "statement": _words(*EXAMPLES),
    "rule": st.sampled_from([rule.code for rule in RULES]),
    "select": st.sampled_from([rule.code for rule in RULES if rule.check] * 4 + ["T", "Q"]),
    "ignore": st.sampled_from([rule.name for rule in RULES if rule.check] * 4 + ["ACT", " "]),
    "plans": st.sampled_from(("plans", "plans", "a/b", "/etc", "..", "smartdoc.yaml")),
    "output": st.sampled_from(("build", "build", "a/b", "/etc", "..", "plans")),
    "default": _words("Hill Lane", "Hill Lane School"),
}
"""What stands under some keys more often than anything else."""


_OF_TERMS = {
    "starts": "2026-09-03",
    "from": "2026-10-26",
    "to": "2026-10-30",
    "ends": "2026-12-18",
}
"""Days that make a term; any four days hardly ever do."""


def marked(value: str) -> str:
    """Return a sentence with the secret in it."""
    return f"{value} {SECRET}"


class Maker:
    """Makes strategies of one schema file and those that it refers to."""

    def __init__(self, file: str, *, secret: bool = False) -> None:
        self.file = file
        self.secret = secret

    def root(self) -> Strategy:
        """Return the strategy of a whole file."""
        return self.of(contents(self.file), "")

    def of(self, node: Node, key: str) -> Strategy:
        """Return the strategy of one place in the schema; ``key`` is the name above it."""
        if reference := node.get("$ref"):
            file, _, pointer = reference.partition("#")
            inner = Maker(file or self.file, secret=self.secret)
            found = inner.of(at(contents(inner.file), pointer), key)
            return st.just(node["const"]) if "const" in node else found
        for fixed in ("const", "enum"):
            if fixed in node:
                return st.sampled_from([node[fixed]] if fixed == "const" else node[fixed])
        made: Strategy = getattr(self, f"_{self._type(node)}")(node, key)
        return made

    @staticmethod
    def _type(node: Node) -> str:
        wanted = node.get("type", "string")
        return "either" if isinstance(wanted, list) else wanted

    def _object(self, node: Node, key: str) -> Strategy:
        properties = {
            name: self.of(each, name) for name, each in node.get("properties", {}).items()
        }
        if isinstance(free := node.get("additionalProperties"), Mapping):
            named = node.get("propertyNames", {})
            names = self.of(named, "") if named else st.sampled_from((*KINDS, *AREAS))
            return st.dictionaries(names, self.of(free, ""), min_size=1, max_size=4)
        needed = {name: properties.pop(name) for name in node.get("required", ())}
        return st.fixed_dictionaries(needed, optional=properties)

    def _array(self, node: Node, key: str) -> Strategy:
        least = 1 if key in ("targets", "statement") else node.get("minItems", 0)
        unique = node.get("uniqueItems", False)
        own = _OWN.get(key)
        if own is not None and unique:
            return own.map(lambda words: [self._said(word) for word in words])
        return st.lists(self.of(node["items"], key), min_size=least, max_size=3, unique=unique)

    def _string(self, node: Node, key: str) -> Strategy:
        if node.get("format") == "date":
            return st.just(_OF_TERMS[key]) | DATES if key in _OF_TERMS else DATES
        if node.get("format") == "due":
            return DATES | st.sampled_from(DEADLINES).map(self._said) | _due_words().map(self._said)
        if "[A-Z]" in node.get("pattern", ""):
            return _OWN["rule"]
        if key == "content":
            return st.just("v1:3f9d0c47a1b2c8e5d6f70912")
        if "0-9a-fA-F" in node.get("pattern", ""):
            return st.just("#1d4f73")
        if "a-z0-9" in node.get("pattern", ""):
            title = node.get("title", "Kind").lower()
            return st.sampled_from(
                TARGETS
                if "target" in title
                else KINDS * 3 + ("nonsense",)
                if "kind" in title
                else ("standard",) * 5 + ("nowhere",)
                if "policy" in title
                else NAMES
            )
        return _OWN.get(key, _words()).map(self._said)

    def _either(self, node: Node, key: str) -> Strategy:
        return self._number(node, key) | _words(*VALUES).map(self._said)

    def _number(self, node: Node, _: str) -> Strategy:
        least = node.get("minimum", -(10**15) + 1)
        most = node.get("maximum", 10**15 - 1)
        whole = st.sampled_from([figure for figure in FIGURES if least <= figure <= most])
        return whole | st.integers(least, most)

    def _integer(self, node: Node, key: str) -> Strategy:
        return self._number(node, key).filter(lambda number: isinstance(number, int))

    def _boolean(self, *_: object) -> Strategy:
        return st.booleans()

    def _said(self, words: str) -> str:
        return marked(words) if self.secret and words not in (*NAMES, *ROLES) else words


def _due_words() -> Strategy:
    return _words(*DEADLINES).filter(lambda text: not looks_like_date(text))


@cache
def contents(file: str) -> Node:
    """Return a schema file."""
    found: Node = json.loads((PROJECT / "schemas" / file).read_text(encoding="utf-8"))
    return found


def at(node: Node, pointer: str) -> Node:
    """Return the part of a schema that a pointer such as ``/$defs/action`` leads to."""
    for step in pointer.split("/")[1:]:
        node = node[step]
    return node


def plans(kind: str, *, secret: bool = False) -> Strategy:
    """Return the strategy of the plans of a kind: as the schema allows, or near the clean one."""
    free = Maker(f"{kind}.schema.json", secret=secret).root()
    return free | free.map(lambda plan: laid_on(base(kind), plan))


def laid_on(below: Any, above: Any) -> Any:
    """Return data over data: mappings and lists merged, all else replaced."""
    if isinstance(below, dict) and isinstance(above, dict):
        return {**below, **{key: laid_on(below.get(key), each) for key, each in above.items()}}
    if isinstance(below, list) and isinstance(above, list) and below and isinstance(below[0], dict):
        shared = [laid_on(*pair) for pair in zip(below, above, strict=False)]
        return shared + below[len(above) :] + above[len(below) :]
    return above


def sentences(longest: int) -> Strategy:
    """Return texts of any sort that can be assessed: real ones, cut up and run together."""
    part = _words(*SENTENCES) | st.sampled_from((*VALUES, *DEADLINES, *OFTEN, *UNITS, *ROLES))
    return st.lists(part, min_size=1, max_size=12).map(
        lambda parts: " ".join(" ".join(parts).split())[:longest].strip() or "x"
    )
