"""What can happen to a pledge, as entries: its status, updates, verdicts, corrections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from tracker.filters.fields import in_language, language
from tracker.models import Assessment, Pledge, PledgeVersion, UpdateVersion
from tracker.models.reading import Reading, first_entries
from tracker.rules.vocabulary import CORRECTING, Delivery, LogVerb, Vocabulary
from tracker.rules.vocabulary import Assessment as AssessmentWord

from . import status_entries
from .door import absolute, name
from .entry import CORRECTION, Entry, newest_first, of_version
from .update_entries import update_entries


def entries(pledge: Pledge, day: date) -> list[Entry]:
    """Everything that the record tells of a pledge up to a day, newest first."""
    return newest_first(
        [
            *status_entries.of_one(pledge, day),
            *updates(pledge, day),
            *verdicts(pledge, day),
            *corrections(pledge),
        ]
    )


def number_of(pledge: Pledge) -> int:
    """The number for good of a pledge: the log entry that first published it. Slugs can change."""
    return first_entries(PledgeVersion, pledge=pledge)[(pledge.pk,)].seq


def updates(pledge: Pledge, day: date) -> Iterator[Entry]:
    """The updates that bear on it, as they are told now."""
    bearing = Reading().bearings().filter(pledge=pledge).values("update")
    found = UpdateVersion.published.filter(update__in=bearing, date_latest__lte=day)
    yield from update_entries(list(found.select_related("update", "entry")))


def verdicts(pledge: Pledge, day: date) -> Iterator[Entry]:
    """The verdicts given on it, as they stand now."""
    found = Assessment.published.filter(pledge=pledge, as_of__lte=day)
    first, number = first_entries(Assessment, pledge=pledge), number_of(pledge)
    for row in found.select_related("entry", "obligation__party"):
        told = {"finding": _finding(row).word.label(language())}
        title = _("Verdict: %(finding)s")
        if row.obligor:
            told["party"] = in_language(row.obligor, "name")
            title = _("Verdict on %(party)s: %(finding)s")
        assert row.entry is not None  # noqa: S101  (public rows have one)
        yield of_version(
            "verdict",
            first[(pledge.pk, row.number)],
            row.entry,
            name=name("assessment", number, row.number),
            title=title % told,
            text=in_language(row, "reason"),
            address=f"{_page(pledge)}#verdict-{row.number}",
        )


def corrections(pledge: Pledge) -> Iterator[Entry]:
    """The log entries that changed what already stood, with the reason given."""
    for entry in Reading().entries(pledge).filter(verb__in=CORRECTING):
        told = {"change": LogVerb(entry.verb).word.label(language()), "subject": entry.subject_id}
        yield Entry(
            name=name("log", entry.seq),
            categories=(CORRECTION,),
            title=_("Correction: %(change)s (%(subject)s)") % told,
            text=entry.reason,
            address=f"{_page(pledge)}?rev={entry.seq}",
            told=entry.at,
            changed=entry.at,
            number=entry.seq,
        )


def _finding(row: Assessment) -> Vocabulary:
    return Delivery(row.delivery) if row.delivery else AssessmentWord(row.assessment)


def _page(pledge: Pledge) -> str:
    return absolute(pledge.get_absolute_url())
