"""Before what is grave: asking again who does it, unless that was proved a moment ago.

What was sent meanwhile is kept as through a sign-in (`saving.kept`), and shown again afterwards.
"""

from __future__ import annotations

from copy import copy
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.views import RedirectURLMixin, redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic import FormView

from tracker.admin.people.permissions import signed_in
from tracker.admin.saving.kept import FIELD, packed, remember, unpacked

from .forms import ProofForm
from .standing import gave_password, prove, proved_lately


def ask_again(request: HttpRequest) -> HttpResponse | None:
    """The page that asks who is there; None if that was proved lately."""
    if proved_lately(request):
        return None
    address = request.get_full_path()
    if request.method != "POST":
        return HttpResponseRedirect(f"{reverse('admin:prove')}?{urlencode({'next': address})}")
    token = packed(request)
    opening = copy(request)
    opening.method = "GET"
    page: Any = Prove.as_view(extra_context={"next": address, FIELD: token})(opening)
    return cast(HttpResponse, page)


def prove_again(request: HttpRequest) -> HttpResponseBase:
    """The page by itself, for whoever has given a password."""
    if not gave_password(request):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    return Prove.as_view()(request)


class Prove(RedirectURLMixin, FormView):
    """Password or code; then back to the form, with the text that was sent if there was any."""

    form_class = ProofForm
    template_name = "admin/signing/prove.html"
    next_page = "admin:index"

    def get_form_kwargs(self) -> dict[str, Any]:
        who = {"request": self.request, "user": signed_in(self.request)}
        return super().get_form_kwargs() | who

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        token = self.request.POST.get(FIELD, "")
        asked = self.request.POST.get("next", self.request.GET.get("next", ""))
        carried = {"next": asked, FIELD: token if unpacked(token) else ""}
        page = {"title": "Is it you?", **admin.site.each_context(self.request)}
        return super().get_context_data(**page, **carried | kwargs)

    def form_valid(self, form: ProofForm) -> HttpResponse:
        prove(self.request)
        kept = unpacked(self.request.POST.get(FIELD, ""))
        if kept is not None and remember(self.request, kept):
            return HttpResponseRedirect(kept.address)
        return super().form_valid(form)
