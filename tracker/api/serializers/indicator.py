"""Indicators in the API."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from tracker.models import Indicator, IndicatorPoint
from tracker.models.bodies import decimal_text

from .fields import Edtf, InLanguage, PageAddress, SlugOf


@extend_schema_field({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"})
class DecimalText(serializers.CharField):
    """A number in plain notation, as text, so that no digit is lost."""

    def to_representation(self, value: object) -> str:
        return decimal_text(value)  # type: ignore[arg-type]


class PointSerializer(serializers.ModelSerializer):
    """One value on a date (EDTF), as one reporter gives it; no reporter: independent."""

    date = Edtf(read_only=True)
    value = DecimalText(read_only=True)
    reporter = SlugOf()
    source = SlugOf()  # type: ignore[assignment]

    class Meta:
        model = IndicatorPoint
        fields = ("date", "value", "qualifier", "reporter", "source")


class IndicatorSerializer(serializers.ModelSerializer):
    """A number that reporters give again and again; `breaks` forbid reading it as one line."""

    url = PageAddress()
    name = InLanguage("name")
    breaks = serializers.ListField(
        child=serializers.CharField(), source="breaks_en", read_only=True
    )
    points = PointSerializer(source="public_points", many=True, read_only=True)

    class Meta:
        model = Indicator
        fields = ("slug", "url", "name", "unit", "breaks", "points")
