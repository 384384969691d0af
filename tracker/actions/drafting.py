"""Drafts: rows made from plain content, private until they are published.

`draft` takes a list and writes it in a few statements; one row is a list of one. What the content
names must exist; drafts may name other drafts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from tracker.models import Obligation, Pledge, Redirect
from tracker.models.base import Reference
from tracker.models.bodies import CONTENT_MODELS, IDENTITY_MODELS
from tracker.rules.schema import NOUNS, Field, Kind, Noun
from tracker.rules.shape import problems
from tracker.rules.vocabulary import Change

from .columns import Content, add_children, columns_of, reference_columns, subject_of
from .known import Known
from .refusal import Fault, refuse
from .saving import ROWS_AT_ONCE, save_all, told_by_field, version_faults

# How the content of a first version begins.
FIRST: dict[str, Any] = {"version": 1, "change": Change.PUBLICATION.value, "change_reason": ""}


@transaction.atomic
def draft(
    noun: str, contents: Sequence[Content], *, by: User | None = None, known: Known | None = None
) -> list[Any]:
    """Save contents as drafts (reference rows: as rows not yet public) and return the rows.

    Refused, with all faults at once, when a content has the wrong shape, names what does not
    exist, or takes an id that is in use.
    """
    shape = NOUNS[noun]
    known = known or Known()
    check_shape(shape, contents)
    known.learn(shape, contents)
    check_new(shape, contents)
    model = CONTENT_MODELS[noun]
    if issubclass(model, Reference):
        return _references(shape, model, contents, known)
    _identities(shape, contents, known)
    refuse(
        fault
        for content in contents
        for fault in known.missing(shape, subject_of(shape, content), content)
    )
    learn_obligations(shape, contents, known)
    rows = [_row(shape, model, content, known, by) for content in contents]
    subjects = [subject_of(shape, content) for content in contents]
    refuse(version_faults(model, rows, subjects))
    save_all(model, rows, subjects)
    add_children(shape, rows, contents, known)
    return rows


def check_shape(shape: Noun, contents: Sequence[Content]) -> None:
    """Refuse contents that are not what the schema says."""
    refuse(
        Fault(subject_of(shape, content), problem.field, problem.reason)
        for content in contents
        for problem in problems(shape, content)
    )


def check_new(shape: Noun, contents: Sequence[Content]) -> None:
    """An id that is given for the first time must be free; a later version needs its lineage."""
    if shape.key != ("id",):
        return
    first = [content for content in contents if content.get("version", 1) == 1]
    slugs = [content["id"] for content in first]
    taken = {slug for slug, times in Counter(slugs).items() if times > 1}
    taken |= ids_in_use(shape, slugs)
    refuse(Fault(f"{shape.name} {slug}", "id", "is already in use") for slug in sorted(taken))


def ids_in_use(shape: Noun, slugs: Sequence[str]) -> set[str]:
    """Those of some ids at which something of this noun stands, or once stood."""
    return {
        slug
        for start in range(0, len(slugs), ROWS_AT_ONCE)
        for found in _in_use(shape, slugs[start : start + ROWS_AT_ONCE])
        for slug in found.values_list("slug", flat=True)
    }


def _in_use(shape: Noun, slugs: Sequence[str]) -> Iterator[Any]:
    """Rows that stand at these ids."""
    identity = IDENTITY_MODELS.get(shape.name)
    yield (identity or CONTENT_MODELS[shape.name]).objects.filter(slug__in=slugs)
    if identity is Pledge:
        # An old address keeps leading to the pledge that had it.
        yield Redirect.objects.filter(slug__in=slugs)


def _references(
    shape: Noun, model: type[Any], contents: Sequence[Content], known: Known
) -> list[Any]:
    """Reference rows may name each other, so they are made first and joined afterwards."""
    rows = [
        model(slug=content["id"], **reference_columns(shape, content, known))
        for content in contents
    ]
    save_all(model, rows, [subject_of(shape, content) for content in contents])
    for row in rows:
        known.add(shape.name, row.slug, row.pk)
    refuse(
        fault
        for content in contents
        for fault in known.missing(shape, subject_of(shape, content), content)
    )
    for row, content in zip(rows, contents, strict=True):
        join_reference(shape, row, content, known)
    return rows


def join_reference(
    shape: Noun, row: Reference, content: Content, known: Known, *, save: bool = True
) -> None:
    """Set the relations of a reference row: to its own noun, and its lists."""
    inner = [field for field in shape.fields if field.kind == Kind.REF and field.to == shape.name]
    for field in inner:
        setattr(row, f"{field.name}_id", known.key(field.to, content[field.name]))
    if save and any(content[field.name] for field in inner):
        with told_by_field(type(row), subject_of(shape, content)):
            row.save(update_fields=[field.name for field in inner])
    for field in shape.fields:
        if field.kind == Kind.REFS:
            keys = [known.key(field.to, each) for each in content[field.name]]
            getattr(row, field.name).set(keys)


def _identities(shape: Noun, contents: Sequence[Content], known: Known) -> None:
    """The identities of first versions, with what belongs to them and never changes."""
    model = IDENTITY_MODELS.get(shape.name)
    if model is None:
        return
    first = [content for content in contents if content["version"] == 1]
    rows = model.objects.bulk_create(
        [model(slug=content["id"]) for content in first], batch_size=ROWS_AT_ONCE
    )
    for row in rows:
        known.add(shape.name, row.slug, row.pk)
    later = [content for content in contents if content["version"] > 1]
    known.learn(_SELF[shape.name], later)
    refuse(
        fault
        for content in later
        for fault in known.missing(_SELF[shape.name], subject_of(shape, content), content)
    )
    if model is Pledge:
        _who(rows, first, known)


# A reference from a later version to its own identity, so that it is looked up like any other.
_SELF = {noun: Noun(noun, ("id",), (Field("id", Kind.REF, to=noun),)) for noun in IDENTITY_MODELS}


def _who(pledges: list[Pledge], contents: Sequence[Content], known: Known) -> None:
    """Obligors and counterparts, which belong to the pledge."""
    shape = NOUNS["pledge"]
    refuse(
        fault
        for content in contents
        for fault in known.missing(shape, subject_of(shape, content), content)
    )
    tables: list[tuple[Any, str]] = [
        (Obligation, "obligors"),
        (Pledge.counterparts.through, "counterparts"),
    ]
    for model, role in tables:
        model.objects.bulk_create(
            [
                model(pledge=pledge, party_id=known.key("party", slug))
                for pledge, content in zip(pledges, contents, strict=True)
                for slug in content[role]
            ],
            batch_size=ROWS_AT_ONCE,
        )


def learn_obligations(shape: Noun, contents: Sequence[Content], known: Known) -> None:
    """Which obligations the contents name: a party that promised nothing there is refused."""
    named = [
        (content, row["pledge"], row["obligor"])
        for content in contents
        for row in (content, *content.get("bearings", ()))
        if row.get("obligor")
    ]
    known.learn_obligations(key for _, slug, _ in named if (key := known.key("pledge", slug)))
    faults = []
    for content, pledge, party in named:
        try:
            known.obligation(known.key("pledge", pledge) or 0, party)
        except KeyError:
            message = f"{party!r} is not an obligor of {pledge!r}"
            faults.append(Fault(subject_of(shape, content), "obligor", message))
    refuse(faults)


def _row(shape: Noun, model: type[Any], content: Content, known: Known, by: User | None) -> Any:
    columns = columns_of(shape, content, known, without=()) | {
        "version": content["version"],
        "change": Change(content["change"]),
        "change_reason": content["change_reason"],
        "drafted_by": by,
    }
    if shape.name in IDENTITY_MODELS:
        columns[f"{model.lineage[0]}_id"] = known.key(shape.name, content["id"])
    elif "id" in content:
        columns["slug"] = content["id"]
    return model(**columns)
