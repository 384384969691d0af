"""What of a public row can be found: its title, and its other texts, in both languages.

A redacted text has nothing to find. Names include aliases, and an agency stands under the names of
its state: what a ministry promised is found by the name of its country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Prefetch

from tracker.models import (
    Dialogue,
    Mechanism,
    Participant,
    Party,
    Pledge,
    Source,
    StatusUpdate,
    Topic,
    Wording,
)
from tracker.models.base import REDACTED
from tracker.models.search_entry import ALWAYS, NEVER, SearchNoun

# Between the names of one thing; `tracker.search` lets no phrase span it.
APART = " · "


@dataclass(frozen=True, slots=True)
class Searchable:
    """The texts of one row, line by line; `later` are those that appeared on a later day.

    `day` orders the rows of a noun; before `known_from` the world did not know the row.
    """

    row: Any
    title: Sequence[str]
    texts: Sequence[str] = ()
    later: Sequence[tuple[date, str]] = ()
    day: date | None = None
    known_from: date = ALWAYS


def searchable(noun: SearchNoun, keys: Sequence[int]) -> Iterator[Searchable]:
    """What can be found of these rows; nothing of those that are not public."""
    return _BY_NOUN[noun](keys)


def _pledges(keys: Sequence[int]) -> Iterator[Searchable]:
    wordings = Wording.objects.public().select_related("source").order_by("number")
    families = _Families()
    found = (
        Pledge.objects.public()
        .listed()
        .filter(pk__in=keys)
        .select_related("current__dialogue__current__mechanism")
        .prefetch_related("current__topics", "obligations", "counterparts")
        .prefetch_related(Prefetch("wordings", wordings, to_attr="public_wordings"))
    )
    for row in found:
        current: Any = row.current
        yield Searchable(
            row,
            title=_lines(current, "title"),
            texts=[
                *_lines(current, "statement"),
                current.deadline_as_written_en,
                *_of_dialogue(current.dialogue),
                *families.names(_parties(row)),
                *(_names(topic) for topic in current.topics.all()),
            ],
            later=list(_wordings(row)),
            day=current.made_latest,
            known_from=current.made_latest or NEVER,
        )


def _wordings(pledge: Any) -> Iterator[tuple[date, str]]:
    """What each side wrote, from the day on which its source appeared."""
    for wording in pledge.public_wordings:
        appeared = wording.source.published_latest or ALWAYS
        for text in (wording.verb, wording.gist_en, wording.note_en):
            yield appeared, text


def _of_dialogue(dialogue: Any) -> list[str]:
    """The names of a dialogue and of its forum; none once it is withdrawn."""
    if dialogue.withdrawn or dialogue.current is None:
        return []
    mechanism = dialogue.current.mechanism
    return [_names(dialogue.current), *([_names(mechanism)] if mechanism else [])]


def _parties(pledge: Any) -> Iterator[int]:
    yield from (obligation.party_id for obligation in pledge.obligations.all())
    yield from (party.pk for party in pledge.counterparts.all())


def _updates(keys: Sequence[int]) -> Iterator[Searchable]:
    found = StatusUpdate.objects.public().listed().filter(pk__in=keys).select_related("current")
    for row in found.prefetch_related("current__citations__source"):
        current: Any = row.current
        cited = (citation.source.title for citation in current.citations.all())
        yield Searchable(
            row,
            title=_lines(current, "fact"),
            texts=[current.note_en, *current.search_places_en, *cited],
            day=current.date_latest,
            known_from=current.date_latest or NEVER,
        )


def _sources(keys: Sequence[int]) -> Iterator[Searchable]:
    for row in Source.objects.public().filter(pk__in=keys):
        yield Searchable(
            row,
            title=[row.title],
            texts=[row.publisher, urlsplit(row.url).hostname or ""],
            day=row.published_latest,
            known_from=row.published_latest or ALWAYS,
        )


def _dialogues(keys: Sequence[int]) -> Iterator[Searchable]:
    found = Dialogue.objects.public().listed().filter(pk__in=keys)
    people = Prefetch("current__participants", Participant.objects.order_by("pk"))
    for row in found.select_related("current__mechanism").prefetch_related(people):
        current: Any = row.current
        forum = [_names(current.mechanism)] if current.mechanism else []
        who = (person.who for person in current.participants.all())
        yield Searchable(
            row,
            title=_lines(current, "name"),
            texts=[*forum, current.city, current.country, current.note_en, *who],
            day=current.date_latest,
            known_from=current.announced_latest or current.date_latest or ALWAYS,
        )


def _mechanisms(keys: Sequence[int]) -> Iterator[Searchable]:
    for row in Mechanism.objects.public().filter(pk__in=keys):
        yield Searchable(
            row,
            title=[_names(row)],
            texts=[APART.join(row.aliases), *_lines(row, "description"), row.succession_note_en],
            day=row.started_latest,
            known_from=row.started_latest or ALWAYS,
        )


def _parties_themselves(keys: Sequence[int]) -> Iterator[Searchable]:
    for row in Party.objects.public().filter(pk__in=keys):
        yield Searchable(row, title=[_names(row)], texts=[APART.join(row.aliases)])


def _topics(keys: Sequence[int]) -> Iterator[Searchable]:
    for row in Topic.objects.public().filter(pk__in=keys):
        yield Searchable(row, title=[_names(row)])


_BY_NOUN = {
    SearchNoun.PLEDGES: _pledges,
    SearchNoun.UPDATES: _updates,
    SearchNoun.SOURCES: _sources,
    SearchNoun.DIALOGUES: _dialogues,
    SearchNoun.MECHANISMS: _mechanisms,
    SearchNoun.PARTIES: _parties_themselves,
    SearchNoun.TOPICS: _topics,
}


def _lines(row: Any, field: str) -> list[str]:
    """A text in both languages."""
    return [getattr(row, f"{field}_en"), getattr(row, f"{field}_zh", "")]


def _names(row: Any) -> str:
    """All that a thing is called."""
    called = [*_lines(row, "name"), *getattr(row, "aliases", ())]
    return APART.join(name for name in called if name and name != REDACTED)


class _Families:
    """The names of parties and of those above them, each party read once."""

    def __init__(self) -> None:
        self.parties = {row.pk: row for row in Party.objects.public()}

    def names(self, keys: Iterable[int]) -> list[str]:
        """One line for each party that is named or stands above one that is."""
        reached: dict[int, str] = {}
        waiting: list[int | None] = list(keys)
        while waiting:
            party = self.parties.get(waiting.pop(0) or 0)
            if party and party.pk not in reached:
                reached[party.pk] = _names(party)
                waiting.append(party.parent_id)
        return list(reached.values())
