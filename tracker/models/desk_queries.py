"""Questions about what waits at the desk: drafts and submissions, and whose turn it is."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from tracker.rules.vocabulary import DeskVerb, PublicationState

from .desk import DeskEvent


class DeskList(StrEnum):
    """A person's lists; the value stands in addresses.

    * drafts: the person's own, which nobody sent back;
    * to review: submissions that the person may publish, another's work unless one works alone;
    * sent back: own drafts that were submitted and came back with a comment;
    * handed in: own submissions that nobody decided about.
    """

    DRAFTS = "drafts"
    TO_REVIEW = "to-review"
    SENT_BACK = "sent-back"
    HANDED_IN = "handed-in"


class DeskQuerySet(models.QuerySet):
    """Version rows and their life at the desk."""

    model: type[Any]

    def drafts(self) -> Self:
        """Rows not yet published, submitted ones included."""
        return self.exclude(state=PublicationState.PUBLISHED)

    def in_list(self, which: DeskList, person: User) -> Self:
        """The rows of one of a person's lists."""
        return self.filter(self.condition_of(which, person))

    def condition_of(self, which: DeskList, person: User) -> Q:
        """What makes a row belong to one of a person's lists."""
        own = Q(drafted_by=person)
        draft = own & Q(state=PublicationState.DRAFT)
        submitted = Q(state=PublicationState.SUBMITTED)
        match which:
            case DeskList.DRAFTS:
                return draft & ~self._came_back()
            case DeskList.SENT_BACK:
                return draft & self._came_back()
            case DeskList.HANDED_IN:
                return own & submitted
            case DeskList.TO_REVIEW:
                edited = self._events().filter(user=person, verb=DeskVerb.DRAFT)
                return submitted & (Q() if settings.TEAM_OF_ONE else ~own & ~Q(Exists(edited)))

    def with_last_event(self) -> Self:
        """With the number of the last thing that happened to each at the desk; 0 if nothing did."""
        events = self._events().order_by("-id").values("pk")
        return self.annotate(last_event=Coalesce(Subquery(events[:1]), Value(0)))

    def _came_back(self) -> Q:
        """The last thing that happened to the row, besides editing, is that it was sent back."""
        moves = self._events().exclude(verb=DeskVerb.DRAFT).order_by("-id").values("verb")
        return Q(Exact(Coalesce(Subquery(moves[:1]), Value("")), DeskVerb.RETURN.value))

    def _events(self) -> models.QuerySet[DeskEvent]:
        """What happened at the desk to a row of the query around it."""
        return DeskEvent.objects.filter(noun=self.model.noun, row=OuterRef("pk"))
