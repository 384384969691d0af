"""Assessments in the API."""

from rest_framework import serializers

from tracker.models import Assessment
from tracker.rules.vocabulary import Confidence, Delivery, NonDeliveryReason

from .fields import InLanguage, Number, SlugOf, SlugsOf, WordOf


class AssessmentSerializer(serializers.ModelSerializer):
    """A dated verdict on a pledge; no obligor: it stands for all without one of their own."""

    pledge = SlugOf(allow_null=False)
    number = Number(min_value=1)
    version = Number(min_value=1)
    obligor = SlugOf()
    delivery = WordOf(Delivery, allow_null=True)
    confidence = WordOf(Confidence, allow_null=True)
    reason = InLanguage("reason")
    non_delivery_reason = WordOf(NonDeliveryReason, allow_null=True)
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
