"""The parameters of each endpoint with type and bounds, read off its door and its filters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from tracker.api.door import LANG, LANGUAGES
from tracker.api.envelope import DEFAULT_SIZE, LARGEST_SIZE, PAGE_SIZE
from tracker.filters.clock import REV
from tracker.filters.collection_field import CollectionsField
from tracker.filters.fields import (
    NO,
    YES,
    DaysField,
    ManyValues,
    SlugsField,
    ValuesField,
    WordsField,
    YesNoField,
)
from tracker.filters.frame import AS_OF, MAX_DIGITS, PAGE, SORT
from tracker.filters.text import MAX_CHARACTERS

from . import words
from .shapes import DAY, LARGEST_NUMBER, LARGEST_SEQ, SLUG, TEXT, Schema, or_empty, whole

if TYPE_CHECKING:
    from tracker.api.noun_door import NounDoor

Parameter = dict[str, Any]
# Ids are listed up to this number; beyond, only their form is described.
LISTED_AT_MOST = 1_000
BILLION = 10**MAX_DIGITS
LONGEST_NAME = 250
OF_ADDRESSES = {"slug": SLUG, "number": whole(LARGEST_NUMBER), "seq": whole(LARGEST_SEQ)}


def of_list(door: NounDoor) -> list[Parameter]:
    """All parameters of a list: its filters, its order, the day if its rows have one, the page."""
    return [
        *_filters(door),
        *([_order(door)] if door.orders else []),
        *([_day(door)] if door.dated else []),
        _in_query(PAGE, words.PAGE, whole(BILLION, default=1)),
        _in_query(PAGE_SIZE, words.PAGE_SIZE, whole(LARGEST_SIZE, default=DEFAULT_SIZE)),
        _language(),
    ]


def of_detail(door: NounDoor, sample: dict[str, Any] | None) -> list[Parameter]:
    """All parameters of one row: its address, with that of a sample as the example; its clocks."""
    clocks = {AS_OF: _day(door), REV: _in_query(REV, words.REV, whole(BILLION))}
    return [
        *_address(door, sample or {}),
        *(clocks[name] for name in door.clocks),
        _language(),
    ]


def up_to(day: date) -> str:
    """The pattern of the days in ISO form that are not later than one."""
    text = day.isoformat()
    earlier = [
        f"{text[:place]}[0-{int(digit) - 1}]{re.sub('[0-9]', '[0-9]', text[place + 1 :])}"
        for place, digit in enumerate(text)
        if digit in "123456789"
    ]
    return f"^(?:{'|'.join([*earlier, text])})$"


def _filters(door: NounDoor) -> Iterator[Parameter]:
    for name, each in door.filters.base_filters.items() if door.filters else ():
        field = cast(ManyValues, each.field)
        items = or_empty(_value(field, door.names_rows))
        schema = {"type": "array", "items": items, "maxItems": field.most}
        about = f"{field.label}. {field.help_text}".removesuffix(". ")
        yield _in_query(name, about, schema) | {"style": "form", "explode": True}


def _value(field: ManyValues, names_rows: bool) -> Schema:
    match field:
        case WordsField():
            return {"type": "string", "enum": [word.value for word in field.vocabulary]}
        case YesNoField():
            return {"type": "string", "enum": sorted(YES | NO)}
        case DaysField():
            return DAY
        case CollectionsField():
            listed = {"enum": [value for value, _ in field.choices()]} if names_rows else {}
            return SLUG | listed
        case SlugsField():
            return SLUG | (
                _listed(field.rows().values_list("slug", flat=True)) if names_rows else {}
            )
        case ValuesField():
            return (
                TEXT | {"maxLength": LONGEST_NAME} | (_listed(field.values()) if names_rows else {})
            )
        case _:
            return TEXT | {"maxLength": MAX_CHARACTERS}


def _listed(values: Any) -> Schema:
    """The values that the record knows: any other is refused."""
    found = sorted(set(values.order_by()[: LISTED_AT_MOST + 1]))
    return {"enum": found or [""]} if len(found) <= LISTED_AT_MOST else {}


def _order(door: NounDoor) -> Parameter:
    names = list(door.orders)
    return _in_query(SORT, words.SORT, {"type": "string", "enum": names, "default": names[0]})


def _day(door: NounDoor) -> Parameter:
    return _in_query(AS_OF, words.AS_OF, DAY | {"pattern": up_to(door.today)})


def _language() -> Parameter:
    return _in_query(LANG, words.LANG, {"type": "string", "enum": list(LANGUAGES), "default": "en"})


def _in_query(name: str, about: Any, schema: Schema) -> Parameter:
    """A parameter of the query; an empty one counts as not given."""
    return {
        "in": "query",
        "name": name,
        "description": str(about),
        "schema": schema,
        "allowEmptyValue": True,
    }


def _address(door: NounDoor, sample: dict[str, Any]) -> Iterator[Parameter]:
    for name, key in door.key.items():
        example = {"example": sample[key]} if key in sample else {}
        yield {
            "in": "path",
            "name": name,
            "description": str(words.ADDRESS),
            "required": True,
            "schema": OF_ADDRESSES[name],
            **example,
        }
