"""Log entries in the API."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from tracker.api.description.shapes import HASH, LARGEST_SEQ
from tracker.models import LogEntry


@extend_schema_field(HASH)
class Hash(serializers.CharField):
    """A SHA-256 in hexadecimal digits."""


class LogEntrySerializer(serializers.ModelSerializer):
    """One public change, with the columns that its hash covers written as they are hashed."""

    seq = serializers.IntegerField(min_value=1, max_value=LARGEST_SEQ, read_only=True)
    at = serializers.SerializerMethodField()
    body_commit = Hash(read_only=True)
    prev = Hash(read_only=True)
    hash = Hash(read_only=True)

    class Meta:
        model = LogEntry
        fields = (
            "seq",
            "at",
            "actor",
            "verb",
            "subject_type",
            "subject_id",
            "batch",
            "reason",
            "body_commit",
            "prev",
            "hash",
        )

    @extend_schema_field({"type": "string", "format": "date-time"})
    def get_at(self, entry: LogEntry) -> Any:
        return entry.chained()["at"]
