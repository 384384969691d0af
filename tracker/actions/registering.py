"""Registration: parties, topics, mechanisms, sources and indicators become public when named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from tracker.models.base import Reference
from tracker.models.bodies import CONTENT_MODELS, contents_of
from tracker.rules.schema import NOUNS
from tracker.rules.schema.naming import pairs_in
from tracker.rules.vocabulary import LogVerb

from .log import Line, Pen
from .own_work import Key, key_of, reason_said

KEYS_AT_ONCE = 500

Unregistered = tuple[Reference, dict[str, Any]]


def register_references(pen: Pen, rows: Sequence[Any], contents: Sequence[dict[str, Any]]) -> None:
    """Make public the parties, topics, mechanisms, sources and indicators that contents name."""
    register(pen, unregistered(named_by(rows, contents)))


def named_by(rows: Sequence[Any], contents: Sequence[dict[str, Any]]) -> set[tuple[str, str]]:
    """The (noun, id) pairs of the reference rows that these rows name."""
    return _named(contents, [row.noun for row in rows])


def unregistered(wanted: set[tuple[str, str]]) -> list[Unregistered]:
    """Those reference rows that are private yet, as they are to be made public.

    A reference row may name others (an agency its state): they come along, before it.
    """
    found: dict[tuple[str, str], Unregistered] = {}
    while wanted:
        fresh = {key: pair for key, pair in _private(wanted).items() if key not in found}
        found.update(fresh)
        wanted = _named([content for _, content in fresh.values()], [noun for noun, _ in fresh])
    return [found[key] for key in sorted(found, key=lambda key: (_ORDER[key[0]], key[1]))]


def register(pen: Pen, found: Sequence[Unregistered], *, own: Collection[Key] = ()) -> None:
    """Make reference rows public; the log says which of them are the actor's own work."""
    entries = pen.write([_line(*each, own) for each in found])
    for (row, _), entry in zip(found, entries, strict=True):
        row.entry = entry
    _save_entries([row for row, _ in found])


def _line(row: Reference, content: dict[str, Any], own: Collection[Key]) -> Line:
    reason = reason_said("", is_own=key_of(row) in own)
    return Line(LogVerb.REGISTER, row.noun, row.slug, content, reason)


_ORDER = {noun: position for position, noun in enumerate(NOUNS)}
REFERENCE_NOUNS = frozenset(
    noun for noun, model in CONTENT_MODELS.items() if issubclass(model, Reference)
)


def _save_entries(rows: Sequence[Reference]) -> None:
    by_model: dict[type[Any], list[Reference]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, group in by_model.items():
        model.objects.bulk_update(group, ["entry"], batch_size=KEYS_AT_ONCE)


def _named(contents: Sequence[dict[str, Any]], nouns: Sequence[str]) -> set[tuple[str, str]]:
    """The (noun, id) pairs of reference rows that contents name."""
    return {
        pair
        for content, noun in zip(contents, nouns, strict=True)
        for pair in pairs_in(NOUNS[noun].fields, content)
        if pair[0] in REFERENCE_NOUNS
    }


def _private(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Unregistered]:
    found = {}
    for noun in sorted({noun for noun, _ in wanted}):
        slugs = sorted(slug for each, slug in wanted if each == noun)
        for start in range(0, len(slugs), KEYS_AT_ONCE):
            chunk = slugs[start : start + KEYS_AT_ONCE]
            rows = list(CONTENT_MODELS[noun].objects.filter(slug__in=chunk, entry__isnull=True))
            for row, content in zip(rows, contents_of(rows), strict=True):
                found[noun, row.slug] = (row, content)
    return found
