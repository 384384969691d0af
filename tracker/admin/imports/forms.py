"""What the page of imports asks: a spreadsheet, and a mapping."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from tracker.ingestion.problems import PackageError
from tracker.ingestion.sheets import mapping_file, shipped
from tracker.ingestion.sheets.mapping import SheetMapping
from tracker.ingestion.sheets.plan_text import placed
from tracker.ingestion.text_file import MAX_BYTES

from .carried import Upload, packed, unpacked

_OWN = "A mapping of your own"


class ImportForm(forms.Form):
    """A file and a mapping, chosen now or carried from the page before.

    Once it is valid, `sheet` is the file and `mapping` the mapping, checked.
    """

    file = forms.FileField(
        label="Spreadsheet", required=False, help_text="CSV or XLSX, at most 10 MB."
    )
    mapping = forms.ChoiceField(
        required=False,
        choices=[*((name, name) for name in shipped.names()), ("", _OWN)],
        help_text="What each column is to us.",
    )
    own_mapping = forms.FileField(label=_OWN, required=False, help_text="A TOML file.")
    restore = forms.BooleanField(
        label="Bring back what was withdrawn from the record", required=False
    )
    carried_file = forms.CharField(widget=forms.HiddenInput, required=False)
    carried_mapping = forms.CharField(widget=forms.HiddenInput, required=False)
    digest = forms.CharField(widget=forms.HiddenInput, required=False)

    sheet: Upload
    read_mapping: SheetMapping

    def clean(self) -> dict[str, Any]:
        """Find both, and read the mapping: every fault in it is told before the file is read."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        sheet = self._found("file", "carried_file")
        name = cleaned.get("mapping", "")
        own = self._found("own_mapping", "carried_mapping") if not name else None
        if sheet is None:
            self.add_error("file", "Choose a file.")
        if not name and own is None:
            self.add_error("own_mapping", "Choose a mapping, or one of those above.")
        if self.errors or sheet is None:
            return cleaned
        chosen = own or Upload(f"{name}.toml", shipped.path_of(name).read_bytes())
        try:
            self.read_mapping = mapping_file.read(chosen.name, chosen.data)
        except PackageError as error:
            told = [f"{placed(problem)}: {problem.reason}" for problem in error.problems]
            raise ValidationError(told) from error
        self.sheet = sheet
        self.carry = {
            "carried_file": packed(sheet),
            "carried_mapping": packed(own) if own else "",
        }
        return cleaned

    def _found(self, name: str, carried: str) -> Upload | None:
        """A file that was chosen, else the one that the page carried."""
        upload: UploadedFile | None = self.cleaned_data.get(name)
        if upload is None:
            return unpacked(self.cleaned_data.get(carried, ""))
        return Upload(upload.name or name, upload.read(MAX_BYTES + 1))
