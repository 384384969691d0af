"""What a list can be had as: the same question at an address for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

ATOM = "application/atom+xml"
JSON = "application/json"
JSON_FEED = "application/feed+json"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a list: the name of its address, what links call it, its media type."""

    view_name: str
    label: str | Promise
    media_type: str
    title: str | Promise

    @property
    def is_of_the_api(self) -> bool:
        """Whether it lies below `/api/`."""
        return self.view_name.startswith("api-")


@dataclass(frozen=True, slots=True)
class File:
    """An address for programs, and what is there."""

    address: str
    told: str | Promise


@dataclass(frozen=True, slots=True)
class Twin:
    """A form of the list that a page shows, with the address that keeps its query string."""

    form: Form
    address: str


OF_PLEDGES = (
    Form("pledges-csv", "CSV", "text/csv", _("These pledges as CSV")),
    Form("pledges-xlsx", "Excel", EXCEL, _("These pledges as an Excel workbook")),
    Form("pledges-json", "JSON", JSON, _("These pledges as JSON")),
    Form("pledges-atom", _("Feed"), ATOM, _("Changes of these pledges")),
    Form("status-atom", _("Status feed"), ATOM, _("Changes of status of these pledges")),
    Form("pledges-ics", _("Calendar"), "text/calendar", _("Deadlines and turns of these pledges")),
    Form("api-pledges", "API", JSON, _("These pledges in the API")),
)
OF_UPDATES = (
    Form("updates-atom", _("Feed"), ATOM, _("The newest of these updates")),
    Form("updates-json", "JSON Feed", JSON_FEED, _("The newest of these updates as JSON Feed")),
    Form("api-updates", "API", JSON, _("These updates in the API")),
)
OF_THE_CALENDAR = (
    Form("calendar-ics", _("Calendar file"), "text/calendar", _("This calendar, to subscribe to")),
)

FILES = {
    "pledges-csv": _(
        "All pledges of the list as CSV in UTF-8, with a mark that lets Excel show Chinese; a text"
        " that a spreadsheet would compute has an apostrophe before it."
    ),
    "pledges-xlsx": _(
        "The same as an Excel workbook, up to 10,000 rows, with a second sheet about the columns."
    ),
    "pledges-json": _(
        "The rows of the API in one file: as_of, revision and root of the record, count, results."
    ),
    "pledges-atom": _(
        "Atom: the 100 pledges of the list about which something changed last, by the log or"
        " by the calendar."
    ),
    "status-atom": _(
        "Atom: the 100 newest changes of status on the list of pledges, and nothing else. Each"
        " pledge has such a feed too."
    ),
    "updates-atom": _(
        "Atom: the 100 updates of the list published or corrected last; corrections say so."
    ),
    "updates-json": _("The same as JSON Feed 1.1."),
    "pledges-ics": _(
        "iCalendar: deadlines of the listed pledges, and the turns of those that return. An entry"
        " whose date moves stays the same entry."
    ),
    "calendar-ics": _(
        "iCalendar: what the calendar page shows, dialogues and reviews too; what has no day yet"
        " is left out."
    ),
}


def listed_files() -> list[File]:
    """Every file and feed of a list, for the page about data."""
    return [File(reverse(view_name), told) for view_name, told in FILES.items()]


def twins(forms: Sequence[Form], query: str) -> list[Twin]:
    """The forms of a list, asked the same question."""
    return [Twin(form, reverse(form.view_name) + _suffix(form, query)) for form in forms]


def _suffix(form: Form, query: str) -> str:
    """The query string; the API is told the language by it, everything else by the path."""
    speaks = get_language()
    told = f"lang={speaks}" if form.is_of_the_api and speaks != settings.LANGUAGE_CODE else ""
    parts = "&".join(filter(None, (query, told)))
    return parts and f"?{parts}"
