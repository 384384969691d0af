"""Topics in the API."""

from rest_framework import serializers

from tracker.models import Topic

from .fields import InLanguage, PageAddress


class TopicSerializer(serializers.ModelSerializer):
    """A subject under which pledges are filed."""

    url = PageAddress()
    name = InLanguage("name")

    class Meta:
        model = Topic
        fields = ("slug", "url", "name")
