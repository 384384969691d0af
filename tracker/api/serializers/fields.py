"""Fields that all nouns share: texts in the reader's language, addresses, ids, words, dates."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from tracker.filters.fields import in_language
from tracker.rules.vocabulary import Strength, Vocabulary, words


@extend_schema_field({"type": "string", "nullable": True})
class InLanguage(serializers.Field):
    """A text in the language asked for, else in English; null when there is none."""

    def __init__(self, text: str, *, of: str = "*", **kwargs: Any) -> None:
        self.text = text
        super().__init__(source=of, read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return in_language(value, self.text, self.context["language"]) or None


class OrNull(serializers.CharField):
    """A text or date as written; null when it is empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return str(value) if value else None


class SlugOf(serializers.SlugField):
    """The public id of another row; null when there is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> str:
        return str(value.slug)


class SlugsOf(serializers.ListField):
    """The public ids of other rows, in the order of the alphabet."""

    child = serializers.SlugField()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> list[str]:
        return sorted(row.slug for row in (value.all() if hasattr(value, "all") else value))


# Two fields hold these words: the schema names them after the vocabulary (settings).
STRENGTHS = [(word.value, word.value) for word in words(Strength)]


class WordOf(serializers.ChoiceField):
    """A word of a vocabulary; null when none applies."""

    def __init__(self, vocabulary: type[Vocabulary], **kwargs: Any) -> None:
        choices = [word.value for word in words(vocabulary)]
        super().__init__(choices=choices, read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return str(value) if value else None


class PageAddress(serializers.URLField):
    """The address of the page that shows the row, in the language asked for."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, value: Any) -> str:
        request: HttpRequest = self.context["request"]
        return request.build_absolute_uri(value.get_absolute_url())
