"""Links in the form of a new pledge: what it does to an earlier one, or a later one to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.forms import BaseModelFormSet

from tracker.admin.forms.fields import ChooseOne, OneRow, Prose, is_key
from tracker.admin.forms.known_rows import keys_sent
from tracker.admin.forms.rows_read import Choices, share
from tracker.admin.update.pledge_rows import RowsOfPledgesInline
from tracker.models import Pledge, PledgeLink, PledgeVersion

from .pledge_forms import drafted_with

EARLIER, LATER = "later", "earlier"
DIRECTIONS = [(EARLIER, "This pledge …"), (LATER, "… this pledge")]


class LinkForm(forms.ModelForm):
    """Read in a row: this pledge · reaffirms · that one, or the other way round."""

    this_is = forms.ChoiceField(choices=DIRECTIONS, initial=EARLIER, label="Direction")
    other = OneRow(
        queryset=Pledge.objects.all(),
        widget=ChooseOne(PledgeLink._meta.get_field("earlier"), admin.site),
        label="Other pledge",
    )
    reason_en = Prose(label="Why", widget=forms.Textarea(attrs={"rows": 2, "cols": 30}))

    def __init__(self, *args: Any, this: int | None = None, **kwargs: Any) -> None:
        link = kwargs.get("instance")
        if link is not None and link.pk:
            is_later = link.later_id == this
            given = {
                "this_is": EARLIER if is_later else LATER,
                "other": link.earlier_id if is_later else link.later_id,
            }
            kwargs["initial"] = given | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def has_changed(self) -> bool:
        """A direction alone is no link: it is chosen to begin with."""
        return bool(set(self.changed_data) - {"this_is"})

    def content(self, this: str) -> dict[str, str]:
        """The link as its action takes it, of the pledge with this id."""
        cleaned = self.cleaned_data
        pair = (this, cleaned["other"].slug)
        later, earlier = pair if cleaned["this_is"] == EARLIER else pair[::-1]
        return {
            "later": later,
            "earlier": earlier,
            "relation": cleaned["relation"],
            "reason_en": cleaned["reason_en"],
        }


class LinkFormSet(BaseModelFormSet):
    """The links drafted with the pledge whose version the form shows."""

    choices: Choices

    def __init__(self, *args: Any, instance: PledgeVersion, **kwargs: Any) -> None:
        kwargs.pop("save_as_new", None)
        self.this = instance.pledge_id
        self.drafted = drafted_with(instance)[1]
        super().__init__(*args, **kwargs)
        self.choices.keep(each for row in self.drafted for each in (row.later, row.earlier))
        keys = keys_sent(self, "other")
        self.choices.among(Pledge.objects.all(), [str(int(key)) for key in keys if is_key(key)])

    def get_queryset(self) -> Any:
        return self.drafted

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        share(form, self.choices)

    @classmethod
    def get_default_prefix(cls) -> str:
        return PledgeLink.noun

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return super().get_form_kwargs(index) | {"this": self.this}

    def contents(self, this: str) -> list[dict[str, str]]:
        """The links that the form asks for, of the pledge with this id."""
        rows: list[Any] = self.forms
        return [
            form.content(this)
            for form in rows
            if form.cleaned_data and not form.cleaned_data.get("DELETE") and form.has_changed()
        ]


class LinkInline(RowsOfPledgesInline):
    """Later and earlier pledges that this one has to do with."""

    model = PledgeLink
    form = LinkForm
    formset: Any = LinkFormSet
    template = "admin/edit_inline/tabular.html"
    columns = ("relation", "reason_en")
    # With the form around it, below the number of fields that a request may send.
    max_num = 15
    fields = ("this_is", "relation", "other", "reason_en")
    verbose_name = "link"
    verbose_name_plural = "Links"
