"""Which pledges a query string asks for, in which order, on which day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tracker.models import (
    Collection as PledgeCollection,
)
from tracker.models import (
    Dialogue,
    ExternalVerdict,
    Mechanism,
    Party,
    Pledge,
    Topic,
    Wording,
)
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.models.search_entry import SearchNoun
from tracker.rules.schema.references import OWN
from tracker.rules.vocabulary import (
    Assessment,
    Deliverable,
    Delivery,
    LabelWord,
    PledgeKind,
    Standing,
    Strength,
    Timing,
)

from . import frame, party, text
from .counting import by_collection, by_column, by_condition, by_party, through
from .filter_kinds import (
    Collections,
    OnOrAfter,
    OnOrBefore,
    Parties,
    Slugs,
    Texts,
    Values,
    Words,
    YesNo,
)
from .ordering import by_slug, by_text, newest_first, oldest_first
from .query_string import Chip, check, replaced
from .selection import PublicFilterSet
from .subquery import inside

# In the order of an index, so that a page costs what stands on it.
NEWEST = F("sorted_on").desc()
ORDERS: dict[str, OrderBy] = {
    "newest": NEWEST,
    "oldest": oldest_first("current__made_latest"),
    "due": oldest_first("status__due_latest"),
    "changed": newest_first("status__changed_on"),
    "title": by_text("current__title_en"),
    # Behind those that hold all words in their title.
    frame.RELEVANCE: NEWEST,
}
# A filter on `status__label` would join the segments once more; an alias shares the join.
_THEN = {
    f"{column}_then": F(f"status__{column}")
    for column in (
        "label",
        "assessment",
        "delivery",
        "timing",
        "standing",
        "contested",
        "due_latest",
    )
}
COUNTED = Q(collection=None, is_bundle=False, settled=False)
FRAME = (frame.AS_OF, frame.SORT, frame.PAGE)


def _dialogues() -> QuerySet:
    return Dialogue.published.select_related("current")


def _institutions() -> QuerySet:
    return ExternalVerdict.published.values_list("institution", flat=True)


class PledgeFilter(PublicFilterSet):
    """The parameters that select pledges. Status is that on the day asked about."""

    q = Texts(SearchNoun.PLEDGES, label=_("Search"))
    collection = Collections(
        rows=PledgeCollection.published.all,
        counted=by_collection,
        label=_("Collection"),
        help_text=_("Our own record is “own”, and what is meant when no collection is named."),
    )
    mechanism = Slugs(
        "current__dialogue__current__mechanism",
        rows=Mechanism.published.all,
        label=_("Mechanism"),
    )
    dialogue = Slugs("current__dialogue", rows=_dialogues, label=_("Dialogue"))
    party = Parties(
        rows=Party.published.all,
        method="by_party",
        counted=by_party("obligations__party", "counterparts"),
        label=_("Party"),
    )
    obligor = Parties(
        rows=Party.published.all,
        method="by_obligor",
        counted=by_party("obligations__party"),
        label=_("Obligor"),
    )
    topic = Slugs(
        rows=Topic.published.all,
        method="by_topic",
        counted=by_column("current__topics__slug"),
        label=_("Topic"),
    )
    kind = Words("current__kind", vocabulary=PledgeKind, label=_("Kind"))
    deliverable = Words("current__deliverable", vocabulary=Deliverable, label=_("Deliverable"))
    strength = Words(
        vocabulary=Strength,
        method="by_strength",
        counted=through(Wording.published.all, "strength"),
        label=_("Strength"),
    )
    label = Words("label_then", vocabulary=LabelWord, label=_("Label"))
    assessment = Words("assessment_then", vocabulary=Assessment, label=_("Assessment"))
    delivery = Words("delivery_then", vocabulary=Delivery, label=_("Delivery"))
    timing = Words("timing_then", vocabulary=Timing, label=_("Timing"))
    standing = Words("standing_then", vocabulary=Standing, label=_("Standing"))
    contested = YesNo("contested_then", label=_("Contested"))
    counted = YesNo(
        method="by_counted", counted=by_condition(COUNTED), label=_("Counted in figures")
    )
    institution = Values(
        values=_institutions,
        method="by_institution",
        counted=through(ExternalVerdict.published.all, "institution"),
        label=_("Institution"),
    )
    made_after = OnOrAfter("current__made_latest", label=_("Made on or after"))
    made_before = OnOrBefore("current__made_latest", label=_("Made on or before"))
    due_after = OnOrAfter("due_latest_then", label=_("Due on or after"))
    due_before = OnOrBefore("due_latest_then", label=_("Due on or before"))

    def by_party(self, queryset: QuerySet, name: str, parties: list[Party]) -> QuerySet:
        """Pledges that a party, or one under it, made or received."""
        return queryset.filter(pk__in=party.concerning(party.with_children(parties)))

    def by_obligor(self, queryset: QuerySet, name: str, parties: list[Party]) -> QuerySet:
        """Pledges that a party, or one under it, made."""
        return queryset.filter(pk__in=party.promised_by(party.with_children(parties)))

    def by_topic(self, queryset: QuerySet, name: str, topics: list[Topic]) -> QuerySet:
        """Pledges filed under a topic."""
        filed = Pledge.published_anywhere.filter(current__topics__in=topics)
        return queryset.filter(pk__in=inside(filed))

    def by_strength(self, queryset: QuerySet, name: str, words: list[Strength]) -> QuerySet:
        """Pledges of which any side's wording is that strong."""
        wordings = Wording.published.filter(strength__in=words)
        return queryset.filter(pk__in=inside(wordings, "pledge"))

    def by_counted(self, queryset: QuerySet, name: str, answers: list[bool]) -> QuerySet:
        """Pledges that figures count, or those left out: bundles, settled ones, collected ones."""
        either = Q()
        for answer in set(answers):
            either |= COUNTED if answer else ~COUNTED
        return queryset.filter(either)

    def by_institution(self, queryset: QuerySet, name: str, names: list[str]) -> QuerySet:
        """Pledges that another institution has scored."""
        verdicts = ExternalVerdict.published.filter(institution__in=names)
        return queryset.filter(pk__in=inside(verdicts, "pledge"))


