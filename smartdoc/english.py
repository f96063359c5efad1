"""Numbers and names in words, and the nearest word to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, which takes an s unless there is one: ``2 plans``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def in_words(number: int) -> str:
    """Return a small number as a word, and “no” for none; a larger one in figures."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[number] if 0 <= number < len(words) else str(number)


def figure(number: float) -> str:
    """Return a number in figures, as people write it: ``90`` for 90.0, and none as ``2e-15``."""
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    text = str(number)
    return f"{number:.15f}".rstrip("0").removesuffix(".") if "e" in text else text


def pounds(amount: float) -> str:
    """Return an amount of money: ``£1,200.50``, and no pence where there are none."""
    return f"£{amount:,.2f}".removesuffix(".00")


def listed(names: Sequence[str]) -> str:
    """Return the names in one phrase, such as ``the child, the carer and the school``."""
    *others, last = names or [""]
    return f"{', '.join(others)} and {last}" if others else last


def did_you_mean(word: str, known: Iterable[str], rest: str = "") -> str:
    """Return the question whether the most similar known word was meant, then the rest.

    Where no known word is similar, only the rest.
    """
    from difflib import get_close_matches  # needed only where somebody made a mistake

    close = get_close_matches(word, list(known), n=1)
    question = f"Did you mean “{close[0]}”?" if close else ""
    return " ".join(filter(None, (question, rest)))


def sentence_case(text: str) -> str:
    """Return the text as the beginning of a sentence; unlike ``capitalize`` it leaves the rest."""
    return text[:1].upper() + text[1:]
