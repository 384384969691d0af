"""What readers told the desk: to read, and to decide about once."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from tracker.actions import tips
from tracker.admin.forms.fields import Prose
from tracker.admin.lists.base import ReadOnlyAdmin
from tracker.admin.lists.list_filters import since, titled
from tracker.admin.review.verb_views import VerbViews, signed_in
from tracker.admin.review.verbs import Answers, Question, Verb
from tracker.models import Tip
from tracker.models.tip import NOTE_AT_MOST
from tracker.rules.vocabulary import TipState

SHOWN = 120
PAGE_OF_A_PLEDGE = re.compile(r"/pledges/([a-z0-9-]+)/")


class NoteForm(Question):
    """What became of it, for the desk alone."""

    note = Prose(max_length=NOTE_AT_MOST, label="Note for the desk")


def _accept(tip: Tip, user: User, answers: Answers) -> Tip:
    return tips.decide(tip, state=TipState.ACCEPTED, note=answers["note"], by=user)


def _decline(tip: Tip, user: User, answers: Answers) -> Tip:
    return tips.decide(tip, state=TipState.DECLINED, note=answers["note"], by=user)


def is_waiting(tip: Tip) -> bool:
    return tip.state == TipState.RECEIVED


ACCEPT = Verb(
    "accept",
    "Accept",
    "Says that the desk acts on it. Nothing public changes by this: draft the correction or the"
    " update as always. The sender's contact is erased.",
    "publish",
    is_waiting,
    _accept,
    NoteForm,
)
DECLINE = Verb(
    "decline",
    "Decline",
    "Says that the desk does not act on it. The sender's contact is erased.",
    "publish",
    is_waiting,
    _decline,
    NoteForm,
)


@admin.register(Tip)
class TipAdmin(ReadOnlyAdmin, VerbViews):
    """The text stays as it came. Nobody but the desk sees it."""

    section = "The record"
    place = 90
    heading = "Suggestions from readers"
    verbs = (ACCEPT, DECLINE)
    change_form_template = "admin/tracker/change_form.html"
    list_display = ("at", "kind", "beginning", "about_page", "state", "decided_by")
    list_display_links = ("at", "beginning")
    list_filter = (
        ("state", titled("waiting or decided")),
        ("kind", titled("what it is")),
        since("when received", "at"),
    )
    list_select_related = ("decided_by",)
    search_fields = ("what", "about", "url", "note")
    fields = (
        ("at", "kind"),
        "about_page",
        "what",
        "url",
        "act_on_it",
        "contact",
        ("state", "decided_by", "decided_at"),
        "note",
    )
    readonly_fields = ("about_page", "act_on_it")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the person may decide about what readers sent."""
        return signed_in(request).has_perm("tracker.decide_tip")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = (extra_context or {}) | self.form_context(
            request, self.get_object(request, object_id)
        )
        return super().change_view(request, object_id, form_url, context)

    def recorded(self, row: Tip) -> SafeString:
        return format_html("<pre class='body'>{}</pre>", row.what)

    @admin.display(description="What", ordering="what")
    def beginning(self, row: Tip) -> str:
        return Truncator(row.what).chars(SHOWN)

    @admin.display(description="About the page", ordering="about")
    def about_page(self, row: Tip) -> str | SafeString:
        return format_html("<a href='{0}'>{0}</a>", row.about) if row.about else "–"

    @admin.display(description="Act on it")
    def act_on_it(self, row: Tip) -> SafeString:
        """Where an update starts from what the sender gave: the pledge and the source."""
        pledge = PAGE_OF_A_PLEDGE.fullmatch(row.about)
        given = {"pledge": pledge[1] if pledge else "", "source_url": row.url}
        query = urlencode({name: value for name, value in given.items() if value})
        address = f"{reverse('admin:tracker_updateversion_add')}{'?' * bool(query)}{query}"
        return format_html("<a href='{}'>Log an update</a>", address)
