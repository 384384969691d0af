"""Which status updates a query string asks for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tracker.models import Pledge, StatusUpdate
from tracker.rules.vocabulary import Effect, UpdateKind

from . import frame, text
from .filter_kinds import OnOrAfter, OnOrBefore, Slugs, Texts, Words
from .ordering import by_slug, newest_first, oldest_first
from .query_string import Chip, check, replaced
from .selection import PublicFilterSet
from .subquery import inside

ORDERS: dict[str, OrderBy] = {
    "newest": newest_first("current__date_latest"),
    "oldest": oldest_first("current__date_latest"),
}


def _pledges() -> QuerySet:
    return Pledge.published.select_related("current")


class UpdateFilter(PublicFilterSet):
    """The parameters that select updates."""

    q = Texts(text.in_updates, label=_("Search"))
    kind = Words("current__kind", vocabulary=UpdateKind, label=_("Kind"))
    pledge = Slugs(rows=_pledges, method="by_pledge", label=_("Pledge"))
    effect = Words(vocabulary=Effect, method="by_effect", label=_("Effect"))
    dated_after = OnOrAfter("current__date_latest", label=_("Dated on or after"))
    dated_before = OnOrBefore("current__date_latest", label=_("Dated on or before"))

    def by_pledge(self, queryset: QuerySet, name: str, pledges: list[Pledge]) -> QuerySet:
        """Updates that bear on a pledge."""
        return self._bearing(queryset, bearings__pledge__in=pledges)

    def by_effect(self, queryset: QuerySet, name: str, effects: list[Effect]) -> QuerySet:
        """Updates with such an effect on any pledge."""
        return self._bearing(queryset, bearings__effect__in=effects)

    def _bearing(self, queryset: QuerySet, **condition: object) -> QuerySet:
        bearing = StatusUpdate.published.filter(bearings__entry__isnull=False, **condition)
        return queryset.filter(pk__in=inside(bearing))


FRAME = (frame.AS_OF, frame.SORT, frame.PAGE)
PARAMETERS = (*UpdateFilter.base_filters, *FRAME)


@dataclass(frozen=True, slots=True)
class UpdateSelection:
    """The updates asked for, ordered; with `as_of`, only those whose latest day is not later."""

    queryset: QuerySet[StatusUpdate]
    day: date
    as_of: date | None
    sort: str
    page: int
    chips: tuple[Chip, ...]
    notes: tuple[str, ...]
    form: forms.Form
    params: QueryDict

    def query_with(self, name: str, value: object) -> str:
        """The query string with one parameter changed, for links to another page or order."""
        return replaced(self.params, name, str(value))


def updates(params: QueryDict, *, today: date, also: Collection[str] = ()) -> UpdateSelection:
    """The selection that a query string asks for, or BadParameter.

    `also` names the parameters that a door reads itself.
    """
    check(params, (*PARAMETERS, *also))
    asked = frame.as_of(params, today)
    order = frame.sort(params, ORDERS)
    public = StatusUpdate.published.listed()
    found = UpdateFilter(
        params, public.filter(current__date_latest__lte=asked) if asked else public
    )
    found.check()
    return UpdateSelection(
        queryset=found.qs.order_by(ORDERS[order], by_slug()),
        day=asked or today,
        as_of=asked,
        sort=order,
        page=frame.page(params),
        chips=found.chips(params),
        notes=text.notes(params.getlist("q")),
        form=found.form,
        params=params,
    )
