"""Form fields of the desk: lists of lines, and choices that survive any forged value.

Stock autocompletes and choices pass what was posted to the database; text where a key belongs, or
a number beyond 64 bits, ends in a server error. Here it is simply no choice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError

DIGITS_AT_MOST = 18


def is_key(value: Any) -> bool:
    """Whether the value can be a primary key at all."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= DIGITS_AT_MOST


class _OnlyKeys:
    """Shows as chosen only what can be a key."""

    def optgroups(self, name: str, value: Iterable[Any], attrs: Any = None) -> Any:
        keys = [each for each in value if is_key(each)]
        return super().optgroups(name, keys or [""], attrs)  # type: ignore[misc]


class ChooseOne(_OnlyKeys, AutocompleteSelect):
    """One row, found by typing."""


class ChooseSeveral(_OnlyKeys, AutocompleteSelectMultiple):
    """Several rows, found by typing."""


class OneRow(forms.ModelChoiceField):
    """A row that exists."""

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and not hasattr(value, "pk") and not is_key(value):
            raise ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": value}
            )
        return super().to_python(value)


class SeveralRows(forms.ModelMultipleChoiceField):
    """Rows that exist."""

    def _check_values(self, value: Any) -> Any:
        for each in value:
            if not is_key(each):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": each}
                )
        return super()._check_values(value)  # type: ignore[misc]


class Prose(forms.CharField):
    """A few sentences; the ends of lines as the record keeps them."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}))
        kwargs.setdefault("max_length", 2_000)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class Lines(forms.CharField):
    """A list of short texts, one on each line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}))
        kwargs.setdefault("help_text", "One on each line.")
        # What a JSON column tells its form field, and a text field has no use for.
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = str(super().to_python(value)).splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data or "") != list(initial or []))
