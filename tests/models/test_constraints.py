"""Every named constraint refuses, one fault at a time, also where no trigger stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import UniqueConstraint

from tests.models.faulty_rows import COMPANY, FAULTY_COLUMNS, FAULTY_VERSIONS, LATER, TWINS
from tests.models.whole_record import CONTENT_NOUNS, REFERENCE_NOUNS, WholeRecord
from tracker.models import LogEntry
from tracker.models.bodies import CONTENT_MODELS, IDENTITY_MODELS

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("tracker").get_models())
CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in MODELS
    for constraint in model._meta.constraints
}
WORDS = [
    (model, field.name)
    for model in MODELS
    for field in model._meta.concrete_fields
    if field.choices or field.name in ("weakest", "strongest")
]
VERSION_ENDINGS = (
    "_has_one_row_per_version",
    "_has_one_current_version",
    "_is_published_with_a_log_entry",
    "_is_current_only_when_published",
    "_later_version_says_what_changed",
)


@contextmanager
def refusal(name: str) -> Iterator[None]:
    """What is done inside breaks exactly this constraint."""
    model, constraint = CONSTRAINTS[name]
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        yield
    told = str(caught.value)
    assert name in told or _names_columns(model, constraint, told)


def _names_columns(model: type[models.Model], constraint: models.BaseConstraint, told: str) -> bool:
    """SQLite tells the columns of a unique constraint instead of its name."""
    if not isinstance(constraint, UniqueConstraint):
        return False
    columns = {field.name: field.column for field in model._meta.concrete_fields}
    listed = ", ".join(f"{model._meta.db_table}.{columns[name]}" for name in constraint.fields)
    return told == f"UNIQUE constraint failed: {listed}"


def change(row: models.Model, **columns: Any) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**columns)


def twin(row: models.Model, **columns: Any) -> models.Model:
    """A second row, like the first but for the columns given; not saved."""
    copied = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**copied | {row._meta.pk.attname: None} | columns)


def first(model: type[models.Model], **wanted: Any) -> models.Model:
    row = model._default_manager.filter(**wanted).first()
    assert row is not None
    return row


def row_for(record: WholeRecord, where: str | type[models.Model]) -> models.Model:
    """The noun's draft, or any row of the model."""
    return record.private[where] if isinstance(where, str) else first(where)


def word_constraint(model: type[models.Model], column: str) -> str:
    """The constraint that knows a column's words; those of a verdict are known together."""
    names = [each.name for each in model._meta.constraints]
    ending = f"_{column}_is_a_known_word"
    own = [name for name in names if name.endswith(ending)]
    return own[0] if own else "assessment_has_a_delivery_exactly_when_assessed"


@pytest.mark.parametrize(("name", "where", "columns"), FAULTY_COLUMNS)
def test_faulty_columns_are_refused(
    unguarded: WholeRecord, name: str, where: str | type[models.Model], columns: dict[str, Any]
) -> None:
    with refusal(name):
        change(row_for(unguarded, where), **columns)


@pytest.mark.parametrize(("ending", "columns"), FAULTY_VERSIONS)
@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_faulty_versions_are_refused(
    unguarded: WholeRecord, noun: str, ending: str, columns: dict[str, Any]
) -> None:
    with refusal(f"{noun}_{ending}"):
        change(unguarded.private[noun], **columns)


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_published_version_without_a_log_entry_is_refused(
    unguarded: WholeRecord, noun: str
) -> None:
    with refusal(f"{noun}_is_published_with_a_log_entry"):
        change(unguarded.public[noun], entry=None)


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_draft_with_a_log_entry_is_refused(unguarded: WholeRecord, noun: str) -> None:
    entry = first(LogEntry)

    with refusal(f"{noun}_is_published_with_a_log_entry"):
        change(unguarded.private[noun], entry=entry)


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_second_row_of_one_version_is_refused(unguarded: WholeRecord, noun: str) -> None:
    with refusal(f"{noun}_has_one_row_per_version"):
        twin(unguarded.public[noun], is_current=False).save()


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_second_current_version_is_refused(unguarded: WholeRecord, noun: str) -> None:
    with refusal(f"{noun}_has_one_current_version"):
        twin(unguarded.public[noun], **LATER, change="typo").save()


@pytest.mark.parametrize(
    ("model", "column"), WORDS, ids=[f"{model.__name__}-{name}" for model, name in WORDS]
)
def test_word_outside_the_vocabulary_is_refused(
    unguarded: WholeRecord, model: type[models.Model], column: str
) -> None:
    private = {type(row): row for row in unguarded.private.values()}
    company = LATER if column == "change" else COMPANY.get((model.__name__, column), {})

    with refusal(word_constraint(model, column)):
        change(private.get(model) or first(model), **company | {column: "zz"})


@pytest.mark.parametrize(("name", "wanted", "own"), TWINS, ids=[name for name, _, _ in TWINS])
def test_second_row_with_the_same_key_is_refused(
    unguarded: WholeRecord, name: str, wanted: dict[str, Any], own: dict[str, Any]
) -> None:
    model, _ = CONSTRAINTS[name]
    row = first(model, **wanted)

    with refusal(name):
        twin(row, **own).save()


@pytest.mark.parametrize("noun", [*REFERENCE_NOUNS, *IDENTITY_MODELS])
def test_slug_of_another_is_refused(unguarded: WholeRecord, noun: str) -> None:
    model = IDENTITY_MODELS.get(noun) or CONTENT_MODELS[noun]
    older, newer = model._default_manager.order_by("pk")[:2]

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        change(newer, slug=older.slug)


def test_no_constraint_is_left_untried() -> None:
    of_versions = {name for name in CONSTRAINTS if name.endswith(VERSION_ENDINGS)}
    of_words = {word_constraint(model, column) for model, column in WORDS}
    tabled = {name for name, _, _ in FAULTY_COLUMNS} | {name for name, _, _ in TWINS}

    assert CONSTRAINTS.keys() == tabled | of_versions | of_words
