"""Forms that write through actions, and show what an action refuses.

Stock admin saves the form's row. Here saving the row does nothing; once form and inlines are
valid, `write` hands their content to an action. A refusal rolls everything back and shows the
same form again, with the reasons on their fields and the typed text kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.forms import BaseModelFormSet
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.actions import log
from tracker.actions.refusal import Refused
from tracker.admin.forms.choosing import in_short
from tracker.admin.forms.contents import Content, content_from
from tracker.admin.forms.fields import is_key
from tracker.admin.forms.record_form import RecordForm
from tracker.admin.forms.rows_read import choices_of, rows_read
from tracker.admin.review.recorded import recorded
from tracker.rules.schema import NOUNS, Kind

from .free_ids import free_id
from .kept import forget, restored
from .merging import without_keys
from .refusing import refusing
from .stale import SecondSaver, Stale, is_saving


class Gone(Exception):
    """The row whose form was sent is not there any more."""


class WritingAdmin(SecondSaver):
    """One noun whose rows are written by actions.

    `slug_from` names the fields of the content from which an empty slug is made. `locked_later`
    are the form fields that cannot change once the row is more than a first draft.
    """

    form = RecordForm
    slug_from: tuple[str, ...] = ()
    locked_later: frozenset[str] = frozenset()
    change_form_template = "admin/tracker/change_form.html"
    object_history_template = "admin/tracker/object_history.html"

    def asks(self, obj: Any) -> frozenset[str]:
        """What a change to this row must say in public."""
        raise NotImplementedError

    def locked(self, obj: Any) -> frozenset[str]:
        """The form fields of this row that cannot change any more."""
        raise NotImplementedError

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[BaseModelFormSet]) -> Any:
        """Carry out what the form asks for and return the row it made or changed."""
        raise NotImplementedError

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        request = restored(request)
        context = extra_context or {}
        try:
            return self.show_or_save(request, object_id, form_url, context)
        except (Stale, Gone):
            return self.tell(request, object_id, context)
        except PermissionDenied:
            if not self.was_closed(request, object_id):
                # Text that somebody else typed in this browser waits no longer.
                forget(request)
                raise
            return self.tell(request, object_id, context)

    def show_or_save(
        self, request: HttpRequest, object_id: str | None, form_url: str, context: dict[str, Any]
    ) -> Any:
        """What stock admin does; what an action refuses comes back on the form."""
        try:
            with refusing():
                return super().changeform_view(request, object_id, form_url, context)
        except Refused as refused:
            request.faults = refused.faults  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        context |= self.form_context(request, context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def was_closed(self, request: HttpRequest, object_id: str | None) -> bool:
        """Whether this was sent to a row that nobody can edit any more."""
        row = rows_read(request).get(object_id)
        is_sent = request.method == "POST" and self.has_change_permission(request)
        return is_sent and row is not None and self.is_closed(row)

    def is_closed(self, row: Any) -> bool:
        """Whether the row's state, not the person, forbids to edit it."""
        return False

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> Any:
        if request.method == "POST":
            raise Gone
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The row, read once for a page; while a form is being saved, anew and locked."""
        read = rows_read(request)
        if not is_saving(request):
            if object_id not in read:
                read[object_id] = self._headed(super().get_object(request, object_id, from_field))
            return read[object_id]
        if connection.in_atomic_block and is_key(object_id):
            self.take_turn(request)
            rows = self.model._default_manager.select_for_update(no_key=True)
            rows.filter(pk=object_id).first()
        read[object_id] = self._headed(super().get_object(request, object_id, from_field))
        return read[object_id]

    def _headed(self, row: Any) -> Any:
        """The row with what stands above its form: no form that writes over it changes that."""
        if row is not None:
            row.heading = in_short(row)
        return row

    def take_turn(self, request: HttpRequest) -> None:
        """Wait for the log before the row: whoever publishes takes them in this order."""
        if self.is_public_act(request):
            log.wait_for_turn()

    def is_public_act(self, request: HttpRequest) -> bool:
        """Whether this form, or this button, may write to the public log."""
        match = request.resolver_match
        return "_publish" in request.POST or bool(match and f"{match.url_name}".endswith("_verb"))

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """Nested rows are content, not rows to be found again (`merging.without_keys`)."""
        found: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        nested = {field.name for field in NOUNS[self.noun].fields if field.kind == Kind.ROWS}
        if "data" in found and prefix in nested:
            columns = inline.model._meta.fields
            keys = {each.name for each in columns if each.related_model is self.model}
            found["data"] = without_keys(found["data"], prefix, keys | {"id"})
        return found

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        ours = {
            "choices": choices_of(request),
            "faults": getattr(request, "faults", ()),
            "locked": self.locked(obj) if obj else frozenset(),
            "asks": self.asks(obj) if obj else frozenset(),
            "slug_from": self.slug_from,
        }
        return type(form.__name__, (form,), ours)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if self.is_only_read(request, obj):
            return [(None, {"fields": ["as_recorded"]})]
        asked = sorted(self.asks(obj)) if obj else []
        fieldsets = list(super().get_fieldsets(request, obj))
        return [*fieldsets, ("What changes, and why", {"fields": asked})] if asked else fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("as_recorded",) if self.is_only_read(request, obj) else ()

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return [] if self.is_only_read(request, obj) else super().get_inlines(request, obj)

    def is_only_read(self, request: HttpRequest, obj: Any) -> bool:
        """Whether this person cannot edit this row now."""
        return obj is not None and not self.has_change_permission(request, obj)

    @admin.display(description="As recorded")
    def as_recorded(self, row: Any) -> SafeString:
        return recorded(row)

    def content(
        self, form: Any, formsets: Sequence[BaseModelFormSet], base: dict[str, Any]
    ) -> Content:
        content = content_from(self.noun, form.cleaned_data, formsets, base)
        if NOUNS[self.noun].key == ("id",) and not content["id"]:
            words = self.words_of_id(content)
            content["id"] = free_id(self.noun, words, own=base.get("id", ""))
        return content

    def words_of_id(self, content: Content) -> str:
        """What an id is made of that nobody typed."""
        return " ".join(content[name] for name in self.slug_from)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing yet: the inlines have not been read."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        row = self.write(request, form, formsets)
        # What follows speaks of the form's instance: let it be the row that was written.
        form.instance.__dict__.update(row.__dict__)

    def done(self, request: HttpRequest, obj: Any) -> str:
        """What the person is told after saving."""
        return "was saved."

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> Any:
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self.to_row(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        return self.to_row(request, obj)

    def to_row(self, request: HttpRequest, row: Any) -> HttpResponseBase:
        """Lead to the page of a row that was just written."""
        text = format_html("“{}” {}", in_short(row), self.done(request, row))
        self.message_user(request, text, messages.SUCCESS)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[row.pk]))
