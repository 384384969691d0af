"""Pledges: what was promised, by whom, by when, and how it will be judged."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tracker.rules.vocabulary import (
    Basis,
    Deliverable,
    Origin,
    PledgeKind,
    Relation,
    Strength,
    choices,
)

from .base import Content, ContentQuerySet, Identity, by_state, content_constraints, public_manager
from .collection import Collection
from .constraints import not_blank, one_of, together
from .dialogue import Dialogue
from .fields import EdtfBound, EdtfField
from .mechanism import Mechanism
from .party import Party
from .pledge_queries import PledgeQuerySet
from .topic import Topic


class Pledge(Identity):
    """A public, attributable, future-oriented statement to do, or not do, something.

    Who promised what never changes: a changed *who* or *what* is a new pledge that supersedes.
    `is_bundle` (it has parts) and `settled` pledges are shown, never counted. A pledge of another
    institution's `collection` is never counted with ours, which have none. `weakest` and
    `strongest` are the strengths of its wordings. `sorted_on` is the latest day on which it can
    have been made, the first of all days where none is known, and empty until the pledge is public:
    lists sort by it, along an index. The days from which the desk has to look at it again are told
    by `rules.review`; a day is empty while nothing calls for that look. All of these are
    projections.
    """

    noun = "pledge"

    current = models.OneToOneField(
        "PledgeVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )
    counterparts = models.ManyToManyField(Party, blank=True, related_name="pledges_received")
    is_bundle = models.BooleanField(default=False, editable=False)
    settled = models.BooleanField(default=False, editable=False)
    collection = models.ForeignKey(
        Collection,
        models.PROTECT,
        null=True,
        editable=False,
        # Almost all have none: an index of those would only mislead the planner.
        db_index=False,
        related_name="pledges",
    )
    weakest = models.CharField(max_length=12, blank=True, editable=False)
    strongest = models.CharField(max_length=12, blank=True, editable=False)
    sorted_on = models.DateField(null=True, editable=False)
    deadline_look_from = models.DateField(null=True, editable=False)
    stale_from = models.DateField(null=True, editable=False)
    unconfirmed_from = models.DateField(null=True, editable=False)

    objects = models.Manager.from_queryset(PledgeQuerySet)()
    published = public_manager(PledgeQuerySet, "public_own")
    published_anywhere = public_manager(PledgeQuerySet)

    class Meta(Identity.Meta):
        indexes = [
            models.Index(
                fields=["-sorted_on", "slug"],
                name="pledge_by_day",
                condition=models.Q(collection=None, withdrawn=False),
            ),
            models.Index(
                fields=["deadline_look_from", "collection"], name="pledge_by_deadline_look"
            ),
            models.Index(fields=["stale_from", "collection"], name="pledge_by_staleness"),
            models.Index(fields=["unconfirmed_from", "collection"], name="pledge_by_unconfirmed"),
            models.Index(
                fields=["collection"],
                name="pledge_by_collection",
                condition=models.Q(collection__isnull=False),
            ),
        ]
        constraints = [
            one_of("pledge", "weakest", Strength, optional=True),
            one_of("pledge", "strongest", Strength, optional=True),
        ]

    def get_absolute_url(self) -> str:
        return reverse("pledge", args=[self.slug])


class PledgeVersion(Content):
    """What is written about a pledge: statement, deadline, kind, topics, testability.

    The deadline is the EDTF `due`, or hangs on a trigger (relation + one dialogue, or the next
    round of a mechanism after a dialogue); a recurrence repeats it. `elements` are those of the
    five elements of testability that the text names.
    """

    noun = "pledge"
    lineage = ("pledge",)

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="versions")
    title_en = models.CharField(max_length=200)
    title_zh = models.CharField(max_length=200, blank=True)
    statement_en = models.TextField()
    statement_zh = models.TextField(blank=True)
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="pledge_versions")
    made_on = EdtfField()
    made_earliest = EdtfBound("made_on", "earliest")
    made_latest = EdtfBound("made_on", "latest")
    kind = models.CharField(max_length=12, choices=choices(PledgeKind))
    conditional = models.BooleanField(default=False)
    settled_at_adoption = models.BooleanField(default=False)
    joint = models.BooleanField(default=False)
    collection = models.ForeignKey(
        Collection,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="pledge_versions",
    )
    deliverable = models.CharField(max_length=20, choices=choices(Deliverable))
    topics = models.ManyToManyField(Topic, blank=True, related_name="pledge_versions")
    elements = models.JSONField(default=list, blank=True)
    part_of = models.ForeignKey(
        Pledge, models.PROTECT, null=True, blank=True, related_name="part_versions"
    )
    borderline = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=choices(Origin), default=Origin.CONTEXT)
    seed_refs = models.JSONField(default=list, blank=True)

    deadline_as_written_en = models.TextField(blank=True)
    due = EdtfField(blank=True)
    due_earliest = EdtfBound("due", "earliest")
    due_latest = EdtfBound("due", "latest")
    basis = models.CharField(max_length=15, choices=choices(Basis), default=Basis.NONE)
    deadline_note_en = models.TextField(blank=True)
    trigger_relation = models.CharField(max_length=6, choices=choices(Relation), blank=True)
    trigger_dialogue = models.ForeignKey(
        Dialogue, models.PROTECT, null=True, blank=True, related_name="+"
    )
    trigger_next_round_of = models.ForeignKey(
        Mechanism, models.PROTECT, null=True, blank=True, related_name="+"
    )
    trigger_after = models.ForeignKey(
        Dialogue, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recurs_count = models.PositiveSmallIntegerField(null=True, blank=True)
    recurs_per = models.CharField(max_length=12, blank=True, help_text="ISO 8601 duration: P1Y")
    recurs_start = EdtfField(blank=True)
    recurs_each_round_of = models.ForeignKey(
        Mechanism, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recurs_interval_not_stated = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        verbose_name = "pledge"
        ordering = ["pledge", "version"]
        indexes = [
            by_state("pledge"),
            models.Index(fields=["made_latest"], name="pledge_by_day_made"),
            models.Index(fields=["due_latest"], name="pledge_by_day_due"),
        ]
        constraints = [
            *content_constraints("pledge", "pledge"),
            one_of("pledge", "kind", PledgeKind),
            one_of("pledge", "deliverable", Deliverable),
            one_of("pledge", "basis", Basis),
            one_of("pledge", "origin", Origin),
            one_of("pledge", "trigger_relation", Relation, optional=True),
            not_blank("pledge", "title_en"),
            not_blank("pledge", "statement_en"),
            together(
                "pledge",
                "is_due_on_a_day_or_a_trigger",
                Q(due="") | Q(trigger_relation=""),
                "due: give a date or a trigger, not both.",
            ),
            together(
                "pledge",
                "deadline_has_a_basis",
                Q(due="", trigger_relation="") | ~Q(basis=Basis.NONE),
                "basis: a deadline needs one (METHOD 9).",
            ),
            together(
                "pledge",
                "trigger_is_whole",
                Q(
                    trigger_relation="",
                    trigger_dialogue=None,
                    trigger_next_round_of=None,
                    trigger_after=None,
                )
                | (
                    ~Q(trigger_relation="")
                    & Q(
                        trigger_dialogue__isnull=False,
                        trigger_next_round_of=None,
                        trigger_after=None,
                    )
                )
                | (
                    ~Q(trigger_relation="")
                    & Q(
                        trigger_dialogue=None,
                        trigger_next_round_of__isnull=False,
                        trigger_after__isnull=False,
                    )
                ),
                "trigger: one dialogue, or the next round of a mechanism after a dialogue.",
            ),
            together(
                "pledge",
                "recurrence_is_of_one_sort",
                Q(recurs_count=None, recurs_per="", recurs_start="")
                & (Q(recurs_each_round_of=None) | Q(recurs_interval_not_stated=False))
                | (
                    Q(recurs_count__isnull=False, recurs_count__gte=1)
                    & ~Q(recurs_per="")
                    & ~Q(recurs_start="")
                    & Q(recurs_each_round_of=None, recurs_interval_not_stated=False)
                ),
                "recurrence: a count per period from a start, each round, or not stated.",
            ),
            together(
                "pledge",
                "is_not_part_of_itself",
                ~Q(part_of=models.F("pledge")) | Q(part_of__isnull=True),
                "part_of: a pledge cannot be part of itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.title_en

    @property
    def obligors(self) -> list[Party]:
        """Who promised. Belongs to the pledge and never changes."""
        return [obligation.party for obligation in self.pledge.obligations.all()]

    @property
    def counterparts(self) -> list[Party]:
        """To whom it was promised; empty when joint (then: the other obligors)."""
        return list(self.pledge.counterparts.all())
