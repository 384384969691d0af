"""Signing in at the desk without losing what was typed before."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views import csrf

from tracker.admin.saving.kept import (
    FIELD,
    SOMEBODY_ELSES,
    Kept,
    forget,
    is_from_here,
    packed,
    remember,
    unpacked,
)
from tracker.admin.signing.standing import gave_password

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite

LED_ELSEWHERE = 302


def keep_first(site: AdminSite, request: HttpRequest) -> HttpResponse | None:
    """The sign-in page with what a stranger sent, if there is anything to keep."""
    if request.method != "POST":
        return None
    if site.has_permission(request):
        forget(request)
        return None
    token = packed(request)
    return _ask(site, request, token, request.get_full_path()) if token else None


def carried(request: HttpRequest) -> dict[str, Any]:
    """What the sign-in page carries on when it is shown again."""
    token = request.POST.get(FIELD, "")
    return {FIELD: token} if unpacked(token) else {}


def lead_back(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """After a step of signing in: to the form whose text was carried, where it waits.

    After the first of two steps its address leads to the second, and from there back.
    """
    kept = unpacked(request.POST.get(FIELD, ""))
    if kept is None or answer.status_code != LED_ELSEWHERE or not gave_password(request):
        return answer
    return _back_to(request, kept)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What a form of the desk sent with an old token, because somebody signed in again meanwhile.

    Nothing is done with it, but its text is kept. Anything that did not come from our own pages is
    refused as ever.
    """
    site = admin.site
    if not request.path.startswith(reverse("admin:index")) or not is_from_here(request):
        return csrf.csrf_failure(request, reason)
    is_sign_in = request.path == reverse("admin:login")
    token = request.POST.get(FIELD, "") if is_sign_in else packed(request)
    kept = unpacked(token)
    if site.has_permission(request):
        return _back_to(request, kept) if kept else _leave(request, reason, is_sign_in)
    address = request.POST.get("next", "") if is_sign_in else request.get_full_path()
    return _ask(site, request, token if kept else "", address)


def _leave(request: HttpRequest, reason: str, is_sign_in: bool) -> HttpResponse:
    """Signed in already and nothing to keep."""
    if is_sign_in:
        return HttpResponseRedirect(reverse("admin:index"))
    return csrf.csrf_failure(request, reason)


def _back_to(request: HttpRequest, kept: Kept) -> HttpResponse:
    if remember(request, kept):
        return HttpResponseRedirect(kept.address)
    messages.warning(request, SOMEBODY_ELSES)
    return HttpResponseRedirect(reverse("admin:index"))


def _ask(site: AdminSite, request: HttpRequest, token: str, address: str) -> HttpResponse:
    """The sign-in page, opened afresh, with what it carries."""
    opening = copy(request)
    opening.method = "GET"
    extra = {FIELD: token, "next": address, "app_path": reverse("admin:login")}
    return site.login(opening, extra)
