"""The page of a person's own sign-in: second factor, recovery codes, sessions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from tracker.actions import second_factors, sessions
from tracker.admin.people.permissions import signed_in
from tracker.models import DeskSession

from .again import ask_again
from .set_up import show_recovery_codes


def account(request: HttpRequest) -> HttpResponse:
    """What protects the sign-in, and where the person is signed in."""
    user = signed_in(request)
    context: dict[str, Any] = admin.site.each_context(request) | {
        "title": "Your sign-in",
        "has_factor": second_factors.is_on(user),
        "codes_left": second_factors.recovery_codes_left(user),
        "sessions": DeskSession.objects.of(user),
        "this": request.session.session_key,
    }
    return TemplateResponse(request, "admin/signing/account.html", context)


def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes in the place of the old ones."""
    if not second_factors.is_on(signed_in(request)):
        return HttpResponseRedirect(reverse("admin:second_factor"))
    if asked := ask_again(request):
        return asked
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:account"))
    return show_recovery_codes(request)


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else; with `all`, here too."""
    user = signed_in(request)
    if "all" in request.POST:
        sessions.end_all(user)
        logout(request)
        return HttpResponseRedirect(reverse("admin:login"))
    number = sessions.end_all(user, but=request.session.session_key)
    messages.success(request, f"Ended {number} other session{'' if number == 1 else 's'}.")
    return HttpResponseRedirect(reverse("admin:account"))
