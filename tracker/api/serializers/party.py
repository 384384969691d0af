"""Parties in the API."""

from rest_framework import serializers

from tracker.models import Party

from .fields import InLanguage, OrNull, PageAddress, SlugOf


class PartySerializer(serializers.ModelSerializer):
    """Who promises, to whom, and who speaks; `parent` is the state of an agency."""

    url = PageAddress()
    name = InLanguage("name")
    parent = SlugOf()  # type: ignore[assignment]
    iso = OrNull()
    aliases = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = Party
        fields = ("slug", "url", "name", "kind", "parent", "iso", "aliases")
