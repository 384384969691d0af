"""The public log: a list for people, and files from which anyone can check it without us."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from tracker import log_verifier
from tracker.filters import BadParameter
from tracker.filters.frame import page as page_number
from tracker.filters.query_string import PAGE, single
from tracker.models import LogEntry
from tracker.models.log import as_saved
from tracker.models.public_log import log_entries, log_entries_after
from tracker.models.reading import newest_checkpoint

from .file import File
from .log_lines import days
from .log_subject import NOUNS
from .page import Page
from .paging import page_of

PER_PAGE = 50
SUBJECT = "subject"
ENTRIES_AT_ONCE = 500
VERIFIER = Path(log_verifier.__file__).with_name("verify.py")


class LogList(Page):
    """Every public change, newest first, all of them or those of one noun."""

    template_name = "log/list.html"
    parameters = (PAGE, SUBJECT)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = subject_type(single(self.request.GET, SUBJECT))
        entries = log_entries().filter(subject_type=chosen) if chosen else log_entries()
        page = page_of(entries, page_number(self.request.GET), PER_PAGE)
        return super().get_context_data(
            page=page,
            days=days(page.object_list),
            nouns=NOUNS.items(),
            chosen=chosen,
            **kwargs,
        )


def subject_type(text: str) -> str:
    """The noun that `subject` names, or empty; BadParameter for anything else."""
    if text and text not in NOUNS:
        words = _("must be one of %(words)s") % {"words": ", ".join(NOUNS)}
        raise BadParameter(SUBJECT, words)
    return text


class LogCheckpoint(File):
    """The head of the log as JSON: keep it, and later exports must still hold it."""

    def answer(self) -> HttpResponseBase:
        return JsonResponse(as_saved(newest_checkpoint(), origin=settings.SITE_URL))


class LogExport(File):
    """The whole log, one JSON object a line, oldest first; read in pieces, up to one head."""

    def answer(self) -> HttpResponseBase:
        head = newest_checkpoint()
        response = StreamingHttpResponse(
            exported(head.size if head else 0), content_type="application/jsonl; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="followthrough-log.jsonl"'
        return response


class LogVerifier(File):
    """The stand-alone verifier."""

    def answer(self) -> HttpResponseBase:
        response = HttpResponse(VERIFIER.read_bytes(), content_type="text/x-python; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="verify.py"'
        return response


def exported(head: int) -> Iterator[str]:
    """The lines of an export up to a head, read in pieces: entries are never changed."""
    seq = 0
    while entries := log_entries_after(seq, head, ENTRIES_AT_ONCE):
        for entry in entries:
            yield json.dumps(export_row(entry), ensure_ascii=False) + "\n"
        seq = entries[-1].seq


def export_row(entry: LogEntry) -> dict[str, Any]:
    """All chained columns and the hash; salt and body, or the entry that redacted them."""
    row = entry.chained() | {"hash": entry.hash}
    if entry.body.body is None or entry.body.salt is None:
        return row | {"redacted_by": entry.body.redacted_by_id}
    return row | {"salt": bytes(entry.body.salt).hex(), "body": entry.body.body}
