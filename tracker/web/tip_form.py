"""The form in which a reader suggests something to the desk."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tracker.filters.fields import language
from tracker.models.tip import ABOUT_AT_MOST, CONTACT_AT_MOST, URL_AT_MOST, WHAT_AT_MOST
from tracker.rules.vocabulary import TipKind

from . import tip_stamp
from .addresses import prefix
from .file import File
from .page import Page
from .titles import titles


class PageField(forms.CharField):
    """The address of a page of this site; cleaned to its path, without its language."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return page_path(text) if text else ""


class Prose(forms.CharField):
    """Text in lines. Browsers send two characters for the end of one; one is kept."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class SourceField(forms.URLField):
    """An address as the record takes it for a source: http or https, never fetched."""

    default_validators = [URLValidator(["http", "https"])]


class TipForm(forms.Form):
    """`nickname` is bait: people do not see it. `stamp` says when the form was handed out."""

    kind = forms.ChoiceField(
        choices=lambda: [(word.value, word.word.label(language())) for word in TipKind],
        error_messages={"required": gettext_lazy("Choose what it is.")},
    )
    about = PageField(max_length=ABOUT_AT_MOST, required=False)
    what = Prose(
        max_length=WHAT_AT_MOST,
        error_messages={"required": gettext_lazy("Say what should be looked at.")},
    )
    url = SourceField(
        max_length=URL_AT_MOST,
        required=False,
        assume_scheme="https",
        error_messages={
            "invalid": gettext_lazy("Give an address that begins with http:// or https://.")
        },
    )
    contact = forms.CharField(max_length=CONTACT_AT_MOST, required=False)
    nickname = forms.CharField(required=False)
    stamp = forms.CharField(required=False)

    @property
    def took_the_bait(self) -> bool:
        """Whether a program filled in the field that people do not see."""
        return bool(self.data.get("nickname"))

    def clean(self) -> dict[str, Any]:
        if fault := tip_stamp.fault(self.cleaned_data.get("stamp", "")):
            raise ValidationError(fault)
        return self.cleaned_data

    @property
    def tip(self) -> dict[str, Any]:
        """What the sender said, once it was found sound."""
        said = {name: self.cleaned_data[name] for name in ("about", "what", "url", "contact")}
        return {"kind": TipKind(self.cleaned_data["kind"]), **said}


def page_path(text: str) -> str:
    """The path, without its language, of the page of this site that a text names.

    ValidationError where there is none; files, the API and the desk are no pages.
    """
    nothing = ValidationError(_("This site has no such page."), code="invalid")
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise nothing from error
    site = f"{parts.scheme}://{parts.netloc}" if parts.netloc else settings.SITE_URL
    path = without_language(parts.path)
    if site != settings.SITE_URL or not is_public_page(path):
        raise nothing
    return path


def without_language(path: str) -> str:
    """A path as it is in the default language."""
    for code, _name in settings.LANGUAGES:
        if (start := prefix(code)) and path.startswith(f"{start}/"):
            return path.removeprefix(start)
    return path


def is_public_page(path: str) -> bool:
    """Whether readers find a page at a path of the default language."""
    with override(settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404:
            return False
    view = getattr(match.func, "view_class", None)
    if view is None or not issubclass(view, Page) or issubclass(view, File):
        return False
    return not match.kwargs or bool(title_of(path))


def title_of(path: str) -> str:
    """What the page of a row of the record is called; empty for any other page."""
    with override(settings.LANGUAGE_CODE):
        match = resolve(path)
    named = (match.url_name or "", match.kwargs.get("slug", ""))
    return titles([named]).get(named, "")
