"""Mapping files (TOML), read and checked as a whole before any spreadsheet is."""

from __future__ import annotations

import codecs
import tomllib
from typing import Any

from tracker.ingestion.nearest import meant
from tracker.ingestion.problems import PackageError, Problem, Problems, printable
from tracker.rules.schema import NOUNS

from .mapping import Obligors, SheetMapping
from .mapping_names import names_of
from .mapping_scale import scale_of
from .mapping_values import content_of, values_of
from .section import Section
from .sheet import Layout

MAX_BYTES = 256 * 1024
ENCODINGS = ("utf-8", "utf-16", "iso-8859-1", "windows-1252", "gb18030", "big5", "shift_jis")
LONG, WIDE = "long", "wide"

_KEYS = (
    "form",
    "file",
    "collection",
    "source",
    "mechanism",
    "dialogue",
    "pledge",
    "obligors",
    "score",
    "average",
    "parties",
    "topics",
)
_REQUIRED = ("form", "collection", "source", "pledge", "obligors", "parties")
_GIVEN: dict[str, dict[str, Any]] = {
    "source": {"is_mirror": False, "kind": "research", "reliability": "medium"},
    "dialogue": {"kind": "summit", "status": "held"},
    "pledge": {"kind": "one_off", "basis": "none", "origin": "context"},
}
# Said elsewhere in the mapping, or nothing that a spreadsheet of somebody else could know.
_APART = {
    "dialogue": ("participants", "mechanism"),
    "pledge": ("obligors", "collection"),
}
# What external verdicts copy from the collection is shorter there.
_COPIED = {"method_en": 250, "scale_en": 250}


def read(file: str, data: bytes) -> SheetMapping:
    """The mapping in a file; PackageError names every key that is not as it must be."""
    problems = Problems()
    root = Section(file, "", _toml(file, data), problems)
    root.allow(_KEYS)
    root.require(*_REQUIRED)
    # What is missing would only be complained about once more.
    problems.refuse()
    mapping = _mapping(root)
    problems.refuse()
    return mapping


def _toml(file: str, data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise PackageError([Problem(file, None, "", f"is larger than {MAX_BYTES // 1024} kB")])
    try:
        return tomllib.loads(data.decode())
    except (ValueError, RecursionError) as error:
        reason = printable(f"is not TOML in UTF-8: {_in_plain_words(error)}")
        raise PackageError([Problem(file, None, "", reason)]) from error


def _in_plain_words(error: Exception) -> str:
    match error:
        case tomllib.TOMLDecodeError():
            return str(error)
        case UnicodeDecodeError():
            return f"byte 0x{error.object[error.start]:02X} is not UTF-8"
        case RecursionError():
            return "lists or tables stand too deep in each other"
        case _:
            return "a number in it is too long"


def _mapping(root: Section) -> SheetMapping:
    pledge, score, average = map(root.within, ("pledge", "score", "average"))
    pledge.allow([*_names("pledge"), "group"])
    score.allow(("column", "scale", "range"))
    average.allow(("column",))
    mechanism = root.within("mechanism") if "mechanism" in root.table else None
    has_dialogue = "dialogue" in root.table
    return SheetMapping(
        file=root.file,
        layout=_layout(root.within("file")),
        empty=frozenset(root.within("file").texts("empty")),
        collection=_collection(root.within("collection")),
        source=content_of("source", root.within("source"), _GIVEN["source"]),
        mechanism=content_of("mechanism", mechanism, {}) if mechanism else None,
        dialogue=_dialogue(root.within("dialogue")) if has_dialogue else {},
        pledge=_pledge(pledge, has_dialogue=has_dialogue),
        group=_group(pledge),
        obligors=_obligors(root, score),
        score=score.text("column"),
        scale=scale_of(score),
        average=average.text("column"),
        parties=names_of("party", root.within("parties")),
        topics=names_of("topic", root.within("topics")),
    )


def _names(noun: str) -> list[str]:
    return [field.name for field in NOUNS[noun].fields if field.name not in _APART[noun]]


def _layout(section: Section) -> Layout:
    section.allow(("encoding", "delimiter", "sheet", "empty"))
    encoding, delimiter = section.text("encoding", "utf-8"), section.text("delimiter", ",")
    if encoding.casefold() not in ENCODINGS:
        section.fault("encoding", f"is none of {', '.join(ENCODINGS)}{meant(encoding, ENCODINGS)}")
        encoding = "utf-8"
    if len(delimiter) != 1 or delimiter in '"\r\n\x00 ':
        section.fault("delimiter", "must be one sign that stands between cells")
        delimiter = ","
    return Layout(codecs.lookup(encoding.casefold()).name, delimiter, section.text("sheet"))


def _collection(section: Section) -> dict[str, Any]:
    for key, limit in _COPIED.items():
        if len(str(section.table.get(key, ""))) > limit:
            section.fault(key, f"longer than {limit} characters, and every verdict shows it")
    return content_of("collection", section, {})


def _dialogue(section: Section) -> dict[str, Any]:
    section.allow(_names("dialogue"))
    section.require("id", "name_en")
    return values_of("dialogue", section, _APART["dialogue"], _GIVEN["dialogue"])


def _pledge(section: Section, *, has_dialogue: bool) -> dict[str, Any]:
    if has_dialogue == ("dialogue" in section.table):
        reason = "is said twice: drop it here or drop [dialogue]" if has_dialogue else "is missing"
        section.fault("dialogue", reason)
    statement = section.table.get("statement_en")
    given = dict(_GIVEN["pledge"])
    if isinstance(statement, dict):
        given["title_en"] = statement | {"shorten": True}
    apart = [*_APART["pledge"], *(key for key in ("id", "dialogue") if key not in section.table)]
    return values_of("pledge", section, apart, given)


def _group(section: Section) -> tuple[str, ...]:
    section.require("group", "statement_en", "made_on")
    group = section.texts("group")
    if "group" in section.table and not group:
        section.fault("group", "names no column")
    return group


def _obligors(root: Section, score: Section) -> Obligors:
    section = root.within("obligors")
    section.allow(("column", "split", "columns"))
    form, members = root.text("form"), section.table.get("columns", [])
    if form not in (LONG, WIDE):
        root.fault("form", f"is neither “{LONG}” nor “{WIDE}”")
    if isinstance(members, list):
        names = {name: name for name in section.texts("columns")}
    else:
        names = section.words("columns")
    if bool(section.text("column")) == bool(names):
        section.fault("", "needs a column, or the columns of the members (wide form)")
    if form == LONG and (names or section.text("split")):
        section.fault("", "in the long form one column names one obligor a row")
    if names and score.text("column"):
        score.fault("column", "the columns of the members hold the scores")
    return Obligors(section.text("column"), section.text("split"), names)
