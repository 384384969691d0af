"""Changes of status as entries: each day on which a label began to read otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from tracker.filters.fields import in_language, language
from tracker.filters.pledge_columns import said
from tracker.models import Pledge, PledgeVersion, Segment
from tracker.models.reading import first_entries
from tracker.rules.vocabulary import LabelWord

from .door import absolute, name
from .entry import Entry, midnight


def of_one(pledge: Pledge, day: date) -> Iterator[Entry]:
    """Those of one pledge, for a feed that is about it alone."""
    for step, name_for_good in _changes([pledge], day):
        title = _("Status: %(status)s") % {"status": said(step)}
        yield _entry(pledge, step, name_for_good, title)


def of_many(pledges: Sequence[Pledge], day: date) -> Iterator[Entry]:
    """Those of several pledges, each with the title of its pledge."""
    found = {pledge.pk: pledge for pledge in pledges}
    for step, name_for_good in _changes(pledges, day):
        pledge = found[step.pledge_id]
        told = {"name": in_language(pledge.current, "title"), "value": said(step)}
        yield _entry(pledge, step, name_for_good, _("%(name)s: %(value)s") % told)


def _changes(pledges: Sequence[Pledge], day: date) -> Iterator[tuple[Segment, str]]:
    """The steps at which the label changed, with their names. The calendar alone can make one.

    A pledge can be renamed: it is named after the log entry that first published it.
    """
    keys = [pledge.pk for pledge in pledges]
    born = first_entries(PledgeVersion, pledge__in=keys)
    steps = Segment.published_anywhere.of_pledges().filter(pledge__in=keys, valid_from__lte=day)
    before: defaultdict[int, str] = defaultdict(str)
    for step in steps.order_by("pledge", "valid_from"):
        if said(step) != before[step.pledge_id]:
            before[step.pledge_id] = said(step)
            number = born[(step.pledge_id,)].seq
            told = step.valid_from, step.label, step.timing
            yield step, name("pledge", number, "status", *told)


def _entry(pledge: Pledge, step: Segment, name_for_good: str, title: str) -> Entry:
    return Entry(
        name=name_for_good,
        categories=("status",),
        title=title,
        text=LabelWord(step.label).word.definition(language()),
        address=f"{absolute(pledge.get_absolute_url())}?as_of={step.valid_from}",
        told=midnight(step.valid_from),
        changed=midnight(step.valid_from),
    )
