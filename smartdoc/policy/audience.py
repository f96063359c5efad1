"""Who reads documents, which documents there are, and what each may hold: data of a policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, TypeVar

from smartdoc.english import did_you_mean
from smartdoc.errors import SmartdocError
from smartdoc.frozen import frozen
from smartdoc.policy.fields import RESTRICTED, Tree, common, gaps, refuse_unknown, tree_of

Known = TypeVar("Known")

NO_COPY = "none"
"""The version of somebody who receives no documents."""

OWN_ACTIONS = frozenset({"actions", "targets.actions", "transition.actions"})
"""On a sheet for one person these are that person's own, and no secret from them."""


@frozen
class Audience:
    """Readers who may see the same. ``names`` are the parties whose names they may know."""

    name: str
    title: str
    sees: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@frozen
class DocumentType:
    """One document that is made of plans, for whom, and which fields it shows.

    Without a ``title`` it is called what the kind of plan is called. ``per_person`` makes one for
    each person who has something to do; ``newest`` makes it of a learner's newest plan alone,
    ``needs`` of plans that say something in one of these fields, and ``when`` of those of which
    this is true.
    """

    name: str
    title: str = ""
    audiences: tuple[str, ...] = ()
    shows: frozenset[str] = frozenset()
    per_person: bool = False
    newest: bool = False
    needs: tuple[str, ...] = ()
    when: str = ""


@frozen
class Publication:
    """Which documents there are, and who receives which.

    ``copies`` gives for each party whose version somebody receives where the plan does not say;
    ``kept_by`` is the audience that keeps the plan. ``kinds`` holds both for a kind alone.
    """

    audiences: Mapping[str, Audience]
    documents: Mapping[str, DocumentType]
    copies: Mapping[str, str]
    kept_by: str
    kinds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def copy_of(self, party: str, kind: str) -> str:
        """Return the audience whose version this party receives, ``none`` for no copy."""
        own = self.kinds.get(kind, {}).get("copies", {})
        found: str = own.get(party) or self.copies.get(party, NO_COPY)
        return found

    def keeper_of(self, kind: str) -> str:
        """Return the audience that keeps plans of a kind."""
        found: str = self.kinds.get(kind, {}).get("kept_by", self.kept_by)
        return found

    def document(self, name: str) -> DocumentType:
        """Return the document of this name; raises ``SmartdocError`` if there is none."""
        return _one_of(self.documents, name, "document")

    def audience(self, name: str) -> Audience:
        """Return the audience of this name; raises ``SmartdocError`` if there is none."""
        return _one_of(self.audiences, name, "audience")

    def allowed(self, document: DocumentType, audience: Audience, opened: Iterable[str]) -> Tree:
        """Return what a document may show an audience.

        ``opened`` names the audiences to which the plan itself opens its restricted block.
        """
        sees = audience.sees | ({RESTRICTED} if audience.name in opened else frozenset())
        if document.per_person:
            sees |= OWN_ACTIONS
        return common(tree_of(document.shows), tree_of(sees)) or {}


def _one_of(known: Mapping[str, Known], name: str, what: str) -> Known:
    if name in known:
        return known[name]
    hint = did_you_mean(name, known, f"Known: {', '.join(known)}.")
    raise SmartdocError(f"There is no {what} “{name}”.", hint)


def publication_from(data: Mapping[str, Any]) -> Publication:
    """Return what a policy's validated data says of documents and readers.

    Raises ``SmartdocError`` for fields that no plan has and readers that are nobody.
    """
    groups: Mapping[str, list[str]] = data.get("fields", {})
    published = Publication(
        audiences={
            name: Audience(
                name=name,
                title=one.get("title", name.replace("-", " ")),
                sees=_fields(one.get("sees", ()), groups, f"Audience “{name}”"),
                names=frozenset(one.get("names", ())),
            )
            for name, one in data.get("audiences", {}).items()
        },
        documents={
            name: DocumentType(
                name=name,
                title=one.get("title", ""),
                audiences=tuple(one.get("audiences", ())),
                shows=_fields(one.get("shows", ()), groups, f"Document “{name}”"),
                per_person=one.get("each") == "person",
                newest=one.get("newest", False),
                needs=tuple(one.get("needs", ())),
                when=one.get("when", ""),
            )
            for name, one in data.get("documents", {}).items()
        },
        copies=data.get("copies", {}),
        kept_by=data.get("kept_by", NO_COPY),
        kinds=data.get("kinds", {}),
    )
    _refuse_nonsense(published)
    return published


def _fields(names: Iterable[str], groups: Mapping[str, list[str]], where: str) -> frozenset[str]:
    """Return the fields that a list names, groups among them taken apart."""
    found = frozenset(path for name in names for path in groups.get(name, [name]))
    refuse_unknown(sorted(found), where)
    return found


def _refuse_nonsense(published: Publication) -> None:
    for audience in published.audiences.values():
        if any(path.split(".")[0] == RESTRICTED for path in audience.sees):
            raise SmartdocError(
                f"Audience “{audience.name}” may not list “{RESTRICTED}”.",
                "Each plan says under restricted, audiences, who may read that block.",
            )
    for name in (*published.copies.values(), published.kept_by):
        if name != NO_COPY:
            published.audience(name)
    for kind in published.kinds.values():
        for name in (*kind.get("copies", {}).values(), kind.get("kept_by", NO_COPY)):
            if name != NO_COPY:
                published.audience(name)
    for document in published.documents.values():
        for name in document.audiences:
            _refuse_gaps(published, document, published.audience(name))


def _refuse_gaps(published: Publication, document: DocumentType, audience: Audience) -> None:
    """Raise if a block would be shown without the one word that it cannot be without."""
    allowed = published.allowed(document, audience, ())
    for shown, missing in gaps(allowed):
        which = f"The document “{document.name}” for “{audience.name}”"
        if not shown:
            raise SmartdocError(
                f"{which} would lack “{missing}”, which every document needs.",
                f"Add “{missing}” to both lists, or the group about; or take “{audience.name}” out "
                "of the document's audiences.",
            )
        raise SmartdocError(
            f"{which} would show “{shown}” without “{missing}”.",
            f"Add “{missing}” to both lists, or take the rest of its block out.",
        )
