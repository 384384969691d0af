"""The small pages behind the buttons: what will happen, a question if need be, one button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.actions import corrections
from tracker.actions.refusal import Refused
from tracker.admin.forms.choosing import in_short
from tracker.admin.people.permissions import Permissions, signed_in
from tracker.admin.saving.kept import shown_again
from tracker.admin.saving.refusing import FORBIDDEN, in_words, of_its_row
from tracker.admin.signing.again import ask_again
from tracker.models import Assessment, UpdateVersion
from tracker.models.base import Content
from tracker.rules.vocabulary import Change

from .history import history_of
from .reading import Reading, changed_since, read_with
from .recorded import recorded
from .review_page import last_return, review_of
from .verbs import WITHDRAW, Done, Question, Verb

__all__ = ["VerbViews", "signed_in"]

# A text that ends so needs no full stop behind it.
ENDS = (".", "!", "?", "…", "。", "！", "？")


class VerbViews(Permissions):
    """Buttons and their pages, the review page, and the history of a row from our own logs."""

    verbs: Sequence[Verb] = ()

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        urls = []
        if self.verbs:
            verb = self.admin_site.admin_view(self.verb_view)
            urls.append(path("<int:key>/do/<slug:verb>/", verb, name=f"{name}_verb"))
        if issubclass(self.model, Content):
            review = self.admin_site.admin_view(self.review_view)
            urls.append(path("<int:key>/review/", review, name=f"{name}_review"))
        return [*urls, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Rows with what their lists, pages and buttons name."""
        related = self.get_list_select_related(request)
        rows = super().get_queryset(request)
        return rows if isinstance(related, bool) else rows.select_related(*related)

    def form_context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """What the page of a form needs beside the form: the buttons."""
        is_content = isinstance(row, Content)
        fitting = [each for each in self.verbs if row and not each.on_review]
        heading = {"title": self.heading} if self.heading else {}
        return heading | {
            # As it was read: a form that is shown again has written what was typed over its row.
            "subtitle": getattr(row, "heading", None),
            "buttons": [verb for verb in fitting if self.may(request, verb, row)],
            "can_review": is_content and not row.is_published,
            "can_publish": self.may_publish_at_once(request, row),
            "writes_versions": (writes_versions := issubclass(self.model, Content)),
            "is_withdrawn": is_content and row.change == Change.WITHDRAWAL,
            "only_read": self.why_only_read(request, row) if is_content else "",
            "publishing": self.why_not_published(request, row) if writes_versions else "",
            "sent_back": last_return(row) if is_content and not row.is_published else None,
            "reopens": corrections.resting_on(row) if is_content and row.is_current else [],
        }

    def review_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Everything that speaks for and against publishing a row, and the two buttons."""
        row = self.get_object(request, str(key))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        if row.is_published:
            return HttpResponseRedirect(self.address("change", row.pk))
        return review_of(self, request, row)

    def verb_view(self, request: HttpRequest, key: int, verb: str) -> HttpResponse:
        """Ask, then do. What is done is done to exactly what the person has read."""
        chosen = next((each for each in self.verbs if each.name == verb), None)
        if chosen is None:
            raise Http404
        if asked := self._asked_first(request, key, chosen):
            return asked
        if request.method != "POST":
            row = self._row_for(request, key, chosen)
            if not chosen.fits(row):
                return self._overtaken(request, chosen, row)
            form = shown_again(request, chosen.asks)
            return self.ask(request, chosen, row, form, read_with(row))
        with transaction.atomic():
            row = self._row_for(request, key, chosen)
            if not chosen.fits(row):
                return self._overtaken(request, chosen, row)
            form, reading = chosen.asks(request.POST), read_with(row, request.POST)
            if all([form.is_valid(), reading.is_valid()]):
                response = self._do(request, chosen, row, form)
                if response is not None:
                    return response
        return self.ask(request, chosen, row, form, reading)

    def _asked_first(self, request: HttpRequest, key: int, verb: Verb) -> HttpResponse | None:
        """Before what nothing takes back: who is there, unless this is not for them anyway."""
        if not verb.is_final:
            return None
        self._row_for(request, key, verb)
        return ask_again(request)

    def _row_for(self, request: HttpRequest, key: int, verb: Verb) -> Any:
        row = self.get_object(request, str(key))
        if row is None:
            raise Http404
        if not self.is_for(request, verb, row):
            raise PermissionDenied
        return row

    def _overtaken(self, request: HttpRequest, verb: Verb, row: Any) -> HttpResponse:
        """Tell that somebody was faster, with what was typed, and lead to the row as it is now."""
        typed = [request.POST.get(name, "") for name in verb.asks.base_fields]
        kept = " ".join(each for each in typed if each not in ("", "on"))
        told = f"{verb.label}: nothing was done. This is {row.get_state_display()} by now."
        if kept:
            told += f" You had typed: “{kept}”"
        self.message_user(request, told, messages.WARNING)
        return HttpResponseRedirect(self.address("change", row.pk))

    def _do(
        self, request: HttpRequest, verb: Verb, row: Any, form: forms.Form
    ) -> HttpResponse | None:
        subject = in_short(row)
        try:
            with transaction.atomic():
                result = verb.run(row, signed_in(request), form.cleaned_data)
        except Refused as refused:
            for fault in refused.faults:
                is_its_own = fault.subject == f"{row.noun} {row.public_id}"
                field = fault.field if is_its_own and fault.field in form.fields else None
                form.add_error(field, in_words(fault) if is_its_own else of_its_row(fault))
            return None
        except (IntegrityError, ProtectedError):
            form.add_error(None, FORBIDDEN)
            return None
        done = result if isinstance(result, Done) else Done(result)
        self._tell(request, verb, subject, done)
        if done.row is None:
            return HttpResponseRedirect(self.address("changelist"))
        return HttpResponseRedirect(self.address("change", done.row.pk))

    def _tell(self, request: HttpRequest, verb: Verb, subject: str, done: Done) -> None:
        end = "" if subject.endswith(ENDS) else "."
        text = format_html("{}: “{}”{} {}", verb.done or verb.label, subject, end, done.note)
        if done.undo:
            text = format_html("{} {}", text, self.undo(request, done.row, done.undo))
        self.message_user(request, text, messages.SUCCESS)

    def undo(self, request: HttpRequest, row: Any, verb: str) -> SafeString:
        """A button in a message that takes back what was done to a row just now, at one press."""
        fresh = self.model._default_manager.get(pk=row.pk)
        return format_html(
            '<form method="post" action="{}" class="undo">'
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
            '<input type="hidden" name="seen" value="{}">'
            '<button type="submit">Undo</button></form>',
            self.address("verb", row.pk, verb),
            get_token(request),
            read_with(fresh)["seen"].value(),
        )

    def address(self, name: str, *args: Any) -> str:
        """Where a page of this noun is."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=args)

    def ask(
        self, request: HttpRequest, verb: Verb, row: Any, form: Question, reading: Reading
    ) -> HttpResponse:
        """The page of a button: what it does, what it asks, and the row as it is now."""
        if verb.on_review:
            return review_of(self, request, row, {verb.name: (form, reading)})
        form = form.asked_of(row)
        context = {
            **self.admin_site.each_context(request),
            "title": verb.label,
            "subtitle": in_short(row),
            "opts": self.opts,
            "original": row,
            "verb": verb,
            "form": form,
            "refused": reading if reading.is_bound and not reading.is_valid() else None,
            "since": changed_since(row, reading) if reading.is_bound else [],
            # A fresh one: whoever was told of a change has it before them now.
            "reading": read_with(row),
            "media": self.media + form.media,
            "recorded": self.recorded(row),
            "reopens": self._put_in_doubt(verb, row),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/tracker/verb.html", context)

    def _put_in_doubt(self, verb: Verb, row: Any) -> list[Assessment] | None:
        """The verdicts that withdrawing an update puts under review; None where none can be."""
        is_it = verb is WITHDRAW and isinstance(row, UpdateVersion)
        return corrections.resting_on(row) if is_it else None

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
        return history_of(self, request, row)
