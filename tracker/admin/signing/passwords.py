"""A person's own password: changed, or set anew through a letter when it is forgotten."""

from __future__ import annotations

from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView, PasswordResetView
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse_lazy
from django.views.generic import FormView

from tracker.actions import sessions, sign_in_tries
from tracker.actions.notices import tell
from tracker.admin.people.permissions import signed_in
from tracker.rules.sign_in import Door
from tracker.visitors import client

from .again import ask_again

CHANGED = "Your password was changed, and every other session of yours was ended."


class OwnPassword(FormView):
    """A new password. The old one was asked for on the way here (`ask_again`)."""

    form_class = SetPasswordForm
    template_name = "admin/signing/new_password.html"
    success_url = reverse_lazy("admin:account")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return ask_again(request) or super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": signed_in(self.request)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**_frame(self.request), **kwargs)

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        user = signed_in(self.request)
        form.set_password_and_save(user, "new_password1")
        update_session_auth_hash(self.request, user)
        sessions.end_all(user, but=self.request.session.session_key)
        tell(user, "The password of your sign-in was changed.")
        messages.success(self.request, CHANGED)
        return super().form_valid(form)


class LetterForm(PasswordResetForm):
    """The address of somebody who forgot the password, whether anybody here has it or not."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def get_users(self, email: str) -> Any:
        return [user for user in super().get_users(email) if user.is_staff]

    def send(self) -> None:
        """Look up and send beside the answer, which so takes as long for whoever asks."""
        address = self.cleaned_data["email"].casefold()
        if sign_in_tries.take(Door.LETTER, address, client(self.request.META)).is_allowed:
            Thread(target=self._send, name="letter").start()

    def _send(self) -> None:
        try:
            super().save(
                email_template_name="admin/signing/letter.txt",
                subject_template_name="admin/signing/letter_subject.txt",
                # Not what the Host header says.
                domain_override=urlsplit(settings.SITE_URL).netloc,
                use_https=settings.HTTPS,
            )
        finally:
            connections.close_all()


class Forgotten(PasswordResetView):
    """Asks for an e-mail address, and says the same whoever has it.

    A site that sends no mail says whom to ask instead.
    """

    form_class = LetterForm
    template_name = "admin/signing/forgotten.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.SENDS_MAIL:
            return self.render_to_response({"is_mute": True} | _frame(request))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**_frame(self.request), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        form.send()
        return self.render_to_response(self.get_context_data(is_sent=True))


class NewPassword(PasswordResetConfirmView):
    """Where the letter leads: a new password, once, within the hour. It signs nobody in."""

    template_name = "admin/signing/new_password.html"
    success_url = reverse_lazy("admin:login")
    reset_url_token = "new"  # noqa: S105  (what stands in the address once the token is kept)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**_frame(self.request), **kwargs)

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        answer = super().form_valid(form)
        sessions.end_all(form.user)
        tell(form.user, "The password of your sign-in was changed through a letter.")
        messages.success(self.request, "Your password was changed. Sign in with it.")
        return answer


def _frame(request: HttpRequest) -> dict[str, Any]:
    return admin.site.each_context(request) | {"title": "Set a new password"}
