"""The names of a mapping: what the spreadsheet calls our parties and topics."""

from __future__ import annotations

from typing import Any

from tracker.rules.shape import SLUG

from .mapping_values import content_of
from .names import Names, form_of
from .section import Section

_GIVEN = {"party": {"kind": "state"}, "topic": {}}
LONGEST = 60


def names_of(noun: str, section: Section) -> Names:
    """Names with the id of a row that is there, or with the content of one to be made if not.

    A content without a name of its own is called as in the spreadsheet.
    """
    ids: dict[str, str] = {}
    rows: dict[str, dict[str, Any]] = {}
    for name, said in section.table.items():
        content = _content(noun, section, name, said)
        found = said if isinstance(said, str) else str(content.get("id", ""))
        if not SLUG.fullmatch(found) or len(found) > LONGEST:
            section.fault(name, f"{found!r} is no id of a {noun}")
        if ids.setdefault(form_of(name), found) != found:
            section.fault(name, "is there twice, with two ids")
        if content and rows.setdefault(found, content) != content:
            section.fault(name, f"describes {found} otherwise than another name does")
    by_id = {form_of(found): found for found in ids.values()}
    return Names(noun, ids | by_id, rows, spelt=[*section.table])


def _content(noun: str, section: Section, name: str, said: Any) -> dict[str, Any]:
    if isinstance(said, str):
        return {}
    given: dict[str, Any] = {**_GIVEN[noun], "name_en": name}
    return content_of(noun, section.within(name), given)
