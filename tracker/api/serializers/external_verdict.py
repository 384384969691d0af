"""A figure of another institution in the API, under that institution's terms."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from tracker.rules.vocabulary import Figure

from .fields import EdtfOrNull, OrNull, Slug, SlugOf, WordOf


class ExternalVerdictSerializer(serializers.Serializer):
    """One figure as another institution published it, with scale, method, source and licence."""

    slug = Slug()
    institution = serializers.CharField(read_only=True)
    figure = WordOf(Figure, help_text=_("A score, or the average of scores that it published."))
    obligor = SlugOf(help_text=_("Who is judged; null for the pledge as a whole."))
    value = serializers.CharField(read_only=True, help_text=_("In its own words."))
    score = serializers.FloatField(
        read_only=True,
        allow_null=True,
        help_text=_("The number that this stands for; null where it did not score."),
    )
    scale = OrNull(source="scale_en", help_text=_("What its numbers mean."))
    method = OrNull(source="method_en", help_text=_("How it came to its verdicts."))
    published = EdtfOrNull(source="published_on")
    source = SlugOf(allow_null=False)  # type: ignore[assignment]
    licence = OrNull(help_text=_("Of the figure; it is not under ours."))
    batch = OrNull(help_text=_("The import that it came with."))
