"""Searching long lists: by the index of what is public, and in the texts of what is not yet.

Stock admin looks for the typed letters in every row of a list, which takes a second once there
are a hundred thousand. The index finds whole words, and the beginning of the last one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import admin
from django.db.models import Case, Q, QuerySet, When
from django.http import HttpRequest

from tracker.filters.typed import FOUND_AT_MOST, found_while_typing, titled_among
from tracker.models import Dialogue, Pledge, Source, StatusUpdate
from tracker.models.base import Content, Identity, Reference
from tracker.models.search_entry import SearchNoun
from tracker.rules.vocabulary import PublicationState

INDEXED: Mapping[SearchNoun, type[Any]] = {
    SearchNoun.PLEDGES: Pledge,
    SearchNoun.UPDATES: StatusUpdate,
    SearchNoun.SOURCES: Source,
    SearchNoun.DIALOGUES: Dialogue,
}
WORDS = "Finds whole words, or the beginning of the last one; also an id."


class WordSearch(admin.ModelAdmin):
    """A list of which the public rows are found by the index.

    `found_by` says which column holds the key of an indexed row, and of which noun. Rows that are
    not public yet, few at any time, are searched in `search_fields`; with `reads_all` so are the
    public ones, for texts that the index does not hold.
    """

    found_by: Mapping[str, SearchNoun] = {}
    reads_all = False

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> Any:
        if not self.found_by or not search_term.strip():
            return super().get_search_results(request, queryset, search_term)
        wanted = Q(pk__in=self._read(request, queryset, search_term))
        for column, keys in self._public(search_term):
            wanted |= Q(**{f"{column}__in": keys})
        return queryset.filter(wanted), False

    def offered(self, request: HttpRequest, queryset: QuerySet, text: str) -> QuerySet:
        """What a search finds, for somebody who chooses one row of it: the likeliest first.

        That is the row of this very id, then those whose titles hold all the words, then the
        others, the newest first. A list that the index does not know keeps its order.
        """
        if self.found_by.keys() != {"pk"} or not text.strip():
            found, may_repeat = self.get_search_results(request, queryset, text)
            return found.distinct() if may_repeat else found
        ((_, keys),) = self._public(text)
        titled = titled_among(self.found_by["pk"], keys, text)
        rows = queryset.filter(pk__in=[*keys, *self._read(request, queryset, text)])
        same = When(slug=text.strip().lower(), then=0)
        return rows.order_by(Case(same, When(pk__in=titled, then=1), default=2), "-pk")

    def _public(self, text: str) -> Iterator[tuple[str, list[int]]]:
        by_noun = {noun: _keys(noun, text) for noun in set(self.found_by.values())}
        for column, noun in self.found_by.items():
            yield column, by_noun[noun]

    def _read(self, request: HttpRequest, queryset: QuerySet, text: str) -> list[int]:
        model: Any = queryset.model
        rows = model._default_manager.all() if self.reads_all else unpublished(model)
        found, _ = super().get_search_results(request, rows, text)
        return list(found.order_by("-pk").values_list("pk", flat=True)[:FOUND_AT_MOST])

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list, with a word on how it is searched."""
        shown = super().get_changelist_instance(request)
        if self.found_by and not shown.search_help_text:
            shown.search_help_text = WORDS
        return shown


def unpublished(model: type[Any]) -> QuerySet:
    """The rows that readers cannot see yet."""
    rows: QuerySet = model._default_manager.all()
    if issubclass(model, Content):
        return rows.filter(state__in=[PublicationState.DRAFT, PublicationState.SUBMITTED])
    if issubclass(model, Reference):
        return rows.filter(entry__isnull=True)
    return rows.filter(current__isnull=True) if issubclass(model, Identity) else rows.none()


def _keys(noun: SearchNoun, text: str) -> list[int]:
    """By words, and the row whose id this is."""
    model = INDEXED[noun]
    same = model._default_manager.filter(slug=text.strip().lower())
    return [*found_while_typing(noun, text), *same.values_list("pk", flat=True)]
