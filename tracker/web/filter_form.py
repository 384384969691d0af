"""The filter form of the pledge list: plain HTML over the one vocabulary of parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tracker.filters import PledgeSelection
from tracker.filters.fields import DaysField, SlugsField, ValuesField, WordsField, YesNoField
from tracker.filters.pledge import ORDERS

CHOSEN = (WordsField, SlugsField, ValuesField, YesNoField)
SORTS = {
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "due": _("By deadline"),
    "changed": _("Status changed last"),
    "title": _("By title"),
    "relevance": _("By relevance"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value to tick."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One parameter with the values it may take."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return sum(option.is_chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class DayInput:
    """One parameter that takes a day."""

    name: str
    label: str
    value: str


class FilterForm:
    """What the form shows for a selection: the text sought, the order, days, and facets."""

    def __init__(self, selection: PledgeSelection) -> None:
        self.params = selection.params
        self.fields = selection.form.fields
        self.q = self.params.get("q", "")
        self.as_of = selection.as_of.isoformat() if selection.as_of else ""
        self.sorts = [Option(name, str(SORTS[name]), name == selection.sort) for name in ORDERS]
        self.facets = list(self._facets())
        self.days = [
            DayInput(name, str(field.label), self.params.get(name, ""))
            for name, field in self.fields.items()
            if isinstance(field, DaysField)
        ]

    @property
    def narrowed(self) -> int:
        """How many values beyond the text are set, which the closed part of the form says."""
        return sum(facet.chosen for facet in self.facets) + sum(
            bool(day.value) for day in self.days
        )

    def _facets(self) -> Iterator[Facet]:
        for name, field in self.fields.items():
            if not isinstance(field, CHOSEN):
                continue
            chosen = set(self.params.getlist(name))
            options = [Option(value, text, value in chosen) for value, text in field.choices()]
            if options:
                yield Facet(name, str(field.label), tuple(options))
