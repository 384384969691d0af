"""Search hits: each entry with the row it tells of, and what matched in it marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from tracker.filters.fields import in_language
from tracker.filters.search import Found, SearchSelection
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
from tracker.models.search_entry import SearchNoun

# Rows of the record that are the same on every day.
UNDATED: Mapping[SearchNoun, Callable[[], QuerySet]] = {
    SearchNoun.UPDATES: lambda: StatusUpdate.published.select_related("current"),
    SearchNoun.SOURCES: Source.published.all,
    SearchNoun.DIALOGUES: lambda: Dialogue.published.select_related("current__mechanism"),
    SearchNoun.MECHANISMS: Mechanism.published.all,
    SearchNoun.PARTIES: lambda: Party.published.select_related("parent"),
    SearchNoun.TOPICS: Topic.published.all,
}
# The text that stands for a row; the others have a name.
TITLES = {SearchNoun.PLEDGES: "title", SearchNoun.UPDATES: "fact"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text with marks, and its language if that is not the page's."""

    markup: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that was found: its title, and a cut of where else it was found."""

    noun: Found
    row: Any
    title: Text
    excerpt: Text

    @property
    def version(self) -> Any:
        """Where the columns of the row are: an identity has them in its current version."""
        return getattr(self.row, "current", self.row)


def hits(selection: SearchSelection, entries: Sequence[SearchEntry]) -> list[Hit]:
    """The rows of these entries, in their order; one query for each noun among them."""
    keys: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        keys[entry.noun].append(entry.row)
    rows = {
        (noun, row.pk): row
        for noun, found in keys.items()
        for row in _rows(SearchNoun(noun), selection.day).filter(pk__in=found)
    }
    return [_hit(selection, entry, rows[entry.noun, entry.row]) for entry in entries]


def _rows(noun: SearchNoun, day: date) -> QuerySet:
    if noun == SearchNoun.PLEDGES:
        return Pledge.published_anywhere.on(day).for_listing()
    return UNDATED[noun]()


def _hit(selection: SearchSelection, entry: Any, row: Any) -> Hit:
    noun = SearchNoun(entry.noun)
    version = getattr(row, "current", row)
    title = _title(selection, noun, version)
    lines = entry.text.split("\n")
    if "<mark>" not in title.markup:
        # It may have matched in the other language.
        lines = [*_titles(noun, version), *lines]
    excerpt = selection.snippet(lines)
    return Hit(Found(entry.found_as), row, title, Text(excerpt, _language(excerpt)))


def _title(selection: SearchSelection, noun: SearchNoun, version: Any) -> Text:
    if noun == SearchNoun.SOURCES:
        return Text(selection.marked(version.title), version.language)
    title = in_language(version, TITLES.get(noun, "name"))
    if noun == SearchNoun.UPDATES:
        # A fact is a paragraph: where something was found in it, that part is shown.
        return Text(selection.snippet([title]) or selection.marked(title), _language(title))
    return Text(selection.marked(title), _language(title))


def _titles(noun: SearchNoun, version: Any) -> list[str]:
    """The title in both languages, as far as there are two."""
    field = TITLES.get(noun, "name")
    return [getattr(version, f"{field}_{code}", "") for code in ("en", "zh")]


def _language(text: str) -> str:
    """The language of a text of the record, if it is not that of the page: English or Chinese."""
    is_chinese = any("\u4e00" <= char <= "\u9fff" for char in text)
    page_is_chinese = get_language() == "zh-hans"
    if is_chinese == page_is_chinese or not text:
        return ""
    return "zh-Hans" if is_chinese else "en"
