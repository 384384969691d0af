"""The pledge form: its text, who promised to whom, and how it will be judged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.actions.duplicates import Draft, likely_duplicates
from tracker.actions.pledge_parts import TEST, parts_of
from tracker.admin.forms.fields import ChooseSeveral, Prose, SeveralRows
from tracker.admin.forms.labels import OF_A_PLEDGE
from tracker.admin.forms.record_form import SlugForm
from tracker.models import (
    FulfilmentTest,
    Obligation,
    Party,
    Pledge,
    PledgeLink,
    PledgeVersion,
)
from tracker.models.bodies import content_of
from tracker.rules.vocabulary import Element, choices

from .pledge_hints import LISTS, SINGLE, TESTABLE, said

# What a pledge names that is no column of its version.
LISTS_OF_ROWS = (
    Prefetch("pledge__obligations", Obligation.objects.select_related("party")),
    "pledge__counterparts",
    "topics",
    Prefetch("part_of__obligations", Obligation.objects.select_related("party")),
)
# As an analyst would ask; the other fields say enough by their names.
PERIOD_HELP = "As ISO 8601 writes it: P1Y is a year, P6M half a year, P2W two weeks."
LIKELY = "Likely recorded already"
LIVE_DUPLICATES = '<output class="live" data-duplicates="{address}"></output>'


def drafted_with(row: Any) -> tuple[FulfilmentTest | None, list[PledgeLink]]:
    """The test and links in the form of a pledge: read once for one form."""
    if not hasattr(row, "drafted_parts"):
        row.drafted_parts = parts_of(row) if row.pk else (None, [])
        joined = [each for link in row.drafted_parts[1] for each in (link.later, link.earlier)]
        promised = Prefetch("obligations", Obligation.objects.select_related("party"))
        prefetch_related_objects(joined, promised)
    found: tuple[FulfilmentTest | None, list[PledgeLink]] = row.drafted_parts
    return found


def with_parts(row: PledgeVersion) -> dict[str, Any]:
    """What the form of a pledge shows: its content, and what is drafted together with it."""
    prefetch_related_objects([row], *LISTS_OF_ROWS)
    test, links = drafted_with(row)
    said = {name: getattr(test, name, "") for name in TEST}
    beside = {PledgeLink.noun: [content_of(link) for link in links], "state": row.state}
    return content_of(row) | said | beside


class PledgeForm(SlugForm):
    """`without` are fields that this pledge's form does not ask for.

    The three texts of the fulfilment test are content of their own; they are asked for here while
    the pledge is a first draft, and written together with it.
    """

    without: frozenset[str] = frozenset()
    says = staticmethod(with_parts)

    obligors = SeveralRows(
        queryset=Party.objects.all(),
        widget=ChooseSeveral(Obligation._meta.get_field("party"), admin.site),
        help_text="Who promised. A changed who is a new pledge that supersedes this one.",
    )
    counterparts = SeveralRows(
        queryset=Party.objects.all(),
        widget=ChooseSeveral(Pledge._meta.get_field("counterparts"), admin.site),
        required=False,
        help_text="To whom. Empty when joint: then the counterparts are the other obligors.",
    )
    elements = forms.MultipleChoiceField(
        choices=choices(Element),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="Testable by",
        help_text="Which of the five the text names.",
    )
    delivered_if_en = Prose(required=False, max_length=20_000, label="Delivered if")
    partly_if_en = Prose(required=False, max_length=20_000, label="Partly delivered if")
    evidence_en = Prose(
        required=False,
        max_length=20_000,
        label="Sources that would show it",
        help_text="The fulfilment test locks at the first verdict (METHOD 8).",
    )
    is_another = forms.BooleanField(
        required=False,
        label="It is another pledge",
        help_text="I have looked at the likely duplicates named here.",
    )

    def add_prefix(self, field_name: str) -> str:
        """A control named `elements` would hide from scripts the form's list of its controls."""
        return super().add_prefix(TESTABLE if field_name == "elements" else field_name)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.without & self.fields.keys():
            del self.fields[name]
        # A form that is only read has none of the columns.
        if "title_en" in self.fields:
            self._explain()

    def _explain(self) -> None:
        """Labels, and what is told while typing."""
        for name, label in OF_A_PLEDGE.items():
            self.fields[name].label = label
        self.fields["recurs_per"].help_text = PERIOD_HELP
        address = reverse("admin:tracker_pledgeversion_duplicates")
        self.fields["title_en"].help_text = LIVE_DUPLICATES.format(address=address)
        # A bound field keeps the help it was made with.
        self["elements"].help_text = self._testability()

    def _testability(self) -> SafeString:
        """How testable it is as it stands; a script asks again while it changes."""
        content = {name: self[name].value() or "" for name in (*LISTS, *SINGLE)}
        told = said([str(each) for each in self["elements"].value() or ()], content)
        return format_html(
            'Which of the five the text names. <output class="live" data-testability="{}">{}'
            "</output>",
            reverse("admin:tracker_pledgeversion_testability"),
            " ".join([told["said"], *told["doubts"]]),
        )

    def initial_of(self, row: PledgeVersion) -> dict[str, Any]:
        test, _ = drafted_with(row)
        return super().initial_of(row) | {
            "obligors": [party.pk for party in row.obligors],
            "counterparts": [party.pk for party in row.counterparts],
            **{name: getattr(test, name, "") for name in TEST},
        }

    @property
    def test(self) -> dict[str, str] | None:
        """The fulfilment test as typed; None where it is not asked for."""
        if TEST[0] not in self.fields:
            return None
        return {name: self.cleaned_data[name] for name in TEST}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if any(cleaned.get(name) for name in TEST) and not cleaned.get(TEST[0], "kept"):
            self.add_error(TEST[0], "A fulfilment test begins with what counts as delivered.")
        if "is_another" in self.fields:
            self._point_out_duplicates(cleaned)
        return cleaned

    def _point_out_duplicates(self, cleaned: dict[str, Any]) -> None:
        found = [] if cleaned.get("is_another") else likely_duplicates(draft_of(cleaned))
        if found:
            self.add_error("is_another", ValidationError(named(found), code="duplicate"))
        elif not cleaned.get("is_another"):
            # Nothing to look at, nothing to tick.
            self.fields["is_another"].widget = forms.HiddenInput()


def draft_of(cleaned: dict[str, Any]) -> Draft:
    """What of a form is compared with pledges on record."""
    return Draft(
        title=cleaned.get("title_en") or "",
        statement=cleaned.get("statement_en") or "",
        dialogue=cleaned.get("dialogue"),
        made_on=cleaned.get("made_on") or "",
        obligors=list(cleaned.get("obligors") or ()),
    )


def named(rows: Iterable[PledgeVersion]) -> SafeString:
    """Likely duplicates, each with a link to its page at the desk."""
    links = format_html_join(
        ", ",
        '<a href="{}" target="_blank">{}</a> ({})',
        (
            (
                reverse("admin:tracker_pledgeversion_change", args=[row.pk]),
                row.title_en,
                row.get_state_display().lower(),
            )
            for row in rows
        ),
    )
    return format_html("{}: {}. If it is another pledge, tick this box.", LIKELY, links)
