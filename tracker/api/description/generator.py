"""The whole description, put together from what each endpoint says of itself."""

from __future__ import annotations

from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.settings import patched_settings

from tracker.rules import vocabulary
from tracker.rules.vocabulary import Vocabulary, choices

from . import answers

# Without a name of its own a vocabulary would be called after the first field that uses it. Two
# with the same words share the name of the first.
NAMES: dict[Any, str] = {}
for _name, _kind in vars(vocabulary).items():
    if isinstance(_kind, type) and issubclass(_kind, Vocabulary) and list(_kind):
        NAMES.setdefault(tuple(choices(_kind)), f"{_name}Value")
VOCABULARIES = {name: list(words) for words, name in NAMES.items()}


class DescriptionGenerator(SchemaGenerator):
    """A description in which every object is closed: what it does not name is not there.

    Ids and examples are those of the record, for a reader. The check of a deployment asks without
    a request, maybe before there is a database: it gets the same without them.
    """

    names_rows = False

    def get_schema(self, request: Any = None, public: bool = False) -> Any:
        self.names_rows = request is not None
        with patched_settings({"ENUM_NAME_OVERRIDES": VOCABULARIES}):
            described = super().get_schema(request, public)
        for kind, named in answers.components().items():
            described["components"].setdefault(kind, {}).update(named)
        close(described["components"]["schemas"])
        return described

    def create_view(self, callback: Any, method: str, request: Any = None) -> Any:
        view = super().create_view(callback, method, request)
        view.names_rows = self.names_rows
        return view


def close(schema: Any) -> None:
    """Every object has all of its keys and no other, unless it says which may be missing."""
    if isinstance(schema, dict):
        if "properties" in schema and "additionalProperties" not in schema:
            schema["required"] = list(schema["properties"])
            schema["additionalProperties"] = False
        for each in schema.values():
            close(each)
    elif isinstance(schema, list):
        for each in schema:
            close(each)
