"""The second step of signing in: a code, after the password was right."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import FormView

from tracker.actions import second_factors
from tracker.admin.people.permissions import signed_in

from .forms import CodeForm
from .standing import pass_on

LEAVE = "leave"


class SecondStep(RedirectURLMixin, FormView):
    """Asks for a code, at the address of the sign-in page; then leads where the person was going.

    Who has no second factor yet is led to set one up; who is somebody else may leave.
    """

    form_class = CodeForm
    template_name = "admin/signing/second_step.html"
    next_page = "admin:index"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if LEAVE in request.POST and request.method == "POST":
            logout(request)
            return HttpResponseRedirect(reverse("admin:login"))
        if not second_factors.is_on(signed_in(request)):
            return HttpResponseRedirect(reverse("admin:second_factor"))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        who = {"request": self.request, "user": signed_in(self.request)}
        return super().get_form_kwargs() | who

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.POST.get("next", self.request.GET.get("next", ""))
        return super().get_context_data(**{"next": asked, **kwargs})

    def form_valid(self, form: CodeForm) -> HttpResponse:
        pass_on(self.request, form.device)
        return super().form_valid(form)
