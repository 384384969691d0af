"""The page on which a batch is taken back as one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.actions import batches
from tracker.actions.actors import actor_of
from tracker.actions.refusal import Refused
from tracker.admin.review.verbs import ReasonForm
from tracker.admin.saving.refusing import of_its_row, refusing

from .limit import AT_ONCE
from .permission import importer

SHOWN = 50


def withdraw_batch(request: HttpRequest, batch: str) -> HttpResponse:
    """Ask for the reason, then take everything back or nothing."""
    person = importer(request)
    if not batches.is_known(batch):
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    too_large = batches.size_of(batch) > AT_ONCE
    if request.method == "POST" and not too_large and form.is_valid():
        try:
            with refusing():
                reason = form.cleaned_data["reason"]
                rows = batches.withdraw(batch, reason=reason, by=actor_of(person))
        except Refused as refused:
            for fault in refused.faults[:SHOWN]:
                form.add_error(None, of_its_row(fault))
        else:
            messages.success(request, f"Taken back: {rows} rows of batch {batch}.")
            return HttpResponseRedirect(reverse("admin:import"))
    return _page(request, batch, form, too_large=too_large)


def _page(request: HttpRequest, batch: str, form: ReasonForm, *, too_large: bool) -> HttpResponse:
    site: Any = admin.site
    context = {
        **site.each_context(request),
        "title": "Withdraw a batch",
        "batch": batch,
        "staying": batches.staying(batch),
        "too_large": f"{AT_ONCE:,}" if too_large else "",
        "form": form,
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/tracker/import_withdraw.html", context)
