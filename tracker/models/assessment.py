"""Assessments: dated verdicts on an obligation or, collectively, on a whole pledge."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from tracker.rules.vocabulary import Assessment as AssessmentWord
from tracker.rules.vocabulary import Confidence, Delivery, NonDeliveryReason, choices

from .base import Content, ContentQuerySet, by_state, content_constraints, public_manager
from .constraints import not_blank, one_of, together
from .obligation import Obligation
from .party import Party
from .pledge import Pledge
from .status_update import StatusUpdate

_RECORDED = [word for word in Delivery if word != Delivery.SPLIT]


class AssessmentQuerySet(ContentQuerySet):
    """Questions about verdicts."""

    def open_reviews(self, day: date) -> Self:
        """Public reviews of a day or earlier that no verdict had answered on that day.

        A verdict answers what was put under review before it was given, for its own day or an
        earlier one; a collective verdict answers for each obligor. One that speaks of a later day
        but stood already when the review began leaves it open.
        """
        answers = (
            Assessment.objects.public()
            .exclude(assessment=AssessmentWord.UNDER_REVIEW)
            .filter(
                Q(obligation=OuterRef("obligation")) | Q(obligation=None),
                pledge=OuterRef("pledge"),
                as_of__gte=OuterRef("as_of"),
                as_of__lte=day,
                number__gt=OuterRef("number"),
            )
        )
        reviews = self.public().filter(assessment=AssessmentWord.UNDER_REVIEW, as_of__lte=day)
        return reviews.exclude(Exists(answers))


class Assessment(Content):
    """An analyst's dated verdict, with the updates it rests on.

    No obligation = collective: it stands for every obligor without a verdict of its own.
    `under_review` and `not_assessable` are published acts with a reason and no delivery.
    `as_of` is the day the verdict speaks about, not the day it was written.
    """

    noun = "assessment"
    lineage = ("pledge", "number")

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="assessments")
    number = models.PositiveIntegerField()
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    as_of = models.DateField()
    assessment = models.CharField(
        max_length=15, choices=choices(AssessmentWord), default=AssessmentWord.ASSESSED
    )
    delivery = models.CharField(max_length=20, choices=choices(Delivery), blank=True)
    confidence = models.CharField(max_length=8, choices=choices(Confidence), blank=True)
    reason_en = models.TextField()
    reason_zh = models.TextField(blank=True)
    non_delivery_reason = models.CharField(
        max_length=30, choices=choices(NonDeliveryReason), blank=True
    )
    evidence = models.ManyToManyField(StatusUpdate, blank=True, related_name="assessments")

    objects = models.Manager.from_queryset(AssessmentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        ordering = ["pledge", "as_of", "number", "version"]
        indexes = [
            by_state("assessment"),
            models.Index(fields=["as_of"], name="assessment_by_day"),
            # Reviews are few among many verdicts; the desk counts them often.
            models.Index(fields=["assessment", "as_of"], name="assessment_by_word"),
        ]
        constraints = [
            *content_constraints("assessment", "pledge", "number"),
            one_of("assessment", "confidence", Confidence, optional=True),
            one_of("assessment", "non_delivery_reason", NonDeliveryReason, optional=True),
            not_blank("assessment", "reason_en"),
            together(
                "assessment",
                "has_a_delivery_exactly_when_assessed",
                Q(assessment=AssessmentWord.ASSESSED, delivery__in=_RECORDED)
                | Q(
                    assessment__in=[AssessmentWord.UNDER_REVIEW, AssessmentWord.NOT_ASSESSABLE],
                    delivery="",
                ),
                "delivery: given exactly when the pledge is assessed; a split is computed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery or self.assessment} ({self.as_of})"

    @property
    def obligor(self) -> Party | None:
        """The one obligor it concerns; none means all of them."""
        return self.obligation.party if self.obligation else None
