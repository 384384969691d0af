"""What the description says in words, in the language of who reads it."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

ADDRESS = _("From the address of the row.")
AS_OF = _("The day of the world asked about, not a future one; today (UTC) if not given.")
LANG = _("The language of texts; English where a text has no other.")
PAGE = _("The number of the page; one beyond the last is a 404.")
PAGE_SIZE = _("How many rows a page has.")
REV = _("The record as it stood after this log entry; a number not reached yet is a 404.")
SORT = _("The order of the rows.")

ANSWER = _("The answer.")
MOVED = _("The pledge has another address now.")
NOT_MODIFIED = _("The answer that the reader already has still holds.")

PROBLEMS = {
    HTTPStatus.BAD_REQUEST: _("A parameter is unknown or cannot be read; it is named."),
    HTTPStatus.NOT_FOUND: _("There is nothing at this address, or no such page or revision."),
    HTTPStatus.METHOD_NOT_ALLOWED: _("The API only reads: GET, HEAD and OPTIONS."),
    HTTPStatus.GONE: _("This was withdrawn from the record, or split: “now” names the parts."),
    HTTPStatus.PRECONDITION_FAILED: _(
        "If-Match or If-Unmodified-Since names another answer than this one."
    ),
    HTTPStatus.TOO_MANY_REQUESTS: _(
        "Too many requests from one address in this minute; answers that are at hand do not count."
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: _("The answer took more than a second; ask for less at once."),
}
