"""From a valid form to content: the mapping of plain values that every action takes.

`rules.schema` says which fields a noun has; form fields and nested rows answer to the same names,
but for `id`, which forms call `slug` because `id` is a column of every table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.forms import BaseModelFormSet

from tracker.models.bodies import plain
from tracker.rules.schema import NOUNS, Field, Kind, nothing

_IN_FORMS = {"id": "slug", "change": "kind_of_change", "change_reason": "public_reason"}

Content = dict[str, Any]


def in_form(name: str) -> str:
    """What a form calls a field of the schema."""
    return _IN_FORMS.get(name, name)


def content_from(
    noun: str,
    cleaned: Mapping[str, Any],
    formsets: Sequence[BaseModelFormSet],
    base: Mapping[str, Any],
) -> Content:
    """The content a form describes; what the form does not ask for stays as in `base`."""
    content: Content = dict(base)
    rows = {formset.prefix: formset for formset in formsets}
    for field in NOUNS[noun].fields:
        if field.kind == Kind.ROWS and field.name in rows:
            content[field.name] = [_row(field, each) for each in _filled(rows[field.name])]
        elif in_form(field.name) in cleaned:
            content[field.name] = _value(field, cleaned[in_form(field.name)])
        else:
            content.setdefault(field.name, nothing(field))
    return content


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Content:
    """What differs."""
    return {name: value for name, value in after.items() if before.get(name) != value}


def _filled(formset: BaseModelFormSet) -> Iterable[Mapping[str, Any]]:
    for form in formset.forms:
        cleaned = getattr(form, "cleaned_data", {})
        kept = form.instance.pk is not None or form.has_changed()
        if cleaned and kept and not cleaned.get("DELETE"):
            yield cleaned


def _row(field: Field, cleaned: Mapping[str, Any]) -> Content:
    return {each.name: _value(each, cleaned.get(each.name)) for each in field.rows}


def _value(field: Field, value: Any) -> Any:
    match field.kind:
        case Kind.REFS:
            return sorted({each.public_id for each in value})
        case Kind.LIST:
            return list(value or [])
        case Kind.REF | Kind.INTEGER | Kind.DECIMAL | Kind.BOOLEAN:
            return plain(value)
        case _:
            # Browsers send two characters for the end of a line; the record keeps one.
            return plain(value).replace("\r\n", "\n") if value not in (None, "") else ""
