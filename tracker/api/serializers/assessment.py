"""Assessments in the API."""

from rest_framework import serializers

from tracker.models import Assessment

from .fields import InLanguage, OrNull, SlugOf, SlugsOf


class AssessmentSerializer(serializers.ModelSerializer):
    """A dated verdict on a pledge; no obligor: it stands for all without one of their own."""

    pledge = SlugOf()
    obligor = SlugOf()
    delivery = OrNull()
    confidence = OrNull()
    reason = InLanguage("reason")
    non_delivery_reason = OrNull()
    evidence = SlugsOf()

    class Meta:
        model = Assessment
        fields = (
            "pledge",
            "number",
            "version",
            "obligor",
            "as_of",
            "assessment",
            "delivery",
            "confidence",
            "reason",
            "non_delivery_reason",
            "evidence",
        )
