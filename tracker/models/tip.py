"""Tips: what readers suggest to the desk. Never part of the public record."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import models
from django.db.models import Q

from tracker.rules.vocabulary import TipKind, TipState, choices

from .constraints import not_blank, one_of, together

WHAT_AT_MOST = 4_000
URL_AT_MOST = 1_000
CONTACT_AT_MOST = 200
ABOUT_AT_MOST = 300
NOTE_AT_MOST = 2_000

_IS_WAITING = Q(state=TipState.RECEIVED, decided_by=None, decided_at=None, note="")
_IS_DECIDED = (
    ~Q(state=TipState.RECEIVED)
    & Q(decided_by__isnull=False, decided_at__isnull=False, contact="")
    & ~Q(note="")
)


class Tip(models.Model):
    """A correction, a piece of evidence or a missing pledge that a reader told the desk of.

    Its text is never edited; a person decides about it once, with a note. `about` is the path of
    a page of this site, without its language. `url` is kept as a link and never fetched.
    `contact` is what the sender chose to give, and is erased with the decision. Nothing else is
    known of the sender: no address, no browser.
    """

    at = models.DateTimeField("received", auto_now_add=True)
    kind = models.CharField(max_length=15, choices=choices(TipKind))
    about = models.CharField("about the page", max_length=ABOUT_AT_MOST, blank=True)
    what = models.TextField(validators=[MaxLengthValidator(WHAT_AT_MOST)])
    url = models.URLField(
        "source",
        max_length=URL_AT_MOST,
        blank=True,
        validators=[URLValidator(["http", "https"])],
    )
    contact = models.CharField(max_length=CONTACT_AT_MOST, blank=True)
    state = models.CharField(max_length=8, choices=choices(TipState), default=TipState.RECEIVED)
    note = models.TextField(blank=True, validators=[MaxLengthValidator(NOTE_AT_MOST)])
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        default_permissions = ("view",)
        permissions = [("decide_tip", "Can decide about a tip")]
        indexes = [models.Index(fields=["state", "id"], name="tip_by_state")]
        constraints = [
            one_of("tip", "kind", TipKind),
            one_of("tip", "state", TipState),
            not_blank("tip", "what"),
            together(
                "tip",
                "is_decided_by_a_person_with_a_note",
                _IS_WAITING | _IS_DECIDED,
                "state: a decision has a person, a moment and a note, and erases the contact.",
            ),
        ]

    def __str__(self) -> str:
        return f"Tip {self.pk}: {self.get_kind_display()}"
