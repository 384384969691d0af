"""What an event of a calendar file says, in the words of the calendar page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tracker.filters.agenda import Entry, EntryKind
from tracker.filters.fields import in_language, language
from tracker.filters.pledge_columns import said
from tracker.rules.edtf_words import words
from tracker.rules.vocabulary import DialogueKind, Standing


def heading(entry: Entry) -> str:
    """Which sort of day it is for the pledge in the title."""
    if entry.turn:
        return _("Turn %(number)s") % {"number": entry.turn.slot.number}
    if entry.kind is EntryKind.REVIEW:
        return _("Next review")
    return _("End of the duty") if entry.bounds_a_duty else _("Deadline")


def about_pledge(entry: Entry) -> str:
    """When it may fall, who promised, and the status on the day asked about."""
    pledge: Any = entry.pledge
    standing = Standing(pledge.status.standing)
    status = [said(pledge.status)]
    if standing is not Standing.ACTIVE:
        status.append(standing.word.label(language()))
    return "\n".join([when(entry), obligors(entry), " · ".join(status)])


def about_turn(entry: Entry) -> str:
    """The period of the turn, who promised, and what is recorded of it."""
    turn: Any = entry.turn
    state = [turn.state.word.label(language())]
    if turn.is_overdue:
        state.append(_("its period has closed"))
    return "\n".join([when(entry), obligors(entry), " · ".join(state)])


def about_dialogue(entry: Entry) -> str:
    """What sort of dialogue, of which mechanism, and whether it was held."""
    version: Any = entry.dialogue
    parts = [DialogueKind(version.kind).word.label(language())]
    if version.mechanism:
        parts.append(in_language(version.mechanism, "name"))
    held = [entry.held.word.label(language())] if entry.held else []
    if entry.is_unconfirmed:
        held.append(_("no record that it took place"))
    return "\n".join([when(entry), " · ".join(parts), " · ".join(held)])


def obligors(entry: Entry) -> str:
    """The names of those whose deadline or turn it is."""
    pledge: Any = entry.pledge
    parties = entry.obligors or [each.party for each in pledge.obligations.all()]
    return " · ".join(in_language(party, "name") for party in parties)


def when(entry: Entry) -> str:
    """The date in words: as the record has it, or between which days it falls."""
    if entry.written:
        return words(entry.written, language())
    first, last = _day(entry.opens), _day(entry.closes)
    if first and last and first != last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first and not last:
        return _("from %(day)s, with no last day") % {"day": first}
    return last if first else _("by %(last)s") % {"last": last}


def _day(day: Any) -> str:
    return words(day.isoformat(), language()) if day else ""
