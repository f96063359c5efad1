"""The environment of all templates: sandboxed, escaping everything, strict about names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.utils import missing

from smartdoc.charts import CHART_FILTERS
from smartdoc.filters import FILTERS, printed
from smartdoc.frozen import is_frozen
from smartdoc.model import Details, label_of
from smartdoc.templating import Bounded, Unknown, compiled, loader


class Sandbox(Bounded):
    """A sandbox that goes straight to the public attributes of our own unchangeable values.

    *Why:* its search for unsafe attributes takes a third of the time a document takes, and these
    values have none.
    """

    def __init__(self, **settings: Any) -> None:
        """Take what differs between the templates of web pages and Word forms."""
        super().__init__(
            autoescape=True, undefined=Unknown, worded=printed, auto_reload=False, **settings
        )

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a template means by `obj.attribute`."""
        if _is_ours(obj.__class__) and not attribute.startswith("_"):
            found = getattr(obj, attribute, missing)
            if found is not missing:
                return found
        return super().getattr(obj, attribute)


@cache
def _is_ours(kind: type) -> bool:
    """Tell whether values of a kind are our own and cannot be changed, or macros of a template."""
    if not kind.__module__.startswith(_PACKAGE):
        return issubclass(kind, TemplateModule)
    return issubclass(kind, tuple) or is_frozen(kind)


_PACKAGE = "smartdoc."


def sandbox(folders: tuple[Path, ...]) -> Sandbox:
    """Return the environment for templates in these folders, of which the last is ours."""
    env = Sandbox(
        loader=loader(folders),
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled("documents"),
    )
    env.filters.update(FILTERS | CHART_FILTERS)
    env.filters["label_of"] = label_of
    env.tests["details"] = _is_details
    env.tests["flat"] = _is_flat
    return env


def _is_details(value: object) -> bool:
    """Tell whether the value is a block that a team's own kind adds."""
    return isinstance(value, Details)


def _is_flat(details: Details) -> bool:
    """Tell whether the block holds single values only, so that one line can show it."""
    return not any(isinstance(details[key], (Details, tuple)) for key in details)
