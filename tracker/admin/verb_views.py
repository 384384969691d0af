"""The small pages behind the buttons: what will happen, a question if need be, one button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from tracker.actions.refusal import Refused
from tracker.models import DeskEvent, LogEntry
from tracker.models.base import Content

from .base import DeskAdmin
from .recorded import recorded
from .verbs import Verb


class VerbViews(DeskAdmin):
    """Buttons and their pages, and the history of a row from our own logs."""

    verbs: Sequence[Verb] = ()

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.verb_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_verb"
        return [path("<int:key>/do/<slug:verb>/", view, name=name), *super().get_urls()]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the person may make rows of this noun public, and change public ones."""
        return signed_in(request).has_perm(f"tracker.publish_{self.opts.model_name}")

    def has_redact_permission(self, request: HttpRequest) -> bool:
        """Whether the person may blank published text for a legal reason."""
        return signed_in(request).has_perm("tracker.redact_logentry")

    def is_author(self, request: HttpRequest, row: Any) -> bool:
        """Whether the draft is this person's own."""
        return getattr(row, "drafted_by_id", None) == signed_in(request).pk

    def may(self, request: HttpRequest, verb: Verb, row: Any) -> bool:
        """Whether the button is for this person and fits the row as it is now."""
        if not verb.fits(row):
            return False
        if verb.who == "redact":
            return self.has_redact_permission(request)
        is_writer = self.opts_permission(request, "change") and self.is_author(request, row)
        return self.has_publish_permission(request) or (verb.who == "author" and is_writer)

    def opts_permission(self, request: HttpRequest, verb: str) -> bool:
        """A permission on the noun as a whole, whatever the row."""
        return signed_in(request).has_perm(f"tracker.{verb}_{self.opts.model_name}")

    def form_context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """What the page of a form needs beside the form: the buttons."""
        buttons = [verb for verb in self.verbs if row and self.may(request, verb, row)]
        heading = {"title": self.heading} if self.heading else {}
        return heading | {
            "buttons": buttons,
            "can_publish": self.has_publish_permission(request),
            "writes_versions": issubclass(self.model, Content),
        }

    def verb_view(self, request: HttpRequest, key: int, verb: str) -> HttpResponse:
        """Ask, then do."""
        chosen = next((each for each in self.verbs if each.name == verb), None)
        row = self.get_object(request, str(key))
        if chosen is None or row is None:
            raise Http404
        if not self.may(request, chosen, row):
            raise PermissionDenied
        form = chosen.asks(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            response = self._do(request, chosen, row, form)
            if response is not None:
                return response
        return self._ask(request, chosen, row, form)

    def _do(
        self, request: HttpRequest, verb: Verb, row: Any, form: forms.Form
    ) -> HttpResponse | None:
        subject = str(row)
        try:
            with transaction.atomic():
                shown = verb.run(row, signed_in(request), form.cleaned_data)
        except Refused as refused:
            for fault in refused.faults:
                form.add_error(None, str(fault))
            return None
        except (IntegrityError, ProtectedError):
            form.add_error(None, "Another entry rests on this, or was saved just now.")
            return None
        self.message_user(request, f"{verb.label}: “{subject}”. Done.", messages.SUCCESS)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_"
        if shown is None:
            return HttpResponseRedirect(reverse(f"{name}changelist"))
        return HttpResponseRedirect(reverse(f"{name}change", args=[shown.pk]))

    def _ask(self, request: HttpRequest, verb: Verb, row: Any, form: forms.Form) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": verb.label,
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "verb": verb,
            "form": form,
            "media": self.media + form.media,
            "recorded": self.recorded(row),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/tracker/verb.html", context)

    def recorded(self, row: Any) -> SafeString:
        """The row as it is now, to read before the button is pressed."""
        return recorded(row)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every version, every entry of the public log, every event at the desk."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        subject = {"noun": row.noun, "public_id": row.public_id}
        entries = LogEntry.objects.filter(subject_type=row.noun, subject_id=row.public_id)
        context = {
            **self.admin_site.each_context(request),
            "title": f"History: {row}",
            "opts": self.opts,
            "object": row,
            "versions": [(each, recorded(each)) for each in _lineage(row)],
            "entries": entries,
            "events": DeskEvent.objects.filter(**subject).select_related("user"),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/tracker/object_history.html", context)


def _lineage(row: Any) -> list[Any]:
    """The versions of the row's thing, newest first; none for a row without versions."""
    if not isinstance(row, Content):
        return []
    same = {column: getattr(row, column) for column in row.lineage}
    return list(type(row)._default_manager.filter(**same).order_by("-version"))


def signed_in(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  (admin_view lets nobody else through)
    return request.user
