"""The description as a person reads it: endpoints, parameters, fields and errors in plain rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from .holding import in_words, words
from .shapes import Schema

SCHEMAS = "#/components/schemas/"
LIST, ROW = "list_", "get_"


@dataclass(frozen=True, slots=True)
class Line:
    """A parameter or a field: its name, what it may hold (as markup), what it means."""

    name: str
    holds: str
    about: str


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun: the addresses of its list and of one row, their parameters, the keys of a row."""

    name: str
    about: str
    list_address: str
    address: str
    list_parameters: tuple[Line, ...]
    parameters: tuple[Line, ...]
    shapes: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An answer that is not the one asked for."""

    status: str
    about: str


class Reader:
    """Reads one description."""

    def __init__(self, description: Mapping[str, Any]) -> None:
        self.paths: dict[str, Any] = description["paths"]
        self.schemas: dict[str, Schema] = description["components"]["schemas"]
        self.responses: dict[str, Any] = description["components"]["responses"]

    def nouns(self) -> Iterator[Noun]:
        """Every noun, in the order of the description."""
        lists = {path: each["get"] for path, each in self.paths.items() if _is(LIST, each)}
        rows = {path: each["get"] for path, each in self.paths.items() if _is(ROW, each)}
        for path, operation in lists.items():
            address, detail = next(each for each in rows.items() if each[0].startswith(path))
            yield Noun(
                name=operation["tags"][0],
                about=operation["description"],
                list_address=path,
                address=address,
                list_parameters=tuple(map(self._parameter, operation["parameters"])),
                parameters=tuple(map(self._parameter, detail["parameters"])),
                shapes=tuple(self._shapes(_content(detail))),
            )

    def problems(self) -> Iterator[Problem]:
        """Every answer without the rows asked for, by its status."""
        named: dict[str, str] = {}
        for each in self.paths.values():
            for status, answer in each["get"]["responses"].items():
                if "$ref" in answer:
                    named[status] = answer["$ref"].rpartition("/")[2]
        for status, name in sorted(named.items()):
            yield Problem(status, self.responses[name]["description"])

    def _parameter(self, parameter: Schema) -> Line:
        schema = parameter["schema"]
        holds = self._holds(schema)
        if "default" in schema:
            told = _("{what}; {default} if not given")
            holds = format_html(told, what=holds, default=schema["default"])
        return Line(parameter["name"], holds, parameter["description"])

    def _shapes(self, schema: Schema) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """The object and, after it, those inside it, each with its keys."""
        name = _name(schema)
        waiting, seen = [name], {name}
        while waiting:
            name = waiting.pop(0)
            keys = self.schemas[name]["properties"]
            yield name, tuple(self._key(key, each) for key, each in keys.items())
            for inner in filter(None, map(self._object_in, keys.values())):
                if inner not in seen:
                    seen.add(inner)
                    waiting.append(inner)

    def _key(self, name: str, schema: Schema) -> Line:
        return Line(name, self._holds(schema), schema.get("description", ""))

    def _object_in(self, schema: Schema) -> str:
        name = _name(schema.get("items", schema))
        return name if "properties" in self.schemas.get(name, {}) else ""

    def _holds(self, schema: Schema) -> str:
        """What a value may be, in words.

        That a value of a parameter may be empty, and then says nothing, is left out.
        """
        (schema, *_empty) = schema.get("anyOf", [schema])
        if schema.get("type") == "array":
            what = words(self._whole(schema["items"])) or self._holds(schema["items"])
            most = schema.get("maxItems")
            several = _("up to {most} of: {what}") if most else _("a list of: {what}")
            return format_html(several, most=most, what=what)
        holds = in_words(self._whole(schema), _name(schema))
        if schema.get("nullable"):
            holds = format_html(_("{what}, or null"), what=holds)
        return holds

    def _whole(self, schema: Schema) -> Schema:
        """What a schema refers to; itself where it is written out."""
        return self.schemas.get(_name(schema), schema)


def _is(kind: str, methods: Schema) -> bool:
    return bool(methods["get"]["operationId"].startswith(kind))


def _content(operation: Schema) -> Schema:
    schema: Schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return schema


def _name(schema: Schema) -> str:
    """The name of the component that a schema refers to; empty for one that is written out."""
    inner = next((each for key in ("allOf", "oneOf") for each in schema.get(key, ())), schema)
    reference: str = inner.get("$ref", "")
    return reference.removeprefix(SCHEMAS)
