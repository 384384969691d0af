"""Making a plan: a file and a mapping, read and held against the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from tracker.ingestion.package import PackageRow
from tracker.ingestion.problems import Problem, Problems, shown
from tracker.ingestion.record import kept
from tracker.ingestion.text_file import MAX_COLUMNS, MAX_ROWS
from tracker.models import Pledge, Redirect
from tracker.models.bodies import TARGET_MODELS
from tracker.rules import corrections
from tracker.rules.schema import NOUNS
from tracker.rules.vocabulary import Change

from .contents import SheetContents, contents_of, named_in
from .grouping import groups_of
from .mapping import SheetMapping
from .plan import Plan, Step
from .reading import read

KEYS_AT_ONCE = 500
# More than the largest file gives.
NO_LIMIT = MAX_ROWS * MAX_COLUMNS
# Made where they miss, otherwise left as they are: they are not the institution's alone.
SHARED = ("party", "topic", "mechanism", "source", "collection")
OWN = ("pledge", "external_verdict")
_DRAFT = "the desk has a draft of it, to be published or discarded first"
_APART = {"version", "change", "change_reason", "batch"}

Content = dict[str, Any]


def plan_of(
    file: str, data: bytes, mapping: SheetMapping, *, restore: bool = False, most: int = NO_LIMIT
) -> Plan:
    """What importing a file by a mapping would do to the record as it is now.

    What was withdrawn from the record is refused, unless it is to be restored. So is a table that
    has more scores, or would write more rows of the record, than `most`.
    """
    problems = Problems(most=MAX_ROWS)
    rows = read(file, data, mapping.layout, mapping.columns, problems)
    scores = len(rows) * (len(mapping.obligors.members) or 1)
    if scores > most:
        plan = Plan()
        plan.refuse(_too_much(file, f"has {scores:,} cells for scores", most))
        return plan
    found = contents_of(file, groups_of(rows, mapping), mapping, problems)
    plan = _held_against_the_record(found, problems, restore=restore)
    written = sum(map(len, plan.contents.values()))
    if written > most:
        plan.refuse(_too_much(file, f"would write {written:,} rows of the record", most))
    # A pledge that was refused is in the file, but which one it is cannot be told.
    plan.only_here = 0 if plan.is_refused else _only_here(mapping, found)
    return plan


def _held_against_the_record(found: SheetContents, problems: Problems, *, restore: bool) -> Plan:
    plan = Plan(pledges=found.pledges)
    for problem in (*problems.listed(), *_strangers(found)):
        plan.refuse(problem)
    for noun in SHARED:
        _plan_shared(plan, noun, found.rows.get(noun, {}))
    _plan_dialogues(plan, found.rows.get("dialogue", {}), restore=restore)
    for noun in OWN:
        _plan_own(plan, noun, found.rows.get(noun, {}), restore=restore)
    return plan


def _too_much(file: str, how_much: str, most: int) -> Problem:
    more = f"manage.py import_table takes tables of {MAX_ROWS:,} rows"
    return Problem(file, None, "", f"{how_much}; here at most {most:,} are taken at once: {more}")


def _strangers(found: SheetContents) -> Iterator[Problem]:
    """What is named and neither in the record nor made by the mapping."""
    named = named_in(found.rows)
    for noun in sorted({noun for noun, _ in named}):
        own = found.rows.get(noun, {}).keys()
        slugs = sorted({slug for each, slug in named if each == noun} - own)
        missing = set(slugs) - {slug for slug, _ in _standing(noun, slugs)}
        for slug in sorted(missing):
            yield Problem("", None, "", f"there is no {noun} {shown(slug)}")


def _standing(noun: str, slugs: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Id and key of those rows that the record has."""
    for start in range(0, len(slugs), KEYS_AT_ONCE):
        rows = TARGET_MODELS[noun]._default_manager.filter(
            slug__in=slugs[start : start + KEYS_AT_ONCE]
        )
        yield from rows.values_list("slug", "pk")


def _plan_shared(plan: Plan, noun: str, rows: Mapping[str, PackageRow]) -> None:
    there = {slug for slug, _ in _standing(noun, sorted(rows))}
    for slug, row in rows.items():
        if slug in there:
            plan.add(Step.SAME, noun, row, "is in the record and left as it is")
        else:
            plan.add(Step.CREATE, noun, row, _called(row))


