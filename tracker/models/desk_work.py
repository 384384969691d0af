"""A person's work at the desk over all nouns: what is drafted, sent back, handed in, to review."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import User
from django.db.models import CharField, Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce

from tracker.rules.vocabulary import PublicationState

from .base import Content
from .bodies import CONTENT_MODELS
from .desk import DeskEvent
from .desk_queries import DeskList

CONTENT: dict[str, type[Any]] = {
    noun: model for noun, model in CONTENT_MODELS.items() if issubclass(model, Content)
}

_OF_A_PLEDGE = Coalesce("pledge__current__title_en", "pledge__slug", output_field=TextField())
# What names a row in a list of many nouns; for the others, the pledge that they belong to.
_NAMES: dict[str, Any] = {
    "dialogue": F("name_en"),
    "pledge": F("title_en"),
    "pledge_link": Coalesce("later__current__title_en", "later__slug", output_field=TextField()),
    "update": F("fact_en"),
    "indicator_point": F("indicator__name_en"),
    "conflict": F("slug"),
    "excluded_statement": F("gist_en"),
}


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A version row as lists of many nouns name it; `author` is empty where nobody drafted it."""

    noun: str
    key: int
    version: int
    name: str
    author: str


def nouns_open_to(person: User, verb: str) -> list[str]:
    """The nouns that a person may `change` or `publish`."""
    return [
        noun
        for noun, model in CONTENT.items()
        if person.has_perm(f"tracker.{verb}_{model._meta.model_name}")
    ]


def counts(
    person: User, wanted: Mapping[DeskList, Collection[str]]
) -> dict[DeskList, dict[str, int]]:
    """How many rows of each wanted noun stand in each list, in one query; none is left out."""
    parts = [
        _counted(noun, person) for noun in CONTENT if any(noun in each for each in wanted.values())
    ]
    found: dict[DeskList, dict[str, int]] = {which: {} for which in wanted}
    for noun, *numbers in together(parts) if parts else ():
        for which, number in zip(DeskList, numbers, strict=True):
            if number and noun in wanted.get(which, ()):
                found[which][noun] = number
    return found


def first_rows(person: User, which: DeskList, nouns: Sequence[str], limit: int) -> list[DeskRow]:
    """The first rows of a list over some nouns, in one query.

    One's own work comes newest first; of others' work, what has waited longest.
    """
    if not nouns:
        return []
    waiting, newest = ("last_event", "of", "key"), ("-last_event", "of", "-key")
    order = waiting if which is DeskList.TO_REVIEW else newest
    found = together(
        [_named(CONTENT[noun].objects.order_by().in_list(which, person), noun) for noun in nouns]
    )
    return [DeskRow(*row[:-1]) for row in found.order_by(*order)[:limit]]


def events_of(rows: Sequence[DeskRow]) -> QuerySet[DeskEvent]:
    """What happened at the desk to some rows, in order."""
    keys: dict[str, list[int]] = {}
    for row in rows:
        keys.setdefault(row.noun, []).append(row.key)
    named = (Q(noun=noun, row__in=found) for noun, found in keys.items())
    return DeskEvent.objects.filter(reduce(or_, named, Q(pk=None))).order_by("pk")


def together(parts: Sequence[QuerySet]) -> Any:
    """One query instead of several that ask for the same columns."""
    first, *others = parts
    return first.union(*others, all=True) if others else first


def _counted(noun: str, person: User) -> Any:
    rows = CONTENT[noun].objects.order_by()
    numbers = {
        f"number_{place}": Count("pk", filter=rows.condition_of(which, person))
        for place, which in enumerate(DeskList)
    }
    unpublished = rows.filter(state__in=[PublicationState.DRAFT, PublicationState.SUBMITTED])
    return (
        unpublished.values(of=Value(noun, CharField()))
        .annotate(**numbers)
        .values_list("of", *numbers)
    )


def _named(rows: Any, noun: str) -> QuerySet:
    return (
        rows.with_last_event()
        .annotate(
            of=Value(noun, CharField()),
            key=F("pk"),
            called=_NAMES.get(noun, _OF_A_PLEDGE),
            author=Coalesce("drafted_by__username", Value("")),
        )
        .values_list("of", "key", "version", "called", "author", "last_event")
    )
