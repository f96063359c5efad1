"""The environment of all templates: sandboxed, escaping everything, strict about names."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from jinja2.environment import TemplateModule
from jinja2.utils import missing

from smartdoc.charts import CHART_FILTERS
from smartdoc.filters import FILTERS, printed
from smartdoc.kind import Kind, Letter
from smartdoc.model import Details, Record
from smartdoc.templating import Bounded, Unknown, compiled, loader
from smartdoc.view import Participant, View


class Sandbox(Bounded):
    """A sandbox that goes straight to the public attributes of our own unchangeable values.

    *Why:* its search for unsafe attributes takes a third of the time a document takes, and these
    values have none.
    """

    def getattr(self, obj: object, attribute: str) -> object:
        """Return what a template means by `obj.attribute`."""
        if isinstance(obj, _OURS) and not attribute.startswith("_"):
            found = getattr(obj, attribute, missing)
            if found is not missing:
                return cast(object, found)
        return super().getattr(obj, attribute)


_OURS = (Record, View, Kind, Letter, Participant, TemplateModule)


def sandbox(folders: tuple[Path, ...]) -> Sandbox:
    """Return the environment for templates in these folders, of which the last is ours."""
    env = Sandbox(
        loader=loader(folders),
        autoescape=True,
        undefined=Unknown,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=compiled("documents"),
    )
    env.filters.update(FILTERS | CHART_FILTERS)
    env.tests["details"] = _is_details
    env.tests["flat"] = _is_flat
    return env


def _is_details(value: object) -> bool:
    """Tell whether the value is a block that a team's own kind adds."""
    return isinstance(value, Details)


def _is_flat(details: Details) -> bool:
    """Tell whether the block holds single values only, so that one line can show it."""
    return not any(isinstance(details[key], (Details, tuple)) for key in details)
