"""An administrator takes the second factor off a person who lost phone and recovery codes."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.actions import second_factors
from tracker.admin.forms.fields import Prose
from tracker.admin.saving.kept import shown_again

from .permissions import signed_in


class ReasonForm(forms.Form):
    """Why, and how it was made sure that it is they who ask; for the desk and the person."""

    reason = Prose(
        help_text="Say how you made sure that it is they who asked. The person reads this too."
    )


def take_off(request: HttpRequest, user: User) -> HttpResponse:
    """Ask why, then do it."""
    if request.method != "POST":
        return _page(request, user, shown_again(request, ReasonForm))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, user, form)
    by, reason = signed_in(request), form.cleaned_data["reason"]
    if second_factors.take_off(user, by=by, reason=reason):
        messages.success(request, f"The second factor is off the sign-in of {user}.")
    else:
        messages.warning(request, f"Nothing was done: {user} has no second factor.")
    return HttpResponseRedirect(reverse("admin:auth_user_change", args=[user.pk]))


def _page(request: HttpRequest, user: User, form: forms.Form) -> HttpResponse:
    context = admin.site.each_context(request) | {
        "title": f"Take the second factor off the sign-in of {user}",
        "opts": User._meta,
        "original": user,
        "form": form,
        "is_on": second_factors.is_on(user),
    }
    return TemplateResponse(request, "admin/signing/take_off.html", context)
