"""Collections in the API."""

from rest_framework import serializers

from tracker.models import Collection

from .fields import InLanguage, Number, OrNull, PageAddress


class CollectionSerializer(serializers.ModelSerializer):
    """Pledges that another institution selected and scored: whose, how, and on which terms.

    `address` is the institution's own page of it; `pledges` counts those on the record today.
    """

    url = PageAddress()
    name = InLanguage("name")
    address = OrNull(source="url")
    method = InLanguage("method")
    scale = InLanguage("scale")
    pledges = Number(min_value=0, source="pledge_count")

    class Meta:
        model = Collection
        fields = (
            "slug",
            "url",
            "name",
            "institution",
            "address",
            "method",
            "scale",
            "licence",
            "pledges",
        )
