"""Files that were not written because they would have told a secret, as a person reads of them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from smartdoc.build import Withheld
from smartdoc.report.style import Style

IN_NAME = "The file's name"


def report(files: Sequence[Withheld], style: Style) -> str:
    """Return which files were not written and why, with the secret itself where words may show."""
    lines = ["Not written, because their readers must not see what they hold:"]
    for one in files:
        lines.append(style.paint(f"  {_called(one, style)}", "31"))
        lines += _reasons(one, style)
    for hint in dict.fromkeys(reason.hint for one in files for reason in one.reasons):
        lines += _wrapped(f"→ {hint}", "  ", style)
    return "\n".join(lines)


def _called(one: Withheld, style: Style) -> str:
    """Return the file's name, only that of its folder where the name is the secret."""
    told = any(reason.message.startswith(IN_NAME) for reason in one.reasons)
    return f"a file in {one.file.rpartition('/')[0]}" if told and not style.quote else one.file


def _reasons(one: Withheld, style: Style) -> Iterator[str]:
    for reason in one.reasons:
        said = f" “{reason.words}”" if style.quote else ""
        yield from _wrapped(reason.message + said, "    ", style)


def _wrapped(text: str, indent: str, style: Style) -> list[str]:
    return textwrap.wrap(
        text,
        style.width,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
