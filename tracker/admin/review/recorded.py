"""A row as the record holds it, field by field: for reading, where nothing can be edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.models.bodies import contents_of
from tracker.rules.schema import NOUNS, Field, Kind

NOTHING = "–"
_LANGUAGES = {" en": "English", " zh": "Chinese"}


def recorded(row: Any) -> SafeString:
    """All fields of a row, in the order of the schema."""
    (content,) = contents_of([row])
    return recorded_content(row.noun, content)


def recorded_content(noun: str, content: Mapping[str, Any]) -> SafeString:
    """All fields of a content, in the order of the schema."""
    return table(NOUNS[noun].all_fields(), content)


def named(name: str) -> str:
    """A field's name as a person reads it: `fact_zh` is “fact (Chinese)”."""
    words = name.replace("_", " ")
    for ending, language in _LANGUAGES.items():
        if words.endswith(ending):
            return f"{words.removesuffix(ending)} ({language})"
    return words


def in_a_heading(field: models.Field) -> str:
    """What stands above a column: the English text needs no language beside its name."""
    words = str(field.verbose_name)
    for ending, instead in {" en": "", " zh": " in Chinese"}.items():
        if words.endswith(ending):
            return words.removesuffix(ending) + instead
    return words


def in_words(field: Field, value: Any) -> str:
    """The value of a field without nested rows, as a person reads it; empty for nothing."""
    if value in (None, "", []):
        return ""
    if field.kind in (Kind.LIST, Kind.REFS):
        return ", ".join(value)
    if field.kind == Kind.BOOLEAN:
        return "yes" if value else "no"
    return field.words(value).word.label_en if field.words else str(value)


def table(fields: Iterable[Field], content: Mapping[str, Any]) -> SafeString:
    """A table of fields with what they say; fields that the content does not have are left out."""
    lines = format_html_join(
        "", "<tr><th scope='row'>{}</th><td>{}</td></tr>", _cells(fields, content)
    )
    return format_html("<table class='recorded'><tbody>{}</tbody></table>", lines)


def _cells(fields: Iterable[Field], content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for field in fields:
        if field.name in content:
            yield named(field.name), shown(field, content[field.name])


def shown(field: Field, value: Any) -> Any:
    """A value as it stands in a table: nested rows are tables of their own."""
    if field.kind == Kind.ROWS and value:
        return format_html_join("", "{}", ((table(field.rows, row),) for row in value))
    return in_words(field, value) or NOTHING
