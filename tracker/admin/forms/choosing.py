"""Choosing rows by typing: what a row is called in a choice, and what words find it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Model, Prefetch, QuerySet
from django.http import HttpRequest

from tracker.models import (
    Dialogue,
    ExcludedStatement,
    Obligation,
    Pledge,
    Source,
    StatusUpdate,
    UpdateVersion,
)
from tracker.rules.edtf_words import words

OFFERED_AT_MOST = 20
NAMES_AT_MOST = 4
CHARACTERS_AT_MOST = 80
# Where Django keeps rows that were read ahead.
PREFETCHED = "_prefetched_objects_cache"


def called(row: Any) -> str:
    """A row in one line, with what tells it from its like: who promised, who published, when."""
    for model, says in _CALLED.items():
        if isinstance(row, model):
            return says(row)
    return str(row)


def in_short(row: Any) -> str:
    """What a row is called in a heading or message; a long text ends after a whole word."""
    text = getattr(row, _IN_FULL.get(type(row), ""), "") or str(row)
    if len(text) <= CHARACTERS_AT_MOST:
        return text
    whole_words = text[: CHARACTERS_AT_MOST + 1].rpartition(" ")[0] or text[:CHARACTERS_AT_MOST]
    return f"{whole_words.rstrip(',;:')}…"


def with_names(rows: QuerySet) -> QuerySet:
    """The rows with what `called` says of them, in a number of queries that does not grow."""
    if rows.model is Pledge:
        return rows.select_related("current").prefetch_related(promised())
    if rows.model in (StatusUpdate, Dialogue):
        return rows.select_related("current")
    return rows


def promised() -> Prefetch:
    """Who promised, as it is read along with pledges."""
    return Prefetch("obligations", Obligation.objects.select_related("party"))


def has_names(row: Any) -> bool:
    """Whether a row was read with what `called` says of it."""
    if isinstance(row, Pledge) and "obligations" not in row.__dict__.get(PREFETCHED, ()):
        return False
    current = {Pledge, StatusUpdate, Dialogue}
    return type(row) not in current or row._meta.get_field("current").is_cached(row)


def found(rows: QuerySet, text: str) -> list[Any]:
    """What typed words mean: the row of that very id or name, or all that the search finds."""
    same = list(with_names(rows.filter(slug=text.strip().lower())))
    if same:
        return same
    screen: Any = admin.site._registry[rows.model]
    # A search looks at no person: who may use the form may find what it refers to.
    offered = list(with_names(screen.offered(HttpRequest(), rows, text))[:OFFERED_AT_MOST])
    exact = [row for row in offered if str(row).casefold() == text.strip().casefold()]
    return exact if len(exact) == 1 else offered


def _pledge(row: Pledge) -> str:
    if row.current is None:
        return f"{row.slug} (draft)"
    parties = [each.party.name_en for each in row.obligations.all()]
    others = len(parties) - NAMES_AT_MOST
    names = ", ".join(parties[:NAMES_AT_MOST]) + (f" and {others} more" if others > 0 else "")
    gone = " (withdrawn)" if row.withdrawn else ""
    return f"{row.current.title_en}{gone} · {names} · {words(row.current.made_on)}"


def _source(row: Source) -> str:
    published_on = row.published_on and words(row.published_on)
    return " · ".join(filter(None, (row.title, row.publisher, published_on)))


def _update(row: StatusUpdate) -> str:
    return _version(row.current) if row.current else f"{row.slug} (draft)"


def _version(row: UpdateVersion) -> str:
    return f"{words(row.date)} · {in_short(row)}"


def _dialogue(row: Dialogue) -> str:
    return f"{row.current} · {words(row.current.date)}" if row.current else f"{row.slug} (draft)"


# Rows whose name is the beginning of a text.
_IN_FULL: dict[type[Model], str] = {UpdateVersion: "fact_en", ExcludedStatement: "gist_en"}
_CALLED: dict[type[Model], Callable[[Any], str]] = {
    Pledge: _pledge,
    Source: _source,
    StatusUpdate: _update,
    UpdateVersion: _version,
    Dialogue: _dialogue,
}
