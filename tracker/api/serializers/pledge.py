"""Pledges in the API: the keys of the contract, no more and no fewer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from tracker.rules.vocabulary import (
    Assessment,
    AverageCheck,
    Basis,
    Deliverable,
    Delivery,
    LabelWord,
    PledgeKind,
    Standing,
    Strength,
    Timing,
)

from .external_verdict import ExternalVerdictSerializer
from .fields import Edtf, EdtfOrNull, InLanguage, Number, OrNull, PageAddress, Slug, WordOf


class ObligorSerializer(serializers.Serializer):
    """One obligor with its status on the day."""

    party = Slug()
    delivery = WordOf(Delivery, allow_null=True)
    timing = WordOf(Timing)
    label = WordOf(LabelWord)  # type: ignore[assignment]


class DeadlineSerializer(serializers.Serializer):
    """As the text words it, as EDTF, and the earliest and latest day that it can mean that day."""

    as_written = OrNull(
        source="version.deadline_as_written_en", help_text=_("In the words of the text.")
    )
    due = EdtfOrNull(source="version.due")
    basis = WordOf(Basis, source="version.basis")
    earliest = serializers.DateField(
        source="status.due_earliest",
        read_only=True,
        allow_null=True,
        help_text=_("The earliest day that it can mean."),
    )
    latest = serializers.DateField(
        source="status.due_latest",
        read_only=True,
        allow_null=True,
        help_text=_("The latest day that it can mean; overdue only after it."),
    )


class ScoreSerializer(serializers.Serializer):
    """The mean over the `n` scored obligors, from -1 to 1; null when none is scored."""

    value = serializers.FloatField(
        source="score",
        min_value=-1,
        max_value=1,
        read_only=True,
        allow_null=True,
        help_text=_("The mean over the scored obligors; null when none is scored."),
    )
    n = Number(source="scored", min_value=0)


class StrengthSerializer(serializers.Serializer):
    """The weakest and the strongest of the public wordings; null while there is none."""

    weakest = WordOf(Strength, allow_null=True)
    strongest = WordOf(Strength, allow_null=True)


class ExternalSerializer(serializers.Serializer):
    """How often another institution gave this value; `published` is the latest date, in EDTF."""

    institution = serializers.CharField(read_only=True)
    value = serializers.CharField(read_only=True)
    n = Number(min_value=1)
    published = EdtfOrNull()


class AverageSerializer(serializers.Serializer):
    """An average as another institution published it, beside the mean of its `n` scores.

    `check` says whether it follows from them; `not_scored` obligors have no part in the mean.
    """

    institution = serializers.CharField(read_only=True)
    value = serializers.CharField(read_only=True)
    mean = serializers.FloatField(read_only=True, allow_null=True)
    n = Number(min_value=0)
    not_scored = Number(min_value=0)
    check = WordOf(AverageCheck)
    published = EdtfOrNull()


class PledgeAddress(PageAddress):
    """The address of the page of the pledge."""

    def to_representation(self, value: Any) -> str:
        return super().to_representation(value.pledge)


class PledgeSerializer(serializers.Serializer):
    """A pledge with its status on the day: what was promised beside what was delivered.

    Parties, topics, dialogue and mechanism are named by id; words are values of the vocabulary;
    `made_on` is EDTF; `collection` is null for our own record. In a joint pledge `counterparts` is
    empty: they are the other obligors.
    """

    slug = Slug(source="pledge.slug")
    title = InLanguage("title", of="version")
    statement = InLanguage("statement", of="version")
    url = PledgeAddress()
    collection = Slug(
        allow_null=True,
        help_text=_("The other institution's collection; null for our own record."),
    )
    dialogue = Slug(source="version.dialogue.slug")
    mechanism = Slug(allow_null=True)
    made_on = Edtf(source="version.made_on", read_only=True)
    kind = WordOf(PledgeKind, source="version.kind")
    deliverable = WordOf(Deliverable, source="version.deliverable")
    topics = serializers.ListField(child=Slug(), read_only=True)
    obligors = ObligorSerializer(
        many=True, read_only=True, help_text=_("Who promised, each with a status of its own.")
    )
    counterparts = serializers.ListField(
        child=Slug(),
        read_only=True,
        help_text=_("Who was promised; empty in a joint pledge: the other obligors."),
    )
    deadline = DeadlineSerializer(source="*", read_only=True)
    label = WordOf(  # type: ignore[assignment]
        LabelWord, source="status.label", help_text=_("The status in one word.")
    )
    assessment = WordOf(
        Assessment, source="status.assessment", help_text=_("Whether there is a verdict.")
    )
    delivery = WordOf(
        Delivery,
        source="status.delivery",
        allow_null=True,
        help_text=_("What was delivered, by the verdict; null without one."),
    )
    timing = WordOf(
        Timing, source="status.timing", help_text=_("How the day lies to the deadline.")
    )
    standing = WordOf(
        Standing, source="status.standing", help_text=_("Whether the pledge is still in force.")
    )
    contested = serializers.BooleanField(
        source="status.contested",
        read_only=True,
        help_text=_("Whether a party publicly denies a fact or the verdict."),
    )
    score = ScoreSerializer(source="status", read_only=True)
    strength = StrengthSerializer(read_only=True)
    external = ExternalSerializer(
        many=True,
        read_only=True,
        help_text=_("Scores of other institutions, counted, never mixed with ours."),
    )
    external_verdicts = ExternalVerdictSerializer(
        many=True,
        read_only=True,
        help_text=_("Each figure of other institutions by itself, with its terms."),
    )
    published_averages = AverageSerializer(
        many=True,
        read_only=True,
        help_text=_("Averages that other institutions published, beside the mean of their scores."),
    )
    last_checked_on = serializers.DateField(
        source="status.checked_on",
        read_only=True,
        allow_null=True,
        help_text=_("The day of the last look; null if nobody has looked."),
    )
    last_changed_on = serializers.DateField(
        source="status.changed_on",
        read_only=True,
        help_text=_("The day of the last change of status."),
    )
