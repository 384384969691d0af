"""Content in versions: drafted, edited, submitted, published, corrected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import BaseModelFormSet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.actions import companions, corrections, desk, drafting
from tracker.actions.refusal import Refused
from tracker.admin.forms.contents import Content, changes, in_form
from tracker.admin.forms.record_form import CORRECTION
from tracker.admin.forms.rows_read import rows_read
from tracker.admin.lists.list_filters import VersionFilter, titled
from tracker.admin.review.verb_views import signed_in
from tracker.admin.review.verbs import (
    OF_CONTENT,
    RECALL,
    SUBMIT,
    Verb,
    is_draft,
    is_in_force,
    under_review,
)
from tracker.admin.work import MineFilter
from tracker.models.base import Content as ContentRow
from tracker.models.bodies import content_of
from tracker.rules.schema import NOUNS
from tracker.rules.vocabulary import Change, PublicationState

from .publishing import publish
from .refusing import of_its_row, refusing
from .writing import WritingAdmin

FAULTS_SHOWN = 10


class VersionAdmin(WritingAdmin):
    """A list of versions, newest first to hand; a public one is edited by writing the next.

    `numbered` nouns are counted within the thing they belong to; nobody types that number.
    """

    verbs: Sequence[Verb] = OF_CONTENT
    numbered = False
    ordering = ("-pk",)
    actions = ["submit_selected"]
    standard_filters = (
        MineFilter,
        ("state", titled("state")),
        ("change", titled("what changed")),
        VersionFilter,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        later = self.model._default_manager.filter(
            **{column: OuterRef(column) for column in self.model.lineage},
            version__gt=OuterRef("version"),
        )
        return super().get_queryset(request).annotate(has_later=Exists(later))

    def get_list_select_related(self, request: HttpRequest) -> Any:
        own = super().get_list_select_related(request)
        return ("drafted_by",) if isinstance(own, bool) else (*own, "drafted_by")

    def get_list_display(self, request: HttpRequest) -> Any:
        first, *others = super().get_list_display(request)
        return (first, "shown_state", *others, "version", "drafted_by")

    def get_list_filter(self, request: HttpRequest) -> Any:
        return (*self.standard_filters, *super().get_list_filter(request))

    @admin.display(description="State", ordering="state")
    def shown_state(self, row: ContentRow) -> SafeString:
        word = PublicationState(row.state).word
        gone = " (withdrawn)" if row.change == Change.WITHDRAWAL else ""
        return format_html("<span class='state {}'>{}{}</span>", row.state, word.label_en, gone)

    def asks(self, obj: ContentRow) -> frozenset[str]:
        return CORRECTION if obj.is_published or obj.version > 1 else frozenset()

    def locked(self, obj: ContentRow) -> frozenset[str]:
        if not obj.is_published and obj.version == 1:
            return frozenset()
        return self.locked_later | {in_form(name) for name in NOUNS[self.noun].key}

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if not super().has_change_permission(request, obj):
            return False
        if obj is None or is_in_force(obj):
            return True
        mine = self.is_author(request, obj) or self.has_publish_permission(request)
        return is_draft(obj) and mine

    def newest(self, request: HttpRequest, row: Any) -> ContentRow:
        if not row.has_later:
            return cast(ContentRow, row)
        same = {column: getattr(row, column) for column in row.lineage}
        newest: ContentRow = self.get_queryset(request).filter(**same).latest("version")
        rows_read(request)[str(newest.pk)] = newest
        return newest

    def is_closed(self, row: ContentRow) -> bool:
        return not is_draft(row) and not is_in_force(row)

    def write(
        self, request: HttpRequest, form: Any, formsets: Sequence[BaseModelFormSet]
    ) -> ContentRow:
        user = signed_in(request)
        row = self._save(form, formsets, user)
        if "_submit" in request.POST:
            return companions.submit(row, by=user)
        if "_publish" in request.POST:
            if not self.has_publish_permission(request):
                raise PermissionDenied
            done = publish([row, *companions.companions_of(row)], by=user)
            if told := under_review(done.reviews):
                self.message_user(request, told, messages.WARNING)
        return row

    def _save(self, form: Any, formsets: Sequence[BaseModelFormSet], user: User) -> ContentRow:
        if form.instance.pk is None:
            return self.draft(self.numbered_content(form, formsets), by=user)
        row: ContentRow = self.model._default_manager.get(pk=form.instance.pk)
        before = content_of(row)
        delta = changes(before, self.content(form, formsets, before))
        if self.numbered and self.model.lineage[0] in delta:
            delta["number"] = self.next_number(form)
        kind, reason = (form.cleaned_data.get(name, "") for name in sorted(CORRECTION))
        if row.is_published:
            return corrections.draft_correction(
                row, changes=delta, change=Change(kind), reason=reason, by=user
            )
        if row.version > 1:
            delta |= changes(before, {"change": kind, "change_reason": reason})
        return desk.edit(row, changes=delta, by=user) if delta else row

    def draft(self, content: Content, *, by: User) -> ContentRow:
        """Save new content as a draft."""
        (row,) = drafting.draft(self.noun, [content], by=by)
        return row

    def numbered_content(self, form: Any, formsets: Sequence[BaseModelFormSet]) -> Content:
        """The content of something new, with the next free number where it has one."""
        content = self.content(form, formsets, dict(drafting.FIRST))
        if self.numbered:
            content["number"] = self.next_number(form)
        return content

    def next_number(self, form: Any) -> int:
        """The next free one within the thing that the form names as its owner."""
        owner = self.model.lineage[0]
        same = self.model._default_manager.filter(**{owner: form.cleaned_data[owner]})
        last = same.order_by("-number").first()
        return last.number + 1 if last else 1

    def done(self, request: HttpRequest, obj: ContentRow) -> str:
        if obj.state == PublicationState.SUBMITTED:
            undo = self.undo(request, obj, RECALL.name)
            return format_html("was submitted for review. {}", undo)
        if obj.is_published:
            return "is public."
        return "was saved as a draft; only the desk can see it."

    @admin.action(description="Submit for review", permissions=["change"])
    def submit_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        rows = list(queryset)
        if not all(self.may(request, SUBMIT, row) for row in rows):
            text = "Nothing was submitted: choose only drafts of your own."
            self.message_user(request, text, messages.ERROR)
            return
        try:
            with refusing(), transaction.atomic():
                for row in rows:
                    companions.submit(row, by=signed_in(request))
        except Refused as refused:
            for fault in refused.faults[:FAULTS_SHOWN]:
                self.message_user(request, of_its_row(fault), messages.ERROR)
            return
        self.message_user(request, f"Submitted: {len(rows)}.", messages.SUCCESS)
