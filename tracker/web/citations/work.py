"""What is cited: a page of the record on one day, after one log entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tracker.filters.fields import language
from tracker.rules.xml_text import one_line

PUBLISHER = "Followthrough"


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to cite.

    `name` is its public id, `issued` the day of its newest change, `day` the day of the world it
    is cited for, `record` the number of the newest log entry then, `address` where just that
    stands. `status` says what the page said, where it is about a status.
    """

    name: str
    title: str
    issued: date
    day: date
    record: int
    address: str
    status: str = ""
    is_dataset: bool = False

    @property
    def key(self) -> str:
        """The same for the same state of the same thing."""
        return f"followthrough-{self.name}-{self.record}"

    @property
    def note(self) -> str:
        """What the page said, on which day, in which state of the record."""
        words = {"day": self.day.isoformat(), "record": self.record, "status": self.status}
        if self.status:
            return one_line(_("Status on %(day)s: %(status)s. Record %(record)s.") % words)
        return _("Read on %(day)s. Record %(record)s.") % words

    @property
    def language(self) -> str:
        """The language of the title, as BCP 47 writes it."""
        return "zh-Hans" if language() == "zh-hans" else "en"
