"""`datapackage.json`: what makes a folder of CSV files a Data Package (version 2).

It is derived from `rules.schema` alone, so that the same record always gives the same bytes. On
reading it only says which tables are there: their columns are ours, whatever it claims.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tracker.ingestion import json_text
from tracker.ingestion.cells import SEPARATOR
from tracker.ingestion.nearest import meant
from tracker.ingestion.problems import Problems, printable, shown
from tracker.ingestion.tables import BY_FILE, TABLES, VERSION, Table, plural
from tracker.rules.schema import Field, Kind
from tracker.rules.shape import SLUG

FILE = "datapackage.json"
MAX_BYTES = 1024 * 1024

_PROFILES = "https://datapackage.org/profiles/2.0"
_DESCRIPTION = f"""\
The whole public record, one table per noun, in English and Simplified Chinese. Rows name each \
other by id. Published content is never overwritten: a correction, translation or withdrawal is a \
further row of the same id with the next version. Participants, citations and measurements belong \
to one version of their dialogue or update; bearings say on which pledges an update bears, and to \
what effect. An empty cell is an empty text or no value. Lists are joined by {SEPARATOR!r}. A text \
that a spreadsheet would take for a formula has an apostrophe before it. Dates are EDTF \
(ISO 8601-2), as the sources give them."""
_LISTS = {"type": "list", "delimiter": SEPARATOR, "itemType": "string"}
_TYPES: dict[Kind, dict[str, str]] = {
    Kind.DATE: {"type": "date"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.INTEGER: {"type": "integer"},
    Kind.DECIMAL: {"type": "number"},
    Kind.LIST: _LISTS,
    Kind.REFS: _LISTS,
}


def write() -> bytes:
    """The descriptor of every package that we write."""
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "followthrough",
        "title": "Followthrough: what governments promise each other, and what they then deliver",
        "description": _DESCRIPTION,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [_resource(table) for table in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def read(directory: Path, problems: Problems) -> list[Table]:
    """The tables that the package says it has; every CSV file in the folder must be among them."""
    descriptor = _json(directory / FILE, problems)
    if descriptor is None:
        return []
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list):
        problems.add(FILE, None, "resources", "is not a list of tables")
        return []
    files = [each.get("path") if isinstance(each, dict) else None for each in resources]
    for place, file in enumerate(files):
        if reason := _fault(file, files[:place]):
            problems.add(FILE, None, f"resources[{place}].path", reason)
    for path in sorted(directory.glob("*.csv")):
        if path.name not in files:
            problems.add(printable(path.name), None, "", f"is not listed in {FILE}")
    return [table for table in TABLES if table.file in files]


def _fault(file: Any, earlier: list[Any]) -> str:
    """What is wrong with the path of a resource, if anything is."""
    if not isinstance(file, str):
        return "is no file name"
    if file not in BY_FILE:
        return f"{shown(file)} is no table{meant(file, BY_FILE)}"
    return "is listed twice" if file in earlier else ""


def _json(path: Path, problems: Problems) -> Any:
    """The JSON in a file; None, with a problem noted, if there is none to be read."""
    if not path.is_file():
        problems.add(FILE, None, "", "is not there; the folder is no data package")
        return None
    if path.stat().st_size > MAX_BYTES:
        problems.add(FILE, None, "", f"is larger than {MAX_BYTES // 1024**2} MB")
        return None
    try:
        return json_text.value_of(path.read_bytes())
    except json_text.NoJson as error:
        problems.add(FILE, None, "", f"is not JSON in UTF-8: {error}")
        return None


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(field, table) for field in table.fields],
            **_keys(table),
            "foreignKeys": _foreign_keys(table),
        },
    }


def _keys(table: Table) -> dict[str, Any]:
    """The primary key; where a part of it may be empty, as in a bearing on all, a unique key."""
    required = {field.name for field in table.fields if field.required}
    if required.issuperset(table.key):
        return {"primaryKey": list(table.key)}
    return {"uniqueKeys": [list(table.key)]}


def _field(field: Field, table: Table) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, **_TYPES.get(field.kind, {"type": "string"})}
    if field.kind == Kind.EDTF:
        described["description"] = "EDTF (ISO 8601-2)"
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.name == "id" and table.key == ("id",):
        constraints["unique"] = True
    match field.kind:
        case Kind.WORD:
            constraints["enum"] = [word.value for word in field.words or ()]
        case Kind.ID | Kind.REF:
            constraints["pattern"] = SLUG.pattern
        case Kind.TEXT | Kind.EDTF:
            constraints["maxLength"] = field.limit
        case Kind.INTEGER:
            constraints |= {"minimum": 0}
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_keys(table: Table) -> list[dict[str, Any]]:
    """Where single references lead. Lists of references have no foreign key in Table Schema."""
    keys = [
        _foreign_key([field.name], field.to, ["id"])
        for field in table.fields
        if field.kind == Kind.REF and not (table.names_version and field.name == table.noun)
    ]
    if table.names_version:
        keys.insert(0, _foreign_key([table.noun, VERSION], table.noun, ["id", VERSION]))
    return keys


def _foreign_key(fields: list[str], noun: str, targets: list[str]) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": plural(noun), "fields": targets}}
