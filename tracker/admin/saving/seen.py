"""What a person had before them: signed and sent along with every form of the desk.

Whoever saves or presses a button says by it which content they have read. When that is not what
the record says now, or when it cannot be told, nothing is done. It is the content itself, packed,
so that the second of two savers can be shown what changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone

STALE = "Somebody else changed this since you opened it. Nothing of yours was saved yet."
UNKNOWN = "This does not say what you had opened, so nothing was saved. Compare it with what the \
record says now, then save again."
CHARACTERS_AT_MOST = 1_000_000


@dataclass(frozen=True)
class Seen:
    """Content as somebody had it before them, and since when."""

    content: dict[str, Any]
    at: datetime


def signed(subject: str, content: Mapping[str, Any]) -> str:
    """The content as a text that nobody else can write. `subject` is the row it speaks of."""
    kept = {"at": timezone.now().isoformat(), "content": content}
    return signing.dumps(kept, salt=_salt(subject), compress=True)


def opened(token: str, subject: str) -> Seen | None:
    """What the text holds; None when it is missing, garbled, or speaks of another row."""
    try:
        kept = signing.loads(token, salt=_salt(subject))
    except signing.BadSignature:
        return None
    return Seen(kept["content"], datetime.fromisoformat(kept["at"]))


def subject_of(row: Any) -> str:
    """How a token names the row it speaks of; all that are not saved yet are one new one."""
    return f"{row._meta.label_lower}:{row.pk or 'new'}"


def _salt(subject: str) -> str:
    return f"tracker.desk.seen:{subject}"


class SeenForm(forms.Form):
    """A form that carries what it was opened with, and is refused when that has changed.

    `now` is what the record says at this moment; empty for something new. `told` is what the
    person was told about a change meanwhile: then the form is shown again, to be saved knowingly.
    """

    now: Mapping[str, Any] = {}
    subject = ""
    told = ""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=CHARACTERS_AT_MOST)

    def open_with(self, row: Any, now: Mapping[str, Any]) -> None:
        """Say what the form shows of a row, and sign it."""
        self.subject, self.now = subject_of(row), now
        self.initial["seen"] = signed(self.subject, now)

    def clean(self) -> dict[str, Any]:
        """Refuse to go on from anything but what the record says now."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.told:
            raise ValidationError(self.told, code="told")
        # A form inside another one rests on what the outer form was opened with.
        if "seen" in self.fields:
            self.check_seen(cleaned.get("seen", ""))
        return cleaned

    def check_seen(self, token: str) -> None:
        """Refuse a token that is missing or garbled, or older than what the record says now."""
        seen = opened(token, self.subject)
        if seen is None:
            raise ValidationError(UNKNOWN, code="unknown")
        if seen.content != self.now:
            raise ValidationError(STALE, code="stale")

    def is_stale(self) -> bool:
        """Whether what it was opened with is not known, or not what the record says now."""
        return any(self.has_error(NON_FIELD_ERRORS, code) for code in ("stale", "unknown"))
