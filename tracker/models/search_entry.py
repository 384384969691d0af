"""What full-text search reads: the words of every public row, ready for both databases."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from django.db import models
from django.db.models import F

from .base import PUBLIC
from .constraints import one_of, together
from .search_match import Matches

ALWAYS = date.min
FOREVER = date.max
# What has no last day had happened on no day that anyone can ask about.
NEVER = FOREVER - timedelta(days=1)


class SearchNoun(StrEnum):
    """What can be found; the words are those of the addresses of the lists."""

    PLEDGES = "pledges"
    UPDATES = "updates"
    SOURCES = "sources"
    DIALOGUES = "dialogues"
    MECHANISMS = "mechanisms"
    PARTIES = "parties"
    TOPICS = "topics"


class SearchEntryQuerySet(models.QuerySet):
    """Questions about what the public can find."""

    def on(self, day: date) -> Self:
        """What the world could read on `day`."""
        return self.filter(valid_from__lte=day, valid_to__gt=day)

    def matching(self, *, fts5: str, tsquery: str, after: int = 0) -> Self:
        """Entries newer than a key whose words match a question, in the words of each database."""
        found = self.filter(Matches("words", fts5=fts5, tsquery=tsquery, after=after))
        return found.filter(pk__gt=after) if after else found

    def titled(self, *, fts5: str, tsquery: str) -> Self:
        """Entries of which the title alone matches."""
        return self.filter(Matches("title_words", fts5=fts5, tsquery=tsquery))


class PublicSearchEntries(models.Manager.from_queryset(SearchEntryQuerySet)):  # type: ignore[misc]
    """Entries over the read-only alias. Only public rows have any."""

    def get_queryset(self) -> SearchEntryQuerySet:
        return super().get_queryset().using(PUBLIC)


class SearchEntry(models.Model):
    """The searchable text of one public row, from `valid_from` (inclusive) to `valid_to`.

    A pledge has one entry for each day on which a source with a further wording of it appeared, so
    that a search in the world of an earlier day does not find by what was written later. A row
    without a date is valid always, one that never ended from `NEVER` on.

    `text` is as it was written, one line each, to show where a word was found. `title_words` and
    `words` (the title's among them) are the normalised words of `tracker.search`. `day` orders
    rows of one noun. A projection: rebuilt by `actions.search_index` on each publication, in the
    same transaction, so that nothing withdrawn, redacted or unpublished can be found.
    """

    noun = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in SearchNoun]
    )
    row = models.BigIntegerField()
    slug = models.SlugField(max_length=60, db_index=False)
    day = models.DateField(null=True)
    valid_from = models.DateField(default=ALWAYS)
    valid_to = models.DateField(default=FOREVER)
    text = models.TextField(blank=True)
    title_words = models.TextField(blank=True)
    words = models.TextField(blank=True)

    objects = models.Manager.from_queryset(SearchEntryQuerySet)()
    published = PublicSearchEntries()

    class Meta:
        verbose_name_plural = "search entries"
        ordering = ["noun", "slug", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["noun", "row", "valid_from"], name="search_entry_begins_once_a_day"
            ),
            one_of("search_entry", "noun", SearchNoun),
            together(
                "search_entry",
                "ends_after_it_begins",
                models.Q(valid_to__gt=F("valid_from")),
                "valid_to: must lie after valid_from.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.slug}"
