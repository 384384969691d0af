"""How values are read: words of a vocabulary, public ids, days, yes or no, free text.

Each field takes a parameter given once or several times and cleans it to a list. A value that
cannot be read is an error with a reason; an empty value counts as not given, because that is what
an untouched field of a form sends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from operator import itemgetter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tracker.rules.edtf_words import short_day
from tracker.rules.vocabulary import Language, Vocabulary

from .frame import iso_day

MAX_SHOWN = 60
# How many ids one parameter takes: more than a reader picks, few enough to look up at once.
MANY = 12
# Of days and texts, where more only widen one range or one search.
FEW = 4
YES = frozenset({"true", "1", "yes"})
NO = frozenset({"false", "0", "no"})


def language() -> Language:
    """The language of the page being made."""
    return "zh-hans" if get_language() == "zh-hans" else "en"


def in_language(row: Any, field: str, wanted: Language | None = None) -> str:
    """A text of a row in the given language (else the page's), or in English if it has none."""
    english = getattr(row, f"{field}_en")
    if (wanted or language()) != "zh-hans":
        return english
    return getattr(row, f"{field}_zh", "") or english


def name_of(row: Any) -> str:
    """What a reader calls a row that a filter may name; an identity is called by its content."""
    content = getattr(row, "current", row)
    return in_language(content, "name" if hasattr(content, "name_en") else "title")


class ManyValues(forms.Field):
    """A parameter given up to `most` times; subclasses read one value."""

    widget: Any = forms.SelectMultiple
    most = MANY

    def clean(self, value: Any) -> list[Any]:
        return [self.read(each) for each in self.given(value)]

    def given(self, value: Any) -> list[str]:
        """The values that were given, without the empty ones; ValidationError for too many."""
        values = list(value or [])
        if len(values) > self.most:
            raise ValidationError(_("takes at most %(most)d values") % {"most": self.most})
        return [each for each in values if each]

    def read(self, text: str) -> Any:
        """One value, or ValidationError with the reason."""
        return text

    def key_of(self, value: Any) -> str:
        """How an address writes a value that was read."""
        return str(value)

    def label_of(self, text: str, cleaned: list[Any]) -> str:
        """How a reader sees one value, of those that were read without error."""
        return text


class WordsField(ManyValues):
    """Values of one vocabulary."""

    def __init__(self, vocabulary: type[Vocabulary], **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        self.most = len(vocabulary)
        super().__init__(**kwargs)
        self.widget.choices = CallableChoiceIterator(self.choices)

    def choices(self) -> Iterable[tuple[str, str]]:
        """Value and label of each word, in the language of the page."""
        return [(member.value, member.word.label(language())) for member in self.vocabulary]

    def read(self, text: str) -> Vocabulary:
        try:
            return self.vocabulary(text)
        except ValueError as error:
            words = ", ".join(member.value for member in self.vocabulary)
            raise ValidationError(_("must be one of %(words)s") % {"words": words}) from error

    def label_of(self, text: str, cleaned: list[Any]) -> str:
        return self.vocabulary(text).word.label(language())


class SlugsField(ManyValues):
    """Public ids of rows; an id that nothing public has is an error."""

    def __init__(self, rows: Callable[[], QuerySet], **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(**kwargs)
        self.widget.choices = CallableChoiceIterator(self.choices)

    def choices(self) -> Iterable[tuple[str, str]]:
        """Id and name of each public row, by name in the language of the page."""
        return sorted(((row.slug, name_of(row)) for row in self.rows()), key=itemgetter(1, 0))

    def clean(self, value: Any) -> list[Any]:
        slugs = super().clean(value)
        found = list(self.rows().filter(slug__in=slugs)) if slugs else []
        self.refuse(set(slugs) - {row.slug for row in found})
        return found

    def refuse(self, missing: Collection[str]) -> None:
        """Raise ValidationError, naming one of what nothing public is called."""
        if missing:
            nothing = _("the record has nothing with the id “%(slug)s”")
            raise ValidationError(nothing % {"slug": min(missing)[:MAX_SHOWN]})

    def key_of(self, value: Any) -> str:
        return str(value.slug)

    def label_of(self, text: str, cleaned: list[Any]) -> str:
        return next(name_of(row) for row in cleaned if row.slug == text)


class ValuesField(ManyValues):
    """Values that a column of the record holds, such as the names of institutions."""

    def __init__(self, values: Callable[[], QuerySet], **kwargs: Any) -> None:
        self.values = values
        super().__init__(**kwargs)
        self.widget.choices = CallableChoiceIterator(self.choices)

    def choices(self) -> Iterable[tuple[str, str]]:
        """Each value that occurs."""
        return sorted((value, value) for value in set(self.values()))

    def clean(self, value: Any) -> list[str]:
        wanted = super().clean(value)
        if wanted and (missing := set(wanted) - set(self.values())):
            nothing = _("the record does not know “%(value)s”")
            raise ValidationError(nothing % {"value": min(missing)[:MAX_SHOWN]})
        return wanted


class YesNoField(ManyValues):
    """True or false."""

    most = 2

    def choices(self) -> Iterable[tuple[str, str]]:
        """Both answers, in the language of the page."""
        return [("true", _("Yes")), ("false", _("No"))]

    def read(self, text: str) -> bool:
        if text not in YES | NO:
            raise ValidationError(_("must be true or false"))
        return text in YES

    def key_of(self, value: Any) -> str:
        return "true" if value else "false"

    def label_of(self, text: str, cleaned: list[Any]) -> str:
        return dict(self.choices())[self.key_of(text in YES)]


class DaysField(ManyValues):
    """Calendar days."""

    widget = forms.MultipleHiddenInput
    most = FEW

    def read(self, text: str) -> date:
        try:
            return iso_day(text)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def label_of(self, text: str, cleaned: list[Any]) -> str:
        return short_day(iso_day(text), language())


class TextsField(ManyValues):
    """Free text."""

    widget = forms.MultipleHiddenInput
    most = FEW

    def read(self, text: str) -> str:
        return text.strip()

    def label_of(self, text: str, cleaned: list[Any]) -> str:
        return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
