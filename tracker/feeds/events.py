"""Entries of the agenda as events of a calendar file (RFC 5545).

An event lasts whole days, so its end is the day after its last. A deadline or a turn stands on its
last day, as on the calendar page, and says in words from when it may fall; one without a last day
stands on its first. What has no day yet is no event. An event's UID names what it is about and
never its date, so that an event whose date moves stays the same event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Event

from tracker.filters.agenda import Entry, EntryKind
from tracker.filters.fields import in_language, language
from tracker.models import LogEntry, Pledge, PledgeVersion
from tracker.models.reading import first_entries, newest_entries, newest_entry_on
from tracker.rules.vocabulary import DialogueStatus
from tracker.rules.xml_text import one_line, xml_text

from .door import absolute
from .event_words import about_dialogue, about_pledge, about_turn, heading
from .json_feed import BCP47

STATUS = {
    DialogueStatus.HELD: "CONFIRMED",
    DialogueStatus.PLANNED: "TENTATIVE",
    DialogueStatus.POSTPONED: "TENTATIVE",
    DialogueStatus.CANCELLED: "CANCELLED",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the log tells of some pledges: the number for good of each, and its newest entry."""

    first: dict[tuple[Any, ...], LogEntry]
    newest: dict[int, LogEntry]
    newest_on_dialogues: LogEntry | None

    def number(self, pledge: Pledge) -> int:
        """The entry that first published it: a slug changes when a pledge is renamed."""
        return self.first[(pledge.pk,)].seq

    def change(self, pledge: Pledge) -> LogEntry:
        """The newest entry that can have moved its days: its own, or one on a dialogue."""
        own, other = self.newest[pledge.pk], self.newest_on_dialogues
        hangs_on_rounds = pledge.current and (
            pledge.current.trigger_relation or pledge.current.recurs_each_round_of_id
        )
        return max(own, other, key=_seq) if other and hangs_on_rounds else own


def told_of(pledges: Iterable[Pledge]) -> Told:
    """The log of some pledges, in as many queries for one as for many."""
    keys = {pledge.pk for pledge in pledges}
    first = first_entries(PledgeVersion, pledge__in=keys)
    return Told(first, newest_entries(keys), newest_entry_on("dialogue"))


def events(entries: Sequence[Entry]) -> Iterator[Event]:
    """The events of those entries that have a day."""
    dated = [entry for entry in entries if entry.day]
    told = told_of(
        pledge for entry in dated for pledge in (entry.pledge, *entry.reviewed) if pledge
    )
    for entry in dated:
        if entry.kind is EntryKind.DIALOGUE:
            yield _dialogue(entry)
        elif entry.kind is EntryKind.REVIEW:
            yield from _reviews(entry, told)
        elif entry.kind is EntryKind.TURN:
            yield _turn(entry, told)
        else:
            yield from _deadlines(entry, told)


def _deadlines(entry: Entry, told: Told) -> Iterator[Event]:
    """One for all, or one for each obligor with a deadline of its own."""
    suffixes = [f"-{party.slug}" for party in entry.obligors] or [""]
    for suffix in suffixes:
        yield _of_pledge(entry, entry.pledge, told, f"deadline{suffix}", about_pledge(entry))


def _turn(entry: Entry, told: Told) -> Event:
    assert entry.turn is not None  # noqa: S101  (a turn's entry has one)
    kind = f"turn-{entry.turn.slot.number}"
    return _of_pledge(entry, entry.pledge, told, kind, about_turn(entry))


def _reviews(entry: Entry, told: Told) -> Iterator[Event]:
    for pledge in entry.reviewed:
        yield _of_pledge(entry, pledge, told, "review", "")


def _of_pledge(entry: Entry, pledge: Any, told: Told, kind: str, text: str) -> Event:
    title = in_language(pledge.current, "title")
    day: Any = entry.day
    return _event(
        uid=f"pledge-{told.number(pledge)}-{kind}",
        summary=_("%(name)s: %(value)s") % {"name": heading(entry), "value": title},
        days=(day, day),
        text=text,
        path=pledge.get_absolute_url(),
        kind=entry.kind,
        change=told.change(pledge),
    )


def _dialogue(entry: Entry) -> Event:
    version: Any = entry.dialogue
    day: Any = entry.day
    event = _event(
        uid=f"dialogue-{version.dialogue.slug}",
        summary=in_language(version, "name"),
        days=(entry.opens or day, day),
        text=about_dialogue(entry),
        path=version.dialogue.get_absolute_url(),
        kind=entry.kind,
        change=version.entry,
    )
    if entry.held:
        event.add("status", STATUS[entry.held])
    return event


def _event(
    *,
    uid: str,
    summary: str,
    days: tuple[date, date],
    text: str,
    path: str,
    kind: EntryKind,
    change: LogEntry,
) -> Event:
    first, last = days
    event, spoken = Event(), {"LANGUAGE": BCP47[language()]}
    event.add("uid", f"{uid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstart", first)
    if last < date.max:
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", one_line(summary), parameters=spoken)
    if text:
        event.add("description", xml_text(text), parameters=spoken)
    event.add("url", absolute(path))
    event.add("categories", [kind.value])
    event.add("transp", "TRANSPARENT")
    event.add("dtstamp", change.at)
    event.add("last-modified", change.at)
    event.add("sequence", change.seq)
    return event


def _seq(entry: LogEntry) -> int:
    return entry.seq
