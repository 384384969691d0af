"""The two clocks of an answer: which day of the world, which state of the record (DESIGN §1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from tracker.models.reading import newest_checkpoint

from .frame import AS_OF, as_of, positive
from .known import dated_by
from .query_string import single

REV = "rev"
CLOCKS = (AS_OF, REV)


@dataclass(frozen=True, slots=True)
class Clock:
    """`as_of` and `revision` are None where the reader named none: today, the newest record."""

    today: date
    as_of: date | None = None
    revision: int | None = None

    @property
    def day(self) -> date:
        """The day of the world that the answer is about."""
        return self.as_of or self.today

    @property
    def is_past(self) -> bool:
        """Whether the record may know more than the day did."""
        return self.day < self.today

    def knows(self, column: str) -> Q:
        """The rows, by a date column, that the day could know; all of them on the present day."""
        return dated_by(self.day, column) if self.is_past else Q()

    @property
    def is_set(self) -> bool:
        """Whether the answer needs to say that it is not the present one."""
        return self.as_of is not None or self.revision is not None


def clock(params: QueryDict, today: date) -> Clock:
    """The clocks that a query string sets; BadParameter for what cannot be read.

    A revision that the log has not reached is a 404: there may be such an answer one day.
    """
    revision = positive(params, REV, default=0) if single(params, REV) else None
    if revision is not None:
        head = newest_checkpoint()
        if head is None or revision > head.size:
            raise Http404(_("The record has no revision with this number yet."))
    return Clock(today, as_of(params, today), revision)
