"""Publication: drafts become public, each with a log entry, all or nothing.

The order inside the one transaction matters: the rules are asked first; the references a row
names become public with it; log entries come before the rows they speak of; projections and
segments follow; the checkpoint closes the log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from tracker.models import (
    Actor,
    Bearing,
    DialogueVersion,
    LogEntry,
    PledgeVersion,
    UpdateVersion,
)
from tracker.models.base import Content, Reference
from tracker.models.bodies import CONTENT_MODELS, TARGET_MODELS, contents_of
from tracker.rules.schema import NOUNS, Field, Kind
from tracker.rules.vocabulary import Change, LogVerb, PublicationState

from . import projections, segments
from .log import Line, Pen, recording
from .prepare import faults
from .refusal import Fault, refuse

KEYS_AT_ONCE = 500
_VERBS = {
    Change.PUBLICATION: LogVerb.PUBLISH,
    Change.TYPO: LogVerb.CORRECT_TYPO,
    Change.TRANSLATION: LogVerb.TRANSLATE,
    Change.SUBSTANTIVE: LogVerb.CORRECT,
    Change.WITHDRAWAL: LogVerb.WITHDRAW,
}


def publish(rows: Sequence[Content], *, by: Actor) -> list[LogEntry]:
    """Publish drafts in one transaction and return their log entries."""
    with recording(by=by) as pen:
        entries = publish_with(pen, rows)
        refresh(touched(rows))
    return entries


def publish_with(pen: Pen, rows: Sequence[Content]) -> list[LogEntry]:
    """Publish drafts within a recording; the caller refreshes the pledges they touch."""
    _check_states(rows)
    contents = contents_of(rows)
    refuse(faults(rows))
    register_references(pen, rows, contents)
    _check_public(rows, contents)
    entries = pen.write([_line(row, content) for row, content in zip(rows, contents, strict=True)])
    _mark(rows, entries)
    projections.make_current(rows)
    return entries


def refresh(pledges: Iterable[int]) -> None:
    """Rebuild what pages read fast about these pledges."""
    keys = set(pledges)
    projections.describe(keys)
    segments.rebuild(keys)


def touched(rows: Sequence[Any]) -> set[int]:
    """The pledges whose status or page these rows can change."""
    keys = {key for row in rows for key in pledges_of(row)}
    dialogues = [row for row in rows if isinstance(row, DialogueVersion)]
    if dialogues:
        keys |= _hanging_on(dialogues)
    parts = [row.part_of_id for row in rows if isinstance(row, PledgeVersion) and row.part_of_id]
    return keys | set(parts)


def pledges_of(row: Any) -> frozenset[int]:
    """The pledges that a row's log entry touches."""
    match row.noun:
        case "update":
            return frozenset(each.pledge_id for each in row.update.bearings.all())
        case "pledge_link":
            return frozenset({row.later_id, row.earlier_id})
        case "conflict":
            return frozenset(each.pk for each in row.pledges.all())
        case _:
            key = getattr(row, "pledge_id", None)
            return frozenset({key} if key else ())


def _hanging_on(dialogues: Sequence[DialogueVersion]) -> set[int]:
    """Pledges whose deadline or occurrences hang on these dialogues or their mechanisms."""
    named = [row.dialogue_id for row in dialogues]
    mechanisms = {row.mechanism_id for row in dialogues} - {None}
    found = PledgeVersion.objects.filter(
        Q(trigger_dialogue__in=named)
        | Q(trigger_after__in=named)
        | Q(trigger_next_round_of__in=mechanisms)
        | Q(recurs_each_round_of__in=mechanisms)
        | Q(trigger_dialogue__versions__mechanism__in=mechanisms),
        is_current=True,
    )
    return set(found.values_list("pledge_id", flat=True))


def _check_states(rows: Sequence[Content]) -> None:
    refuse(
        Fault(f"{row.noun} {row.public_id}", "state", "is already published")
        for row in rows
        if row.is_published
    )


def _line(row: Content, content: dict[str, Any]) -> Line:
    return Line(
        verb=_VERBS[Change(row.change)],
        subject_type=row.noun,
        subject_id=row.public_id,
        content=content,
        reason=row.change_reason,
        pledges=pledges_of(row),
    )


