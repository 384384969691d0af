"""A collection as a set of data of the institution that made it."""

from __future__ import annotations

from tracker.filters.fields import in_language
from tracker.models import Collection
from tracker.web.addresses import absolute

from .json_ld import Thing, thing


def collected(collection: Collection, pledges: int) -> Thing:
    """Whose it is and on which terms; the site only shows it."""
    return thing(
        "Dataset",
        name=in_language(collection, "name"),
        description=collection.method_en or in_language(collection, "name"),
        url=absolute(collection.get_absolute_url()),
        sameAs=collection.url,
        license=collection.licence,
        creator=thing("Organization", name=collection.institution),
        size=str(pledges),
    )
