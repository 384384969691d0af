"""Text that was sent when who sends it had to be asked: kept until its form can be opened again.

Nobody was signed in any more, or it needs a fresh proof of who is (`signing.again`). It travels
through the page that asks in one signed, packed field; after signing in it waits in the
session for its form, which shows it and says that nothing was saved yet. It waits until something
is sent to that form's address. Each form says, signed, whose it is: nobody else is shown the text.
Passwords are never kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core import signing
from django.forms import Form
from django.http import HttpRequest, QueryDict

AnyForm = TypeVar("AnyForm", bound=Form)

FIELD = "kept"
WHOSE = "whose"
CHARACTERS_AT_MOST = 500_000
ADDRESSES_AT_MOST = 3
NOT_SAVED = "We had to ask who you are when you sent this. Nothing was saved yet: look it over, \
then save it."
SOMEBODY_ELSES = "What was sent had been typed by somebody else. It was dropped, and nothing of it \
was saved."
_SALT = "tracker.desk.kept"
_PERSON = signing.Signer(salt="tracker.desk.whose")
_SESSION = "kept_text"
# No text of a person: tokens, and what the buttons and lists of stock admin send.
_NO_TEXT = frozenset(
    {"csrfmiddlewaretoken", WHOSE, "action", "_selected_action", "select_across", "index"}
)


@dataclass(frozen=True)
class Kept:
    """What was typed, at which address of the desk, and by whom."""

    address: str
    fields: Mapping[str, list[str]]
    whose: str = ""


def mark(request: HttpRequest) -> str:
    """Whose form a page shows, as a text that nobody else can write."""
    return _PERSON.sign(_key_of(request))


def _key_of(request: HttpRequest) -> str:
    return str(request.user.pk)


def packed(request: HttpRequest) -> str:
    """What was sent, as a text that nobody else can write; empty if there is nothing to keep.

    Empty as well when it is too much for a page to carry, or does not say whose it is.
    """
    fields = {name: values for name, values in request.POST.lists() if _is_text(name)}
    try:
        whose = _PERSON.unsign(request.POST.get(WHOSE, ""))
    except signing.BadSignature:
        return ""
    if not fields:
        return ""
    kept = {"address": request.get_full_path(), "fields": fields, "whose": whose}
    token = signing.dumps(kept, salt=_SALT, compress=True)
    return token if len(token) <= CHARACTERS_AT_MOST else ""


def unpacked(token: str) -> Kept | None:
    """What a sign-in page carried; None when it carried nothing that we packed."""
    try:
        return Kept(**signing.loads(token, salt=_SALT))
    except signing.BadSignature:
        return None


def remember(request: HttpRequest, kept: Kept) -> bool:
    """Let the text wait in the session of whoever typed it; of too many, the oldest goes.

    Whether that is the person who is signed in now.
    """
    if kept.whose != _key_of(request):
        return False
    path = kept.address.partition("?")[0]
    waiting = request.session.get(_SESSION, {})
    others = [(each, fields) for each, fields in waiting.items() if each != path]
    newest = [*others, (path, dict(kept.fields))][-ADDRESSES_AT_MOST:]
    request.session[_SESSION] = dict(newest)
    return True


def forget(request: HttpRequest) -> None:
    """Something was sent to this address: the text that waited for it has arrived."""
    waiting = request.session.get(_SESSION, {})
    if request.path in waiting:
        request.session[_SESSION] = {
            path: fields for path, fields in waiting.items() if path != request.path
        }


def waiting_text(request: HttpRequest) -> QueryDict | None:
    """The text that waits for the form at this address; None when none does."""
    fields = request.session.get(_SESSION, {}).get(request.path) if _is_opening(request) else None
    if fields is None:
        return None
    text = QueryDict(mutable=True)
    for name, values in fields.items():
        text.setlist(name, values)
    return text


def restored(request: HttpRequest) -> HttpRequest:
    """The request, as if the text that waits had been sent again, but only to be looked over.

    `told` makes every form of the desk refuse to be saved.
    """
    text = waiting_text(request)
    if text is None:
        return request
    again = copy(request)
    # Read while this is still a GET: afterwards it would be looked for in the body.
    _ = again.FILES
    again.method = "POST"
    again.POST = text  # type: ignore[assignment]
    again.told = NOT_SAVED  # type: ignore[attr-defined]
    return again


def shown_again(request: HttpRequest, make: type[AnyForm]) -> AnyForm:
    """A small form, with the text that waits for it if there is any."""
    text = waiting_text(request)
    form = make(text)
    if text is not None:
        form.add_error(None, NOT_SAVED)
    return form


def _is_opening(request: HttpRequest) -> bool:
    return request.method == "GET"


def _is_text(name: str) -> bool:
    return name not in _NO_TEXT and "password" not in name.lower()


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this very site sent it; browsers say so, and pages cannot lie about it."""
    site: Any = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return bool(site == "same-origin")
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
