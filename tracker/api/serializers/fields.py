"""Fields that all nouns share: texts in the reader's language, addresses, ids, words, dates."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from tracker.api.description.shapes import EDTF, LARGEST_NUMBER, SLUG, nullable
from tracker.filters.fields import in_language
from tracker.rules.vocabulary import Vocabulary, choices


@extend_schema_field({"type": "string", "nullable": True})
class InLanguage(serializers.Field):
    """A text in the language asked for, else in English; null when there is none."""

    def __init__(self, text: str, *, of: str = "*", **kwargs: Any) -> None:
        self.text = text
        kwargs.setdefault("help_text", _("In the language asked for; null when there is none."))
        super().__init__(source=of, read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return in_language(value, self.text, self.context["language"]) or None


class OrNull(serializers.CharField):
    """A text as written; null when it is empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return str(value) if value else None


@extend_schema_field(nullable(EDTF))
class EdtfOrNull(OrNull):
    """A date as written, in EDTF; null when there is none."""


@extend_schema_field(EDTF)
class Edtf(serializers.CharField):
    """A date as written, in EDTF."""


class Number(serializers.IntegerField):
    """A whole number that counts something, from `min_value` on."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, max_value=LARGEST_NUMBER, **kwargs)


class Slug(serializers.SlugField):
    """A public id."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, max_length=SLUG["maxLength"], **kwargs)


class SlugOf(Slug):
    """The public id of another row; null when there is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allow_null": True, **kwargs})

    def to_representation(self, value: Any) -> str:
        return str(value.slug)


class SlugsOf(serializers.ListField):
    """The public ids of other rows, in the order of the alphabet."""

    child = Slug()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> list[str]:
        return sorted(row.slug for row in (value.all() if hasattr(value, "all") else value))


class WordOf(serializers.ChoiceField):
    """A word of a vocabulary; null when none applies."""

    def __init__(self, vocabulary: type[Vocabulary], **kwargs: Any) -> None:
        super().__init__(choices=choices(vocabulary), read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return str(value) if value else None


class PageAddress(serializers.URLField):
    """The address of the page that shows the row, in the language asked for."""

    def __init__(self, **kwargs: Any) -> None:
        about = _("The page that shows it, in the language asked for.")
        super().__init__(source="*", read_only=True, help_text=about, **kwargs)

    def to_representation(self, value: Any) -> str:
        return f"{settings.SITE_URL}{value.get_absolute_url()}"
