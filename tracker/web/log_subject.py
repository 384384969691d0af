"""What a log entry is about: the noun in words, the id, and the page where it can be read."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.models import LogEntry

NOUNS: dict[str, str | Promise] = {
    "party": _("Party"),
    "topic": _("Topic"),
    "mechanism": _("Mechanism"),
    "source": _("Source"),
    "collection": _("Collection"),
    "indicator": _("Indicator"),
    "dialogue": _("Dialogue"),
    "pledge": _("Pledge"),
    "wording": _("Wording"),
    "fulfilment_test": _("Fulfilment test"),
    "pledge_link": _("Link between pledges"),
    "update": _("Update"),
    "bearing": _("Bearing"),
    "assessment": _("Verdict"),
    "milestone": _("Milestone"),
    "external_verdict": _("External verdict"),
    "indicator_point": _("Value of an indicator"),
    "conflict": _("Conflicting accounts"),
    "excluded_statement": _("Excluded statement"),
}
# Parts of a page are read on it; their ids begin with the id of what they belong to.
_PAGE_OF = {
    **{
        page: page
        for page in (
            "party",
            "topic",
            "mechanism",
            "source",
            "collection",
            "indicator",
            "dialogue",
        )
    },
    **dict.fromkeys(("pledge", "wording", "fulfilment_test", "pledge_link"), "pledge"),
    **dict.fromkeys(("assessment", "milestone"), "pledge"),
    **dict.fromkeys(("update", "bearing"), "update"),
    "indicator_point": "indicator",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about; `address` is empty where no page tells it apart by id."""

    noun: str | Promise
    id: str
    address: str


def subject_of(entry: LogEntry) -> Subject:
    """The subject of an entry."""
    kind, name = entry.subject_type, entry.subject_id
    return Subject(NOUNS[kind], name, address(kind, name))


def page_of_subject(entry: LogEntry) -> tuple[str, str] | None:
    """The noun and the slug of the page on which a subject is read; None if its id names none."""
    page = _PAGE_OF.get(entry.subject_type)
    return (page, entry.subject_id.partition("/")[0]) if page else None


def address(subject_type: str, subject_id: str) -> str:
    """The address of that page; empty where there is none."""
    page = _PAGE_OF.get(subject_type)
    return reverse(page, args=[subject_id.partition("/")[0]]) if page else ""
