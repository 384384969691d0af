"""What can happen to a pledge, as entries: its status, updates, verdicts, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from tracker.filters.fields import in_language, language
from tracker.models import Assessment, LogEntry, Pledge, Segment, UpdateVersion
from tracker.models.reading import Reading
from tracker.rules import labels
from tracker.rules.edtf_words import words
from tracker.rules.vocabulary import CORRECTING, Delivery, LabelWord, LogVerb, Timing, Vocabulary
from tracker.rules.vocabulary import Assessment as AssessmentWord

from .door import absolute, name
from .entry import Entry, midnight


def entries(pledge: Pledge, day: date) -> list[Entry]:
    """Everything that the record tells of a pledge up to a day, newest first."""
    found = [
        *statuses(pledge, day),
        *updates(pledge, day),
        *verdicts(pledge, day),
        *corrections(pledge),
    ]
    return sorted(found, key=lambda entry: (entry.changed, entry.name), reverse=True)


def statuses(pledge: Pledge, day: date) -> Iterator[Entry]:
    """Each day on which the label began to read otherwise; the calendar alone can make one."""
    steps = Segment.published_anywhere.of_pledges().filter(pledge=pledge, valid_from__lte=day)
    before = ""
    for step in steps.order_by("valid_from"):
        said = _said(step)
        if said == before:
            continue
        before = said
        yield Entry(
            name=name("pledge", pledge.slug, "status", step.valid_from, step.label, step.timing),
            category="status",
            title=_("Status: %(status)s") % {"status": said},
            text=LabelWord(step.label).word.definition(language()),
            address=f"{_page(pledge)}?as_of={step.valid_from}",
            changed=midnight(step.valid_from),
        )


def updates(pledge: Pledge, day: date) -> Iterator[Entry]:
    """The updates that bear on it, as they are told now."""
    bearing = Reading().bearings().filter(pledge=pledge).values("update")
    found = UpdateVersion.published.filter(update__in=bearing, date_latest__lte=day)
    for version in found.select_related("update", "entry"):
        yield Entry(
            name=name("update", version.update.slug),
            category="update",
            title=_("Update: %(day)s") % {"day": words(version.date, language())},
            text=in_language(version, "fact"),
            address=absolute(version.update.get_absolute_url()),
            changed=_published(version.entry),
        )


def verdicts(pledge: Pledge, day: date) -> Iterator[Entry]:
    """The verdicts given on it, as they stand now."""
    found = Assessment.published.filter(pledge=pledge, as_of__lte=day)
    for row in found.select_related("entry", "obligation__party"):
        told = {"finding": _finding(row).word.label(language())}
        if row.obligor:
            told["party"] = in_language(row.obligor, "name")
            title = _("Verdict on %(party)s: %(finding)s") % told
        else:
            title = _("Verdict: %(finding)s") % told
        yield Entry(
            name=name("assessment", pledge.slug, row.number),
            category="verdict",
            title=title,
            text=in_language(row, "reason"),
            address=f"{_page(pledge)}#verdict-{row.number}",
            changed=_published(row.entry),
        )


def corrections(pledge: Pledge) -> Iterator[Entry]:
    """The log entries that changed what already stood, with the reason given."""
    for entry in Reading().entries(pledge).filter(verb__in=CORRECTING):
        told = {"change": LogVerb(entry.verb).word.label(language()), "subject": entry.subject_id}
        yield Entry(
            name=name("log", entry.seq),
            category="correction",
            title=_("Correction: %(change)s (%(subject)s)") % told,
            text=entry.reason,
            address=f"{_page(pledge)}?rev={entry.seq}",
            changed=entry.at,
        )


def _said(step: Segment) -> str:
    passed = step.due_latest if step.timing == Timing.OVERDUE else None
    counted = step.delivered, step.total
    return labels.sentence(LabelWord(step.label), language(), *counted, passed)


def _finding(row: Assessment) -> Vocabulary:
    return Delivery(row.delivery) if row.delivery else AssessmentWord(row.assessment)


def _page(pledge: Pledge) -> str:
    return absolute(pledge.get_absolute_url())


def _published(entry: LogEntry | None) -> datetime:
    """When a row became public; a row without its log entry is no public row."""
    if entry is None:
        raise ValueError("a published row has a log entry")
    return entry.at
