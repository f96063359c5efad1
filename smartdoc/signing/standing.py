"""How the agreements of a plan stand to what it says now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from smartdoc.frozen import frozen
from smartdoc.model import Plan, SignOff
from smartdoc.signing.content import content_of, is_content


@frozen
class Standing:
    """The agreements of a plan that are bound to a content, in the order of the file.

    ``content`` is the hash of what the plan says now. ``unreadable`` are agreements whose hash is
    of no form that is known here.
    """

    content: str = ""
    bound: tuple[SignOff, ...] = ()
    unreadable: tuple[SignOff, ...] = ()

    @property
    def last(self) -> SignOff | None:
        """Return the last agreement: what it is bound to is what stands."""
        return self.bound[-1] if self.bound else None

    @property
    def is_changed(self) -> bool:
        """Tell whether the plan says something else than what was agreed last."""
        return self.last is not None and self.last.content != self.content

    @property
    def agreed_last(self) -> tuple[SignOff, ...]:
        """Return those who agreed to what was agreed last."""
        return tuple(one for one in self.bound if self.last and one.content == self.last.content)

    @property
    def unexplained(self) -> tuple[SignOff, ...]:
        """Return agreements to another content than the one before, without a reason."""
        return tuple(self._unexplained())

    def _unexplained(self) -> Iterator[SignOff]:
        for before, after in pairwise(self.bound):
            if after.content != before.content and not after.because:
                yield after

    @property
    def corrections(self) -> tuple[SignOff, ...]:
        """Return the agreements to a correction, each with its reason."""
        return tuple(one for one in self.bound if one.because)

    def has_agreed(self, who: str) -> bool:
        """Tell whether somebody has agreed to what the plan says now."""
        return any(one.who == who and one.content == self.content for one in self.bound)


def standing_of(plan: Plan) -> Standing:
    """Return how the agreements of a plan stand; quick where none is bound to a content."""
    given = [one for one in plan.sign_off if one.content is not None]
    if not given:
        return Standing()
    return Standing(
        content_of(plan),
        tuple(one for one in given if is_content(one.content)),
        tuple(one for one in given if not is_content(one.content)),
    )
