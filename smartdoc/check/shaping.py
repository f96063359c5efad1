"""A plan file read and put into shape: its source, its kind, and the plan in it."""

from __future__ import annotations

from pathlib import Path as FilePath

from smartdoc.finding import Finding, quoted
from smartdoc.frozen import frozen
from smartdoc.kind import Kind, kind_from
from smartdoc.model import Plan, plan_from
from smartdoc.repository import Repository
from smartdoc.rules import RULES
from smartdoc.source import Source, read


@frozen
class Shaped:
    """What a file holds. ``plan`` is None where its shape is wrong; ``faults`` then say why.

    ``kind`` is None where the file says none that is known.
    """

    source: Source
    kind: Kind | None = None
    plan: Plan | None = None
    faults: tuple[Finding, ...] = ()


class Shaping:
    """The reading of the plan files of one repository, each by the schema of its kind."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._kinds: dict[str, Kind] = {}
        self._ahead: dict[FilePath, Shaped] = {}
        self.is_sure = True
        """Whether the disk gave all that it was asked for: else it may give more another time."""

    def read(self, path: FilePath) -> Shaped:
        """Return what a file holds."""
        shown, within = self._repository.shown(path), self._repository.within(path)
        source = read(path, shown, within=within)
        self.is_sure &= source.sure
        return self.of(source)

    def ahead(self, path: FilePath) -> Plan | None:
        """Return the plan in a file whose own turn may come; until then it is not read again.

        Only the files of one folder are kept at a time, so that memory stays flat.
        """
        if next(iter(self._ahead), path).parent != path.parent:
            self._ahead.clear()
        self._ahead[path] = self.read(path)
        return self._ahead[path].plan

    def in_turn(self, path: FilePath) -> Shaped:
        """Return what a file holds, as it was read ahead if it was."""
        return self._ahead.pop(path, None) or self.read(path)

    def of(self, source: Source) -> Shaped:
        """Return what a source holds."""
        if source.data is None:
            return Shaped(source)
        schemas = self._repository.schemas
        name = source.data.get("kind")
        if not isinstance(name, str) or name not in schemas.kinds:
            return Shaped(source, faults=(self._unknown_kind(source, name),))
        schema = schemas.schema(name)
        if name not in self._kinds:
            self._kinds[name] = kind_from(name, schema.about)
        data = schema.data(source)
        if faults := schema.findings(source, data):
            return Shaped(source, self._kinds[name], faults=tuple(faults))
        return Shaped(source, self._kinds[name], plan_from(data, schema.contents, schemas.others))

    def _unknown_kind(self, source: Source, name: object) -> Finding:
        schemas = self._repository.schemas
        if name is None:
            code, message, hint = "SCH02", "The kind of plan is missing: add “kind”.", schemas.known
        else:
            code, message = "SCH04", f"{quoted(name, 'this')} is not a kind of plan."
            hint = schemas.kind_meant(str(name))
        rule = next(each for each in RULES if each.code == code)
        return Finding(
            rule=code,
            name=rule.name,
            level=rule.level,
            message=message,
            hint=hint,
            path=("kind",),
            file=source.file,
            place=source.place(("kind",)),
        )
