"""A row as the record holds it, field by field: for reading, where nothing can be edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.admin.forms.labels import OF_ANY, to_read
from tracker.models import UpdateVersion
from tracker.models.bodies import content_of, contents_of
from tracker.rules.edtf_words import words
from tracker.rules.schema import NOUNS, Field, Kind

from .names import Names

NOTHING = "–"
EMPTY: tuple[Any, ...] = (None, "", [])
NO_NAMES = Names()
_LANGUAGES = {" en": "English", " zh": "Chinese"}


def recorded(row: Any) -> SafeString:
    """All that a row says, in the order of the schema."""
    (content,) = contents_of([row])
    read = as_read(row, content)
    return recorded_content(row.noun, read, Names.in_contents(row.noun, read))


def as_read(row: Any, content: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content of a row with all that it bears on, which no version of it says alone."""
    if not isinstance(row, UpdateVersion):
        return content
    return {**content, "bearings": [content_of(each) for each in row.update.bearings.all()]}


def recorded_content(noun: str, content: Mapping[str, Any], names: Names = NO_NAMES) -> SafeString:
    """All that a content says, in the order of the schema."""
    return table(NOUNS[noun].all_fields(), content, names)


def named(name: str) -> str:
    """A field's name as a person reads it: `fact_zh` is “fact (Chinese)”."""
    if label := to_read(name):
        return label
    words = name.replace("_", " ")
    for ending, language in _LANGUAGES.items():
        if words.endswith(ending):
            return f"{words.removesuffix(ending)} ({language})"
    return words


def in_a_heading(field: models.Field) -> str:
    """What stands above a column: the English text needs no language beside its name."""
    words = OF_ANY.get(field.name) or str(field.verbose_name)
    for ending, instead in {" en": "", " zh": " in Chinese"}.items():
        if words.endswith(ending):
            return words.removesuffix(ending) + instead
    return words


def in_words(field: Field, value: Any, names: Names = NO_NAMES) -> str:
    """The value of a field without nested rows, as a person reads it; empty for nothing."""
    if value in EMPTY:
        return ""
    if field.kind == Kind.REF:
        return names.text(field.to, value)
    if field.kind in (Kind.LIST, Kind.REFS):
        return ", ".join(value)
    if field.kind == Kind.BOOLEAN:
        return "yes" if value else "no"
    return field.words(value).word.label_en if field.words else str(value)


def table(
    fields: Iterable[Field], content: Mapping[str, Any], names: Names = NO_NAMES
) -> SafeString:
    """A table of fields with what they say; those that say nothing are left out."""
    lines = format_html_join(
        "", "<tr><th scope='row'>{}</th><td>{}</td></tr>", _cells(fields, content, names)
    )
    return format_html("<table class='recorded'><tbody>{}</tbody></table>", lines)


def _cells(
    fields: Iterable[Field], content: Mapping[str, Any], names: Names
) -> Iterator[tuple[str, Any]]:
    for field in fields:
        if content.get(field.name) not in EMPTY:
            value = content[field.name]
            is_day = field.kind in (Kind.EDTF, Kind.DATE)
            yield named(field.name), words(value) if is_day else shown(field, value, names)


def shown(field: Field, value: Any, names: Names = NO_NAMES) -> Any:
    """A value as it stands in a table: nested rows are tables, other rows lead to their pages."""
    match field.kind:
        case Kind.ROWS if value:
            rows = ((table(field.rows, row, names),) for row in value)
            return format_html_join("", "{}", rows)
        case Kind.REF if value:
            return names.link(field.to, value)
        case Kind.REFS if value:
            return format_html_join(", ", "{}", ((names.link(field.to, each),) for each in value))
        case _:
            return in_words(field, value) or NOTHING
