"""The page of imports: choose, read the plan, apply exactly that plan."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.actions import batches
from tracker.actions.actors import actor_of
from tracker.ingestion.problems import PackageError
from tracker.ingestion.sheets import averages
from tracker.ingestion.sheets.importing import PlanChanged, apply_as_read
from tracker.ingestion.sheets.plan import Plan, Step
from tracker.ingestion.sheets.plan_text import by_noun, placed
from tracker.ingestion.sheets.planning import plan_of

from .forms import ImportForm
from .limit import AT_ONCE
from .permission import importer

SHOWN = 50
BATCHES = 20


def import_table(request: HttpRequest) -> HttpResponse:
    """Show what a spreadsheet would do; do it when what was shown is what would be done."""
    person = importer(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, None)
    if "apply" in request.POST and _apply(request, form, person):
        return HttpResponseRedirect(reverse("admin:import"))
    restore = form.cleaned_data["restore"]
    sheet = form.sheet
    plan = plan_of(sheet.name, sheet.data, form.read_mapping, restore=restore, most=AT_ONCE)
    return _page(request, form, plan)


def _apply(request: HttpRequest, form: ImportForm, person: User) -> bool:
    """Publish, or say why not; whether it was done."""
    try:
        batch = apply_as_read(
            form.sheet.name,
            form.sheet.data,
            form.read_mapping,
            digest=form.cleaned_data["digest"],
            restore=form.cleaned_data["restore"],
            by=actor_of(person),
            most=AT_ONCE,
        )
    except PlanChanged as changed:
        messages.error(request, f"Nothing was published. {changed} Read it again.")
        return False
    except PackageError as refused:
        for problem in refused.problems[:SHOWN]:
            messages.error(request, f"{placed(problem)}: {problem.reason}")
        messages.error(request, "Nothing was published.")
        return False
    told = f"Published in batch {batch}." if batch else "Nothing to do: the record has all of it."
    messages.success(request, told)
    return True


def _page(request: HttpRequest, form: ImportForm, plan: Plan | None) -> HttpResponse:
    site: Any = admin.site
    context = {
        **site.each_context(request),
        "title": "Import a table",
        "form": form,
        "plan": plan,
        "batches": batches.newest(BATCHES),
    }
    if plan is not None:
        context |= _told(plan, form)
    request.current_app = site.name
    return TemplateResponse(request, "admin/tracker/import.html", context)


def _told(plan: Plan, form: ImportForm) -> dict[str, Any]:
    """The plan as the page shows it, and the form that carries it on."""
    steps = [(step, plan.of(step)) for step in (Step.REFUSE, Step.CHANGE, Step.CREATE, Step.SAME)]
    kept = {name: form.cleaned_data[name] for name in ("mapping", "restore")}
    compared = averages.compared(plan.pledges)
    wrong = averages.disagreements(compared)
    return {
        "form": ImportForm(initial=kept | form.carry | {"digest": plan.digest}),
        "file": form.sheet.name,
        "is_carried": bool(form.carry["carried_file"]),
        "may_apply": bool(plan.contents) and not plan.is_refused,
        "steps": [
            (step, by_noun(lines), lines[:SHOWN], max(len(lines) - SHOWN, 0))
            for step, lines in steps
        ],
        "wrong": wrong[:SHOWN],
        "averages": (len(wrong), averages.published(compared)),
    }
