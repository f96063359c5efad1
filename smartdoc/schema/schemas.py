"""The schemas of one repository: what a file may hold, and what is wrong where it does not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, cast

import jsonschema_rs

from smartdoc import assets, dates
from smartdoc.english import did_you_mean
from smartdoc.errors import SmartdocError
from smartdoc.finding import Finding, Level, Path
from smartdoc.schema import sentences
from smartdoc.schema.coerce import Node, coerced
from smartdoc.schema.endless import in_a_circle, refuse_endless
from smartdoc.schema.sentences import FAULTS
from smartdoc.source import Source, Value
from smartdoc.source.characters import FORBIDDEN, named

if TYPE_CHECKING:  # slow to load, and most plans are of the right shape
    import jsonschema
    import referencing

__all__ = ["FAULTS", "Schema", "Schemas"]

# Windows keeps these names for itself, whatever stands behind a dot.
_FOLDER = re.compile(r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\Z|\.))[^/\\\n\r]+\Z", re.I)

DEEPEST = 50
"""Groups and lists inside each other in a schema; ours have a third of it."""

MOST_FAULTS = 200
"""Faults of shape told of one file: nobody mends more than that before checking again."""


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or dates.is_date(value)


def _is_due(value: object) -> bool:
    """Return whether a deadline is a day or words; a day that is wrongly written is neither."""
    return not isinstance(value, str) or dates.is_date(value) or not dates.looks_like_date(value)


def _is_folder_name(value: object) -> bool:
    """Return whether a reference can be a folder's name on every computer."""
    return not isinstance(value, str) or (_FOLDER.match(value) is not None)


_FORMATS = {"date": _is_date, "due": _is_due, "folder-name": _is_folder_name}
_AS_IT_WAS = "Mend it, or take it from git as it was."
_BASE = "smartdoc:///"
"""Where the quick validator takes schemas to be; it follows no reference from a bare name."""


