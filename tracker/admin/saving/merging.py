"""What is typed into a form, and the newer values of the fields that were left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from django.forms import BaseForm, BaseFormSet, BoundField, CheckboxInput
from django.http import QueryDict

from tracker.admin.forms.contents import in_form
from tracker.admin.forms.fields import is_key

# Fields of the schema that a form asks for in several parts.
_PARTS = {"reported_by": ("reporters", "independent")}
# Content of other nouns beside it, in nested rows of another name.
_ROWS = {"assessment": "verdicts"}

Row = dict[str, list[str]]


def form_fields(name: str) -> tuple[str, ...]:
    """The fields of a form that together say what a field of the schema holds."""
    return _PARTS.get(name, (in_form(name),))


def touched(
    form: BaseForm, was: Mapping[str, Any] | None, mine: Mapping[str, Any]
) -> frozenset[str]:
    """The fields of the schema into which something was typed, be it right or wrong."""
    return frozenset(
        name
        for name in mine
        if was is None
        or mine[name] != was.get(name)
        or any(each in form.errors for each in form_fields(name))
    )


def merged(
    posted: QueryDict,
    names: Collection[str],
    form: BaseForm,
    formsets: Sequence[BaseFormSet],
) -> QueryDict:
    """What was posted, but for some fields of the schema, which are as in an unsent form."""
    data = posted.copy()
    rows = {formset.prefix: formset for formset in formsets}
    for name in names:
        nested = rows.get(_ROWS.get(name, name))
        if nested is not None:
            _replace_rows(data, nested)
        else:
            for each in form_fields(name):
                _replace(data, form, each)
    return data


def _replace(data: QueryDict, form: BaseForm, name: str) -> None:
    if name in form.fields:
        _set(data, form[name])


def _replace_rows(data: QueryDict, formset: BaseFormSet) -> None:
    for key in [key for key in data if key.startswith(f"{formset.prefix}-")]:
        del data[key]
    for form in (formset.management_form, *formset.forms):
        for bound in form:
            _set(data, bound)


def _set(data: QueryDict, bound: BoundField) -> None:
    """As a browser does it: what is not ticked or chosen is not sent at all."""
    values = list(_sent(bound))
    data.setlist(bound.html_name, values)
    if not values:
        del data[bound.html_name]


def _sent(bound: BoundField) -> Iterator[str]:
    """What a browser would send for a field that nobody touched."""
    value = bound.value()
    # Stock admin wraps the choice of a row in the links beside it.
    widget: Any = getattr(bound.field.widget, "widget", bound.field.widget)
    if isinstance(widget, CheckboxInput):
        yield from ["on"] if value else []
        return
    shown = widget.format_value(value)
    yield from shown if isinstance(shown, list) else [shown or ""]


def without_keys(data: QueryDict, prefix: str, keys: Collection[str] = ("id",)) -> QueryDict:
    """Nested rows as content: those that were taken out are gone, the others are all new.

    Rows of a draft are written anew on each save, so the keys in a form mean nothing any more
    once somebody else has saved. `keys` are the fields that hold them.
    """
    found = data.copy()
    gone = {key.rsplit("-", 1)[0] for key in data if _is_ticked(data, prefix, key)}
    for key in data:
        row, _, name = key.rpartition("-")
        if row.startswith(f"{prefix}-") and (name in keys or row in gone):
            del found[key]
    if f"{prefix}-INITIAL_FORMS" in found:
        found[f"{prefix}-INITIAL_FORMS"] = "0"
    return found


def without_gone(
    data: QueryDict, prefix: str, known: Collection[str], is_kept: Callable[[Row], bool]
) -> QueryDict:
    """Nested rows of which some are in the record no more: those leave, or stay as new ones."""
    rows = _rows_sent(data, prefix)
    gone = [row for row in rows if _key(row) and _key(row) not in known]
    if not gone:
        return data
    there = [row for row in rows if _key(row) in known]
    new = [row for row in rows if not _key(row)]
    typed = [row | {"id": [""]} for row in gone if not any(row.get("DELETE", ())) and is_kept(row)]
    found = data.copy()
    for key in [key for key in data if _place(key, prefix) is not None]:
        del found[key]
    for place, row in enumerate([*there, *typed, *new]):
        for name, values in row.items():
            found.setlist(f"{prefix}-{place}-{name}", values)
    found[f"{prefix}-INITIAL_FORMS"] = str(len(there))
    found[f"{prefix}-TOTAL_FORMS"] = str(len(there) + len(typed) + len(new))
    return found


def _rows_sent(data: QueryDict, prefix: str) -> list[Row]:
    rows: dict[int, Row] = defaultdict(dict)
    for key in data:
        place = _place(key, prefix)
        if place is not None:
            rows[place][key.rpartition("-")[2]] = data.getlist(key)
    return [rows[place] for place in sorted(rows)]


def _place(key: str, prefix: str) -> int | None:
    """The place of the nested row of which a field is."""
    row, _, _ = key.rpartition("-")
    place = row.removeprefix(f"{prefix}-")
    return int(place) if place != row and is_key(place) else None


def _key(row: Row) -> str:
    return "".join(row.get("id", ()))


def _is_ticked(data: QueryDict, prefix: str, key: str) -> bool:
    return key.startswith(f"{prefix}-") and key.endswith("-DELETE") and bool(data[key])
