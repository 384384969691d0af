"""What a digest says: what is overdue, what is due, what waits for this person. Plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.urls import reverse

from tracker.models import Pledge
from tracker.models.desk_queries import DeskList
from tracker.models.desk_work import counts, nouns_open_to
from tracker.models.looks import Look, look_counts, pledges_for, standings
from tracker.rules.edtf_words import short_day

SHOWN = 10
# In the order of urgency; what is under review or contested is not a matter of days.
DUE = {
    Look.DEADLINE: "Deadlines passed or near, not checked",
    Look.OCCURRENCES: "Occurrences to confirm",
    Look.STALE: "Not checked for six months",
}
OWN = {
    DeskList.SENT_BACK: ("change", "Sent back to you"),
    DeskList.TO_REVIEW: ("publish", "Waiting for your review"),
}


def message_to(person: User, on: date) -> EmailMessage | None:
    """A person's digest of a day; None when nothing is due and nothing waits for them.

    The same person and day give the same Message-ID, so that a copy sent twice by a mail server is
    known as one.
    """
    numbers = _numbers(person, on)
    if not numbers:
        return None
    day = short_day(on)
    host = urlsplit(settings.SITE_URL).hostname
    return EmailMessage(
        subject=f"Followthrough desk, {day}: due and overdue",
        body="\n".join([f"The desk on {day}", "", *_lines(numbers, on), *_ending()]),
        to=[person.email],
        headers={"Message-ID": f"<digest-{on.isoformat()}-{person.pk}@{host}>"},
    )


def _numbers(person: User, on: date) -> dict[str, int]:
    """How much there is of each, by its words; what there is nothing of is left out."""
    found = look_counts(on)
    own = counts(person, {which: nouns_open_to(person, verb) for which, (verb, _) in OWN.items()})
    numbers = {words: found[look] for look, words in DUE.items()}
    numbers |= {words: sum(own[which].values()) for which, (_, words) in OWN.items()}
    return {words: number for words, number in numbers.items() if number}


def _lines(numbers: dict[str, int], on: date) -> Iterator[str]:
    """What is due pledge by pledge, as far as a message should go; the rest in numbers."""
    for look, words in DUE.items():
        if number := numbers.get(words):
            yield f"{words}: {number:,}"
            yield from _pledges(look, on)
            if number > SHOWN:
                yield f"- and {number - SHOWN:,} more: {_list_of(look)}"
            yield ""
    own = [words for _, words in OWN.values() if words in numbers]
    yield from (f"{words}: {numbers[words]:,}" for words in own)
    if own:
        yield ""


def _pledges(look: Look, on: date) -> Iterator[str]:
    rows: list[Pledge] = list(pledges_for(look, on).select_related("current")[:SHOWN])
    found = standings(rows, on)
    for row in rows:
        if row.pk in found:
            yield f"- {row.current}: {found[row.pk].says(look, on)}"
            yield f"  {settings.SITE_URL}{_desk_page(row)}"


def _desk_page(pledge: Pledge) -> str:
    return reverse("admin:tracker_pledgeversion_change", args=[pledge.current_id])


def _list_of(look: Look) -> str:
    address = reverse("admin:tracker_pledgeversion_changelist")
    return f"{settings.SITE_URL}{address}?look={look.value}"


def _ending() -> Iterator[str]:
    yield f"All of today's work: {settings.SITE_URL}{reverse('admin:index')}"