class Schemas:
    """All schemas of a repository, each loaded when it is first asked for."""

    def __init__(self, root: FilePath | None) -> None:
        self.root = root
        self._loaded: dict[str, Schema] = {}
        self._files: dict[str, dict[str, object]] = {}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Return the names of all kinds of plan."""
        return assets.kinds(self.root)

    @property
    def known(self) -> str:
        """Return the sentence that names all kinds."""
        return f"Kinds known here: {', '.join(self.kinds)}."

    def kind_meant(self, name: str) -> str:
        """Return what to do about a name that no kind has, which may be that of a schema."""
        file = name + assets.SCHEMA_SUFFIX
        meant = name.lower().replace("_", "-")
        fits = assets.is_kind(name) or meant in self.kinds
        if not fits and assets.find(self.root, "schemas", file):
            return (
                "The name of a kind has only small letters from a to z, digits and hyphens, and "
                f"is none that Windows keeps for itself: rename schemas/{file}."
            )
        return did_you_mean(meant, self.kinds, self.known)

    @cached_property
    def registry(self) -> referencing.Registry[Any]:
        """Return the registry that finds ``common.schema.json`` and its like by name."""
        import referencing

        return referencing.Registry(retrieve=self._retrieve)  # type: ignore[call-arg]  # attrs

    def schema(self, name: str) -> Schema:
        """Return the schema of a kind, or of ``smartdoc`` or ``policy``."""
        if name not in self._loaded:
            contents = self.contents(name + assets.SCHEMA_SUFFIX)
            if not self._is_shipped(name + assets.SCHEMA_SUFFIX):
                _refuse_invalid(name, contents)
            schema = Schema(name, contents, self)
            if not self._is_shipped(name + assets.SCHEMA_SUFFIX):
                refuse_endless(name, schema.files)
            self._loaded[name] = schema
        return self._loaded[name]

    def _is_shipped(self, file: str) -> bool:
        """Return whether a schema is ours: a test checks it, and to do so again takes long."""
        path = assets.find(self.root, "schemas", file)
        return path is not None and path.parent == assets.shipped("schemas")

    def _retrieve(self, uri: str) -> referencing.Resource[Any]:
        return _resource(self.contents(uri.rpartition("/")[2]))

    def with_those_named(self, file: str, contents: object) -> dict[str, object]:
        """Return a schema and all that its references lead to, by the names of their files."""
        found, unread = {file: contents}, [contents]
        while unread:
            for name in _files_named(unread.pop()):
                if name not in found:
                    found[name] = self.contents(name.rpartition("/")[2])
                    unread.append(found[name])
        return found

    @property
    def others(self) -> Mapping[str, Mapping[str, object]]:
        """Return the contents of every schema file read so far, by name."""
        return self._files

    def contents(self, file: str) -> dict[str, object]:
        """Return what a file of a schema holds; raises ``SmartdocError`` if it cannot be read."""
        if file not in self._files:
            self._files[file] = self._loaded_from(file)
        return self._files[file]

    def _loaded_from(self, file: str) -> dict[str, object]:
        path = assets.find(self.root, "schemas", file)
        if path is None:
            raise SmartdocError(f"The schema {file} is missing.", "Put it into schemas/.")
        try:
            contents = json.loads(assets.read_text(path))
        except json.JSONDecodeError as error:
            place = f"{path}:{error.lineno}:{error.colno}"
            raise SmartdocError(
                f"{place}: here the schema is no longer JSON.", _AS_IT_WAS
            ) from error
        except ValueError as error:  # a number of thousands of digits
            raise SmartdocError(f"{path} holds a number that is too long.", _AS_IT_WAS) from error
        except RecursionError as error:
            raise _too_deep(path) from error
        if not self._is_shipped(file):
            _refuse_strange(path, contents)
        if not isinstance(contents, dict):
            raise SmartdocError(f"{path} does not hold a JSON object.")
        return contents


class Schema:
    """The schema of one kind of file."""

    def __init__(self, name: str, contents: dict[str, object], schemas: Schemas) -> None:
        self.name = name
        self.contents = contents
        self._uri = f"{name}{assets.SCHEMA_SUFFIX}"
        self._schemas = schemas
        self.files = schemas.with_those_named(self._uri, contents)

    @cached_property
    def _root(self) -> Node:
        """Return the schema as data is put into its types."""
        return Node([(self.contents, self._resolver())])

    def _resolver(self) -> _Resolver:
        """Return what follows the references; each is resolved against the name of its file."""
        files = [(_BASE + file, cast(Any, held)) for file, held in self.files.items()]
        try:
            registry = jsonschema_rs.Registry(files, draft=jsonschema_rs.Draft202012)
        except ValueError as error:
            raise SmartdocError(f"The references of schema {self.name}: {error}.") from error
        return _Resolver(registry.resolver(_BASE + self._uri))

    @cached_property
    def _validator(self) -> jsonschema.Draft202012Validator:
        """Return the validator that can say what is wrong."""
        import jsonschema

        resources = [(file, _resource(held)) for file, held in self.files.items()]
        # Gone through once: a registry never changes, and would be searched for each reference.
        registry = self._schemas.registry.with_resources(resources).crawl()
        formats = jsonschema.FormatChecker(formats=())
        for name, holds in _FORMATS.items():
            formats.checks(name)(holds)
        return jsonschema.Draft202012Validator(
            {**self.contents, "$id": self._uri}, registry=registry, format_checker=formats
        )

    @cached_property
    def _quick(self) -> jsonschema_rs.Draft202012Validator | None:
        """Return the validator that only decides, None for a schema that it cannot read."""
        try:
            return jsonschema_rs.Draft202012Validator(
                {**self.contents, "$id": _BASE + self._uri},
                formats=_FORMATS,
                validate_formats=True,
                retriever=lambda uri: self._schemas.contents(uri.rpartition("/")[2]),
            )
        except ValueError:
            return None

    def _is_valid(self, data: dict[str, Value]) -> bool:
        """Tell whether there is surely nothing wrong; a hundred times quicker than to say what."""
        try:
            return self._quick is not None and self._quick.is_valid(data)
        except ValueError:
            return False

    @property
    def about(self) -> Mapping[str, object]:
        """Return what smartdoc needs to know of this kind, from ``x-smartdoc``."""
        about = self.contents.get("x-smartdoc", {})
        return about if isinstance(about, Mapping) else {}

    def data(self, source: Source) -> dict[str, Value]:
        """Return the source's data in the types that this schema names."""
        value = coerced(source.data or {}, self._root)
        return cast("dict[str, Value]", value)

    def findings(self, source: Source, data: dict[str, Value]) -> list[Finding]:
        """Return what is wrong with the shape of the data, in file order."""
        if self._is_valid(data):
            return []
        # The validator tells of a missing key once for each; ours tells of all of them at once.
        found = (fault for error in self._errors(data) for fault in sentences.of(error, source))
        faults = islice(_distinct(found), MOST_FAULTS)  # words for all could take very long
        return sorted((self._finding(fault, source) for fault in faults), key=Finding.sort_key)

    def _errors(self, data: dict[str, Value]) -> Iterator[jsonschema.ValidationError]:
        """Yield what is wrong; a reference is followed only where the data lead to it."""
        from referencing.exceptions import Unresolvable

        try:
            yield from self._validator.iter_errors(data)
        except Unresolvable as error:
            raise _missing(getattr(error, "anchor", error.ref)) from error
        except RecursionError as error:
            raise in_a_circle(self.name) from error

    def chosen(self, path: Path) -> tuple[int, ...]:
        """Return the places in a path of keys that no schema names, but the writer of the plan."""
        found, node = [], self._root
        for at, step in enumerate(path):
            if isinstance(step, str) and step not in node.declared:
                found.append(at)
            node = node.key(step) if isinstance(step, str) else node.entry(step)
        return tuple(found)

    def _finding(self, fault: sentences.Fault, source: Source) -> Finding:
        return Finding(
            rule=fault.code,
            name=FAULTS[fault.code],
            level=Level.ERROR,
            message=fault.message,
            hint=fault.hint,
            path=fault.path,
            chosen=self.chosen(fault.path),
            file=source.file,
            place=source.place(fault.path, key=fault.at_key),
        )


