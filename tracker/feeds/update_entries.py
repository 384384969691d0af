"""Status updates as entries: the same entry, under the same name, in every feed that tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from tracker.filters.fields import in_language, language
from tracker.models import UpdateVersion
from tracker.models.reading import first_entries
from tracker.rules.edtf_words import words

from .door import absolute, name
from .entry import Entry, of_version

LONGEST_TITLE = 120


def update_entries(versions: Sequence[UpdateVersion]) -> Iterator[Entry]:
    """What happened and when, as the record tells it now. The versions come with their `entry`."""
    first = first_entries(UpdateVersion, update__in={each.update_id for each in versions})
    for version in versions:
        fact = in_language(version, "fact")
        told = {"name": words(version.date, language()), "value": fact}
        title = Truncator(_("%(name)s: %(value)s") % told).chars(LONGEST_TITLE)
        assert version.entry is not None  # noqa: S101  (public rows have one)
        yield of_version(
            "update",
            first[(version.update_id,)],
            version.entry,
            name=name("update", version.update.slug),
            title=title,
            text=fact,
            address=absolute(version.update.get_absolute_url()),
        )
