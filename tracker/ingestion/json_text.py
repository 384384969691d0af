"""JSON from outside: read strictly, and refused in plain words that say where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NoReturn

from tracker.ingestion.problems import shown
from tracker.rules import characters

MAX_DIGITS: Final = 1_000
_BLANK: Final = re.compile(r"[ \t\r\n]*")
# How the library begins, and what it means to say to somebody with the file before them.
_PLAIN: Final = {
    "Expecting value": "a value is missing",
    "Expecting property name": "a name in double quotes is missing",
    "Illegal trailing comma": "a comma stands before the end of a list or an object",
    "Expecting ':'": "a colon is missing",
    "Expecting ','": "a comma or a closing bracket is missing",
    "Unterminated string": "a text begins that is never closed",
    "Invalid control character": "a text holds a control character or a line end",
    "Invalid \\": "a backslash is followed by what it cannot stand before",
    "Extra data": "something follows after the end",
}


class NoJson(ValueError):
    """A text is no JSON that is read here: where, and why."""


def value_of(data: bytes) -> Any:
    """The one value in a file."""
    text = _decoded(data)
    with _told():
        return _sound(_DECODER.decode(text))


def values_of(data: bytes) -> Iterator[Any]:
    """The values in a file, one after the other."""
    text = _decoded(data)
    place = _after_blanks(text, 0)
    while place < len(text):
        with _told():
            value, end = _DECODER.raw_decode(text, place)
            yield _sound(value)
        place = _after_blanks(text, end)


def _after_blanks(text: str, place: int) -> int:
    blanks = _BLANK.match(text, place)
    return blanks.end() if blanks else place


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NoJson(f"line {line}: byte 0x{data[error.start]:02X} is not UTF-8") from error


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except RecursionError as error:
        raise NoJson("lists or objects stand too deep in each other") from error
    except json.JSONDecodeError as error:
        meant = (plain for said, plain in _PLAIN.items() if error.msg.startswith(said))
        reason = next(meant, "this is no JSON")
        raise NoJson(f"line {error.lineno}, column {error.colno}: {reason}") from error


def _sound(value: Any) -> Any:
    """A value without a text that no file could hold."""
    for place, text in _texts("", value):
        if fault := characters.fault(text):
            raise NoJson(f"{place or 'the text'} {fault}")
    return value


def _texts(place: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every text in a value and where it stands, names included."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(f"{place}[{number}]", each)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield f"a name in {place or 'the object'}", name
            yield from _texts(f"{place}.{name}".removeprefix("."), each)


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise NoJson(f"a number has more than {MAX_DIGITS:,} digits")
    return int(digits)


def _no_number(name: str) -> NoReturn:
    """JSON has neither NaN nor Infinity; the library takes them all the same."""
    raise NoJson(f"{name} is no number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of two values under one key, nobody could tell which one is meant."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise NoJson(f"{shown(name)} stands twice")
        found[name] = value
    return found


_DECODER: Final = json.JSONDecoder(
    parse_constant=_no_number, parse_int=_integer, object_pairs_hook=_object
)
