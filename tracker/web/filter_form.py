"""The form that finds pledges or updates: plain HTML over the one vocabulary of parameters.

A facet is a set of checkboxes in a GET form, not a list of links: several values can be ticked by
keyboard before anything moves, each says whether it is on, and without a script one button shows
the result. With the script, each tick shows it at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext_lazy as _

from tracker.filters import PledgeSelection, UpdateSelection
from tracker.filters.facets import Facet, facets
from tracker.filters.fields import DaysField, ManyValues, TextsField
from tracker.filters.frame import RELEVANCE

PLEDGE_FACETS = (
    "label",
    "timing",
    "mechanism",
    "topic",
    "obligor",
    "party",
    "dialogue",
    "kind",
    "strength",
    "deliverable",
    "standing",
    "assessment",
    "delivery",
    "contested",
    "counted",
    "institution",
    "collection",
)
UPDATE_FACETS = ("effect", "kind", "mechanism", "party")
SORTS = {
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "due": _("By deadline"),
    "changed": _("Status changed last"),
    "title": _("By title"),
    RELEVANCE: _("By relevance"),
}


@dataclass(frozen=True, slots=True)
class Sort:
    """One order to choose."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class DayInput:
    """One parameter that takes a day."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of an empty list: the query string without a parameter, and what it would find."""

    label: str
    query: str
    count: int


class FilterForm:
    """What the form shows for a selection: the text sought, the order, days, and facets.

    `hidden` are values in force that have no control of their own, such as one pledge's updates.
    """

    def __init__(
        self,
        selection: PledgeSelection | UpdateSelection,
        names: Sequence[str],
        orders: Mapping[str, object],
    ) -> None:
        self.selection = selection
        self.params = selection.params
        self.fields = cast(Mapping[str, ManyValues], selection.found.form.fields)
        self.q = self.params.get("q", "")
        self.as_of = selection.as_of.isoformat() if selection.as_of else ""
        self.sorts = [
            Sort(name, str(SORTS[name]), name == selection.sort)
            for name in orders
            # Nothing is relevant to no search: the order is offered once there is one.
            if name != RELEVANCE or self.q or name == selection.sort
        ]
        self.facets: Sequence[Facet] = list(facets(selection.found, names))
        self.days = [
            DayInput(name, str(field.label), self.params.get(name, ""))
            for name, field in self.fields.items()
            if isinstance(field, DaysField)
        ]
        self.hidden = list(self._hidden(names))

    @property
    def narrowed(self) -> int:
        """How many values beyond the text are set, which the closed part of the form says."""
        return sum(facet.chosen for facet in self.facets) + self.days_set

    @property
    def days_set(self) -> int:
        """How many of the days are given."""
        return sum(bool(day.value) for day in self.days)

    def ways_out(self) -> Iterator[Way]:
        """For each parameter in force, what the list would have without it, if anything."""
        for name in dict.fromkeys(chip.name for chip in self.selection.chips):
            if count := self.selection.found.leaving_out(name).count():
                label = str(self.fields[name].label)
                yield Way(label, self.selection.query_with(name, ""), count)

    def _hidden(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        for name, field in self.fields.items():
            values = [value for value in self.params.getlist(name) if value]
            if isinstance(field, TextsField):
                yield from ((name, value) for value in values[:-1])
            elif name not in names and not isinstance(field, DaysField):
                yield from ((name, value) for value in values)
