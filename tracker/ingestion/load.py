"""Loading a data package: what is new is published, what is there is left, all or nothing.

Loading a package twice does nothing the second time. A row that the desk has changed since is
never overwritten: the package is refused, and each such row is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction

from tracker.actions import bulk
from tracker.actions.refusal import Fault, Refused
from tracker.ingestion.package import Contents, PackageRow
from tracker.ingestion.problems import PackageError, Problem, Problems, shown
from tracker.ingestion.record import NOUNS_OF_PACKAGES, kept
from tracker.ingestion.tables import VERSION
from tracker.models import Actor
from tracker.models.bodies import TARGET_MODELS
from tracker.rules.schema import NOUNS, Noun


@transaction.atomic
def load(contents: Contents, *, by: Actor, progress: bulk.Progress = int) -> int:
    """Publish the rows that the record has not; returns how many, 0 if it has them all.

    PackageError, with nothing written, if the method refuses a row, if the record has a row
    otherwise than the package, or if it has a later version than the package knows of.
    """
    problems = Problems()
    new = {noun: _new(NOUNS[noun], contents.get(noun, ()), problems) for noun in NOUNS_OF_PACKAGES}
    problems.refuse()
    written = sum(len(rows) for rows in new.values())
    progress(sum(len(rows) for rows in contents.values()) - written)
    if written:
        try:
            bulk.load(_plain(new), by=by, progress=progress)
        except Refused as refused:
            raise with_places(refused, new) from refused
    return written


def record_is_empty() -> bool:
    """Whether nobody has loaded or written anything yet, drafts included."""
    return not any(model._default_manager.exists() for model in TARGET_MODELS.values())


def _new(noun: Noun, rows: Sequence[PackageRow], problems: Problems) -> list[PackageRow]:
    """The rows that the record does not have; a problem for each that it has otherwise."""
    wanted = {_key(noun, row.content): row for row in rows}
    newest = _newest(wanted)
    ids = (key[0] for key in list(wanted))
    for content, is_draft in kept(noun.name, ids, using=DEFAULT_DB_ALIAS):
        key = _key(noun, content)
        row = wanted.pop(key, None)
        if row and is_draft:
            reason = "the desk has a draft of it, to be published or discarded first"
            problems.add(row.file, row.row, noun.key[-1], reason)
        elif row:
            _compare(row, content, problems)
        elif not is_draft and key[:-1] in newest:
            _note_later_version(newest[key[:-1]], content, problems)
    return list(wanted.values())


def _newest(rows: Mapping[tuple[Any, ...], PackageRow]) -> dict[tuple[Any, ...], PackageRow]:
    """The newest version in the package of each thing that has versions."""
    return {key[:-1]: rows[key] for key in sorted(rows) if VERSION in rows[key].content}


def _key(noun: Noun, content: Mapping[str, Any]) -> tuple[Any, ...]:
    key = tuple(content[name] for name in noun.key)
    return (*key, content[VERSION]) if noun.versioned else key


def _compare(row: PackageRow, content: Mapping[str, Any], problems: Problems) -> None:
    for name, value in content.items():
        if row.content[name] != value:
            problems.add(row.file, row.row, name, f"was changed in the record since{_there(value)}")


def _note_later_version(row: PackageRow, content: Mapping[str, Any], problems: Problems) -> None:
    """A version that the package lacks is later than all of its own, which count from 1."""
    reason = f"version {content[VERSION]} ({content['change']}) was published since"
    problems.add(row.file, row.row, VERSION, reason)


def _there(value: Any) -> str:
    """What the record has now; nothing where that is a list of rows."""
    if isinstance(value, list):
        return f"; there it reads {shown(', '.join(value))}" if _is_of_texts(value) else ""
    return f"; there it reads {shown('' if value is None else str(value))}"


def _is_of_texts(values: list[Any]) -> bool:
    return all(isinstance(each, str) for each in values)


def _plain(rows: Contents) -> dict[str, list[dict[str, Any]]]:
    return {noun: [row.content for row in each] for noun, each in rows.items()}


def with_places(refused: Refused, rows: Contents) -> PackageError:
    """The faults of an action as problems of the rows that they are about."""
    places: dict[str, PackageRow] = {}
    for noun, each in rows.items():
        for row in each:
            key = "/".join(str(row.content[name]) for name in NOUNS[noun].key)
            places.setdefault(f"{noun} {key}", row)
    return PackageError(_problems(refused.faults, places))


def _problems(faults: list[Fault], places: Mapping[str, PackageRow]) -> Iterator[Problem]:
    for fault in faults:
        place = places.get(fault.subject, PackageRow({}))
        reason = fault.message if place.file else f"{fault.subject}: {fault.message}"
        rule = f" (METHOD {fault.rule})" if fault.rule else ""
        yield Problem(place.file, place.row, fault.field, f"{reason}{rule}")
