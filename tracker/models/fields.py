"""Column types of the record: dates as written, with their bounds beside them.

A date is kept as the EDTF text of its source (`EdtfField`). What pages sort and compare by are
its earliest and latest possible day (`EdtfBound`), derived from the text on every save, so that
text and bounds cannot drift apart.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from tracker.rules import edtf


def validate_edtf(value: str) -> None:
    """Refuse text outside our EDTF subset, naming the part and the reason."""
    try:
        edtf.parse(value)
    except edtf.EdtfError as error:
        raise ValidationError(str(error), code="edtf") from error


class EdtfField(models.CharField):
    """A date exactly as its source gives it, in EDTF (ISO 8601-2), at most 64 characters."""

    default_validators = [validate_edtf]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 64)
        super().__init__(*args, **kwargs)


class EdtfBound(models.DateField):
    """The earliest or latest day that the EDTF text in another column allows.

    Empty when the text is empty or open on that side. Never set by hand.
    """

    def __init__(self, of: str, side: str, **kwargs: Any) -> None:
        self.of = of
        self.side = side
        kwargs.update(null=True, blank=True, editable=False)
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _, kwargs = super().deconstruct()
        for implied in ("null", "blank", "editable"):
            kwargs.pop(implied, None)
        return name, path, [self.of, self.side], kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> date | None:
        value = self.bound(model_instance)
        setattr(model_instance, self.attname, value)
        return value

    def bound(self, row: models.Model) -> date | None:
        """The day that follows from the text of the row."""
        text = getattr(row, self.of)
        found: date | None = getattr(edtf.parse(text), self.side) if text else None
        return found
