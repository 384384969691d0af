"""Status updates in the API."""

from rest_framework import serializers

from tracker.models import Bearing, Citation, Measurement, StatusUpdate
from tracker.rules.vocabulary import UpdateKind

from .fields import EdtfOrNull, InLanguage, OrNull, PageAddress, SlugOf, WordOf
from .indicator import DecimalText


class CitationSerializer(serializers.ModelSerializer):
    """A source, with the place in it and a short quote."""

    source = SlugOf(allow_null=False)  # type: ignore[assignment]
    locator = OrNull()
    quote = OrNull()

    class Meta:
        model = Citation
        fields = ("source", "locator", "quote")


class MeasurementSerializer(serializers.ModelSerializer):
    """A number in an update."""

    indicator = SlugOf()
    value = DecimalText(read_only=True)
    measure = InLanguage("measure")
    scope = InLanguage("scope")
    since = EdtfOrNull()

    class Meta:
        model = Measurement
        fields = ("indicator", "value", "unit", "qualifier", "measure", "scope", "since")


class BearingSerializer(serializers.ModelSerializer):
    """The pledge that an update concerns, and to what effect; no obligor: all of them."""

    pledge = SlugOf(allow_null=False)
    obligor = SlugOf()

    class Meta:
        model = Bearing
        fields = ("pledge", "obligor", "effect")


class UpdateSerializer(serializers.ModelSerializer):
    """One dated fact, position or search; `date` is EDTF."""

    url = PageAddress()
    date = EdtfOrNull(source="current.date")
    kind = WordOf(UpdateKind, source="current.kind")
    fact = InLanguage("fact", of="current")
    reported_by = serializers.ListField(
        child=serializers.CharField(), source="current.reported_by", read_only=True
    )
    search_complete = serializers.BooleanField(
        source="current.search_complete", allow_null=True, read_only=True
    )
    search_places = serializers.ListField(
        child=serializers.CharField(), source="current.search_places_en", read_only=True
    )
    sources = CitationSerializer(source="current.citations", many=True, read_only=True)
    measurements = MeasurementSerializer(source="current.measurements", many=True, read_only=True)
    bearings = BearingSerializer(source="public_bearings", many=True, read_only=True)

    class Meta:
        model = StatusUpdate
        fields = (
            "slug",
            "url",
            "date",
            "kind",
            "fact",
            "reported_by",
            "search_complete",
            "search_places",
            "sources",
            "measurements",
            "bearings",
        )
