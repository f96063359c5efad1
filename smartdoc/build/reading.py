"""How hard the learner's own page is to read, as advice for those who write the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from smartdoc.finding import quoted
from smartdoc.fragment import Fragment, Node, lines
from smartdoc.frozen import frozen
from smartdoc.language.first_person import as_promise
from smartdoc.language.readability import reading_age
from smartdoc.view import View

DOCUMENT = "child"
NUMBER = "reading_age"
"""The age up to which the policy finds a page easy enough."""

_GROWN_UP = 18
_NO_SENTENCES = ("header", "table", "figure")


@frozen
class HardPage:
    """A learner's page that reads as for an older age than the policy asks for.

    ``targets`` are those whose sentences are hard, and which the plan does not give in the
    learner's own words.
    """

    file: str
    learner: str
    age: int
    targets: tuple[str, ...] = ()

    @property
    def remark(self) -> str:
        """Return what the index says beside the page."""
        grown_up = self.age >= _GROWN_UP
        return f"reads as for {'an adult' if grown_up else f'about age {self.age}'}"

    @property
    def message(self) -> str:
        """Return what is said about it, with the plan's words marked as such."""
        hint = "shorter words and sentences help"
        if self.targets:
            named = ", ".join(quoted(target, "a target") for target in self.targets)
            hint += f", or my_words for {named}"
        return f"{self.file}: the {self.learner}’s page {self.remark}; {hint}."


def hard_page(view: View, page: Fragment, file: str, limit: float) -> HardPage | None:
    """Return what is hard about a learner's page, None where it is easy enough."""
    age = reading_age(*prose_of(page))
    if age is None or age <= limit:
        return None
    hard = tuple(
        view.target_name(target.id)
        for target in view.plan.targets
        if target.statement
        and not target.my_words
        and (reading_age(as_promise(target.statement, view.plan.learner.name)) or 0) > limit
    )
    return HardPage(file, view.kind.learner, age, hard)


def prose_of(page: Fragment) -> list[str]:
    """Return the sentences of a page, the targets in its headings among them.

    Its tables hold names, days and labels, which are no sentences and would make any page easy.
    """
    return lines(tuple(_without_tables(page.children)))


def _without_tables(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.tag not in _NO_SENTENCES:
            yield node._replace(children=tuple(_without_tables(node.children)))
