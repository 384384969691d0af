"""The record as a data package holds it: every published version, read in portions.

Bearings, whenever they were published, belong to the first version of their update, as in
`bearings.csv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from tracker.models import Bearing
from tracker.models.base import Content
from tracker.models.bodies import CONTENT_MODELS, content_of
from tracker.rules.schema import NOUNS

NOUNS_OF_PACKAGES = tuple(noun for noun in NOUNS if noun != Bearing.noun)
ROWS_AT_ONCE = 500

_BEARINGS = Prefetch(
    "update__bearings",
    Bearing.objects.filter(entry__isnull=False).select_related(
        "update", "pledge", "obligation__party"
    ),
)
_JOINED: dict[str, tuple[str, ...]] = {
    "party": ("parent",),
    "mechanism": ("succeeded_by",),
    "source": ("side",),
    "dialogue": ("dialogue", "mechanism"),
    "pledge": (
        "pledge",
        "dialogue",
        "collection",
        "part_of",
        "trigger_dialogue",
        "trigger_next_round_of",
        "trigger_after",
        "recurs_each_round_of",
    ),
    "wording": ("pledge", "source", "side"),
    "fulfilment_test": ("pledge",),
    "pledge_link": ("later", "earlier"),
    "update": ("update",),
    "assessment": ("pledge", "obligation__party"),
    "milestone": ("pledge", "evidence"),
    "external_verdict": ("pledge", "obligation__party", "source"),
    "indicator_point": ("indicator", "reporter", "source"),
    "excluded_statement": ("source",),
}
_PREFETCHED: dict[str, tuple[str | Prefetch[Any], ...]] = {
    "mechanism": ("parties",),
    "dialogue": ("participants__party",),
    "pledge": ("topics", "pledge__obligations__party", "pledge__counterparts"),
    "update": ("reporters", "citations__source", "measurements__indicator", _BEARINGS),
    "assessment": ("evidence",),
    "conflict": ("pledges", "updates", "sources"),
}


def published(noun: str, *, using: str) -> Iterator[dict[str, Any]]:
    """The content of every public row of a noun: all published versions, withdrawals included."""
    rows = _prepared(noun, using).filter(entry__isnull=False)
    return (_content(row) for row in _in_portions(rows))


def kept(noun: str, ids: Iterable[str], *, using: str) -> Iterator[tuple[dict[str, Any], bool]]:
    """The content of every row whose key begins with one of these ids, and whether it is a draft.

    A row of a reference noun that nothing public refers to yet is no draft: it stands as it is.
    """
    column = "slug" if "slug" in _columns(noun) else f"{_columns(noun)[0]}__slug"
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), ROWS_AT_ONCE):
        chunk = wanted[start : start + ROWS_AT_ONCE]
        for row in _prepared(noun, using).filter(**{f"{column}__in": chunk}):
            yield _content(row), isinstance(row, Content) and not row.is_published


def _columns(noun: str) -> tuple[str, ...]:
    """The columns that identify a row, whatever its version."""
    model = CONTENT_MODELS[noun]
    return model.lineage if issubclass(model, Content) else ("slug",)


def _prepared(noun: str, using: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = CONTENT_MODELS[noun]._default_manager.using(using)
    # Without names, select_related would follow every foreign key.
    if noun in _JOINED:
        rows = rows.select_related(*_JOINED[noun])
    return rows.prefetch_related(*_PREFETCHED.get(noun, ()))


def _in_portions(rows: QuerySet[Any]) -> Iterator[Any]:
    """Each portion is a statement of its own: one that runs on is ended by the public alias."""
    newest = 0
    while portion := list(rows.order_by("pk").filter(pk__gt=newest)[:ROWS_AT_ONCE]):
        yield from portion
        newest = portion[-1].pk


def _content(row: Any) -> dict[str, Any]:
    content = content_of(row)
    if "bearings" in content:
        content["bearings"] = _bearings(row) if row.version == 1 else []
    return content


def _bearings(row: Any) -> list[dict[str, Any]]:
    found = []
    for bearing in row.update.bearings.all():
        content = content_of(bearing)
        del content["update"]
        found.append(content)
    return sorted(found, key=lambda each: (each["pledge"], each["obligor"] or "", each["effect"]))