def _plan_dialogues(plan: Plan, rows: Mapping[str, PackageRow], *, restore: bool) -> None:
    """A dialogue that the record has is left as it is, unless it was withdrawn."""
    newest, drafted = _versions("dialogue", sorted(rows))
    for slug, row in rows.items():
        before = newest.get(slug)
        if slug in drafted:
            plan.add(Step.REFUSE, "dialogue", row, _DRAFT)
        elif before:
            _plan_known(
                plan, "dialogue", PackageRow(before, row.file, row.row), before, restore=restore
            )
        else:
            plan.add(Step.CREATE, "dialogue", row, _called(row))


def _plan_own(plan: Plan, noun: str, rows: Mapping[str, PackageRow], *, restore: bool) -> None:
    newest, drafted = _versions(noun, sorted(rows))
    moved = _moved(rows) if noun == Pledge.noun else {}
    for slug, row in rows.items():
        if slug in drafted:
            plan.add(Step.REFUSE, noun, row, _DRAFT)
        elif slug in moved:
            plan.add(Step.REFUSE, noun, row, f"leads to {moved[slug]} since: it was moved there")
        elif slug in newest:
            _plan_known(plan, noun, row, newest[slug], restore=restore)
        else:
            plan.add(Step.CREATE, noun, row, _called(row))


def _versions(noun: str, slugs: Sequence[str]) -> tuple[dict[str, Content], set[str]]:
    """The newest published version of each, and those of which there is a draft."""
    newest: dict[str, Content] = {}
    drafted: set[str] = set()
    for content, is_draft in kept(noun, slugs, using=DEFAULT_DB_ALIAS):
        slug = content["id"]
        if is_draft:
            drafted.add(slug)
        else:
            newest[slug] = max(newest.get(slug, content), content, key=itemgetter("version"))
    return newest, drafted


def _moved(rows: Mapping[str, PackageRow]) -> dict[str, str]:
    slugs = sorted(rows)
    moved: dict[str, str] = {}
    for start in range(0, len(slugs), KEYS_AT_ONCE):
        found = Redirect.objects.filter(slug__in=slugs[start : start + KEYS_AT_ONCE])
        moved.update(found.values_list("slug", "pledge__slug"))
    return moved


def _plan_known(plan: Plan, noun: str, row: PackageRow, before: Content, *, restore: bool) -> None:
    """A row that the record has: the same, to be corrected, or refused."""
    differs = [name for name in before if name not in _APART and before[name] != row.content[name]]
    withdrawn = before["change"] == Change.WITHDRAWAL
    if not differs and not withdrawn:
        plan.add(Step.SAME, noun, row)
    elif withdrawn and not restore:
        reason = f"was withdrawn ({before['change_reason']}): say whether to bring back such rows"
        plan.add(Step.REFUSE, noun, row, reason)
    else:
        _plan_change(plan, noun, row, before, differs)


def _plan_change(
    plan: Plan, noun: str, row: PackageRow, before: Content, differs: Sequence[str]
) -> None:
    after = row.content | {
        "version": before["version"] + 1,
        "change": Change.SUBSTANTIVE.value,
        # The batch that is the reason has no name before it is written.
        "change_reason": "Imported again.",
    }
    breaches = corrections.breaches(NOUNS[noun], before, after)
    for breach in breaches:
        reason = f"{breach.message} (METHOD {breach.rule})"
        plan.add(Step.REFUSE, noun, row, reason, breach.field)
    if not breaches:
        told = "; ".join(f"{_text(before[name])} → {_text(after[name])}" for name in differs)
        changed = PackageRow(after, row.file, row.row)
        reason = told or "was withdrawn and comes back"
        plan.add(Step.CHANGE, noun, changed, reason, ", ".join(differs))


def _called(row: PackageRow) -> str:
    """What a person knows a row by."""
    names = ("title_en", "name_en", "title", "value")
    return next(str(row.content[name]) for name in names if name in row.content)


def _text(value: Any) -> str:
    return shown(
        ", ".join(value) if isinstance(value, list) else str("" if value is None else value)
    )


def _only_here(mapping: SheetMapping, found: SheetContents) -> int:
    """How many listed pledges of the collection are not in the file."""
    mine = Pledge.objects.public().listed().filter(collection__slug=mapping.collection["id"])
    return len(set(mine.values_list("slug", flat=True)) - found.rows.get("pledge", {}).keys())
