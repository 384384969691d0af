"""Setting up a second factor: a key for an app, a code to show that it works, recovery codes."""

from __future__ import annotations

from base64 import b32encode
from textwrap import wrap
from typing import Any

import segno
from django import forms
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django_otp.util import random_hex

from tracker.actions import second_factors, sessions
from tracker.admin.people.permissions import signed_in

from .again import ask_again
from .forms import WRONG_CODE, Code
from .standing import gave_password, has_passed, pass_on

KEY = "new_second_factor"


class FirstCodeForm(forms.Form):
    """A code that shows that the app has the key."""

    code = Code(help_text="The six digits that your app shows now.")


def set_up(request: HttpRequest) -> HttpResponse:
    """Show a key, and make it the second factor once a code shows that an app has it.

    Open to who has given the password and has no second factor yet; to others, only after both.
    """
    if not gave_password(request):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    user = signed_in(request)
    if not has_passed(request) and second_factors.is_on(user):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    if asked := ask_again(request):
        return asked
    key = request.session.setdefault(KEY, random_hex(20))
    form = FirstCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"].replace(" ", "")
        app = second_factors.turn_on(user, key=key, code=code)
        if app is not None:
            return _done(request, app)
        form.add_error("code", WRONG_CODE)
    return _page(request, form, key)


def _done(request: HttpRequest, app: Any) -> HttpResponse:
    """The session goes on with the new factor; all others of the person end."""
    del request.session[KEY]
    pass_on(request, app)
    sessions.end_all(signed_in(request), but=request.session.session_key)
    return show_recovery_codes(request)


def show_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them, this once."""
    codes = second_factors.renew_recovery_codes(signed_in(request))
    context = admin.site.each_context(request) | {"title": "Recovery codes", "codes": codes}
    return TemplateResponse(request, "admin/signing/recovery_codes.html", context)


def _page(request: HttpRequest, form: FirstCodeForm, key: str) -> HttpResponse:
    user = signed_in(request)
    address = second_factors.new_app(user, key).config_url
    context = admin.site.each_context(request) | {
        "title": "Set up a second factor",
        "form": form,
        "picture": segno.make(address, micro=False).svg_data_uri(scale=5, light="#fff"),
        "key": " ".join(wrap(b32encode(bytes.fromhex(key)).decode(), 4)),
        "address": address,
        "is_new": not second_factors.is_on(user),
        "taken_off": second_factors.last_taken_off(user),
    }
    return TemplateResponse(request, "admin/signing/set_up.html", context)
