"""What all nouns share: public identity, versions, states, and what the public may see.

Three kinds of rows (DESIGN §2):

* `Reference` (party, topic, mechanism, source, indicator): one row each, public once something
  published refers to it; every public change is a log entry, and the row mirrors the newest one.
* `Identity` (pledge, dialogue, status update): what other rows point to; it carries only
  projections, its content lies in version rows.
* `Content`: append-only rows. A correction, translation or withdrawal is a new row with the next
  version of the same lineage. Once published, only its projections change.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from tracker.rules.vocabulary import Change, PublicationState, choices

from .checks import Check, Given
from .constraints import one_of
from .desk_queries import DeskQuerySet
from .log import LogEntry

PUBLIC = "public"
# What stands in a free text after its redaction.
REDACTED = "[redacted]"


class ReferenceQuerySet(models.QuerySet):
    """Questions about reference rows."""

    def public(self) -> Self:
        """Rows that something published refers to, or has referred to."""
        return self.filter(entry__isnull=False)


class ContentQuerySet(DeskQuerySet):
    """Questions about version rows."""

    def public(self) -> Self:
        """The newest published version of each lineage, unless that version withdraws it."""
        return self.filter(is_current=True).exclude(change=Change.WITHDRAWAL)

    def at_revision(self, seq: int) -> Self:
        """The newest version of each lineage that was published by log entry `seq`."""
        newer = self.model.objects.filter(
            **{column: models.OuterRef(column) for column in self.model.lineage},
            version__gt=models.OuterRef("version"),
            entry__lte=seq,
        )
        return self.filter(entry__lte=seq).exclude(models.Exists(newer))


class IdentityQuerySet(models.QuerySet):
    """Questions about identities."""

    def public(self) -> Self:
        """Identities with a published version; withdrawn ones keep their page."""
        return self.filter(current__isnull=False)

    def listed(self) -> Self:
        """Public identities that lists and counts show: not withdrawn from the record."""
        return self.filter(withdrawn=False)


def public_manager(queryset: type[models.QuerySet], verb: str = "public") -> models.Manager:
    """The manager of everything the public reads: public rows, over the read-only alias.

    `verb` is the question of the query set that says which rows these are.
    """

    class Published(models.Manager.from_queryset(queryset)):  # type: ignore[misc]
        def get_queryset(self) -> models.QuerySet:
            return getattr(super().get_queryset().using(PUBLIC), verb)()

    return Published()


class Record(Given):
    """Anything the log can name: a noun and a public id."""

    noun: ClassVar[str]

    class Meta:
        abstract = True

    @property
    def public_id(self) -> str:
        """The id in log bodies, data packages and addresses."""
        raise NotImplementedError


class Reference(Record):
    """A row others refer to. `entry` is its newest log entry, empty while it is private."""

    slug = models.SlugField(max_length=60, unique=True)
    entry = models.ForeignKey(
        LogEntry, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["slug"]

    @property
    def public_id(self) -> str:
        return self.slug


class Identity(Record):
    """What other rows point to. Everything here but the slug is a projection of version rows."""

    slug = models.SlugField(max_length=60, unique=True)
    withdrawn = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug

    @property
    def public_id(self) -> str:
        return self.slug


class Content(Record):
    """One version of some content: a draft that may change, or a published row that may not.

    `lineage` names the columns that all versions of one thing share. `is_current` marks the
    newest published version. `redaction` is the log entry of a legal redaction, the only change
    that the triggers let through. `drafted_by` is private.
    """

    lineage: ClassVar[tuple[str, ...]]
    projections: ClassVar[frozenset[str]] = frozenset({"is_current"})

    version = models.PositiveIntegerField(default=1)
    state = models.CharField(
        max_length=10, choices=choices(PublicationState), default=PublicationState.DRAFT
    )
    change = models.CharField(max_length=12, choices=choices(Change), default=Change.PUBLICATION)
    change_reason = models.TextField(blank=True)
    entry = models.ForeignKey(
        LogEntry, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    redaction = models.ForeignKey(
        LogEntry, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    is_current = models.BooleanField(default=False, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def public_id(self) -> str:
        return "/".join(str(_plain(getattr(self, column))) for column in self.lineage)

    @property
    def is_published(self) -> bool:
        return self.state == PublicationState.PUBLISHED


def model_of(row: Record) -> Any:
    """The model of a row, with its managers."""
    return type(row)


def _plain(value: Any) -> Any:
    return value.public_id if isinstance(value, Record) else value


def by_state(noun: str) -> models.Index:
    """Drafts and submissions are few among many published rows; the desk asks for them often."""
    return models.Index(fields=["state", "drafted_by"], name=f"{noun}_by_state")


def content_constraints(noun: str, *lineage: str) -> list[models.BaseConstraint]:
    """What holds for every version row: one row per version, published with a log entry."""
    published_state = Q(state=PublicationState.PUBLISHED)
    first = Q(version=1, change=Change.PUBLICATION)
    return [
        one_of(noun, "state", PublicationState),
        one_of(noun, "change", Change),
        models.UniqueConstraint(
            fields=[*lineage, "version"], name=f"{noun}_has_one_row_per_version"
        ),
        models.UniqueConstraint(
            fields=list(lineage),
            condition=Q(is_current=True),
            name=f"{noun}_has_one_current_version",
        ),
        Check(
            condition=(published_state & Q(entry__isnull=False))
            | (~published_state & Q(entry__isnull=True)),
            name=f"{noun}_is_published_with_a_log_entry",
        ),
        Check(
            condition=Q(is_current=False) | published_state,
            name=f"{noun}_is_current_only_when_published",
        ),
        Check(
            condition=first
            | (Q(version__gt=1) & ~Q(change=Change.PUBLICATION) & ~Q(change_reason="")),
            name=f"{noun}_later_version_says_what_changed",
            violation_error_message="change_reason: a later version says what changed and why.",
        ),
    ]
