"""A row as the record holds it, field by field: for reading, where nothing can be edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.models.bodies import content_of
from tracker.rules.schema import NOUNS, Field, Kind

NOTHING = "–"
_LANGUAGES = {" en": "English", " zh": "Chinese"}


def recorded(row: Any) -> SafeString:
    """All fields of a row, in the order of the schema."""
    return _table(NOUNS[row.noun].all_fields(), content_of(row))


def named(name: str) -> str:
    """A field's name as a person reads it: `fact_zh` is “fact (Chinese)”."""
    words = name.replace("_", " ")
    for ending, language in _LANGUAGES.items():
        if words.endswith(ending):
            return f"{words.removesuffix(ending)} ({language})"
    return words


def _table(fields: Iterable[Field], content: dict[str, Any]) -> SafeString:
    lines = format_html_join(
        "", "<tr><th scope='row'>{}</th><td>{}</td></tr>", _cells(fields, content)
    )
    return format_html("<table class='recorded'><tbody>{}</tbody></table>", lines)


def _cells(fields: Iterable[Field], content: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for field in fields:
        if field.name in content:
            yield named(field.name), _shown(field, content[field.name])


def _shown(field: Field, value: Any) -> Any:
    if value in (None, "", []):
        return NOTHING
    if field.kind == Kind.ROWS:
        return format_html_join("", "{}", ((_table(field.rows, row),) for row in value))
    if field.kind in (Kind.LIST, Kind.REFS):
        return ", ".join(value)
    if field.kind == Kind.BOOLEAN:
        return "yes" if value else "no"
    if field.words:
        return field.words(value).word.label_en
    return value
