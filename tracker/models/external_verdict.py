"""External verdicts: another institution's score, shown beside ours and never mixed in."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db import models
from django.db.models import Q

from tracker.rules.averages import Scores
from tracker.rules.vocabulary import Figure, choices

from .base import Content, ContentQuerySet, by_state, content_constraints, public_manager
from .constraints import not_blank, one_of, together
from .fields import EdtfBound, EdtfField
from .obligation import Obligation
from .party import Party
from .pledge import Pledge
from .source import Source


class ExternalVerdict(Content):
    """A figure by another institution, in its words and scale, with source, licence and batch.

    `value` is what it wrote, `score` the number that this stands for on its scale: empty where it
    did not score. An average is of the pledge as a whole.
    """

    noun = "external_verdict"
    lineage = ("slug",)

    slug = models.SlugField(max_length=60)
    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="external_verdicts")
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, null=True, blank=True, related_name="external_verdicts"
    )
    institution = models.CharField(max_length=200)
    figure = models.CharField(max_length=10, choices=choices(Figure), default=Figure.SCORE)
    value = models.CharField(max_length=60)
    score = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    scale_en = models.CharField(max_length=250, blank=True)
    method_en = models.CharField(max_length=250, blank=True)
    published_on = EdtfField(blank=True)
    published_latest = EdtfBound("published_on", "latest")
    source = models.ForeignKey(Source, models.PROTECT, related_name="external_verdicts")
    licence = models.CharField(max_length=120, blank=True)
    batch = models.CharField(max_length=60, blank=True)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        ordering = ["pledge", "slug", "version"]
        indexes = [by_state("external_verdict")]
        constraints = [
            *content_constraints("external_verdict", "slug"),
            not_blank("external_verdict", "institution"),
            not_blank("external_verdict", "value"),
            one_of("external_verdict", "figure", Figure),
            together(
                "external_verdict",
                "average_is_a_number_of_the_whole",
                ~Q(figure=Figure.AVERAGE) | Q(obligation=None, score__isnull=False),
                "figure: an average is a number, and of no obligor alone.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}: {self.value}"

    @property
    def obligor(self) -> Party | None:
        """The one obligor it concerns; none means all of them."""
        return self.obligation.party if self.obligation else None


def scores_of(verdicts: Iterable[ExternalVerdict]) -> Scores:
    """The scores of single obligors among some verdicts on one pledge."""
    single = [each for each in verdicts if each.figure == Figure.SCORE and each.obligation_id]
    given = [each.score for each in single if each.score is not None]
    return Scores(sum(given, Decimal(0)), len(given), len(single) - len(given))
