"""The interface in Simplified Chinese is whole, and its shipped file is that of its source."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import polib
import pytest

from .phrases import phrases

FOLDER = Path(__file__).resolve().parent.parent / "tracker/locale/zh_Hans/LC_MESSAGES"
SOURCE, COMPILED = FOLDER / "django.po", FOLDER / "django.mo"
NAMED = re.compile(r"%\((\w+)\)[sd]")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(SOURCE))


def test_every_phrase_of_the_interface_is_in_the_catalogue(catalogue: polib.POFile) -> None:
    missing = phrases() - {entry.msgid for entry in catalogue}

    assert missing == set()


def test_the_catalogue_holds_no_phrase_that_nothing_asks_for(catalogue: polib.POFile) -> None:
    left_over = {entry.msgid for entry in catalogue} - phrases()

    assert left_over == set()
    assert catalogue.obsolete_entries() == []


def test_every_phrase_is_translated_by_a_person_not_guessed(catalogue: polib.POFile) -> None:
    unfinished = [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy]

    assert unfinished == []


def test_a_translation_names_what_its_phrase_names(catalogue: polib.POFile) -> None:
    astray = {
        entry.msgid: (wanted, named_in(text))
        for entry in catalogue
        for text in translations(entry)
        if (wanted := named_in(entry.msgid_plural or entry.msgid)) != named_in(text)
    }

    assert astray == {}


def test_a_translation_keeps_the_markup_of_its_phrase(catalogue: polib.POFile) -> None:
    tags = re.compile(r"</?\w+")
    astray = {
        entry.msgid
        for entry in catalogue
        for text in translations(entry)
        if sorted(tags.findall(entry.msgid)) != sorted(tags.findall(text))
    }

    assert astray == set()


def test_the_compiled_catalogue_is_that_of_the_source(catalogue: polib.POFile) -> None:
    compiled = polib.mofile(str(COMPILED))

    assert in_full(compiled) == in_full(catalogue)


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def named_in(text: str) -> set[str]:
    """The values a phrase has places for, as `%(name)s` or `{name}`."""
    braces = {name for _, name, _, _ in Formatter().parse(text) if name} if "{" in text else set()
    return set(NAMED.findall(text)) | braces


def in_full(catalogue: polib._BaseFile) -> dict[tuple[str, str], list[str]]:
    return {(entry.msgctxt or "", entry.msgid): translations(entry) for entry in catalogue}
