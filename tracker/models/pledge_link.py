"""Links: how a later text relates to an earlier pledge."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tracker.rules.vocabulary import LinkRelation, choices

from .base import Content, ContentQuerySet, by_state, content_constraints, public_manager
from .constraints import one_of, together
from .pledge import Pledge


class PledgeLink(Content):
    """A later text's relation to an earlier pledge: reaffirms, redates, strengthens, dilutes …"""

    noun = "pledge_link"
    lineage = ("later", "earlier", "relation")

    later = models.ForeignKey(Pledge, models.PROTECT, related_name="links_back")
    earlier = models.ForeignKey(Pledge, models.PROTECT, related_name="links_forward")
    relation = models.CharField(max_length=15, choices=choices(LinkRelation))
    reason_en = models.TextField()

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        ordering = ["later", "earlier", "relation", "version"]
        indexes = [by_state("pledge_link")]
        constraints = [
            *content_constraints("pledge_link", "later", "earlier", "relation"),
            one_of("pledge_link", "relation", LinkRelation),
            together(
                "pledge_link",
                "joins_two_pledges",
                ~Q(later=models.F("earlier")),
                "earlier: a pledge cannot be linked to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.later} {self.relation} {self.earlier}"
