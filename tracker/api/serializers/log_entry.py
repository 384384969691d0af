"""Log entries in the API."""

from typing import Any

from rest_framework import serializers

from tracker.models import LogEntry


class LogEntrySerializer(serializers.ModelSerializer):
    """One public change, with the columns that its hash covers written as they are hashed."""

    at = serializers.SerializerMethodField()

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

    def get_at(self, entry: LogEntry) -> Any:
        return entry.chained()["at"]
