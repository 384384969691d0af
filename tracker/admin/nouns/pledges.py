"""Pledges at the desk: the form as a reader thinks, and renaming, merging and splitting them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.forms.widgets import Script
from django.http import HttpRequest
from django.utils.safestring import SafeString

from tracker.actions import pledges
from tracker.actions.pledge_parts import TEST
from tracker.admin.forms.contents import Content
from tracker.admin.lists.list_filters import of, titled
from tracker.admin.pledge import pledge_panels as panels
from tracker.admin.pledge.occurrences import OccurrenceViews
from tracker.admin.pledge.pledge_forms import PledgeForm
from tracker.admin.pledge.pledge_hints import PledgeHints
from tracker.admin.pledge.pledge_links import LinkInline
from tracker.admin.pledge.pledge_parts import PledgeParts
from tracker.admin.pledge.pledge_verbs import MERGE, RENAME, SPLIT
from tracker.admin.review.days import made_too_early
from tracker.admin.review.verbs import OF_CONTENT
from tracker.admin.work import LookFilter
from tracker.models import Collection, Mechanism, Party, Pledge, PledgeVersion, Topic
from tracker.models.search_entry import SearchNoun

from .identities import IdentityAdmin

PROMISED = (
    "title_en",
    "title_zh",
    "slug",
    "statement_en",
    "statement_zh",
    "dialogue",
    "made_on",
    "kind",
    "deliverable",
    "topics",
    "part_of",
    ("conditional", "settled_at_adoption", "borderline"),
)
WHO = ("obligors", "counterparts", "joint")
DEADLINE = (
    "deadline_as_written_en",
    "due",
    "basis",
    "deadline_note_en",
    "trigger_relation",
    "trigger_dialogue",
    ("trigger_next_round_of", "trigger_after"),
    ("recurs_count", "recurs_per", "recurs_start"),
    "recurs_each_round_of",
    "recurs_interval_not_stated",
)
JUDGED, LINKS, RECORD = "How we will judge it", "Links", "Record"


@admin.register(PledgeVersion)
class PledgeVersionAdmin(PledgeParts, OccurrenceViews, PledgeHints):
    noun = PledgeVersion.noun
    place = 1
    heading = "Pledges"
    form = PledgeForm
    slug_from = ("title_en",)
    locked_later = frozenset({*WHO, "collection"})
    verbs = (*OF_CONTENT, RENAME, MERGE, SPLIT)
    list_display = ("title_en", "made_on", "due", "made_at")
    list_filter = (
        LookFilter,
        ("kind", titled("kind of pledge")),
        ("deliverable", titled("what is promised")),
        ("basis", titled("who set the deadline")),
        ("origin", titled("where we found it")),
        of("who promised", Party, "pledge__obligations__party__slug"),
        of("mechanism", Mechanism, "dialogue__current__mechanism__slug"),
        of("topic", Topic, "topics__slug"),
        of("collection", Collection, "collection__slug"),
    )
    list_select_related = ("pledge", "dialogue__current")
    found_by = {"pledge": SearchNoun.PLEDGES}
    search_fields = ("title_en", "title_zh", "statement_en", "pledge__slug")
    fieldsets = (
        ("Promised", {"fields": PROMISED}),
        ("Who", {"fields": WHO}),
        ("Deadline", {"fields": DEADLINE}),
    )
    inlines = (LinkInline,)
    change_form_template = "admin/tracker/pledge_form.html"

    class Media:
        css = {"all": ("css/desk/pledge.css",)}
        js = (
            Script("js/desk/testability.js", type="module"),
            Script("js/desk/duplicates.js", type="module"),
        )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Promised · who · deadline · how we will judge it · links · record."""
        only_read = self.is_only_read(request, obj)
        test = TEST if self.takes_test(obj) and not only_read else ("fulfilment_test",)
        judged = test if only_read else ("elements", *test)
        links = [] if self.takes_parts(obj) and not only_read else [(LINKS, {"fields": ("links",)})]
        beside = () if obj is None else ("beside",)
        record = beside if only_read else ("origin", "seed_refs", "collection", *beside)
        own = [(JUDGED, {"fields": judged}), *links, (RECORD, {"fields": record})]
        fieldsets = list(super().get_fieldsets(request, obj))
        if self.asks_duplicates(request, obj):
            fieldsets[0] = ("Promised", {"fields": (*PROMISED, "is_another")})
        # What a correction asks comes last, before the buttons.
        at = len(fieldsets) if only_read else len(self.fieldsets)
        return [*fieldsets[:at], *own, *fieldsets[at:]]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        panels = ("fulfilment_test", "links", "beside")
        return (*super().get_readonly_fields(request, obj), *panels)

    @admin.display(description="Dialogue")
    def made_at(self, row: PledgeVersion) -> str:
        """By its name; a dialogue that is not public yet has its id."""
        return str(row.dialogue.current or row.dialogue) if row.dialogue else ""

    @admin.display(description="Fulfilment test")
    def fulfilment_test(self, row: PledgeVersion) -> SafeString:
        return panels.test_panel(row)

    @admin.display(description="Later and earlier")
    def links(self, row: PledgeVersion) -> SafeString:
        return panels.links_panel(row)

    @admin.display(description="Beside it")
    def beside(self, row: PledgeVersion) -> SafeString:
        return panels.record_panel(row)

    def write(self, request: HttpRequest, form: Any, formsets: Sequence[Any]) -> Any:
        row: Any = super().write(request, form, formsets)
        if told := made_too_early(row, row.dialogue and row.dialogue.current):
            self.message_user(request, told, messages.WARNING)
        return row

    def draft(self, content: Content, *, by: User) -> PledgeVersion:
        return pledges.add(content, by=by)


@admin.register(Pledge)
class PledgeAdmin(IdentityAdmin):
    found_by = {"pk": SearchNoun.PLEDGES}
    search_fields = ("slug", "versions__title_en", "versions__title_zh")
