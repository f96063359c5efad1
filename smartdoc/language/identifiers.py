"""The shapes of what tells where somebody lives, how to reach them, or who they are.

Each function returns the words of a text that have the shape, None where there are none. A number
that is no more than a number (1500 m, a date, a long code) has none of these shapes. The patterns
look a bounded number of characters ahead, so that a text of any length stays quick to judge.
"""

from __future__ import annotations

import re

from smartdoc.dates import MONTHS
from smartdoc.language import lexicon
from smartdoc.late import late

_LIKELY = late(
    r"[0-9](?:[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?!\w)|[A-Z][0-9](?!\w)"
    r"|(?<![0-9][0-9])(?<![0-9][().-][0-9])(?:[^\S\n]?[().-]?[^\S\n]?[0-9]){8})"
)
"""What every postcode and every number of nine digits or more has, and few other texts.

A long number is looked for where it begins, and not again at each of its digits.
"""

CALL_SIGNS = ("phone", "mob", "tel ", "tel:", "tel.")
"""What a text with a labelled telephone number has, in small letters."""


def lines_with_numbers(text: str) -> str:
    """Return the lines of a long text that may hold a postcode or a long number; most hold none."""
    found: dict[int, str] = {}
    for match in _LIKELY.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if start not in found:
            end = text.find("\n", match.end())
            found[start] = text[start : end if end >= 0 else len(text)]
    return "\n".join(found.values())


_INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}"
_POSTCODE = late(
    rf"(?<![\w-])(?P<area>[A-Z]{{1,2}})[0-9][0-9A-Z]?(?P<gap>\s{{0,2}}){_INWARD}(?!\w)"
    rf"|(?<![\w-])(?P<small>[a-z]{{1,2}})[0-9][0-9a-z]?\s(?![0-9](?:st|nd|rd|th)){_INWARD.lower()}"
    r"(?!\w)"
)
_CANADIAN = late(
    r"(?<![\w-])[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z]\s[0-9][ABCEGHJ-NPRSTV-Z][0-9](?!\w)"
)
_SHORTEST_UNSPACED = 6
"""Characters of a postcode without its space; a shorter one is more often the code of a room."""


def postcode(text: str) -> str | None:
    """Return a British or Canadian postcode; the British one begins with letters in use."""
    areas = lexicon.words("postcode_areas")
    for match in _POSTCODE.finditer(text):
        area = (match["area"] or match["small"]).lower()
        spaced = match["small"] or match["gap"] or len(match[0]) >= _SHORTEST_UNSPACED
        if area in areas and spaced:
            return match[0]
    match_abroad = _CANADIAN.search(text)
    return match_abroad[0] if match_abroad else None


_START = r"(?<![\w+/-])(?<![0-9][.,])"
_BRITISH = late(
    rf"{_START}(?:(?:\+|00)44[\s-]?(?:\(0\)\s?)?\(?|\(?0)(?=[127])[0-9](?:[\s.()-]{{0,2}}[0-9]){{9}}"
    r"(?![\w%]|[.,/-][0-9])"
    rf"|{_START}\(?0[12][0-9]{{3}}\)?\s[0-9]{{5}}(?![\w%]|[.,/-][0-9])"
)
_ABROAD = late(
    rf"{_START}(?:\([2-9][0-9]{{2}}\)\s?[0-9]{{3}}[\s.-][0-9]{{4}}"
    r"|(?:\+?1[\s.-])?[2-9][0-9]{2}[.-][0-9]{3}[.-][0-9]{4}"
    r"|\(0[2378]\)\s[0-9]{4}\s[0-9]{4}|04[0-9]{2}\s[0-9]{3}\s[0-9]{3})(?![\w%]|[.,/-][0-9])"
)
_LABELLED = late(
    r"\b(?:tel|telephone|phone|mobile|mob)\b\.?(?:\s?(?:no|number)\b\.?)?(?:\s?:\s?|\sis\s|\s)?"
    r"(?P<number>\+?[0-9][0-9\s]{4,14}[0-9])(?![\w%]|[.,/-][0-9])",
    re.I,
)
_FEWEST_DIGITS = 6
_FIRST_GROUP = 3


def telephone(text: str) -> str | None:
    """Return somebody's telephone number, by the way its digits are grouped."""
    for match in _BRITISH.finditer(text):
        # 01 02 03 ... are the numbers of a list.
        if len(re.split(r"[^0-9]+", match[0].strip("(+"))[0]) >= _FIRST_GROUP or "44" in match[0]:
            return match[0] if ")" in match[0] else match[0].lstrip("(")
    found = _ABROAD.search(text)
    return found[0] if found and health_number(found[0]) is None else None


def labelled_telephone(text: str) -> str | None:
    """Return a shorter number that is said to be a telephone's: “tel. 496 0123”.

    A helpline (0800, 03..., 116) is nobody's own.
    """
    small = text.lower()
    if not any(word in small for word in CALL_SIGNS):
        return None
    for match in _LABELLED.finditer(text):
        digits = _digits(match["number"])
        own = not digits.startswith(("08", "03", "116")) and len(digits) >= _FEWEST_DIGITS
        if own and telephone(match["number"]) is None:
            return match["number"]
    return None


