"""Checks of links: whether the addresses of public sources still answer."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q, QuerySet

from tracker.rules.links import Judged
from tracker.rules.vocabulary import LinkState, choices

from .base import PUBLIC
from .constraints import one_of, together
from .source import Source

FAULT_AT_MOST = 200
_IS_FAILING = Q(state__in=[LinkState.UNREACHABLE, LinkState.DEAD])


class LinkCheckQuerySet(models.QuerySet):
    """Questions about what is known of links."""

    def of_present_address(self) -> Self:
        """Without checks of an address that the source no longer has."""
        return self.filter(address=F("source__url"))

    def dead(self) -> Self:
        """Links that are no longer there."""
        return self.of_present_address().filter(state=LinkState.DEAD)


class PublicLinkChecks(models.Manager.from_queryset(LinkCheckQuerySet)):  # type: ignore[misc]
    """Checks over the read-only alias. Only public sources have any."""

    def get_queryset(self) -> LinkCheckQuerySet:
        return super().get_queryset().using(PUBLIC).of_present_address()


class LinkCheck(models.Model):
    """What is known of the link of one public source, as of the last check.

    A measurement of ours, not a change of the record: it has no log entry and no history, and no
    data package carries it. `address` is the one that was asked, `status` the last answer (empty:
    none came), `leads_to` where a page that moved is now, `fault` why there was no page, for the
    desk. `failures` counts those in a row, the first of them on `failing_since`.
    """

    source = models.OneToOneField(Source, models.CASCADE, related_name="link_check")
    address = models.URLField(max_length=1000)
    checked_at = models.DateTimeField()
    state = models.CharField(max_length=11, choices=choices(LinkState))
    status = models.PositiveSmallIntegerField(null=True)
    leads_to = models.URLField(max_length=1000, blank=True)
    fault = models.CharField(max_length=FAULT_AT_MOST, blank=True)
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateField(null=True)
    due_on = models.DateField()

    objects = models.Manager.from_queryset(LinkCheckQuerySet)()
    published = PublicLinkChecks()

    class Meta:
        ordering = ["source"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["due_on"], name="link_check_by_day_due"),
            models.Index(fields=["state", "failing_since"], name="link_check_by_state"),
        ]
        constraints = [
            one_of("link_check", "state", LinkState),
            together(
                "link_check",
                "counts_failures_exactly_while_it_fails",
                (_IS_FAILING & Q(failures__gt=0, failing_since__isnull=False))
                | (~_IS_FAILING & Q(failures=0, failing_since=None)),
                "failures: are counted while a link fails, from a first day on.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.get_state_display()}"

    @property
    def checked_on(self) -> date:
        """The UTC day of the last check."""
        return self.checked_at.date()

    @property
    def judged(self) -> Judged:
        """What the rules know of the link."""
        state = LinkState(self.state)
        return Judged(state, self.due_on, self.status, self.failures, self.failing_since)

    @property
    def is_dead(self) -> bool:
        """Whether the link is no longer there."""
        return self.state == LinkState.DEAD


class PageState(models.Model):
    """One row: how often public pages changed by what is no log entry, and when they last did."""

    version = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"page state {self.version}"


def sources_due(on: date) -> QuerySet[Source]:
    """Public sources whose link is to be checked, the longest unchecked first.

    That is a link that was never checked, not at its present address, or that is due again.
    """
    is_due = Q(link_check=None) | Q(link_check__due_on__lte=on) | ~Q(link_check__address=F("url"))
    public = Source.objects.public().exclude(url="").filter(is_due)
    return public.order_by(F("link_check__checked_at").asc(nulls_first=True), "pk")
