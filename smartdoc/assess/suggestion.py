"""A skeleton of a better sentence, in the user's own words, with what is missing named."""

from __future__ import annotations

from collections.abc import Collection

from smartdoc.english import sentence_case
from smartdoc.language.statement import Statement

_SEEN_AS = {"I": "me", "we": "us", "he": "him", "she": "her", "they": "them"}
_SMALL = frozenset(
    "the a an my his her their our all each every he she they we it you both pupils students "
    "learners children staff parents carers teachers everyone everybody".split()
)
_LOOSE_ENDS = " ,;:.–—-"


def suggested(statement: Statement, missing: Collection[str], *, hoped: bool = False) -> str:
    """Return the sentence with gaps in place of the letters that are missing, ``""`` if none is.

    What is only ``hoped`` for is said as what will be done, even where nothing is missing.
    """
    if not missing and not hoped:
        return ""
    parts = [f"{_when(statement)}, {_who(statement)} will {_what(statement, missing)}"]
    if "M" in missing:
        parts.append("measured by [what, by whom, how often]")
    if "R" in missing:
        parts.append("because [the need that it answers]")
    return sentence_case(", ".join(parts)) + "."


def _when(statement: Statement) -> str:
    """Return the user's own time, or the gap for one."""
    time = statement.by_when
    return time.text if time else "by [date]"


def _who(statement: Statement) -> str:
    if statement.agency:
        return "[the person who will do it]"
    return _doer(statement) or "[who]"


def _doer(statement: Statement) -> str:
    """Return who acts, as it stands within a sentence: “we” of “We aim to …”."""
    *who, last = statement.doer.split() or [""]
    hoping = bool(who) and last in (statement.hedge or "").split()
    return _in_the_sentence(" ".join(who) if hoping else statement.doer)


def _in_the_sentence(doer: str) -> str:
    """Return who acts without the capital that only the beginning of a sentence gave."""
    first, space, rest = doer.partition(" ")
    return first.lower() + space + rest if first.lower() in _SMALL else doer


def _what(statement: Statement, missing: Collection[str]) -> str:
    own = _own_words(statement)
    if "A" in missing and own:
        return f"[a first step that fits the time, towards “{own}”]"
    if "S" not in missing and own:
        return own
    who = "them" if statement.agency else _doer(statement) or "them"
    who = _SEEN_AS.get(who, who)
    seen = f"[what {'others' if who in ('me', 'us') else 'you'} will see {who} do"
    return f"{seen} in place of “{own}”]" if own else f"{seen}]"


def _own_words(statement: Statement) -> str:
    """Return what is to be done as the user says it, without its doer and its day."""
    lead = statement.lead
    if lead is None:
        return _without_day(statement, 0).strip(_LOOSE_ENDS)
    passive = statement.text[: lead.start].endswith((" be ", " been "))
    words = _without_day(statement, lead.start)
    if passive:
        words = f"be {words}"
    elif words.startswith(lead.words):
        words = lead.verb + words[len(lead.words) :]
    return words.strip(_LOOSE_ENDS)


def _without_day(statement: Statement, start: int) -> str:
    text, time = statement.text, statement.by_when
    if time is None or time.end <= start:
        return text[start:]
    before, after = text[start : max(start, time.start)], text[time.end :]
    return " ".join(f"{before.rstrip(' ,')} {after.lstrip()}".split()).replace(" ,", ",")
