"""Which status updates a query string asks for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tracker.models import Mechanism, Party, Pledge, StatusUpdate
from tracker.models.search_entry import SearchNoun
from tracker.rules.vocabulary import Effect, UpdateKind

from . import frame, party, text
from .counting import Counter, Counts, by_column, by_party
from .filter_kinds import OnOrAfter, OnOrBefore, Parties, Slugs, Texts, Words
from .ordering import by_slug, newest_first, oldest_first
from .query_string import Chip, check, replaced
from .selection import PublicFilterSet
from .subquery import inside

ORDERS: dict[str, OrderBy] = {
    "newest": newest_first("current__date_latest"),
    "oldest": oldest_first("current__date_latest"),
}
# An effect on a pledge that was withdrawn from the record is none that a reader can look up.
ON_RECORD = {"bearings__entry__isnull": False, "bearings__pledge__withdrawn": False}
MECHANISM = "bearings__pledge__current__dialogue__current__mechanism"


def _pledges() -> QuerySet:
    return Pledge.published_anywhere.select_related("current")


def _borne(count: Counter) -> Counter:
    """The same count, of published bearings on pledges that are still on the record."""

    def counts(rows: QuerySet) -> Counts:
        return count(rows.filter(**ON_RECORD))

    return counts


class UpdateFilter(PublicFilterSet):
    """The parameters that select updates."""

    q = Texts(SearchNoun.UPDATES, label=_("Search"))
    kind = Words("current__kind", vocabulary=UpdateKind, label=_("Kind"))
    pledge = Slugs(rows=_pledges, method="by_pledge", label=_("Pledge"))
    effect = Words(
        vocabulary=Effect,
        method="by_effect",
        counted=_borne(by_column("bearings__effect")),
        label=_("Effect"),
    )
    mechanism = Slugs(
        rows=Mechanism.published.all,
        method="by_mechanism",
        counted=_borne(by_column(f"{MECHANISM}__slug")),
        label=_("Mechanism"),
    )
    party = Parties(
        rows=Party.published.all,
        method="by_party",
        counted=_borne(
            by_party("bearings__pledge__obligations__party", "bearings__pledge__counterparts")
        ),
        label=_("Party"),
    )
    dated_after = OnOrAfter("current__date_latest", label=_("Dated on or after"))
    dated_before = OnOrBefore("current__date_latest", label=_("Dated on or before"))

    def by_pledge(self, queryset: QuerySet, name: str, pledges: list[Pledge]) -> QuerySet:
        """Updates that bear on a pledge."""
        return self._bearing(queryset, bearings__pledge__in=pledges)

    def by_effect(self, queryset: QuerySet, name: str, effects: list[Effect]) -> QuerySet:
        """Updates with such an effect on any pledge."""
        return self._bearing(queryset, bearings__effect__in=effects)

    def by_mechanism(self, queryset: QuerySet, name: str, mechanisms: list[Mechanism]) -> QuerySet:
        """Updates that bear on a pledge of such a mechanism."""
        return self._bearing(queryset, **{f"{MECHANISM}__in": mechanisms})

    def by_party(self, queryset: QuerySet, name: str, parties: list[Party]) -> QuerySet:
        """Updates that bear on a pledge which a party, or one under it, made or received."""
        pledges = party.concerning(party.with_children(parties))
        return self._bearing(queryset, bearings__pledge__in=pledges)

    def _bearing(self, queryset: QuerySet, **condition: object) -> QuerySet:
        bearing = StatusUpdate.published.filter(**ON_RECORD, **condition)
        return queryset.filter(pk__in=inside(bearing))


FRAME = (frame.AS_OF, frame.SORT, frame.PAGE)
PARAMETERS = (*UpdateFilter.base_filters, *FRAME)


@dataclass(frozen=True, slots=True)
class UpdateSelection:
    """The updates asked for, ordered; with `as_of`, only those whose latest day is not later.

    `listed` are all of that day, whatever the filters.
    """

    queryset: QuerySet[StatusUpdate]
    listed: QuerySet[StatusUpdate]
    day: date
    as_of: date | None
    sort: str
    page: int
    chips: tuple[Chip, ...]
    notes: tuple[str, ...]
    found: UpdateFilter
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
    listed = StatusUpdate.published.listed()
    if asked:
        listed = listed.filter(current__date_latest__lte=asked)
    found = UpdateFilter(params, listed, as_of=asked)
    found.check()
    return UpdateSelection(
        queryset=found.qs.order_by(ORDERS[order], by_slug()),
        listed=listed,
        day=asked or today,
        as_of=asked,
        sort=order,
        page=frame.page(params),
        chips=found.chips(params),
        notes=text.notes(params.getlist("q")),
        found=found,
        params=params,
    )
