"""Makes the documents of single plans: only whole files, only under the output folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from smartdoc import git
from smartdoc.build import calendar_file
from smartdoc.build.documents import Document, Workshop
from smartdoc.build.folder import OutputFolder
from smartdoc.build.guard import Guard
from smartdoc.build.made_from import shown_hash
from smartdoc.build.making import Making
from smartdoc.build.order import Built, Failed, Order, Outcome
from smartdoc.build.origin import Origin
from smartdoc.build.overview import Overview
from smartdoc.build.slim import slim
from smartdoc.changes import Labels
from smartdoc.check import Checked, Checker
from smartdoc.chronicle import Archive, Records
from smartdoc.errors import MORE_MEMORY, SmartdocError
from smartdoc.finding import Level
from smartdoc.kind import Kind
from smartdoc.model import Plan
from smartdoc.rules import RULES
from smartdoc.source import Source
from smartdoc.view import FROM_GIT, Copy, PerLearner, Version, View, copies_of, plan_view, stuck_in
from smartdoc.view.signed import Signing
from smartdoc.writing import reason_of

_EARLIER_PLAN, _UNMET_TARGET = "earlier-plan", "unmet-target"
"""What a document may wait for, as the policy names it."""

Progress = Callable[[Outcome], None]


class Builder:
    """Makes the documents of checked plans of one repository."""

    def __init__(self, checker: Checker, order: Order) -> None:
        self.checker = checker
        self.repository = checker.repository
        self.order = order
        self.workshop = Workshop(self.repository.root)
        self._rule_names: Mapping[str, str] = {each.code: each.name for each in RULES}
        self.folder = OutputFolder(order.output, listed=True)
        self.guard = Guard(checker)
        around = checker.neighbourhood
        self._archive = Archive(self.repository, around.refs, around.called)
        self._records: tuple[Checked, Records] | None = None
        self._shown: PerLearner[Plan] = PerLearner()

    def forget(self) -> None:
        """Let go of what git and other learners' plans say, until somebody asks for it again."""
        self.repository.past.forget()
        self.checker.neighbourhood.forget_texts()
        self._archive.forget()
        vars(self).pop("touched", None)

    @cached_property
    def touched(self) -> Mapping[Path, git.Touched]:
        """Return which commit last touched each plan."""
        return self.repository.past.touched

    @property
    def history(self) -> git.History:
        """Return what git knows of all plans."""
        return self._archive.history

    def build(self, files: Sequence[Checked], progress: Progress | None = None) -> Built:
        """Build every plan without errors (or, for drafts, every one of the right shape).

        Raises ``SmartdocError`` if a template is at fault.
        """
        overview = Overview(self)
        overview.begin(files)
        outcomes = {}
        for checked in files:
            outcomes[checked.path] = self.outcome(checked)
            if progress:
                progress(outcomes[checked.path])
        return overview.finish(outcomes)

    def of(self, path: Path) -> Outcome:
        """Check a plan file and make its documents, and return what came of it.

        A plan that vanishes meanwhile, or on which smartdoc fails, keeps no other from being built.
        """
        checked = Checked(path, Source(self.repository.shown(path), "", None), ())
        try:
            checked = self.checker.one(path)
            return self.outcome(checked)
        except SmartdocError:
            raise
        except OSError as error:
            reason = " ".join(filter(None, (error.filename, reason_of(error))))
            told = f"{checked.file} could not be built: {reason}."
            return Outcome(slim(checked), failed=(Failed(told, "Build again."),))
        except MemoryError:
            told = f"{checked.file} could not be built: there is not enough memory."
            return Outcome(slim(checked), failed=(Failed(told, MORE_MEMORY),))
        except Exception:  # told of at the end, as a fault of ours
            import traceback  # slow to load, and seldom needed

            return Outcome(slim(checked), fault=traceback.format_exc())

    def outcome(self, checked: Checked) -> Outcome:
        """Make the documents of one plan, unless it has errors, and return what came of it."""
        asked = tuple(self.checker.neighbourhood.asked)
        if self._is_refused(checked) or checked.plan is None or checked.kind is None:
            return Outcome(slim(checked), sure=self._is_sure, read_all=self._has_read_all)
        making = Making(self, checked, checked.plan, checked.kind)
        entry = making.entry(making.outputs())
        return Outcome(
            slim(checked),
            entry,
            tuple(making.made),
            tuple(making.hard),
            tuple(making.withheld),
            tuple(making.failed),
            asked,
            self._is_sure,
            self._has_read_all,
        )

    def _is_refused(self, checked: Checked) -> bool:
        """Tell whether nothing is made of a plan."""
        errors = checked.counted(Level.ERROR) and not self.order.draft
        return bool(errors) or not checked.may_be_made

    @property
    def _is_sure(self) -> bool:
        return self._has_read_all and self.checker.is_sure

    @property
    def _has_read_all(self) -> bool:
        return self.checker.has_read_all and self._archive.is_sure

    def origin(self, checked: Checked, plan: Plan, view: View) -> Origin:
        """Return what a document says of where it comes from."""
        touched = self.touched.get(checked.path, git.Touched())
        policy = self.repository.policy
        return Origin(
            document=view.document,
            plan=checked.file,
            copy=view.copy.name,
            audience=view.copy.audience.name,
            policy=policy.name,
            commit=touched.commit,
            edited="yes" if touched.uncommitted else "",
            shows=shown_hash(plan, view.copy, policy, checked.earlier),
            draft="yes" if view.draft else "",
        )

    def files(self, view: View, origin: Origin) -> Iterator[Document]:
        """Yield a document in each format, and a calendar beside a sheet of somebody's actions."""
        yield from self.workshop.documents(view, self.order.formats, origin)
        if view.reader and (calendar := calendar_file.calendar_of(view)):
            yield Document(calendar_file.FORMAT, calendar)

    def copies(self, checked: Checked, plan: Plan) -> Iterator[Copy]:
        """Yield the copies to make of a plan; an older plan has no use for some documents."""
        published = self.repository.policy.publication
        older = not self.checker.is_newest(checked.path, plan)
        for name in self.order.documents or published.documents:
            document = published.document(name)
            if document.newest and older and not self.order.documents:
                continue
            if not self._is_called_for(document.when, checked, plan):
                continue
            for copy in copies_of(plan, document, published, self.repository.policy.party_of):
                if not self.order.audiences or copy.audience.name in self.order.audiences:
                    yield copy

    def _is_called_for(self, when: str, checked: Checked, plan: Plan) -> bool:
        """Tell whether what a document waits for is true of a plan."""
        if when == _UNMET_TARGET:
            times = int(self.repository.policy.number("times_carried", plan.kind))
            return bool(stuck_in((*checked.earlier, plan), self.checker.today, times))
        return when != _EARLIER_PLAN or bool(checked.earlier)

    def records(self, checked: Checked, plan: Plan, copy: Copy) -> Records | None:
        """Return what git has of a learner's plans, None for a document that tells no edits."""
        if copy.document.name not in FROM_GIT:
            return None
        if self._records is None or self._records[0] is not checked:
            found = self._archive.records(checked.path, plan)
            self._records = (checked, self.guard.named_records(found))
        return self._records[1]

    def view(
        self,
        checked: Checked,
        plan: Plan,
        kind: Kind,
        copy: Copy,
        records: Records | None = None,
    ) -> View:
        """Return what a copy of a document shows of a plan that this build is about."""
        touched = self.touched.get(checked.path, git.Touched())
        return plan_view(
            plan,
            kind,
            copy,
            today=self.checker.today,
            draft=self.order.draft,
            findings=checked.findings,
            rule_names=self._rule_names,
            party_of=self.repository.policy.party_of,
            earlier=checked.earlier,
            times_carried=int(self.repository.policy.number("times_carried", kind.name)),
            version=Version(touched.commit, touched.uncommitted, checked.standing.is_changed),
            signing=self._signing(checked, kind),
            branding=self.repository.config.branding,
            records=records,
            authors=self.repository.config.history,
            shown=self._shown,
        )

    def _signing(self, checked: Checked, kind: Kind) -> Signing:
        """Return how the agreements of a plan stand; by its file, which holds no real names."""
        schemas = self.repository.schemas
        labels = Labels(schemas.schema(kind.name).contents, schemas.others)
        return Signing(checked.standing, checked.agreed, labels)
