"""When two texts say the same: word for word, but for names, numbers and days."""

from __future__ import annotations

from functools import lru_cache

from smartdoc.dates import MONTHS
from smartdoc.late import late

_WORD = late(r"[^\W\d_]+|[0-9]+")
_MONTH = "(?:" + "|".join(MONTHS) + "|" + "|".join(month[:3] for month in MONTHS) + ")"
_NTH = "[0-9]{1,2}(?:st|nd|rd|th)?"
_DAY = late(
    rf"\b(?:(?:by|on|before|until|till|from|to)\s)?(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{2,4}}"
    rf"|(?:{_NTH}(?:\sof)?\s)?{_MONTH}(?:\s{_NTH})?\b,?(?:\s[0-9]{{4}})?)\b"
)
_PERSON = {
    "he": "they", "she": "they", "him": "them", "her": "their", "his": "their", "hers": "theirs",
    "himself": "themself", "herself": "themself", "themselves": "themself",
}  # fmt: skip


@lru_cache(maxsize=4096)  # each target is compared with each of the last plan
def undated(text: str) -> str:
    """Return the words of a text in small letters without its days: what stays on a new day."""
    return " ".join(_WORD.findall(_DAY.sub(" ", text).lower()))


def nameless(text: str) -> str:
    """Return the words of a text with its names, numbers and he or she made alike.

    Every word with a capital counts as a name, so that no list of names is needed.
    """
    return " ".join(
        [
            "0" if word[0].isdigit() else "-" if word[0].isupper() else _PERSON.get(word, word)
            for word in _WORD.findall(text)
        ]
    )
