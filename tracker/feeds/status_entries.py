"""Changes of status as entries: each day on which a label began to read otherwise.

A change is as new as the record's knowledge of it: one of years ago that is published, corrected or
put under review today is news of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from tracker.filters.fields import in_language, language
from tracker.filters.pledge_columns import said
from tracker.models import Pledge, Segment
from tracker.models.step_entries import Made, StepEntries
from tracker.rules.vocabulary import LabelWord

from .door import absolute, name
from .entry import CORRECTION, Entry, midnight


def of_one(pledge: Pledge, day: date) -> Iterator[Entry]:
    """Those of one pledge, for a feed that is about it alone."""
    for change in _changes([pledge], day):
        title = _("Status: %(status)s") % {"status": said(change.step)}
        yield _entry(pledge, change, title)


def of_many(pledges: Sequence[Pledge], day: date) -> Iterator[Entry]:
    """Those of several pledges, each with the title of its pledge."""
    found = {pledge.pk: pledge for pledge in pledges}
    for change in _changes(pledges, day):
        pledge = found[change.step.pledge_id]
        told = {"name": in_language(pledge.current, "title"), "value": said(change.step)}
        yield _entry(pledge, change, _("%(name)s: %(value)s") % told)


@dataclass(frozen=True, slots=True)
class _Change:
    """A step at which the label changed, the number for good of its pledge, and what made it."""

    step: Segment
    number: int
    made: Made


def _changes(pledges: Sequence[Pledge], day: date) -> Iterator[_Change]:
    """The steps at which the label changed. The calendar alone can make one.

    A pledge can be renamed: it is named after the log entry that first published it.
    """
    keys = [pledge.pk for pledge in pledges]
    entries = StepEntries(keys)
    steps = Segment.published_anywhere.of_pledges().filter(pledge__in=keys, valid_from__lte=day)
    ordered = steps.order_by("pledge_id", "valid_from")
    for _label, alike in groupby(ordered, lambda step: (step.pledge_id, said(step))):
        step, *later = alike
        until = later[-1].valid_to if later else step.valid_to
        yield _Change(step, entries.first(step.pledge_id).seq, entries.made(step, until))


def _entry(pledge: Pledge, change: _Change, title: str) -> Entry:
    """Told when the record came to say so; what only the calendar did, when its day began."""
    step, entry = change.step, change.made.entry
    began = midnight(step.valid_from)
    is_news = entry.at > began
    is_correction = is_news and change.made.replaces
    return Entry(
        name=name("pledge", change.number, "status", step.valid_from, step.label, step.timing),
        categories=("status", CORRECTION) if is_correction else ("status",),
        title=title,
        text=LabelWord(step.label).word.definition(language()),
        address=f"{absolute(pledge.get_absolute_url())}?as_of={step.valid_from}",
        told=entry.at if is_news else began,
        changed=entry.at if is_news else began,
        number=entry.seq if is_news else 0,
    )
