"""Publication: drafts become public, each with a log entry, all or nothing.

The order inside the one transaction matters: the rules are asked first; the references a row
names become public with it; log entries come before the rows they speak of; projections and
segments follow; the checkpoint closes the log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import F, Q

from tracker.models import (
    Bearing,
    DialogueVersion,
    LogEntry,
    PledgeVersion,
    UpdateVersion,
)
from tracker.models.base import Content, model_of
from tracker.models.bodies import IDENTITY_MODELS, contents_of
from tracker.rules.schema import NOUNS
from tracker.rules.schema.naming import pairs_in
from tracker.rules.vocabulary import Change, LogVerb, PublicationState

from . import projections, segments
from .log import Line, Pen
from .not_public import Pair, not_public
from .own_work import check_own_work, key_of, reason_said
from .prepare import faults
from .refusal import Fault, refuse
from .registering import named_by, register, unregistered

KEYS_AT_ONCE = 500
# What has a public version of its own, and does not become public with what names it.
TARGETS = tuple(IDENTITY_MODELS)
_VERBS = {
    Change.PUBLICATION: LogVerb.PUBLISH,
    Change.TYPO: LogVerb.CORRECT_TYPO,
    Change.TRANSLATION: LogVerb.TRANSLATE,
    Change.SUBSTANTIVE: LogVerb.CORRECT,
    Change.WITHDRAWAL: LogVerb.WITHDRAW,
}


def publish_with(pen: Pen, rows: Sequence[Content], *, in_one_step: bool = False) -> list[LogEntry]:
    """Publish drafts within a recording; the caller refreshes the pledges they touch.

    `in_one_step` is an editor's own act (a withdrawal, an opened review), drafted only to be
    published at once: nobody else could have read it.
    """
    _hold(rows)
    _check_states(rows)
    contents = contents_of(rows)
    along = unregistered(named_by(rows, contents))
    others = [row for row, _ in along]
    own = frozenset() if in_one_step else check_own_work([*rows, *others], by=pen.by)
    refuse(faults(rows))
    register(pen, along, own=own)
    _check_public(rows, contents)
    entries = pen.write(
        [
            _line(row, content, is_own=key_of(row) in own)
            for row, content in zip(rows, contents, strict=True)
        ]
    )
    _mark(rows, entries)
    projections.make_current(rows)
    return entries


def refresh(pledges: Iterable[int]) -> None:
    """Rebuild what pages read fast about these pledges."""
    keys = set(pledges)
    segments.rebuild(keys)
    projections.describe(keys)


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


def _hold(rows: Sequence[Content]) -> None:
    """Keep the rows from being edited until this is over, and let them say what they say now."""
    by_model: dict[Any, dict[int, Content]] = defaultdict(dict)
    for row in rows:
        by_model[model_of(row)][row.pk] = row
    for model, held in by_model.items():
        keys = sorted(held)
        for start in range(0, len(keys), KEYS_AT_ONCE):
            chunk = keys[start : start + KEYS_AT_ONCE]
            found = model.objects.select_for_update(no_key=True).filter(pk__in=chunk)
            fresh = {row.pk: row for row in found.order_by("pk")}
            gone = [held[key] for key in chunk if key not in fresh]
            refuse(Fault(f"{row.noun} {row.public_id}", "state", "is gone") for row in gone)
            for key, row in fresh.items():
                _renew(held[key], row)


def _renew(row: Content, fresh: Content) -> None:
    """Let a row be as it was just read; what was read beside it is read again."""
    row.__dict__.pop("_prefetched_objects_cache", None)
    row.__dict__.update(fresh.__dict__)


def _check_states(rows: Sequence[Content]) -> None:
    refuse(
        Fault(f"{row.noun} {row.public_id}", "state", "is already published")
        for row in rows
        if row.is_published
    )


def _line(row: Content, content: dict[str, Any], *, is_own: bool) -> Line:
    return Line(
        verb=_VERBS[Change(row.change)],
        subject_type=row.noun,
        subject_id=row.public_id,
        content=content,
        reason=reason_said(row.change_reason, is_own=is_own),
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
        _save_entries(model, versions)
    first = [row for row in by_model.get(UpdateVersion, []) if row.version == 1]
    bearings = [bearing for row in first for bearing in row.update.bearings.all()]
    entry_of = {row.update_id: row.entry for row in first}
    for bearing in bearings:
        bearing.entry = entry_of[bearing.update_id]
    Bearing.objects.bulk_update(bearings, ["entry"], batch_size=KEYS_AT_ONCE)


def _save_entries(model: type[Any], rows: Sequence[Any]) -> None:
    """Rows that were drafted together have keys in step with their entries: one sum sets them."""
    step, *others = {row.entry_id - row.pk for row in rows}
    if others:
        model.objects.bulk_update(rows, ["entry", "state"], batch_size=KEYS_AT_ONCE)
        return
    keys = [row.pk for row in rows]
    for start in range(0, len(keys), KEYS_AT_ONCE):
        found = model.objects.filter(pk__in=keys[start : start + KEYS_AT_ONCE])
        found.update(entry=F("pk") + step, state=PublicationState.PUBLISHED)


def _check_public(rows: Sequence[Content], contents: Sequence[dict[str, Any]]) -> None:
    refuse(hidden_faults(rows, contents))


def hidden_faults(
    rows: Sequence[Content],
    contents: Sequence[Mapping[str, Any]],
    *,
    beside: Iterable[Content] = (),
    hidden: Collection[Pair] | None = None,
) -> Iterator[Fault]:
    """Published content may only name dialogues, pledges and updates that are public too.

    Those beside it become public before it. `hidden` are names known not to be public.
    """
    own = {(row.noun, row.public_id) for row in (*rows, *beside)}
    named: dict[tuple[str, str], str] = {}
    for row, content in zip(rows, contents, strict=True):
        for pair in pairs_in(NOUNS[row.noun].fields, content):
            if pair[0] in TARGETS and pair not in own:
                named[pair] = f"{row.noun} {row.public_id}"
    found = not_public(named) if hidden is None else named.keys() & hidden
    for noun, slug in sorted(found):
        yield Fault(named[noun, slug], noun, f"{slug!r} is not published yet")
