"""Form fields of the desk: lists of lines, and choices that survive any forged value.

Stock autocompletes and choices pass what was posted to the database; text where a key belongs, or
a number beyond 64 bits, ends in a server error. Here a key is a key, and other text is what
somebody typed who has no scripts: an id or words, which find the row or offer what they find.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .choosing import called, found
from .rows_read import Choices

DIGITS_AT_MOST = 18
TYPED_AT_MOST = 200
# Between several things typed into one field.
APART = ";"
# In the address of a choice: the key of a row that is not offered.
LEFT_OUT = "not"


def is_key(value: Any) -> bool:
    """Whether the value can be a primary key at all."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= DIGITS_AT_MOST


class _Typed:
    """Shows as chosen only what can be a key; without scripts, words may be typed instead.

    `read` holds rows that were read already, `offered` what is to be chosen from: what typed words
    found, or the few that fit another choice of the form. `leaves_out` is the key of a row that is
    not offered, as the one whose page asks.
    """

    read: Choices | None = None
    offered: Sequence[Any] = ()
    media_of_typing = forms.Media(css={"all": ["css/desk/choosing.css"]})
    nothing = ""
    hint = "or type an id or words"
    leaves_out: int | None = None

    def get_url(self) -> str:
        """Where the choice is offered, without the row that must not be chosen."""
        address: str = super().get_url()  # type: ignore[misc]
        return f"{address}?{LEFT_OUT}={self.leaves_out}" if self.leaves_out else address

    @property
    def media(self) -> forms.Media:
        media: forms.Media = super().media + self.media_of_typing  # type: ignore[misc]
        return media

    def optgroups(self, name: str, value: Iterable[Any], attrs: Any = None) -> Any:
        keys = [str(each) for each in value if is_key(each)]
        all_rows = self.choices.queryset  # type: ignore[attr-defined]
        rows = (self.read or Choices()).among(all_rows, keys)
        labels = {key: called(rows[key]) for key in keys if key in rows}
        labels |= {str(row.pk): called(row) for row in self.offered}
        is_single = not self.allow_multiple_selected  # type: ignore[attr-defined]
        if is_single and (self.offered or not self.is_required):  # type: ignore[attr-defined]
            labels = {"": self.nothing} | labels
        options = [
            self.create_option(name, key, label, key in keys, place)  # type: ignore[attr-defined]
            for place, (key, label) in enumerate(labels.items())
        ]
        return [(None, options, 0)]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        given = value if isinstance(value, list | tuple) else [value]
        words = [str(each) for each in given if each and not is_key(each)]
        if self.offered:
            words = []
        return format_html(
            '{}<noscript><input type="text" name="{}" value="{}" class="vTextField typed"'
            ' maxlength="{}" aria-label="{}" placeholder="{}"></noscript>',
            super().render(name, value, attrs, renderer),  # type: ignore[misc]
            name,
            f"{APART} ".join(words),
            TYPED_AT_MOST,
            self.hint,
            self.hint,
        )


class ChooseOne(_Typed, AutocompleteSelect):
    """One row, found by typing."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return _last_sent(data, name)


class ChooseSeveral(_Typed, AutocompleteSelectMultiple):
    """Several rows, found by typing."""

    hint = f"or type ids or words, with {APART} between them"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return [each for each in super().value_from_datadict(data, files, name) or () if each]


class ChooseAmong(_Typed, forms.Select):
    """One of the few rows that fit another choice of the form; a script keeps them in step."""

    nothing = "all"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return _last_sent(data, name)


def _last_sent(data: Any, name: str) -> Any:
    """What was typed, which comes behind the list, or else what is chosen in the list."""
    sent = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
    return next((each for each in reversed(sent) if each), None)


class _Finding:
    """Reads what was typed instead of chosen."""

    read: Choices | None = None

    def shares(self, choices: Choices) -> None:
        """Look among rows that other forms of the request have read, and add to them."""
        self.read = self.widget_inside().read = choices

    def meant(self, text: str) -> Any:
        """The one row that typed words mean; if there are several, they are offered."""
        if len(text) > TYPED_AT_MOST or "\x00" in text:
            raise ValidationError("Select a valid choice.", "invalid_choice")
        rows = found(self.queryset, text)  # type: ignore[attr-defined]
        if len(rows) == 1:
            return rows[0]
        if rows:
            self.widget_inside().offered = rows
            message = f"“{text}” is found {len(rows)} times. Choose one in the list, or type more."
            raise ValidationError(message, "several")
        raise ValidationError(f"Nothing is found for “{text}”. Select a valid choice.", "none")

    def widget_inside(self) -> Any:
        """The choosing widget, also where admin has wrapped links around it."""
        return getattr(self.widget, "widget", self.widget)  # type: ignore[attr-defined]


class OneRow(_Finding, forms.ModelChoiceField):
    """A row that exists."""

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or hasattr(value, "pk"):
            return super().to_python(value)
        if not is_key(value):
            return self.meant(str(value))
        key = str(int(value))
        known = self.read.among(cast(QuerySet, self.queryset), [key]) if self.read else {}
        return known.get(key) or super().to_python(value)


class SeveralRows(_Finding, forms.ModelMultipleChoiceField):
    """Rows that exist."""

    def clean(self, value: Any) -> Any:
        keys: list[Any] = []
        for each in value if isinstance(value, list | tuple) else []:
            pieces = [each] if is_key(each) else [part.strip() for part in str(each).split(APART)]
            keys += [part if is_key(part) else self.meant(part).pk for part in pieces if part]
        if self.read and keys:
            rows = cast(QuerySet, self.queryset)
            known = self.read.among(rows, [str(int(key)) for key in keys])
            if len(known) == len({int(key) for key in keys}):
                return list(known.values())
        return super().clean(keys if isinstance(value, list | tuple) else value)


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


class Number(forms.DecimalField):
    """A number, shown with the digits that it has and not those there is room for."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value
