"""A draft that is edited stays the row it is: its content is written over in place.

Row and identity keep their keys, so that whatever names them (other drafts, open pages, the desk
log) keeps leading to them, also when the draft takes another id.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import ProtectedError

from tracker.models import Bearing, Pledge
from tracker.models.base import Content as ContentRow
from tracker.models.bodies import IDENTITY_MODELS
from tracker.rules.schema import NOUNS, Kind, Noun
from tracker.rules.vocabulary import Change

from .columns import Content, add_children, columns_of, subject_of
from .drafting import check_new, check_shape, learn_obligations
from .known import Known
from .refusal import Fault, refuse
from .saving import told_by_field, version_faults


def redraft(row: ContentRow, content: Content, *, by: User) -> None:
    """Write edited content over a draft. `by` becomes its author only if it has none."""
    shape, known = NOUNS[row.noun], Known()
    subject, place = subject_of(shape, content), _place(row)
    check_shape(shape, [content])
    known.learn(shape, [content])
    refuse(known.missing(shape, subject, content))
    if row.noun in IDENTITY_MODELS:
        _rewrite_identity(row, shape, content, known)
    learn_obligations(shape, [content], known)
    _rewrite_columns(row, shape, content, known, by)
    if _place(row) != place:
        _check_place(row, subject)
    with told_by_field(type(row), subject):
        row.save()
    _rewrite_children(row, shape, content, known)


def _rewrite_identity(row: Any, shape: Noun, content: Content, known: Known) -> None:
    """The id of a first version, and who promised: they lie beside the versions."""
    identity = getattr(row, row.lineage[0])
    if row.version == 1 and identity.slug != content["id"]:
        check_new(shape, [content])
        identity.slug = content["id"]
        identity.save(update_fields=["slug"])
    known.add(shape.name, identity.slug, identity.pk)
    refuse(
        [Fault(subject_of(shape, content), "id", f"corrects {identity.slug!r}, nothing else")]
        if identity.slug != content["id"]
        else []
    )
    if row.version == 1 and isinstance(identity, Pledge):
        _rewrite_parties(identity, content, known)


def _rewrite_parties(pledge: Pledge, content: Content, known: Known) -> None:
    """Obligors who stay keep their obligation, with what other drafts say about it."""
    wanted = _parties(content["obligors"], known)
    held = set(pledge.obligations.values_list("party_id", flat=True))
    try:
        pledge.obligations.exclude(party_id__in=wanted).delete()
    except ProtectedError as error:
        refuse([resting(f"pledge {pledge.slug}", "obligors", error)])
    for party in sorted(wanted - held):
        pledge.obligations.create(party_id=party)
    pledge.counterparts.set(_parties(content["counterparts"], known))


def _parties(slugs: list[str], known: Known) -> set[int]:
    return {key for slug in slugs if (key := known.key("party", slug))}


def resting(subject: str, field: str, error: ProtectedError) -> Fault:
    """What keeps a row from going: the drafts that name it."""
    names = sorted({str(each._meta.verbose_name) for each in error.protected_objects})
    return Fault(subject, field, f"other drafts rest on it: {', '.join(names)}")


def _rewrite_columns(row: Any, shape: Noun, content: Content, known: Known, by: User) -> None:
    columns = columns_of(shape, content, known, without=())
    if "id" in content and shape.name not in IDENTITY_MODELS:
        columns["slug"] = content["id"]
    columns |= {"change": Change(content["change"]), "change_reason": content["change_reason"]}
    for name, value in columns.items():
        setattr(row, name, value)
    row.drafted_by = row.drafted_by or by


def _place(row: ContentRow) -> list[Any]:
    """The values that all versions of one thing share; another id of its identity is no other."""
    columns: list[Any] = [row._meta.get_field(name) for name in row.lineage]
    return [getattr(row, column.attname) for column in columns]


def _check_place(row: Any, subject: str) -> None:
    """A first version may move to another free place; a later one stays with what it corrects."""
    if row.version > 1:
        refuse([Fault(subject, "version", "a correction stays with what it corrects")])
    refuse(version_faults(type(row), [row], [subject]))


def _rewrite_children(row: Any, shape: Noun, content: Content, known: Known) -> None:
    """Nested rows and lists of ids are written anew: nothing points to them."""
    for field in shape.fields:
        if field.kind == Kind.ROWS and field.name == "bearings":
            Bearing.objects.filter(update=row.update_id, entry=None).delete()
        elif field.kind == Kind.ROWS:
            getattr(row, field.name).all().delete()
    for relation in row._meta.many_to_many:
        getattr(row, relation.name).clear()
    add_children(shape, [row], [content], known)
    # What was read of the row before must not be taken for what it says now.
    row._prefetched_objects_cache = {}
