"""Mechanisms in the API."""

from rest_framework import serializers

from tracker.models import Mechanism

from .fields import EdtfOrNull, InLanguage, PageAddress, SlugOf, SlugsOf


class MechanismSerializer(serializers.ModelSerializer):
    """A standing forum; `started` and `ended` are EDTF."""

    url = PageAddress()
    name = InLanguage("name")
    description = InLanguage("description")
    parties = SlugsOf()
    started = EdtfOrNull()
    ended = EdtfOrNull()
    succeeded_by = SlugOf()
    aliases = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = Mechanism
        fields = (
            "slug",
            "url",
            "name",
            "description",
            "parties",
            "started",
            "ended",
            "succeeded_by",
            "aliases",
        )
