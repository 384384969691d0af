"""The values of a mapping: how each field of a noun is filled, checked before any file is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from tracker.ingestion.problems import Problems
from tracker.rules import shape
from tracker.rules.schema import NOUNS, Field, Kind, Noun

from .dates import EDTF, format_fault
from .section import Section
from .values import Value

_KEYS = ("column", "text", "words", "split", "formats", "shorten", "new")
_LISTS = (Kind.LIST, Kind.REFS)
_NOTHING: Mapping[Kind, Any] = {
    Kind.BOOLEAN: False,
    Kind.INTEGER: None,
    Kind.DECIMAL: None,
    Kind.DATE: None,
    Kind.REF: None,
    Kind.LIST: [],
    Kind.REFS: [],
    Kind.ROWS: [],
}


def values_of(
    noun: str, section: Section, apart: Collection[str], given: Mapping[str, Any]
) -> dict[str, Value]:
    """A value for every field of a noun but those that are set `apart`.

    `given` are constants for fields that the mapping leaves out; a field that has none and must
    not be empty is noted.
    """
    fields = [field for field in NOUNS[noun].fields if field.name not in apart]
    return {field.name: _value(field, section, given) for field in fields}


def content_of(noun: str, section: Section, given: Mapping[str, Any]) -> dict[str, Any]:
    """The content of one row that the mapping itself gives, all of it constant."""
    section.allow([field.name for field in NOUNS[noun].fields])
    return {
        field.name: _constant(field, section, _or_given(field, section, given))
        for field in NOUNS[noun].fields
    }


def _or_given(field: Field, section: Section, given: Mapping[str, Any]) -> Any:
    return section.table.get(field.name, given.get(field.name, _NOTHING.get(field.kind, "")))


def _value(field: Field, section: Section, given: Mapping[str, Any]) -> Value:
    found = _or_given(field, section, given)
    if not isinstance(found, dict):
        return Value(constant=_constant(field, section, found))
    # A value that is given for two fields is faulty where it is written, and only there.
    problems = section.problems if field.name in section.table else Problems()
    inner = Section(section.file, f"{section.path}.{field.name}", found, problems)
    inner.allow(_KEYS)
    if bool(inner.text("column")) == bool(inner.text("text")):
        inner.fault("", "needs a column, or a text with columns in braces")
    value = Value(
        column=inner.text("column"),
        text=inner.text("text"),
        words=inner.words("words"),
        split=inner.text("split"),
        formats=inner.texts("formats") or (EDTF,),
        shorten=inner.flag("shorten"),
        new=inner.flag("new"),
    )
    _check(field, inner, value)
    return value


def _check(field: Field, inner: Section, value: Value) -> None:
    for form in value.formats:
        if fault := format_fault(form):
            inner.fault("formats", f"“{form}” {fault}")
    if "formats" in inner.table and field.kind != Kind.EDTF:
        inner.fault("formats", "is for dates; this is none")
    if "split" in inner.table and (field.kind not in _LISTS or not value.split):
        inner.fault("split", "is a sign between the items of a list; this is none")
    if "new" in inner.table and field.to != "topic":
        inner.fault("new", "is for topics; nothing else is made of a name alone")
    if value.text and not value.columns:
        inner.fault("text", "names no column; a constant is written without a table")
    if field.kind == Kind.WORD:
        for word, ours in value.words.items():
            for problem in shape.problems(_alone(field), {field.name: ours}):
                inner.fault(f"words.{word}", problem.reason)


def _constant(field: Field, section: Section, found: Any) -> Any:
    value = sorted(found) if field.kind == Kind.REFS and _is_of_texts(found) else found
    for problem in shape.problems(_alone(field), {field.name: value}):
        is_missing = field.name not in section.table
        section.fault(field.name, "is missing" if is_missing else problem.reason)
    return value


def _is_of_texts(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(each, str) for each in found)


@lru_cache
def _alone(field: Field) -> Noun:
    """A noun of this one field, so that its value can be checked alone."""
    return Noun(field.name, (), (field,))
