"""Sources in the API."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from tracker.models import Source

from .fields import EdtfOrNull, OrNull, PageAddress, SlugOf


class SourceSerializer(serializers.ModelSerializer):
    """A document, with `published_on` as EDTF.

    `url` is our page about it, `address` where it lies, `archived_address` where an archive
    keeps it.
    """

    url = PageAddress()
    publisher = OrNull()
    address = OrNull(source="url", help_text=_("Where the document lies."))
    archived_address = OrNull(
        source="archived_url", help_text=_("Where a copy of it is kept; null without one.")
    )
    published_on = EdtfOrNull()
    language = OrNull()
    side = SlugOf()

    class Meta:
        model = Source
        fields = (
            "slug",
            "url",
            "title",
            "publisher",
            "address",
            "archived_address",
            "published_on",
            "language",
            "side",
            "kind",
            "is_mirror",
            "reliability",
        )