def _distinct(faults: Iterable[sentences.Fault]) -> Iterator[sentences.Fault]:
    """Yield each fault once, as soon as it is found."""
    told: set[sentences.Fault] = set()
    for fault in faults:
        if fault not in told:
            told.add(fault)
            yield fault


def _refuse_invalid(name: str, contents: dict[str, object]) -> None:
    """Raise ``SmartdocError`` where a schema of the team's own is none."""
    import jsonschema

    try:
        jsonschema.Draft202012Validator.check_schema(contents)
    except jsonschema.SchemaError as error:
        raise SmartdocError(
            f"The schema {name} is not a valid JSON Schema: {error.message} (at {error.json_path})."
        ) from error


def _refuse_strange(path: FilePath, contents: object) -> None:
    """Raise ``SmartdocError`` where a terminal, or Python, could not take what a schema holds.

    A terminal takes some characters for commands; Python follows no parts that are nested very
    deeply.
    *Why patterns are not searched for them:* they look for such characters, and are never shown.
    """
    unread = [(contents, 0)]
    while unread:
        held, depth = unread.pop()
        if depth > DEEPEST:
            raise _too_deep(path)
        if isinstance(held, dict):
            unread += ((key, depth) for key in held)
            unread += (
                (value, depth + 1)
                for key, value in held.items()
                if key != "pattern" or not isinstance(value, str)
            )
        elif isinstance(held, list):
            unread += ((value, depth + 1) for value in held)
        elif isinstance(held, str) and (sign := FORBIDDEN.search(held)):
            raise SmartdocError(f"A text in {path} holds {named(sign[0])}.", "Take it out.")


def _missing(reference: str) -> SmartdocError:
    return SmartdocError(f"A schema refers to {reference}, which does not exist.")


def _too_deep(path: FilePath) -> SmartdocError:
    return SmartdocError(
        f"{path} is nested more than {DEEPEST} deep.", "Put inner parts under $defs."
    )


def _resource(contents: object) -> referencing.Resource[Any]:
    from referencing.jsonschema import DRAFT202012

    return DRAFT202012.create_resource(cast(Any, contents))


def _files_named(contents: object) -> Iterator[str]:
    """Yield the names of the files that the references in a schema lead to."""
    if isinstance(contents, dict):
        reference = contents.get("$ref")
        if isinstance(reference, str) and (file := reference.partition("#")[0]):
            yield file
        for value in contents.values():
            yield from _files_named(value)
    elif isinstance(contents, list):
        for value in contents:
            yield from _files_named(value)


class _Resolver:
    """Follows references, remembering each."""

    def __init__(self, resolver: jsonschema_rs.Resolver) -> None:
        self._resolver = resolver
        self._known: dict[str, tuple[Mapping[str, object], _Resolver]] = {}

    def follow(self, reference: str) -> tuple[Mapping[str, object], _Resolver]:
        """Return the schema that the reference names."""
        if reference not in self._known:
            try:
                found = self._resolver.lookup(reference)
            except (jsonschema_rs.ReferencingError, ValueError) as error:
                raise _missing(reference) from error
            held = cast("Mapping[str, object]", found.contents)
            self._known[reference] = (held, _Resolver(found.resolver))
        return self._known[reference]
