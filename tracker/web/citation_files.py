"""Citations as files: `/pledges/<slug>.bib`, `/updates/<slug>.ris`, `/data.csl.json` and so on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from tracker.filters.fields import in_language, language
from tracker.models import StatusUpdate
from tracker.models.reading import Reading
from tracker.rules.edtf_words import words
from tracker.rules.xml_text import one_line

from .addresses import absolute
from .citations import BIBTEX, FORMS, Form, Work
from .file import File
from .pledge_sheet import OfPledge, PledgeSheet, head_of_the_record

LONGEST_TITLE = 120


class PledgeCitation(OfPledge):
    """A pledge with its status on the day, in the state of the record asked about."""

    form: Form = BIBTEX

    def answer(self, sheet: PledgeSheet) -> HttpResponseBase:
        return as_file(self.form, work_of_pledge(sheet))


class UpdateCitation(File):
    """One update as the record tells it now."""

    form: Form = BIBTEX

    def answer(self) -> HttpResponseBase:
        public = StatusUpdate.published.select_related("current__entry")
        update: StatusUpdate = get_object_or_404(public, slug=self.kwargs["slug"])
        return as_file(self.form, work_of_update(update, self.today))


class DatasetCitation(File):
    """The whole record."""

    form: Form = BIBTEX

    def answer(self) -> HttpResponseBase:
        return as_file(self.form, work_of_dataset(self.today))


def work_of_pledge(sheet: PledgeSheet) -> Work:
    """A pledge, at the address that will always say what it says here."""
    newest = Reading(sheet.clock.revision).entries(sheet.pledge).first()
    return Work(
        name=sheet.pledge.slug,
        title=sheet.title,
        issued=newest.at.date() if newest else sheet.clock.day,
        day=sheet.clock.day,
        record=sheet.record,
        address=sheet.permalink,
        status=sheet.said,
    )


def work_of_update(update: Any, day: date) -> Work:
    """An update: when and what, as its page is titled."""
    fact = one_line(in_language(update.current, "fact"))
    shown = fact if len(fact) <= LONGEST_TITLE else f"{fact[:LONGEST_TITLE]}…"
    when = words(update.current.date, language())
    return Work(
        name=update.slug,
        title=_("%(name)s: %(value)s") % {"name": when, "value": shown},
        issued=update.current.entry.at.date(),
        day=day,
        record=head_of_the_record(),
        address=absolute(update.get_absolute_url()),
    )


def work_of_dataset(day: date) -> Work:
    """The record as it stands."""
    return Work(
        name="data",
        title=_("Followthrough: the record of pledges between governments"),
        issued=day,
        day=day,
        record=head_of_the_record(),
        address=absolute(reverse("data")),
        is_dataset=True,
    )


def as_file(form: Form, work: Work) -> HttpResponse:
    """The citation as a download, named after its key."""
    response = HttpResponse(form.write(work), content_type=form.media_type)
    response["Content-Disposition"] = f'attachment; filename="{work.key}.{form.extension}"'
    return response


def citation_urls() -> list[URLPattern]:
    """Every citable thing in every format."""
    return [
        pattern
        for form in FORMS
        for pattern in (
            path(
                f"pledges/<slug:slug>.{form.extension}",
                PledgeCitation.as_view(form=form),
                name=f"pledge-{form.extension}",
            ),
            path(
                f"updates/<slug:slug>.{form.extension}",
                UpdateCitation.as_view(form=form),
                name=f"update-{form.extension}",
            ),
            path(
                f"data.{form.extension}",
                DatasetCitation.as_view(form=form),
                name=f"data-{form.extension}",
            ),
        )
    ]