PARAMETERS = (*PledgeFilter.base_filters, *FRAME)


@dataclass(frozen=True, slots=True)
class PledgeSelection:
    """The pledges asked for, ordered, each with its `status` on `day`.

    `as_of` is the day the reader asked about, None when none was named; `day` is then today.
    `notes` say what of the query was cut off. `found` answers for each parameter: its choices,
    and what the others select without it.
    """

    queryset: PledgeQuerySet
    day: date
    as_of: date | None
    sort: str
    page: int
    chips: tuple[Chip, ...]
    notes: tuple[str, ...]
    found: PledgeFilter
    params: QueryDict

    @property
    def collections(self) -> list[PledgeCollection]:
        """The collections of other institutions that were asked for; none: our own record."""
        return [each for each in self.found.form.cleaned_data["collection"] if each != OWN]

    def query_with(self, name: str, value: object) -> str:
        """The query string with one parameter changed, for links to another page or order."""
        return replaced(self.params, name, str(value))


def pledges(params: QueryDict, *, today: date, also: Collection[str] = ()) -> PledgeSelection:
    """The selection that a query string asks for, or BadParameter.

    `also` names the parameters that a door reads itself.
    """
    check(params, (*PARAMETERS, *also))
    asked = frame.as_of(params, today)
    day = asked or today
    order = frame.sort(params, ORDERS)
    found = PledgeFilter(params, Pledge.published_anywhere.on(day).alias(**_THEN), as_of=asked)
    found.check()
    orders = [ORDERS[order], by_slug()]
    if order == frame.RELEVANCE:
        orders[:0] = text.titled_first(SearchNoun.PLEDGES, params.getlist("q"), as_of=asked)
    return PledgeSelection(
        # The library's types forget which kind of query set it was given.
        queryset=cast(PledgeQuerySet, found.qs.order_by(*orders)),
        day=day,
        as_of=asked,
        sort=order,
        page=frame.page(params),
        chips=found.chips(params),
        notes=text.notes(params.getlist("q")),
        found=found,
        params=params,
    )
