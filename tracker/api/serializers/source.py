"""Sources in the API."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from tracker.models import Source

from .fields import EdtfOrNull, OrNull, PageAddress, SlugOf


class SourceSerializer(serializers.ModelSerializer):
    """A document; `url` is our page about it, `address` where it lies, `published_on` EDTF."""

    url = PageAddress()
    publisher = OrNull()
    address = OrNull(source="url", help_text=_("Where the document lies."))
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
            "published_on",
            "language",
            "side",
            "kind",
            "is_mirror",
            "reliability",
        )
