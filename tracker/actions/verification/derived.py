"""What is derived from published rows: current versions, list columns, status history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import F, Q

from tracker.actions import projections, segments
from tracker.models import Pledge, Segment
from tracker.models.base import Content
from tracker.models.bodies import CONTENT_MODELS, IDENTITY_MODELS
from tracker.models.fields import EdtfBound
from tracker.rules.vocabulary import Change, PublicationState

from .finding import Finding

ROWS_AT_ONCE = 500


def currents() -> Iterator[Finding]:
    """The newest published version of each lineage, and only that, is current."""
    for noun, model in CONTENT_MODELS.items():
        if not issubclass(model, Content):
            continue
        newest: dict[tuple[Any, ...], tuple[int, int]] = {}
        marked: set[int] = set()
        for row in _published_or_current(model):
            if row.is_current:
                marked.add(row.pk)
            if not row.is_published:
                continue
            lineage = tuple(getattr(row, _column(model, name)) for name in model.lineage)
            newest[lineage] = max(newest.get(lineage, (0, 0)), (row.version, row.pk))
        for key in sorted(marked ^ {pk for _, pk in newest.values()}):
            yield Finding(f"{noun} row {key}", "is marked current wrongly")
        yield from _identities(noun, model)


def _published_or_current(model: Any) -> Any:
    """What the public may see is what is marked current, whatever state it claims."""
    rows = model.objects.filter(Q(state=PublicationState.PUBLISHED) | Q(is_current=True))
    return rows.iterator()


def _column(model: Any, name: str) -> str:
    return str(model._meta.get_field(name).attname)


def _identities(noun: str, model: type[Any]) -> Iterator[Finding]:
    identity = IDENTITY_MODELS.get(noun)
    if identity is None:
        return
    (column,) = model.lineage
    for version in model.objects.filter(is_current=True).select_related(f"{column}__current"):
        row = getattr(version, column)
        if row.current != version or row.withdrawn != (version.change == Change.WITHDRAWAL):
            yield Finding(f"{noun} {row.slug}", "does not point to its current version")
    stray = identity.objects.public().exclude(current__is_current=True)
    for row in stray:
        yield Finding(f"{noun} {row.slug}", "points to a version that is not current")


def descriptions() -> Iterator[Finding]:
    """What lists show of a pledge, and when to look at it again, follows from the record."""
    public = Pledge.objects.public().select_related("collection").order_by("slug")
    keys = list(public.values_list("pk", flat=True))
    for start in range(0, len(keys), ROWS_AT_ONCE):
        chunk = public.filter(pk__in=keys[start : start + ROWS_AT_ONCE])
        stored = {row.pk: _described(row) for row in chunk}
        for row in projections.described(chunk.all()):
            if stored[row.pk] != _described(row):
                yield Finding(f"pledge {row.slug}", "what lists show of it does not follow from it")


def _described(pledge: Pledge) -> list[Any]:
    return [getattr(pledge, name) for name in projections.DESCRIBING]


def bounds() -> Iterator[Finding]:
    """The days by which dates are sorted and compared are those of their text."""
    for model in apps.get_app_config("tracker").get_models():
        derived = [field for field in model._meta.fields if isinstance(field, EdtfBound)]
        for row in model._default_manager.iterator() if derived else ():
            for field in derived:
                if getattr(row, field.attname) != field.bound(row):
                    where = f"{model._meta.verbose_name} {row.pk}"
                    yield Finding(where, f"{field.name} does not follow from {field.of}")


def status_history() -> Iterator[Finding]:
    """The stored segments are those that the facts give."""
    columns = [field.attname for field in Segment._meta.concrete_fields if field.name != "id"]
    order: list[Any] = ["pledge_id", F("obligation_id").asc(nulls_first=True), "valid_from"]
    keys = list(Pledge.objects.order_by("pk").values_list("pk", "slug"))
    for start in range(0, len(keys), ROWS_AT_ONCE):
        chunk = dict(keys[start : start + ROWS_AT_ONCE])
        stored: dict[int, list[tuple[Any, ...]]] = {key: [] for key in chunk}
        for row in (
            Segment.objects.filter(pledge_id__in=chunk).order_by(*order).values_list(*columns)
        ):
            stored[row[0]].append(row)
        derived: dict[int, list[tuple[Any, ...]]] = {key: [] for key in chunk}
        for segment in segments.expected(list(chunk)):
            derived[segment.pledge_id].append(tuple(_stored(segment, name) for name in columns))
        for key, slug in chunk.items():
            if sorted(stored[key], key=repr) != sorted(derived[key], key=repr):
                yield Finding(
                    f"pledge {slug}", "its status history does not follow from the record"
                )


def _stored(segment: Segment, name: str) -> Any:
    value = getattr(segment, name)
    return str(value) if isinstance(value, str) else value
