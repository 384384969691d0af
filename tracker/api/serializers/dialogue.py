"""Dialogues in the API."""

from rest_framework import serializers

from tracker.models import Dialogue, Participant
from tracker.rules.vocabulary import DialogueKind, DialogueStatus

from .fields import EdtfOrNull, InLanguage, Number, OrNull, PageAddress, SlugOf, WordOf


class ParticipantSerializer(serializers.ModelSerializer):
    """Who sat at the table, for whom, in what role."""

    party = SlugOf(allow_null=False)
    who = OrNull()

    class Meta:
        model = Participant
        fields = ("party", "role", "who")


class DialogueSerializer(serializers.ModelSerializer):
    """One meeting or statement; `date` and `announced_on` are EDTF."""

    url = PageAddress()
    name = InLanguage("name", of="current")
    mechanism = SlugOf(source="current.mechanism")
    kind = WordOf(DialogueKind, source="current.kind")
    round = Number(source="current.round", min_value=1, allow_null=True)
    date = EdtfOrNull(source="current.date")
    status = WordOf(DialogueStatus, source="current.status")
    announced_on = EdtfOrNull(source="current.announced_on")
    city = OrNull(source="current.city")
    country = OrNull(source="current.country")
    participants = ParticipantSerializer(source="current.participants", many=True, read_only=True)

    class Meta:
        model = Dialogue
        fields = (
            "slug",
            "url",
            "name",
            "mechanism",
            "kind",
            "round",
            "date",
            "status",
            "announced_on",
            "city",
            "country",
            "participants",
        )
