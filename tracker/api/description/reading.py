"""The description as a person reads it: endpoints, parameters, fields and errors in plain rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .holding import in_words
from .shapes import Schema

SCHEMAS = "#/components/schemas/"
LIST, ROW = "list_", "get_"


@dataclass(frozen=True, slots=True)
class Line:
    """A parameter or a field: its name, what it may hold, what it means."""

    name: str
    holds: str
    about: str
    words: tuple[str, ...] = ()


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
        holds, words = self._holds(schema)
        if "default" in schema:
            holds = _("%(what)s; %(default)s if not given") % {
                "what": holds,
                "default": schema["default"],
            }
        return Line(parameter["name"], holds, parameter["description"], words)

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
        holds, words = self._holds(schema)
        return Line(name, holds, schema.get("description", ""), words)

    def _object_in(self, schema: Schema) -> str:
        name = _name(schema.get("items", schema))
        return name if "properties" in self.schemas.get(name, {}) else ""

    def _holds(self, schema: Schema) -> tuple[str, tuple[str, ...]]:
        """What a value may be, in words, and the words it may be one of.

        That a value of a parameter may be empty, and then says nothing, is left out.
        """
        (schema, *_empty) = schema.get("anyOf", [schema])
        if schema.get("type") == "array":
            holds, words = self._holds(schema["items"])
            most = schema.get("maxItems")
            several = _("up to %(most)d of: %(what)s") if most else _("a list of: %(what)s")
            return several % {"most": most, "what": holds}, words
        name = _name(schema)
        holds, words = in_words(self.schemas.get(name, schema), name)
        if schema.get("nullable"):
            holds = _("%(what)s, or null") % {"what": holds}
        return holds, words


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
