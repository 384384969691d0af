"""Facets: the values of a parameter, each with how many rows it would give.

A count respects every other parameter in force, the search and the day, and leaves out what is
chosen in the facet itself: repeated values mean *or*, so each says what it would bring alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from .fields import ManyValues, SlugsField, ValuesField, WordsField, YesNoField
from .filter_kinds import Countable
from .selection import PublicFilterSet

SHOWN = 8
# A closed part that hides one or two values would save no room.
FEW = 2

Choosing = WordsField | SlugsField | ValuesField | YesNoField


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a parameter."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One parameter with the values that would give rows, and those that are chosen."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def first(self) -> tuple[Option, ...]:
        """What is shown at once."""
        return self.options if len(self.options) <= SHOWN + FEW else self.options[:SHOWN]

    @property
    def rest(self) -> tuple[Option, ...]:
        """What a long facet keeps closed."""
        return self.options[len(self.first) :]

    @property
    def chosen(self) -> int:
        """How many values are chosen."""
        return sum(option.is_chosen for option in self.options)

    @property
    def chosen_in_rest(self) -> bool:
        """Whether the closed part would hide something chosen."""
        return any(option.is_chosen for option in self.rest)


def facets(found: PublicFilterSet, names: Iterable[str]) -> Iterator[Facet]:
    """The facets of these parameters, in this order; one without any value is left out.

    One query counts a facet, however many rows there are. Values stand in the order of the
    vocabulary, rows by name: nothing is ranked by its count.
    """
    for name in names:
        options = tuple(_options(found, name))
        if options:
            yield Facet(name, str(found.form.fields[name].label), options)


def _options(found: PublicFilterSet, name: str) -> Iterator[Option]:
    field = cast(Choosing, found.form.fields[name])
    chosen = chosen_values(found, name)
    counts = cast(Countable, found.filters[name]).counts(found.leaving_out(name))
    for value, label in field.choices():
        if value in chosen or counts.get(value):
            yield Option(value, label, counts.get(value, 0), value in chosen)


def chosen_values(found: PublicFilterSet, name: str) -> frozenset[str]:
    """The values in force, written as options are: an alias is the party that it names."""
    field = cast(ManyValues, found.form.fields[name])
    return frozenset(field.key_of(value) for value in found.form.cleaned_data[name])