def _mark(rows: Sequence[Content], entries: Sequence[LogEntry]) -> None:
    """Tie each row to its entry and make it public."""
    by_model: dict[type[Any], list[Any]] = defaultdict(list)
    for row, entry in zip(rows, entries, strict=True):
        row.entry = entry
        row.state = PublicationState.PUBLISHED
        by_model[type(row)].append(row)
    for model, versions in by_model.items():
        model.objects.bulk_update(versions, ["entry", "state"], batch_size=KEYS_AT_ONCE)
    first = [row for row in by_model.get(UpdateVersion, []) if row.version == 1]
    bearings = [bearing for row in first for bearing in row.update.bearings.all()]
    entry_of = {row.update_id: row.entry for row in first}
    for bearing in bearings:
        bearing.entry = entry_of[bearing.update_id]
    Bearing.objects.bulk_update(bearings, ["entry"], batch_size=KEYS_AT_ONCE)


def register_references(pen: Pen, rows: Sequence[Any], contents: Sequence[dict[str, Any]]) -> None:
    """Make public the parties, topics, mechanisms, sources and indicators that contents name."""
    register(pen, _named(contents, [row.noun for row in rows]))


def register(pen: Pen, wanted: set[tuple[str, str]]) -> None:
    """Make reference rows public by noun and id.

    A reference row may name others (an agency its state): they come along, before it.
    """
    found: dict[tuple[str, str], tuple[Reference, dict[str, Any]]] = {}
    while wanted:
        fresh = {key: pair for key, pair in _unregistered(wanted).items() if key not in found}
        found.update(fresh)
        wanted = _named([content for _, content in fresh.values()], [noun for noun, _ in fresh])
    ordered = sorted(found.items(), key=lambda item: (_ORDER[item[0][0]], item[0][1]))
    entries = pen.write(
        [Line(LogVerb.REGISTER, noun, slug, content) for (noun, slug), (_, content) in ordered]
    )
    for (_, (row, _)), entry in zip(ordered, entries, strict=True):
        row.entry = entry
    _save_entries([row for _, (row, _) in ordered])


_ORDER = {noun: position for position, noun in enumerate(NOUNS)}
_REFERENCE_NOUNS = frozenset(
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
        for pair in _pairs(NOUNS[noun].fields, content)
        if pair[0] in _REFERENCE_NOUNS
    }


def _pairs(fields: tuple[Field, ...], content: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for field in fields:
        value = content[field.name]
        if field.kind == Kind.REF and value:
            yield field.to, value
        elif field.kind == Kind.REFS:
            yield from ((field.to, each) for each in value if each not in field.extra)
        elif field.kind == Kind.ROWS:
            for row in value:
                yield from _pairs(field.rows, row)


def _unregistered(
    wanted: set[tuple[str, str]],
) -> dict[tuple[str, str], tuple[Reference, dict[str, Any]]]:
    found = {}
    for noun in sorted({noun for noun, _ in wanted}):
        slugs = sorted(slug for each, slug in wanted if each == noun)
        for start in range(0, len(slugs), KEYS_AT_ONCE):
            chunk = slugs[start : start + KEYS_AT_ONCE]
            rows = list(CONTENT_MODELS[noun].objects.filter(slug__in=chunk, entry__isnull=True))
            for row, content in zip(rows, contents_of(rows), strict=True):
                found[noun, row.slug] = (row, content)
    return found


def _check_public(rows: Sequence[Content], contents: Sequence[dict[str, Any]]) -> None:
    """Published content may only name dialogues, pledges and updates that are public too."""
    own = {(row.noun, row.public_id) for row in rows}
    named: dict[tuple[str, str], str] = {}
    for row, content in zip(rows, contents, strict=True):
        for pair in _pairs(NOUNS[row.noun].fields, content):
            if pair[0] not in _REFERENCE_NOUNS and pair not in own:
                named[pair] = f"{row.noun} {row.public_id}"
    hidden = []
    for noun in sorted({noun for noun, _ in named}):
        slugs = sorted(slug for each, slug in named if each == noun)
        for start in range(0, len(slugs), KEYS_AT_ONCE):
            chunk = slugs[start : start + KEYS_AT_ONCE]
            drafts = TARGET_MODELS[noun].objects.filter(slug__in=chunk, current__isnull=True)
            hidden += [(noun, slug) for slug in drafts.values_list("slug", flat=True)]
    refuse(
        Fault(named[pair], pair[0], f"{pair[1]!r} is not published yet") for pair in sorted(hidden)
    )
