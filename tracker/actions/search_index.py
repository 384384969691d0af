"""The search index: entries that follow from the public rows, rebuilt as the log is written.

Every public change is a log entry, and a log entry names its row. So what a transaction has
written in the log says which entries to rebuild: those of the rows that it names, and of rows that
show their words. Nothing withdrawn, redacted or unpublished is left to be found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tracker import search
from tracker.models import (
    Dialogue,
    Mechanism,
    Party,
    Pledge,
    SearchEntry,
    Source,
    StatusUpdate,
    Topic,
)
from tracker.models.base import REDACTED
from tracker.models.search_entry import FOREVER, SearchNoun

from .searchable import Searchable, searchable

ROWS_AT_ONCE = 500
MODELS: Mapping[SearchNoun, type[Any]] = {
    SearchNoun.PLEDGES: Pledge,
    SearchNoun.UPDATES: StatusUpdate,
    SearchNoun.SOURCES: Source,
    SearchNoun.DIALOGUES: Dialogue,
    SearchNoun.MECHANISMS: Mechanism,
    SearchNoun.PARTIES: Party,
    SearchNoun.TOPICS: Topic,
}
# Where a row that the log names is found in the rows whose entries hold its words.
_HELD_IN: Mapping[SearchNoun, Mapping[str, Sequence[str]]] = {
    SearchNoun.PLEDGES: {
        "pledge": ["slug"],
        "dialogue": ["current__dialogue__slug"],
        "mechanism": ["current__dialogue__current__mechanism__slug"],
        "party": ["obligations__party__slug", "counterparts__slug"],
        "topic": ["current__topics__slug"],
        "source": ["wordings__source__slug"],
    },
    SearchNoun.UPDATES: {"update": ["slug"], "source": ["current__citations__source__slug"]},
    SearchNoun.SOURCES: {"source": ["slug"]},
    SearchNoun.DIALOGUES: {"dialogue": ["slug"], "mechanism": ["current__mechanism__slug"]},
    SearchNoun.MECHANISMS: {"mechanism": ["slug"]},
    SearchNoun.PARTIES: {"party": ["slug"]},
    SearchNoun.TOPICS: {"topic": ["slug"]},
}

Subjects = Iterable[tuple[str, str]]


def refresh(subjects: Subjects) -> None:
    """Rebuild the entries that these rows, by noun and id as the log names them, have a part in."""
    named = _by_noun(subjects)
    for noun in SearchNoun:
        _rebuild(noun, sorted(_touched(noun, named)))


def rebuild() -> None:
    """Rebuild every entry, for a record that has no index yet."""
    SearchEntry.objects.all().delete()
    for noun, model in MODELS.items():
        _rebuild(noun, list(model.objects.public().order_by("pk").values_list("pk", flat=True)))


def expected(noun: SearchNoun, keys: Sequence[int]) -> Iterator[SearchEntry]:
    """The entries that these rows should have, not saved."""
    for each in searchable(noun, keys):
        yield from _entries(noun, each)


def _by_noun(subjects: Subjects) -> dict[str, set[str]]:
    """Ids by noun. A wording belongs to its pledge, a party's names to all that stand under it."""
    named: dict[str, set[str]] = defaultdict(set)
    for noun, key in subjects:
        if noun == "wording":
            named["pledge"].add(key.partition("/")[0])
        else:
            named[noun].add(key)
    if named["party"]:
        named["party"] = _with_those_under(named["party"])
    return named


def _with_those_under(slugs: set[str]) -> set[str]:
    parents = dict(Party.objects.values_list("slug", "parent__slug"))
    reached, size = set(slugs), 0
    while size < len(reached):
        size = len(reached)
        reached |= {slug for slug, parent in parents.items() if parent in reached}
    return reached


def _touched(noun: SearchNoun, named: Mapping[str, set[str]]) -> set[int]:
    keys: set[int] = set()
    for subject, columns in _HELD_IN[noun].items():
        slugs = sorted(named.get(subject, ()))
        for start in range(0, len(slugs), ROWS_AT_ONCE):
            chunk = slugs[start : start + ROWS_AT_ONCE]
            for column in columns:
                found = MODELS[noun].objects.filter(**{f"{column}__in": chunk})
                keys.update(found.values_list("pk", flat=True))
    return keys


def _rebuild(noun: SearchNoun, keys: Sequence[int]) -> None:
    for start in range(0, len(keys), ROWS_AT_ONCE):
        chunk = keys[start : start + ROWS_AT_ONCE]
        SearchEntry.objects.filter(noun=noun, row__in=chunk).delete()
        SearchEntry.objects.bulk_create(expected(noun, chunk), batch_size=ROWS_AT_ONCE)


def _entries(noun: SearchNoun, found: Searchable) -> Iterator[SearchEntry]:
    """One entry for each day from which more could be read."""
    days = sorted({day for day, _ in found.later if day > found.known_from})
    starts = [found.known_from, *days]
    title = search.indexed(_kept(found.title))
    for start, end in zip(starts, [*days, FOREVER], strict=True):
        lines = _kept([*found.texts, *_known(found, start)])
        yield SearchEntry(
            noun=noun,
            row=found.row.pk,
            slug=found.row.slug,
            day=found.day,
            valid_from=start,
            valid_to=end,
            text="\n".join(lines),
            title_words=title,
            words=search.indexed([*_kept(found.title), *lines]),
        )


def _known(found: Searchable, day: date) -> list[str]:
    return [text for appeared, text in found.later if appeared <= day]


def _kept(lines: Iterable[str]) -> list[str]:
    """Each text once, on one line, without those that were redacted."""
    single = (" ".join(line.split()) for line in lines)
    return list(dict.fromkeys(line for line in single if line and line != REDACTED))
