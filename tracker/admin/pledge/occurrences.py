"""The occurrences of a repeated duty: what is recorded, what waits, one form to confirm it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from tracker.actions import milestones
from tracker.actions.refusal import Refused
from tracker.admin.forms.occurrence_forms import OccurrenceForm, slot_name, update_names
from tracker.admin.review.verb_views import VerbViews, signed_in
from tracker.admin.saving.kept import restored
from tracker.admin.saving.refusing import of_its_row
from tracker.admin.saving.seen import SeenForm
from tracker.models import DialogueVersion, Milestone, PledgeVersion, UpdateVersion
from tracker.models.facts import recurrence_of
from tracker.rules.recurrence import Slot
from tracker.rules.vocabulary import MilestoneState
from tracker.today import today

# As many lines as the limit on form fields leaves room for, and a person reads at once.
LINES_AT_ONCE = 20
UPDATES_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Recorded:
    """An occurrence with its newest milestone."""

    name: str
    outcome: MilestoneState
    milestone: Milestone


@dataclass(frozen=True, slots=True)
class Occurrences:
    """All that the page shows of one pledge on a day; `ahead` have opened and are not yet due."""

    recorded: Sequence[Recorded]
    waiting: Sequence[OccurrenceForm]
    left_out: int
    ahead: Sequence[str]


class OccurrenceViews(VerbViews):
    """Adds the occurrences page to the screen of pledges."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.occurrences_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_occurrences"
        return [path("<int:key>/occurrences/", view, name=name), *super().get_urls()]

    def occurrences_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Read: whoever may read pledges. Confirm: whoever may draft milestones."""
        request = restored(request)
        row = self.get_object(request, str(key))
        version = row.pledge.current if row else None
        if version is None or recurrence_of(version) is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        may_confirm = signed_in(request).has_perm("tracker.add_milestone")
        if request.method == "POST" and not may_confirm:
            raise PermissionDenied
        day = today()
        data = request.POST if request.method == "POST" else None
        found = occurrences(version, day, data)
        reading = read_with(version, found, data)
        reading.told = getattr(request, "told", "")
        if data is not None and reading.is_valid():
            response = self._confirm(request, version, day, found)
            if response is not None:
                return response
        return self._show(request, version, found, reading, may_confirm)

    def _confirm(
        self, request: HttpRequest, version: PledgeVersion, day: date, found: Occurrences
    ) -> HttpResponse | None:
        """Write what was ticked; None when something is wrong, which the lines then say."""
        valid = [form.is_valid() for form in found.waiting]
        if not all(valid):
            return None
        outcomes = [form.content() for form in found.waiting if form.cleaned_data["confirm"]]
        user, submit = signed_in(request), "_submit" in request.POST
        try:
            rows = milestones.confirm(version, outcomes, on=day, by=user, submit=submit)
        except Refused as refused:
            faults = refused.faults
            for form in found.waiting:
                faults = form.tell(faults)
            for fault in faults:
                self.message_user(request, of_its_row(fault), messages.ERROR)
            return None
        done = "Submitted for review" if submit else "Saved as drafts"
        self.message_user(request, f"{done}: {len(rows)}.", messages.SUCCESS)
        return HttpResponseRedirect(request.path)

    def _show(
        self,
        request: HttpRequest,
        version: PledgeVersion,
        found: Occurrences,
        reading: SeenForm,
        may_confirm: bool,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Occurrences",
            "subtitle": str(version),
            "opts": self.opts,
            "original": version,
            "occurrences": found,
            "refused": reading if reading.is_bound and not reading.is_valid() else None,
            # A fresh one: whoever was told of a change has it before them now.
            "reading": read_with(version, found, None),
            "may_confirm": may_confirm,
            "log_update": f"{reverse('admin:tracker_updateversion_add')}?pledge={version.pledge}",
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/tracker/occurrences.html", context)


def read_with(version: PledgeVersion, found: Occurrences, data: Any) -> SeenForm:
    """The hidden half of the page: which occurrences were recorded and which waited, and how."""
    recorded = {str(each.milestone.number): each.milestone.pk for each in found.recorded}
    waiting = {str(form.slot.number): form.initial for form in found.waiting}
    reading = SeenForm(data)
    reading.open_with(version, {"recorded": recorded, "waiting": waiting})
    return reading


def occurrences(version: PledgeVersion, day: date, data: Any) -> Occurrences:
    """Read what the page shows; `data` is what was posted, None to begin with."""
    opened = milestones.slots_of(version, day)
    waiting = milestones.to_confirm(version, opened, day)
    names = _names(version, opened)
    newest = _newest_milestones(version)
    numbers = {each.slot.number for each in waiting} | newest.keys()
    updates = update_names(_updates(version))
    return Occurrences(
        recorded=list(_recorded(newest, names)),
        waiting=[
            OccurrenceForm(data, each, names[each.slot.number], updates)
            for each in waiting[:LINES_AT_ONCE]
        ],
        left_out=max(0, len(waiting) - LINES_AT_ONCE),
        ahead=[names[slot.number] for slot in opened if slot.number not in numbers],
    )


def _names(version: PledgeVersion, opened: Sequence[Slot]) -> dict[int, str]:
    rounds = {slot.dialogue for slot in opened if slot.dialogue}
    found = DialogueVersion.objects.public().filter(dialogue__slug__in=rounds)
    by_round = dict(found.values_list("dialogue__slug", "name_en"))
    times = version.recurs_count or 1
    return {slot.number: slot_name(slot, times, by_round) for slot in opened}


def _newest_milestones(version: PledgeVersion) -> dict[int, Milestone]:
    rows = Milestone.objects.filter(pledge=version.pledge_id).order_by("number", "version")
    return {row.number: row for row in rows.select_related("evidence__current", "pledge")}


def _recorded(newest: dict[int, Milestone], names: dict[int, str]) -> Iterator[Recorded]:
    for number, row in newest.items():
        # A milestone may stand for a slot that fell away later.
        yield Recorded(names.get(number, f"{number}."), MilestoneState(row.outcome), row)


def _updates(version: PledgeVersion) -> Iterator[tuple[str, str, str]]:
    """The public updates that bear on the pledge, the newest ones, in order of days."""
    rows = UpdateVersion.objects.public().filter(update__bearings__pledge=version.pledge_id)
    newest = rows.order_by("-date_latest", "update__slug").distinct()
    found = newest.values_list("update__slug", "date", "fact_en", "date_latest")[:UPDATES_AT_MOST]
    yield from ((slug, text, fact) for slug, text, fact, _ in reversed(found))