_EMAIL = late(
    r"(?<![\w.+-])[\w.+'-]{1,64}@[^\W_](?:[\w-]{0,62}\.)(?:[\w-]{1,63}\.){0,6}[^\W\d_]{2,24}(?!\w)"
)


def email(text: str) -> str | None:
    """Return an e-mail address."""
    match = _EMAIL.search(text) if "@" in text else None
    return match[0] if match else None


_MONTH = "(?:" + "|".join(f"{month}|{month[:3]}" for month in MONTHS) + "|Sept)"
_NTH = "[0-9]{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?:(?P<iso>[0-9]{4})-[0-9]{1,2}-[0-9]{1,2}"
    r"|[0-9]{1,2}(?P<sign>[/.-])[0-9]{1,2}(?P=sign)(?P<short>[0-9]{4}|[0-9]{2})"
    rf"|{_NTH}(?:\sof)?\s{_MONTH}\b,?(?:\s(?P<british>[0-9]{{4}}))?"
    rf"|{_MONTH}\s{_NTH},?(?:\s(?P<american>[0-9]{{4}}))?)(?![0-9])"
)
_LABEL = r"(?:d\.?o\.?b\b\.?|date\sof\sbirth|birth\s?date)"
_BORN_ON = late(
    rf"\b(?:(?P<label>{_LABEL})|born|birthday)\W{{0,3}}"
    rf"(?:(?:is|was|on|the|in\s\w{{1,20}}|at\s\w{{1,20}})\W{{1,3}}){{0,4}}{_DATE}",
    re.I,
)
_LABELLED_AFTER = late(
    rf"(?<![0-9]){_DATE}[\s,(]{{0,3}}(?:is\s(?:his|her|their|my|the)\s)?{_LABEL}(?!\w)", re.I
)
BIRTH_SIGNS = ("born", "birth", "dob", "d.o.b")
"""What a text with a date of birth has, in small letters."""
_ANY_DATE = late(_DATE, re.I)


def birth_date(text: str, before: int) -> str | None:
    """Return a date said to be somebody's day of birth, with its label.

    Where it is only called a birthday or the day on which somebody was born, it must name a year
    before this one: the next birthday is a day like any other, and lambs are born in spring.
    """
    small = text.lower()
    if not any(word in small for word in BIRTH_SIGNS):
        return None
    for match in _BORN_ON.finditer(text):
        if match["label"] or _year(match) < before:
            return match[0]
    after = _LABELLED_AFTER.search(text)
    return after[0] if after else None


def any_date(text: str) -> str | None:
    """Return the first date of a text, with or without its year."""
    match = _ANY_DATE.search(text)
    return match[0] if match else None


def _year(match: re.Match[str]) -> int:
    year = match["iso"] or match["short"] or match["british"] or match["american"]
    return int(year) if year and len(year) == 4 else 9999


_CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_PUPIL = late(
    rf"(?<![\w-])(?P<letter>[{_CHECK_LETTERS}])(?P<digits>[0-9]{{11}}[0-9{_CHECK_LETTERS}])(?![\w-])",
    re.I,
)
_PUPIL_SPACED = late(
    rf"(?<![\w-])(?P<letter>[{_CHECK_LETTERS}])(?P<digits>(?:[\s-]?[0-9]){{12}})(?![\w-])", re.I
)


def pupil_number(text: str) -> str | None:
    """Return a unique pupil number: a letter and twelve characters.

    Written in groups, which other numbers are too, it counts only where its letter is the right one
    for its digits.
    """
    if match := _PUPIL.search(text):
        return match[0]
    for match in _PUPIL_SPACED.finditer(text):
        if match["letter"].upper() == _check_letter(_digits(match["digits"])):
            return match[0]
    return None


def _check_letter(digits: str) -> str:
    """Return the letter that belongs to the twelve digits (DfE, guide to unique pupil numbers)."""
    total = sum(weight * int(digit) for weight, digit in enumerate(digits, start=2))
    return _CHECK_LETTERS[total % 23]


_HEALTH = late(
    r"(?<![\w+/-])(?<![0-9][.,])[0-9]{3}(?P<gap>[\s-]?)[0-9]{3}(?P=gap)[0-9]{4}(?![\w%-]|[.,/][0-9])"
)
_HEALTH_LABEL = late(r"\b(?:NHS|CHI)\b[^0-9]{0,20}\Z")
_BOOK_LABEL = late(r"\bISBN\b[^0-9]{0,10}\Z", re.I)
_LABEL_NEAR = 30


def health_number(text: str) -> str | None:
    """Return an NHS or CHI number: ten digits, of which the last checks the others.

    One that is said to be an NHS number need not be right to the last digit.
    """
    for match in _HEALTH.finditer(text):
        before = text[max(0, match.start() - _LABEL_NEAR) : match.start()]
        if _HEALTH_LABEL.search(before):
            return match[0]
        if _is_health_number(_digits(match[0])) and not _BOOK_LABEL.search(before):
            return match[0]
    return None


def _is_health_number(digits: str) -> bool:
    """Return whether the last digit is right (NHS data dictionary: modulus 11)."""
    total = sum((10 - at) * int(digit) for at, digit in enumerate(digits[:9]))
    return len(set(digits)) > 1 and -total % 11 == int(digits[9])


def _digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)
